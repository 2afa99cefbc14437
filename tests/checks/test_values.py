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


@pytest.mark.parametrize("value", [
    np.ma.array([1.0, 2, 99], mask=[0, 0, 1]), [np.ma.array([1, 2], mask=[0, 1])], np.ma.masked,
    np.ma.array([[1.0], [2.0]], mask=[[True], [False]])], ids=repr)
def test_what_is_masked_is_refused_with_the_remedy(value):
    with pytest.raises(ValueError, match=r"X is .*masked.*X\.filled\(0\), or leave their rows"):
        values.numbers("X", value)


def test_a_mask_that_hides_nothing_loses_nothing():
    assert values.numbers("X", np.ma.array([1.0, 2], mask=[0, 0])).tolist() == [1, 2]


class Sparse:
    """Like SciPy's, which are not among the course's packages."""

    def toarray(self):
        return np.eye(2)


class Tensor:
    """Like PyTorch's that know their slope."""

    def __array__(self, dtype=None, copy=None):
        raise RuntimeError("Can't call numpy() on Tensor that requires grad.")

    def detach(self):
        return self


@pytest.mark.parametrize(("value", "remedy"), [
    (["cat", "dog"], r"np\.unique\(y, return_inverse=True\)\[1\]"),
    (np.array(["cat", "dog"]), "number the words"), ([["cat"], ["dog"]], "number the words"),
    (np.array(["cat", "dog"], object), "number the words"),
    (Sparse(), r"y\.toarray\(\)"), (Tensor(), r"y\.detach\(\)\.numpy\(\)")])
def test_words_and_other_libraries_arrays_are_refused_with_the_remedy(value, remedy):
    with pytest.raises(TypeError, match=f"y is .*expected numbers: .*{remedy}"):
        values.numbers("y", value)


def test_shown_is_one_short_line():
    assert "\n" not in values.shown(np.zeros((5, 5)))
    assert len(values.shown("x" * 1000)) < 60
