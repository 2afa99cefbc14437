"""`Pad`: a square of paper to draw on, with mouse, finger, pen, or the keyboard alone."""

import numpy as np

from course_lib.checks.values import shown
from course_lib.datasets.ink import SIDE, as_ink

LEVELS = 255    # shades from paper to ink


class Pad:
    """Paper of 28 × 28 pixels, from 0 (paper) to 1 (ink); `label` names it.

    Its value travels as text, two hexadecimal digits a pixel, row by row, so that a message from
    the page stays small; "" is empty paper. `ink_of` turns it into an array.

    >>> pad = Pad("draw a digit")
    >>> len(pad.checked("drawing", np.eye(28)))
    1568
    """

    def __init__(self, label, value=""):
        self.label, self.value = label, value

    def checked(self, name, value):
        """Return `value`, an array (28, 28) or its text, as text.

        Raises TypeError or ValueError for other shapes, NaN, and numbers outside of 0 to 1.
        """
        if isinstance(value, str):
            return text_of(ink_of(value, name))
        return text_of(as_ink(name, value))

    def spec(self, name):
        """Return the control as plain data for the page."""
        return {"kind": "pad", "name": name, "label": self.label, "side": SIDE}

    def extremes(self):
        """Return empty paper, a dot in a corner, a line, and ink everywhere, for the tests."""
        dot, line, full = np.zeros((3, SIDE, SIDE))
        dot[0, 0], line[4:24, 13:15], full[:] = 1, 1, 1
        return ["", *map(text_of, (dot, line, full))]


def text_of(ink):
    """Return ink (28, 28) as text.

    >>> text_of(np.ones((28, 28)))[:6], text_of(np.zeros((28, 28)))
    ('ffffff', '')
    """
    levels = np.round(ink * LEVELS).astype(np.uint8)
    return levels.tobytes().hex() if levels.any() else ""


def ink_of(text, name="drawing"):
    """Return the ink (28, 28) that `text` stands for; raise ValueError where it is none.

    >>> float(ink_of("ff" + 783 * "00").sum())
    1.0
    """
    if text == "":
        return np.zeros((SIDE, SIDE))
    try:
        levels = np.frombuffer(bytes.fromhex(text), np.uint8)
        return levels.reshape(SIDE, SIDE) / LEVELS
    except ValueError:
        raise ValueError(
            f"{name} is {shown(text)}, but expected {SIDE} rows of {SIDE} numbers from 0 to 1."
        ) from None
