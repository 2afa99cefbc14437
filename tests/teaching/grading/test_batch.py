"""All that may be handed in, in one batch: it comes to its end, and everybody gets their marks."""

import csv
import inspect
import json
import os
import socket

import pytest
from click.testing import CliRunner
from made_submissions import ALL, ATTACKS, IDS, edited, odd_files, right, save, written

from course_lib.exercises.finding import find
from course_lib.exercises.report import RECORD
from course_lib.teaching.chapters import NOTEBOOKS, chapters_of
from course_lib.teaching.cli import course
from course_lib.teaching.grading import batch
from course_lib.teaching.grading.batch import How, grade_all, task_of, to_do
from course_lib.teaching.grading.limits import Limits
from course_lib.teaching.grading.marks import Ledger
from course_lib.teaching.grading.submissions import submissions_in

SHORT = Limits(answer=0.3, cell=0.5, patience=30, all=4)
HALF = {"_4_1": "def alarm(a, b):\n    bias, w1, w2 = -0.5, ..., 1\n    return a",
        "_4_4": "first_weight = 3", "_4_5": "def mistakes(weights, bias, X, y):\n    return 0"}


def graded(folder, ledger, jailed=True):
    task = task_of(chapters_of(["4"]), NOTEBOOKS)
    how = How(jailed, SHORT, os.cpu_count() or 1)
    return list(grade_all(submissions_in(folder), task, ledger, how))


def right_ones(ledger):
    return {name: {id for id, found in one.verdicts().items() if found.kind == "right"}
            for name, one in ledger.graded.items()}


@pytest.fixture(scope="module")
def outside(tmp_path_factory):
    return tmp_path_factory.mktemp("outside")


@pytest.fixture(scope="module")
def visits():
    """A server that nobody may reach; it counts who does."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.fixture(scope="module")
def everybody(jail, outside, visits):
    """Return the ledger of a batch with every kind of submission, and who must be right where."""
    folder, port = outside / "handed_in", visits.getsockname()[1]
    wanted = {"right": ALL, "blank": frozenset(), "half": frozenset(), "wrong": ALL - {"4.2"}}
    save(folder, "right", right())
    save(folder, "blank", written())
    save(folder, "half", written(**HALF))
    save(folder, "wrong", right(_4_2="def allowed(a, b):\n    return int(a or b)"))
    for name, text in ATTACKS.items():
        text = text.replace("{outside}", str(outside)).replace("{port}", str(port))
        save(folder, name, right(_4_1=text))
        wanted[name] = ALL - {"4.1"}
    wanted |= odd_files(folder) | edited(folder)
    ledger = Ledger(outside / "ledger.jsonl")
    graded(folder, ledger)
    return ledger, wanted


def test_everybody_gets_the_marks_for_what_is_right_and_no_other(everybody):
    ledger, wanted = everybody
    found = right_ones(ledger)
    forged = found.pop("forged reply")          # it may spoil its own other answers, not forge one
    assert "4.1" not in forged and {"4.3", "4.4"} <= forged
    assert found == {name: set(ids) for name, ids in wanted.items() if name != "forged reply"}


def test_nothing_got_out(everybody, outside, visits):
    assert not (outside / "written").exists()
    with pytest.raises(BlockingIOError):
        visits.accept()


@pytest.mark.parametrize("student, says", [
    ("endless loop", "did not come to an end in time"), ("os._exit", "it ended Python itself"),
    ("stuck in C", "it ended Python itself"), ("ten gigabytes", "more memory than there is"),
    ("fork bomb", "BlockingIOError"), ("sys.exit", "leave that line out"),
    ("equal to all", "something of the kind Yes"), ("silenced", "it divides by zero"),
    ("syntax error", "Python cannot read its cell, at `def alarm(a, b)`"),
    ("deleted", "no cell gives `alarm` a value"), ("half", "put three numbers")])
def test_each_is_told_what_was_wrong(everybody, student, says):
    assert says in everybody[0].graded[student].verdicts()["4.1"].says


@pytest.mark.parametrize("student, says", [
    ("empty", "the file is empty"), ("broken JSON", "not JSON"), ("too large", "20 MB"),
    ("a link", "it was not followed"), ("a zip", "no notebook"), ("twice", "came 2 times")])
def test_the_teacher_is_told_what_is_odd(everybody, student, says):
    assert says in " ".join(everybody[0].graded[student].notes())


def test_a_mark_and_its_sentence_are_what_check_says(everybody):
    verdicts = everybody[0].graded["wrong"].verdicts()
    assert (verdicts["4.2"].kind, verdicts["4.2"].mistake) == ("mistake", 2)
    kinds = {id: one.kind for id, one in everybody[0].graded["half"].verdicts().items()}
    assert kinds == {"4.1": "blank", "4.2": "blank", "4.3": "blank", "4.4": "mistake",
                     "4.5": "wrong", "4.6": "wrong"}


def test_without_a_jail_the_marks_are_the_same_where_nobody_breaks_out(tmp_path):
    attacks = {"endless loop", "os._exit", "os._exit in the cell", "sys.exit", "ten gigabytes",
               "patched numpy", "patched course", "forged stdout", "equal to all", "looks it up"}
    save(tmp_path / "in", "right", right())
    for name in attacks:
        save(tmp_path / "in", name, right(_4_1=ATTACKS[name]))
    ledger = Ledger(tmp_path / "ledger.jsonl")
    graded(tmp_path / "in", ledger, jailed=False)
    assert right_ones(ledger) == {"right": set(IDS), **dict.fromkeys(attacks, set(IDS) - {"4.1"})}


def test_grading_goes_on_where_it_was_stopped_and_gives_the_same_marks(tmp_path):
    for name in ("Ada", "Bo", "Cy"):
        save(tmp_path / "in", name, right())
    task, path = task_of(chapters_of(["4"]), NOTEBOOKS), tmp_path / "ledger.jsonl"
    some = grade_all(submissions_in(tmp_path / "in"), task, Ledger(path), How(False, SHORT))
    first = next(some)
    some.close()                                # as a teacher stops it
    again = Ledger(path)
    assert first.student in again.graded
    left = to_do(submissions_in(tmp_path / "in"), task, again)
    assert first.student not in {one.student for one in left}
    seed = again.seed
    graded(tmp_path / "in", again, jailed=False)
    assert again.seed == seed and right_ones(again) == dict.fromkeys(("Ada", "Bo", "Cy"), set(IDS))
    assert graded(tmp_path / "in", again, jailed=False) == []


def test_lines_put_in_order_and_guesses_come_with_the_notebook(tmp_path):
    chapter, = chapters_of(["6"])
    book = json.loads((NOTEBOOKS / chapter.file).read_text(encoding="utf-8"))
    lines = inspect.getsource(find("6.4").reference)
    left = {"made": {"6.4": lines, "6.1": "new_place = -3.4", "6.5": "(3.5, 0.75)"},
            "guesses": {"6.g1": {"gave": "no choice of it", "sure": "certain"}, "6.g9": {}}}
    book["cells"][-1] = {"cell_type": "code", "source": "progress(6)", "id": "new", "metadata": {},
                         "outputs": [{"output_type": "display_data", "metadata": {},
                                      "data": {RECORD: left, "text/plain": ""}}]}
    save(tmp_path / "in", "Ada", book)
    ledger, task = Ledger(tmp_path / "ledger.jsonl"), task_of([chapter], NOTEBOOKS)
    ada, = grade_all(submissions_in(tmp_path / "in"), task, ledger, How(False, SHORT))
    kinds = {id: one.kind for id, one in ada.verdicts().items()}
    assert (kinds["6.4"], kinds["6.5"]) == ("right", "right")
    assert kinds["6.1"] == "blank"                              # which has a cell, so it counts
    assert ada.guesses() == {}                                  # none of these can be read


def test_what_goes_wrong_with_one_stops_no_other(tmp_path):
    class Done:
        def result(self):
            raise OSError("no more processes")

    save(tmp_path, "Ada", b"{}")
    ada, = submissions_in(tmp_path)
    assert batch._outcome(Done(), ada).notes() == ["it could not be graded (OSError)"]


def test_the_command_writes_a_table_and_pages_and_keeps_a_mark_by_hand(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    book = right()
    record = {"guesses": {"4.g2": {"gave": "0.5", "sure": "certain", "right": True}}}
    book["cells"][-1]["outputs"] = []
    save(tmp_path / "in", "=cmd()", book)
    save(tmp_path / "in", "<b>Zoë, O\"Neil", written(_4_4="first_weight = 3"))
    (tmp_path / "in" / "=cmd()" / "progress.json").write_text(json.dumps(record))
    call = ["grade", "in", "04", "--to", "g.csv", "--for", "canvas", "--no-jail"]
    run = CliRunner().invoke(course, call)
    assert run.exit_code == 0, run.output
    assert "NO JAIL" in run.output and (tmp_path / "g_canvas.csv").exists()
    text = (tmp_path / "g.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert {row["student"]: row["total"] for row in rows} == {"'=cmd()": "6",
                                                             "<b>Zoë, O\"Neil": "0"}
    page = (tmp_path / "g_pages" / "class.html").read_text(encoding="utf-8")
    assert "<b>Zoë" not in page and "You moved it by 1" in page     # a known mistake of 4.4
    assert "guessed: <em>0.5</em>" in page                          # whatever its record claims
    changed = text.replace('O""Neil",0,', 'O""Neil",0.5,')
    (tmp_path / "g.csv").write_text(changed, encoding="utf-8-sig")
    run = CliRunner().invoke(course, call)
    assert "2 of 2 are graded already" in run.output
    rows = csv.DictReader((tmp_path / "g.csv").read_text(encoding="utf-8-sig").splitlines())
    assert [row["total"] for row in rows if "Zoë" in row["student"]] == ["0.5"]
    pages = [one.read_text(encoding="utf-8")
             for one in (tmp_path / "g_pages" / "students").iterdir()]
    assert len(pages) == 2 and sum("Your teacher gave this mark" in page for page in pages) == 1


def test_without_a_jail_it_stops_unless_it_is_told_to_go_on(tmp_path, monkeypatch):
    from course_lib.teaching.grading import command

    monkeypatch.setattr(command, "why_no_jail", lambda: "bubblewrap is not installed")
    save(tmp_path / "in", "Ada", right())
    run = CliRunner().invoke(course, ["grade", str(tmp_path / "in"), "--to",
                                      str(tmp_path / "g.csv")])
    assert run.exit_code == 1 and "bubblewrap is not installed" in run.output
    assert not (tmp_path / "g.csv").exists()


def test_a_table_that_is_not_ours_is_left_alone(tmp_path):
    save(tmp_path / "in", "Ada", right())
    (tmp_path / "g.csv").write_text("mine", encoding="utf-8")
    run = CliRunner().invoke(course, ["grade", str(tmp_path / "in"), "--no-jail", "--to",
                                      str(tmp_path / "g.csv")])
    assert run.exit_code == 1 and "did not write it" in run.output
    assert (tmp_path / "g.csv").read_text() == "mine"
