"""What a hand can touch: the list says where, and `touch` which sliders it takes with it."""

import gc
import json
import weakref

import numpy as np
import pytest
from matplotlib.patches import Rectangle

from course_lib import views
from course_lib.views.stage.alive import lists_of
from course_lib.views.stage.hand import touchable, touched
from course_lib.views.stage.look import new_figure, styled
from course_lib.views.stage.recorder import Recorder

EXPLORERS = {   # what a hand can take in each, and what it moves
    "explore_neuron()": {"w₁": {"w1"}, "w₂": {"w2"}, "bias": {"bias"}, "the point": {"bias"}},
    "explore_gate()": {"the line": {"bias"}},
    "explore_descent()": {"start": {"start"}},
    "explore_descent(dimensions=2)": {"start": {"start", "across"}},
    "explore_training()": {"the new person": {"x1", "x2"}, "put the new person here": {"x1", "x2"}},
    "explore_weight()": {"weight": {"weight"}, "minutes": {"minutes"}},
    "explore_weight(squares=True)": {"the line": {"weight"}, "the point": {"weight"}},
    "explore_convolution()": {
        name: {f"k{place}"} for name, place in zip(
            ("top left", "top", "top right", "left", "middle", "right", "bottom left", "bottom",
             "bottom right"), (11, 12, 13, 21, 22, 23, 31, 32, 33))},
}


def made(source):
    return eval(source, vars(views))


def value_at(touch, control, pixel):
    """Return what the page makes of a place: see `hand.js`."""
    x, y = (np.dot([*pixel, 1], numbers) for numbers in (touch["moves"][control], touch["over"]))
    return x / y


@styled
def sheet():
    figure, ax = new_figure(2, 1, left=0, right=0, top=0, bottom=0)
    ax.set(xlim=(0, 20), ylim=(0, 10))      # ten pixels a unit
    return figure, ax


def test_a_value_follows_the_axes():
    figure, ax = sheet()
    touchable(ax.plot([3], [2], "o")[0], "point", x1=(1, 0), x2=(0, 1), both=(2, -1))
    touch = touched(figure)["point"]
    for control, value in (("x1", 15), ("x2", 4), ("both", 26)):
        assert value_at(touch, control, (150, 60)) == pytest.approx(value, abs=1e-4)


def test_a_line_through_the_origin_turns():
    figure, ax = sheet()
    touchable(ax.plot([0, 10], [0, 5])[0], "line", over=(1, 0), weight=(0, 1))
    assert value_at(touched(figure)["line"], "weight", (80, 20)) == pytest.approx(1, abs=1e-4)


def test_what_an_artist_takes_may_change():
    figure, ax = sheet()
    line = ax.plot([0, 1], [0, 1])[0]
    touchable(line, "line", bias=(-1, 0))
    before = touched(figure)
    touchable(line, "line", bias=(-2, 0))
    assert touched(figure)["line"]["moves"]["bias"][0] == 2 * before["line"]["moves"]["bias"][0]


def test_a_name_belongs_to_one_artist():
    _, ax = sheet()
    touchable(ax.plot([0], [0])[0], "line", bias=(1, 0))
    with pytest.raises(ValueError, match='another artist is called "line"'):
        touchable(ax.plot([0], [0])[0], "line", bias=(1, 0))


def test_what_has_a_name_is_in_the_list_also_without_a_colour():
    figure, ax = sheet()
    box = touchable(ax.add_patch(Rectangle((1, 1), 2, 2, fill=False, lw=0)), "cell", k=(0, 1))
    image = touchable(ax.imshow(np.zeros((2, 2)), extent=(0, 20, 0, 10)), "map", x=(1, 0))
    steps, _ = Recorder(figure).record(box, image)
    assert [step[0] for step in steps if step[0] != "clip"] == [
        "name", "path", "name", "name", "image", "name"]
    assert steps[2][3] == {}


@pytest.mark.parametrize("source", EXPLORERS)
def test_an_explorer_says_what_can_be_touched(source):
    view = made(source)
    assert {name: set(touch["moves"]) for name, touch in view.touch.items()} == EXPLORERS[source]
    steps = json.loads(view.still[0]) + json.loads(view.frame[0])
    assert {step[1] for step in steps if step[0] == "name" and step[1:]} == set(EXPLORERS[source])
    for moves in EXPLORERS[source].values():
        assert moves <= set(view.values)    # each has its slider, for keyboards
    view.close()


# Where a thing stands must be where its own values put it: then it stays under the hand.
@pytest.mark.parametrize("source, name, artist", [
    ("explore_training()", "the new person", "probe"),
    ("explore_descent()", "start", "walk.start"),
    ("explore_descent(dimensions=2)", "start", "walks[0].start"),
    ("explore_weight()", "minutes", "guess"),
    ("explore_weight(squares=True)", "the point", "point"),
])
def test_a_point_stands_at_the_values_that_it_moves(source, name, artist):
    view = made(source)
    line = eval(f"picture.{artist}", {"picture": view._picture})
    x, y = line.axes.transData.transform(np.ravel(line.get_data()))
    for control in view.touch[name]["moves"]:
        there = value_at(view.touch[name], control, (x, view.size[1] - y))
        assert there == pytest.approx(view.values[control], abs=0.01)
    view.close()


def way_of(view, name, control, pixels):
    """Return how far a value goes when a hand drags by so many pixels, right and down."""
    return np.dot(view.touch[name]["moves"][control][:2], pixels)


def test_the_line_of_a_gate_goes_along_with_the_hand():
    view = made("explore_gate(w1=0.5, w2=-1.5)")
    axes, before = view._picture.line.axes, view._picture.line.get_data()
    pixels = np.array([12, 30])
    right_and_up = (pixels * (1, -1)) @ axes.transData.inverted().get_matrix()[:2, :2]
    view.set(bias=view.values["bias"] + way_of(view, "the line", "bias", pixels))
    moved = np.column_stack(before) + right_and_up
    (x, _), (y, _) = view._picture.line.get_data()
    normal = np.array([0.5, -1.5])
    assert normal @ (x, y) == pytest.approx(normal @ moved[0], abs=1e-4)
    view.close()


def test_the_point_of_a_neuron_goes_along_with_the_hand():
    view = made("explore_neuron(bias=-1)")
    (z,) = view._picture.point.get_xdata()
    view.set(bias=-1 + way_of(view, "the point", "bias", (20, 0)))
    line = view._picture.point
    moved = line.axes.transData.transform([[z, 0], [line.get_xdata()[0], 0]])
    assert np.diff(moved[:, 0])[0] == pytest.approx(20, abs=0.05)
    view.close()


def test_a_number_of_the_kernel_grows_upwards():
    view = made("explore_convolution()")
    assert way_of(view, "middle", "k22", (0, -20)) > 0
    view.close()


def test_what_can_be_touched_keeps_no_figure():
    figure, ax = sheet()
    touchable(ax.plot([0], [0])[0], "point", x=(1, 0))
    gone = weakref.ref(figure)
    del figure, ax
    gc.collect()
    assert gone() is None


def test_an_exported_page_can_touch_what_moves_its_slider():
    view = made("explore_weight()")
    assert set(lists_of(view, "weight", 5)["touch"]) == {"weight"}
    view.close()
