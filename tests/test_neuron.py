"""A neuron: the worked examples, its algebra, and what it says to bad input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from course_lib import Neuron
from course_lib.activations import ACTIVATIONS
from course_lib.neuron import ONE_NEURON

small = st.floats(-100, 100)
vectors = arrays.arrays(np.float64, 3, elements=small)


def test_one_weight_is_minutes_times_kcal():
    runner = Neuron([7.56], activation="linear")
    assert runner([30]) == pytest.approx(226.8, abs=1e-12)
    assert repr(30 * 7.56) == "226.79999999999998"


def test_the_worked_example():
    neuron = Neuron([0, 1], 4)
    assert neuron.weighted_sum([2, 3]) == 7
    assert neuron([2, 3]) == pytest.approx(0.9990889488055994, abs=1e-12)
    assert type(neuron([2, 3])) is float


@pytest.mark.parametrize("bias, weight, fires", [
    (-0.5, 0.6, [0, 0, 0, 1]), (0.5, -0.6, [1, 0, 0, 0])])
def test_and_and_nor_with_a_threshold_of_one_half(bias, weight, fires):
    neuron = Neuron([weight, weight], bias - 0.5, activation="step")
    assert neuron([[0, 0], [0, 1], [1, 0], [1, 1]]).tolist() == fires


@pytest.mark.parametrize("activation", ONE_NEURON)
@given(weights=vectors, bias=small, X=arrays.arrays(np.float64, (4, 3), elements=small))
def test_many_samples_give_the_same_as_one_by_one(activation, weights, bias, X):
    neuron = Neuron(weights, bias, activation)
    assert neuron(X).shape == (4,)
    assert neuron(X) == pytest.approx([neuron(x) for x in X], abs=1e-9) or activation == "step"
    assert neuron(X).tolist() == ACTIVATIONS[activation].function(neuron.weighted_sum(X)).tolist()


@given(weights=vectors, bias=small, x=vectors, order=st.permutations(range(3)))
def test_the_order_of_inputs_does_not_matter_if_the_weights_move_along(weights, bias, x, order):
    moved = Neuron(weights[order], bias).weighted_sum(x[order])
    assert moved == pytest.approx(Neuron(weights, bias).weighted_sum(x), abs=1e-9)


@given(weights=vectors, bias=small, x=vectors)
def test_a_bias_is_a_weight_on_an_input_that_is_always_one(weights, bias, x):
    with_one = Neuron([*weights, bias]).weighted_sum([*x, 1])
    assert with_one == pytest.approx(Neuron(weights, bias).weighted_sum(x), abs=1e-9)


def test_float32_stays_float32():
    neuron = Neuron(np.ones(2, np.float32), bias=1)
    assert neuron(np.ones((3, 2), np.float32)).dtype == np.float32


def test_a_neuron_keeps_its_own_weights():
    weights = np.array([1.0, 2.0])
    neuron = Neuron(weights)
    weights[0] = 99
    assert neuron.weights.tolist() == [1, 2]


def test_its_repr_builds_it_again():
    neuron = Neuron([0, 1], bias=4, activation="tanh")
    assert repr(neuron) == "Neuron([0.0, 1.0], bias=4, activation='tanh')"
    assert eval(repr(neuron))([2, 3]) == neuron([2, 3])


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        ((["a", "b"],), TypeError, "weights is .*expected numbers: number the words"),
        (([],), ValueError, "weights is empty, but expected at least one number: put"),
        (([1, np.nan],), ValueError, "weights is .*NaN.*expected finite numbers: look for"),
        ((3,), ValueError, "weights has 0 axes .*expected 1: one pair of brackets"),
        (([[1, 2]],), ValueError, "weights has 2 axes"),
        (([1], "4"), TypeError, "bias is '4', but expected one number, for instance"),
        (([1], np.inf), ValueError, "bias is inf"),
        (([1], 0, "sigmiod"), ValueError, "activation is 'sigmiod'.*Did you mean 'sigmoid'?"),
        (([1], 0, "softmax"), ValueError, "activation is 'softmax', but expected one of"),
    ],
)
def test_a_neuron_with_bad_parts_is_refused(arguments, error, says):
    with pytest.raises(error, match=says):
        Neuron(*arguments)


@pytest.mark.parametrize(
    ("x", "error", "says"),
    [
        ([2, 3, 4], ValueError, "x has 3 values, but expected 2: give one value for each weight"),
        ([[1, 2, 3]], ValueError, "x has 3 values, but expected 2"),
        (5, ValueError, "x has 0 axes .*expected 1 or 2"),
        ([], ValueError, "x is empty"),
        ([[[1, 2]]], ValueError, "x has 3 axes"),
        ("ab", TypeError, "x is 'ab', but expected numbers"),
        ([1, np.nan], ValueError, "NaN"),
        ([1e308, 1e308], ValueError, "the weighted sum became too large for a number"),
    ],
)
def test_bad_samples_are_refused(x, error, says):
    neuron = Neuron([10, 1], bias=4)
    for question in (neuron, neuron.weighted_sum):
        with pytest.raises(error, match=says):
            question(x)
