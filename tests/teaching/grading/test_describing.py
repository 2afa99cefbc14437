"""An answer that stays in another process gets the same verdict, in the same words, as `check`."""

import json
from dataclasses import replace
from functools import partial

import pytest

from course_lib.exercises.finding import chapters_with_a_bank, exercises_of
from course_lib.exercises.judge.judging import judge, verdict
from course_lib.exercises.judge.looking import look_at
from course_lib.exercises.judge.running import attempt
from course_lib.teaching.grading.describing import (
    pack_looks,
    pack_outcome,
    unpack_looks,
    unpack_outcome,
)
from course_lib.teaching.grading.packing import pack, unpack
from course_lib.teaching.grading.talking import Asked

EXERCISES = [one for number in chapters_with_a_bank() for one in exercises_of(number)]


def sent(data):
    return json.loads(json.dumps(data))


class Near:
    """A worker that is no process: everything goes through JSON all the same."""

    def __init__(self, answer):
        self.answer = answer

    def attempt(self, key, trials, named=None):
        given = [unpack(sent(pack(one))) for one in trials]
        return [unpack_outcome(sent(pack_outcome(one))) for one in attempt(self.answer, given)]


def judged_from_outside(exercise, answer):
    seen, worker = unpack_looks(sent(pack_looks(look_at(answer)))), Near(answer)
    there = Asked(worker, "0.0") if seen.can_be_called else seen.value
    return verdict(exercise, seen, partial(worker.attempt, "0.0"), there)


def listed(found):
    """Return a verdict with tuples written as lists, which they become on their way."""
    return replace(found, says=found.says.translate(str.maketrans("()", "[]")))


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
def test_a_mark_is_what_check_says(exercise):
    answers = [exercise.also_right[0], exercise.given, ..., lambda *values: None,
               lambda one: unknown, exercise.mistakes[0].does]      # noqa: F821
    for answer in answers:
        outside, check = judged_from_outside(exercise, answer), judge(exercise, answer)
        assert listed(outside) == listed(check), answer


@pytest.mark.parametrize("data", [{}, [], None, {"value": 1, "error": 5}, "text"])
def test_what_no_worker_says_is_refused(data):
    with pytest.raises(ValueError):
        unpack_outcome(data)
    with pytest.raises(ValueError):
        unpack_looks(data)
