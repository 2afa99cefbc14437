"""The still pictures of chapter 03 cut nothing off, and say in words what they show."""

import itertools

import numpy as np
import pytest

from course_lib.activations import ACTIVATIONS, sigmoid, sigmoid_grad, softmax
from course_lib.views.curves import AT, RUN, show_activations, show_bias, show_slope
from course_lib.views.stage.look import BLUE, VERMILION


@pytest.mark.parametrize("show", [show_bias, show_slope, show_activations])
def test_no_text_is_cut_off_or_covers_another(show):
    figure = show().figure
    figure.canvas.draw()
    axes = [*figure.axes, *figure.axes[0].child_axes]
    shown = [text for ax in axes for text in (*ax.texts, ax.title, ax._left_title)
             if text.get_text()]
    boxes = [text.get_window_extent() for text in shown]
    for box, text in zip(boxes, shown, strict=True):
        assert box.x0 >= 0 and box.y0 >= 0, text
        assert box.x1 <= figure.bbox.x1 and box.y1 <= figure.bbox.y1, text
        assert text.get_fontsize() >= 9, text
    for (a, b), names in zip(itertools.combinations(boxes, 2),
                             itertools.combinations(shown, 2), strict=True):
        assert not a.overlaps(b), names


def test_squares_are_below_the_bar_and_circles_are_not():
    lines = show_bias().figure.axes[0].lines
    quiet = np.concatenate([line.get_ydata() for line in lines if line.get_marker() == "s"])
    fires = np.concatenate([line.get_ydata() for line in lines if line.get_marker() == "o"])
    assert sorted(quiet) == [-4, -3, -2, -1] and min(fires) == 0 and len(fires) == 14
    colours = {line.get_marker(): line.get_color() for line in lines}
    assert colours["s"] == VERMILION and colours["o"] == BLUE


def test_the_words_of_the_slope_are_those_of_the_curve():
    words, rise = show_slope().words, sigmoid(AT + RUN) - sigmoid(AT)
    for said in (f"rise {rise:.3f}", f"slope {rise / RUN:.3f}", f"slope {sigmoid_grad(AT):.3f}"):
        assert said in words


def test_all_seven_activations_are_drawn_and_said():
    view = show_activations()
    titles = [ax.get_title(loc="left") for ax in view.figure.axes[0].child_axes]
    spoken = [name.replace("_", " ").replace("relu", "ReLU") for name in ACTIVATIONS]
    assert sorted(titles) == sorted(spoken)
    assert all(name.lower() in view.words.lower() for name in spoken)
    assert all(f"{share:.3f}" in view.words for share in softmax([2, 1, -1]))
