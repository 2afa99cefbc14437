"""Reading an answer's code counts its blanks, and knows its names, without running it."""

import functools

import numpy as np
import pytest

from course_lib.exercises.judge.reading import Code, read, steps, untouched

GIVEN = "def squash(z):\n    return 1 / 1 + np.exp(-z)\n"

ROW = [1.0, 2.0]
blank = ...


def two_left(x):
    z = ...
    return x + ...


def one_of_three(x):
    w1, w2, w3 = 0.5, ..., ...
    return w1 + w2 + w3 + x


def from_outside(x):
    return x * blank + len(ROW)


def with_a_default(x, n=...):
    return x / n


@pytest.mark.parametrize(("answer", "dots"), [
    (two_left, 2), (one_of_three, 2), (from_outside, 1), (with_a_default, 1),
    (lambda x: x[..., 0], 0), (len, 0), (functools.partial(two_left, 1), 2),
])
def test_blanks_are_counted(answer, dots):
    assert read(answer).dots == dots


def test_names_are_known():
    code = read(from_outside)
    assert code.arguments == ["x"] and code.used == ("ROW", "blank", "len")
    assert code.borrowed == ["ROW"] and code.outside["ROW"] is ROW
    assert read(one_of_three).given == ("x", "w1", "w2", "w3")


@pytest.mark.parametrize(("answer", "works", "empty"), [
    (lambda x: x + 1, True, False), (lambda x: 1, False, False), (lambda x: x, False, False),
    (lambda x: None, False, True), (len, True, False),
])
def test_a_body_that_does_nothing_is_told_from_one_that_gives_a_constant(answer, works, empty):
    code = read(answer)
    assert (code.works, code.empty) == (works, empty)


def test_steps_are_the_same_for_the_same_body():
    assert steps(two_left) == steps(two_left) != steps(one_of_three)
    assert steps(len) == [] and Code().arguments == []


def made(source, **names):
    exec(compile(source, "a cell", "exec"), names)
    return names["squash"]


def test_given_code_is_known_again_when_its_module_was_imported_in_another_cell():
    there = made("import numpy as np\n" + GIVEN)
    assert steps(made(GIVEN, np=np)) == steps(there)
    assert steps(made(GIVEN.replace("exp", "cos"), np=np)) != steps(there)
    assert steps(made(GIVEN.replace("1 / 1", "1 / 2"), np=np)) != steps(there)


LOOP = "def squash(zs):\n    for z in zs:\n        z = np.log(z)\n    return z\n"


def test_given_code_with_a_loop_is_known_again_though_its_jumps_are_of_another_length():
    there = made("import numpy as np\n" + LOOP)
    assert steps(made(LOOP, np=np)) == steps(there)


def test_a_bracket_that_changes_nothing_is_a_try_all_the_same():
    def given(z):
        return 1 / 1 + np.exp(-z)   # (as it stands in the cell)

    def tried(z):
        return 1 / (1) + np.exp(-z)

    assert steps(tried) == steps(given)
    assert untouched(read(given), read(given)) and not untouched(read(tried), read(given))


def adds(total, row, unused):
    total += 1
    return [total for _ in row]


def returns_in_both(row):
    for one in row:
        if one:
            return 1
        else:
            return 2


def returns_in_one(row):
    for one in row:
        if one:
            return 1
    return 2


def test_what_only_the_text_tells():
    assert (read(adds).unread, read(adds).ends_early) == (("unused",), False)
    assert read(returns_in_both).ends_early and not read(returns_in_one).ends_early
    assert read(lambda x: 1).unread == () == read(len).unread
