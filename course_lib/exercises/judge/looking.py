"""Look at an answer without running it."""

import inspect
from dataclasses import dataclass, field
from typing import Any

from course_lib.exercises.judge.reading import Code, read, steps
from course_lib.exercises.judge.running import plainly, safely


@dataclass(frozen=True)
class Looks:
    """How an answer looks: whether it `can_be_called`, and `is_code`, a function or a class.

    `value` is the answer as plain data, or an `Outcome` with the error where it cannot be had;
    `code` and `steps` are what is written in it, and what its body does.
    """

    can_be_called: bool = False
    is_code: bool = False
    value: Any = None
    code: Code = field(default_factory=Code)
    steps: list = field(default_factory=list)


def look_at(answer):
    """Return how an answer looks, a `Looks`; foreign objects can do nothing to us in here.

    >>> look_at(0.5).value, look_at(abs).is_code
    (0.5, True)
    """
    if not callable(answer):
        return Looks(value=plainly(answer))
    is_code = safely(lambda: inspect.isroutine(answer) or inspect.isclass(answer), False)
    return Looks(True, is_code, plainly(answer), safely(lambda: read(answer), Code()),
                 safely(lambda: steps(answer), []))
