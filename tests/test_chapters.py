"""The table of chapters holds together, and README.md shows the same table."""

from pathlib import Path

import pytest

from course_lib.chapters import CHAPTERS, END, START, readme_table, with_table

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
