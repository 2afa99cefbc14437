"""Ink: scaled, set upright, and refused where it is none."""

import numpy as np
import pytest

from course_lib.datasets import ink


def test_scaling_keeps_the_mean():
    rng = np.random.default_rng(0)
    for before, after in (((7, 5), (20, 14)), ((28, 28), (20, 20)), ((3, 9), (1, 4))):
        drawn = rng.random(before)
        assert ink.scaled(drawn, *after).mean() == pytest.approx(drawn.mean())
        assert ink.scaled(drawn, *before) == pytest.approx(drawn)


def test_slanted_strokes_are_set_upright():
    for slant in (-0.5, 0.25, 0.6):
        drawn = np.zeros((28, 28))
        for row in range(6, 22):
            start = 13 + slant * (row - 13.5)
            drawn[row, int(start)] = 1 - start % 1
            drawn[row, int(start) + 1] = 1
            drawn[row, int(start) + 2] = start % 1
        straight = ink.upright(drawn)
        row, column = ink.centre(straight)
        down, across = np.arange(28) - row, np.arange(84) - column
        assert straight.sum() == pytest.approx(drawn.sum(), rel=0.02)
        assert (down @ straight @ across) / (down**2 @ straight.sum(axis=1)) == pytest.approx(
            0, abs=0.02)


@pytest.mark.parametrize("value, said", [
    (np.zeros((8, 8)), ["drawing", "(8, 8)", "(28, 28)"]),
    (np.zeros(784), ["drawing", "(784,)", "(28, 28)"]),
    (np.full((28, 28), np.nan), ["drawing", "NaN"]),
    (np.full((28, 28), 255), ["drawing", "255", "divide"]),
    (np.full((28, 28), -0.1), ["drawing", "-0.1"]),
    (None, ["drawing", "None"]),
    ([[1, 2], [3]], ["drawing", "numbers"]),
])
def test_a_bad_drawing_is_named(value, said):
    with pytest.raises((TypeError, ValueError)) as error:
        ink.as_ink("drawing", value)
    assert all(part in str(error.value) for part in said), str(error.value)
