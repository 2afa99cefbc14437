"""`hint` and `solution`: help that comes only when it is asked for."""

import inspect
import re
import textwrap

from course_lib.exercises.closing import closed
from course_lib.exercises.finding import find
from course_lib.exercises.saying import say

_given = {}                     # how many hints of an exercise this kernel has given


def hint(id=None, *more):
    """Print the next hint for the exercise with this id; after the last one, the last again.

    >>> hint("99.1")
    there is no exercise "99.1". ...
    """
    exercise = _found(id)
    if exercise is None:
        return
    _given[exercise.id] = min(_given.get(exercise.id, 0) + 1, len(exercise.hints))
    number = _given[exercise.id]
    say(f"Hint {number} of {len(exercise.hints)}: {exercise.hints[number - 1]}")
    if number == len(exercise.hints):
        say("That was the last hint.  " + (
            closed() or f'solution("{exercise.id}") shows one right answer.'))


def solution(id=None, *more):
    """Print one right answer to the exercise with this id, as you would write it.

    Where a teacher has closed the solutions for a class, it says so instead.

    >>> solution("99.1")
    there is no exercise "99.1". ...
    """
    exercise = _found(id)
    if exercise is not None and closed():
        say(f'{closed()}  hint("{exercise.id}") gives a nudge.')
    elif exercise is not None:
        many = "# One of many right answers:\n" if exercise.kind == "own" else ""
        say(many + (solution_text(exercise) or _no_source(exercise)))


def solution_text(exercise):
    """Return the code of the reference under the learner's name, "" where it has no source."""
    answer = exercise.also_right[0] if exercise.kind == "own" else exercise.reference
    if not exercise.is_function:
        return f"{exercise.name} = {_literal(answer)}"
    try:
        source = textwrap.dedent(inspect.getsource(answer)).strip()
    except (OSError, TypeError):
        return ""
    return re.sub(rf"\b{answer.__name__}\b", exercise.name, source)


def _literal(value):
    if hasattr(value, "tolist"):
        return f"np.array({value.tolist()!r})"
    return repr(value)


def _no_source(exercise):
    return ("The code of the solution is not on this machine. It stands in the course's file "
            f"course_lib/exercises/banks/chapter_{exercise.chapter:02d}.py, under {exercise.id}.")


def _found(id):
    try:
        return find(id)
    except LookupError as error:
        say(str(error))
        return None
