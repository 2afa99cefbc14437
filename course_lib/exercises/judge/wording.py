"""Say plain data in words, short enough for a sentence."""

import math
import re

import numpy as np

from course_lib.exercises.judge.values import Other, numeric

LONGEST = 70
LONGEST_CALL = 300              # a call that is quoted can be typed, and then gives the same
NUMBERS = ("none", "one", "two", "three", "four", "five", "six")
FUNCTIONS = ("function", "builtin_function_or_method", "method", "ufunc",
             "_ArrayFunctionDispatcher")


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


def typed(value):
    """Return plain data as one has to type it to get the very same, cut where it is very long.

    >>> typed(np.array([1.0, 0.1])), typed([1, 2.0])
    ('np.array([1.0, 0.1])', '[1, 2.0]')
    """
    if isinstance(value, np.ndarray):
        return f"np.array({typed(value.tolist())})" if value.size <= 100 else code(value)
    if isinstance(value, Other):
        return code(value)
    if isinstance(value, list):
        text = "[" + ", ".join(typed(item) for item in value[:100]) + "]"
    else:
        text = repr(value) if value is not Ellipsis else "..."
    return text if len(text) <= LONGEST_CALL else text[:LONGEST - 1] + "…"


def in_words(number):
    """Return a small count as a word, a larger one in digits.

    >>> in_words(2), in_words(40)
    ('two', '40')
    """
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


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
    if isinstance(value, Other) and value.kind in FUNCTIONS:
        return "a function itself, not what it answers (are its brackets missing?)"
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
