"""Find an exercise or a question by its id, in the module of its chapter."""

import difflib
import importlib
import pkgutil
import re

import course_lib.exercises.banks as package


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


def find(id, kind="exercise"):
    """Return the exercise (or `kind="question"`) with this id; LookupError says what is near.

    >>> find("99.1")
    Traceback (most recent call last):
    LookupError: there is no exercise "99.1". ...
    """
    if not issubclass(type(id), str):
        raise LookupError(f'write the {kind}\'s id in quotes, for example "2.1" or "2.a"')
    id = id.strip()
    known = {one.id: one for one in _all("exercise", id) + _all("question", id)}
    wanted = {one.id for one in _all(kind, id)}
    if id in wanted:
        return known[id]
    if id in known:
        call = f'quiz("{id}")' if kind == "exercise" else f'check("{id}", ...)'
        raise LookupError(f'"{id}" is not an {kind}; it works with {call}'.replace(
            "an question", "a question"))
    raise LookupError(f'there is no {kind} "{id}". {_near(id, kind)}')


def _module(chapter):
    return importlib.import_module(f"course_lib.exercises.banks.chapter_{chapter:02d}")


def _all(kind, id):
    number = re.match(r"\d{1,2}(?!\d)", id)
    if number is None or int(number[0]) not in chapters_with_a_bank():
        return ()
    chapter = int(number[0])
    return exercises_of(chapter) if kind == "exercise" else questions_of(chapter)


def _near(id, kind):
    here = [one.id for one in _all(kind, id)]
    near = difflib.get_close_matches(id, here, n=3, cutoff=0.5) or here
    if near:
        return "Did you mean " + " or ".join(f'"{one}"' for one in near) + "?"
    numbers = ", ".join(str(number) for number in chapters_with_a_bank())
    return f"The chapters with exercises are: {numbers}." if numbers else "There are none yet."
