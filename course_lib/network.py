"""A network: layers in a row. Forward the signals run through, backward the blame."""

from copy import deepcopy

import numpy as np

from .activations import ACTIVATIONS
from .checks.choices import check_sizes, one_of
from .checks.results import finite, in_dtype, no_alarms, zeros
from .checks.values import float_type, generator, numbers, shown
from .layers import Layer, Row
from .losses import LOSSES
from .targets import as_targets, check_loss, decide


class Network:
    """Layers with `sizes` neurons, the first size being the number of inputs.

    `activation` is for the hidden layers, `output` for the last one. All parameters live in one
    long vector, `parameters()`; the layers' weights and biases are windows into it. X that comes
    in another dtype is converted to `dtype`. Raises TypeError or ValueError for sizes below 1,
    fewer than two sizes, and unknown names.

    >>> net = Network([2, 2, 1])
    >>> net.parameters()[:] = [0, 0, 1, 1, 0, 0, 0, 1, 0]  # every neuron: weights [0, 1], bias 0
    >>> net.forward([2, 3])
    array([0.72163256])
    """

    def __init__(self, sizes, activation="sigmoid", output="sigmoid", seed=0, dtype=np.float64,
                 init="auto"):
        self.sizes = check_sizes(sizes)
        if one_of("output", output, ACTIVATIONS) == "softmax" and self.sizes[-1] == 1:
            raise ValueError("output is 'softmax' of 1 neuron, which is always 1: take 'sigmoid'.")
        self.dtype = float_type("dtype", dtype)
        rng, _ = generator(seed), one_of("activation", activation, ACTIVATIONS)
        names = [activation] * (len(self.sizes) - 2) + [output]
        self._layers = Row(
            Layer(n_inputs, n_neurons, name, init, rng, self.dtype)
            for n_inputs, n_neurons, name in zip(self.sizes, self.sizes[1:], names)
        )
        self._in_one_vector()

    def _in_one_vector(self):
        n_parameters = sum(layer.size for layer in self.layers)
        self._parameters, self._gradients = zeros("sizes", (2, n_parameters), self.dtype)
        start = 0
        for layer in self.layers:
            here = slice(start, start + layer.size)
            layer.live_in(self._parameters[here], self._gradients[here])
            start += layer.size

    def __setstate__(self, state):
        """Give a copy, or a network read from a file, layers that live in its own vector."""
        self.__dict__.update(state)
        self._in_one_vector()

    def __copy__(self):
        return deepcopy(self)   # two networks never share weights

    @property
    def layers(self):
        """The layers, from the first to the output: they stay, their numbers are yours to set."""
        return self._layers

    def parameters(self):
        """Return all weights and biases, layer by layer, as one live vector (n_parameters,)."""
        return self._parameters

    @no_alarms()
    def forward(self, X):
        """Return the outputs (n_samples, n_outputs) for X (n_samples, n_inputs).

        One sample x (n_inputs,) gives its outputs (n_outputs,). Raises ValueError for other
        shapes, NaN, infinity, and where the numbers grow too large.
        """
        X = self.check_inputs(X)
        outputs = finite("the output", self._forward(np.atleast_2d(X)))
        return outputs[0] if X.ndim == 1 else outputs

    @no_alarms()
    def backward(self, X, y, loss="mse"):
        """Return the slope of the loss in every parameter, a vector like `parameters()`.

        y holds the targets (n_samples, n_outputs), or (n_samples,) for one output; for softmax
        also the numbers of the right classes (n_samples,). Each layer keeps its own part as
        `weights_grad` and `bias_grad`. Raises as `forward` does, and for an unknown or unfit loss.
        """
        X = np.atleast_2d(self.check_inputs(X))
        y = self.check_targets(y, len(X), loss)
        self._forward(X)
        self._backward(y, loss)
        return finite("the gradient", self._gradients.copy())

    def predict(self, X):
        """Return the decision for each sample, (n_samples,).

        Softmax: the number of the likeliest class. Sigmoid and step: 1 where the output is at
        least 0.5, else 0. Other outputs are quantities and come as they are. Several outputs
        that are no softmax keep their columns. One sample gives one decision.
        """
        outputs = self.forward(X)
        outputs = outputs[..., 0] if self.sizes[-1] == 1 else outputs
        decisions = decide(outputs, self.layers[-1].activation)
        return decisions.item() if decisions.ndim == 0 else decisions

    def _forward(self, X):
        for layer in self._layers:
            X = layer._forward(X)
        return X

    def _backward(self, y, loss):
        """Fill the gradients from the last layer to the first, after a `_forward`."""
        z_grad = self._last_z_grad(y, loss)
        for k in range(len(self._layers) - 1, 0, -1):
            layer, before = self._layers[k], self._layers[k - 1]
            layer._backward(z_grad)
            z_grad = before._z_grad(layer._inputs_grad(z_grad))
        self._layers[0]._backward(z_grad)  # nobody asks how the data should change

    def _last_z_grad(self, y, loss):
        last = self._layers[-1]
        if loss == "mse":
            return last._z_grad(LOSSES[loss].gradient.unchecked(y, last.outputs))
        # Cross-entropy (and KL) after sigmoid or softmax: the two slopes cancel to p − y, which
        # is exact even where p is so near 0 that y / p would overflow.
        return (last.outputs - y) * (1 / len(y))

    def check_inputs(self, X):
        """Return X in the network's dtype; raise TypeError or ValueError where it does not fit."""
        X = numbers("X", X, ndim=(1, 2), length=self.sizes[0], each="input of the network")
        return in_dtype("X", X, self.dtype)

    def check_targets(self, y, n_samples, loss):
        """Return y as (n_samples, n_outputs) for this loss; raise where the two do not fit."""
        output, n_outputs = self.layers[-1].activation, self.sizes[-1]
        check_loss(loss, output, n_outputs)
        return in_dtype("y", as_targets(y, n_samples, n_outputs, output, loss), self.dtype)

    def __repr__(self):
        shape = " → ".join(map(str, self.sizes))
        names = ", ".join(layer.activation for layer in self.layers)
        name = type(self).__name__
        return f"{name} {shape} ({names}), {len(self._parameters):,} parameters"


def check_network(net):
    """Return `net`; raise TypeError where it is no Network.

    >>> check_network(Network([2, 1]))
    Network 2 → 1 (sigmoid), 3 parameters
    """
    if not isinstance(net, Network):
        raise TypeError(f"net is {shown(net)}, but expected a Network: make Network([2, 2, 1]).")
    return net
