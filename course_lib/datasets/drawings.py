"""Ink on paper, made into what a network has learned to see: cut out, scaled, put in its place.

A drawing is a square of 28 × 28 numbers from 0 (paper) to 1 (ink). Two families of digits were
prepared in two ways, and a drawing must go the way of the digits that the network has seen.
"""

import numpy as np

from course_lib.checks.values import numbers

SIDE = 28               # of the paper, and of an image of MNIST
MNIST_BOX = 20          # the square into which a digit of MNIST is scaled
MNIST_MIDDLE = 14       # the row and the column of its centre of mass, counted from 0
FIELD, WIDEST = 32, 20  # of a digit of the small set: it is 32 tall and at most 20 wide
BLOCK = 4               # and each of its 8 × 8 pixels is the mean of 4 × 4
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


def as_mnist(ink):
    """Return a drawing (28, 28) as an image of MNIST, (28, 28); an empty one stays empty.

    The digit is scaled into 20 × 20 pixels, as wide for its height as it was, and its centre of
    mass comes to row 14 and column 14 (as near as whole pixels and the edge allow). Source: LeCun,
    Cortes, Burges, "The MNIST database of handwritten digits", 1998.
    """
    image = np.zeros((SIDE, SIDE))
    if not ink.any():
        return image
    found = cut_out(ink)
    digit = scaled(found, *(max(1, round(side * MNIST_BOX / max(found.shape)))
                            for side in found.shape))
    height, width = digit.shape
    # A hair off, so that of two places equally near rounding errors do not choose.
    top, left = (min(max(round(MNIST_MIDDLE - float(at) - 1e-9), 0), SIDE - side)
                 for at, side in zip(centre(digit), digit.shape))
    image[top : top + height, left : left + width] = digit
    return image


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


def as_digits(ink):
    """Return a drawing (28, 28) as an image of the small digits, (8, 8); an empty one stays empty.

    The digit is set upright, scaled to 32 pixels in height and at most 20 in width, put in the
    middle of 32 × 32 without regard to its mass, and averaged over blocks of 4 × 4. Sources:
    Garris and others, "NIST Form-Based Handprint Recognition System", NISTIR 5469, 1994; Alpaydin
    and Kaynak, "Optical Recognition of Handwritten Digits", UCI, 1998, who counted black pixels.
    """
    field = np.zeros((FIELD, FIELD))
    if ink.any():
        found = cut_out(upright(ink))
        width = min(WIDEST, max(1, round(found.shape[1] * FIELD / found.shape[0])))
        left = (FIELD - width) // 2
        field[:, left : left + width] = scaled(found, FIELD, width)
    n = FIELD // BLOCK
    return field.reshape(n, BLOCK, n, BLOCK).mean(axis=(1, 3))
