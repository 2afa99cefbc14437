"""`check`: look at an answer and say in plain words what is right or wrong with it."""

import inspect
import threading

from course_lib.exercises import record
from course_lib.exercises.finding import find
from course_lib.exercises.judge.judging import Verdict, judge
from course_lib.exercises.judge.running import safely
from course_lib.exercises.saying import say

NOTHING = object()
LONGEST = 2000                  # letters that are kept of what somebody made
_now = threading.local()        # its `checking` says whether this thread is in the middle of one


def check(id=NOTHING, answer=NOTHING, *more, **named):
    """Print what is right or wrong with your answer to the exercise with this id.

    The answer is a function, passed without brackets, or a value. `check` never raises and
    stops an answer that does not come to an end. A right answer is noted in your progress.

    >>> check("99.1", 226.8)
    there is no exercise "99.1". ...
    """
    if getattr(_now, "checking", False):
        return                  # an answer that calls check: it is being checked already
    _now.checking = True
    try:
        _check(id, answer, len(more) + len(named))
    finally:
        _now.checking = False


def _check(id, answer, too_many):
    # type(), because isinstance() asks the object itself, and an object may refuse.
    if issubclass(type(answer), str) and not issubclass(type(id), str):
        id, answer = answer, id
    if id is NOTHING or answer is NOTHING and not too_many:
        say('check needs the exercise and your answer, for example check("2.1", kcal)')
        return
    try:
        exercise = find(id)
    except LookupError as error:
        say(str(error))
        return
    if too_many:
        say(f"check needs the exercise and one answer, and more came. Pass what your cell calls "
            f'{exercise.name}: check("{exercise.id}", {exercise.name})')
        return
    sentence, right = said_of(exercise, answer)
    say(sentence)
    if right:
        keep(exercise, answer)
        if exercise.then:
            _show_then(exercise.then)


def said_of(exercise, answer):
    """Return the sentence on an answer, and whether the answer is right."""
    verdict = _judged(exercise, answer)
    return _sentence(exercise, verdict), verdict.kind == "right"


def keep(exercise, answer):
    """Note that an exercise is done; keep what was made, where no cell or many answers hold it."""
    if exercise.kind in ("own", "order"):
        record.note_made(exercise.id, written(answer))
    record.note(exercise.id)


def written(answer):
    """Return an answer as one would type it: a function's code, or a value.

    >>> written([0.5, -1])
    '[0.5, -1]'
    """
    # Some have no source, and some objects refuse to be looked at.
    name = safely(lambda: str(answer.__name__), type(answer).__name__)
    text = safely(lambda: inspect.getsource(answer) if callable(answer) else repr(answer), name)
    return text.strip()[:LONGEST]


def _show_then(question):
    from IPython.display import display     # these two load slowly

    from course_lib.exercises.asking import box_for

    display(box_for([question], "quiz"))


def _judged(exercise, answer):
    try:
        return judge(exercise, answer)
    except KeyboardInterrupt:
        return Verdict("wrong", "the check was interrupted.")
    except BaseException as error:      # an object that objects to being looked at
        return Verdict("wrong", f"{exercise.name} cannot be looked at: {type(error).__name__}.")


def _sentence(exercise, verdict):
    id, nudge = exercise.id, f'  hint("{exercise.id}") gives a nudge.'
    if verdict.kind == "blank":
        return f"{id} not attempted yet: {verdict.says.rstrip('.')}.{nudge}"
    if verdict.kind == "right":
        return " ".join(part for part in (f"{id} right!", exercise.well_done, verdict.says)
                        if part)
    return f"{id} not yet: {verdict.says}" + (nudge if verdict.kind == "wrong" else "")
