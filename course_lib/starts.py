"""Random starts: where the weights of a layer of (n_inputs, n_neurons) begin, by name."""

import numpy as np


def _glorot(rng, n_inputs, n_neurons):
    limit = np.sqrt(6 / (n_inputs + n_neurons))
    return rng.uniform(-limit, limit, (n_inputs, n_neurons)), np.zeros(n_neurons)


def _he(rng, n_inputs, n_neurons):
    spread = np.sqrt(2 / n_inputs)
    return rng.normal(0, spread, (n_inputs, n_neurons)), np.zeros(n_neurons)


# "auto" takes He's for the ReLUs (He et al. 2015) and Glorot's for the rest (Glorot and Bengio
# 2010): both keep the signals about as large from layer to layer. "normal" draws weights and
# biases from N(0, 1); "large" and "zeros" are bad on purpose: saturated, and all neurons alike.
INITS = {
    "glorot": _glorot,
    "he": _he,
    "normal": lambda rng, *shape: (rng.normal(size=shape), rng.normal(size=shape[1])),
    "large": lambda rng, *shape: (rng.normal(0, 10, shape), np.zeros(shape[1])),
    "zeros": lambda rng, *shape: (np.zeros(shape), np.zeros(shape[1])),
}
