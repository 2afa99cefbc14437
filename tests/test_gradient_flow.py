"""`gradient_flow`: sizes by hand and by numerical slopes, dead neurons counted one by one."""

import numpy as np
import pytest

from course_lib.datasets import DATASETS_2D
from course_lib.gradcheck import numerical_gradient
from course_lib.gradient_flow import Flow, always_flat, cures, gradient_flow, started, trouble
from course_lib.layers import Layer
from course_lib.losses import cross_entropy
from course_lib.network import Network

X, y = DATASETS_2D["circle"](40)


def test_gradients_are_the_mean_sizes_of_numerical_slopes():
    net = Network([2, 3, 2, 1], "tanh", seed=1)
    found = gradient_flow(net, X / 3, y, "cross_entropy").gradients
    slopes = numerical_gradient(lambda: cross_entropy(y, net.forward(X / 3)[:, 0]),
                                net.parameters())
    weights = slopes[:6], slopes[9:15], slopes[17:19]       # without the biases
    assert found == pytest.approx([np.abs(part).mean() for part in weights], rel=1e-5)


def test_a_chain_of_one_neuron_each_shrinks_by_weight_and_slope():
    """dL/dw: the blame at the output, times w · slope for each layer back, times what came in."""
    net = Network([1, 1, 1, 1], "sigmoid", "linear")
    net.parameters()[:] = [2, 0, 3, 0, 4, 0]
    a1 = 1 / (1 + np.exp(-2 * 0.5))
    a2 = 1 / (1 + np.exp(-3 * a1))
    blame3 = 2 * (4 * a2 - 1)
    blame2 = blame3 * 4 * a2 * (1 - a2)
    blame1 = blame2 * 3 * a1 * (1 - a1)
    flow = gradient_flow(net, [[0.5]], [1.0])
    assert flow.gradients == pytest.approx(np.abs([blame1 * 0.5, blame2 * a1, blame3 * a2]))
    assert flow.signals.tolist() == [0, 0, 0]       # one sample differs from no other


def test_dead_relus_are_those_that_are_0_for_all_samples():
    net = Network([2, 9, 9, 1], "relu", seed=3)
    for layer in net.layers[:-1]:
        layer.bias = layer.bias - 1.5
    flow = gradient_flow(net, X, y)
    signal, counts = X, []
    for layer in net.layers[:-1]:
        signal = np.maximum(signal @ layer.weights + layer.bias, 0)
        counts.append(sum(all(value == 0 for value in column) for column in signal.T))
    assert flow.flat[:-1].tolist() == counts and sum(counts) > 0


@pytest.mark.parametrize("activation, flat", [
    ("sigmoid", [True, False]), ("tanh", [True, False]), ("relu", [True, False]),
    ("leaky_relu", [False, False]), ("linear", [False, False]),
])
def test_far_to_the_left_all_but_leaky_and_linear_are_flat(activation, flat):
    layer = Layer(1, 2, activation)
    layer.weights, layer.bias = [[1, 1]], [-9, 0]
    layer.forward([[-1], [1]])
    assert always_flat(layer).tolist() == flat


def test_what_is_too_large_is_said_without_a_warning():
    net = Network([2, 2, 1], "linear", "linear")
    for layer in net.layers:
        layer.weights = np.full(layer.weights.shape, 1e100)
    with pytest.raises(ValueError, match="too large"):
        gradient_flow(net, [[1e110, 0], [0, 1]], [0, 1])


def test_no_network_is_named():
    with pytest.raises(TypeError, match="net is 3"):
        gradient_flow(3, X, y)


def test_a_softmax_is_flat_where_it_is_sure():
    net = Network([2, 3, 2], "tanh", "softmax")
    net.layers[1].weights = np.zeros((3, 2))
    assert gradient_flow(net, X, y, "cross_entropy").flat.tolist() == [0, 0]
    net.layers[1].bias = [9, -9]
    assert gradient_flow(net, X, y, "cross_entropy").flat.tolist() == [0, 2]


@pytest.mark.parametrize("gradients, flat, said", [
    ([1e-9, 0.1], [0, 0], "vanishes"), ([0.1, 11], [0, 0], "explodes"),
    ([1e-9, 11], [0, 0], "explodes"), ([0.1, 0.1], [2, 0], "dies"), ([0.1, 0.1], [1, 0], ""),
    ([0.0009, 0.1], [0, 0], "weak"), ([0.0011, 0.1], [0, 0], ""), ([0.1, 0.1], [0, 8], ""),
])
def test_trouble_has_one_name_each(gradients, flat, said):
    assert trouble(Flow(np.array(gradients), None, np.array(flat)), n_hidden=8) == said


def test_a_start_is_scaled_and_only_hidden_biases_are_moved():
    plain, moved = started([2, 3, 1], "tanh", seed=5), started([2, 3, 1], "tanh", "auto", 2, -1, 5)
    for before, after in zip(plain.layers, moved.layers, strict=True):
        assert after.weights == pytest.approx(2 * before.weights)
    assert (moved.layers[0].bias == plain.layers[0].bias - 1).all()
    assert (moved.layers[1].bias == plain.layers[1].bias).all()
    with pytest.raises(TypeError, match="scale is 'a'"):
        started([2, 3, 1], "tanh", scale="a")


def test_only_what_helps_is_a_cure():
    changes = {"one": {"a": 1}, "two": {"b": 2}}
    assert cures(lambda it: it["b"] == 2, {"a": 0, "b": 0}, changes) == (["two"], True)
    assert cures(lambda it: it["a"] == 9, {"a": 0, "b": 0}, changes) == ([], False)
