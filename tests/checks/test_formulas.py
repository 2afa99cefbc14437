"""Marks for formulas: checks in front, the formula alone behind, a slope written once."""

import numpy as np
import pytest

from course_lib.activations import ACTIVATIONS
from course_lib.checks.formulas import checks_pairs, checks_z


def test_unchecked_is_the_formula_alone():
    def triple(z):
        return 3 * z

    checked = checks_z()(triple)
    assert checked.unchecked is triple and checked([1]).tolist() == [3]
    assert checked.unchecked([1]) == [1, 1, 1]
    with pytest.raises(TypeError, match="z is"):
        checked("no")


def test_a_pair_has_one_shape():
    with pytest.raises(ValueError, match="y_pred has shape"):
        checks_pairs()(np.subtract)([1, 2], [1])


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_one_formula_of_a_slope_is_the_slope(name, dtype):
    function, slope = ACTIVATIONS[name].function, ACTIVATIONS[name].derivative
    z = np.array([[-2, -0.5, 0.25, 3]], dtype)
    a = function(z)
    by_numbers = eval(f"2 * {slope.in_a}", {"a": a}) * np.ones_like(a)
    assert slope.of_output(2, a) * np.ones_like(a) == pytest.approx(by_numbers)
    assert slope(z) == pytest.approx(by_numbers / 2) and slope(z).dtype == dtype
    if name not in ("softmax", "step"):
        h = 1e-3
        assert slope(z) == pytest.approx((function(z + h) - function(z - h)) / (2 * h), abs=1e-3)
