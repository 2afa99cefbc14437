"""A known mistake as a teacher meets it: what it looks like, and a case to talk about."""

import inspect
import textwrap

from course_lib.exercises.judge.judging import agrees
from course_lib.exercises.judge.running import attempt
from course_lib.exercises.judge.values import plain
from course_lib.exercises.judge.wording import show, typed

LONGEST = 200                   # a case that is longer is no help on a board


def looks_like(mistake):
    """Return a known mistake's code where it is a function of its own, or its value, else "".

    >>> from course_lib.exercises import Mistake
    >>> looks_like(Mistake(75.6, "The comma is one place too far right."))
    '75.6'
    """
    if not callable(mistake.does):
        return typed(plain(mistake.does))
    if mistake.does.__name__ == "<lambda>" or mistake.does.__closure__:
        return ""               # its line in the bank tells less than its sentence
    return textwrap.dedent(inspect.getsource(mistake.does)).strip()


def case_of(exercise, mistake):
    """Return the case in which a known mistake shows, such as "alarm(0, 1): 1 is right, …".

    >>> from course_lib.exercises.finding import find
    >>> alarm = find("4.1")
    >>> case_of(alarm, alarm.mistakes[0])
    'alarm(0, 1): 1 is right, this gives 0.'
    """
    if exercise.kind == "own" or not exercise.is_function:
        return ""
    right, wrong = (attempt(does, exercise.inputs)
                    for does in (exercise.reference, mistake.does))
    cases = [_told(exercise, *case) for case in zip(exercise.inputs, right, wrong, strict=False)
             if not agrees(*case[1:], exercise.tolerance)]
    shortest = min(cases, key=len, default="")
    return shortest if len(shortest) <= LONGEST else ""


def _told(exercise, arguments, good, bad):
    call = f"{exercise.name}({', '.join(typed(plain(one)) for one in arguments)})"
    gives = f"stops with {bad.error}" if bad.error else f"gives {show(bad.value)}"
    return f"{call}: {show(good.value)} is right, this {gives}."
