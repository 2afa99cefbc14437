"""A layer: neurons side by side that see the same inputs. Forward it answers, backward it learns.

With one sample in each row of X the whole layer is one matrix product, a = activation(X W + b).
Backward is the chain rule, one matrix product for each question: how does the loss change with
the weights, with the bias, and with the inputs (which are the outputs of the layer before)?
(Rumelhart, Hinton, Williams 1986; Goodfellow et al., "Deep Learning", 2016, algorithm 6.4.)
"""

import numpy as np

from .activations import ACTIVATIONS
from .checks.choices import one_of
from .checks.results import finite, in_dtype, no_alarms, zeros
from .checks.values import float_type, generator, numbers, whole_number
from .starts import INITS

# dL/dz from dL/da and the output a
BACK_THROUGH = {name: entry.derivative.of_output for name, entry in ACTIVATIONS.items()}


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
        self.inputs = self.outputs = None   # of the latest forward pass
        self._weights = self._bias = 0
        self.live_in(*zeros("n_inputs · n_neurons", (2, self.size), float_type("dtype", dtype)))
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

    @no_alarms()
    def forward(self, X):
        """Return the outputs (n_samples, n_neurons) for X (n_samples, n_inputs).

        Raises TypeError or ValueError for other shapes, NaN or infinity.
        """
        X = numbers("X", X, ndim=2, length=self.n_inputs, each="input of the layer")
        return finite("the output", self._forward(X.astype(self._weights.dtype, copy=False)))

    def _forward(self, X):
        """Do `forward` without its checks: for a network, which has checked X at its door."""
        z = X @ self._weights
        z += self._bias
        self.inputs, self.outputs = X, ACTIVATIONS[self.activation].function.unchecked(z)
        return self.outputs

    @no_alarms()
    def backward(self, z_grad):
        """Write down dL/dweights and dL/dbias, given dL/dz (n_samples, n_neurons).

        Like the next two it tells of the latest `forward`, and raises TypeError or ValueError for
        another shape, or RuntimeError where there was none.
        """
        self._backward(self._like_outputs("z_grad", z_grad))

    def _backward(self, z_grad):
        # `out` reuses the memory of the last batch: a fresh 784 × 128 array costs a third more.
        np.matmul(self.inputs.T, z_grad, out=self.weights_grad)
        np.add.reduce(z_grad, axis=0, out=self.bias_grad)

    @no_alarms()
    def inputs_grad(self, z_grad):
        """Return dL/dinputs (n_samples, n_inputs), a share of blame for each, given dL/dz."""
        return self._inputs_grad(self._like_outputs("z_grad", z_grad))

    def _inputs_grad(self, z_grad):
        return z_grad @ self._weights.T

    @no_alarms()
    def z_grad(self, a_grad):
        """Return dL/dz (n_samples, n_neurons), given dL/da for the latest outputs a."""
        return self._z_grad(self._like_outputs("a_grad", a_grad))

    def _z_grad(self, a_grad):
        a = self.outputs
        if self.activation == "softmax":    # each output answers to every z
            return a * (a_grad - (a_grad * a).sum(axis=-1, keepdims=True))
        z_grad = BACK_THROUGH[self.activation](a_grad, a)
        return z_grad if z_grad.dtype == a.dtype else z_grad.astype(a.dtype)

    def _like_outputs(self, name, values):
        if self.outputs is None:
            raise RuntimeError("this layer has seen no inputs yet: call forward(X) before.")
        return _like(name, values, self.outputs,
                     "a row for each sample of the latest forward, a column for each neuron.")

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


def _like(name, values, old, expected="a row for each input and a column for each neuron; one "
          "bias for each neuron."):
    values = numbers(name, values)
    if values.shape != old.shape:
        raise ValueError(f"{name} has shape {values.shape}, but expected {old.shape}: {expected}")
    return in_dtype(name, values, old.dtype)


class Row(tuple):
    """The layers of a network: they stay, and what changes is the numbers in them."""

    def __setitem__(self, k, layer):
        raise TypeError(f"layers[{k}] is expected to stay what it is: put your numbers into it, "
                        f"net.layers[{k}].weights = …, or make another Network.")
