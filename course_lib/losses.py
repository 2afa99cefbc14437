"""Losses: one number that says how wrong the predictions are. Smaller is better.

Each takes `(y_true, y_pred)` of the same shape, the samples along the first axis, and returns a
float; each `_grad` returns the slope of that float in each prediction, in the shape of y_pred.
All raise TypeError or ValueError for different shapes, no values, NaN or infinity.
Formulas: Goodfellow, Bengio, Courville, "Deep Learning" (2016), sections 3.13, 5.5 and 6.2.
"""

from collections import namedtuple

import numpy as np

from .checks.formulas import checks_pairs


@checks_pairs()
def mse(y_true, y_pred):
    """Return the mean squared error, (1/n) · Σ (y_pred − y_true)², in the unit of y squared.

    The mean is over all values: n is n_samples times the number of outputs.

    >>> mse([1, 0, 0, 1], [0, 0, 0, 0])
    0.5
    """
    return float(((y_pred - y_true) ** 2).sum()) / y_true.size


@checks_pairs()
def mse_grad(y_true, y_pred):
    """Return the derivative of `mse` in each prediction, (2/n) · (y_pred − y_true).

    >>> mse_grad([1, 0], [0, 0])
    array([-1.,  0.])
    """
    return (y_pred - y_true) * (2 / y_true.size)


@checks_pairs(shares=True)
def binary_cross_entropy(y_true, y_pred):
    """Return −(1/n_samples) · Σ [y · log(p) + (1 − y) · log(1 − p)], each output a yes or no.

    A prediction counts as at least 2e-16 away from 0 and 1 (float32: 1e-7), so that the loss stays
    finite: at most 36 for a yes or no (float32: 16).

    >>> round(binary_cross_entropy([1, 0], [0.9, 0.2]), 4)
    0.1643
    """
    p = _inside(y_pred)
    return -float(np.sum(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))) / _n_samples(p)


@checks_pairs(shares=True)
def binary_cross_entropy_grad(y_true, y_pred):
    """Return (p − y) / (p · (1 − p)) / n_samples, the derivative in each prediction p.

    >>> binary_cross_entropy_grad([1, 0], [0.5, 0.5])
    array([-1.,  1.])
    """
    p = _inside(y_pred)
    return (p - y_true) / (p * (1 - p)) / _n_samples(p)


@checks_pairs(shares=True, whole_rows="of classes")
def cross_entropy(y_true, y_pred):
    """Return −(1/n_samples) · Σ y · log(p): the mean surprise at what turned out to be true.

    One column (or a plain list) holds yes or no, so it is the binary form; several columns hold
    the shares of several classes, one row a sample, which add up to 1.

    >>> round(cross_entropy([[0, 1, 0]], [[0.2, 0.7, 0.1]]), 4)
    0.3567
    """
    if _one_column(y_true):
        return binary_cross_entropy.unchecked(y_true, y_pred)
    return -float(np.sum(y_true * np.log(_inside(y_pred)))) / len(y_true)


@checks_pairs(shares=True, whole_rows="of classes")
def cross_entropy_grad(y_true, y_pred):
    """Return −(y / p) / n_samples, the derivative in each prediction p (one column: binary).

    >>> cross_entropy_grad([[0, 1]], [[0.5, 0.5]])
    array([[-0., -2.]])
    """
    if _one_column(y_true):
        return binary_cross_entropy_grad.unchecked(y_true, y_pred)
    return -y_true / _inside(y_pred) / len(y_true)


@checks_pairs(shares=True, whole_rows="always")
def kl_divergence(y_true, y_pred):
    """Return Σ y · log(y / p), the mean over rows: what it costs to believe p where y is true.

    It is the cross-entropy less what no prediction can save, so it is 0 where p = y. (Kullback
    and Leibler 1951.) A plain list is one row.

    >>> round(kl_divergence([0.5, 0.5], [0.9, 0.1]), 4)
    0.5108
    """
    ratio = _inside(y_true) / _inside(y_pred)
    return float(np.sum(y_true * np.log(ratio))) / _n_rows(y_true)


@checks_pairs(shares=True, whole_rows="always")
def kl_divergence_grad(y_true, y_pred):
    """Return −(y / p) / n_rows, the derivative in each prediction p.

    >>> kl_divergence_grad([0.5, 0.5], [0.5, 0.5])
    array([-1., -1.])
    """
    return -y_true / _inside(y_pred) / _n_rows(y_true)


def _inside(p):
    """Return p kept off 0 and 1, since log(0) is −infinity: by the gap of floats beside 1."""
    gap = np.finfo(p.dtype).eps
    return np.clip(p, gap, 1 - gap)


def _one_column(y):
    return y.ndim < 2 or y.shape[-1] == 1


def _n_samples(y):
    return len(y) if y.ndim else 1


def _n_rows(y):
    return y.size // y.shape[-1]


# `outputs`: the output activations whose values a network may give to this loss (None: all).
Loss = namedtuple("Loss", "name function gradient outputs")

LOSSES = {
    loss.name: loss
    for loss in (
        Loss("mse", mse, mse_grad, None),
        Loss("cross_entropy", cross_entropy, cross_entropy_grad, ("sigmoid", "softmax")),
        Loss("binary_cross_entropy", binary_cross_entropy, binary_cross_entropy_grad,
             ("sigmoid",)),
        Loss("kl_divergence", kl_divergence, kl_divergence_grad, ("softmax",)),
    )
}
