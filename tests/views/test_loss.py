"""`explore_loss`: squares are square, the point stands on its curve, words say what is so."""

import numpy as np
import pytest

from course_lib.losses import mse
from course_lib.views import explore_loss


@pytest.mark.parametrize("kind, weight, bias", [
    ("line", 6, 0), ("line", 15, 100), ("line", 0, -100), ("plane", 10, 100), ("plane", 5, -50)])
def test_squares_are_square_on_the_screen_and_inside_the_axes(kind, weight, bias):
    view = explore_loss(kind, weight=weight, bias=bias)
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
    assert "to the right. " in said[1] and "to the left. " in said[3]


def test_the_cross_on_the_plane_is_the_lowest_place_and_words_compare_yours_to_it():
    view = explore_loss("plane", weight=6)
    picture = view._picture
    minutes, kcal = picture.squares.minutes, picture.squares.kcal
    (weight, bias), _, _, _ = np.linalg.lstsq(np.column_stack([minutes, np.ones(len(minutes))]),
                                              kcal, rcond=None)
    cross = next(line for line in picture.point.axes.lines if line.get_marker() == "x")
    assert [values[0] for values in cross.get_data()] == pytest.approx([weight, bias])
    lowest, yours = mse(kcal, weight * minutes + bias), mse(kcal, 6 * minutes)
    assert f"the lowest is {lowest:.0f}, at the cross, weight {weight:.1f}" in view.words
    told = float(view.words.split("Your loss is about ")[1].split()[0])
    assert told == pytest.approx(yours / lowest, rel=0.05)
    assert f"{told:.1e}" == f"{3413 / 18:.1e}" and "3,413 kcal²" in view.words
    times = [float(view.set(weight=w, bias=5).split("Your loss is about ")[1].split()[0])
             for w in (6.5, 7, 7.3)]
    assert times == sorted(times, reverse=True) and times[-1] < 10
    assert "about the lowest: " in view.set(weight=7.45)


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
