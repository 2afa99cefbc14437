"""Clear errors for bad input: which argument, what came, what was expected, what to do."""

import numpy as np


def shown(value):
    """Return `value` as short text for an error message.

    >>> shown(list(range(100)))
    '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15...'
    """
    text = repr(value)
    return text if len(text) <= 60 else text[:54] + "..."


def one_of(name, value, options):
    """Return `value` if it is one of `options` (names); raise ValueError with the near ones.

    >>> one_of("activation", "tanh", ["relu", "tanh"])
    'tanh'
    """
    options = list(options)
    if isinstance(value, str) and value in options:
        return value
    from difflib import get_close_matches  # only a mistake pays for the import

    near = get_close_matches(str(value), options)
    meant = f" Did you mean {' or '.join(map(repr, near))}?" if near else ""
    raise ValueError(
        f"{name} is {shown(value)}, but expected one of {', '.join(map(repr, options))}.{meant}"
    )


def numbers(name, value, ndim=None, length=None):
    """Return `value` as an array of finite floats (float32 stays float32).

    `ndim` is the number of axes that is expected (an int or a tuple of ints), `length` the size
    of the last axis. Raises TypeError for what is no number, ValueError for the rest.

    >>> numbers("weights", [0, 1], ndim=1, length=2)
    array([0., 1.])
    """
    try:
        array = np.asarray(value)
        if array.dtype.kind not in "biuf":
            raise TypeError
    except (TypeError, ValueError):
        raise TypeError(
            f"{name} is {shown(value)}, but expected numbers: give a list or an array of numbers, "
            "each row of the same length."
        ) from None
    if array.dtype not in (np.float32, np.float64):
        array = array.astype(np.float64)
    if array.size == 0:
        raise ValueError(f"{name} is empty, but expected at least one number: put numbers in it.")
    if not np.isfinite(array).all():
        raise ValueError(
            f"{name} is {shown(value)}, with NaN or infinity in it, but expected finite numbers: "
            "look for a missing value or a division by zero before this line."
        )
    _check_shape(name, array, ndim, length)
    return array


def _check_shape(name, array, ndim, length):
    allowed = (ndim,) if isinstance(ndim, int) else ndim
    if allowed is not None and array.ndim not in allowed:
        axes = " or ".join(map(str, allowed))
        raise ValueError(
            f"{name} has shape {array.shape}, but expected {axes} axes: "
            "put it in as many brackets as it has axes."
        )
    if length is not None and (array.ndim == 0 or array.shape[-1] != length):
        found = array.shape[-1] if array.ndim else "a single number, not a list"
        raise ValueError(
            f"{name} has {found} values, but expected {length}: give one value for each of them."
        )


def number(name, value):
    """Return `value` as a finite float; raise TypeError or ValueError where it is not one number.

    >>> number("bias", 4)
    4.0
    """
    if isinstance(value, (str, bytes)) or np.ndim(value) != 0:
        raise TypeError(f"{name} is {shown(value)}, but expected one number, for instance 0.5.")
    return float(numbers(name, value))
