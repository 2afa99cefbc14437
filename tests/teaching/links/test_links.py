"""`course links` writes text, Markdown, a page and QR codes."""

import re
import xml.etree.ElementTree as xml

import pytest
from click.testing import CliRunner

from course_lib.teaching.chapters import chapters_of
from course_lib.teaching.cli import course

FROZEN = ("--tag", "autumn/26", "--repo", "https://github.com/school/course")


def run(*words):
    return CliRunner().invoke(course, ["links", *words])


def test_each_chapter_that_there_is_has_its_links():
    said = run()
    assert said.exit_code == 0
    for chapter in chapters_of([]):
        assert f"{chapter.number:02d} {chapter.title}\n" in said.output
        assert said.output.count(chapter.file) == 2        # on Binder, and the file


def test_markdown_is_a_table_with_a_column_for_each_kind_of_link():
    lines = run("4", "05", "--format", "markdown", "--site", "https://site", *FROZEN
                ).output.splitlines()
    assert lines[0] == "| chapter | in the browser alone | on Binder | the file |"
    assert len(lines) == 4 and all(line.count("|") == 5 for line in lines)
    assert lines[2].startswith("| 04 ") and "(https://site/notebooks/index.html?path=04_" in lines[2]


def test_the_page_has_the_links_and_a_code_for_each_chapter(tmp_path):
    page = tmp_path / "new folder" / "links.html"
    said = run("4", "5", "--format", "html", "--to", str(page), "--hub", "https://hub", *FROZEN)
    assert said.exit_code == 0 and "2 chapters" in said.output
    text = page.read_text(encoding="utf-8")
    assert text.count("<svg") == 2 and text.count("<h2>") == 2
    links = re.findall(r'href="([^"]+)"', text)
    assert len(links) == 6 and sum("/autumn/26" in link for link in links) == 4
    assert "git-pull?repo=https%3A%2F%2Fgithub.com%2Fschool%2Fcourse&amp;targetPath=" in text


def test_qr_codes_are_pictures_with_a_name(tmp_path):
    assert run("4", "5", "--format", "qr", "--to", str(tmp_path)).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["chapter_04.svg", "chapter_05.svg"]
    assert "Perceptrons" in xml.parse(tmp_path / "chapter_04.svg").getroot()[0].text


def test_a_commit_has_no_link_to_the_class_server_and_says_why():
    said = run("4", "--commit", "a" * 40, "--hub", "https://hub")
    assert "Make a tag" in said.output and "class server:" not in said.output


@pytest.mark.parametrize("words, says", [
    (["99"], "there is no chapter '99'; there are 0, 1, 2"),
    (["4", "--tag", "a", "--commit", "b"], "not by both"),
    (["4", "--repo", "here"], "no repository's address"),
])
def test_what_cannot_be_is_said_in_a_sentence(words, says):
    said = run(*words)
    assert said.exit_code == 1 and says in said.output and "Traceback" not in said.output
