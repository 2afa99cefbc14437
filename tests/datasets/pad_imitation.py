"""The pad imitated: many ways to write each digit, to measure with, none of them learned from.

`course_lib.datasets.handwriting.WAYS`, which the default network learns from, are other ways with corners
instead of curves. Both were made up by the same people, so the figures are kinder than life;
MNIST in tests/datasets/test_drawings.py is the judge from outside.
"""

import numpy as np

from course_lib.datasets.ink import SIDE
from course_lib.datasets.handwriting import PEN, drawn

# Strokes of points x, y in tenths of the height, y downwards. Inner points are rounded off; a
# corner is where one stroke ends and the next begins.
WAYS = {
    "0 round": "5,0 1.5,.6 .7,5 1.5,9.6 5,10 7.3,8 7.6,4 6.4,.6 4.6,0",
    "0 narrow": "4,0 1.6,1 1.6,9 4,10 6,9 5.8,1 4,0",
    "1 bare": "5,0 5,5 5,10",
    "1 with a flag": "3,2.2 5,0; 5,0 5,10",
    "1 with flag and foot": "2.8,2 5,0; 5,0 5,10; 2.6,10 7.4,10",
    "1 as printed": "3.6,1 5.2,0; 5.2,0 5,10; 3,10 7,9.9",
    "2 curved": "1.5,2.5 2,.3 6.6,-.3 7,3 4,6.5 1.3,10; 1.3,10 7.6,10",
    "2 looped": "1.6,2 3.2,0 7,.2 6.6,4 2,9.4 .8,9.3 2,7.8 5,9.6 8,9.4",
    "3 round": "1.6,1 4,-.5 7.4,.8 6.6,4.2 3.6,4.7; 3.6,4.7 7,4.8 8,8.2 5,10.6 1.3,9",
    "3 flat": "1.6,0 6.8,0; 6.8,0 4,4; 4,4 7.6,4.6 7.6,9.6 3.6,10.4 1.4,8.8",
    "4 open": "2.6,0 1.4,6; 1.4,6 7.8,6; 6,1.5 6,10",
    "4 high": "2.2,.2 2,4.8; 2,4.8 6.8,4.6; 6.6,0 6.2,10",
    "4 round": "2,0 1.2,5.4 3.4,5.8 6.6,5; 6.8,.2 6.4,5 6.4,10",
    "4 closed": "5.8,0 1,6.8; 1,6.8 8,6.8; 5.8,0 5.8,10",
    "5 angular": "7,0 2.2,0; 2.2,0 1.9,4.4; 1.9,4.4 5,3.4 7.8,5.4 7,9.4 4,10.4 1.4,9",
    "5 round": "2.6,0 2.2,4.2; 2.2,4.2 6.6,4 7.4,8 5,10.4 1.4,9.6; 2.6,0 7.2,-.2",
    "6 curved": "6.4,0 2.4,2.6 1,7.4 3,10.6 7,9.6 7,6 4,4.9 1.8,7",
    "6 straight": "4.6,0 2.4,5 1.6,8.6 4.4,10.6 6.8,8.6 5.6,6 2.2,7.4",
    "7 plain": "1.5,0 7.2,0; 7.2,0 3.6,10",
    "7 curved": "1.6,.4 4.5,.2 7,0; 7,0 4.6,4.6 4,10",
    "7 with a serif": "1.8,1.8 1.8,0; 1.8,0 7,0; 7,0 4.2,10",
    "7 steep": "1.8,.2 6.6,0; 6.6,0 5.4,10",
    "7 crossed": "1.5,0 7.4,0; 7.4,0 3.6,10; 3,5.2 7,5",
    "8 in one go": "7,1.4 4.4,-.6 1.6,1.4 3,4.2 6.6,6 7.2,9.4 4,10.7 1.2,9.2 2.6,5.8 6,4 7,1.4",
    "8 of two circles": "4.4,0 2,.4 2,4.4 4.4,4.7 6.6,4.4 6.6,.4 4.4,0; "
                        "4.4,4.7 1.2,5 1.2,9.8 4.4,10 7.4,9.8 7.4,5 4.4,4.7",
    "9 straight": "6.8,1.2 4.4,-.6 1.6,1.4 2,4.8 5,5 6.8,1.8; 6.8,1 6.4,10",
    "9 curved": "6.9,2 5,-.6 1.8,1 1.8,4.6 5,5.2 6.9,2; 6.9,2 6.8,8.6 4.6,10.2 2,9.6",
}


def strokes(way):
    """Return the strokes of a way to write, each an array (n_points, 2)."""
    return [np.array([point.split(",") for point in stroke.split()], float)
            for stroke in WAYS[way].split(";")]


def rounded(stroke, times=3):
    """Return the stroke with its inner corners cut (Chaikin's way) and its ends in their places."""
    for _ in range(times):
        before, after = stroke[:-1], stroke[1:]
        cut = np.stack([0.75 * before + 0.25 * after, 0.25 * before + 0.75 * after], axis=1)
        stroke = np.vstack([stroke[:1], cut.reshape(-1, 2), stroke[-1:]])
    return stroke


def write(way, rng, height=None):
    """Return one more copy (28, 28) of `way`: another slant, width, place, trembling, and size.

    `height` is that of the pen's path, in pixels, 15 to 23 if it is not given.
    """
    height = rng.uniform(15, 23) if height is None else height
    lean, turn, wide = rng.normal(0, 0.1), rng.normal(0, 0.07), rng.uniform(0.8, 1.2)
    turned = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    matrix = turned @ [[wide, -lean], [0, 1]]
    paths = [rounded(stroke + rng.normal(0, 0.25, stroke.shape)) @ matrix.T * height / 10
             for stroke in strokes(way)]
    low, high = np.min(np.vstack(paths), axis=0), np.max(np.vstack(paths), axis=0)
    room = np.maximum(SIDE - 1 - 2 * PEN - (high - low), 0)
    place = PEN + rng.uniform(0.25, 0.75, 2) * room - low
    ink = drawn([np.clip(path + place, 0, SIDE - 1) for path in paths])
    return np.round(ink * 255) / 255        # as it travels from the page
