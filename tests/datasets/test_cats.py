"""The cats of chapter 01, against the sum worked out anew."""

from itertools import product

import numpy as np
import pytest

from course_lib.datasets import cats


def test_thirty_cats_fit_and_agree_on_what_nobody_saw():
    seen, answers = cats.shy_cat()
    fitting = cats.that_fit(seen, answers)
    quarters = [w / 4 for w in range(-8, 9)]
    X = np.array(seen)
    assert fitting == [w for w in product(quarters, repeat=3)
                       if ((X @ w >= 1.0) == answers).all()]
    assert len(fitting) == 30
    others = cats.other_moments(seen)
    assert sorted([*others, *seen]) == cats.MOMENTS
    assert [{cats.pounces(cat, moment) for cat in fitting} for moment in others] == [{1}, {0}, {0}]


def test_a_sum_that_is_off_by_a_hair_still_reaches_the_bar():
    assert -0.8 + 0.6 + 1.2 < 1.0
    assert cats.pounces([-0.8, 0.6, 1.2], (1, 1, 1)) == 1


@pytest.mark.parametrize("weights, moment, says", [
    ([1, 2], (1, 0, 1), "weights has 2 values, but expected 3"),
    ([1, 2, 3], (1, 0), "moment has 2 values, but expected 3"),
    ("abc", (1, 0, 1), "weights is 'abc'"),
    ([1, 2, ...], (1, 0, 1), "weights is"),
])
def test_what_is_not_three_numbers_is_named(weights, moment, says):
    with pytest.raises((TypeError, ValueError), match=says):
        cats.pounces(weights, moment)


def test_each_moment_needs_its_answer():
    with pytest.raises(ValueError, match="answers has 2 values, but expected 5"):
        cats.that_fit(cats.shy_cat()[0], [0, 1])
