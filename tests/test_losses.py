"""Losses: worked examples, algebra, gradients against difference quotients, bad input."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from course_lib.losses import (
    LOSSES,
    binary_cross_entropy,
    binary_cross_entropy_grad,
    cross_entropy,
    cross_entropy_grad,
    kl_divergence,
    kl_divergence_grad,
    mse,
    mse_grad,
)

pairs = arrays.array_shapes(max_dims=2, max_side=4).flatmap(
    lambda shape: st.tuples(*[arrays.arrays(np.float64, shape, elements=st.floats(-50, 50))] * 2)
)


def test_the_worked_example():
    assert mse([1, 0, 0, 1], [0, 0, 0, 0]) == 0.5
    assert mse_grad([1, 0], [0, 0]).tolist() == [-1, 0]


@given(pairs)
def test_mse_is_never_negative_and_the_same_seen_from_both_sides(pair):
    y_true, y_pred = pair
    assert mse(y_true, y_pred) == mse(y_pred, y_true) >= 0
    assert mse(y_true, y_true) == 0
    assert mse(y_true, y_true + 2) == pytest.approx(4)


@given(pairs)
def test_mse_grad_is_the_slope_in_each_prediction(pair):
    y_true, y_pred = pair
    found = mse_grad(y_true, y_pred)
    assert found.shape == y_pred.shape
    for where in np.ndindex(y_pred.shape):
        up, down = y_pred.copy(), y_pred.copy()
        up[where] += 1e-3
        down[where] -= 1e-3
        quotient = (mse(y_true, up) - mse(y_true, down)) / 2e-3
        assert found[where] == pytest.approx(quotient, abs=1e-7)


def test_gradient_keeps_float32():
    ones = np.ones((2, 2), np.float32)
    assert mse_grad(ones, ones).dtype == np.float32


@pytest.mark.parametrize("loss", [mse, mse_grad])
@pytest.mark.parametrize(
    ("y_true", "y_pred", "error", "says"),
    [
        ([1, 2], [1], ValueError, r"y_pred has shape \(1,\), but expected \(2,\) like"),
        ([[1], [2]], [1, 2], ValueError, "y_pred has shape"),
        ([], [], ValueError, "y_true is empty"),
        ([1], [np.nan], ValueError, "y_pred is .*NaN"),
        (["yes"], [1], TypeError, "y_true is .*expected numbers"),
    ],
)
def test_bad_input_is_named(loss, y_true, y_pred, error, says):
    with pytest.raises(error, match=says):
        loss(y_true, y_pred)


def test_a_loss_that_overflows_is_said():
    with pytest.raises(ValueError, match="the result of mse became too large"):
        mse([1e300], [-1e300])


@st.composite
def shares(draw, n_arrays=2, least=1e-3):
    """Arrays (n, k) whose rows add up to 1, none of their values below `least`."""
    shape = draw(st.tuples(st.integers(1, 4), st.integers(2, 5)))
    found = [draw(arrays.arrays(np.float64, shape, elements=st.floats(least, 1)))
             for _ in range(n_arrays)]
    return [values / values.sum(axis=1, keepdims=True) for values in found]


chances = arrays.array_shapes(max_dims=1, max_side=5).flatmap(
    lambda shape: st.tuples(
        *[arrays.arrays(np.float64, shape, elements=st.floats(0.01, 0.99))] * 2)
)


def slope(loss, y_true, y_pred, where, nudge=1e-6):
    up, down = y_pred.copy(), y_pred.copy()
    up[where] += nudge
    down[where] -= nudge
    return (loss(y_true, up) - loss(y_true, down)) / (2 * nudge)


@given(chances)
def test_binary_cross_entropy_follows_its_formula(pair):
    y, p = pair
    expected = -sum(a * math.log(b) + (1 - a) * math.log(1 - b) for a, b in zip(y, p)) / len(y)
    assert binary_cross_entropy(y, p) == pytest.approx(expected)
    assert cross_entropy(y, p) == binary_cross_entropy(y, p)
    assert cross_entropy(y[:, None], p[:, None]) == binary_cross_entropy(y, p)


@given(shares())
def test_cross_entropy_and_kl_follow_their_formulas(pair):
    y, p = pair
    entropy = sum(-a * math.log(b) for a, b in zip(y.flat, p.flat)) / len(y)
    divergence = sum(a * math.log(a / b) for a, b in zip(y.flat, p.flat)) / len(y)
    assert cross_entropy(y, p) == pytest.approx(entropy)
    assert kl_divergence(y, p) == pytest.approx(divergence, abs=1e-12)
    assert kl_divergence(y, p) >= -1e-12 and kl_divergence(y, y) == 0
    # Cross-entropy is the divergence plus the surprise that even the truth leaves.
    assert cross_entropy(y, p) - kl_divergence(y, p) == pytest.approx(cross_entropy(y, y))


@given(chances)
def test_binary_gradient_is_the_slope(pair):
    y, p = pair
    for i, found in enumerate(cross_entropy_grad(y, p)):
        assert found == pytest.approx(slope(cross_entropy, y, p, i), rel=1e-4, abs=1e-6)
    assert (binary_cross_entropy_grad(y, p) == cross_entropy_grad(y, p)).all()


@given(shares(least=0.05))
def test_gradients_of_shares_are_the_slopes(pair):
    y, p = pair
    # One share alone is nudged, so rows miss 1 by the nudge: the formulas alone do not mind.
    for name in ("cross_entropy", "kl_divergence"):
        found, loss = LOSSES[name].gradient(y, p), LOSSES[name].function.unchecked
        for where in np.ndindex(p.shape):
            assert found[where] == pytest.approx(slope(loss, y, p, where), rel=1e-4, abs=1e-6)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", LOSSES)
def test_exactly_0_and_1_are_safe(name, dtype):
    y, p = np.array([[0, 1], [1, 0]], dtype), np.array([[1, 0], [1, 0]], dtype)
    assert 0 < LOSSES[name].function(y, p) < 100
    assert np.isfinite(LOSSES[name].gradient(y, p)).all()
    assert LOSSES[name].gradient(y, p).dtype == dtype
    assert LOSSES[name].function(y, y) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("name", LOSSES)
@given(pair=shares())
def test_a_worse_prediction_never_costs_less(name, pair):
    y, p = pair
    losses = [LOSSES[name].function(y, y + share * (p - y)) for share in (0, 0.5, 1)]
    assert losses[0] <= losses[1] + 1e-12 and losses[1] <= losses[2] + 1e-12


@pytest.mark.parametrize("name", ["cross_entropy", "binary_cross_entropy", "kl_divergence"])
@pytest.mark.parametrize("part", ["function", "gradient"])
@pytest.mark.parametrize(("y_true", "y_pred", "says"), [
    ([[2, -1]], [[0.5, 0.5]], "y_true has values from -1 to 2, but expected 0 to 1: targets"),
    ([[0, 1]], [[1.5, 0]], "y_pred has values from 0 to 1.5"),
    ([[0, 1]], [[1, 0], [0, 1]], "y_pred has shape"), ([], [], "y_true is empty"),
    ([[0, 1]], [[np.nan, 0]], "y_pred is .*NaN")])
def test_what_is_no_probability_is_named(name, part, y_true, y_pred, says):
    with pytest.raises(ValueError, match=says):
        getattr(LOSSES[name], part)(y_true, y_pred)


@pytest.mark.parametrize("function", [kl_divergence, kl_divergence_grad])
@pytest.mark.parametrize(("y_true", "y_pred", "name"), [
    ([0.5, 0.6], [0.5, 0.5], "y_true"), ([0.5, 0.5], [0.5, 0.6], "y_pred"),
    (1.0, 1.0, "y_true")])
def test_rows_that_are_no_whole_are_named(function, y_true, y_pred, name):
    with pytest.raises(ValueError, match=f"{name} has rows that do not add up to 1"):
        function(y_true, y_pred)


@pytest.mark.parametrize("function", [cross_entropy, cross_entropy_grad])
@pytest.mark.parametrize(("y_true", "y_pred", "name"), [
    ([[0, 1, 0]], [[0.9, 0.9, 0.9]], "y_pred"), ([[1, 1]], [[0.5, 0.5]], "y_true")])
def test_cross_entropy_of_classes_asks_for_shares_of_a_whole(function, y_true, y_pred, name):
    with pytest.raises(ValueError, match=f"{name} has rows that do not add up to 1.*softmax"):
        function(y_true, y_pred)


def test_cross_entropy_of_one_column_asks_for_no_whole():
    expected = -math.log(0.9)
    for y, p in (([1, 1], [0.9, 0.9]), ([[1], [1]], [[0.9], [0.9]])):
        assert cross_entropy(y, p) == pytest.approx(expected)
