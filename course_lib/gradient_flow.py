"""How blame flows back through a network: the size of the gradient, layer by layer.

In each layer on its way back the blame is multiplied by the layer's weights and by the slope of
its activation. Products of many factors grow or shrink fast: the gradient explodes or vanishes
(Hochreiter 1991; Bengio, Simard, Frasconi 1994; Glorot and Bengio 2010).
"""

from collections import namedtuple

import numpy as np

from .activations import ACTIVATIONS
from .checks.results import finite, no_alarms
from .checks.values import number
from .network import Network, check_network

TOO_SMALL, TOO_LARGE = 1e-5, 10     # at learning rate 0.1, steps of a millionth, and of 1
WEAK = 0.01                         # of the last layer's: layer 1 learns 100 times as slowly
MANY_DEAD = 0.25                    # of all hidden neurons
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


def trouble(flow, n_hidden):
    """Return what is wrong with a `Flow`: "explodes", "vanishes", "dies", "weak", or "".

    `n_hidden` is the number of all hidden neurons: many that are flat let the rest do the work.

    >>> trouble(Flow(np.array([1e-9, 0.1]), None, np.array([0, 0])), n_hidden=8)
    'vanishes'
    """
    if flow.gradients.max() > TOO_LARGE:
        return "explodes"
    if flow.gradients.min() < TOO_SMALL:
        return "vanishes"
    if flow.flat[:-1].sum() >= MANY_DEAD * n_hidden:
        return "dies"
    return "weak" if flow.gradients[0] < WEAK * flow.gradients[-1] else ""


def started(sizes, activation, init="auto", scale=1, bias=0, seed=0):
    """Return a `Network` with its weights times `scale`, and `bias` added in its hidden layers.

    Its output is a sigmoid. Raises TypeError or ValueError as `Network` does.

    >>> started([2, 3, 3, 1], "relu", scale=0.5)
    Network 2 → 3 → 3 → 1 (relu, relu, sigmoid), 25 parameters
    """
    scale, bias = number("scale", scale), number("bias", bias)
    net = Network(sizes, activation, "sigmoid", seed, init=init)
    for layer in net.layers:
        layer.weights *= scale
    for layer in net.layers[:-1]:
        layer.bias += bias
    return net


def cures(is_well, setting, changes):
    """Return the names of those `changes` to a setting that help, and whether each does alone.

    `changes` are {name: {what: value, …}}, `is_well(setting)` says whether one helped. Where none
    does alone, all are tried together; where not even that helps, there are no names.

    >>> changes = {"smaller a": {"a": 1}, "larger b": {"b": 9}}
    >>> cures(lambda it: it["a"] < 2, {"a": 5, "b": 5}, changes)
    (['smaller a'], True)
    >>> cures(lambda it: it["a"] + 4 < it["b"], {"a": 5, "b": 5}, changes)
    (['smaller a', 'larger b'], False)
    """
    alone = [name for name, change in changes.items() if is_well({**setting, **change})]
    if alone:
        return alone, True
    for change in changes.values():
        setting = {**setting, **change}
    return (list(changes) if is_well(setting) else []), False
