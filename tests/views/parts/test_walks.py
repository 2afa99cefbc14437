"""What is said of a walk: at rest, too long a step, gone; true of the ground around."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.landscapes import LANDSCAPES, walk
from course_lib.optimizers import SGD
from course_lib.views.parts.walks import FLAT, at_rest, verdict

CURVES = ("bowl", "two valleys", "plateau")


@pytest.mark.parametrize("dimensions", [1, 2])
@pytest.mark.parametrize("name", CURVES)
def test_words_of_rest_fit_the_ground_around(name, dimensions):
    landscape = LANDSCAPES[name]
    places = np.column_stack([np.linspace(-4, 4, 801), np.zeros(801)])[:, :dimensions]
    losses, aside = landscape.loss(places), np.array([0.2, 0])[:dimensions]
    for place, loss in zip(places, losses):
        if abs(landscape.slopes(place)[0]) < FLAT:
            said = at_rest(name, place, loss)
            around = landscape.loss(np.array([place + aside, place - aside]))
            assert ("leads down" in said) == (max(around) < loss), (place, said)
            assert ("rests" in said) == (min(around) > loss), (place, said)


def test_far_out_on_the_plateau_is_no_minimum():
    path = np.array([[-2.1], [30.0]])
    after = path[-1] - LANDSCAPES["plateau"].slopes(path[-1])
    assert "no minimum" in verdict("plateau", path, after)


@given(st.sampled_from(CURVES), st.floats(-4, 4), st.floats(0.01, 2.2))
def test_a_walk_that_is_gone_jumped_farthest_in_its_last_step(name, start, lr):
    path = walk(LANDSCAPES[name].slopes, [start], SGD(lr), 30)
    lengths = np.abs(np.diff(path[:, 0]))
    if np.abs(path[-1]).max() >= 100:
        said = verdict(name, path, path[-1])
        assert "the last step jumped farther than any before" in said
        assert lengths[-1] > max(lengths[:-1])
