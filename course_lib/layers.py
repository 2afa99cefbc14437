"""A layer: neurons side by side that see the same inputs. Forward it answers, backward it learns.

With one sample in each row of X the whole layer is one matrix product, a = activation(X W + b).
Backward is the chain rule, one matrix product for each question: how does the loss change with
the weights, with the bias, and with the inputs (which are the outputs of the layer before)?
(Rumelhart, Hinton, Williams 1986; Goodfellow et al., "Deep Learning", 2016, algorithm 6.4.)
"""

import numpy as np

from .activations import ACTIVATIONS, LEAK
from .checks.choices import one_of
from .checks.values import finite, float_type, generator, in_dtype, numbers, whole_number

# dL/dz from dL/da and the output a: the slope of each activation, written with its output.
BACK_THROUGH = {
    "step": lambda a_grad, a: np.zeros_like(a),
    "linear": lambda a_grad, a: a_grad,
    "sigmoid": lambda a_grad, a: a_grad * a * (1 - a),
    "tanh": lambda a_grad, a: a_grad * (1 - a * a),
    "relu": lambda a_grad, a: a_grad * (a > 0),
    "leaky_relu": lambda a_grad, a: a_grad * np.where(a > 0, 1, a.dtype.type(LEAK)),
    "softmax": lambda a_grad, a: a * (a_grad - (a_grad * a).sum(axis=-1, keepdims=True)),
}


class Layer:
    """`n_neurons` neurons, each with one weight for each of `n_inputs` inputs, and a bias.

    `weights` has shape (n_inputs, n_neurons), a column for each neuron; `bias` (n_neurons,). What
    you put there is copied. Random start by `init`, see `INITS`. Raises TypeError or ValueError
    for sizes below 1, unknown names, and weights of another shape.

    >>> Layer(2, 3, activation="relu")
    Layer(2, 3, activation='relu')
    """

    def __init__(self, n_inputs, n_neurons, activation="sigmoid", init="auto", seed=0,
                 dtype=np.float64):
        self.n_inputs = whole_number("n_inputs", n_inputs, least=1)
        self.n_neurons = whole_number("n_neurons", n_neurons, least=1)
        self.activation = one_of("activation", activation, ACTIVATIONS)
        self._weights = self._bias = 0
        self.live_in(*np.zeros((2, self.size), float_type("dtype", dtype)))
        if one_of("init", init, ["auto", *INITS]) == "auto":
            init = "he" if "relu" in activation else "glorot"
        self.weights, self.bias = INITS[init](generator(seed), n_inputs, n_neurons)

    @property
    def size(self):
        """The number of parameters: the weights and one bias for each neuron."""
        return (self.n_inputs + 1) * self.n_neurons

    def live_in(self, parameters, gradients):
        """Keep weights, bias and their gradients in two vectors of length `size` from now on.

        So a network can hand the optimizer all its parameters as one long vector. The numbers
        that were there come along.
        """
        shape, cut = (self.n_inputs, self.n_neurons), self.n_inputs * self.n_neurons
        before = self._weights, self._bias
        self._weights, self._bias = parameters[:cut].reshape(shape), parameters[cut:]
        self._weights[...], self._bias[...] = before
        self.weights_grad, self.bias_grad = gradients[:cut].reshape(shape), gradients[cut:]

    def forward(self, X):
        """Return the outputs (n_samples, n_neurons) for X (n_samples, n_inputs).

        Raises TypeError or ValueError for other shapes, NaN or infinity.
        """
        X = numbers("X", X, ndim=2, length=self.n_inputs, each="input of the layer")
        with np.errstate(over="ignore", invalid="ignore"):  # `finite` says it in words
            return finite("the output", self._forward(X.astype(self._weights.dtype, copy=False)))

    def _forward(self, X):
        """Do `forward` without its checks: for a network, which has checked X at its door."""
        z = X @ self._weights
        z += self._bias
        self.inputs, self.outputs = X, ACTIVATIONS[self.activation].function.bare(z)
        return self.outputs

    def backward(self, z_grad):
        """Write down dL/dweights and dL/dbias, given dL/dz (n_samples, n_neurons)."""
        # `out` reuses the memory of the last batch: a fresh 784 × 128 array costs a third more.
        np.matmul(self.inputs.T, z_grad, out=self.weights_grad)
        np.add.reduce(z_grad, axis=0, out=self.bias_grad)

    def inputs_grad(self, z_grad):
        """Return dL/dinputs (n_samples, n_inputs): a share of blame for each."""
        return z_grad @ self._weights.T

    def z_grad(self, a_grad):
        """Return dL/dz, given dL/da for the latest outputs a."""
        return BACK_THROUGH[self.activation](a_grad, self.outputs)

    @property
    def weights(self):
        """The weights (n_inputs, n_neurons); setting them copies your numbers in."""
        return self._weights

    @weights.setter
    def weights(self, values):
        self._weights[...] = _like("weights", values, self._weights)

    @property
    def bias(self):
        """The biases (n_neurons,); setting them copies your numbers in."""
        return self._bias

    @bias.setter
    def bias(self, values):
        self._bias[...] = _like("bias", values, self._bias)

    def __repr__(self):
        return f"Layer({self.n_inputs}, {self.n_neurons}, activation={self.activation!r})"


def _like(name, values, old):
    values = numbers(name, values)
    if values.shape != old.shape:
        raise ValueError(
            f"{name} has shape {values.shape}, but expected {old.shape}: "
            "a row for each input and a column for each neuron; one bias for each neuron."
        )
    return in_dtype(name, values, old.dtype)


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
