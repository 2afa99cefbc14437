"""`explore_descent`: true slopes, a next step that is the one taken, and words that fit."""

import numpy as np
import pytest

from course_lib.landscapes import LANDSCAPES, walk
from course_lib.optimizers import SGD
from course_lib.views import explore_descent
from course_lib.views.descent import STARTS
from course_lib.views.descent_curve import MOST_STEPS
from course_lib.views.stage.live import SLOWLY


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
    assert "Try a smaller learning rate." in view.press("step")
    assert (view.values["steps"], view.frame) == (gone_at, frame)
    start = [-3.5, 2.0][: settings.get("dimensions", 1)]
    path = walk(LANDSCAPES["bowl"].slopes, start, SGD(settings["lr"]), MOST_STEPS)
    assert len(path) == gone_at + 1
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


def on_the_picture(line):
    points = line.axes.transAxes.inverted().transform(
        line.axes.transData.transform(np.column_stack(line.get_data())))
    return ((points >= 0) & (points <= 1)).all(axis=1)


@pytest.mark.parametrize("curve", STARTS)
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


@pytest.mark.parametrize("across, said", [("abc", "across is 'abc'"), (9, "across is 9.*2.5")])
@pytest.mark.parametrize("dimensions", [1, 2])
def test_a_bad_second_start_is_named_even_where_it_is_not_shown(dimensions, across, said):
    with pytest.raises((TypeError, ValueError), match=said):
        explore_descent(dimensions=dimensions, across=across)


def shown_start(view):
    """Return where the walk on the picture begins, and how high the axes go."""
    picture = view._picture
    return picture.walk.path.get_xdata()[0], picture.left.get_ylim()[1]


@pytest.mark.parametrize("curve, met", [("two valleys", "It rests, but not at the lowest place"),
                                        ("plateau", "The next step hardly moves")])
def test_another_curve_starts_where_its_story_is_and_meets_it(curve, met):
    view = explore_descent(steps=7)
    view.values = {**view.values, "curve": curve}       # as the page does
    assert (view.values["start"], view.values["steps"]) == (STARTS[curve], 0)
    assert shown_start(view)[0] == STARTS[curve]
    assert view.set(steps=MOST_STEPS).startswith(met)
    assert explore_descent(curve).words == view.set(steps=0)


def test_a_start_that_is_given_with_a_curve_stays():
    view = explore_descent()
    view.set(curve="plateau", start=-3.5)
    assert view.values["start"] == -3.5 == shown_start(view)[0]
    view.set(start=1.5)
    assert view.values["start"] == 1.5


@pytest.mark.parametrize("curve", STARTS)
def test_the_loss_axis_fits_the_highest_start_and_no_more(curve):
    picture = explore_descent(curve)._picture
    highest = LANDSCAPES[curve].loss(np.array([[-4.0], [4.0]])).max()
    for ax in (picture.left, picture.right):
        assert highest < ax.get_ylim()[1] < 1.2 * highest
