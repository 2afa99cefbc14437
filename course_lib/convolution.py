"""Convolution: one small kernel slides over an image and asks the same question everywhere.

What networks call convolution is called cross-correlation elsewhere: mathematicians first turn
the kernel round by half a turn. A network learns its kernel, and would learn the turned one as
well, so nobody minds. (Goodfellow, Bengio, Courville, "Deep Learning", 2016, section 9.1.)
"""

import numpy as np

from .checks.choices import one_of
from .checks.results import finite, no_alarms
from .checks.values import numbers

# Each finds something else; pixels run from 0 (paper) to 1 (ink).
KERNELS = {
    "edges left to right": [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]],
    "edges top to bottom": [[-1, -1, -1], [0, 0, 0], [1, 1, 1]],
    "blur": [[1 / 9, 1 / 9, 1 / 9], [1 / 9, 1 / 9, 1 / 9], [1 / 9, 1 / 9, 1 / 9]],
    "sharpen": [[0, -1, 0], [-1, 5, -1], [0, -1, 0]],
    "nothing": [[0, 0, 0], [0, 1, 0], [0, 0, 0]],
}
SHADES = {".": 0.0, "o": 0.5, "#": 1.0}
PICTURES = {
    "seven": """
..........
.########.
.########.
......###.
.....###..
.....###..
....###...
....###...
...###....
..........""",
    "square": """
..........
..........
..######..
..######..
..######..
..######..
..######..
..######..
..........
..........""",
    "ring": """
..........
...o##o...
..o####o..
.o##oo##o.
.##o..o##.
.##o..o##.
.o##oo##o.
..o####o..
...o##o...
..........""",
}


def picture(name):
    """Return the small image `name` of PICTURES, (10, 10), from 0 (paper) to 1 (ink).

    Raises ValueError for a name that is not there.

    >>> float(picture("square").sum())
    36.0
    """
    rows = PICTURES[one_of("name", name, PICTURES)].split()
    return np.array([[SHADES[shade] for shade in row] for row in rows])


def windows(image, kernel):
    """Return all windows of the image that the kernel fits on, (rows, columns, *kernel.shape).

    A kernel of 3 × 3 has 8 places down and 8 across an image of 10 × 10.
    """
    return np.lib.stride_tricks.sliding_window_view(image, kernel.shape)


@no_alarms()
def convolve(image, kernel):
    """Return the feature map: at each place the sum of pixel × kernel over the window.

    `image` (height, width) and `kernel` (k_height, k_width) give (height − k_height + 1,
    width − k_width + 1). Raises TypeError or ValueError for no numbers, or a kernel that is
    larger than the image.

    >>> convolve([[0, 0, 1, 1]], [[-1, 1]]).tolist()
    [[0.0, 1.0, 0.0]]
    """
    image, kernel = numbers("image", image, ndim=2), numbers("kernel", kernel, ndim=2)
    if np.greater(kernel.shape, image.shape).any():
        raise ValueError(f"kernel has shape {kernel.shape}, but expected at most {image.shape}: "
                         "it must fit on the image.")
    return finite("the feature map", (windows(image, kernel) * kernel).sum(axis=(2, 3)))
