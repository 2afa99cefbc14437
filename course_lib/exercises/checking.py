"""`check`: look at an answer and say in plain words what is right or wrong with it."""

from course_lib.exercises import record
from course_lib.exercises.finding import find
from course_lib.exercises.judge.judging import Verdict, judge

NOTHING = object()


def check(id=NOTHING, answer=NOTHING):
    """Print what is right or wrong with your answer to the exercise with this id.

    The answer is a function, passed without brackets, or a value. `check` never raises and
    stops an answer that does not come to an end. A right answer is noted in your progress.

    >>> check("99.1", 226.8)
    there is no exercise "99.1". ...
    """
    # type(), because isinstance() asks the object itself, and an object may refuse.
    if issubclass(type(answer), str) and not issubclass(type(id), str):
        id, answer = answer, id
    if id is NOTHING or answer is NOTHING:
        print('check needs the exercise and your answer, for example check("2.1", kcal)')
        return
    try:
        exercise = find(id)
    except LookupError as error:
        print(error)
        return
    verdict = _judged(exercise, answer)
    print(_sentence(exercise, verdict))
    if verdict.kind == "right":
        record.note(exercise.id)


def _judged(exercise, answer):
    try:
        return judge(exercise, answer)
    except Exception as error:      # an object that objects to being looked at
        return Verdict("wrong", f"{exercise.name} cannot be looked at: {type(error).__name__}.")


def _sentence(exercise, verdict):
    id, nudge = exercise.id, f'  hint("{exercise.id}") gives a nudge.'
    if verdict.kind == "blank":
        return f"{id} not attempted yet: {verdict.says.rstrip('.')}.{nudge}"
    if verdict.kind == "right":
        return " ".join(part for part in (f"{id} right!", exercise.well_done, verdict.says)
                        if part)
    return f"{id} not yet: {verdict.says}" + (nudge if verdict.kind == "wrong" else "")
