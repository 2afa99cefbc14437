"""Drawings made into what a network has learned to see.

Two families of digits were prepared in two ways, and a drawing must go the way of the digits that
the network has seen.
"""

import numpy as np

from course_lib.checks.values import shown

from .handwriting import handwriting
from .ink import SIDE, centre, cut_out, scaled, upright

MNIST_BOX = 20          # the square into which a digit of MNIST is scaled
MNIST_MIDDLE = 14       # the row and the column of its centre of mass, counted from 0
FIELD, WIDEST = 32, 20  # of a digit of the small set: it is 32 tall and at most 20 wide
BLOCK = 4               # and each of its 8 × 8 pixels is the mean of 4 × 4


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


SIZES = {64: as_digits, 784: as_mnist}      # inputs, and what makes a drawing like such images


def as_inputs(drawings, n_pixels):
    """Return drawings (n, 28, 28) as rows (n, n_pixels) for a network of 64 or 784 inputs.

    Each is made like the images that such a network learns from. Raises ValueError for another
    size.

    >>> as_inputs(np.zeros((3, 28, 28)), 64).shape
    (3, 64)
    """
    if n_pixels not in SIZES:
        raise ValueError(f"n_pixels is {shown(n_pixels)}, but expected 64 (images of 8 × 8) or "
                         "784 (of 28 × 28).")
    return np.array([SIZES[n_pixels](ink).ravel() for ink in drawings])


def made_up_digits(n_pixels, n_each=50, seed=0):
    """Return made-up `handwriting` as inputs (n, n_pixels) of 64 or 784, and its digits (n,).

    Raises TypeError or ValueError for another size, or an `n_each` of no use.

    >>> X, y = made_up_digits(64, n_each=2)
    >>> X.shape, y.tolist()[:6]
    ((34, 64), [0, 0, 1, 1, 1, 1])
    """
    drawings, digits = handwriting(n_each, seed)
    return as_inputs(drawings, n_pixels), digits
