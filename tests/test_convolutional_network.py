import copy

import numpy as np
import pytest

from course_lib import Adam, train
from course_lib.convolution import convolve
from course_lib.convolutional_network import ConvolutionalNetwork, ConvolutionLayer
from course_lib.datasets import digits
from course_lib.gradcheck import check_gradients


def some_images(n, width, seed=0):
    return np.random.default_rng(seed).uniform(size=(n, width * width))


def test_a_layer_gives_the_largest_of_each_piece_of_its_feature_maps():
    layer, X = ConvolutionLayer((8, 8, 1), 4, pool=3), some_images(5, 8)
    layer.bias = np.array([0.1, -0.2, 0.3, 0])
    found = layer._forward(X).reshape(5, 2, 2, 4)
    for image, answers in zip(X, found):
        for k in range(4):
            kernel = layer.weights[:, k].reshape(3, 3)
            map_ = np.maximum(convolve(image.reshape(8, 8), kernel) + layer.bias[k], 0)
            largest = map_.reshape(2, 3, 2, 3).max(axis=(1, 3))
            assert answers[:, :, k] == pytest.approx(largest)


@pytest.mark.parametrize("arguments", [
    {"n_kernels": 3, "pool": 3}, {"n_kernels": 3, "pool": 1}, {"n_kernels": 2, "hidden": [5]},
    {"n_kernels": [2, 3], "pool": 1, "side": 3}, {"n_kernels": [2, 3], "pool": 2, "side": 1},
])
def test_gradients_are_those_that_nudging_finds(arguments):
    net = ConvolutionalNetwork(8, n_classes=3, **arguments)
    # Below 0 a ReLU has a corner; far above it nudging finds the slope and nothing else.
    for layer in net.layers[:-1]:
        layer.bias = np.full(layer.n_neurons, 5.0)
    assert check_gradients(net, some_images(4, 8), np.array([0, 2, 1, 1]), "cross_entropy") < 1e-6


def test_a_copy_learns_by_itself():
    net = ConvolutionalNetwork(8, n_kernels=2)
    other = copy.deepcopy(net)
    other.parameters()[:] = 0
    assert np.abs(net.layers[0].weights).min() > 0 and not other.layers[0].weights.any()


def test_it_reads_digits_with_few_weights():
    X, y, X_test, y_test = digits()
    net = ConvolutionalNetwork(8, n_kernels=16, pool=3)
    assert len(net.parameters()) == 16 * (9 + 1) + 10 * (2 * 2 * 16 + 1)
    train(net, X, y, loss="cross_entropy", optimizer=Adam(0.01), batch_size=32, epochs=3)
    assert np.mean(net.predict(X_test) == y_test) > 0.9


def test_float32_stays_float32():
    net = ConvolutionalNetwork(8, n_kernels=2, dtype=np.float32)
    assert net.forward(some_images(3, 8)).dtype == np.float32
    assert net.backward(some_images(3, 8), [0, 1, 2], "cross_entropy").dtype == np.float32


@pytest.mark.parametrize("arguments, says", [
    ({"side": 9}, "side is 9, but expected at most 8"),
    ({"pool": 4}, "pool is 4, but the maps have 6 × 6 places"),
    ({"n_kernels": 0}, "n_neurons"), ({"pool": 0}, "pool"),
])
def test_what_does_not_fit_is_said(arguments, says):
    with pytest.raises(ValueError, match=says):
        ConvolutionalNetwork(8, **arguments)
