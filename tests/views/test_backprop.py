"""Step by step through backpropagation: each number against the network's own `backward`."""

import math
import re
from decimal import Decimal

import numpy as np
import pytest

from course_lib.network import Network
from course_lib.views import explore_backprop
from course_lib.views.backprop import LAST_STEP, PLACES, Blame, multiplied

NAMES = list(PLACES)


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


def test_the_product_of_the_factors_is_the_gradient_of_every_parameter():
    rng = np.random.default_rng(0)
    for _ in range(20):
        x, target = rng.uniform(-3, 3, 2), rng.uniform(0, 1)
        weights, biases = rng.uniform(-2, 2, 6), rng.uniform(-2, 2, 3)
        blame = Blame(x, target, weights, biases)
        for name, slope in slopes(x, target, weights, biases).items():
            product = float(np.prod(list(blame.factors(name).values())))
            assert product == pytest.approx(slope, rel=1e-9, abs=1e-15), name


@pytest.mark.parametrize("name", NAMES)
def test_words_and_title_end_at_the_gradient(view, name):
    words = view.set(weight=name, steps=LAST_STEP, target=1)
    slope = slopes([-2, -1], 1, [1] * 6, [0] * 3)[name]
    told = words.split(". ")[0].split(" ")[-1].replace("−", "-")
    assert float(told) == pytest.approx(slope, rel=5e-3)
    shown = view._picture.title.get_text().split(" = ")[-1].replace("−", "-")
    assert float(shown) == pytest.approx(slope, rel=5e-3)


def test_the_equation_comes_out_on_a_calculator_or_says_that_it_is_near():
    rng, exact = np.random.default_rng(1), 0
    for n in [2, 3] * 500:
        factors = rng.normal(size=n) * 10.0 ** rng.integers(-3, 2, n)
        parts, sign, result = re.split(" ([=≈]) ", multiplied(factors))
        typed = [Decimal(part.strip("()").replace("−", "-")) for part in parts.split(" × ")]
        result = Decimal(result.replace("−", "-").replace(",", ""))
        unit = Decimal(10) ** (result.adjusted() - 2 if abs(result) > Decimal("1e-4") else -6)
        if sign == "=":
            assert abs(math.prod(typed) - result) <= unit / 2
        assert float(result) == pytest.approx(np.prod(factors), rel=5e-3, abs=5.1e-7)
        exact += sign == "="
    assert exact > 850      # the ≈ is for the few, not a way out


def test_the_worked_example_comes_out_on_a_calculator(view):
    for name, said in (("w1", "−0.9526 × 0.2494 × (−0.09035) = 0.0215"),
                       ("w5", "−0.9526 × 0.01183 = −0.0113"), ("b3", "−0.9526 × 0.2494 = −0.238")):
        view.set(weight=name, steps=LAST_STEP)
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
    assert told[-1] == told[-2] and " = 0.0215. " in told[-1]
    assert view.press("rewind").startswith("The inputs are x₁ = −2 and x₂ = −1, the target is 1.")


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
    assert told[6].startswith(f"dh₁/dw₁ = h₁ (1 − h₁) · x₁ = −{2 * h1 * (1 - h1):.4f}. ")
    assert all(1 <= len(re.findall(r"[.?](?: |$)", words)) <= 3 for words in told)


@pytest.mark.parametrize("name", NAMES)
def test_the_last_words_say_which_way_learning_moves_the_parameter(view, name):
    label = name.translate(str.maketrans("123456", "₁₂₃₄₅₆"))
    for target in (0, 1):
        words = view.set(weight=name, steps=LAST_STEP, target=target)
        slope = slopes([-2, -1], target, [1] * 6, [0] * 3)[name]
        way = ("raise", "lowers") if slope > 0 else ("lower", "raises")
        assert words.endswith(f". A larger {label} would {way[0]} the loss: "
                              f"learning {way[1]} {label}.")
    if name in ("w1", "w3"):
        assert "not change the loss: learning does not move" in view.set(x1=0)


def test_a_slope_of_nearly_nothing_is_not_called_a_way():
    view = explore_backprop(biases=(20, 0, 0))
    assert view.set(steps=LAST_STEP).endswith(
        "≈ 0. A larger w₁ would hardly change the loss: learning hardly moves w₁.")


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
    assert len(set(titles)) == len(titles) == len(Blame((-2, -1), 1, [1] * 6, [0] * 3)
                                                  .factors(name)) + 5
    assert len(set(told)) == len(told) and "dL/d" in titles[-1]
    frame = view.frame
    assert view.press("step") == told[-1] and view.frame == frame
    assert view.set(steps=LAST_STEP) == told[-1] and view.frame == frame


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
