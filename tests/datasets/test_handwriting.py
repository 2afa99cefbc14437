"""The pen against the page's own, and made-up handwriting."""

import itertools
import re
from importlib.resources import files

import numpy as np
import pytest

from course_lib.datasets import handwriting
from course_lib.datasets.ink import cut_out


def test_the_pen_is_as_wide_as_the_pages():
    source = files("course_lib.views.stage").joinpath("pad.js").read_text()
    assert float(re.search(r"const PEN = ([0-9.]+);", source)[1]) == handwriting.PEN


def test_ink_falls_off_with_the_distance_from_the_nearest_point_of_a_stroke():
    rng = np.random.default_rng(0)
    paths = [rng.uniform(0, 27, (3, 2)), rng.uniform(0, 27, (2, 2))]
    share = np.linspace(0, 1, 2001)[:, None]
    points = np.vstack([(1 - share) * a + share * b
                        for path in paths for a, b in itertools.pairwise(path)])
    ink = handwriting.drawn(paths)
    for row, column in rng.integers(0, 28, (50, 2)):
        far = np.hypot(*(points - [column, row]).T).min()
        assert ink[row, column] == pytest.approx(np.clip(handwriting.PEN + 0.5 - far, 0, 1), abs=0.02)


def test_a_dot_is_a_stroke_without_length():
    dot = handwriting.drawn([np.array([[10.0, 20.0], [10.0, 20.0]])])
    assert dot[20, 10] == 1 and np.argwhere(dot).tolist() == [
        [row, column] for row in (19, 20, 21) for column in (9, 10, 11)]


def test_handwriting_is_of_all_digits_large_and_never_twice_alike():
    ink, y = handwriting.handwriting(n_each=5)
    assert ink.shape == (len(y), 28, 28) and set(y) == set(range(10))
    assert ink.min() >= 0 and ink.max() == 1
    assert min(len(cut_out(drawing)) for drawing in ink) >= 16
    assert len({drawing.tobytes() for drawing in ink}) == len(ink)
    again, _ = handwriting.handwriting(n_each=5)
    other, _ = handwriting.handwriting(n_each=5, seed=1)
    assert np.array_equal(ink, again) and not np.array_equal(ink, other)


def test_a_way_is_written_along_its_corners():
    assert [stroke.tolist() for stroke in handwriting.corners("32 5A, 3A 7A")] == [
        [[3, 2], [5, 10]], [[3, 10], [7, 10]]]


@pytest.mark.parametrize("n_each, error, says", [
    (10**25, ValueError, "n_each is 1000.*expected at most 2,000"),
    (2001, ValueError, "n_each is 2001, but expected at most 2,000"),
    (0, ValueError, "n_each is 0, but expected at least 1"),
    (2.0, TypeError, "n_each is 2.0, but expected a whole number"),
    (np.array([3, 4]), TypeError, "n_each is array"),
])
def test_how_many_of_each_is_a_whole_number_that_fits(n_each, error, says):
    with pytest.raises(error, match=says):
        handwriting.handwriting(n_each)
