"""Compare answers and say them: every answer is first turned into plain data."""

import math
import numbers
import re
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

DEEPEST = 8
LONGEST = 70


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
    if isinstance(value, (np.ndarray, np.generic)):
        return _plain_array(value, depth)
    for kind in (bool, int, float, complex, str):
        if isinstance(value, kind):
            return kind(value)
    if isinstance(value, (numbers.Real, Decimal)):
        return _float(value)
    if depth < DEEPEST and isinstance(value, (list, tuple)):
        return [plain(item, depth + 1) for item in value]
    if depth < DEEPEST and isinstance(value, dict):
        return {str(key): plain(item, depth + 1) for key, item in value.items()}
    return Other(type(value).__name__)


def _float(value):
    try:
        return float(value)
    except (OverflowError, ValueError):     # a fraction beyond the largest float, for example
        return Other(type(value).__name__)


def _plain_array(value, depth):
    array = np.array(value)
    if array.dtype.kind not in "biufc":
        return plain(array.tolist(), depth + 1) if depth < DEEPEST else Other("array")
    if array.ndim == 0 and array.dtype.itemsize >= 8:
        return {"b": bool, "i": int, "u": int, "f": float, "c": complex}[array.dtype.kind](array)
    return array


def numeric(value):
    """Return plain data as an array of numbers, or None where it is not made of numbers alone.

    >>> numeric([1, True]).shape, numeric([1, "two"])
    ((2,), None)
    """
    try:
        array = np.asarray(value)
    except (ValueError, OverflowError):     # lists of different lengths, for example
        return None
    return array if array.dtype.kind in "biufc" else None


def same(came, expected, tolerance=1e-9):
    """Say whether two pieces of plain data agree: kinds of number do not matter, shapes do.

    Numbers may differ by `tolerance`, absolute or relative; single precision has fewer digits,
    so for it the tolerance is 1e-5 at least. NaN agrees with NaN. Capital letters and spaces
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
    if {a.dtype, b.dtype} & {np.dtype(np.float16), np.dtype(np.float32)}:
        tolerance = max(tolerance, 1e-5)
    with np.errstate(all="ignore"):
        return bool(np.allclose(a, b, rtol=tolerance, atol=tolerance, equal_nan=True))


def holds(value, wanted):
    """Say whether plain data is `wanted` (None or `...`) or holds it somewhere inside.

    >>> holds([1, [..., 2]], ...)
    True
    """
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return any(holds(item, wanted) for item in value)
    return value is wanted


def code(value):
    """Return plain data as one would type it, short enough for a sentence.

    >>> code(226.79999999999998), code([1.0, 2.0])
    ('226.8', '[1, 2]')
    """
    if isinstance(value, np.ndarray):
        # Only the first numbers are ever shown, so a big array needs no long text.
        value = value.tolist() if value.size <= 100 else [value.ravel()[:10].tolist(), Ellipsis]
    if isinstance(value, Other):
        return f"<{value.kind}>"
    if value is Ellipsis:
        return "..."
    if isinstance(value, list):
        text = "[" + ", ".join(code(item) for item in value[:100]) + "]"
    elif isinstance(value, dict):
        text = "{" + ", ".join(f"{key!r}: {code(item)}" for key, item in value.items()) + "}"
    elif isinstance(value, (bool, str, complex)) or value is None:
        text = repr(value[:LONGEST + 1] if isinstance(value, str) else value)
    else:
        text = _number(value)
    return text if len(text) <= LONGEST else text[:LONGEST - 1] + "…"


def _number(value):
    try:
        return str(value) if isinstance(value, int) and abs(value) < 1e15 else f"{value:.10g}"
    except OverflowError:                   # a whole number beyond the largest float
        return "a whole number with more than 300 digits"


def show(value):
    """Return plain data in words: `code`, and what kind of thing it is where that matters.

    >>> show(float("nan")), show("high"), show(None)
    ('nan (not a number)', "the text 'high'", 'None (nothing)')
    """
    if value is None:
        return "None (nothing)"
    if isinstance(value, str):
        return f"the text {code(value)}"
    if isinstance(value, Other):
        return f"something of the kind {value.kind}"
    if isinstance(value, float) and math.isnan(value):
        return "nan (not a number)"
    if isinstance(value, float) and math.isinf(value):
        return f"{value} (infinity)"
    return code(value)


def shape_in_words(value):
    """Return "one number", "5 numbers" or "a 2 × 3 table of numbers"; "" if not of numbers.

    >>> shape_in_words(1.0), shape_in_words([1, 2]), shape_in_words(np.zeros((2, 3)))
    ('one number', '2 numbers in a row', 'an array of 2 × 3 numbers')
    """
    array = numeric(value)
    if array is None:
        return ""
    if array.ndim == 0:
        return "one number"
    if array.ndim == 1:
        return f"{array.size} number{'' if array.size == 1 else 's'} in a row"
    return "an array of " + " × ".join(str(side) for side in array.shape) + " numbers"


def tidy(message):
    """Return an error's message on one line, short, without addresses that change each run.

    >>> tidy("bad <f at 0x7f00>\\nthing")
    'bad <f at …> thing'
    """
    text = re.sub(r"0x[0-9A-Fa-f]+", "…", " ".join(str(message).split()))
    return text if len(text) <= 200 else text[:199] + "…"
