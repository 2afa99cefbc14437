"""Doors: check what comes into a function of arrays once, so that its body is the formula alone.

`function.bare` is the same function without its door. A network uses it, since it has checked
its data once and then calculates with them many thousand times.
"""

from functools import wraps

import numpy as np

from .values import finite, numbers


def takes_numbers(least_axes=0):
    """Decorate a function of one array z: it gets an array of finite floats, or you get an error.

    A plain Python number comes out as a plain number.

    >>> takes_numbers()(np.square)(3)
    9.0
    """

    def decorate(function):
        @wraps(function)
        def checked(z):
            array = numbers("z", z)
            if array.ndim < least_axes:
                raise ValueError(f"z is {z!r}, but expected several numbers to compare: a list.")
            with np.errstate(over="ignore"):  # softmax of 1e308 and −1e308: a share of 0 is right
                result = function(array)
            return float(result) if type(z) in (int, float) else result

        checked.bare = function
        return checked

    return decorate


def takes_pairs(shares=False, sums_to_one=False):
    """Decorate a loss, or its gradient: y_true and y_pred are finite floats of one shape.

    With `shares` they must lie between 0 and 1, with `sums_to_one` each row must add up to 1.

    >>> takes_pairs()(np.subtract)([3, 4], [1, 1])
    array([2., 3.])
    """

    def decorate(function):
        @wraps(function)
        def checked(y_true, y_pred):
            y_true, y_pred = numbers("y_true", y_true), numbers("y_pred", y_pred)
            _same_shape(y_true, y_pred)
            for name, y in (("y_true", y_true), ("y_pred", y_pred)):
                if shares:
                    check_shares(name, y, sums_to_one)
            with np.errstate(over="ignore", invalid="ignore"):  # `finite` says it in words
                y_true = y_true.astype(y_pred.dtype, copy=False)
                return finite(f"the result of {function.__name__}", function(y_true, y_pred))

        checked.bare = function
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
