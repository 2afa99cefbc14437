"""The source form for nbgrader: answers it can cut out, tests it can hide, points it can add up.

nbgrader itself is no dependency. `nbgrader generate_assignment`, `autograde` and `export` of 0.9.6
were run by hand on what this writes: all right, all blank and half right got 36, 0 and 18 of 36.
"""

import re

import nbformat
import pytest

from course_lib.exercises.hints import solution_text
from course_lib.teaching.assigning.nbgrader import CONFIG, nbgrader_source
from course_lib.teaching.assignment import Assignment, points_of
from course_lib.teaching.chapters import NOTEBOOKS, chapters_of, exercises_in

CHAPTERS = chapters_of([])
CUT = re.compile(r"### BEGIN SOLUTION\n.*?### END SOLUTION", re.DOTALL)
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n.*?### END HIDDEN TESTS", re.DOTALL)


def source_of(chapter):
    exercises = exercises_in([chapter])
    notebook = nbformat.read(NOTEBOOKS / chapter.file, as_version=4)
    homework = Assignment((chapter.number,), points_of(exercises, "2"))
    return nbgrader_source(notebook, chapter, exercises, homework), exercises


def marked(notebook, key):
    return {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells
            if cell.metadata.get("nbgrader", {}).get(key)}


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: one.file[:2])
def test_each_exercise_has_a_cell_to_fill_in_and_a_locked_test_with_points(chapter):
    source, exercises = source_of(chapter)
    nbformat.validate(source)
    answers, tests = marked(source, "solution"), marked(source, "grade")
    names = [f"exercise_{one.id.replace('.', '_')}" for one in exercises]
    assert list(answers) == names and list(tests) == [f"{name}_test" for name in names]
    assert sum(test.metadata.nbgrader.points for test in tests.values()) == 2 * len(exercises)
    assert all(test.metadata.nbgrader.locked and not test.metadata.nbgrader.solution
               and test.metadata.nbgrader.schema_version == 3 for test in tests.values())


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: one.file[:2])
def test_what_nbgrader_cuts_is_all_that_answers(chapter):
    source, exercises = source_of(chapter)
    left = "\n".join(HIDDEN.sub("", CUT.sub("", cell.source)) for cell in source.cells)
    assert "SOLUTION" not in left and "HIDDEN" not in left and "verdict" not in left
    for one in exercises:
        assert solution_text(one) not in left, one.id
    for cell in marked(source, "solution").values():
        compile(CUT.sub("# Change the lines above.", cell.source), cell.id, "exec")


@pytest.mark.parametrize("number, kinds", [("4", {"design", "predict", "own"}), ("6", {"order"})])
def test_the_hidden_test_passes_the_answer_and_not_the_blank(number, kinds, capsys):
    source, exercises = source_of(*chapters_of([number]))
    space = {}
    exec(next(cell.source for cell in source.cells if "import numpy" in cell.source), space)
    for one in (one for one in exercises if one.kind in kinds):
        name = f"exercise_{one.id.replace('.', '_')}"
        answer = marked(source, "solution")[name].source
        test = marked(source, "grade")[f"{name}_test"].source
        exec(answer, space)
        exec(test, space)
        exec(CUT.sub("", answer), space)
        with pytest.raises(AssertionError):
            exec(test, space)


def test_the_settings_are_python_that_nbgrader_can_read():
    class Settings(dict):
        def __getattr__(self, name):
            return self.setdefault(name, Settings())

        __setattr__ = dict.__setitem__

    settings = Settings()
    exec(CONFIG, {"get_config": lambda: settings})
    assert settings.ClearSolutions.code_stub == {"python": "# Change the lines above."}
