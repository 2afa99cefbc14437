"""`explore_loss`: squares are square, the point stands on its curve, slopes are true slopes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.activations import sigmoid
from course_lib.losses import mse
from course_lib.views import explore_loss
from course_lib.views.loss import losses_of, two_losses


@pytest.mark.parametrize("kind, weight, bias", [
    ("line", 6, 0), ("line", 15, 100), ("line", 0, -100), ("plane", 10, 100), ("plane", 5, -50)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_squares_are_square_on_the_screen_and_inside_the_axes(kind, weight, bias, scale):
    view = explore_loss(kind, weight=weight, bias=bias)
    view.scale = scale
    squares = view._picture.squares
    misses, _ = squares.set(weight, bias)
    for path, miss in zip(squares.squares.get_paths(), misses):
        corners = squares.ax.transData.transform(path.vertices[:4])
        assert np.ptp(corners[:, 0]) == pytest.approx(np.ptp(corners[:, 1]), abs=0.01)
        assert np.ptp(path.vertices[:4, 1]) == pytest.approx(abs(miss))
        box = squares.ax.bbox
        assert corners[:, 0].min() >= box.x0 - 1 and corners[:, 0].max() <= box.x1 + 1


def test_the_point_stands_on_the_curve_at_the_mean_of_the_squares():
    view = explore_loss(weight=5, bias=20)
    picture = view._picture
    minutes, kcal = picture.squares.minutes, picture.squares.kcal
    error = mse(kcal, 5 * minutes + 20)
    (x,), (y,) = picture.point.get_data()
    assert (x, y) == (5, pytest.approx(error / 1000))
    curve_x, curve_y = picture.curve.get_data()
    assert np.interp(x, curve_x, curve_y) == pytest.approx(y)
    assert f"{error:,.0f} kcal²" in view.words


@pytest.mark.parametrize("weight, said", [
    (2, "to the right"), (7.55, "bottom"), (14, "to the left")])
def test_words_say_which_way_the_valley_falls(weight, said):
    assert said in explore_loss(weight=weight).words


@pytest.mark.parametrize("bias", [-100, 0, 5, 100])
def test_only_the_lowest_of_the_sliders_weights_is_called_the_bottom(bias):
    view, steps = explore_loss(bias=bias), 0.05 * np.arange(301)
    minutes, kcal = view._picture.squares.minutes, view._picture.squares.kcal
    lowest = np.argmin([mse(kcal, w * minutes + bias) for w in steps])
    said = [view.set(weight=w) for w in steps[lowest - 2:lowest + 3]]
    assert ["That is the bottom" in words for words in said] == [False, False, True, False, False]
    assert all("Nearly the bottom" in said[near] for near in (1, 3))
    assert said[1].endswith("to the right.") and said[3].endswith("to the left.")


def test_losses_of_has_a_row_for_each_weight_and_a_column_for_each_bias():
    x, y = np.array([1.0, 2.0]), np.array([3.0, 5.0])
    losses = losses_of([2.0, 0.0, 1.0], [1.0, 0.0], x, y)
    assert losses.shape == (3, 2)
    assert losses[0, 0] == 0 and losses[1, 1] == 17


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


@pytest.mark.parametrize("target, way, step", [(1, "Raising", 1e-4), (0, "Lowering", -1e-4)])
def test_words_say_by_how_much_a_small_step_of_z_lowers_each_loss(target, way, step):
    view = explore_loss("probability", p=0.2, target=target)
    z = np.log(0.2 / 0.8)
    before, after = (two_losses(np.array([float(sigmoid(at))]), target) for at in (z, z + step))
    falls = [(before[i][0] - after[i][0]) / 1e-4 for i in range(2)]
    told = view.words.split(f"{way} z, the number that goes into the sigmoid, ")[1]
    numbers = [float(word) for word in told.split() if word[0].isdigit()]
    assert numbers == pytest.approx(falls, abs=1e-3)
    assert view._picture.slopes.get_text().startswith("Slope over z: ")


def test_an_answer_that_is_neither_yes_nor_no_is_named():
    with pytest.raises(ValueError, match=r"^target is 0\.5, .* use 1 or 0"):
        explore_loss("probability", target=0.5)


def test_the_cross_on_the_plane_is_the_lowest_place_and_words_compare_yours_to_it():
    view = explore_loss("plane", weight=6)
    picture = view._picture
    minutes, kcal = picture.squares.minutes, picture.squares.kcal
    (weight, bias), _, _, _ = np.linalg.lstsq(np.column_stack([minutes, np.ones(len(minutes))]),
                                              kcal, rcond=None)
    cross = next(line for line in picture.point.axes.lines if line.get_marker() == "x")
    assert [values[0] for values in cross.get_data()] == pytest.approx([weight, bias])
    lowest, yours = mse(kcal, weight * minutes + bias), mse(kcal, 6 * minutes)
    assert f"The lowest, {lowest:.0f}, is at the cross, weight {weight:.1f}" in view.words
    told = float(view.words.split("yours is about ")[1].split()[0])
    assert told == pytest.approx(yours / lowest, rel=0.05)
    assert f"{told:.1e}" == f"{3413 / 18:.1e}" and "3,413 kcal²" in view.words
    times = [float(view.set(weight=w, bias=5).split("yours is about ")[1].split()[0])
             for w in (6.5, 7, 7.3)]
    assert times == sorted(times, reverse=True) and times[-1] < 10
    assert "as good" in view.set(weight=7.45)


def test_at_first_the_point_covers_no_label_of_a_ring_and_each_ring_has_one():
    picture = explore_loss("plane")._picture
    ax = picture.point.axes
    labels = [text for text in ax.texts if text.get_text()]
    assert {text.get_text() for text in labels} == {"500", "2,000", "5,000", "10,000", "20,000"}
    (at,) = ax.transData.transform(picture.point.get_xydata())
    for text in labels:
        box = text.get_window_extent().padded(picture.point.get_markersize())
        assert not box.contains(*at), text.get_text()
        weight, bias = text.get_position()
        minutes, kcal = picture.squares.minutes, picture.squares.kcal
        shown = float(text.get_text().replace(",", ""))
        assert mse(kcal, weight * minutes + bias) == pytest.approx(shown, rel=0.1)


@pytest.mark.parametrize("kind, argument, said", [
    ("line", {"p": float("nan")}, "p is nan"), ("plane", {"target": "x"}, "target is 'x'.*1 or 0"),
    ("plane", {"p": 2}, "p is 2.*0.01 to 0.99"), ("probability", {"weight": "a"}, "weight is 'a'"),
    ("probability", {"bias": 101}, "bias is 101.*-100 to 100"),
])
def test_an_argument_that_is_not_shown_is_checked_too(kind, argument, said):
    with pytest.raises((TypeError, ValueError), match=said):
        explore_loss(kind, **argument)
