"""Points in the plane: which are unseen, which part of the plane is shown, what is said."""

import numpy as np
import pytest
from matplotlib.artist import Artist

from course_lib.datasets import DATASETS_2D
from course_lib.views import explore_playground, explore_training
from course_lib.views.parts.plane_data import data_of, split

RNG = np.random.default_rng(0)
FAR_AWAY = RNG.normal((100, 2000), 1, (60, 2))
LEFT_OF_THE_MIDDLE = (FAR_AWAY[:, 0] > 100).astype(float)


@pytest.mark.parametrize("name", DATASETS_2D)
def test_unseen_points_are_none_of_those_learned_from(name):
    data = split(data_of(name))
    assert len(data.X) == len(data.unseen[0]) == 100
    learned, unseen = ({tuple(x) for x in X} for X in (data.X, data.unseen[0]))
    assert learned & unseen <= {(0.0, 0.0)}     # where both arms of the spiral begin
    if set(data.y) == {0.0, 1.0}:
        assert 30 <= data.y.sum() <= 70 and 30 <= data.unseen[1].sum() <= 70


@pytest.mark.parametrize("explore", [explore_training, explore_playground])
def test_points_of_your_own_fill_the_map_wherever_they_lie(explore):
    view = explore(data=(FAR_AWAY, LEFT_OF_THE_MIDDLE))
    ax = next(ax for ax in view.figure.axes if ax.get_xlabel() == "x₁")
    for low, high, values in zip(*np.transpose([ax.get_xlim(), ax.get_ylim()]), FAR_AWAY.T):
        assert low < values.min() and values.max() < high
        assert high - low < 1.3 * np.ptp(values)
    assert "far from 0" in view.words and "X.std(axis=0)" in view.words
    view.close()


def test_the_advice_helps():
    """As it is the network learns next to nothing; scaled as the sentence says, nearly all."""
    scaled = (FAR_AWAY - FAR_AWAY.mean(axis=0)) / FAR_AWAY.std(axis=0)
    right = {}
    for name, X in (("raw", FAR_AWAY), ("scaled", scaled)):
        view = explore_training((X, LEFT_OF_THE_MIDDLE), lr=0.5, epochs=100)
        right[name] = int(view._picture.title.get_text().split(": ")[1].split(" of")[0])
        assert ("far from 0" in view.words) == (name == "raw")
        view.close()
    assert right["scaled"] >= 57 and right["raw"] < 50


def test_a_column_of_one_value_can_be_shown():
    X = np.column_stack([np.linspace(-1, 1, 10), np.full(10, 3.0)])
    view = explore_training((X, (X[:, 0] > 0).astype(float)))
    assert view.trouble == ""
    view.close()


def test_what_it_learns_from_lies_above_the_unseen():
    picture = explore_playground(show_unseen=True)._picture
    order = sorted(picture.figure.findobj(Artist.get_animated), key=Artist.get_zorder)
    unseen, learned = ([order.index(line) for line in points.lines]
                       for points in (picture.unseen, picture.points))
    assert max(unseen) < min(learned)
