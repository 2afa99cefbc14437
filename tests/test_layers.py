"""A layer: the same as its neurons one by one, and a start that keeps signals about as large."""

import numpy as np
import pytest

from course_lib import Layer, Neuron
from course_lib.layers import INITS


def test_a_layer_is_its_neurons_side_by_side():
    layer = Layer(3, 4, activation="tanh", seed=1)
    layer.bias = [1, -1, 0.5, 0]
    X = np.random.default_rng(0).normal(size=(5, 3))
    for i in range(4):
        neuron = Neuron(layer.weights[:, i], layer.bias[i], "tanh")
        assert layer.forward(X)[:, i] == pytest.approx(neuron(X), abs=1e-12)


def test_weights_that_you_set_are_copied():
    layer, weights = Layer(2, 1), np.ones((2, 1))
    layer.weights = weights
    weights[:] = 7
    layer.bias = [3]
    assert layer.weights.tolist() == [[1], [1]] and layer.bias.tolist() == [3]


@pytest.mark.parametrize("activation, init", [("relu", "he"), ("tanh", "glorot"),
                                              ("leaky_relu", "he"), ("sigmoid", "glorot")])
def test_auto_picks_the_start_by_the_activation(activation, init):
    auto, named = (Layer(9, 9, activation, name, seed=5) for name in ("auto", init))
    assert (auto.weights == named.weights).all() and not auto.bias.any()


@pytest.mark.parametrize("activation", ["relu", "tanh", "linear"])
def test_a_sensible_start_keeps_a_signal_alive_through_many_layers(activation):
    X = np.random.default_rng(0).normal(size=(200, 100))
    for seed in range(10):
        X = Layer(100, 100, activation, seed=seed).forward(X)
    assert 0.1 < X.std() < 10


def test_bad_starts_are_bad():
    X = np.random.default_rng(0).normal(size=(200, 100))
    assert np.ptp(Layer(100, 100, init="zeros").forward(X)) == 0
    assert (abs(Layer(100, 100, init="large").forward(X) - 0.5) > 0.49).mean() > 0.8
    assert Layer(50, 50, init="normal").weights.std() == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize("init", INITS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64, "float32"])
def test_the_same_seed_gives_the_same_layer_in_the_asked_dtype(init, dtype):
    first, again = (Layer(3, 2, init=init, seed=4, dtype=dtype) for _ in range(2))
    assert (first.weights == again.weights).all()
    assert first.weights.dtype == first.bias.dtype == dtype


@pytest.mark.parametrize(("call", "error", "says"), [
    (lambda: Layer(0, 1), ValueError, "n_inputs is 0, but expected at least 1"),
    (lambda: Layer(2, 1.5), TypeError, "n_neurons is 1.5, but expected a whole number"),
    (lambda: Layer(2, 1, "rleu"), ValueError, "activation is 'rleu'.*Did you mean 'relu'?"),
    (lambda: Layer(2, 1, init="hey"), ValueError, "init is 'hey'.*Did you mean 'he'?"),
    (lambda: Layer(2, 1, dtype=int), ValueError, "dtype is .*expected np.float64 or np.float32"),
    (lambda: Layer(2, 1, dtype="junk"), ValueError, "dtype is 'junk', but expected np.float64"),
    (lambda: setattr(Layer(2, 1), "weights", [1, 2]), ValueError,
     r"weights has shape \(2,\), but expected \(2, 1\): a row for each input"),
    (lambda: setattr(Layer(2, 1), "bias", [np.nan]), ValueError, "bias is .*NaN"),
])
def test_bad_input_is_named(call, error, says):
    with pytest.raises(error, match=says):
        call()


@pytest.mark.parametrize("call", ["backward", "z_grad", "inputs_grad"])
def test_backward_asks_for_a_forward_before_and_for_its_shape(call):
    layer = Layer(2, 3, "softmax")
    with pytest.raises(RuntimeError, match=r"seen no inputs yet: call forward\(X\) before"):
        getattr(layer, call)(np.ones((1, 3)))
    layer.forward([[1, 2]])
    for wrong in ([1, 2, 3], [[1, 2]], [[1, 2, 3]] * 2):
        with pytest.raises(ValueError, match=r"_grad has shape .*, but expected \(1, 3\)"):
            getattr(layer, call)(wrong)
    with pytest.raises(ValueError, match="_grad is .*NaN"):
        getattr(layer, call)([[1, 2, np.nan]])
    getattr(layer, call)([[1, 2, 3]])


def test_backward_is_the_products_of_the_chain_rule():
    layer, X, z_grad = Layer(2, 3, "tanh", seed=2), [[1, 2], [3, -1]], [[1, 2, 3], [0, 1, 0]]
    layer.forward(X)
    layer.backward(z_grad)
    assert layer.weights_grad == pytest.approx(np.transpose(X) @ z_grad)
    assert layer.bias_grad.tolist() == [1, 3, 3]
    assert layer.inputs_grad(z_grad) == pytest.approx(z_grad @ layer.weights.T)
    assert layer.z_grad(z_grad) == pytest.approx(z_grad * (1 - layer.outputs**2))


def test_a_leaky_relu_passes_blame_on_in_its_dtype():
    layer = Layer(1, 2, "leaky_relu", dtype=np.float32)
    layer.weights = [[1, -1]]
    layer.forward([[2]])
    found = layer.z_grad(np.ones((1, 2), np.float32))
    assert found.dtype == np.float32 and found == pytest.approx(np.array([[1, 0.01]]))
