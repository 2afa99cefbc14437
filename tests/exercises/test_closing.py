"""Solutions that a teacher has closed stay closed until they are due, and hints stay open."""

import json
from datetime import datetime, timedelta

import pytest

from course_lib.exercises import hint, solution
from course_lib.exercises.closing import closed


@pytest.fixture(autouse=True)
def beside_the_notebook(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder, until):
    text = json.dumps({"solutions_closed_until": until})
    (folder / "class.json").write_text(text, encoding="utf-8")


def test_without_a_word_of_a_teacher_solutions_are_open(example, capsys):
    solution("90.1")
    assert "def " in capsys.readouterr().out


def test_closed_until_a_date_and_open_after_it(example, tmp_path, capsys):
    write(tmp_path, "2999-12-06T18:00")
    solution("90.1")
    assert capsys.readouterr().out == (
        "Your teacher has closed the solutions until Friday 6 December 2999, 18:00.  "
        'hint("90.1") gives a nudge.\n')
    write(tmp_path, (datetime.now() - timedelta(minutes=1)).isoformat())
    solution("90.1")
    assert "def " in capsys.readouterr().out


def test_the_last_hint_does_not_send_anybody_to_a_closed_door(example, tmp_path, capsys):
    write(tmp_path, "reopened")
    for _ in range(3):
        hint("90.1")
    said = capsys.readouterr().out
    assert "That was the last hint.  Your teacher has closed the solutions" in said
    assert "solution(" not in said


def test_a_server_can_close_them_for_all(example, monkeypatch, capsys):
    monkeypatch.setenv("ONE_NEURON_SOLUTIONS", "closed")
    solution("90.1")
    assert "closed the solutions for your class" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '"solutions"'])
def test_a_damaged_file_does_not_open_them(tmp_path, text):
    (tmp_path / "class.json").write_text(text, encoding="utf-8")
    assert "cannot be read" in closed()


def test_a_file_that_says_nothing_about_solutions_leaves_them_open(tmp_path):
    (tmp_path / "class.json").write_text("{}", encoding="utf-8")
    assert closed() == ""
