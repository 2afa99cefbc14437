"""Marks for formulas: what comes in is checked first, so that the body is the formula alone.

`function.unchecked` is the formula without its checks. A network uses it, since it has checked
its data once and then calculates with them many thousand times.
"""

from functools import wraps

import numpy as np

from .results import finite, no_alarms
from .values import numbers


def checks_z(least_axes=0):
    """Decorate a function of one array z: it gets an array of finite floats, or you get an error.

    A plain Python number comes out as a plain number.

    >>> checks_z()(np.square)(3)
    9.0
    """

    def decorate(function):
        @wraps(function)
        @no_alarms()
        def checked(z):
            array = numbers("z", z)
            if array.ndim < least_axes:
                raise ValueError(f"z is {z!r}, but expected several numbers to compare: a list.")
            result = function(array)
            return float(result) if type(z) in (int, float) else result

        checked.unchecked = function
        return checked

    return decorate


def slope_of(function, in_a, least_axes=0):
    """Decorate words alone: they become the slope of the activation `function`.

    `in_a` is its formula in the output a, as a text that may follow "something * ", with no other
    letter a in it. So it stands in one place, and whoever writes programs can put it into them.
    `slope.of_output(a_grad, a)` is the slope times `a_grad`, for arrays.

    >>> @slope_of(checks_z()(np.exp), "a")
    ... def exp_grad(z):
    ...     "Return e^z."
    >>> exp_grad(0), exp_grad.in_a, exp_grad.of_output(3, np.array([2.0]))
    (1.0, 'a', array([6.]))
    """
    of_output = eval(f"lambda a_grad, a: a_grad * {in_a}")

    def decorate(words):
        slope = checks_z(least_axes)(wraps(words)(
            lambda z: np.full_like(z, of_output(1, function.unchecked(z)))))
        slope.in_a, slope.of_output = in_a, of_output
        return slope

    return decorate


def checks_pairs(shares=False, whole_rows=None):
    """Decorate a loss, or its gradient: y_true and y_pred are finite floats of one shape.

    With `shares` they must lie between 0 and 1. `whole_rows` is "always" where each row must add
    up to 1, "of classes" where it must as soon as there are several columns.

    >>> checks_pairs()(np.subtract)([3, 4], [1, 1])
    array([2., 3.])
    """

    def decorate(function):
        @wraps(function)
        @no_alarms()
        def checked(y_true, y_pred):
            y_true, y_pred = numbers("y_true", y_true), numbers("y_pred", y_pred)
            _same_shape(y_true, y_pred)
            of_classes = y_true.ndim > 1 and y_true.shape[-1] > 1
            sums_to_one = whole_rows == "always" or (whole_rows and of_classes)
            for name, y in (("y_true", y_true), ("y_pred", y_pred)) if shares else ():
                check_shares(name, y, sums_to_one)
            y_true = y_true.astype(y_pred.dtype, copy=False)
            return finite(f"the result of {function.__name__}", function(y_true, y_pred))

        checked.unchecked = function
        return checked

    return decorate


def _same_shape(y_true, y_pred):
    """NumPy would stretch unequal shapes to fit in silence."""
    if y_true.shape != y_pred.shape:
        raise ValueError(
            f"y_pred has shape {y_pred.shape}, but expected {y_true.shape} like y_true: "
            "give one prediction for each target."
        )


def check_shares(name, y, sums_to_one):
    """Raise ValueError where `y` is no probability, or (`sums_to_one`) a row is no whole.

    >>> check_shares("y_true", np.array([0.25, 0.75]), sums_to_one=True)
    """
    if y.min() < 0 or y.max() > 1:
        raise ValueError(
            f"{name} has values from {y.min():g} to {y.max():g}, but expected 0 to 1: "
            "targets are shares like 0 and 1, predictions what sigmoid or softmax put out."
        )
    if sums_to_one and (y.ndim == 0 or abs(y.sum(axis=-1) - 1).max() > 1e-4):
        raise ValueError(
            f"{name} has rows that do not add up to 1, but expected shares of a whole: "
            "divide each row by its sum, or pass the scores through softmax."
        )
