"""Activation functions: what a neuron makes of its weighted sum, and how steeply.

Each function takes z of any shape and returns an output of that shape; each `_grad` returns the
slope of the function at z. Softmax works along the last axis, since its outputs share out 1.
Formulas: Goodfellow, Bengio, Courville, "Deep Learning" (2016), sections 6.2 and 6.3.
"""

import numpy as np

LEAK = 0.01  # the slope of a leaky ReLU on the left (Maas, Hannun, Ng 2013)


def step(z):
    """Return 1 where z ≥ 0, else 0: fire, or stay quiet.

    >>> step(np.array([-1.0, 0.0, 2.0]))
    array([0., 1., 1.])
    """
    z = _floats(z)
    return np.where(z >= 0, z.dtype.type(1), z.dtype.type(0))


def step_grad(z):
    """Return 0: a step is flat everywhere (and has no slope at all at its jump, z = 0).

    >>> step_grad(np.array([-1.0, 2.0]))
    array([0., 0.])
    """
    return np.zeros_like(_floats(z))


def linear(z):
    """Return z as it is.

    >>> linear(np.array([-1.0, 2.0]))
    array([-1.,  2.])
    """
    return _floats(z) + 0  # a copy: who changes the output must not change z


def linear_grad(z):
    """Return 1: the line is equally steep everywhere.

    >>> linear_grad(np.array([-1.0, 2.0]))
    array([1., 1.])
    """
    return np.ones_like(_floats(z))


def sigmoid(z):
    """Return 1 / (1 + e^−z), between 0 and 1.

    >>> float(sigmoid(7.0))
    0.9990889488055994
    """
    z = _floats(z)
    # e to a large power overflows, so the exponent is kept negative: for z < 0 the same
    # fraction is written e^z / (1 + e^z).
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small) / (1 + small)


def sigmoid_grad(z):
    """Return sigmoid(z) · (1 − sigmoid(z)), at most 1/4.

    >>> float(sigmoid_grad(0.0))
    0.25
    """
    # 1 − sigmoid(z) is sigmoid(−z), without the rounding of the subtraction.
    return sigmoid(z) * sigmoid(-_floats(z))


def tanh(z):
    """Return (e^z − e^−z) / (e^z + e^−z), between −1 and 1.

    >>> float(tanh(0.0))
    0.0
    """
    return np.tanh(_floats(z))


def tanh_grad(z):
    """Return 1 − tanh(z)², at most 1.

    >>> float(tanh_grad(0.0))
    1.0
    """
    return 1 - tanh(z) ** 2


def relu(z):
    """Return z where it is positive, else 0.

    >>> relu(np.array([-1.0, 2.0]))
    array([0., 2.])
    """
    return np.maximum(_floats(z), 0)


def relu_grad(z):
    """Return 1 where z > 0, else 0 (at the corner, z = 0, we choose 0).

    >>> relu_grad(np.array([-1.0, 2.0]))
    array([0., 1.])
    """
    z = _floats(z)
    return (z > 0).astype(z.dtype)


def leaky_relu(z):
    """Return z where it is positive, else z / 100: a ReLU that never goes quite flat.

    >>> leaky_relu(np.array([-1.0, 2.0]))
    array([-0.01,  2.  ])
    """
    z = _floats(z)
    return np.where(z > 0, z, z.dtype.type(LEAK) * z)


def leaky_relu_grad(z):
    """Return 1 where z > 0, else 0.01.

    >>> leaky_relu_grad(np.array([-1.0, 2.0]))
    array([0.01, 1.  ])
    """
    z = _floats(z)
    return np.where(z > 0, z.dtype.type(1), z.dtype.type(LEAK))


def softmax(z):
    """Return shares e^z_i / Σ e^z_j along the last axis: positive, and their sum is 1.

    >>> softmax(np.array([1000.0, 1000.0]))
    array([0.5, 0.5])
    """
    z = _floats(z)
    # Only differences of scores count, so the largest may be 0: nothing overflows.
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def softmax_grad(z):
    """Return each share's slope in its own score, share · (1 − share).

    (How it answers to the other scores is −share · other share; the two make the Jacobian.)

    >>> softmax_grad(np.array([0.0, 0.0]))
    array([0.25, 0.25])
    """
    share = softmax(z)
    return share * (1 - share)


def _floats(z):
    z = np.asarray(z)
    return z if z.dtype in (np.float32, np.float64) else z.astype(np.float64)


ACTIVATIONS = {
    "step": (step, step_grad),
    "linear": (linear, linear_grad),
    "sigmoid": (sigmoid, sigmoid_grad),
    "tanh": (tanh, tanh_grad),
    "relu": (relu, relu_grad),
    "leaky_relu": (leaky_relu, leaky_relu_grad),
    "softmax": (softmax, softmax_grad),
}
