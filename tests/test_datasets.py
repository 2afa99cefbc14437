"""The data: published formulas, seeds, shapes, and clear words for bad arguments."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib import datasets


def test_the_jogger_burns_about_7_56_kcal_a_minute():
    assert datasets.running_kcal_per_minute(50, 8) == pytest.approx(7.5417, abs=1e-4)
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
    ({"n_runs": 2.5}, TypeError, "n_runs is 2.5, but expected a whole number"),
    ({"inputs": 2}, ValueError, "inputs is 2, but expected 1"),
])
def test_bad_arguments_of_jogging_are_named(arguments, error, says):
    with pytest.raises(error, match=says):
        datasets.jogging(**arguments)


@pytest.mark.parametrize(("mass", "speed"), [(0, 8), (50, -1)])
def test_a_runner_without_mass_or_speed_is_refused(mass, speed):
    with pytest.raises(ValueError, match="expected to be above 0"):
        datasets.running_kcal_per_minute(mass, speed)
