"""What comes out of a calculation: no alarm on the way, a clear error for what is too large."""

from math import prod

import numpy as np

MOST_NUMBERS = 100_000_000      # in one array


def no_alarms():
    """Return what keeps NumPy's own alarms off: `with no_alarms():`, or the mark `@no_alarms()`.

    What is too small for a float is as good as 0; what is too large `finite` says in words. So
    nothing of ours depends on what you have set by `np.seterr`.

    >>> with no_alarms():
    ...     np.exp([-1e9, 1e9])
    array([ 0., inf])
    """
    return np.errstate(over="ignore", under="ignore", invalid="ignore")


def zeros(what, shape, dtype=np.float64):
    """Return an array of zeros; raise ValueError where it would not fit into an ordinary memory.

    >>> zeros("n_classes", (2, 3)).sum()
    np.float64(0.0)
    """
    n_numbers = prod(map(int, shape))
    if n_numbers > MOST_NUMBERS:
        raise ValueError(f"{what} makes {n_numbers:.2g} numbers, but expected at most "
                         f"{MOST_NUMBERS:,}, about a gigabyte: try a smaller one.")
    return np.zeros(shape, dtype)


def finite(what, result):
    """Return `result` of a calculation; raise ValueError where it grew past what a float can hold.

    >>> finite("the loss", 0.5)
    0.5
    """
    if not np.isfinite(result).all():
        raise ValueError(
            f"{what} became too large for a number: use smaller inputs, weights or targets "
            "(scaling the inputs to about -1 to 1 helps)."
        )
    return result


def in_dtype(name, values, dtype):
    """Return the array `values` in `dtype`; raise ValueError where that cannot hold its numbers.

    >>> in_dtype("X", np.array([0.5]), "float32")
    array([0.5], dtype=float32)
    """
    if values.dtype == dtype:
        return values
    with no_alarms():
        return finite(f"a number of {name}", values.astype(dtype))
