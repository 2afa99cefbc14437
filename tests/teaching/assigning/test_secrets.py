"""No file that a student gets holds the text of a solution or of a known mistake."""

import inspect
import re
import textwrap

import nbformat
import pytest

from course_lib.exercises.finding import guesses_of, questions_of
from course_lib.exercises.hints import solution_text
from course_lib.teaching.assigning.student import student_copy
from course_lib.teaching.assigning.writing import Writer
from course_lib.teaching.assignment import Assignment, points_of
from course_lib.teaching.chapters import NOTEBOOKS, chapters_of, exercises_in

CHAPTERS = chapters_of([])


def squeezed(code):
    """Return text without comments and without what spaces and line ends may change."""
    return re.sub(r"\s+", "", re.sub(r"  #.*", "", code))


def texts_in(part):
    """Return every text in a notebook: sources, outputs, metadata, the names of all fields."""
    if isinstance(part, dict):
        return [*map(str, part), *(text for value in part.values() for text in texts_in(value))]
    if isinstance(part, list):
        return [text for value in part for text in texts_in(value)]
    return [str(part)]


def code_of(exercise, does):
    """Return a known mistake as one would write it; not what the chapter itself gives to begin."""
    if not callable(does):
        if exercise.kind != "own":
            yield "a mistake's value", f"{exercise.name} = {does!r}"
    elif does is not exercise.given and not does.__closure__ and does.__name__ != "<lambda>":
        yield "a mistake's code", textwrap.dedent(inspect.getsource(does)).split(":\n", 1)[-1]


def secrets_of(exercise):
    """Return what gives an exercise away, each with a name."""
    yield "solution", solution_text(exercise)
    if exercise.is_function:
        yield "the solution's lines", solution_text(exercise).split(":\n", 1)[-1]
    for number, hint in enumerate(exercise.hints):
        yield f"hint {number}", hint
    for mistake in exercise.mistakes:
        yield "the sentence on a mistake", mistake.says
        yield from code_of(exercise, mistake.does)
    if exercise.then:
        yield "the question after it", exercise.then.text
        yield from ((option.text, option.says) for option in exercise.then.options)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Write what students of all chapters get."""
    exercises = exercises_in(CHAPTERS)
    numbers = tuple(one.number for one in CHAPTERS)
    homework = Assignment(numbers, points_of(exercises), "2999-01-01T12:00", closed=True)
    writer = Writer(homework, CHAPTERS, exercises, NOTEBOOKS, tmp_path_factory.mktemp("homework"))
    return writer.for_students()


@pytest.fixture(scope="module")
def handed_out(folder):
    """Return each file's name with all that stands in it, squeezed."""
    found = {}
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".ipynb":
            text = "\n".join(texts_in(nbformat.reads(text, as_version=4)))
        found[path.name] = squeezed(text)
    return found


def test_the_folder_holds_the_chapters_and_nothing_for_teachers(folder):
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ["AGENTS.md", "class.json", *(one.file for one in CHAPTERS)])


@pytest.mark.parametrize("exercise", exercises_in(CHAPTERS), ids=lambda one: one.id)
def test_no_file_gives_an_exercise_away(exercise, handed_out):
    secrets = [(name, squeezed(text)) for name, text in secrets_of(exercise)]
    assert len(secrets) > 5
    for file, text in handed_out.items():
        found = [name for name, secret in secrets if len(secret) > 8 and secret in text]
        assert found == [], file


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: one.file[:2])
def test_no_file_says_what_is_right_in_a_quiz_or_why_a_guess_tempts(chapter, handed_out):
    for one in (*questions_of(chapter.number), *guesses_of(chapter.number)):
        reasons = [option.says for option in one.options]
        reasons += [says for _, _, says in getattr(one, "tempting", ())]
        assert [says for says in reasons for text in handed_out.values()
                if squeezed(says) in text] == [], one.id


def test_the_search_would_find_a_solution():
    exercise = exercises_in(chapters_of(["4"]))[0]
    text = squeezed(f"x = 1\n\n{solution_text(exercise)}   # mine\n")
    assert [name for name, secret in secrets_of(exercise) if squeezed(secret) in text] == [
        "solution", "the solution's lines"]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: one.file[:2])
def test_nothing_but_outputs_is_taken_from_a_chapter(chapter):
    whole = nbformat.read(NOTEBOOKS / chapter.file, as_version=4)
    copied = student_copy(whole, chapter, (), Assignment((chapter.number,), {}))
    assert [cell.id for cell in copied.cells if cell.id in {one.id for one in whole.cells}] == [
        cell.id for cell in whole.cells]
    code = {cell.id: cell.source for cell in copied.cells if cell.cell_type == "code"}
    assert all(code[cell.id] == cell.source for cell in whole.cells if cell.cell_type == "code")
    nbformat.validate(copied)
