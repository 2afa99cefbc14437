"""What comes out: no alarm of NumPy's, a clear error for what is too large, in value or in size."""

import numpy as np
import pytest

from course_lib.checks import results


def test_finite_stops_what_overflowed():
    assert results.finite("the loss", 3) == 3
    with pytest.raises(ValueError, match="the loss became too large.*smaller"):
        results.finite("the loss", np.array([1, np.inf]))


def test_no_alarms_whatever_was_set_and_what_was_set_is_left():
    with np.errstate(all="raise"):
        with results.no_alarms():
            assert np.exp(np.array([-1e9, 1e9])).tolist() == [0, np.inf]
            assert np.isnan(np.array([np.inf]) - np.inf).all()
        with pytest.raises(FloatingPointError):
            np.exp(np.array([-1e9]))


def test_zeros_that_fit_no_memory_are_refused_before_they_are_made():
    assert results.zeros("sizes", (2, 3), np.float32).dtype == np.float32
    for shape in ((10**9, 10**9), (10**25,), (np.int64(2**40), np.int64(2**40))):
        with pytest.raises(ValueError, match="sizes makes .* numbers, but expected at most 100,000"):
            results.zeros("sizes", shape)
