"""The student's copy of a chapter: blanks, what counts, and nothing that gives it away."""

import copy
import re

from nbformat.v4 import new_code_cell, new_markdown_cell

from course_lib.chapters import CHAPTERS
from course_lib.teaching.assigning.cells import ANSWERED, heading_of
from course_lib.teaching.links.repository import course_repository

NAME = "my_name"                        # what the cell with the student's name calls it
HOW = """\
Everything else in the chapter is for you: it makes these easy. Fill in the blanks in the cells
that are there. `check` tells you how far you are, as often as you like. When you are done, run the
cell with `progress({})` near the end once more, save, and hand in this file. Write your name into
the next cell first."""


def student_copy(notebook, chapter, exercises, assignment):
    """Return a copy of a chapter's notebook to hand out, with these exercises to hand in."""
    notebook = copy.deepcopy(notebook)
    mine = [one for one in exercises if one.chapter == chapter.number]
    for cell in notebook.cells:
        if cell.cell_type == "code" and hides_something(cell):
            cell.outputs, cell.execution_count = [], None
        if cell.cell_type == "markdown":
            cell.source = _links_home(cell.source, assignment)
    for one in mine:
        _say_what_counts(notebook, one, assignment)
    notebook.cells[1:1] = _slip(chapter, mine, assignment)
    notebook.metadata["one_neuron"] = {"chapter": chapter.number, "exercises":
                                       {one.id: assignment.points[one.id] for one in mine}}
    return notebook


def hides_something(cell):
    """Say whether a cell's output belongs to an exercise, a question, or answers a guess."""
    tags = cell.metadata.get("tags", [])
    return bool(ANSWERED.search(cell.source)) or any(tag.startswith("answers-") for tag in tags)


def points_text(points):
    """Return points as a sentence says them.

    >>> points_text(1.0), points_text(2.5)
    ('1 point', '2.5 points')
    """
    return f"{points:g} point{'' if points == 1 else 's'}"


def _slip(chapter, exercises, assignment):
    """Return the two cells on top: what to hand in and when, and who hands it in."""
    rows = "\n".join(f"| {one.id} | {one.title} | {assignment.points[one.id]:g} |"
                     for one in exercises)
    due, number = assignment.due_in_words(), f"{chapter.number:02d}"
    closed = f" Solutions are closed{' until then' if due else ''}." * assignment.closed
    text = [f"**Homework: chapter {number}.**{f' Due {due}.' * bool(due)}{closed}",
            f"| | these count | points |\n|---|---|---|\n{rows}" if exercises else
            "Nothing in this chapter is marked.", HOW.format(chapter.number)]
    return [new_markdown_cell("\n\n".join(text), id=f"{number}-homework"),
            new_code_cell(f'{NAME} = ""      # between the quotes', id=f"{number}-name")]


def _say_what_counts(notebook, exercise, assignment):
    cell, heading = heading_of(notebook, exercise.id)
    if cell is not None:
        points = points_text(assignment.points[exercise.id])
        cell.source = cell.source.replace(heading, f"{heading} ({points})", 1)


def _links_home(text, assignment):
    """Let links to chapters that were not handed out lead to the course's own page."""
    away = [re.escape(one.file) for one in CHAPTERS if one.number not in assignment.chapters]
    files = "|".join([*away, r"\w+\.md"])
    home = course_repository().page("notebooks")
    return re.sub(rf"\]\(({files})(?=[)#])", rf"]({home}/\1", text)
