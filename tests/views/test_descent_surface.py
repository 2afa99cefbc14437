"""The surface of `explore_descent`: a path on it, a ball over its shadow, seen from all sides."""

import numpy as np
import pytest

from course_lib.landscapes import LANDSCAPES
from course_lib.views import explore_descent
from course_lib.views.descent import STARTS
from course_lib.views.descent_surface import EDGE


def test_a_path_that_leaves_the_surface_ends_at_its_edge():
    view = explore_descent(dimensions=2, lr=0.6, steps=10, turn=0)
    high, shadow = view._picture.walks[1], view._picture.shadow
    assert not high.here.get_visible() and not high.after.get_visible()
    assert not shadow.get_visible()
    assert np.abs(high.path.get_xdata()).max() <= EDGE[0]
    view.set(lr=0.1)
    assert high.here.get_visible() and high.after.get_visible() and shadow.get_visible()
    assert len(high.path.get_xdata()) == 11


@pytest.mark.parametrize("turn", [-180, -25, 70])
def test_the_ball_stands_over_the_place_that_the_map_shows(turn):
    picture = explore_descent("two valleys", dimensions=2, steps=4, turn=turn)._picture
    place = np.array(picture.walks[0].here.get_data()).T
    (x, y), = picture.surface.project(place, LANDSCAPES["two valleys"].loss(place))
    (ball_x,), (ball_y,) = picture.walks[1].here.get_data()
    (shadow_x,), (shadow_y,) = picture.shadow.get_data()
    assert (ball_x, shadow_y) == (pytest.approx(x), pytest.approx(y))
    assert 0.1 < ball_y - y < 0.5 and 0 < shadow_x - x < 0.5
    assert picture.walks[1].path.get_xydata()[-1] == pytest.approx([x, y])


@pytest.mark.parametrize("curve", STARTS)
@pytest.mark.parametrize("turn", [-180, -100, -25, 45, 180])
def test_the_surface_is_whole_inside_its_axes_and_only_walls_in_front_are_of_glass(curve, turn):
    picture = explore_descent(curve, dimensions=2, turn=turn)._picture
    surface, ax = picture.surface, picture.shadow.axes
    corners = np.array([path.vertices[:4] for path in surface.pieces.get_paths()])
    (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
    assert left <= corners[..., 0].min() and corners[..., 0].max() <= right
    assert low <= corners[..., 1].min() and corners[..., 1].max() <= high
    x, y = np.moveaxis(corners, -1, 0)
    area = sum(x[:, i] * y[:, i - 3] - x[:, i - 3] * y[:, i] for i in range(4))     # its sign
    alpha = surface.pieces.get_facecolor()[:, 3]
    assert (alpha[area > 1e-6] == 1).all() and (alpha[area < -1e-6] < 0.2).all()


def test_lower_is_paler_on_map_and_surface():
    surface = explore_descent(dimensions=2, turn=0)._picture.surface
    middles = np.array([path.vertices[:4].mean(axis=0) for path in surface.pieces.get_paths()])
    colours = surface.pieces.get_facecolor()
    inside = colours[:, 3] == 1
    off = np.abs(middles - surface.project(np.zeros((1, 2)), np.zeros(1))).sum(axis=1)
    bottom = colours[inside, :3][np.argmin(off[inside])]
    assert bottom.sum() > colours[inside, :3].sum(axis=1).mean() + 0.1


def test_only_a_turn_draws_the_surface_anew():
    view = explore_descent(dimensions=2)
    before = view._picture.surface.pieces.get_paths()
    view.set(steps=5, lr=0.2, start=1)
    assert view._picture.surface.pieces.get_paths() is before
    rings = view._picture._drawn
    view.set(turn=40)
    assert view._picture.surface.pieces.get_paths() is not before
    assert view._picture._drawn is rings        # the map is not turned


@pytest.mark.parametrize("dimensions", [1, 2])
def test_a_bad_turn_is_named(dimensions):
    with pytest.raises(ValueError, match="turn is 400.*-180 to 180"):
        explore_descent(dimensions=dimensions, turn=400)
