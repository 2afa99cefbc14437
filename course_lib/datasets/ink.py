"""Ink on paper, 28 × 28 numbers from 0 (paper) to 1 (ink): cut out, scaled, set upright."""

import numpy as np

from course_lib.checks.values import numbers

SIDE = 28               # of the paper, and of an image of MNIST
MOST_SLANT = 1.0        # a column to the side for each row: nobody writes more aslant
FAINT = 0.02            # a smaller share of the darkest ink does not make a digit wider


def as_ink(name, value):
    """Return `value` as an array (28, 28) of ink from 0 to 1.

    Raises TypeError or ValueError for other shapes, NaN, and numbers outside of 0 to 1.

    >>> as_ink("drawing", np.zeros((28, 28))).shape
    (28, 28)
    """
    ink = numbers(name, value)
    if ink.shape != (SIDE, SIDE):
        raise ValueError(f"{name} has shape {ink.shape}, but expected {(SIDE, SIDE)}: 28 rows of "
                         "28 numbers.")
    if ink.min() < 0 or ink.max() > 1:
        raise ValueError(f"{name} has numbers from {ink.min():g} to {ink.max():g}, but expected 0 "
                         "(paper) to 1 (ink): divide by the largest.")
    return ink.astype(np.float64, copy=False)


def cut_out(ink):
    """Return the smallest rectangle with all the ink in it.

    >>> cut_out(np.eye(4)[1:3]).shape
    (2, 2)
    """
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def n_rows(ink):
    """Return how many rows the ink is high, from the first with ink to the last.

    >>> n_rows(np.eye(4)[1:3]), n_rows(np.zeros((4, 4)))
    (2, 0)
    """
    return len(cut_out(ink)) if ink.any() else 0


def shares(n_pixels, n_new):
    """Return how much of each old pixel is in each new one, (n_new, n_pixels), rows of sum 1.

    >>> shares(3, 2).round(2).tolist()
    [[0.67, 0.33, 0.0], [0.0, 0.33, 0.67]]
    """
    edges = np.arange(n_new + 1) * n_pixels / n_new
    old = np.arange(n_pixels)
    common = np.minimum(edges[1:, None], old + 1) - np.maximum(edges[:-1, None], old)
    return np.maximum(common, 0) * n_new / n_pixels


def scaled(ink, height, width):
    """Return `ink` with another height and width: a new pixel is the mean of what it covers.

    >>> scaled(np.array([[1.0, 0.0], [0.0, 0.0]]), 1, 1).tolist()
    [[0.25]]
    """
    return shares(ink.shape[0], height) @ ink @ shares(ink.shape[1], width).T


def centre(ink):
    """Return the centre of mass of `ink` as (row, column), counted from 0.

    >>> tuple(map(float, centre(np.array([[0.0, 1.0], [0.0, 1.0]]))))
    (0.5, 1.0)
    """
    rows, columns = ink.sum(axis=1), ink.sum(axis=0)
    return rows @ np.arange(len(rows)) / rows.sum(), columns @ np.arange(len(columns)) / rows.sum()


def upright(ink):
    """Return `ink` (n, n) without its slant, as (n, 3n): each row moves to the side."""
    n = len(ink)
    row, column = centre(ink)
    down, across = np.arange(n) - row, np.arange(n) - column
    slant = (down @ ink @ across) / max(down**2 @ ink.sum(axis=1), 1e-9)
    shifts = n - np.clip(slant, -MOST_SLANT, MOST_SLANT) * down
    sheet = np.zeros((n, 3 * n))
    for line, shift, new in zip(ink, shifts, sheet):
        first = int(shift)
        part = shift - first        # what a shift by a part of a pixel gives to the next one
        new[first : first + n] += (1 - part) * line
        new[first + 1 : first + 1 + n] += part * line
    return np.where(sheet < FAINT * sheet.max(), 0, sheet)
