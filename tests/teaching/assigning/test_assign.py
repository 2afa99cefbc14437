"""`course assign` as a teacher types it: what it writes, and what it refuses."""

import json

import nbformat
import pytest
from click.testing import CliRunner

from course_lib.teaching.assigning.cells import cell_of, heading_of
from course_lib.teaching.assignment import Assignment, read_assignment
from course_lib.teaching.chapters import NOTEBOOKS, chapters_of, exercises_in
from course_lib.teaching.cli import course

GATES = "04_perceptrons_and_logic_gates.ipynb"
WORDS = ("04", "6", "--only", "4.1,4.3,6.4", "--points", "4.1=2,6.4=0.5", "--due", "2026-12-04",
         "--close-solutions")


def run(*words):
    return CliRunner().invoke(course, ["assign", *map(str, words)])


@pytest.fixture(scope="module")
def homework(tmp_path_factory):
    """Assign two chapters once; return the folder and what was said."""
    folder = tmp_path_factory.mktemp("teacher") / "home work"
    said = run(*WORDS, "--to", folder)
    assert said.exit_code == 0, said.output
    return folder, said.output


def opened(path):
    return nbformat.read(path, as_version=4)


def test_it_says_what_to_hand_out_and_what_to_keep(homework):
    folder, said = homework
    assert f"{folder / 'student'}: hand this out" in said
    assert "3 exercises, 3.5 points, due Friday 4 December 2026, 23:59" in said
    assert sorted(path.name for path in (folder / "teacher").iterdir()) == [
        "04_key.ipynb", "04_notes.html", "04_tutor_prompts.txt", "06_key.ipynb",
        "06_notes.html", "06_tutor_prompts.txt", "assignment.json"]


def test_the_slip_on_top_names_what_counts_the_points_and_the_date(homework):
    notebook = opened(homework[0] / "student" / GATES)
    title, slip, name = notebook.cells[:3]
    assert title.source.startswith("# 4. ")
    assert "Due Friday 4 December 2026, 23:59. Solutions are closed until then." in slip.source
    assert "| 4.1 | The alarm | 2 |\n| 4.3 | Repair | 1 |\n\n" in slip.source
    assert "4.2" not in slip.source and "progress(4)" in slip.source
    assert name.source.startswith('my_name = ""')
    assert heading_of(notebook, "4.1")[1].endswith("(2 points)")
    assert not heading_of(notebook, "4.2")[1].endswith("points)")
    assert notebook.metadata.one_neuron == {"chapter": 4, "exercises": {"4.1": 2.0, "4.3": 1.0}}


def test_links_to_what_was_not_handed_out_lead_to_the_course(homework):
    text = "\n".join(cell.source for cell in opened(homework[0] / "student" / GATES).cells)
    assert "](03_a_whole_neuron.ipynb)" not in text and "](glossary.md)" not in text
    assert "/blob/HEAD/notebooks/03_a_whole_neuron.ipynb)" in text


def test_pictures_stay_and_outputs_of_questions_and_exercises_go(homework):
    cells = [cell for cell in opened(homework[0] / "student" / GATES).cells
             if cell.cell_type == "code"]
    assert any("image/png" in output.get("data", {}) for cell in cells for output in cell.outputs)
    asked = [cell for cell in cells if "check(" in cell.source or "guess(" in cell.source]
    assert len(asked) > 8 and not [cell.id for cell in asked if cell.outputs]


def test_what_was_assigned_can_be_read_back(homework):
    points = {"4.1": 2.0, "4.3": 1.0, "6.4": 0.5}
    kept = Assignment((4, 6), points, "2026-12-04T23:59", closed=True)
    assert read_assignment(homework[0] / "teacher") == kept
    rules = json.loads((homework[0] / "student/class.json").read_text(encoding="utf-8"))
    assert rules == {"solutions_closed_until": "2026-12-04T23:59"}


def test_a_second_assignment_destroys_nothing_unless_told_to(homework):
    before = {path: path.read_bytes() for path in homework[0].rglob("*") if path.is_file()}
    said = run("05", "--to", homework[0])
    assert said.exit_code == 1 and "nothing was written" in said.output
    assert {path: path.read_bytes() for path in homework[0].rglob("*") if path.is_file()} == before


def test_replace_leaves_nothing_of_the_old_one(tmp_path):
    assert run("0", "--to", tmp_path).exit_code == run("0", "--to", tmp_path, "--replace",
                                                       "--close-solutions").exit_code == 0
    assert (tmp_path / "student/class.json").is_file()
    assert run("0", "--to", tmp_path, "--replace").exit_code == 0
    assert not (tmp_path / "student/class.json").exists()


@pytest.mark.parametrize("words, says", [
    (["99"], "there is no chapter '99'"), (["4", "--only", "5.1"], "no exercise '5.1'"),
    (["4", "--points", "4.9=1"], "'4.9=1' is no exercise"),
    (["4", "--points", "4.1=-1"], "'4.1=-1'"), (["4", "--points", "nan"], "'nan'"),
    (["4", "--notebooks", "nowhere"], "there are no notebooks in nowhere"),
    (["4", "--due", "Friday"], "--due"),
])
def test_what_cannot_be_is_said_and_nothing_is_written(words, says, tmp_path):
    said = run(*words, "--to", tmp_path / "new")
    assert said.exit_code and says in said.output and "Traceback" not in said.output
    assert not (tmp_path / "new").exists()


def test_a_point_scheme_can_be_one_number_and_exceptions(tmp_path):
    assert run("0", "--points", "3", "--to", tmp_path).exit_code == 0
    assert set(read_assignment(tmp_path / "teacher").points.values()) == {3.0}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"chapters": 4, "points": {}}'])
def test_a_damaged_assignment_is_said(tmp_path, text):
    (tmp_path / "assignment.json").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="course assign"):
        read_assignment(tmp_path)


@pytest.mark.parametrize("chapter", chapters_of([]), ids=lambda one: one.file[:2])
def test_every_exercise_has_a_cell_and_a_heading(chapter):
    notebook = opened(NOTEBOOKS / chapter.file)
    for one in exercises_in([chapter]):
        assert cell_of(notebook, one.id) is not None and heading_of(notebook, one.id)[1], one.id
