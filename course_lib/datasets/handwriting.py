"""Digits written by a pen: the ink of a stroke, and made-up handwriting to learn from.

Nearly all writers of the small digits cross their sevens, and few give a one both flag and foot.
Whoever writes these in another way writes what a network has seldom seen there.
"""

import numpy as np

from course_lib.checks.values import generator, whole_number

from .ink import SIDE

PEN = 1.15              # half the width of a stroke, in pixels of the paper: as on the page's pad
TREMBLE = 0.8           # standard deviation of a corner's place, in tenths of the height
MOST_EACH = 2_000       # more would not fit the memory of a small machine
HEIGHT, EDGE = 20, 4    # of a digit and above it, in pixels of the paper
# Strokes of corners x, y, in tenths of the height (A is ten), y downwards: ways to write a digit
# that the authors made up, not taken from anybody's hand.
WAYS = (
    (0, "40 13 17 4A 77 73 40"),
    (1, "23 50 5A"), (1, "32 50 5A, 3A 7A"),
    (2, "12 40 72 65 1A 7A"), (2, "11 50 63 38 1A, 1A 89"),
    (3, "11 40 72 45 78 4A 19"), (3, "10 61 63 35 76 69 1A"),
    (4, "20 16 86, 61 6A"), (4, "20 25 75, 70 7A"),
    (5, "70 20 24 54 77 5A 19"),
    (6, "60 32 17 4A 78 56 27"),
    (7, "10 70 3A"), (7, "10 70 44 4A"),
    (8, "40 21 24 45 64 61 40, 45 16 19 4A 79 76 45"), (8, "71 40 22 66 69 4A 28 71"),
    (9, "61 40 21 24 45 64 60 6A"), (9, "61 40 21 24 45 64 61 68 4A 19"),
)


def corners(way):
    """Return the strokes of `way`, each an array (n_corners, 2) of x, y in tenths of the height.

    >>> corners("20 5A")[0].tolist()
    [[2.0, 0.0], [5.0, 10.0]]
    """
    return [np.array([[int(sign, 16) for sign in corner] for corner in stroke.split()], float)
            for stroke in way.split(",")]


def drawn(strokes):
    """Return the ink (28, 28) that the pad's pen leaves along strokes (n, 2) of x, y in pixels.

    The ink is full where the pen passes, half at PEN pixels from its way, and none farther out.

    >>> drawn([np.array([[3, 3], [20, 3]])])[1:6, 10].round(2).tolist()
    [0.0, 0.65, 1.0, 0.65, 0.0]
    """
    start = np.vstack([stroke[:-1] for stroke in strokes])
    line = np.vstack([stroke[1:] for stroke in strokes]) - start
    y, x = np.mgrid[:SIDE, :SIDE, :1][:2]
    right, down = x - start[:, 0], y - start[:, 1]
    length = np.maximum((line**2).sum(axis=1), 1e-9)
    along = np.clip((right * line[:, 0] + down * line[:, 1]) / length, 0, 1)
    far = np.hypot(right - along * line[:, 0], down - along * line[:, 1]).min(axis=-1)
    return np.clip(PEN + 0.5 - far, 0, 1)


def handwriting(n_each=50, seed=0):
    """Return made-up drawings (n, 28, 28) and their digits (n,): `n_each` of each of WAYS.

    Each is narrower or wider, slants, and trembles in another way. Raises TypeError or ValueError
    for an `n_each` that is no whole number from 1 to 2,000.

    >>> ink, y = handwriting(n_each=2)
    >>> ink.shape, y.tolist()[:6]
    ((34, 28, 28), [0, 0, 1, 1, 1, 1])
    """
    n_each = whole_number("n_each", n_each, least=1, most=MOST_EACH)
    rng = generator(seed)
    drawings, labels = [], []
    for digit, way in WAYS:
        for _ in range(n_each):
            turn = [[rng.uniform(0.7, 1.2), rng.normal(0, 0.1)], [rng.normal(0, 0.1), 1]]
            drawings.append(drawn([
                (stroke + rng.normal(0, TREMBLE, stroke.shape)) @ turn * HEIGHT / 10 + EDGE
                for stroke in corners(way)]))
            labels.append(digit)
    return np.array(drawings), np.array(labels)
