"""Comparing forgives the kind of number and never the number, the shape or the place."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from course_lib.exercises.judge.values import plain, same
from course_lib.exercises.judge.wording import code, show, tidy

numbers = st.floats(allow_nan=True, allow_infinity=True)


@given(arrays(np.float64, array_shapes(max_dims=3, max_side=4), elements=numbers))
def test_a_list_is_as_good_as_an_array(array):
    assert same(plain(array.tolist()), plain(array))
    assert same(plain(tuple(array.tolist())), plain(array))


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=5), st.data())
def test_one_number_that_is_off_is_seen(row, data):
    place = data.draw(st.integers(0, len(row) - 1))
    other = row.copy()
    other[place] += 1e-3
    assert not same(other, row) and same(row, row)


@pytest.mark.parametrize(("came", "expected", "agree"), [
    (True, 1.0, True), (3, 3.0, True), (np.int8(3), 3, True), (np.array(2.0), 2, True),
    (float("nan"), float("nan"), True), (float("nan"), 1.0, False),
    (float("inf"), float("inf"), True), (float("inf"), -float("inf"), False),
    (1 + 0j, 1.0, True), (10 ** 400, 10 ** 400, True), (10 ** 400, 1.0, False),
    ([1, 2], (1, 2), True), ([1, 2], [2, 1], False), ([[1, 2]], [1, 2], False),
    ([1, [2, 3]], (1, np.array([2, 3])), True), ([], [], True), ([], None, False),
    (" Opens", "opens", True), ("1", 1, False), ("opens", "shut", False), (None, 0, False),
    ({"w": 1}, {"w": 1.0}, True), ({"w": 1}, {"b": 1}, False), (np.float32(0.1), 0.1, True),
    (1.0 + 1e-10, 1.0, True), (1.0 + 1e-6, 1.0, False), ([1.0], 1.0, False),
    (("fires", 2.0), ["Fires", 2], True),
])
def test_what_agrees(came, expected, agree):
    assert same(plain(came), plain(expected)) is agree


def test_long_things_are_said_shortly():
    for long in (np.zeros((500, 500)), list(range(10_000)), "x" * 10_000, {"x": "y" * 1000}):
        assert len(show(plain(long))) < 100
    assert len(tidy("word " * 1000)) == 200


def test_nested_for_ever_is_cut():
    endless = []
    endless.append(endless)
    assert len(code(plain(endless))) < 100
