"""`explore_drawn_curve`: the curve goes through the points, and the words measure it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.views.drawn_curve import FRIENDS, SUNDAYS, explore_drawn_curve, through

heights = st.lists(st.floats(0, SUNDAYS), min_size=5, max_size=5).map(np.array)


@given(heights)
def test_the_curve_meets_every_point_and_stays_between_neighbours(points):
    assert through(FRIENDS, points, FRIENDS) == pytest.approx(points)
    for place, (left, right) in enumerate(zip(points, points[1:])):
        between = through(FRIENDS, points, np.linspace(*FRIENDS[place:place + 2], 11))
        assert between.min() >= min(left, right) - 1e-9
        assert between.max() <= max(left, right) + 1e-9


@pytest.mark.parametrize("points, said", [
    ((5, 5, 5, 5, 5), "make no difference"), ((9, 7, 5, 3, 1), "less often"),
    ((0, 1, 5, 9, 10), "from 2 to 4 friends: 4 Sundays"), ((0, 0, 0, 0, 10), "from 6 to 8")])
def test_words_say_where_it_climbs(points, said):
    assert said in explore_drawn_curve(points).words


@pytest.mark.parametrize("shape, points", [
    ("a jump", (0, 0, 10, 10, 10)), ("a straight line", (0, 2.5, 5, 7.5, 10))])
def test_points_on_a_shape_are_no_sunday_away_from_it(shape, points):
    assert f"{shape} are at most 0 Sundays apart" in explore_drawn_curve(points, shape).words
