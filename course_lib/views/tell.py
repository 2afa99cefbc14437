"""`tell`: print words and numbers as the text and the pictures write them."""

import numpy as np

from course_lib.views.parts.words import as_text


def tell(*parts, digits=2):
    """Print words and numbers in one line, each number with at most `digits` after the point.

    An array or a list is printed with commas between its numbers.

    >>> tell("error", -19.3000001, "kcal"); tell([2, 0.5], 12345.6)
    error −19.3 kcal
    2, 0.5 12,345.6
    """
    print(*(_said(part, digits) for part in parts))


def _said(part, digits):
    if isinstance(part, str | bool | np.bool_):
        return str(part)
    if np.ndim(part) == 0:
        return as_text(float(part), digits)
    return ", ".join(_said(one, digits) for one in part)
