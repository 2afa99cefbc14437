"""Compare answers: every answer is first turned into plain data."""

import numbers
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
# By name, so that an answer that gives `np.asarray` another meaning changes nothing here.
from numpy import array, asarray, errstate, generic, isfinite, isnan, ndarray

DEEPEST = 8


@dataclass(frozen=True)
class Other:
    """Something that is no number, text, list or array; only the name of its kind is kept."""

    kind: str


def plain(value, depth=0):
    """Return `value` as None, `...`, bool, int, float, complex, str, list, dict or ndarray.

    Whatever else comes is `Other`, and so is what lies deeper than `DEEPEST` lists. Foreign
    objects can run their own code here and raise.

    >>> plain((np.int64(2), "kcal"))
    [2, 'kcal']
    """
    if value is None or value is Ellipsis:
        return value
    if isinstance(value, (ndarray, generic)):
        return _plain_array(value, depth)
    for kind in (bool, int, float, complex):
        if isinstance(value, kind):
            return kind(value)
    if isinstance(value, str):
        return "".join([value])         # str() would keep a subclass, which may be foreign
    if isinstance(value, (numbers.Real, Decimal)):
        return _float(value)
    if depth < DEEPEST and isinstance(value, (list, tuple)):
        return [plain(item, depth + 1) for item in value]
    if depth < DEEPEST and isinstance(value, dict):
        return {"".join([str(key)]): plain(item, depth + 1) for key, item in value.items()}
    return Other(type(value).__name__)


def _float(value):
    try:
        return float(value)
    except (OverflowError, ValueError):     # a fraction beyond the largest float, for example
        return Other(type(value).__name__)


def _plain_array(value, depth):
    numbers = array(value)
    if numbers.dtype.kind not in "biufc":
        return plain(numbers.tolist(), depth + 1) if depth < DEEPEST else Other("array")
    if numbers.ndim == 0 and (numbers.dtype.itemsize >= 8 or numbers.dtype.kind == "b"):
        kinds = {"b": bool, "i": int, "u": int, "f": float, "c": complex}
        return kinds[numbers.dtype.kind](numbers)
    return numbers


def numeric(value):
    """Return plain data as an array of numbers, or None where it is not made of numbers alone.

    >>> numeric([1, True]).shape, numeric([1, "two"])
    ((2,), None)
    """
    try:
        found = asarray(value)
    except (ValueError, OverflowError):     # lists of different lengths, for example
        return None
    return found if found.dtype.kind in "biufc" else None


def numbers_in(answer):
    """Return an answer of somebody's own as an array of floats; ValueError where it has a text.

    >>> numbers_in([1, True]).tolist()
    [1.0, 1.0]
    """
    found = numeric(plain(answer))
    if found is None:
        raise ValueError("that is not made of numbers alone")
    return found.astype(float)


def same(came, expected, tolerance=1e-9):
    """Say whether two pieces of plain data agree: kinds of number do not matter, shapes do.

    Numbers may differ by `tolerance` of their size, and by 1e-9; single precision has fewer
    digits, so for it both are 1e-5 at least. NaN agrees with NaN. Capital letters and spaces
    around a text do not matter.

    >>> same(2, 2.0), same([1, 2], np.array([1.0, 2.0])), same([1.0], 1.0)
    (True, True, False)
    """
    if isinstance(came, str) and isinstance(expected, str):
        return came.strip().casefold() == expected.strip().casefold()
    if isinstance(came, dict) and isinstance(expected, dict):
        return came.keys() == expected.keys() and all(
            same(came[key], expected[key], tolerance) for key in expected)
    a, b = numeric(came), numeric(expected)
    if a is not None and b is not None:
        return a.shape == b.shape and _close(a, b, tolerance)
    if isinstance(came, list) and isinstance(expected, list):
        return len(came) == len(expected) and all(
            same(one, other, tolerance) for one, other in zip(came, expected, strict=True))
    return type(came) is type(expected) and bool(came == expected)


def _close(a, b, tolerance):
    smallest = min(tolerance, 1e-9)
    if {a.dtype, b.dtype} & {np.dtype(np.float16), np.dtype(np.float32)}:
        tolerance, smallest = max(tolerance, 1e-5), 1e-5
    a, b = (one.astype(float) if one.dtype.kind in "biu" else one for one in (a, b))
    with errstate(all="ignore"):
        near = isfinite(b) & (abs(a - b) <= smallest + tolerance * abs(b))
        return bool((near | (a == b) | isnan(a) & isnan(b)).all())


def is_rounded(came, expected, digits):
    """Say whether `came` is `expected`, rounded to so many digits after the point.

    >>> is_rounded(0.33, 1 / 3, 2), is_rounded(0.33, 1 / 3, 3)
    (True, False)
    """
    a, b = numeric(came), numeric(expected)
    if a is None or b is None or a.shape != b.shape or b.dtype.kind not in "iuf":
        return False
    return _close(a, b.round(digits), 1e-12)


def holds(value, wanted):
    """Say whether plain data is `wanted` (None or `...`) or holds it somewhere inside.

    >>> holds([1, [..., 2]], ...)
    True
    """
    return count(value, wanted) > 0


def count(value, wanted):
    """Return how often plain data holds `wanted` (None or `...`).

    >>> count([1, [..., 2], ...], ...)
    2
    """
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return sum(count(item, wanted) for item in value)
    return int(value is wanted)
