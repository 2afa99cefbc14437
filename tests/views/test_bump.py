"""`explore_bump`: bent neurons can make the bump, straight ones cannot, and the words say it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.views.bump import FRIENDS, GOALS, NEAR, explore_bump, outputs

weights, biases = st.floats(-4, 4), st.floats(-20, 20)


@given(weights, biases, weights, biases)
def test_two_straight_neurons_never_meet_all_three_rings(w1, b1, w2, b2):
    friends, wanted = np.transpose(GOALS)
    first, second = outputs("linear", [(w1, b1), (w2, b2)], friends)
    assert np.abs(first - second - wanted).max() >= NEAR


@pytest.mark.parametrize("activation", ["sigmoid", "step"])
def test_two_bent_neurons_meet_them(activation):
    view = explore_bump(activation, (2, -4), (2, -12))
    assert view.words.startswith("All 3 rings met") and "bump" in view.words


def test_a_straight_pair_is_called_a_straight_line_and_drawn_as_one():
    view = explore_bump("linear", (4, 20), (-4, -20))
    assert "A straight line" in view.words
    steps = np.diff(view._picture.together.get_ydata())
    assert np.ptp(steps) < 1e-9 and len(steps) == len(FRIENDS) - 1


def test_only_met_rings_have_a_tick():
    view = explore_bump()
    ticks = [text.get_text() for text in view._picture.hits]
    assert ticks == ["✓", "", ""]
