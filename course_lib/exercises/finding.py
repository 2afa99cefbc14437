"""Find an exercise, a question or a guess by its id, in the module of its chapter."""

import difflib
import importlib
import pkgutil
import re

import course_lib.exercises.banks as package

EXAMPLES = {"exercise": "2.1", "question": "2.a", "guess": "2.g1"}
A = {"exercise": "an exercise", "question": "a question", "guess": "a guess"}
CALLS = {"exercise": 'check("{}", ...)', "question": 'quiz("{}")', "guess": 'guess("{}")'}


def chapters_with_a_bank():
    """Return the numbers of the chapters that have exercises, in order.

    >>> all(isinstance(number, int) for number in chapters_with_a_bank())
    True
    """
    names = [module.name for module in pkgutil.iter_modules(package.__path__)]
    return sorted(int(name[8:]) for name in names if re.fullmatch(r"chapter_\d\d", name))


def exercises_of(chapter):
    """Return the tuple of `Exercise` of the chapter with this number."""
    return _module(chapter).EXERCISES


def questions_of(chapter):
    """Return the tuple of `Question` of the chapter with this number."""
    return _module(chapter).QUIZ


def guesses_of(chapter):
    """Return the tuple of `Guess` of the chapter with this number."""
    return _module(chapter).GUESSES


def find(id, kind="exercise"):
    """Return the exercise (`kind` "question" or "guess": that) with this id.

    LookupError says what is near, or which call goes with this id.

    >>> find("99.1")
    Traceback (most recent call last):
    LookupError: there is no exercise "99.1". ...
    """
    if not issubclass(type(id), str):
        raise LookupError(f'write the {kind}\'s id in quotes, for example "{EXAMPLES[kind]}"')
    id = "".join([id]).strip()          # as plain text, even where a subclass of str came
    known = {one.id: (other, one) for other in EXAMPLES for one in _all(other, id)}
    found, one = known.get(id, (None, None))
    if found == kind:
        return one
    if found:
        raise LookupError(f'"{id}" is not {A[kind]}; it works with {CALLS[found]}'.format(id))
    raise LookupError(f'there is no {kind} "{id}". {_near(id, kind)}')


def _module(chapter):
    return importlib.import_module(f"course_lib.exercises.banks.chapter_{chapter:02d}")


def _all(kind, id):
    number = re.match(r"\d{1,2}(?!\d)", id)
    if number is None or int(number[0]) not in chapters_with_a_bank():
        return ()
    chapter = int(number[0])
    if kind == "question":
        followed = (one.then for one in exercises_of(chapter) if one.then)
        return (*questions_of(chapter), *followed)
    return exercises_of(chapter) if kind == "exercise" else guesses_of(chapter)


def _near(id, kind):
    here = [one.id for one in _all(kind, id)]
    near = difflib.get_close_matches(id, here, n=3, cutoff=0.5) or here
    if near:
        return "Did you mean " + " or ".join(f'"{one}"' for one in near) + "?"
    numbers = ", ".join(str(number) for number in chapters_with_a_bank())
    return f"The chapters with exercises are: {numbers}." if numbers else "There are none yet."
