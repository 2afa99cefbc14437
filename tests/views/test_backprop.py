"""Step by step through backpropagation: each number against the network's own `backward`."""

import math
import re

import numpy as np
import pytest

from course_lib.chain_rule import EDGES, Blame
from course_lib.network import Network
from course_lib.views import explore_backprop
from course_lib.views.backprop import LAST_STEP

NAMES = list(EDGES)
ONES = dict.fromkeys(EDGES, 1.0) | {"b1": 0.0, "b2": 0.0, "b3": 0.0}


@pytest.fixture
def view():
    view = explore_backprop()
    yield view
    view.close()


def slopes(x, target, weights, biases):
    """Return the gradients of all nine parameters by `Network.backward`, by name."""
    w1, w2, w3, w4, w5, w6 = weights
    net = Network([2, 2, 1])
    net.layers[0].weights, net.layers[0].bias = [[w1, w3], [w2, w4]], biases[:2]
    net.layers[1].weights, net.layers[1].bias = [[w5], [w6]], biases[2:]
    net.backward([x], [[target]], "mse")
    hidden, output = net.layers
    (d1, d3), (d2, d4) = hidden.weights_grad
    (d5,), (d6,) = output.weights_grad
    return dict(zip(NAMES, [d1, d2, hidden.bias_grad[0], d3, d4, hidden.bias_grad[1],
                            d5, d6, output.bias_grad[0]]))


@pytest.mark.parametrize("name", NAMES)
def test_words_and_title_end_at_the_gradient(view, name):
    words = view.set(weight=name, steps=LAST_STEP - 1, target=1)
    slope = slopes([-2, -1], 1, [1] * 6, [0] * 3)[name]
    told = words.split(": a larger")[0].split(" ")[-1].replace("−", "-")
    assert float(told) == pytest.approx(slope, rel=5e-3)
    shown = view._picture.title.get_text().split(" = ")[-1].replace("−", "-")
    assert float(shown) == pytest.approx(slope, rel=5e-3)


def test_the_worked_example_comes_out_on_a_calculator(view):
    for name, said in (("w1", "−0.9526 × 0.2494 × (−0.09035) = 0.0215"),
                       ("w5", "−0.9526 × 0.01183 = −0.0113"), ("b3", "−0.9526 × 0.2494 = −0.238")):
        view.set(weight=name, steps=LAST_STEP - 1)
        assert view._picture.title.get_text().endswith(said)


def test_forward_reveals_a_layer_a_step_and_backward_a_factor_a_step(view):
    drawn = view._picture
    nodes = [*drawn.drawn.hidden, drawn.drawn.output, drawn.loss]
    asked, marks = [], []
    for step in range(LAST_STEP + 1):
        view.set(steps=step)
        asked.append(sum(node.label.get_text() == "?" for node in nodes))
        marks.append(sum(mark.get_text() != "" for mark in drawn.marks))
    assert asked == [4, 2, 1, 0, 0, 0, 0, 0]
    assert marks == [0, 0, 0, 0, 1, 2, 3, 3]


def test_it_steps_to_the_end_and_back_to_the_start(view):
    told = [view.press("step") for _ in range(LAST_STEP + 1)]
    assert told[-1] == told[-2] and "The loss goes from 0.2269 to 0.2264." in told[-1]
    assert view.press("rewind").startswith("Should w₁ be larger or smaller?")


def test_every_step_says_where_its_numbers_come_from():
    view = explore_backprop(weights=(1, -0.5, 1, 1, 1, 1), biases=(0.5, 0, 0))
    told = [view.words] + [view.press("step") for _ in range(LAST_STEP)]
    assert "h₁ = sigmoid(z₁) = 0.2689." in told[1]      # 1 / (1 + e): z₁ is −1
    assert told[1].startswith("z₁ = 1 × (−2) + (−0.5) × (−1) + 0.5 = −1,")
    h1, h2 = 1 / (1 + math.e), 1 / (1 + math.exp(3))
    y = 1 / (1 + math.exp(-h1 - h2))
    assert f"= {h1 + h2:.4f}, the output is y = sigmoid(z) = {y:.4f}." in told[2]
    assert told[3] == f"The loss is L = (target − y)² = {(1 - y) ** 2:.4f}."
    assert told[4].startswith(f"dL/dy = 2 (y − target) = −{2 * (1 - y):.4f}: ")
    assert told[5].startswith(f"dy/dh₁ = y (1 − y) · w₅ = {y * (1 - y):.4f}. The product so far")
    assert told[6].startswith(f"dh₁/dw₁ = h₁ (1 − h₁) · x₁ = −{2 * h1 * (1 - h1):.4f}. dL/dw₁ = ")
    assert all(1 <= len(re.findall(r"[.?](?: |$)", words)) <= 2 for words in told)


@pytest.mark.parametrize("name", NAMES)
def test_words_say_what_a_larger_parameter_would_do(view, name):
    label = name.translate(str.maketrans("123456", "₁₂₃₄₅₆"))
    for target in (0, 1):
        words = view.set(weight=name, steps=LAST_STEP - 1, target=target)
        slope = slopes([-2, -1], target, [1] * 6, [0] * 3)[name]
        assert words.endswith(f": a larger {label} would {'raise' if slope > 0 else 'lower'} "
                              "the loss.")
    if name in ("w1", "w3"):
        assert view.set(x1=0).endswith("would not change the loss.")


@pytest.mark.parametrize("name", NAMES)
def test_the_last_step_changes_the_weight_and_shows_the_new_loss(view, name):
    before = slopes([-2, -1], 1, [1] * 6, [0] * 3)[name]
    after = Blame((-2, -1), 1, ONES | {name: ONES[name] - before})
    words = view.set(weight=name, steps=LAST_STEP)
    assert words.startswith("Learning lowers" if before > 0 else "Learning raises")
    assert words.endswith(f"The loss goes from 0.2269 to {after.loss:.4f}.".rstrip("0"))
    drawn = view._picture
    assert float(drawn.loss.label.get_text()) == pytest.approx(after.loss, abs=5e-4)
    texts = [arrow.label for arrow in drawn.drawn.arrows.values()] + drawn.drawn.biases
    (framed,) = [text.get_text() for text in texts if text.get_bbox_patch()]
    told = float(framed.split(" = ")[1].replace("−", "-"))
    assert told == pytest.approx(after.parameters[name], abs=5e-4)
    assert drawn.title.get_text().startswith("Step 7 of 7: ")


def test_blame_is_thinner_the_less_is_left_and_has_the_sign_of_the_slope_so_far(view):
    view.set(steps=LAST_STEP - 1)
    sizes = np.cumprod(list(Blame((-2, -1), 1, ONES).factors("w1").values()))
    widths = [line.get_linewidth() for line in view._picture.blame]
    assert widths == sorted(widths, reverse=True) and len(set(widths)) == 3
    colours = [line.get_color() for line in view._picture.blame]
    assert (colours[0] == colours[1]) and (colours[1] != colours[2]) == (sizes[1] * sizes[2] < 0)
    shown = []
    for steps in range(LAST_STEP + 1):
        view.set(steps=steps, weight="w5")
        shown.append(sum(line.get_visible() for line in view._picture.blame))
    assert shown == [0, 0, 0, 0, 1, 2, 2, 2]


def test_a_slope_of_nearly_nothing_is_not_called_a_way():
    view = explore_backprop(biases=(20, 0, 0))
    assert view.set(steps=LAST_STEP - 1).endswith("≈ 0: a larger w₁ would hardly change the loss.")
    assert view.set(steps=LAST_STEP) == (
        "So small a slope hardly moves w₁, and the loss stays as it is.")


def test_every_parameter_has_its_name_on_the_diagram(view):
    drawn = view._picture.drawn
    texts = [arrow.label for arrow in drawn.arrows.values()] + drawn.biases
    told = {text.get_text().split(" = ")[0] for text in texts}
    assert told == {"w₁", "w₂", "w₃", "w₄", "w₅", "w₆", "b₁", "b₂", "b₃"}


@pytest.mark.parametrize("name", NAMES)
def test_no_two_steps_show_the_same_and_the_last_one_is_the_end(view, name):
    view.set(weight=name)
    told, titles = [view.words], [view._picture.title.get_text()]
    while not view._is_through(view.values):
        told.append(view.press("step"))
        titles.append(view._picture.title.get_text())
    assert len(set(titles)) == len(titles) == LAST_STEP + 1
    assert len(set(told)) == len(told) and "dL/d" in titles[-2]
    frame = view.frame
    assert view.press("step") == told[-1] and view.frame == frame


def test_the_mark_of_the_last_bias_stands_at_the_output(view):
    view.set(weight="b3", steps=LAST_STEP)
    drawn = view._picture
    x, y = drawn.marks[1].get_position()
    arrow = drawn.drawn.arrows[1, "output"]
    assert "dy/db₃" in drawn.marks[1].get_text() and drawn.marks[2].get_text() == ""
    assert abs(x - drawn.drawn.output.x) < 0.5 and 0 < drawn.drawn.output.y - y < 2.5
    left = drawn.marks[1].get_window_extent().transformed(
        drawn.figure.axes[0].transData.inverted()).x0
    assert y < np.interp(left, *zip(arrow.start, arrow.end)) - 0.5


@pytest.mark.parametrize("arguments, said", [
    ({"x": (1, 2, 3)}, ["x", "3"]), ({"weights": (1, 2)}, ["weights", "6"]),
    ({"biases": "abc"}, ["biases", "abc"]), ({"x": (9, 0)}, ["x has 9", "-3 to 3"]),
    ({"weights": (1e6, 1, 1, 1, 1, 1)}, ["weights has 1e+06", "-100 to 100"]),
    ({"target": np.nan}, ["target", "NaN"]), ({"target": 2}, ["target", "2", "0 to 1"]),
])
def test_bad_input_is_named(arguments, said):
    with pytest.raises((TypeError, ValueError)) as error:
        explore_backprop(**arguments)
    assert all(part in str(error.value) for part in said), str(error.value)
