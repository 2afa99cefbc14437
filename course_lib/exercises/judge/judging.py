"""Judge an answer: right, a known mistake, wrong in another way, or not attempted yet."""

from dataclasses import dataclass
from functools import partial

from course_lib.exercises.judge import explaining, own
from course_lib.exercises.judge.looking import look_at
from course_lib.exercises.judge.reading import read, steps, untouched
from course_lib.exercises.judge.running import Outcome, attempt, plainly
from course_lib.exercises.judge.trying import trials
from course_lib.exercises.judge.values import count, holds, is_rounded, numeric, same

_known = {}                     # what references and known mistakes give


@dataclass(frozen=True)
class Verdict:
    """What `check` found: `kind` is "blank", "right", "mistake" or "wrong"; `says` tells why.

    `mistake` is the place of a known mistake among the exercise's mistakes, else None.
    """

    kind: str
    says: str = ""
    mistake: int | None = None


def judge(exercise, answer):
    """Return the `Verdict` on an answer; it runs the answer if that is a function."""
    return verdict(exercise, look_at(answer), partial(attempt, answer), answer)


def verdict(exercise, seen, run, answer):
    """Return the `Verdict` on an answer of which no more than this need be at hand.

    `seen` is how it looks, a `Looks`; `run(trials)` gives its outcomes; `answer` is whatever the
    properties of an exercise of the learner's own can be tried on. So what a stranger wrote can
    stay in a process of its own.
    """
    if exercise.kind == "own":
        return _judge_own(exercise, seen, answer)
    if exercise.is_function:
        return _judge_function(exercise, seen, run)
    return _judge_value(exercise, seen)


def _judge_own(exercise, seen, answer):
    if seen.is_code and not exercise.is_function:
        return Verdict("wrong", explaining.wants_value(exercise))
    if seen.can_be_called:
        left = seen.code.dots or int(seen.code.empty)
    else:
        came = seen.value
        left = 0 if isinstance(came, Outcome) else count(came, Ellipsis) + count(came, None)
    if left:
        return _blank(exercise, left)
    says = own.fault(exercise, answer, seen)
    return Verdict("wrong", says) if says else Verdict("right")


def _judge_value(exercise, seen):
    if seen.is_code:
        return Verdict("wrong", explaining.wants_value(exercise))
    came = seen.value
    if isinstance(came, Outcome):
        return Verdict("wrong", explaining.unreadable(exercise))
    if holds(came, Ellipsis) or holds(came, None):
        return _blank(exercise, count(came, Ellipsis) + count(came, None))
    outcomes, expected = [Outcome(came)], _outcomes_of(exercise, exercise.reference)
    if _agree(exercise, outcomes, expected):
        if isinstance(came, bool) and not isinstance(expected[0].value, bool):
            return Verdict("wrong", explaining.other_value(exercise, came))
        return Verdict("right")
    return (_known_mistake(exercise, outcomes) or _rounded(outcomes, expected, 1)
            or Verdict("wrong", explaining.other_value(exercise, came)))


def _judge_function(exercise, seen, run):
    if not seen.can_be_called:
        came = seen.value
        if not isinstance(came, Outcome) and (came is None or holds(came, Ellipsis)):
            return Verdict("blank", exercise.blank)
        return Verdict("wrong", explaining.wants_function(exercise, came))
    if (exercise.kind == "repair" and seen.steps == steps(exercise.given)
            and untouched(seen.code, read(exercise.given))):
        return Verdict("blank", exercise.blank)
    tried = trials(exercise)
    # First what is right: whatever the answer does while it runs, it cannot change that.
    expected = _outcomes_of(exercise, exercise.reference)
    outcomes = run(tried)
    if _agree(exercise, outcomes, expected):
        return Verdict("right", explaining.remarks(outcomes))
    if _is_blank(seen.code, outcomes):
        return _blank(exercise, seen.code.dots)
    task = read(exercise.reference)
    return (_known_mistake(exercise, outcomes) or _rounded(outcomes, expected)
            or Verdict("wrong", explaining.wrong(exercise, outcomes, expected, tried, seen.code,
                                                 task)))


def _outcomes_of(exercise, answer):
    """Return what the reference or a known mistake gives; it is worked out once."""
    key = id(exercise), id(answer)
    if key in _known:
        return _known[key][-1]
    if not exercise.is_function:
        return [Outcome(plainly(answer))]
    outcomes = attempt(answer, trials(exercise))
    if outcomes[-1].error not in ("TooLong", "KeyboardInterrupt"):
        _known[key] = exercise, answer, outcomes    # while these two live, no other has their ids
    return outcomes


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


def _is_blank(code, outcomes):
    last = outcomes[-1]
    return (code.dots > 0
            or any(holds(outcome.value, Ellipsis) for outcome in outcomes)
            or "ellipsis" in last.message or last.error == "NotImplementedError"
            or explaining.all_none(outcomes) and not code.works)


def _blank(exercise, left):
    """Return the verdict on an answer in which so many blanks are left."""
    if 0 < left < exercise.blanks:
        return Verdict("wrong", explaining.partly_filled(exercise, left))
    return Verdict("blank", exercise.blank)


def _rounded(outcomes, expected, fewest=0):
    """Return the verdict on an answer that is right but for being rounded, else None."""
    pairs = [(one.value, other.value) for one, other in zip(outcomes, expected, strict=False)
             if not one.error and numeric(one.value) is not None]
    if len(pairs) < len(expected):
        return None
    alike = len(pairs) > 1 and all(same(came, pairs[0][0], 0) for came, _ in pairs)
    if alike or not any(all(is_rounded(*pair, digits) for pair in pairs)
                        for digits in range(fewest, 9)):
        return None
    return Verdict("wrong", explaining.ROUNDED)


def _known_mistake(exercise, outcomes):
    for place, mistake in enumerate(exercise.mistakes):
        if _agree(exercise, outcomes, _outcomes_of(exercise, mistake.does)):
            return Verdict("mistake", mistake.says, place)
    return None
