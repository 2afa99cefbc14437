"""Find chapters and exercises by what a teacher types."""

from pathlib import Path

import course_lib
from course_lib.chapters import CHAPTERS
from course_lib.exercises.finding import chapters_with_a_bank, exercises_of

NOTEBOOKS = Path(course_lib.__file__).parents[1] / "notebooks"


def chapters_of(numbers, folder=NOTEBOOKS):
    """Return the `Chapter` of each number, such as "04"; all that have a notebook for none.

    ValueError says which number is none, or which notebook is not there.

    >>> [one.title for one in chapters_of(["4"])]
    ['Perceptrons and logic gates']
    """
    there = [one for one in CHAPTERS if (Path(folder) / one.file).is_file()]
    if not there:
        raise ValueError(f"there are no notebooks in {folder}; --notebooks names their folder")
    known = {str(one.number): one for one in there}
    wanted = [str(number).strip().lstrip("0") or "0" for number in numbers]
    for number, typed in zip(wanted, numbers, strict=True):
        if number not in known:
            raise ValueError(f"there is no chapter {typed!r}; there are {', '.join(known)}")
    return tuple(known[number] for number in dict.fromkeys(wanted)) or tuple(there)


def exercises_in(chapters, only=()):
    """Return the exercises of some chapters in order; of those in `only` alone, where it is given.

    ValueError says which id of `only` is in none of the chapters.

    >>> [one.id for one in exercises_in(chapters_of(["4"]), ["4.3", "4.1"])]
    ['4.1', '4.3']
    """
    ready = chapters_with_a_bank()
    known = {one.id: one for chapter in chapters if chapter.number in ready
             for one in exercises_of(chapter.number)}
    for id in only:
        if id not in known:
            raise ValueError(f"there is no exercise {id!r} in what is assigned; there are "
                             f"{', '.join(known) or 'none'}")
    return tuple(one for id, one in known.items() if not only or id in only)
