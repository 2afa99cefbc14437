"""Run an answer on inputs, safely: whatever it does comes back as an `Outcome`."""

import builtins
import contextlib
import copy
import inspect
import io
import linecache
import math
import traceback
import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_lib.exercises.judge.deadline import Deadline, TooLong
from course_lib.exercises.judge.reading import codes
from course_lib.exercises.judge.values import plain, same
from course_lib.exercises.judge.wording import tidy

SECONDS = 1.0


@dataclass(frozen=True)
class Outcome:
    """What one run gave: plain data, or the name of an error with its message and its line."""

    value: Any = None
    error: str = ""
    message: str = ""
    line: str = ""
    printed: bool = False
    changed_input: bool = False


def attempt(answer, trials, seconds=SECONDS, learners=None):
    """Return one `Outcome` for each argument tuple in `trials`, fewer when the time is up.

    `learners` is the code whose line is quoted after an error, where that is not `answer` itself.

    Nothing that the answer does gets out: it works on copies, its printing is dropped, its errors
    are caught, `input` gives it nothing, and all runs together end after `seconds`.

    >>> [outcome.value for outcome in attempt(abs, [(-2,), (3,)])]
    [2, 3]
    """
    outcomes, learners = [], answer if learners is None else learners
    with _quiet() as output:
        try:
            with Deadline(seconds) as deadline:
                for arguments in trials:
                    output.used = False
                    outcome = _one(answer, arguments, output, learners)
                    if deadline.passed:         # the answer caught our TooLong and went on
                        raise TooLong
                    outcomes.append(outcome)
                    if outcome.error == "KeyboardInterrupt":
                        break
        except TooLong:
            outcomes.append(Outcome(error="TooLong", printed=output.used))
    return outcomes


def plainly(value):
    """Return `value` as plain data, or an `Outcome` with the error where it cannot be had."""
    outcome, = attempt(lambda: value, [()])
    return outcome if outcome.error else outcome.value


def safely(look, otherwise):
    """Return what `look()` finds in a foreign object, `otherwise` where that raises or hangs.

    >>> safely(lambda: 1 / 0, "unknown")
    'unknown'
    """
    with _quiet():
        try:
            with Deadline(SECONDS):
                return look()
        except BaseException:
            return otherwise


def _one(answer, arguments, output, learners):
    mine = _copied(arguments)
    try:
        result = answer(*mine)
        value = plain(result)
        if inspect.iscoroutine(result):
            result.close()                      # else Python complains that nobody awaited it
        changed = not same(plain(mine), plain(arguments), 0)
    except TooLong:
        raise
    except BaseException as error:              # sys.exit and an interrupt are answers as well
        return Outcome(error=type(error).__name__, message=_or_empty(lambda: tidy(error)),
                       line=_or_empty(lambda: _line(error, learners)),
                       printed=output.used)
    return Outcome(value, printed=output.used, changed_input=changed)


def _copied(arguments):
    try:
        return copy.deepcopy(arguments)
    except Exception:           # a picture with its sliders, for example, has no copy
        return arguments


def _or_empty(text):
    try:
        return text()
    except TooLong:
        raise
    except BaseException:                       # an error class whose own text fails, for example
        return ""


def _line(error, answer):
    """Return the text of the line of `answer` in which it went wrong, "" if not known."""
    if hasattr(error, "learners_line"):     # it ran in another process
        return error.learners_line
    files = {code.co_filename for code in codes(answer)}
    way = traceback.walk_tb(error.__traceback__)
    lines = [(frame.f_code.co_filename, number) for frame, number in way
             if frame.f_code.co_filename in files]
    # A comment behind the code is no part of what went wrong.
    return linecache.getline(*lines[-1]).split("  #")[0].strip() if lines else ""


class _Sink(io.TextIOBase):
    """Takes all that is printed, keeps nothing, and knows that there was something."""

    used = False

    def write(self, text):
        self.used = self.used or bool(text)
        return len(text)


@contextlib.contextmanager
def _quiet():
    output, before = _Sink(), [(module, dict(vars(module))) for module in (builtins, math, np)]
    builtins.input = _no_input
    try:
        with (contextlib.redirect_stdout(output), contextlib.redirect_stderr(output),
              warnings.catch_warnings(), np.errstate(all="ignore")):
            warnings.simplefilter("ignore")
            yield output
    finally:
        for module, names in before:            # whoever writes np.exp = 3 breaks nothing else
            vars(module).update(names)


def _no_input(*prompt):
    raise EOFError("nobody is there to type while check() runs")
