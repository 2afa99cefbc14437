"""`progress`: say what is done, guessed and made, chapter by chapter."""

from course_lib.exercises.finding import chapters_with_a_bank, exercises_of
from course_lib.exercises.record import notes
from course_lib.exercises.saying import say
from course_lib.exercises.standing import Way, standing


def progress(chapter=None):
    """Show all chapters and what is left of each, or print that of the chapter with this number.

    Of guesses those made count, not those that were right. For one chapter it prints what you
    made, too.

    >>> progress(99)
    chapter 99 has no exercises. ...
    """
    ready, known = chapters_with_a_bank(), notes()
    if chapter is None:
        return Way(standing(number, known) for number in ready)
    wanted = [number for number in ready if str(number) == str(chapter)]
    if not wanted:
        numbers = ", ".join(str(number) for number in ready) or "none yet"
        say(f"chapter {chapter} has no exercises. Those that have: {numbers}.")
        return None
    say(str(standing(wanted[0], known)))
    for one in exercises_of(wanted[0]):
        if one.id in known["made"]:
            say(f"\nYours, {one.id} {one.title}:\n{known['made'][one.id]}")
    return None
