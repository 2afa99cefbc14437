"""The data: published formulas, seeds, shapes, and clear words for bad arguments."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib import datasets
from course_lib.datasets import tables


def test_the_jogger_burns_about_7_56_kcal_a_minute():
    assert tables.running_kcal_per_minute(50, 8) == pytest.approx(7.5417, abs=1e-4)
    slopes = []
    for seed in range(50):
        minutes, kcal = datasets.jogging(seed=seed)
        slopes.append(minutes @ kcal / (minutes @ minutes))
    assert np.mean(slopes) == pytest.approx(7.54, abs=0.03)
    assert min(slopes) < 7.56 < max(slopes)


@given(st.integers(1, 60), st.integers(0, 99))
def test_jogging_has_the_shape_and_the_units_it_says(n_runs, seed):
    minutes, kcal = datasets.jogging(n_runs, seed)
    assert minutes.shape == kcal.shape == (n_runs,)
    assert ((10 <= minutes) & (minutes <= 65)).all() and (kcal > 0).all()
    X, kcal = datasets.jogging(n_runs, seed, inputs=3)
    assert X.shape == (n_runs, 3) and kcal.shape == (n_runs,)
    assert ((45 <= X[:, 1]) & (X[:, 1] <= 90) & (8 <= X[:, 2]) & (X[:, 2] <= 13)).all()


def test_the_same_seed_gives_the_same_runs():
    for inputs in (1, 3):
        first, again = (datasets.jogging(seed=3, inputs=inputs) for _ in range(2))
        assert (first[0] == again[0]).all() and (first[1] == again[1]).all()
    assert (datasets.jogging(seed=1)[1] != datasets.jogging(seed=2)[1]).any()


@pytest.mark.parametrize(("arguments", "error", "says"), [
    ({"n_runs": 0}, ValueError, "n_runs is 0, but expected at least 1"),
    ({"n_runs": 10**25}, ValueError, "n_runs is 1000.*expected at most 1,000,000"),
    ({"n_runs": 2.5}, TypeError, "n_runs is 2.5, but expected a whole number"),
    ({"inputs": 2}, ValueError, "inputs is 2, but expected 1"),
])
def test_bad_arguments_of_jogging_are_named(arguments, error, says):
    with pytest.raises(error, match=says):
        datasets.jogging(**arguments)


@pytest.mark.parametrize(("mass", "speed"), [(0, 8), (50, -1)])
def test_a_runner_without_mass_or_speed_is_refused(mass, speed):
    with pytest.raises(ValueError, match="expected to be above 0"):
        tables.running_kcal_per_minute(mass, speed)


def test_the_four_people_are_those_of_the_course():
    X, y = datasets.people()
    assert X.tolist() == [[-2, -1], [25, 6], [17, 4], [-15, -6]] and y.tolist() == [1, 0, 0, 1]


@pytest.mark.parametrize("name", datasets.GATES)
def test_gates_answer_as_their_names_say(name):
    say = {"AND": lambda a, b: a and b, "OR": lambda a, b: a or b, "XOR": lambda a, b: a != b}
    X, y = datasets.gate(name)
    for (a, b), answer in zip(X, y):
        if name in say:
            assert answer == say[name](a, b)
        else:
            assert answer == 1 - datasets.gate({"NAND": "AND", "NOR": "OR", "XNOR": "XOR"}[name])[1][
                int(2 * a + b)]


def test_an_unknown_gate_names_the_near_ones():
    with pytest.raises(ValueError, match="Did you mean 'NAND'"):
        datasets.gate("NANDD")


@pytest.mark.parametrize("call", [
    lambda seed: datasets.jogging(seed=seed), lambda seed: datasets.digits(seed=seed),
    lambda seed: datasets.DATASETS_2D["circle"](seed=seed)])
@pytest.mark.parametrize("seed", ["a", -1, None, 0.5])
def test_a_bad_seed_is_named(call, seed):
    with pytest.raises((TypeError, ValueError), match="seed is"):
        call(seed)


def test_other_bad_arguments_are_named():
    with pytest.raises(ValueError, match="name is 'and'.*Did you mean 'AND'"):
        datasets.gate("and")
    with pytest.raises(ValueError, match="speed has shape .3,., but expected .2,. like mass"):
        tables.running_kcal_per_minute([50, 60], [8, 9, 10])
    with pytest.raises(ValueError, match="the energy became too large"):
        tables.running_kcal_per_minute(1e308, 1e10)
