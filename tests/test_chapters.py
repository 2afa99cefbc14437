"""The table of chapters holds together, and README.md shows the same table."""

import re
from pathlib import Path

import nbformat
import pytest

from course_lib.chapters import CHAPTERS, END, START, readme_table, with_table
from course_lib.exercises import finding

ROOT = Path(__file__).parents[1]


def test_chapters_are_numbered_from_0_to_13_and_so_are_their_files():
    assert [chapter.number for chapter in CHAPTERS] == list(range(14))
    for chapter in CHAPTERS:
        slug = "".join(c for c in chapter.title.lower() if c.isalpha() or c == " ")
        assert chapter.file == f"{chapter.number:02d}_{slug.replace(' ', '_')}.ipynb"


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.file)
def test_a_chapter_builds_only_on_what_was_taught_before(chapter):
    known = [term for earlier in CHAPTERS[:chapter.number] for term in earlier.teaches]
    assert [term for term in chapter.needs if term not in known] == []
    assert [term for term in chapter.teaches if term in known] == []
    assert chapter.teaches and (chapter.needs or chapter.number == 0)
    assert len(set(chapter.teaches)) == len(chapter.teaches)
    assert len(set(chapter.needs)) == len(chapter.needs)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.file)
def test_a_chapter_asks_a_question_and_fits_one_sitting(chapter):
    assert chapter.question.endswith("?")
    assert 10 <= chapter.minutes <= 75


def goals_of(chapter):
    """Return the goals under "You will be able to" in the chapter's second cell."""
    notebook = nbformat.read(ROOT / "notebooks" / chapter.file, as_version=4)
    goals = re.findall(r"^[-*] (.+(?:\n  +.+)*)", notebook.cells[1].source, re.MULTILINE)
    return [" ".join(goal.split()) for goal in goals]


@pytest.mark.parametrize(
    "chapter", [chapter for chapter in CHAPTERS if chapter.abilities], ids=lambda one: one.file)
def test_each_goal_of_a_chapter_is_tested_by_an_exercise_or_a_question(chapter):
    number = chapter.number
    in_bank = {one.id for one in (*finding.exercises_of(number), *finding.questions_of(number))}
    goals = goals_of(chapter)
    assert len(goals) == len(chapter.abilities) == 3
    for goal, (ability, tested_by) in zip(goals, chapter.abilities):
        assert goal.startswith(ability)
        assert tested_by and set(tested_by) <= in_bank


def test_every_notebook_is_a_chapter_of_the_table():
    files = {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert files - {chapter.file for chapter in CHAPTERS} == set()


def test_readme_shows_the_table():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme == with_table(readme, readme_table(ROOT / "notebooks")), (
        "run `python -m course_lib.chapters` in the top folder")


def test_a_chapter_is_a_link_once_its_file_is_there(tmp_path):
    (tmp_path / "02_one_weight.ipynb").write_text("{}")
    lines = readme_table(tmp_path).splitlines()
    assert "[One weight](notebooks/02_one_weight.ipynb)" in lines[2 + 2]
    assert sum("in preparation" in line for line in lines) == 13


@pytest.mark.parametrize("readme", ["", START, END, END + START, START + END + START])
def test_readme_without_its_two_marks_is_refused(readme):
    with pytest.raises(ValueError, match="once each"):
        with_table(readme, "| |")
