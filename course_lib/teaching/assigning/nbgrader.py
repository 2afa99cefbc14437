"""The chapter as nbgrader wants its source: answers to cut out, tests to hide, points."""

import ast

from nbformat.v4 import new_code_cell, new_markdown_cell

from course_lib.teaching.assigning.cells import cell_of, parts_of, right_answer
from course_lib.teaching.assigning.student import student_copy

# nbgrader puts `code_stub` where the answer was: the course's own blank stands above it.
CONFIG = '''\
"""nbgrader's settings for chapters of One Neuron at a Time, made by `course assign`."""
c = get_config()
c.CourseDirectory.course_id = "one_neuron"
c.ClearSolutions.code_stub = {"python": "# Change the lines above."}
c.ExecutePreprocessor.timeout = 120
'''
TEST = '''\
# {id}: your teacher's test. Leave it as it is.
### BEGIN HIDDEN TESTS
from course_lib.exercises.finding import find
from course_lib.exercises.judge.judging import judge
verdict = judge(find("{id}"), {answer})
assert verdict.kind == "right", verdict.says or "not attempted"
### END HIDDEN TESTS'''


def nbgrader_source(notebook, chapter, exercises, assignment):
    """Return a copy of a chapter's notebook as source for `nbgrader generate_assignment`."""
    mine = [one for one in exercises if one.chapter == chapter.number]
    notebook = student_copy(notebook, chapter, exercises, assignment)
    notebook.metadata["celltoolbar"] = "Create Assignment"
    for one in mine:
        place = cell_of(notebook, one.id)
        if place is not None:
            _grade(notebook, place, one, assignment.points[one.id])
    return notebook


def _grade(notebook, place, exercise, points):
    """Make of the exercise's cell one to fill in, and put a locked test below it."""
    if exercise.kind == "order":
        notebook.cells[place + 1:place + 1] = _lines_to_hand_in(notebook.cells[place].id, exercise)
        place += 2
    cell, name = notebook.cells[place], f"exercise_{exercise.id.replace('.', '_')}"
    before, stub, call = parts_of(cell.source, exercise.id)
    right = right_answer(cell.source, exercise)
    cell.source = f"{before}{stub}### BEGIN SOLUTION\n{right}\n### END SOLUTION\n{call}"
    cell.metadata["nbgrader"] = _marked(name, solution=True)
    answer = ast.unparse(ast.parse(call.strip()).body[-1].value.args[1])
    test = new_code_cell(TEST.format(id=exercise.id, answer=answer), id=f"{cell.id}-test")
    test.metadata["nbgrader"] = _marked(f"{name}_test", grade=True, locked=True, points=points)
    notebook.cells.insert(place + 1, test)


def _lines_to_hand_in(id, exercise):
    """A box keeps its order for the page alone: two cells below it take the lines as text."""
    words = ("The box keeps its order for you. **To hand it in**, write the same lines here, in "
             "your order and without the `#`, in place of the dots.")
    lines = "\n".join(f"# {line}" for line in exercise.lines)
    code = f'{lines}\n{exercise.name} = ...\n\ncheck("{exercise.id}", {exercise.name})'
    return [new_markdown_cell(words, id=f"{id}-words"), new_code_cell(code, id=f"{id}-lines")]


def _marked(name, grade=False, locked=False, solution=False, points=None):
    """Return the metadata by which nbgrader knows a cell."""
    known = {"grade": grade, "grade_id": name, "locked": locked, "schema_version": 3,
             "solution": solution, "task": False}
    return known if points is None else {**known, "points": points}
