"""The answer key: the chapter with a right answer in each blank, and under each question."""

import copy
import re

from nbformat.v4 import new_markdown_cell

from course_lib.exercises.finding import find
from course_lib.exercises.marking import number_text
from course_lib.teaching.assigning.cells import answered, exercise_of
from course_lib.teaching.assigning.student import hides_something

ASKED = re.compile(r"\b(quiz|guess)\(\s*[\"']([\w.]+)[\"']")
TOP = "**Answer key: for teachers.** Run all cells: every `check` says *right*."


def answer_key(notebook, exercises):
    """Return a copy of a chapter's notebook with the answers of these exercises in it."""
    notebook, known = copy.deepcopy(notebook), {one.id: one for one in exercises}
    cells = []
    for cell in notebook.cells:
        cells.append(cell)
        if cell.cell_type != "code":
            continue
        if hides_something(cell):
            cell.outputs, cell.execution_count = [], None
        if exercise := known.get(exercise_of(cell)):
            cell.source = answered(cell.source, exercise)
        for kind, id in ASKED.findall(cell.source):
            one = find(id, "question" if kind == "quiz" else "guess")
            cells.append(new_markdown_cell(f"**{id}:** {answer_of(one)}",
                                           id=f"{cell.id}-answer"))
    cells.insert(1, new_markdown_cell(TOP, id=f"{cells[0].id}-key"))
    notebook.cells = cells
    return notebook


def answer_of(question):
    """Return what is right, and why, of a question or a guess.

    >>> answer_of(find("4.g2", "guess"))[:12]
    '−1. Take 0.5'
    """
    if getattr(question, "number", None) is not None:
        return f"{number_text(question.number, question.unit)}. {question.says}"
    (right,) = (one for one in question.options if one.right)
    return f"{right.text.rstrip('.')}. {right.says}"
