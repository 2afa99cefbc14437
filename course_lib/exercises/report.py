"""`progress`: say what is done, guessed and made, chapter by chapter."""

from course_lib.chapters import CHAPTERS
from course_lib.exercises.finding import (
    chapters_with_a_bank,
    exercises_of,
    guesses_of,
    questions_of,
)
from course_lib.exercises.record import notes
from course_lib.exercises.saying import say


def progress(chapter=None):
    """Print what is done, chapter by chapter, or for the chapter with this number alone.

    Of guesses those made count, not those that were right. For one chapter it prints what you
    made, too.

    >>> progress(99)
    chapter 99 has no exercises. ...
    """
    ready = chapters_with_a_bank()
    wanted = [number for number in ready if chapter is None or str(number) == str(chapter)]
    if not wanted:
        numbers = ", ".join(str(number) for number in ready) or "none yet"
        say(f"chapter {chapter} has no exercises. Those that have: {numbers}.")
        return
    known = notes()
    for number in wanted:
        say(_line(number, known))
    if chapter is not None:
        for one in exercises_of(wanted[0]):
            if one.id in known["made"]:
                say(f"\nYours, {one.id} {one.title}:\n{known['made'][one.id]}")


def _line(number, known):
    exercises = [one.id for one in exercises_of(number)]
    followed = [one.then for one in exercises_of(number) if one.then]
    counts = [
        _count("exercises", "done", exercises, known["done"]),
        _count("questions", "right", [one.id for one in (*questions_of(number), *followed)],
               known["done"]),
        _count("guesses", "made", [one.id for one in guesses_of(number)], known["guesses"]),
    ]
    title = next((f", {one.title}" for one in CHAPTERS if one.number == number), "")
    left = [id for id in exercises if id not in known["done"]]
    return (f"Chapter {number}{title}: {', '.join(count for count in counts if count)}."
            + (f" Next: {left[0]}." if left else " All exercises done!"))


def _count(what, how, ids, known):
    if not ids:
        return ""
    return f"{sum(id in known for id in ids)} of {len(ids)} {what} {how}"
