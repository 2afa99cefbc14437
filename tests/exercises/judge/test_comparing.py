"""What is so with all that came is said, and only what is so."""

import numpy as np
import pytest

from course_lib.exercises.judge.comparing import relation

TABLE = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 7.0]])
RIGHT = [[1, 2, 4], [5, 6, 8]]


@pytest.mark.parametrize(("came", "says"), [
    ([-TABLE], "The sign is the wrong way round."),
    ([TABLE.T], "Rows and columns have changed places."),
    ([TABLE[::-1]], "All of it is there, in another order."),
    ([TABLE[1:]], "The first one is missing."),
    ([TABLE[:-1]], "Only the first one is there."),
    ([TABLE[0]], "That is the first of them alone."),
    ([TABLE[-1]], "That is the last of them alone."),
    ([np.vstack([[0, 0, 0], TABLE])], "There is one too many, at the front."),
    ([np.vstack([TABLE, [0, 0, 0]])], "There is one too many, at the end."),
    ([TABLE.ravel()], "The numbers are right, and the brackets around them are not."),
    ([TABLE * 100], "Each time it is 100 times too large (is it in per cent?)."),
    ([TABLE / 2], "Each time it is 2 times too small."),
    ([TABLE - 3], "Each time it is 3 too small."),
    ([TABLE ** 2], ""), ([TABLE + np.inf], ""), ([["text"]], ""), ([None], ""),
])
def test_what_is_so_is_said(came, says):
    assert relation(came, [TABLE]) == says


@pytest.mark.parametrize(("came", "says"), [
    ([[1, 2], [5, 6]], "The last one is missing."),
    ([[2, 1, 4], [5, 6, 8]], "All of it is there, in another order."),
    ([[-1, -2, -4], [-5, -6, 8]], ""),
    ([[0, 1, 2, 4], [5, 5, 6, 8]], "There is one too many, at the front."),
    ([[1, 2, 4], [5, 6, 9]], "Only the third of the 3 is wrong."),
    ([[1, 2, 5], [5, 7, 8]], "Only the second and the third of the 3 are wrong."),
    ([[2, 2, 5], [5, 7, 8]], ""),
])
def test_it_must_be_so_each_time(came, says):
    assert relation(came, RIGHT) == says


def test_yes_for_no_is_said_and_two_numbers_are_too_few_to_tell_by_how_much():
    assert relation([1, 0, 0], [0, 1, 1]) == "It is each time the opposite."
    assert relation([20, 30], [2, 3]) == ""
