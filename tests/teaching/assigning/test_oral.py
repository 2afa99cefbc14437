"""Three questions a student, made of their own answers, and nothing they wrote is run."""

import re

import nbformat
import pytest
from click.testing import CliRunner

from course_lib.exercises.finding import find
from course_lib.teaching.assigning.cells import cell_of
from course_lib.teaching.assigning.key import answer_key
from course_lib.teaching.assigning.oral import Blank, answers_in, oral_page, questions_for
from course_lib.teaching.chapters import NOTEBOOKS, chapters_of, exercises_in
from course_lib.teaching.cli import course

GATES, = chapters_of(["4"])
EXERCISES = exercises_in([GATES])
CHAPTER = nbformat.read(NOTEBOOKS / GATES.file, as_version=4)
BLANKS = {one.id: Blank(CHAPTER, one) for one in EXERCISES}


@pytest.fixture
def handed_in(tmp_path):
    """Return a folder with a right one, a blank one, one that would do harm, and a broken one."""
    evil = nbformat.from_dict(CHAPTER.copy())
    cells = [cell.copy() for cell in evil.cells]
    cells[cell_of(evil, "4.1")].source = (
        "import pathlib\npathlib.Path('ran').write_text('x')\n"
        "def alarm(a, b):\n    return int(a + b >= 1)  # <script>\n\ncheck('4.1', alarm)")
    evil.cells = cells
    made = {"Ada": answer_key(CHAPTER, EXERCISES), "Blank": CHAPTER, "Eve <b>": evil}
    for name, notebook in made.items():
        (tmp_path / "in" / name).mkdir(parents=True)
        nbformat.write(notebook, tmp_path / "in" / name / "homework.ipynb")
    (tmp_path / "in" / "Carl").mkdir()
    (tmp_path / "in" / "Carl" / "04.ipynb").write_bytes(b"{")
    return tmp_path / "in"


def test_an_answer_is_what_somebody_filled_in(handed_in):
    assert [one.exercise.id for one in answers_in(handed_in / "Ada", EXERCISES, BLANKS)] == [
        one.id for one in EXERCISES]
    assert answers_in(handed_in / "Blank", EXERCISES, BLANKS) == []
    (evil,) = answers_in(handed_in / "Eve <b>", EXERCISES, BLANKS)
    assert evil.code == "def alarm(a, b):\n    return int(a + b >= 1)"


def test_three_questions_are_about_the_students_own_code(handed_in):
    answers = answers_in(handed_in / "Ada", EXERCISES, BLANKS)
    asked = questions_for("Ada", answers, EXERCISES)
    assert len(asked) == 3 and asked == questions_for("Ada", answers, EXERCISES)
    assert all(ask.code in {answer.code for answer in answers} and ask.listen for ask in asked)
    others = {questions_for(name, answers, EXERCISES)[0] for name in ("Ada", "Bob", "Carl", "Dan")}
    assert len(others) > 1


def test_who_has_no_answers_is_asked_about_beliefs(handed_in):
    asked = questions_for("Blank", [], EXERCISES)
    assert len(asked) == 3 and all("Somebody answers" in ask.text for ask in asked)


def test_the_page_shows_everybody_runs_nothing_and_lets_no_code_into_it(handed_in, monkeypatch,
                                                                        tmp_path):
    monkeypatch.chdir(tmp_path)
    page = oral_page(handed_in, EXERCISES, {4: CHAPTER})
    assert re.findall(r"<h2>(.*?)</h2>", page) == ["Ada", "Blank", "Carl", "Eve &lt;b&gt;"]
    assert page.count("Listen for:") == 12 and "<script" not in page
    assert not (tmp_path / "ran").exists()


def test_the_command_writes_this_page_alone(handed_in, tmp_path):
    said = CliRunner().invoke(course, ["assign", "04", "--to", str(tmp_path / "out"), "--oral",
                                       str(handed_in), "--only", "4.1"])
    assert said.exit_code == 0, said.output
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["oral.html"]
    empty = tmp_path / "empty"
    empty.mkdir()
    said = CliRunner().invoke(course, ["assign", "04", "--to", str(tmp_path / "out"), "--oral",
                                       str(empty)])
    assert said.exit_code == 1 and "course collect" in said.output


@pytest.mark.parametrize("chapter", chapters_of([]), ids=lambda one: one.file[:2])
def test_every_right_answer_is_seen_as_an_answer(chapter, tmp_path):
    exercises, notebook = exercises_in([chapter]), nbformat.read(NOTEBOOKS / chapter.file, 4)
    nbformat.write(answer_key(notebook, exercises), tmp_path / "key.ipynb")
    blanks = {one.id: Blank(notebook, one) for one in exercises}
    found = {one.exercise.id for one in answers_in(tmp_path, exercises, blanks)}
    assert found >= {one.id for one in exercises if one.kind != "order"}
    for answer in answers_in(tmp_path, exercises, blanks):
        assert find(answer.exercise.id).name in answer.code or answer.exercise.kind == "own"
