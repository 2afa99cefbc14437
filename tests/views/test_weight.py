"""`explore_weight`: runs above and below the line are counted, and the point lies on the valley."""

import numpy as np
import pytest

from course_lib.datasets import jogging
from course_lib.losses import mse
from course_lib.views.weight import explore_weight


@pytest.mark.parametrize("weight, above, below", [(0, "24 runs", 0), (15, "0 runs", 24)])
def test_words_count_the_runs_on_both_sides_of_the_line(weight, above, below):
    words = explore_weight(weight=weight).words
    assert words.endswith(f"{above} above the line, {below} below it.")


@pytest.mark.parametrize("weight", [1, 2.5, 7.5, 15])
def test_the_point_lies_on_the_valley_at_the_mean_of_the_squares(weight):
    view = explore_weight(weight=weight, squares=True)
    minutes, kcal = jogging()
    picture, loss = view._picture, mse(kcal, weight * minutes)
    (x,), (y,) = picture.point.get_data()
    assert (x, y) == (weight, pytest.approx(loss / 1000))
    valley = picture.ax.lines[0]
    assert np.interp(x, *valley.get_data()) == pytest.approx(y, abs=0.02)
    assert f"{loss:,.1f} kcal²" in view.words
    assert y < picture.ax.get_ylim()[1]


def test_the_opening_picture_says_nothing_of_a_loss():
    assert "square" not in explore_weight().words
