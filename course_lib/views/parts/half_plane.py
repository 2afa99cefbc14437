"""The plane of two inputs that a perceptron's line cuts in two: where it fires."""

import numpy as np

MIDDLE = np.array([0.5, 0.5])
# Where "fires" and "stays quiet" may stand: corners of the plane, and which way the text runs.
CORNERS = [(-0.45, -0.38, "left"), (1.45, -0.38, "right"),
           (-0.45, 1.38, "left"), (1.45, 1.38, "right")]


def fires_where(neuron):
    """Return the corners (n, 2) of the side that fires, and the ends (n, 2) of its line.

    With both weights 0, or a line outside the plane, the side is everything or nothing.

    >>> from course_lib.perceptron import Perceptron
    >>> fires_where(Perceptron([1.0, 0.0], threshold=0.5))[1].tolist()
    [[0.5, 3.5], [0.5, -2.5]]
    """
    size = np.hypot(*neuron.weights)
    depth = neuron.weighted_sum(MIDDLE) - neuron.threshold   # above 0: the middle fires
    far = 3.0                                                # past every corner of the plane
    if abs(depth) > 1.5 * size or size == 0:
        everything = MIDDLE + far * np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])
        return everything if depth >= 0 else np.zeros((3, 2)), np.empty((0, 2))
    towards = neuron.weights / size
    along = far * np.array([-towards[1], towards[0]])
    foot = MIDDLE - depth / size * towards
    ends = np.round([foot + along, foot - along], 9)
    return np.vstack([ends, ends[::-1] + 2 * far * towards]), ends


def label_spot(neuron, answer):
    """Return the corner (x, y, alignment) deepest on the side of `answer`, None without room."""

    def depth(corner):
        x, y, align = corner
        width = 0.85 if answer == 0 else 0.45
        box = [(x, y - 0.1), (x, y + 0.1)]
        box += [(left + (width if align == "left" else -width), bottom) for left, bottom in box]
        return np.min((neuron.weighted_sum(box) - neuron.threshold) * (1 if answer else -1))

    best = max(CORNERS, key=depth)
    return best if depth(best) >= 0 else None
