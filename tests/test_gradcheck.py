"""`backward` against central differences; and the check itself must see a wrong formula."""

import numpy as np
import pytest

from course_lib import Network
from course_lib.gradcheck import check_gradients, numerical_gradient
from tests.random_networks import HIDDEN, PAIRS, network_with_data


@pytest.mark.parametrize("n_layers", range(1, 6))
@pytest.mark.parametrize("activation", HIDDEN)
@pytest.mark.parametrize(("loss", "output"), PAIRS)
def test_backward_is_the_slope_of_the_loss(n_layers, activation, loss, output):
    worst = [check_gradients(*network_with_data(n_layers, activation, output, loss, seed), loss)
             for seed in range(3)]
    # A ReLU that a nudge carries over its corner differs by right; three networks never all do.
    assert sorted(worst)[1] < 1e-6


@pytest.mark.parametrize("part", ["weights_grad", "bias_grad"])
@pytest.mark.parametrize("layer", [0, 1, 2])
def test_the_check_sees_a_wrong_formula_in_any_layer(part, layer, monkeypatch):
    net, X, y = network_with_data(3, "tanh", "linear", "mse", seed=0)
    backward = net.layers[layer]._backward

    def wrong(z_grad):
        backward(z_grad)
        getattr(net.layers[layer], part)[...] *= 1.01

    monkeypatch.setattr(net.layers[layer], "_backward", wrong)
    assert check_gradients(net, X, y) > 1e-6


def test_a_network_that_cannot_learn_has_no_slope():
    net = Network([2, 3, 1], activation="step")
    gradients = net.backward([[1, 2]], [1])
    assert not net.layers[0].weights_grad.any() and gradients.any()


def test_numerical_gradient_of_any_shape_puts_the_parameters_back():
    w = np.arange(6.0).reshape(2, 3)
    slopes = numerical_gradient(lambda: float((w**3).sum()), w)
    assert slopes == pytest.approx(3 * w**2, abs=1e-8)
    assert (w == np.arange(6.0).reshape(2, 3)).all()


def test_float32_is_too_coarse_and_it_says_so():
    with pytest.raises(TypeError, match="expected an array of float64.*dtype=float"):
        check_gradients(Network([2, 1], dtype=np.float32), [[1, 2]], [1])
    with pytest.raises(TypeError, match="parameters is a list, but expected an array"):
        numerical_gradient(lambda: 0.0, [1.0])


def test_bad_input_is_that_of_backward():
    with pytest.raises(ValueError, match="X has 3 values, but expected 2"):
        check_gradients(Network([2, 1]), [[1, 2, 3]], [1])
    with pytest.raises(ValueError, match="loss is 'msee'.*Did you mean 'mse'"):
        check_gradients(Network([2, 1]), [[1, 2]], [1], "msee")


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
@pytest.mark.parametrize("calls", [1, 2, 4])
def test_the_nudge_is_taken_back_where_the_function_fails_or_is_interrupted(error, calls):
    w, left = np.array([3.0, 4.0]), [calls]

    def function():
        left[0] -= 1
        if not left[0]:
            raise error
        return float(w @ w)

    with pytest.raises(error):
        numerical_gradient(function, w)
    assert w.tolist() == [3, 4]


def test_what_gives_no_number_or_cannot_be_nudged_is_named():
    w = np.array([3.0])
    with pytest.raises(TypeError, match=r"function\(\) is None, but expected one number"):
        numerical_gradient(lambda: None, w)
    assert w == 3
    w.flags.writeable = False
    with pytest.raises(ValueError, match="parameters is read-only"):
        numerical_gradient(lambda: 1.0, w)
    with pytest.raises(TypeError, match="parameters is a MaskedArray"):
        numerical_gradient(lambda: 1.0, np.ma.array([3.0]))
