"""np.seterr(all="raise"), which careful people set, makes nothing of ours raise."""

import numpy as np
import pytest

from course_lib import SGD, Adam, Layer, Momentum, Network, Neuron, Perceptron, RMSProp, train
from course_lib.activations import ACTIVATIONS
from course_lib.datasets import DATASETS_2D, people
from course_lib.datasets.features import FEATURES, features
from course_lib.gradcheck import check_gradients
from course_lib.gradient_flow import gradient_flow
from course_lib.losses import LOSSES
from course_lib.training.rewindable import Run

TINY, WIDE = 1e-300, np.array([-800.0, -745, -50, 0, 50, 745, 800])


@pytest.fixture(autouse=True)
def alarms():
    with np.errstate(all="raise"):
        yield
        with pytest.raises(FloatingPointError):     # what was set is left as it was
            np.exp(WIDE)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activations_and_their_slopes(name):
    for z in (WIDE, TINY * WIDE, WIDE.astype(np.float32)):
        assert np.isfinite(ACTIVATIONS[name].function(z)).all()
        assert np.isfinite(ACTIVATIONS[name].derivative(z)).all()


@pytest.mark.parametrize("name", LOSSES)
def test_losses_and_their_slopes(name):
    y, p = np.array([[TINY, 1 - TINY], [1, 0]]), np.array([[1, 0], [TINY, 1]])
    assert np.isfinite(LOSSES[name].function(y, p))
    assert np.isfinite(LOSSES[name].gradient(y, p)).all()


@pytest.mark.parametrize("optimizer", [SGD, Momentum, RMSProp, Adam])
def test_steps(optimizer):
    w, steps = np.array([TINY, 1.0]), optimizer(0.1)
    for _ in range(5):
        steps.step(w, np.array([TINY, 1e-200]))
    assert np.isfinite(w).all()


@pytest.mark.parametrize("batch_size", [1, 7, None])
@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu", "leaky_relu"])
@pytest.mark.parametrize("output, loss", [("sigmoid", "mse"), ("sigmoid", "cross_entropy"),
                                          ("softmax", "cross_entropy")])
def test_training_on_wide_numbers(batch_size, activation, output, loss):
    X, y = DATASETS_2D["gaussian"](30)
    net = Network([2, 3, 2 if output == "softmax" else 1], activation, output)
    history = train(net, 300 * X, y, loss=loss, optimizer=Adam(0.1) if batch_size else SGD(1.0),
                    batch_size=batch_size, epochs=5, l1=1e-200, l2=TINY, validation=(X * 900, y))
    assert np.isfinite(history.loss).all()


def test_the_rest():
    X, y = people()
    net = Network([2, 5, 5, 1], "sigmoid", init="large")
    assert np.isfinite(gradient_flow(net, 300 * X, y).gradients).all()
    assert check_gradients(Network([2, 2, 1]), X, y) < 1e-4
    run = Run(net, 300 * X, y)
    run.epoch()
    layer = Layer(2, 3)
    layer.forward(X * 300)
    layer.backward(layer.z_grad(np.full((4, 3), TINY)))
    layer.inputs_grad(np.full((4, 3), TINY))
    assert 0 < Neuron([TINY, 1])([1e-100, -800]) < 1e-30
    assert Perceptron([TINY, 0]).update([1e-100, 0], 0) == -1
    assert np.isfinite(features(X * TINY, list(FEATURES))).all()
