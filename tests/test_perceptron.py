"""The perceptron: gates by hand, the rule that learns them, and XOR, which it says it cannot."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from course_lib import Perceptron
from course_lib.datasets import GATES, gate

whole = st.integers(-5, 5)


@pytest.mark.parametrize(("bias", "weight", "threshold", "name"), [
    (-0.5, 0.6, 0.5, "AND"), (0.5, -0.6, 0.5, "NOR"),
    (-1.0, 0.6, 0, "AND"), (0.0, -0.6, 0, "NOR")])
def test_a_threshold_is_a_bias_with_the_sign_changed(bias, weight, threshold, name):
    X, y = gate(name)
    assert (Perceptron([weight, weight], bias, threshold).predict(X) == y).all()


@pytest.mark.parametrize("name", [name for name in GATES if "X" not in name])
@pytest.mark.parametrize("lr", [1, 0.1, 0.3])
def test_every_gate_that_a_line_can_draw_is_learned(name, lr):
    X, y = gate(name)
    perceptron = Perceptron([0, 0], threshold=0.5)
    run = perceptron.train(X, y, lr)
    assert run.learned and run.mistakes[-1] == 0 and 0 not in run.mistakes[:-1]
    assert (perceptron.predict(X) == y).all()
    assert run.words == f"No mistake left in pass {len(run.mistakes)}."


@pytest.mark.parametrize("name", ["XOR", "XNOR"])
@pytest.mark.parametrize("lr", [1, 0.1, 0.3])
def test_xor_goes_round_in_circles_and_it_says_so(name, lr):
    run = Perceptron([0, 0]).train(*gate(name), lr, epochs=1000)
    assert not run.learned and 0 not in run.mistakes
    assert len(run.mistakes) < 50 and "will not get there" in run.words


def test_too_few_epochs_are_said_in_words():
    run = Perceptron([0, 0]).train(*gate("AND"), epochs=2)
    assert run == ([2, 3], False, "Passes: 2, and mistakes in the last of them still: 3.")


@given(arrays.arrays(int, (6, 2), elements=whole), arrays.arrays(int, 2, elements=whole), whole)
def test_what_a_line_can_part_is_learned(X, weights, bias):
    z = X @ weights + bias + 0.5
    assume(0 < (z >= 0).sum() < 6)
    run = Perceptron([0, 0]).train(X, z >= 0, epochs=20000)
    assert run.learned


@given(arrays.arrays(float, 3, elements=st.floats(-9, 9)), st.integers(0, 1), st.floats(0.01, 2))
def test_the_rule_moves_nothing_when_right_and_towards_the_target_when_wrong(x, target, lr):
    p = Perceptron([0.5, -1, 2], bias=0.1)
    weights, bias, before, was = p.weights.copy(), p.bias, p.weighted_sum(x), p.predict(x)
    error = p.update(x, target, lr)
    assert error == target - was
    assert p.weights == pytest.approx(weights + lr * error * x)
    assert p.bias == pytest.approx(bias + lr * error)
    assert (p.weighted_sum(x) - before) * error >= 0


@pytest.mark.parametrize(("call", "error", "says"), [
    (lambda p: Perceptron([]), ValueError, "weights is empty"),
    (lambda p: Perceptron([1], bias="a"), TypeError, "bias is 'a'"),
    (lambda p: Perceptron([1], threshold=np.nan), ValueError, "threshold is nan"),
    (lambda p: p.predict([1, 2, 3]), ValueError, "x has 3 values, but expected 2"),
    (lambda p: p.predict([1e308, 1e308]), ValueError, "the weighted sum became too large"),
    (lambda p: p.update([1, 2], 2), ValueError, r"target is \[2.0\], but expected 0s and 1s"),
    (lambda p: p.update([1, 2], "no"), TypeError, "target is"),
    (lambda p: p.update([[1, 2]], 1), ValueError, "x has 2 axes"),
    (lambda p: p.update([1, 2], 1, lr=0), ValueError, "lr is 0, but expected more than 0"),
    (lambda p: p.train([[1, 2]], [1, 0]), ValueError, "y has 2 values, but expected 1"),
    (lambda p: p.train([1, 2], [1]), ValueError, "X has 1 axes"),
    (lambda p: p.train([[1, 2]], [-1]), ValueError, "expected 0s and 1s"),
    (lambda p: p.train([[1, 2]], [1], epochs=0), ValueError, "epochs is 0, but expected at"),
    (lambda p: p.train([[1, np.inf]], [1]), ValueError, "X is .*infinity"),
])
def test_bad_input_is_named(call, error, says):
    with pytest.raises(error, match=says):
        call(Perceptron([10, 10], bias=-1))


def test_small_steps_are_no_circle():
    X, y = gate("AND")
    for lr in (1, 1e-5, 1e-10):
        assert Perceptron([0, 0]).train(X, y, lr=lr).learned
    assert "circles" in Perceptron([0, 0]).train(*gate("XOR"), lr=1e-10).words


def test_it_shows_itself():
    assert repr(Perceptron([1, 2], bias=-3)) == (
        "Perceptron(weights=[1.0, 2.0], bias=-3, threshold=0)")


@pytest.mark.parametrize("X", [[[1e-10], [2e-10]], [[1.0], [1 + 1e-10]], [[1e-300], [3e-300]]])
def test_what_is_separable_is_never_called_a_circle(X):
    run = Perceptron([0.0]).train(X, [0, 1], epochs=50)
    assert not run.learned and run.words.startswith("Passes: 50, and mistakes in the last of them")


@pytest.mark.parametrize("scale", [1e-10, 0.1, 1, 1e6])
def test_a_circle_is_seen_at_every_scale(scale):
    X, y = gate("XOR")
    run = Perceptron([0, 0]).train(X * scale, y, epochs=1000)
    assert run.words.startswith("The weights of pass 3 were there before: it goes round in circ")


def test_a_target_in_brackets_is_no_number():
    with pytest.raises(TypeError, match="target is .*expected one number"):
        Perceptron([1.0]).update([1], np.array([1]))
    p = Perceptron([-1.0])
    assert p.update([1], np.array(1)) == 1
