"""`explore_gate`: the line, the sides and the lessons say what the perceptron does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.path import Path

from course_lib import Perceptron
from course_lib.datasets import GATES, gate
from course_lib.views import View, explore_gate
from course_lib.views.gate import perceptron
from course_lib.views.gate_words import NO_LINE, REACH
from course_lib.views.parts.half_plane import fires_where
from course_lib.views.stage.live import SLOWLY
from tests.views.all_views import press_in_the_page

settings = st.floats(-REACH, REACH).map(lambda value: round(value, 1))
PLANE = np.stack(np.meshgrid(np.linspace(-0.49, 1.49, 12), np.linspace(-0.49, 1.49, 12)), -1)


@given(settings, settings, settings, settings)
def test_the_shaded_side_is_where_the_perceptron_fires(w1, w2, bias, threshold):
    neuron = perceptron(w1, w2, bias, threshold)
    corners, ends = fires_where(neuron)
    points = PLANE.reshape(-1, 2)
    clear = np.abs(neuron.weighted_sum(points) - threshold) > 1e-6  # not on the line itself
    inside = Path(corners).contains_points(points)
    assert np.array_equal(inside[clear], neuron.predict(points)[clear].astype(bool))
    if len(ends):
        assert neuron.weighted_sum(ends) == pytest.approx(threshold, abs=1e-6)


@pytest.mark.parametrize("name", GATES)
def test_pressing_long_enough_learns_every_gate_that_a_line_can_part(name):
    view = explore_gate(name, w1=0, w2=0, bias=0)
    for _ in range(120):
        view.press("step")
    assert ("All four are right." in view.words) == (GATES[name] not in NO_LINE)
    assert ("No single line" in view.words) == (GATES[name] in NO_LINE)


def test_a_lesson_blames_the_inputs_that_were_there_and_goes_when_a_slider_moves():
    view = explore_gate("NAND", w1=0.6, w2=0.6, bias=-0.5)
    words = view.press("step")
    assert words.startswith("Looked at (0, 0): it stayed quiet and should fire, so up by 0.1: "
                            "the bias to −0.4; w₁ and w₂ had no part in it")
    assert "Looked at" not in view.set(w1=0.5)


def test_a_lesson_says_where_a_slider_ends():
    view = explore_gate("AND", w1=2, w2=-2, bias=-2, threshold=2)
    for _ in range(4):
        view.press("step")
    assert "A slider ends at 2" in view.words and view.values["w1"] == 2


def test_a_sum_as_good_as_the_threshold_fires():
    view = explore_gate("AND", w1=0.7, w2=0, bias=-0.2, threshold=0.5)  # 0.7 - 0.2 < 0.5 in floats
    X, _ = gate("AND")
    assert "(1, 0)" in view.words  # it fires there, and AND wants it quiet
    assert perceptron(0.7, 0, -0.2, 0.5).predict(X).tolist() == [0, 0, 1, 1]


def test_it_starts_unsolved_and_its_first_steps_change_something():
    view = explore_gate()
    assert "All four" not in view.words and len(view._picture.line.get_xdata()) == 2
    for _ in range(3):
        assert "nothing changes" not in view.press("step")
    for _ in range(3):
        assert "All four" not in view.words
        view.press("step")
    assert "All four are right." in view.words


@pytest.mark.parametrize("name, passes, words", [
    ("AND", 6, "Learned: pass 6 had no mistake. All four are right."),
    ("XOR", 3, "It goes round in circles: after pass 3 the weights are those after pass 2."),
    ([0, 0, 1, 0], 5, "Learned: pass 5 had no mistake. All four are right."),
])
def test_it_says_after_how_many_passes_it_has_learned_or_that_it_never_will(name, passes, words):
    view = explore_gate(name, w1=0, w2=0, bias=0, threshold=0)
    answers = GATES[name] if isinstance(name, str) else name
    run = Perceptron([0, 0]).train(gate("AND")[0], answers)
    assert len(run.mistakes) == passes
    for _ in range(4 * passes):
        assert not view._picture.over
        view.press("step")
    assert view._picture.over and view.words.startswith(words)
    assert "Looked at" in view.press("step") and not view._picture.over


def test_a_hand_on_a_slider_begins_a_new_count_of_passes():
    view = explore_gate("AND", w1=0, w2=0, bias=0, threshold=0)
    for _ in range(20):
        view.press("step")
    view.set(w1=0.5, w2=0.4, bias=-0.7)
    for _ in range(4):
        view.press("step")
    assert view.words.startswith("Learned: pass 1 had no mistake.")


@pytest.mark.parametrize("press", [View.press, press_in_the_page])
def test_start_again_puts_back_the_weights_the_bias_and_the_turn(press):
    view = explore_gate("OR", w1=-0.2, w2=0.1, bias=0.3)
    frame, words = view.frame, view.words
    for _ in range(6):
        press(view, "step")
    assert view.frame != frame
    press(view, "rewind")
    assert (view.frame, view.words, view.trouble) == (frame, words, "")
    view.set(gate="NOR", threshold=1, w1=2)
    press(view, "rewind")
    assert view.values == {"gate": "NOR", "w1": -0.2, "w2": 0.1, "bias": 0.3, "threshold": 1,
                           "speed": SLOWLY}


def test_the_ring_is_round_the_last_sample_and_the_arrow_at_the_next():
    view = explore_gate()
    drawn = view._picture
    assert len(drawn.ring.get_xdata()) == 0
    for i in range(6):
        words = view.press("step")
        ringed = (drawn.ring.get_xdata().item(), drawn.ring.get_ydata().item())
        assert ringed == tuple(gate("AND")[0][i % 4])
        assert words.startswith(f"Looked at ({ringed[0]:.0f}, {ringed[1]:.0f}):")
        assert drawn.next.get_ydata() == [drawn.rows[(i + 1) % 4]]
    view.set(w1=1)
    assert len(drawn.ring.get_xdata()) == 0


def test_another_gate_begins_with_the_first_sample():
    view = explore_gate()
    view.press("step")
    assert view._picture.next.get_ydata() == [view._picture.rows[1]]
    assert "Looked at" not in view.set(gate="OR")
    assert view._picture.next.get_ydata() == [view._picture.rows[0]]
    assert len(view._picture.ring.get_xdata()) == 0
    assert view.press("step").startswith("Looked at (0, 0)")


def test_what_lets_it_learn_stands_in_one_box_and_what_belongs_together_side_by_side():
    specs = explore_gate().controls
    grouped = {spec["name"] for spec in specs if spec["group"] == "run it"}
    assert grouped == {"play", "step", "rewind", "speed", "gate"}
    alone = [spec["name"] for spec in specs if not spec["group"]]
    assert alone == ["w1", "w2", "bias", "threshold"]       # two columns of two


def test_a_gate_of_ones_own_is_learned_or_said_to_be_out_of_reach():
    view = explore_gate([0, 1, 0, 0], w1=0, w2=0, bias=0, threshold=0)
    for _ in range(120):
        view.press("step")
    assert view.values["gate"] == "your gate" and view.words.endswith("All four are right.")
    assert "No single line" in explore_gate([1, 0, 0, 1]).words


@pytest.mark.parametrize("name", [[0, 1, 0], [0, 1, 2, 0], ["a"] * 4, None, [[0, 1, 0, 0]]])
def test_what_is_no_table_of_four_answers_is_refused(name):
    with pytest.raises((TypeError, ValueError), match="name"):
        explore_gate(name)


def test_inputs_have_the_names_of_the_story():
    view = explore_gate(inputs=("your key", "friend's key"))
    labels = [control["label"] for control in view.controls]
    assert "weight of your key" in labels and "weight of friend's key" in labels
    with pytest.raises(ValueError, match="two different short names"):
        explore_gate(inputs=("key", "key"))
