"""The tables: read back as they were written, marks by hand kept, no formula in them."""

import csv

import pytest

from course_lib.exercises.judge.judging import Verdict
from course_lib.teaching.grading.judge import Result
from course_lib.teaching.grading.marks import Graded, Ledger
from course_lib.teaching.grading.table import (
    canvas_rows,
    harmless,
    marks_in,
    moodle_rows,
    plain_rows,
    write_table,
)

POINTS = {"4.1": 2.0, "4.2": 1.0}
NAMES = ["Ada", "=cmd()", 'O"Neil, Zoë', "🐱; x", "+1", "@x", "-2", "\t=1", "a\n=b"]


def graded(student, kinds=("right", "wrong"), number=""):
    verdicts = dict(zip(POINTS, (Verdict(kind, "says") for kind in kinds), strict=True))
    return Graded(student, number, "print", {"04.ipynb": Result("", 4, verdicts)})


@pytest.fixture
def ledger(tmp_path):
    book = Ledger(tmp_path / "ledger.jsonl")
    for name in NAMES:
        book.add(graded=graded(name, number="17"))
    return book


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_plain_table_is_read_back(ledger, tmp_path):
    write_table(tmp_path / "g.csv", plain_rows(ledger, NAMES, POINTS))
    rows = read(tmp_path / "g.csv")
    assert [row["student"] for row in rows] == list(map(harmless, NAMES))
    assert rows[0] == {"student": "Ada", "4.1": "2", "4.2": "0", "total": "2", "of": "3",
                       "notes": ""}
    assert marks_in(tmp_path / "g.csv", NAMES, POINTS) == {
        name: {"4.1": 2.0, "4.2": 0.0} for name in NAMES}


def test_no_formula_reaches_a_spreadsheet(ledger, tmp_path):
    for rows in (plain_rows(ledger, NAMES, POINTS), moodle_rows(ledger, NAMES, POINTS),
                 canvas_rows(ledger, NAMES, POINTS, "One Neuron 04")):
        write_table(tmp_path / "g.csv", rows)
        for row in read(tmp_path / "g.csv"):
            for text in row.values():
                assert not text.strip().startswith(("=", "+", "-", "@")), text
                assert "\n" not in text and "\t" not in text


def test_moodle_and_canvas_find_their_columns(ledger):
    head, first, *_ = moodle_rows(ledger, NAMES, POINTS)
    assert head[:4] == ["Identifier", "Full name", "Grade", "Maximum grade"]
    assert first == ["Participant 17", "Ada", "2", "3", "4.1: 2, 4.2: 0"]
    head, possible, first, *_ = canvas_rows(ledger, NAMES, POINTS, "One Neuron 04")
    assert head == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "One Neuron 04"]
    assert possible[0].strip() == "Points Possible" and possible[-1] == "3"
    assert first == ["Ada", "17", "", "", "", "2"]


@pytest.mark.parametrize("semicolons", [False, True])
def test_a_mark_changed_by_hand_is_kept_and_can_be_taken_back(ledger, tmp_path, semicolons):
    path = tmp_path / "g.csv"

    def change(student, id, mark):
        rows = plain_rows(ledger, NAMES, POINTS)
        ledger.add(written={one: ledger.marks(one, POINTS) for one in NAMES})
        place = rows[0].index(id)
        next(row for row in rows if row[0] == student)[place] = mark
        write_table(path, rows)
        if semicolons:
            text = path.read_text(encoding="utf-8-sig").replace(",", ";").replace("1.5", "1,5")
            path.write_text(text, encoding="utf-8")
        ledger.note_hand(marks_in(path, NAMES, POINTS))

    change("Ada", "4.2", "1.5")
    again = Ledger(ledger.path)
    assert again.marks("Ada", POINTS) == {"4.1": 2.0, "4.2": 1.5}
    again.add(graded=graded("Ada", ("wrong", "wrong")))
    assert again.marks("Ada", POINTS) == {"4.1": 0.0, "4.2": 1.5}
    assert again.marks("+1", POINTS) == {"4.1": 2.0, "4.2": 0.0}
    change("Ada", "4.2", "")
    assert ledger.marks("Ada", POINTS)["4.2"] == 0.0


def test_what_is_no_mark_and_what_is_no_table_is_said(tmp_path):
    path = tmp_path / "g.csv"
    path.write_text("student,4.1\nAda,two\n", encoding="utf-8")
    with pytest.raises(ValueError, match="Ada has 'two' for 4.1"):
        marks_in(path, ["Ada"], POINTS)
    path.write_text("name,mark\nAda,2\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no table"):
        marks_in(path, ["Ada"], POINTS)


def test_a_ledger_that_ends_in_the_middle_of_a_line_is_read(ledger):
    with open(ledger.path, "a", encoding="utf-8") as file:
        file.write('{"graded": {"student": "Bo')
    assert list(Ledger(ledger.path).graded) == NAMES
    ledger.add(seed=3)
    assert Ledger(ledger.path).graded["Ada"] == graded("Ada", number="17")
