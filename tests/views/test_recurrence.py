"""A recurrent neuron: its states against plain arithmetic, and what the view says of them."""

import math

import numpy as np
import pytest

from course_lib.recurrence import SEQUENCES, states, without_first
from course_lib.views import explore_recurrence


@pytest.fixture
def view():
    view = explore_recurrence()
    yield view
    view.close()


def by_hand(x, w_x, w_h, bias):
    h, found = 0.0, []
    for one in x:
        h = math.tanh(w_x * one + w_h * h + bias)
        found.append(h)
    return found


def test_states_are_plain_arithmetic():
    rng = np.random.default_rng(0)
    for x in SEQUENCES.values():
        w_x, w_h, bias = rng.uniform(-2, 2, 3)
        assert states(x, w_x, w_h, bias) == pytest.approx(by_hand(x, w_x, w_h, bias))
    assert states([2], 1, 5, start=0.1).item() == pytest.approx(math.tanh(2.5))
    assert SEQUENCES["steps"][0] == without_first(SEQUENCES["steps"])[0] + 1


def test_near_1_it_remembers_near_0_it_forgets_below_0_it_swings():
    pulse = SEQUENCES["a single pulse"]
    assert states(pulse, 1, 1)[-1] > 0.25
    assert states(pulse, 1, 0.1)[2] < 0.01
    assert (np.sign(states(pulse, 1, -0.9)) == [1, -1] * 4).all()


def test_words_and_picture_have_the_numbers_of_the_chosen_step(view):
    words = view.set(sequence="steps", w_x=1.5, w_h=-0.5, bias=0.2, t=4)
    h = by_hand(SEQUENCES["steps"], 1.5, -0.5, 0.2)
    z = 1.5 * 0 - 0.5 * h[2] + 0.2
    assert f"tanh(1.5 × 0 + (-0.5) × {h[2]:.3f} + 0.2) ≈ tanh({z:.2f}) ≈ {h[3]:.2f}".replace(
        "-", "−") in words.replace("-", "−")
    drawn = view._picture
    assert drawn.line.get_ydata() == pytest.approx(h[:4])
    told = [float(text.get_text().replace("−", "-")) for text in drawn.values[:4]]
    assert told == pytest.approx(h[:4], abs=0.005)
    assert [text.get_text() for text in drawn.inputs] == ["1", "1", "1", "0", "0", "0", "−1", "−1"]
    assert drawn.ring.get_xdata() == [4]


def test_the_dashed_line_and_the_words_say_what_the_first_input_has_left(view):
    for w_h in (1, 0.5, -0.9):
        words = view.set(w_h=w_h, t=8)
        left = by_hand([1] + [0] * 7, 1, w_h, 0)[-1] - by_hand([0] * 8, 1, w_h, 0)[-1]
        told = f"would differ by {abs(left):.2f}" if abs(left) >= 0.005 else "is forgotten"
        assert told in words
    assert "is forgotten" in view.set(w_h=0)
    assert "The first input does not come in;" in view.set(w_h=0.9, w_x=0)
    assert "The first input hardly comes in" in view.set(w_x=0.001, t=1)
    view.set(w_h=0, w_x=1, t=8)
    assert view._picture.other.get_ydata() == pytest.approx([0] * 8)


def test_circles_are_positive_squares_negative_and_grey_nothing(view):
    view.set(w_h=-1, t=8)
    circles, squares, greys = (line.get_xdata().tolist() for line in view._picture.nodes)
    assert (circles, squares, greys) == ([1, 3, 5, 7], [2, 4, 6, 8], [])
    view.set(w_h=0)
    assert view._picture.nodes[2].get_xdata().tolist() == [2, 3, 4, 5, 6, 7, 8]


def test_a_step_reveals_a_state_and_no_more(view):
    drawn = view._picture
    h = by_hand(SEQUENCES["a single pulse"], 1, -0.9, 0)
    assert "sign" not in view.set(w_h=-0.9)
    for t in range(1, 9):
        assert [text.get_text() == "?" for text in drawn.values] == [i >= t for i in range(8)]
        assert drawn.waiting.get_xdata().tolist() == list(range(t + 1, 9))
        assert sum(len(line.get_xdata()) for line in drawn.nodes) == t
        assert drawn.line.get_ydata() == pytest.approx(h[:t])
        assert len(drawn.other.get_ydata()) == t
        view.press("step")
    assert "; the state changes sign 7 times. State" in view.words


def test_nodes_title_and_words_say_a_state_alike_and_bracket_what_is_negative(view):
    words = view.set(sequence="alternating", w_x=-3, w_h=2, bias=-2, t=3)
    assert words.endswith("State tanh(−3 × 1 + 2 × (−0.762) + (−2)) ≈ tanh(−6.52) ≈ −1.")
    assert [text.get_text() for text in view._picture.values[:3]] == ["≈ −1", "−0.76", "≈ −1"]
    assert "× (−1) + 2 × (≈ −1) + (−2))" in view.set(t=2)
    view.set(t=1)
    assert view._picture.title.get_text() == "Step 1: the state h ≈ −1"
    assert "tanh(−5) ≈ −1." in view.words


@pytest.mark.parametrize("settings, said", [
    ({"w_h": 0, "t": 3}, "the state is positive or 0."),
    ({"w_h": 0.05, "t": 8}, "the state is positive or about 0."),
    ({"w_h": 0, "w_x": -1, "t": 3}, "the state is negative or 0."),
    ({"w_x": 0, "t": 3}, "the state stays 0."),
    ({"w_h": 0.9, "t": 8}, "the state keeps its sign."),
    ({"sequence": "steps", "w_h": 0, "t": 8}, "the state changes sign once."),
])
def test_words_say_of_the_sign_what_the_states_show(view, settings, said):
    assert f"; {said} State" in view.set(**settings)


@pytest.mark.parametrize("w_h", [2, -1.7, 0.3, 0])
def test_the_shown_numbers_add_up_or_are_called_about(view, w_h):
    for t in range(1, 9):
        words = view.set(sequence="steps", w_x=1.1, w_h=w_h, bias=-0.4, t=t).replace("−", "-")
        formula = words.split("State ")[1].removesuffix(".")
        sign = "≈" if "≈ tanh" in formula else "="
        inner, z, _ = formula.replace("≈", "=").split(" = ")
        shown = eval(inner[4:].replace("×", "*").replace("(= ", "("))
        assert shown == pytest.approx(float(z[5:-1]), abs=1e-9 if sign == "=" else 0.0075)


def test_it_steps_along_the_sequence_and_stays_at_its_end(view):
    view.press("rewind")
    told = []
    for _ in range(9):
        told.append(view._picture.title.get_text().split(":")[0])
        view.press("step")
    assert told == [f"Step {t}" for t in (1, 2, 3, 4, 5, 6, 7, 8, 8)]


@pytest.mark.parametrize("arguments, said", [
    (([[1]], 1, 1), ["x", "2 axes"]), (([np.inf], 1, 1), ["x", "infinity"]),
    (([1], "1", 1), ["w_x", "'1'"]), (([1], 1, None), ["w_h", "None"]),
    (([1], 1, 1, np.nan), ["bias", "NaN"]),
])
def test_bad_input_is_named(arguments, said):
    with pytest.raises((TypeError, ValueError)) as error:
        states(*arguments)
    assert all(part in str(error.value) for part in said), str(error.value)
