"""A network: worked examples to 1e-12, what must not change its answers, and bad input."""

import copy
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from course_lib import SGD, Adam, Layer, Network, datasets, losses, train
from tests.random_networks import PAIRS, network_with_data

exactly = {"abs": 1e-12, "rel": 1e-12}


def two_two_one(weights, bias):
    net = Network([2, 2, 1])
    for layer in net.layers:
        layer.weights = np.repeat(np.array(weights, float)[:, None], layer.n_neurons, axis=1)
        layer.bias = np.full(layer.n_neurons, bias)
    return net


def test_the_feedforward_example():
    net = two_two_one([0, 1], 0)
    assert net.forward([2, 3]) == pytest.approx([0.7216325609518421], **exactly)
    assert net.layers[0].outputs[0] == pytest.approx([0.9525741268224334] * 2, **exactly)


def test_the_backpropagation_example():
    net = two_two_one([1, 1], 0)
    x, h = np.array([-2, -1]), 0.04742587317756678
    gradients = net.backward(x, 1, "mse")
    hidden, last = net.layers
    assert hidden.outputs[0] == pytest.approx([h, h], **exactly)
    assert last.outputs[0] == pytest.approx([0.5236951740839997], **exactly)
    pred_grad = 2 * (last.outputs - 1)
    assert pred_grad[0, 0] == pytest.approx(-0.9526096518320006, **exactly)
    assert last.inputs_grad(last.z_grad(np.ones((1, 1)))) == pytest.approx(
        np.full((1, 2), 0.24943853872512894), **exactly)
    assert x[0] * h * (1 - h) == pytest.approx(-0.09035331946182427, **exactly)
    assert hidden.weights_grad[0, 0] == pytest.approx(0.02146953526581111, **exactly)
    assert gradients[0] == hidden.weights_grad[0, 0]


def test_xor_is_solved_by_two_layers():
    net = Network([2, 2, 1], activation="step", output="step")
    net.layers[0].weights, net.layers[0].bias = [[1, 1], [1, 1]], [-0.5, -1.5]
    net.layers[1].weights, net.layers[1].bias = [[1], [-1]], [-0.5]
    assert net.predict([[0, 0], [0, 1], [1, 0], [1, 1]]).tolist() == [0, 1, 1, 0]


@pytest.mark.parametrize(("loss", "output"), PAIRS)
@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_hidden_neurons_changes_nothing(loss, output, seed):
    net, X, y = network_with_data(3, "tanh", output, loss, seed)
    outputs, gradients = net.forward(X), net.backward(X, y, loss)
    first, second = net.layers[:2]
    order = np.random.default_rng(seed).permutation(first.n_neurons)
    first.weights, first.bias = first.weights[:, order], first.bias[order]
    second.weights = second.weights[order]
    assert net.forward(X) == pytest.approx(outputs, abs=1e-12)
    assert sorted(net.backward(X, y, loss)) == pytest.approx(sorted(gradients), abs=1e-12)


@pytest.mark.parametrize(("loss", "output"), PAIRS)
@given(seed=st.integers(0, 999))
def test_a_batch_is_the_mean_of_its_samples(loss, output, seed):
    net, X, y = network_with_data(3, "sigmoid", output, loss, seed)
    singles = [net.backward(x, target[None], loss) for x, target in zip(X, y)]
    assert net.backward(X, y, loss) == pytest.approx(np.mean(singles, axis=0), abs=1e-12)
    assert net.forward(X) == pytest.approx(np.array([net.forward(x) for x in X]), abs=1e-12)


@pytest.mark.parametrize(("loss", "output"), PAIRS)
def test_the_order_of_samples_changes_nothing_and_twice_the_samples_neither(loss, output):
    net, X, y = network_with_data(2, "tanh", output, loss, seed=4)
    gradients = net.backward(X, y, loss)
    assert net.backward(X[::-1], y[::-1], loss) == pytest.approx(gradients, abs=1e-12)
    assert net.backward(np.r_[X, X], np.r_[y, y], loss) == pytest.approx(gradients, abs=1e-12)


@given(factor=st.floats(0.1, 10), seed=st.integers(0, 99))
def test_scaling_the_loss_scales_the_gradients(factor, seed):
    net, X, y = network_with_data(2, "tanh", "linear", "mse", seed)
    # Targets and outputs times √factor make the squared error `factor` times as large.
    gradients = net.backward(X, y)
    root = np.sqrt(factor)
    last = net.layers[-1]
    last.weights, last.bias = last.weights * root, last.bias * root
    scaled = net.backward(X, y * root)
    assert scaled[: net.layers[0].size] == pytest.approx(factor * gradients[: net.layers[0].size])
    assert scaled[net.layers[0].size :] == pytest.approx(root * gradients[net.layers[0].size :])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_dtype_of_the_network_is_kept(dtype):
    net = Network([2, 3, 2], output="softmax", dtype=dtype)
    assert net.forward([[1, 2]]).dtype == dtype
    assert net.backward([[1.0, 2.0]], [1], "cross_entropy").dtype == dtype
    assert net.parameters().dtype == net.layers[0].weights.dtype == dtype


def test_float32_and_float64_agree_as_far_as_float32_goes():
    X = np.random.default_rng(0).normal(size=(9, 4))
    coarse, fine = (Network([4, 5, 3], "tanh", seed=2, dtype=t) for t in (np.float32, np.float64))
    assert coarse.forward(X) == pytest.approx(fine.forward(X), abs=1e-5)


def test_parameters_are_live_and_gradients_are_yours():
    net = Network([2, 2, 1], seed=3)
    assert len(net.parameters()) == 9
    net.layers[1].weights = [[5], [6]]
    assert net.parameters()[6:8].tolist() == [5, 6]
    net.parameters()[:] = 0
    assert not net.layers[0].weights.any()
    gradients = net.backward([1, 2], 1)
    kept = gradients.copy()
    net.backward([9, 9], 0)
    assert (gradients == kept).all()


def test_the_same_seed_gives_the_same_network():
    first, again, other = (Network([3, 4, 1], seed=seed).parameters() for seed in (5, 5, 6))
    assert (first == again).all() and (first != other).any()


def test_its_repr_shows_the_shape_and_the_number_of_parameters():
    net = Network([784, 128, 10], activation="relu", output="softmax")
    assert repr(net) == "Network 784 → 128 → 10 (relu, softmax), 101,770 parameters"


@pytest.mark.parametrize(("output", "n_outputs", "one", "many"), [
    ("softmax", 3, int, (4,)), ("sigmoid", 1, int, (4,)), ("step", 1, int, (4,)),
    ("linear", 1, float, (4,)), ("sigmoid", 2, np.ndarray, (4, 2)),
    ("tanh", 2, np.ndarray, (4, 2))])
def test_predict_decides_in_the_shape_it_says(output, n_outputs, one, many):
    net = Network([2, n_outputs], output=output)
    X = np.random.default_rng(0).normal(size=(4, 2))
    assert type(net.predict(X[0])) is one and net.predict(X).shape == many
    assert net.predict(X) == pytest.approx(np.array([net.predict(x) for x in X]))
    if output == "softmax":
        assert (net.predict(X) == net.forward(X).argmax(axis=1)).all()


@pytest.mark.parametrize("loss", ["cross_entropy", "kl_divergence"])
def test_a_hopeless_score_still_gives_a_gradient(loss):
    net = Network([1, 2], output="softmax")
    net.layers[0].weights, net.layers[0].bias = [[2000, -2000]], [0, 0]
    assert net.backward([[1]], [1], loss) == pytest.approx([1, -1, 1, -1])


@pytest.mark.parametrize(("arguments", "error", "says"), [
    (([2],), ValueError, r"sizes is \[2\], but expected two whole numbers or more"),
    (("221",), ValueError, "sizes is '221'"),
    ((None,), ValueError, "sizes is None"),
    (([2, 0, 1],), ValueError, r"sizes\[1\] is 0, but expected at least 1"),
    (([2, -1],), ValueError, r"sizes\[1\] is -1"),
    (([2, 1.5],), TypeError, r"sizes\[1\] is 1.5, but expected a whole number"),
    (([2, 2, 1], "sigmoyd"), ValueError, "activation is 'sigmoyd'.*Did you mean 'sigmoid'"),
    (([2, 2, 1], "tanh", "softmacks"), ValueError, "output is 'softmacks'.*'softmax'"),
    (([2, 2, 1], "tanh", "softmax"), ValueError, "output is 'softmax' of 1 neuron"),
    (([2, 1], "tanh", "tanh", 0, int), ValueError, "dtype is .*expected np.float64"),
    (([2, 1], "tanh", "tanh", 0, float, "xavier"), ValueError, "init is 'xavier'"),
])
def test_bad_parts_are_named(arguments, error, says):
    with pytest.raises(error, match=says):
        Network(*arguments)


@pytest.mark.parametrize(("X", "error", "says"), [
    ([1, 2, 3], ValueError, "X has 3 values, but expected 2: give one value for each input"),
    ([[[1, 2]]], ValueError, "X has 3 axes"), (7, ValueError, "X has 0 axes"),
    ([], ValueError, "X is empty"), (np.zeros((0, 2)), ValueError, "X is empty"),
    ([[1, np.nan]], ValueError, "X is .*NaN"), ("hi", TypeError, "X is 'hi'"),
    ([[1e308, 1e308]], ValueError, "the output became too large for a number"),
])
def test_bad_samples_are_named(X, error, says):
    net = Network([2, 1], output="linear")
    net.parameters()[:] = [10, 10, 0]
    for question in (net.forward, net.predict, lambda X: net.backward(X, [1])):
        with pytest.raises(error, match=says.replace("the output", "the (output|gradient)")):
            question(X)


def test_a_sample_too_large_for_float32_is_named():
    with pytest.raises(ValueError, match="X became too large"):
        Network([1, 1], dtype=np.float32).forward([1e300])


@pytest.mark.parametrize(("output", "n", "y", "loss", "says"), [
    ("linear", 1, [1, 2], "cross_entropy", "expects outputs of sigmoid or softmax"),
    ("softmax", 2, [[1, 0]], "binary_cross_entropy", "expects outputs of sigmoid,"),
    ("sigmoid", 1, [1], "kl_divergence", "expects outputs of softmax"),
    ("sigmoid", 2, [[1, 0]], "cross_entropy", "several sigmoid outputs: take output='softmax'"),
    ("sigmoid", 1, [1], "cross_entropi", "loss is 'cross_entropi'.*Did you mean"),
    ("sigmoid", 1, [2], "cross_entropy", "y has values from 2 to 2, but expected 0 to 1"),
    ("softmax", 3, [3], "cross_entropy", "labels has 3 in it, but expected whole numbers from 0"),
    ("softmax", 3, [-1], "mse", "labels has -1 in it"),
    ("softmax", 3, [0.5], "mse", "labels has 0.5 in it"),
    ("softmax", 2, [[0.5, 0.4]], "cross_entropy", "y has rows that do not add up to 1"),
    ("linear", 2, [1, 2, 3], "mse", r"y has shape \(3,\), but expected \(1, 2\)"),
    ("linear", 1, [np.nan], "mse", "y is .*NaN"), ("linear", 1, [], "mse", "y is empty"),
])
def test_targets_and_losses_that_do_not_fit_are_named(output, n, y, loss, says):
    with pytest.raises(ValueError, match=says):
        Network([2, n], output=output).backward([[1, 2]], y, loss)


@given(X=arrays.arrays(float, (3, 2), elements=st.floats(-1e6, 1e6)), seed=st.integers(0, 99),
       activation=st.sampled_from(["sigmoid", "tanh", "relu", "leaky_relu", "softmax", "step"]))
def test_finite_inputs_give_finite_outputs_or_an_error(X, seed, activation):
    net = Network([2, 4, 4, 2], activation, "softmax", seed)
    assert np.isfinite(net.forward(X)).all()
    assert np.isfinite(net.backward(X, [0, 1, 0], "cross_entropy")).all()


@pytest.mark.parametrize("copied", [
    copy.deepcopy, copy.copy, lambda net: pickle.loads(pickle.dumps(net))])
@pytest.mark.parametrize("optimizer", [SGD(0.5), Adam(0.1)])
def test_a_copy_learns_by_itself(copied, optimizer):
    X, y = datasets.people()
    net = Network([2, 2, 1])
    before, twin = net.parameters().copy(), copied(net)
    history = train(twin, X, y, epochs=50, optimizer=optimizer)
    assert history.loss == train(copied(net), X, y, epochs=50, optimizer=optimizer).loss
    assert history.loss[-1] < 0.9 * history.loss[0]
    assert losses.mse(y, twin.forward(X)[:, 0]) < 0.9 * losses.mse(y, net.forward(X)[:, 0])
    twin.parameters()[:] = 0
    assert (twin.forward(X) == 0.5).all() and (net.parameters() == before).all()


def test_what_float32_cannot_hold_is_named():
    net = Network([1, 1], output="linear", dtype=np.float32)
    with pytest.raises(ValueError, match="a number of y became too large"):
        train(net, [[1]], [1e300])
    with pytest.raises(ValueError, match="a number of bias became too large"):
        net.layers[0].bias = [1e300]


def test_a_list_of_values_where_a_column_is_meant():
    with pytest.raises(ValueError, match=r"X has 3 values.*X\.reshape\(-1, 1\)"):
        train(Network([1, 1]), [1, 2, 3], [0, 1, 0])


def test_the_activation_is_looked_at_even_where_no_layer_takes_it():
    with pytest.raises(ValueError, match="activation is 'ReLU'.*Did you mean 'relu'"):
        Network([2, 1], activation="ReLU")


def test_a_layer_stays_and_its_numbers_may_change():
    net = Network([2, 2, 1])
    for refused in (lambda: net.layers.__setitem__(0, Layer(2, 2)), lambda: setattr(
            net, "layers", [Layer(2, 2)])):
        with pytest.raises((TypeError, AttributeError)):
            refused()
    with pytest.raises(TypeError, match=r"layers\[0\] is expected to stay.*net.layers\[0\].weig"):
        net.layers[0] = Layer(2, 2)
    net.layers[0].weights = np.ones((2, 2))
    X, y = datasets.people()
    history = train(net, X, y, epochs=200, shuffle=False)
    assert history.loss[-1] == pytest.approx(losses.mse(y, net.forward(X)[:, 0]), rel=0.1)
    assert (net.layers[0].weights != 1).all()


@pytest.mark.parametrize("sizes", [[10**9, 10**9], [2, 10**12, 1], [10**25, 1], [1, 10**8]])
def test_a_network_that_fits_no_memory_is_refused_at_once(sizes):
    with pytest.raises(ValueError, match="makes .* numbers, but expected at most 100,000,000"):
        Network(sizes)
