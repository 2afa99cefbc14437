"""Each activation against its formula in exact terms, its slope against a difference quotient."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from course_lib.activations import ACTIVATIONS, sigmoid, sigmoid_grad, softmax, tanh

NAMES = list(ACTIVATIONS)
SINGLE = [name for name in NAMES if name != "softmax"]
FORMULAS = {
    "step": lambda z: 1.0 if z >= 0 else 0.0,
    "linear": lambda z: z,
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)) if z > -700 else 0.0,
    "tanh": math.tanh,
    "relu": lambda z: max(z, 0.0),
    "leaky_relu": lambda z: z if z > 0 else z / 100,
}
finite = {"min_value": -1e4, "max_value": 1e4}
dtypes = st.sampled_from([np.float32, np.float64])


def test_all_seven_are_there_under_their_names():
    assert NAMES == ["step", "linear", "sigmoid", "tanh", "relu", "leaky_relu", "softmax"]
    assert all(entry.name == name and entry.use for name, entry in ACTIVATIONS.items())
    assert ACTIVATIONS["tanh"].function is tanh


@pytest.mark.parametrize("name", SINGLE)
@given(z=st.floats(-1e4, 1e4))
def test_the_output_follows_the_formula(name, z):
    assert ACTIVATIONS[name].function(z) == pytest.approx(FORMULAS[name](z), rel=1e-14, abs=1e-38)


@pytest.mark.parametrize("name", NAMES)
@given(z=arrays.arrays(dtypes, st.tuples(st.integers(1, 4), st.integers(1, 4)),
                       elements=st.floats(-1e4, 1e4, width=32)))
def test_output_and_slope_keep_shape_and_dtype_and_stay_in_range(name, z):
    before = z.copy()
    low, high = ACTIVATIONS[name].range
    for function in (ACTIVATIONS[name].function, ACTIVATIONS[name].derivative):
        found = function(z)
        assert found.shape == z.shape and found.dtype == z.dtype
        assert np.isfinite(found).all()
        assert found is not z and (z == before).all()
    output = ACTIVATIONS[name].function(z)
    assert (low <= output).all() and (output <= high).all()


@pytest.mark.parametrize("name", SINGLE)
@given(z=st.floats(-20, 20).filter(lambda z: abs(z) > 1e-3))  # the corners have no slope
def test_the_slope_is_that_of_the_curve(name, z):
    function, slope = ACTIVATIONS[name].function, ACTIVATIONS[name].derivative
    quotient = (function(z + 1e-5) - function(z - 1e-5)) / 2e-5
    assert slope(z) == pytest.approx(quotient, abs=1e-6)


@given(arrays.arrays(np.float64, st.integers(1, 5), elements=st.floats(-20, 20)))
def test_the_slope_of_a_share_is_that_of_softmax(z):
    for i, slope in enumerate(ACTIVATIONS["softmax"].derivative(z)):
        nudge = 1e-5 * (np.arange(len(z)) == i)
        quotient = (softmax(z + nudge)[i] - softmax(z - nudge)[i]) / 2e-5
        assert slope == pytest.approx(quotient, abs=1e-6)


@given(arrays.arrays(np.float64, st.tuples(st.integers(1, 4), st.integers(1, 5)),
                     elements=finite), st.floats(-1e3, 1e3))
def test_softmax_shares_out_one_and_minds_only_differences(z, shift):
    shares = softmax(z)
    assert shares.sum(axis=-1) == pytest.approx(1)
    assert softmax(z + shift) == pytest.approx(shares, abs=1e-9)


@given(st.floats(-500, 500))
def test_sigmoid_and_tanh_are_the_same_curve_stretched(z):
    assert sigmoid(z) + sigmoid(-z) == pytest.approx(1)
    assert tanh(z / 2) == pytest.approx(2 * sigmoid(z) - 1)
    assert sigmoid_grad(z) == pytest.approx(sigmoid_grad(-z), abs=1e-15)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_large_sums_are_safe(name, dtype):
    z = np.array([-1e4, -89, -1, 0, 1, 89, 1e4], dtype=dtype)
    assert np.isfinite(ACTIVATIONS[name].function(z)).all()
    assert np.isfinite(ACTIVATIONS[name].derivative(z)).all()


def test_the_exact_value_of_the_worked_example():
    assert sigmoid(7) == pytest.approx(0.9990889488055994, abs=1e-12)


def test_corners_are_as_the_docstrings_say():
    assert ACTIVATIONS["step"].function(0.0) == 1
    assert ACTIVATIONS["relu"].derivative(0.0) == 0
    assert ACTIVATIONS["leaky_relu"].derivative(0.0) == 0.01


def test_numbers_in_numbers_out_and_arrays_in_arrays_out():
    assert type(sigmoid(0)) is float and type(sigmoid(0.0)) is float
    assert sigmoid(np.float32(0)).dtype == np.float32
    assert sigmoid([0]).shape == (1,)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("bad", ["a", None, [], [np.nan], np.inf, [[1], [2, 3]], 1j], ids=repr)
def test_bad_input_is_named(name, bad):
    for function in (ACTIVATIONS[name].function, ACTIVATIONS[name].derivative):
        with pytest.raises((TypeError, ValueError), match="^z is .*expected"):
            function(bad)


def test_one_score_has_nothing_to_share():
    with pytest.raises(ValueError, match="expected several numbers to compare"):
        softmax(3.0)
