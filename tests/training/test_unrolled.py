"""Training written out without arrays takes the same steps as training with arrays."""

import copy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib import SGD, Adam, Network, Training, train
from course_lib.datasets import people
from course_lib.training import unrolled

ACTIVATIONS = ["linear", "sigmoid", "tanh", "relu", "leaky_relu"]


def train_both_ways(net_of, X, y, **options):
    """Return parameters and history rows after training by arrays, and after training without."""
    found = []
    for most in (0, 150):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(unrolled, "MOST_PARAMETERS", most)
            net = net_of()
            assert unrolled.fits(net, "mse", SGD(0.1), 1) == (most > 0)
            history = train(net, X, y, **options)
        found.append((net.parameters(), np.array(history.rows, dtype=float)))
    return found


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("output", ACTIVATIONS)
@given(sizes=st.lists(st.integers(1, 4), min_size=2, max_size=4), seed=st.integers(0, 99),
       shuffle=st.booleans())
def test_mean_squared_error(activation, output, sizes, seed, shuffle):
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(7, sizes[0])), rng.uniform(size=(7, sizes[-1]))
    (a, rows), (b, rows_too) = train_both_ways(
        lambda: Network(sizes, activation, output, seed), X, y,
        optimizer=SGD(0.01), epochs=4, shuffle=shuffle, seed=seed)
    assert a == pytest.approx(b, abs=1e-10)
    assert rows == pytest.approx(rows_too, abs=1e-10, nan_ok=True)


@pytest.mark.parametrize("loss, n_outputs", [("cross_entropy", 1), ("binary_cross_entropy", 3)])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_cross_entropy(loss, n_outputs, activation):
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(7, 3)), rng.uniform(size=(7, n_outputs))
    (a, rows), (b, rows_too) = train_both_ways(
        lambda: Network([3, 4, n_outputs], activation), X, y, loss=loss, epochs=10)
    assert a == pytest.approx(b, abs=1e-10)
    assert rows == pytest.approx(rows_too, abs=1e-10, nan_ok=True)


def test_many_samples_and_a_schedule():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(2500, 2)), rng.normal(size=2500)
    (a, rows), (b, rows_too) = train_both_ways(
        lambda: Network([2, 3, 1], "tanh", "linear"), X, y,
        optimizer=SGD(lambda epoch: 0.05 / (epoch + 1)), epochs=3)
    assert a == pytest.approx(b, abs=1e-9)
    assert rows == pytest.approx(rows_too, abs=1e-9, nan_ok=True)


@pytest.mark.parametrize(("sizes", "options", "arguments"), [
    ([2, 2, 1], {}, ("mse", Adam(), 1)), ([2, 2, 1], {}, ("mse", SGD(0.1), 2)),
    ([2, 2, 1], {"dtype": np.float32}, ("mse", SGD(0.1), 1)),
    ([2, 2, 2], {"output": "softmax"}, ("mse", SGD(0.1), 1)),
    ([20, 20, 1], {}, ("mse", SGD(0.1), 1)), ([2, 2, 1], {"activation": "step"},
                                              ("mse", SGD(0.1), 1))])
def test_everything_else_goes_by_arrays(sizes, options, arguments):
    assert not unrolled.fits(Network(sizes, **options), *arguments)


def test_large_sums_are_safe():
    net = Network([1, 1, 1])
    net.parameters()[:] = [1e4, 0, 1, 0]
    history = train(net, [[1], [-1]], [1, 0], epochs=2)
    assert np.isfinite(history.loss).all()


def test_a_network_unrolled_diverges_with_the_same_words():
    with pytest.raises(FloatingPointError, match="the loss became infinite at epoch"):
        train(Network([1, 1], output="linear"), [[1000.0]], [1], optimizer=SGD(1.0))


def test_its_numbers_and_slopes_are_those_of_the_activations():
    from course_lib.activations import ACTIVATIONS as ENTRIES

    z = np.array([-100.0, -88.5, -1, 0, 2, 100])
    for name, text in unrolled.ANSWER.items():
        found = [eval(text, {"exp": np.exp, "tanh": np.tanh, "z": float(value)}) for value in z]
        assert found == ENTRIES[name].function(z).tolist()
        slopes = [eval(unrolled.SLOPE[name], {"a": answer}) for answer in found]
        assert slopes == ENTRIES[name].derivative(z).tolist()


def test_a_copy_of_a_training_learns_by_itself():
    training = Training(Network([2, 2, 1]), *people())
    before = training.net.parameters().copy()
    twin = copy.deepcopy(training)
    twin.epoch()
    assert (training.net.parameters() == before).all()
    assert (twin.net.parameters() != before).any()
