"""Progress survives crashes, broken files, read-only folders and two kernels at once."""

import json
import subprocess
import sys

import pytest

from course_lib.exercises import check, progress, record, report

WRITER = """
import sys
from course_lib.exercises import record
for number in range(25):
    record._done_here.clear()       # like a fresh kernel: only the file remembers
    record.note(f"{sys.argv[1]}.{number}")
"""


def stored(home):
    return json.loads((home / "progress.json").read_text(encoding="utf-8"))["done"]


def test_progress_says_what_is_done(example, home, capsys, monkeypatch):
    progress(90)
    assert capsys.readouterr().out == (
        "Chapter 90: 0 of 2 exercises done, 0 of 1 questions right. Next: 90.1.\n")
    for id in ("90.2", "90.1", "90.a"):
        record.note(id)
    progress("90")
    assert capsys.readouterr().out == (
        "Chapter 90: 2 of 2 exercises done, 1 of 1 questions right. All exercises done!\n")
    assert stored(home) == ["90.1", "90.2", "90.a"]
    monkeypatch.setattr(report, "chapters_with_a_bank", lambda: [90])
    progress()
    assert capsys.readouterr().out.startswith("Chapter 90: 2 of 2")


def test_only_the_record_is_left_in_the_folder(home):
    record.note("2.1")
    assert [path.name for path in home.iterdir()] == ["progress.json"]


def test_folder_is_the_systems_unless_told(monkeypatch, home):
    assert record.folder() == home
    monkeypatch.delenv("ONE_NEURON_HOME")
    assert record.folder().name == "one-neuron-at-a-time"


@pytest.mark.parametrize("text", [
    b'{"done": ["1.1", "2.', b"", b"\xff\xfe\x00", b"[]", b'{"done": {"1.1": 1}}', b'"1.1"',
    b'{"done": [1.1, 2]}', b"[" * 100_000, b'{"other": []}',
])
def test_broken_file_is_set_aside_and_nothing_is_lost(home, capsys, text):
    home.mkdir()
    (home / "progress.json").write_bytes(text)
    (home / "progress.json.broken-1").write_bytes(b"older")
    record.note("3.1")
    record.note("3.2")
    assert capsys.readouterr().out == (
        "The file of your progress was damaged. It is kept as progress.json.broken-2, and what "
        "could be read in it still counts. You can go on with the chapter.\n")
    assert (home / "progress.json.broken-1").read_bytes() == b"older"
    assert (home / "progress.json.broken-2").read_bytes() == text
    readable = ["1.1"] if b'"1.1"' in text else []
    assert stored(home) == [*readable, "3.1", "3.2"]


def test_folder_that_cannot_be_written_is_said_once(example, home, capsys):
    home.write_text("a file where the folder should be")
    check("90.1", example.mean_of_squares)
    check("90.2", 7.56)
    said = capsys.readouterr().out.splitlines()
    assert [line[:40] for line in said] == [
        "90.1 right!", "Your progress cannot be kept in " + str(home)[:8],
        "90.2 right! One minute more burns 7.56 k"]
    assert said[1].endswith("You can go on with the chapter.")
    progress(90)
    assert "2 of 2 exercises done" in capsys.readouterr().out


def test_unreadable_file_is_not_overwritten(home, capsys):
    (home / "progress.json").mkdir(parents=True)        # reading a folder fails on any system
    record.note("2.1")
    assert "Your progress cannot be kept" in capsys.readouterr().out
    assert (home / "progress.json").is_dir() and record.done() == {"2.1"}


def test_crash_while_writing_leaves_the_old_file(home, monkeypatch, capsys):
    record.note("1.1")
    monkeypatch.setattr("os.replace", lambda *paths: (_ for _ in ()).throw(OSError(28, "full")))
    record.note("1.2")
    assert "cannot be kept" in capsys.readouterr().out and stored(home) == ["1.1"]
    assert [path.name for path in home.iterdir()] == ["progress.json"]
    monkeypatch.undo()


def test_forgotten_lock_is_taken_over(home, monkeypatch):
    home.mkdir()
    (home / "progress.json.lock").touch()
    record.note("1.1")
    assert stored(home) == ["1.1"] and not (home / "progress.json.lock").exists()


def test_kernels_that_write_at_the_same_time_lose_nothing(home):
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(number)])
               for number in range(1, 4)]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    assert len(stored(home)) == 75
