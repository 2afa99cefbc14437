"""Points in the plane: one signature, equal classes, noise apart, clear words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib import datasets


@pytest.mark.parametrize("name", datasets.DATASETS_2D)
@given(n_samples=st.integers(2, 300), noise=st.floats(0, 0.5), seed=st.integers(0, 99))
def test_the_playgrounds_sets_share_one_signature(name, n_samples, noise, seed):
    X, y = datasets.DATASETS_2D[name](n_samples, noise, seed)
    assert X.shape == (n_samples, 2) and y.shape == (n_samples,) and np.isfinite(X).all()
    again = datasets.DATASETS_2D[name](n_samples, noise, seed)
    assert np.array_equal(X, again[0]) and np.array_equal(y, again[1])
    if name in ("plane", "hills"):
        assert -1 <= y.min() and y.max() <= 1
    else:
        assert set(y) <= {0, 1}
        assert abs(X).max() < 12


@pytest.mark.parametrize("name", ["circle", "gaussian", "spiral"])
def test_classes_are_of_equal_size(name):
    assert datasets.DATASETS_2D[name](400)[1].mean() == 0.5


@pytest.mark.parametrize("name", datasets.DATASETS_2D)
def test_noise_moves_the_points_and_nothing_else(name):
    make = datasets.DATASETS_2D[name]
    (calm, y), (shaken, y_too) = make(50, 0.0, 3), make(50, 0.4, 3)
    assert np.array_equal(y, y_too) and not np.allclose(calm, shaken)


@pytest.mark.parametrize("arguments, error, says", [
    ({"n_samples": 0}, ValueError, "n_samples"),
    ({"n_samples": 1.5}, TypeError, "n_samples"),
    ({"n_samples": 10**25}, ValueError, "n_samples is 1000.*expected at most 1,000,000"),
    ({"noise": 1.5}, ValueError, "noise is 1.5, but expected at most 1"),
    ({"noise": -0.1}, ValueError, "noise"),
    ({"noise": float("nan")}, ValueError, "noise"),
    ({"noise": "much"}, TypeError, "noise"),
])
def test_bad_arguments_of_the_playgrounds_sets_are_named(arguments, error, says):
    with pytest.raises(error, match=says):
        datasets.DATASETS_2D["spiral"](**arguments)
