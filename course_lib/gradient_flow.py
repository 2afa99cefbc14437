"""How blame flows back through a network: the size of the gradient, layer by layer.

In each layer on its way back the blame is multiplied by the layer's weights and by the slope of
its activation. Products of many factors grow or shrink fast: the gradient explodes or vanishes
(Hochreiter 1991; Bengio, Simard, Frasconi 1994; Glorot and Bengio 2010).
"""

from collections import namedtuple

import numpy as np

from .activations import ACTIVATIONS
from .checks.results import finite, no_alarms
from .network import check_network

FLAT = 0.01                         # of the steepest slope: less than that teaches hardly anything
STEEPEST = {"sigmoid": 0.25, "softmax": 0.25}       # the others' is at most 1

Flow = namedtuple("Flow", "gradients signals flat")


@no_alarms()
def gradient_flow(net, X, y, loss="mse"):
    """Return the `Flow` of `net` for X (n_samples, n_features) and y, three arrays (n_layers,).

    `gradients` are the mean |dL/dw| of each layer's weights; `signals` how far a neuron's output
    differs from sample to sample (its standard deviation, the mean over the layer's neurons);
    `flat` the number of neurons whose slope is flat for every sample: for ReLUs, the dead ones.
    Raises as `Network.backward` does.

    >>> from course_lib.network import Network
    >>> gradient_flow(Network([2, 3, 1], "relu", init="zeros"), [[0, 1], [1, 0]], [0, 1]).flat
    array([3, 0])
    """
    check_network(net).backward(X, y, loss)
    signals = np.array([layer.outputs.std(axis=0).mean() for layer in net.layers])
    return Flow(
        np.array([np.abs(layer.weights_grad).mean() for layer in net.layers]),
        finite("the spread of the signals", signals),
        np.array([np.count_nonzero(always_flat(layer)) for layer in net.layers]),
    )


def always_flat(layer):
    """Return for each neuron (n_neurons,) whether its slope was flat for all the latest samples.

    Flat is under a hundredth of the activation's steepest. A ReLU that is always flat is dead:
    its output is 0 for every sample. A leaky ReLU and a linear neuron cannot be flat.

    >>> from course_lib.layers import Layer
    >>> layer = Layer(1, 2, "relu", init="zeros")
    >>> layer.bias = [1, -1]
    >>> layer.forward([[0.5]]), always_flat(layer)
    (array([[1., 0.]]), array([False,  True]))
    """
    a = layer.outputs
    # Of a softmax each neuron's own slope: if all outputs could rise at once, none would.
    slopes = ACTIVATIONS[layer.activation].derivative.of_output(np.ones_like(a), a)
    return (slopes < FLAT * STEEPEST.get(layer.activation, 1)).all(axis=0)
