"""Which cells of a submission run, and in which order: the course's own as assigned, no others
than what the answers need."""

import builtins
import re
from dataclasses import dataclass

from course_lib.teaching.grading.effects import Effects, effects

BEFORE, OWN, STUDENTS = range(3)        # at one place: altered cells, then ours, then answers
NAMED, CHECKED, KEPT = range(3)         # an answer by its name, passed to check, from the record


@dataclass(frozen=True)
class Step:
    """A cell to run, and its answers: an exercise's id, code, and how it is known to be one."""

    cell: Effects
    answers: tuple = ()


@dataclass(frozen=True)
class Assigned:
    """A chapter as it was assigned: its cells, and each exercise's id with its answer's name."""

    chapter: int
    cells: list
    exercises: dict

    def likeness(self, cells):
        """Return how many of the cells are this chapter's, by their id, text or check."""
        ids = {cell.id for cell in self.cells} - {""}
        texts = {cell.source for cell in self.cells}
        return sum(cell.id in ids or cell.source in texts
                   or any(f'"{id}"' in cell.source for id in self.exercises) for cell in cells)


def program(assigned, cells, made):
    """Return the `Step`s that a submission needs, in order.

    `made` holds text by exercise, from the record: lines put in order in a box, which stand in no
    cell, and what was made of the student's own, which may hang on a picture that was moved.
    """
    placed = sorted(_placed(assigned, cells, made), key=lambda entry: entry[0])
    steps = [step for _, step in placed]
    wanted = set()
    for place, step in enumerate(steps):
        if step.answers:
            wanted |= {place} | _needed(steps, place)
    return [step for place, step in enumerate(steps) if place in wanted]


def _placed(assigned, cells, made):
    """Give each cell as a `Step` with where it belongs: a place in the chapter, and a rank."""
    own = [effects(cell.source) for cell in assigned.cells]
    homes = _homes(assigned, own)
    by_id = {cell.id: place for place, cell in enumerate(assigned.cells) if cell.id}
    by_text = {cell.source: place for place, cell in enumerate(assigned.cells)}
    for place, cell in enumerate(own):
        yield (place, OWN, 0), Step(cell)
    for number, (id, text) in enumerate(made.items(), start=-len(made)):
        yield (homes.get(id, len(own)), STUDENTS, number), Step(
            effects(_as_code(assigned.exercises[id], text)), ((id, assigned.exercises[id], KEPT),))
    anchor = 0
    for number, cell in enumerate(cells):
        place = by_id.get(cell.id, by_text.get(cell.source))
        anchor = anchor if place is None else place
        if cell.source in by_text and by_text[cell.source] not in homes.values():
            continue                    # ours, untouched
        seen = effects(cell.source)
        answers = _answers(seen, assigned)
        at = max((homes.get(id, anchor) for id, *_ in answers), default=anchor)
        yield (at, STUDENTS if answers or place is None else BEFORE, number), Step(seen, answers)


def _as_code(name, text):
    """Return a function's code as it is, and a value's text as a line that gives it a name."""
    is_code = re.search(rf"^def {name}\b", text, re.MULTILINE)
    return text if is_code else f"from numpy import array\n{name} = {text}"


def _homes(assigned, own):
    """Return the place in the chapter of each exercise, by id."""
    homes = {}
    for place, cell in enumerate(own):
        asked = [id for id, *_ in cell.checks]
        asked += re.findall(r'^order\("([\d.]+)"\)', cell.text, re.MULTILINE)
        homes |= {id: place for id in asked if id in assigned.exercises}
    return homes


def _answers(cell, assigned):
    """Return the answers in a cell: (id, code, how it is known to be one)."""
    checked = [(id, code, CHECKED) for id, code in cell.checks if id in assigned.exercises]
    ids = {id for id, *_ in checked}
    named = [(id, name, NAMED) for id, name in assigned.exercises.items()
             if name in cell.gives and id not in ids]
    return (*checked, *named)


def _needed(steps, place):
    """Return the places of the cells that give what the cell at this place needs."""
    found, want = set(), set(steps[place].cell.needs)
    for code in (code for _, code, _ in steps[place].answers):
        want |= effects(code).needs - steps[place].cell.gives
    for before in reversed(range(place)):
        cell = steps[before].cell
        if "*" in cell.needs or want & (cell.gives | cell.changes):
            found.add(before)
            want = (want - (cell.gives - cell.needs)) | cell.needs
    missing = want - set(vars(builtins))
    return found | {after for after in range(place + 1, len(steps))
                    if steps[after].cell.gives & missing}
