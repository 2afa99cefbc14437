"""`explore_loss("probability")`: slopes are true slopes, and words say on which side it is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.activations import sigmoid
from course_lib.views import explore_loss
from course_lib.views.loss_probability import two_losses


@given(st.floats(-4, 4), st.sampled_from([0.0, 1.0]))
def test_slopes_in_z_are_those_of_the_losses(z, target):
    step = 1e-5
    ends = [two_losses(np.array([float(sigmoid(z + d))]), target) for d in (-step, step)]
    _, _, *slopes = two_losses(np.array([float(sigmoid(z))]), target)
    for loss, slope in enumerate(slopes):
        measured = (ends[1][loss][0] - ends[0][loss][0]) / (2 * step)
        assert slope[0] == pytest.approx(measured, abs=1e-5)


@pytest.mark.parametrize("p, target, said", [
    (0.02, 1, "Sure and wrong"), (0.2, 1, "On the wrong side"), (0.4, 1, "Unsure"),
    (0.6, 1, "Unsure"), (0.85, 1, "On the right side, not yet sure"), (0.95, 1, "Nearly right"),
    (0.85, 0, "On the wrong side"), (0.15, 0, "On the right side"), (0.5, 0, "Unsure"),
])
def test_words_say_on_which_side_a_prediction_is(p, target, said):
    assert said in explore_loss("probability", p=p, target=target).words


def test_an_answer_that_is_neither_yes_nor_no_is_named():
    with pytest.raises(ValueError, match=r"^target is 0\.5, .* use 1 or 0"):
        explore_loss("probability", target=0.5)


@pytest.mark.parametrize("p, target", [(0.01, 1), (0.5, 1), (0.99, 0), (0.3, 0)])
def test_what_touches_each_curve_at_the_right_has_its_slope_over_the_axis_it_stands_on(p, target):
    picture = explore_loss("probability", p=p, target=target)._picture
    z = float(np.log(p / (1 - p)))
    losses = two_losses(np.array([p]), float(target))
    for tangent, point, height, slope in zip(picture.tangents, picture.points[2:], losses[:2],
                                             losses[2:]):
        (x0, x1), (y0, y1) = tangent.get_data()
        assert (y1 - y0) / (x1 - x0) == pytest.approx(slope[0])
        assert ((x0 + x1) / 2, (y0 + y1) / 2) == pytest.approx((z, height[0]))
        assert (point.get_xdata()[0], point.get_ydata()[0]) == pytest.approx((z, height[0]))
