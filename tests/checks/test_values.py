"""Bad input is named: the argument, what came, what was expected, what to do."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from course_lib.checks import choices, values

NOT_NUMBERS = ["seven", None, [1, "a"], [[1, 2], [3]], [None], {1: 2}, 1j, [...]]


@pytest.mark.parametrize("value", NOT_NUMBERS, ids=repr)
def test_what_is_no_number_is_a_type_error_that_names_the_argument(value):
    with pytest.raises(TypeError, match="weights is .*expected numbers: give a list"):
        values.numbers("weights", value)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ([], "is empty, but expected at least one number: put"),
        ([1, np.nan], "NaN or infinity in it, but expected finite numbers: look for"),
        ([np.inf], "NaN or infinity in it"),
        ([[1, 2]], "has 2 axes .*but expected 1: one pair of brackets"),
        ([1, 2, 3], "has 3 values, but expected 2: give one value for each weight"),
        (1.0, "has 0 axes"),
    ],
    ids=repr,
)
def test_wrong_numbers_are_a_value_error_with_the_remedy(value, says):
    with pytest.raises(ValueError, match=f"x .*{says}"):
        values.numbers("x", value, ndim=1, length=2, each="weight")


def test_length_of_a_single_number_is_said_in_words():
    with pytest.raises(ValueError, match="x has no list of values, but expected 2"):
        values.numbers("x", 1.0, length=2)


@given(arrays.arrays(st.sampled_from([np.float32, np.float64]), arrays.array_shapes(),
                     elements={"allow_nan": False, "allow_infinity": False}))
def test_good_floats_pass_unchanged_with_their_dtype(array):
    assert values.numbers("x", array) is array


@given(st.lists(st.integers(-9, 9) | st.booleans(), min_size=1))
def test_whole_numbers_and_booleans_become_float64(came):
    found = values.numbers("x", came)
    assert found.dtype == np.float64
    assert found.tolist() == came


@pytest.mark.parametrize("value", ["7", b"7", None, [1], [], np.ones(3)], ids=repr)
def test_number_refuses_what_is_not_one_number(value):
    with pytest.raises(TypeError, match="bias is .*expected one number"):
        values.number("bias", value)


@pytest.mark.parametrize(("value", "says"), [
    (0, "lr is 0, but expected more than 0"), (1, "lr is 1, but expected under 1"),
    (np.nan, "NaN"), (np.inf, "infinity")])
def test_number_keeps_to_its_limits(value, says):
    with pytest.raises(ValueError, match=says):
        values.number("lr", value, above=0, below=1)


@pytest.mark.parametrize("value", [1.0, "1", None, True, np.float64(2), [1]], ids=repr)
def test_whole_number_refuses_other_kinds(value):
    with pytest.raises(TypeError, match="epochs is .*expected a whole number, for instance 1"):
        values.whole_number("epochs", value, least=1)


def test_whole_number_keeps_to_its_least_value():
    assert values.whole_number("epochs", np.int64(3), least=3) == 3
    with pytest.raises(ValueError, match="epochs is 2, but expected at least 3"):
        values.whole_number("epochs", 2, least=3)


@pytest.mark.parametrize("value", ["sigmiod", "", None, 3, ["tanh"], np.zeros(2)], ids=repr)
def test_unknown_names_are_refused_with_all_names(value):
    with pytest.raises(ValueError, match="activation is .*expected one of 'sigmoid', 'tanh'"):
        choices.one_of("activation", value, ["sigmoid", "tanh"])


def test_a_slip_of_the_finger_gets_the_near_name():
    with pytest.raises(ValueError, match="Did you mean 'sigmoid'?"):
        choices.one_of("activation", "sigmiod", ["sigmoid", "tanh"])


def test_finite_stops_what_overflowed():
    assert values.finite("the loss", 3) == 3
    with pytest.raises(ValueError, match="the loss became too large.*smaller"):
        values.finite("the loss", np.array([1, np.inf]))


def test_shown_is_one_short_line():
    assert "\n" not in values.shown(np.zeros((5, 5)))
    assert len(values.shown("x" * 1000)) < 60
