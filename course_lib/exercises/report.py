"""`progress`: say what is done, chapter by chapter."""

from course_lib.chapters import CHAPTERS
from course_lib.exercises.finding import chapters_with_a_bank, exercises_of, questions_of
from course_lib.exercises.record import done


def progress(chapter=None):
    """Print what is done, chapter by chapter, or for the chapter with this number alone.

    >>> progress(99)
    chapter 99 has no exercises. ...
    """
    ready = chapters_with_a_bank()
    wanted = [number for number in ready if chapter is None or str(number) == str(chapter)]
    if not wanted:
        numbers = ", ".join(str(number) for number in ready) or "none yet"
        print(f"chapter {chapter} has no exercises. Those that have: {numbers}.")
    ids = done() if wanted else set()
    for number in wanted:
        print(_line(number, ids))


def _line(number, ids):
    exercises = [one.id for one in exercises_of(number)]
    questions = [one.id for one in questions_of(number)]
    right = [id for id in exercises if id in ids]
    title = next((f", {one.title}" for one in CHAPTERS if one.number == number), "")
    line = (f"Chapter {number}{title}: {len(right)} of {len(exercises)} "
            f"exercises done, {len(ids.intersection(questions))} of {len(questions)} "
            "questions right.")
    left = [id for id in exercises if id not in ids]
    return line + (f" Next: {left[0]}." if left else " All exercises done!")
