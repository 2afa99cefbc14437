"""Where a learner stands: one chapter in a line, and the whole way as a picture and in words."""

from dataclasses import dataclass

from course_lib.chapters import CHAPTERS
from course_lib.exercises.finding import exercises_of, guesses_of, questions_of

CARD = ("width: fit-content; margin: 6px 0; padding: 8px 16px 12px; border: 1px solid #d5d9df; "
        "border-radius: 8px; background: white; color: #22262c; font-size: 14px")
DOT = ("display: inline-block; width: 11px; height: 11px; margin-right: 4px; border-radius: 50%; "
       "border: 1.5px solid {}; background: {}")
DONE, LEFT = DOT.format("#0072b2", "#0072b2"), DOT.format("#868d97", "white")
CELL = "text-align: left; padding: 2px 18px 2px 0; border: 0; background: none; color: inherit"


@dataclass(frozen=True)
class Standing:
    """What is done of one chapter; `counts` pairs what is counted with (so many, of so many)."""

    number: int
    exercises: tuple[str, ...]      # the ids of all
    left: tuple[str, ...]           # of those that are not done
    counts: tuple[tuple[str, int, int], ...]

    @property
    def chapter(self):
        """The chapter's line of the table, or None for one that is not in it."""
        return next((one for one in CHAPTERS if one.number == self.number), None)

    @property
    def next(self):
        """What to do next, in a few words."""
        return f"Next: {self.left[0]}." if self.left else "All exercises done!"

    def __str__(self):
        title = f", {self.chapter.title}" if self.chapter else ""
        return f"Chapter {self.number}{title}: {self.done}. {self.next}"

    @property
    def done(self):
        """What is done, in numbers."""
        return ", ".join(f"{made} of {all_} {what}" for what, made, all_ in self.counts if all_)

    def row(self):
        """Return a row of the picture: the chapter, a dot for each exercise, what comes next."""
        name = f"{self.number:02d}"
        if self.chapter:
            name += f' <a href="{self.chapter.file}">{self.chapter.title}</a>'
        dots = "".join(f'<span style="{LEFT if id in self.left else DONE}" title="{id}"></span>'
                       for id in self.exercises)
        cells = (name, f'<span aria-hidden="true">{dots}</span>', self.done, self.next)
        return "<tr>" + "".join(f'<td style="{CELL}">{cell}</td>' for cell in cells) + "</tr>"


class Way:
    """All chapters and what is left of each: a picture for the page, and words."""

    def __init__(self, standings):
        self.standings = tuple(standings)

    def __repr__(self):
        return "\n".join([*map(str, self.standings), self.words])

    @property
    def words(self):
        """How far the way is gone, in a sentence."""
        number = sum(len(one.exercises) for one in self.standings)
        left = [id for one in self.standings for id in one.left]
        goes_on = f"Go on with {left[0]}." if left else "You have come all the way!"
        return f"{number - len(left)} of {number} exercises of the course done. {goes_on}"

    def _repr_html_(self):
        rows = "".join(one.row() for one in self.standings)
        return (f'<div style="{CARD}"><b>{self.words}</b><table style="margin: 8px 0 0">'
                f"{rows}</table>● done, ○ still to do: a dot for each exercise.</div>")


def standing(number, known):
    """Return where the learner stands in the chapter `number`, as the notes `known` tell.

    >>> standing(1, {"done": ["1.1", "1.a"], "guesses": {}}).next
    'Next: 1.2.'
    """
    exercises = exercises_of(number)
    ids = tuple(one.id for one in exercises)
    questions = [one.id for one in (*questions_of(number), *(
        one.then for one in exercises if one.then))]
    guesses, done = [one.id for one in guesses_of(number)], known["done"]
    counts = (("exercises done", ids, done), ("questions right", questions, done),
              ("guesses made", guesses, known["guesses"]))
    return Standing(number, ids, tuple(id for id in ids if id not in done), tuple(
        (what, sum(id in found for id in all_), len(all_)) for what, all_, found in counts))
