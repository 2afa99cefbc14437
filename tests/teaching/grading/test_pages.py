"""What stands on the pages: beliefs in order, nothing of a student's as HTML, no solution."""

from itertools import count

import pytest

from course_lib.exercises.finding import exercises_of, find
from course_lib.exercises.hints import solution_text
from course_lib.exercises.judge.judging import Verdict
from course_lib.teaching.grading.beliefs import beliefs, hardest
from course_lib.teaching.grading.judge import Result
from course_lib.teaching.grading.marks import Graded, Ledger
from course_lib.teaching.grading.pages import write_class, write_student

IDS = {one.id: 1.0 for one in exercises_of(4)}
numbers = count()


def student(guesses=None, **kinds):
    verdicts = {}
    for id in IDS:
        kind = kinds.get("_" + id.replace(".", "_"), "right")
        place = 0 if kind == "mistake" else None
        says = find(id).mistakes[0].says if kind == "mistake" else "<script>alert(1)</script>"
        verdicts[id] = Verdict(kind, says, place)
    name = f"<i>student</i> {next(numbers)}"
    return Graded(name, "", "x", {"<b>04</b>.ipynb": Result("", 4, verdicts, guesses or {})},
                  ["<u>odd</u>"])


@pytest.fixture
def ledger(tmp_path):
    book = Ledger(tmp_path / "ledger.jsonl")
    sure = {"4.g2": (False, "certain", "0.5"), "4.g1": (False, "guess", "weights of 0")}
    for one in (student(sure, _4_2="mistake"), student(sure, _4_2="mistake", _4_5="wrong"),
                student(_4_2="mistake", _4_5="blank"), student({"4.g2": (True, "certain", "-1")}),
                Graded("empty", "", "x", {"04.ipynb": Result("the file is empty")})):
        book.add(graded=one)
    return book


def test_beliefs_are_ranked_and_unsure_guesses_are_none(ledger):
    first, second = beliefs(ledger.graded.values(), IDS)
    assert (first.id, len(first.students)) == ("4.2", 3)
    assert first.says == find("4.2").mistakes[0].says
    assert (second.id, len(second.students)) == ("4.g2", 2)
    assert "*0.5*" in second.says and "put the bar in as it is" in second.says


def test_the_hardest_comes_first_and_unreadable_work_does_not_count(ledger):
    found = hardest(ledger.graded.values(), IDS)
    assert found[0] == ("4.2", 0.25, 1.0) and found[1] == ("4.5", 0.5, 0.75)
    assert found[-1][1:] == (1.0, 1.0)


def test_nothing_that_a_student_wrote_becomes_html(ledger, tmp_path):
    (tmp_path / "students").mkdir()
    write_class(tmp_path / "class.html", ledger, list(ledger.graded), IDS)
    for name, one in ledger.graded.items():
        write_student(tmp_path / "students", one, ledger.marks(name, IDS), IDS, {})
    pages = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.html")]
    assert len(pages) == 6
    for page in pages:
        assert not any(tag in page for tag in ("<script", "<i>student", "<b>04", "<u>odd"))
        assert "default-src 'none'" in page


def test_a_page_of_feedback_holds_no_solution(ledger, tmp_path):
    name, one = next(iter(ledger.graded.items()))
    page = write_student(tmp_path, one, ledger.marks(name, IDS), IDS, {}).read_text("utf-8")
    assert "5 of 6 points" in page and "You were certain" in page
    for exercise in exercises_of(4):
        if exercise.is_function:
            for line in solution_text(exercise).splitlines()[1:]:
                assert line.strip() not in page
