"""`explore_descent`: true slopes, a next step that is the one taken, and words that fit."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpl_toolkits.mplot3d import proj3d

from course_lib.views import explore_descent
from course_lib.views.descent import (
    FLAT,
    LOSS,
    MOST_STEPS,
    SLOPE,
    at_rest,
    loss_at,
    slopes_at,
    verdict,
    walk,
)
from course_lib.views.stage.live import SLOWLY


@given(st.sampled_from(list(LOSS)), st.lists(st.floats(-4, 4), min_size=1, max_size=2))
def test_slopes_are_those_of_the_loss(curve, place):
    place = np.array(place)
    for axis, slope in enumerate(slopes_at(curve, place)):
        step = 1e-5 * np.eye(len(place))[axis]
        measured = (loss_at(curve, place + step) - loss_at(curve, place - step)) / 2e-5
        assert slope == pytest.approx(measured, abs=1e-4)


@pytest.mark.parametrize("dimensions", [1, 2])
def test_the_step_drawn_before_is_the_step_taken(dimensions):
    view = explore_descent("two valleys", dimensions, start=0.4, lr=0.1)
    picture = view._picture
    marks = picture.walk if dimensions == 1 else picture.walks[0]
    for taken in range(1, 4):
        promised = [values[-1] for values in marks.after.get_data()]
        view.press("step")
        assert [values[-1] for values in marks.here.get_data()] == pytest.approx(promised)
        assert view.values["steps"] == taken


def test_it_plays_so_slowly_that_each_next_step_is_seen():
    assert explore_descent().values["speed"] == explore_descent(dimensions=2).values["speed"]
    assert explore_descent().values["speed"] == SLOWLY


@pytest.mark.parametrize("settings", [{"lr": 2.2}, {"dimensions": 2, "lr": 0.6}])
def test_play_ends_where_the_walk_is_gone(settings):
    view = explore_descent(**settings)
    while view._advance():
        view._redraw(view.values)
        assert view.values["steps"] < MOST_STEPS, "it is never gone"
    gone_at, frame = view.values["steps"], view.frame
    assert view.press("step").endswith("Try a smaller learning rate.")
    assert (view.values["steps"], view.frame) == (gone_at, frame)
    assert len(walk("bowl", [-3.5, 2.0][: settings.get("dimensions", 1)], settings["lr"],
                    MOST_STEPS)) == gone_at + 1
    view.press("rewind")
    assert view._advance() and view.values["steps"] == 1
    view._redraw(view.values)
    assert view.set(lr=0.1) and view._advance() and view.values["steps"] == 2


def test_the_button_stops_at_the_last_step():
    view = explore_descent(steps=MOST_STEPS)
    view.press("step")
    assert view.values["steps"] == MOST_STEPS and view.trouble == ""


@pytest.mark.parametrize("settings, said", [
    ({"lr": 0.1}, "The next step goes downhill, to −3.15."),
    ({"lr": 0.01, "start": 0.5}, "hardly moves"),
    ({"lr": 2.1}, "would not go down"),
    ({"lr": 2.1, "steps": 2}, "That step did not go down: it was too long."),
    ({"lr": 2.1, "steps": 3}, "It diverges: the last three steps all went up."),
    ({"lr": 2.1, "steps": 30}, "It diverges"),
    ({"lr": 2.2, "steps": 30}, "here the walk ends"),
    ({"curve": "plateau", "start": -1.9, "lr": 0.5, "steps": 3}, "Too long: the last three steps"),
    ({"curve": "two valleys", "start": 4, "lr": 2.2, "steps": 2}, "w is over 1,000, loss over"),
    ({"curve": "two valleys", "start": 4, "lr": 2.2, "steps": 9}, "It diverges"),
    ({"curve": "two valleys", "start": 3, "steps": 30}, "not at the lowest"),
    ({"curve": "two valleys", "start": -3, "steps": 30}, "rests at the bottom"),
    ({"curve": "two valleys", "start": 0.3}, "On top of a hill: almost no slope, so it barely"),
    ({"curve": "two valleys", "start": 0.3, "across": 0, "dimensions": 2}, "along w₁ either way"),
    ({"curve": "plateau", "start": 4, "steps": 30}, "hardly moves"),
    ({"curve": "bowl", "dimensions": 2, "lr": 0.6, "steps": 30}, "It diverges"),
])
def test_words_say_how_the_walk_goes(settings, said):
    assert said in explore_descent(**settings).words


@pytest.mark.parametrize("dimensions", [1, 2])
@pytest.mark.parametrize("curve", LOSS)
def test_words_of_rest_fit_the_ground_around(curve, dimensions):
    w = np.linspace(-4, 4, 801)
    places = np.column_stack([w, 0 * w])[:, :dimensions]
    losses = loss_at(curve, places)
    for i in np.flatnonzero(np.abs(SLOPE[curve](w)) < FLAT):
        said = at_rest(curve, places[i], losses[i])
        ahead, behind = LOSS[curve](w[i] + 0.2), LOSS[curve](w[i] - 0.2)
        assert ("leads down" in said) == (max(ahead, behind) < losses[i]), (w[i], said)
        assert ("rests" in said) == (min(ahead, behind) > losses[i]), (w[i], said)


def on_the_picture(line):
    points = line.axes.transAxes.inverted().transform(
        line.axes.transData.transform(np.column_stack(line.get_data())))
    return ((points >= 0) & (points <= 1)).all(axis=1)


@pytest.mark.parametrize("curve", LOSS)
@pytest.mark.parametrize("start", [-4, 4])
def test_every_start_is_on_the_picture(curve, start):
    picture = explore_descent(curve, start=start)._picture
    assert on_the_picture(picture.walk.here).all() and on_the_picture(picture.history).all()
    assert not any(outside.arrow.get_visible() for outside in picture.outside)


@pytest.mark.parametrize("dimensions, lr, settings, angles", [
    (1, 2.2, {"steps": 9}, (-45, 0)),       # w = 18 and a high loss: up to the right, and up
    (1, 2.2, {"steps": 10}, (45, 0)),       # and on the next step up to the left
    (2, 0.6, {"steps": 2}, (0,)), (2, 0.6, {"steps": 3}, (180,)),
])
def test_an_arrow_points_to_a_place_off_the_picture(dimensions, lr, settings, angles):
    picture = explore_descent(dimensions=dimensions, lr=lr, **settings)._picture
    for outside, angle in zip(np.atleast_1d(picture.outside), angles):
        assert outside.arrow.get_visible() and on_the_picture(outside.arrow).all()
        assert outside.arrow.get_marker()[2] % 360 == pytest.approx(angle % 360)


def test_far_out_on_the_plateau_is_no_minimum():
    path = np.array([[-2.1], [30.0]])
    losses, slope = loss_at("plateau", path), slopes_at("plateau", path[-1])
    assert "no minimum" in verdict("plateau", path, losses, slope, path[-1] - slope)


@pytest.mark.parametrize("settings, title", [
    ({"start": 4, "lr": 2.2, "steps": 30}, "It diverges: here the walk ends"),
    ({"start": 4, "lr": 2.1, "steps": 9}, "it diverges"),
    ({"start": 4, "lr": 2.1, "steps": 1}, "step right"),
    ({"dimensions": 2, "lr": 0.6, "steps": 30}, "It diverges: here the walk ends"),
])
def test_the_title_says_that_a_walk_diverges(settings, title):
    picture = explore_descent(**settings)._picture
    shown = picture.titles[0] if "dimensions" not in settings else picture.title
    assert shown.get_text().endswith(title)


@given(st.sampled_from(list(LOSS)), st.lists(st.floats(-4, 4), min_size=1, max_size=1),
       st.floats(0.01, 2.2))
def test_a_walk_that_is_gone_jumped_farthest_in_its_last_step(curve, start, lr):
    path = walk(curve, start, lr, MOST_STEPS)
    lengths = np.abs(np.diff(path[:, 0]))
    if np.abs(path[-1]).max() >= 100:
        said = verdict(curve, path, loss_at(curve, path), slopes_at(curve, path[-1]), path[-1])
        assert "the last step jumped farther than any before" in said
        assert lengths[-1] > max(lengths[:-1])


@pytest.mark.parametrize("across, said", [("abc", "across is 'abc'"), (9, "across is 9.*2.5")])
@pytest.mark.parametrize("dimensions", [1, 2])
def test_a_bad_second_start_is_named_even_where_it_is_not_shown(dimensions, across, said):
    with pytest.raises((TypeError, ValueError), match=said):
        explore_descent(dimensions=dimensions, across=across)


@given(st.sampled_from(list(LOSS)), st.floats(-4, 4), st.floats(0.01, 2.2))
def test_a_walk_never_leaves_the_numbers(curve, start, lr):
    path = walk(curve, [start], lr, MOST_STEPS)
    assert 1 <= len(path) <= MOST_STEPS + 1
    assert np.isfinite(path).all() and np.isfinite(loss_at(curve, path)).all()


def test_a_path_that_leaves_the_surface_ends_at_its_edge():
    view = explore_descent(dimensions=2, lr=0.6, steps=10)
    high = view._picture.walks[1]
    assert not high.here.get_visible() and not high.after.get_visible()
    assert np.abs(high.path.get_data_3d()[1]).max() <= 2.7
    view.set(lr=0.1)
    assert high.here.get_visible() and high.after.get_visible()
    assert len(high.path.get_data_3d()[0]) == 11


@pytest.mark.parametrize("curve", LOSS)
def test_the_surface_is_seen_whole_and_from_inside_alone(curve):
    picture = explore_descent(curve, dimensions=2)._picture
    w1, w2 = np.moveaxis(picture.places, -1, 0)
    losses = loss_at(curve, picture.places)
    assert 0 <= losses.min() and losses.max() <= picture.view.get_zlim()[1]
    # From above each small square turns one way round; from outside it would turn the other.
    seen = proj3d.proj_transform(*(v.ravel() for v in (w1, w2, losses)), picture.view.get_proj())
    x, y = (np.asarray(v).reshape(w1.shape) for v in seen[:2])
    along, across = ([np.diff(v, axis=axis) for v in (x, y)] for axis in (1, 0))
    turn = along[0][:-1] * across[1][:, :-1] - along[1][:-1] * across[0][:, :-1]
    assert (turn > 0).all()
