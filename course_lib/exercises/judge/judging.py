"""Judge an answer: right, a known mistake, wrong in another way, or not attempted yet."""

import inspect
from dataclasses import dataclass

import numpy as np

from course_lib.exercises.judge import explaining, own
from course_lib.exercises.judge.blanks import does_something, has_dots, returns_nothing, same_code
from course_lib.exercises.judge.running import Outcome, attempt, plainly
from course_lib.exercises.judge.values import holds, same

RANDOM_TRIALS = 20


@dataclass(frozen=True)
class Verdict:
    """What `check` found: `kind` is "blank", "right", "mistake" or "wrong"; `says` tells why.

    `mistake` is the place of a known mistake among the exercise's mistakes, else None.
    """

    kind: str
    says: str = ""
    mistake: int | None = None


def trials(exercise):
    """Return all argument tuples that an answer is tried on, the same ones at every call."""
    if not exercise.is_function:
        return [()]
    drawn = []
    if exercise.random_inputs is not None:
        drawn = [exercise.random_inputs(np.random.default_rng(seed))
                 for seed in range(RANDOM_TRIALS)]
    return [*exercise.inputs, *drawn]


def judge(exercise, answer):
    """Return the `Verdict` on an answer; it runs the answer if that is a function."""
    if exercise.kind == "own":
        return _judge_own(exercise, answer)
    if exercise.is_function:
        return _judge_function(exercise, answer)
    return _judge_value(exercise, answer)


def _judge_own(exercise, answer):
    if callable(answer):
        blank = has_dots(answer) or returns_nothing(answer)
    else:
        came = plainly(answer)
        blank = not isinstance(came, Outcome) and (holds(came, Ellipsis) or holds(came, None))
    if blank:
        return Verdict("blank", exercise.blank)
    says = own.fault(exercise, answer)
    return Verdict("wrong", says) if says else Verdict("right")


def _judge_value(exercise, answer):
    if inspect.isroutine(answer) or inspect.isclass(answer):
        return Verdict("wrong", explaining.wants_value(exercise))
    came = plainly(answer)
    if isinstance(came, Outcome):
        return Verdict("wrong", explaining.unreadable(exercise))
    if holds(came, Ellipsis) or holds(came, None):
        return Verdict("blank", exercise.blank)
    outcomes = [Outcome(came)]
    if _agree(exercise, outcomes, _outcomes_of(exercise, exercise.reference)):
        return Verdict("right")
    return (_known_mistake(exercise, outcomes)
            or Verdict("wrong", explaining.other_value(exercise, came)))


def _judge_function(exercise, answer):
    if not callable(answer):
        came = plainly(answer)
        if not isinstance(came, Outcome) and (came is None or holds(came, Ellipsis)):
            return Verdict("blank", exercise.blank)
        return Verdict("wrong", explaining.wants_function(exercise, came))
    if exercise.kind == "repair" and same_code(answer, exercise.given):
        return Verdict("blank", exercise.blank)
    tried = trials(exercise)
    outcomes = attempt(answer, tried)
    expected = _outcomes_of(exercise, exercise.reference)
    if _agree(exercise, outcomes, expected):
        return Verdict("right", explaining.remarks(outcomes))
    if _is_blank(answer, outcomes):
        return Verdict("blank", exercise.blank)
    return (_known_mistake(exercise, outcomes)
            or Verdict("wrong", explaining.wrong(exercise, outcomes, expected, tried, answer)))


def _outcomes_of(exercise, answer):
    if exercise.is_function:
        return attempt(answer, trials(exercise))
    return [Outcome(plainly(answer))]


def _agree(exercise, outcomes, others):
    return len(outcomes) == len(others) and all(
        agrees(one, other, exercise.tolerance)
        for one, other in zip(outcomes, others, strict=True))


def agrees(outcome, other, tolerance):
    """Say whether two outcomes are the same value, or the same kind of error.

    An unknown name or a misfitting type can be any of many slips, so there the messages count.
    """
    if outcome.error or other.error:
        return outcome.error == other.error and (
            outcome.error not in ("NameError", "TypeError") or outcome.message == other.message)
    return same(outcome.value, other.value, tolerance)


def _is_blank(answer, outcomes):
    last = outcomes[-1]
    return (has_dots(answer)
            or any(holds(outcome.value, Ellipsis) for outcome in outcomes)
            or "ellipsis" in last.message or last.error == "NotImplementedError"
            or explaining.all_none(outcomes) and not does_something(answer))


def _known_mistake(exercise, outcomes):
    for place, mistake in enumerate(exercise.mistakes):
        if _agree(exercise, outcomes, _outcomes_of(exercise, mistake.does)):
            return Verdict("mistake", mistake.says, place)
    return None
