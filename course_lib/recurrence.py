"""Recurrence: a neuron that hears its own last state, and so can remember.

h_t = tanh(w_x · x_t + w_h · h_(t−1) + b): the same two weights and bias at every step, which is
what makes it one neuron and not many. (Elman, "Finding Structure in Time", 1990.)
"""

import numpy as np

from .checks.results import finite, no_alarms
from .checks.values import number, numbers

# What comes in, one number a step.
SEQUENCES = {
    "a single pulse": [1, 0, 0, 0, 0, 0, 0, 0],
    "alternating": [1, -1, 1, -1, 1, -1, 1, -1],
    "steps": [1, 1, 1, 0, 0, 0, -1, -1],
}


@no_alarms()
def states(x, w_x, w_h, bias=0.0, start=0.0):
    """Return the states h_1 … h_n (n,) for the inputs x_1 … x_n (n,), from h_0 = `start` on.

    Raises TypeError or ValueError for anything else than finite numbers.

    >>> states([1, 0, 0], w_x=1, w_h=0.5).round(2).tolist()
    [0.76, 0.36, 0.18]
    """
    x = numbers("x", x, ndim=1)
    w_x, w_h = number("w_x", w_x), number("w_h", w_h)
    bias, h = number("bias", bias), number("start", start)
    found = []
    for x_now in x:
        h = finite("a state", np.tanh(w_x * x_now + w_h * h + bias))
        found.append(h)
    return np.array(found)


def without_first(x):
    """Return the inputs x (n,) with a 0 in place of the first.

    >>> without_first([1, 2, 3]).tolist()
    [0.0, 2.0, 3.0]
    """
    x = numbers("x", x, ndim=1).copy()
    x[0] = 0
    return x
