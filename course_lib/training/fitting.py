"""What a training asks: that its parts fit each other, and that its numbers stay finite."""

from math import isfinite

import numpy as np

from course_lib.checks.values import shown
from course_lib.network import check_network
from course_lib.optimizers import Optimizer
from course_lib.targets import check_reach


def check_parts(net, optimizer):
    """Raise TypeError where `net` is no Network or `optimizer` no optimizer."""
    check_network(net)
    if not isinstance(optimizer, Optimizer):
        raise TypeError(f"optimizer is {shown(optimizer)}, but expected one of SGD(), Momentum(), "
                        "RMSProp(), Adam(), with the brackets.")


def fitting(net, X, y, loss):
    """Return X and y as tables for `net`; raise where they do not fit, or it cannot reach y."""
    X = np.atleast_2d(net.check_inputs(X))
    y = net.check_targets(y, len(X), loss)
    check_reach(y, net.layers[-1].activation)
    return X, y


def fitting_pair(net, validation, loss):
    """Return `validation` as a pair of tables, or None; raise as `fitting` does."""
    if validation is None:
        return None
    if not isinstance(validation, (tuple, list)) or len(validation) != 2:
        raise TypeError(f"validation is {shown(validation)}, but expected a pair (X, y).")
    try:
        return fitting(net, *validation, loss)
    except (TypeError, ValueError) as error:
        raise type(error)(f"validation: {error}") from None


def check_row(row, net, epoch):
    """Raise FloatingPointError where a loss in `row`, or a parameter of `net`, is infinite."""
    if not all(map(isfinite, row[::2])) or not np.isfinite(net._parameters).all():
        raise FloatingPointError(
            f"the loss became infinite at epoch {epoch}; try a smaller learning rate"
        )
