"""Losses: worked examples, algebra, gradients against difference quotients, bad input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from course_lib.losses import mse, mse_grad

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
        ([1, 2], [1], ValueError, r"y_pred has shape \(1,\), but expected \(2,\) like y_true: give"),
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
