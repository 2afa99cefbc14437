"""Activation functions: what a neuron makes of its weighted sum, and how steeply.

Each function takes z of any shape and returns an output a of that shape; each `_grad` returns the
slope of the function at z. All these slopes can be told from a alone: the mark above a `_grad`
holds its formula. Softmax works along the last axis, since its outputs share out 1.
All raise TypeError or ValueError where z is no finite number, or empty.
Formulas: Goodfellow, Bengio, Courville, "Deep Learning" (2016), sections 6.2 and 6.3.
"""

from collections import namedtuple

import numpy as np

from .checks.formulas import checks_z, slope_of

LEAK = 0.01  # the slope of a leaky ReLU on the left (Maas, Hannun, Ng 2013)
LARGEST_POWER = 88  # e^88 is near the largest float32, and 1/e^88 is as good as 0


@checks_z()
def step(z):
    """Return 1 where z ≥ 0, else 0: fire, or stay quiet.

    >>> step([-1, 0, 2])
    array([0., 1., 1.])
    """
    return (z >= 0).astype(z.dtype)


@slope_of(step, "0")
def step_grad(z):
    """Return 0: a step is flat everywhere (and has no slope at all at its jump, z = 0).

    >>> step_grad([-1, 2])
    array([0., 0.])
    """


@checks_z()
def linear(z):
    """Return z as it is.

    >>> linear([-1, 2])
    array([-1.,  2.])
    """
    return +z  # a copy: whoever changes the output must not change z


@slope_of(linear, "1")
def linear_grad(z):
    """Return 1: the line is equally steep everywhere.

    >>> linear_grad([-1, 2])
    array([1., 1.])
    """


@checks_z()
def sigmoid(z):
    """Return 1 / (1 + e^−z), between 0 and 1.

    >>> sigmoid(7)
    0.9990889488055994
    """
    # e to a large power overflows, so the power stops where the answer is as good as 0.
    return 1 / (1 + np.exp(np.minimum(-z, LARGEST_POWER)))


@slope_of(sigmoid, "a * (1 - a)")
def sigmoid_grad(z):
    """Return sigmoid(z) · (1 − sigmoid(z)), at most 1/4.

    >>> sigmoid_grad(0)
    0.25
    """


@checks_z()
def tanh(z):
    """Return (e^z − e^−z) / (e^z + e^−z), between −1 and 1.

    >>> tanh(0)
    0.0
    """
    return np.tanh(z)


@slope_of(tanh, "(1 - a * a)")
def tanh_grad(z):
    """Return 1 − tanh(z)², at most 1.

    >>> tanh_grad(0)
    1.0
    """


@checks_z()
def relu(z):
    """Return z where it is positive, else 0.

    >>> relu([-1, 2])
    array([0., 2.])
    """
    return np.maximum(z, 0)


@slope_of(relu, "(a > 0)")
def relu_grad(z):
    """Return 1 where z > 0, else 0 (at the corner, z = 0, we choose 0).

    >>> relu_grad([-1, 2])
    array([0., 1.])
    """


@checks_z()
def leaky_relu(z):
    """Return z where it is positive, else z / 100: a ReLU that never goes quite flat.

    >>> leaky_relu([-1, 2])
    array([-0.01,  2.  ])
    """
    return np.maximum(z, LEAK * z)


@slope_of(leaky_relu, f"({LEAK} + {1 - LEAK} * (a > 0))")
def leaky_relu_grad(z):
    """Return 1 where z > 0, else 0.01.

    >>> leaky_relu_grad([-1, 2])
    array([0.01, 1.  ])
    """


@checks_z(least_axes=1)
def softmax(z):
    """Return shares e^z_i / Σ e^z_j along the last axis: none negative, and their sum is 1.

    >>> softmax([1000, 1000])
    array([0.5, 0.5])
    """
    # Only differences of scores count, so the largest may be 0: nothing overflows.
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


@slope_of(softmax, "a * (1 - a)", least_axes=1)
def softmax_grad(z):
    """Return each share's slope in its own score, share · (1 − share).

    (How it answers to the other scores is −share · other share; the two make the Jacobian.)

    >>> softmax_grad([0, 0])
    array([0.25, 0.25])
    """


Activation = namedtuple("Activation", "name function derivative range use")

ACTIVATIONS = {
    entry.name: entry
    for entry in (
        Activation("step", step, step_grad, (0, 1), "a yes or no; no slope to learn from"),
        Activation("linear", linear, linear_grad, (-np.inf, np.inf), "predicting a quantity"),
        Activation("sigmoid", sigmoid, sigmoid_grad, (0, 1), "how likely is a yes"),
        Activation("tanh", tanh, tanh_grad, (-1, 1), "hidden neurons, outputs around 0"),
        Activation("relu", relu, relu_grad, (0, np.inf), "hidden neurons, cheap and steep"),
        Activation("leaky_relu", leaky_relu, leaky_relu_grad, (-np.inf, np.inf),
                   "hidden neurons that must not die"),
        Activation("softmax", softmax, softmax_grad, (0, 1), "one class out of several"),
    )
}
