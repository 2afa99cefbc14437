"""Gradient checking: is `backward` right? Nudge each parameter, and look how the loss answers."""

import numpy as np

from .checks.values import number, shown
from .losses import LOSSES
from .network import check_network


def numerical_gradient(function, parameters, nudge=1e-5):
    """Return the slope of `function()` in each of `parameters`, which it must depend on.

    Central differences, (f(w + h) − f(w − h)) / 2h: the error shrinks with h², until rounding
    takes over at about h = 1e-5. `parameters` (float64, any shape) is nudged in place and put
    back. Raises TypeError or ValueError for other arguments.

    >>> w = np.array([3.0])
    >>> numerical_gradient(lambda: float(w[0] ** 2), w).round(6)
    array([6.])
    """
    if type(parameters) is not np.ndarray or parameters.dtype != np.float64:
        raise TypeError(
            f"parameters is {_kind(parameters)}, but expected an array of float64: a "
            "nudge is lost in fewer digits, and made in place; take Network(..., dtype=float)."
        )
    if not callable(function):
        raise TypeError(f"function is {shown(function)}, but expected a function without "
                        "arguments, like lambda: loss(w).")
    if not parameters.flags.writeable:
        raise ValueError("parameters is read-only, but expected an array to nudge: take a copy.")
    nudge, slopes = number("nudge", nudge, above=0), np.zeros_like(parameters)
    for where in np.ndindex(parameters.shape):
        before = parameters[where]
        try:
            parameters[where] = before + nudge
            above = number("function()", function())
            parameters[where] = before - nudge
            below = number("function()", function())
        finally:    # also where the function fails, or you interrupt it
            parameters[where] = before
        slopes[where] = (above - below) / (2 * nudge)
    return slopes


def _kind(parameters):
    if type(parameters) is np.ndarray:
        return f"an array of {parameters.dtype}"
    return f"a {type(parameters).__name__}"


def check_gradients(net, X, y, loss="mse"):
    """Return the largest difference between `backward` and nudging, relative to the largest slope.

    About 1e-8 or less is right; 1e-4 or more is a mistake in a formula. (A ReLU within a nudge of
    its corner differs too, and an output so near 0 or 1 that its cross-entropy no longer moves;
    no formula is wrong then: try another X.) Raises as `net.backward` does, and TypeError for a
    float32 network.

    >>> from course_lib.network import Network
    >>> check_gradients(Network([2, 2, 1]), [[2, 3]], [1]) < 1e-8
    True
    """
    by_backward = check_network(net).backward(X, y, loss)
    X = np.atleast_2d(net.check_inputs(X))
    y = net.check_targets(y, len(X), loss)
    measure = LOSSES[loss].function
    by_nudging = numerical_gradient(lambda: measure(y, net.forward(X)), net.parameters())
    largest = max(abs(by_backward).max(), abs(by_nudging).max(), 1e-12)
    return float(abs(by_backward - by_nudging).max() / largest)
