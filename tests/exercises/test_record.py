"""Progress survives crashes, broken files, read-only folders and two kernels at once."""

import json
import subprocess
import sys

import pytest

from course_lib.exercises import check, progress, record
from course_lib.exercises.locking import Lock
from course_lib.selftest import progress_can_be_kept

WRITER = """
import sys
from course_lib.exercises import record
for number in range(25):
    record.note(f"{sys.argv[1]}.{number}")
"""


def in_file(home):
    return json.loads((home / "progress.json").read_text(encoding="utf-8"))


def stored(home):
    return in_file(home)["done"]


def names_in(home):
    return sorted(path.name for path in home.iterdir())


def test_progress_says_what_is_done(example, home, capsys):
    progress(90)
    assert capsys.readouterr().out == (
        "Chapter 90: 0 of 2 exercises done, 0 of 1 questions right, 0 of 2 guesses made. "
        "Next: 90.1.\n")
    for id in ("90.2", "90.1", "90.a"):
        record.note(id)
    progress("90")
    assert capsys.readouterr().out == (
        "Chapter 90: 2 of 2 exercises done, 1 of 1 questions right, 0 of 2 guesses made. "
        "All exercises done!\n")
    assert stored(home) == ["90.1", "90.2", "90.a"]


def test_only_the_record_is_left_in_the_folder(home):
    record.note("2.1")
    assert names_in(home) == ["progress.json", "progress.json.lock"]


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
    with monkeypatch.context() as full:
        full.setattr("os.replace", disk_is_full)
        record.note("1.2")
    assert "cannot be kept" in capsys.readouterr().out and stored(home) == ["1.1"]
    assert names_in(home) == ["progress.json", "progress.json.lock"]
    assert record.done() == {"1.1", "1.2"}
    record.note("1.3")
    assert stored(home) == ["1.1", "1.2", "1.3"]


def test_a_lock_file_that_was_left_behind_locks_nobody_out(home):
    home.mkdir()
    (home / "progress.json.lock").write_text("left by a kernel that is gone")
    record.note("1.1")
    assert stored(home) == ["1.1"]


def disk_is_full(*arguments):
    raise OSError(28, "the disk is full")


def run(script, *arguments):
    return subprocess.Popen([sys.executable, "-c", script, *map(str, arguments)],
                            stdout=subprocess.PIPE, text=True)


def test_eight_kernels_that_write_at_the_same_time_lose_nothing(home):
    home.mkdir()
    (home / "progress.json.lock").touch()
    writers = [run(WRITER, number) for number in range(1, 9)]
    assert [writer.wait(60) for writer in writers] == [0] * 8
    assert len(stored(home)) == 200


HOLDER = """
import sys, time
from course_lib.exercises import record
from course_lib.exercises.locking import Lock
slow = record._merge
record._merge = lambda: (print("held", flush=True), time.sleep(2.5), slow())
record.note("1.1")
"""


def test_a_slow_holder_of_the_lock_is_waited_for(home):
    holder = run(HOLDER)
    assert holder.stdout.readline() == "held\n"
    record.note("1.2")
    assert holder.wait(60) == 0 and stored(home) == ["1.1", "1.2"]


def test_nobody_goes_in_without_the_lock(home, monkeypatch, capsys):
    home.mkdir()
    monkeypatch.setattr(record, "Lock", lambda path: Lock(path, patience=0.05))
    with Lock(home / "progress.json.lock"):
        record.note("1.1")
        assert "another program keeps it locked" in capsys.readouterr().out
        assert names_in(home) == ["progress.json.lock"] and record.done() == {"1.1"}
    record.note("1.2")
    assert stored(home) == ["1.1", "1.2"]


DAMAGED = b'{"done": ["1.1"], "missed": ["2.b", "3.'


def test_nothing_is_set_aside_before_the_saved_notes_are_written(home, monkeypatch, capsys):
    home.mkdir()
    (home / "progress.json").write_bytes(DAMAGED)
    with monkeypatch.context() as full:
        full.setattr("os.replace", disk_is_full)
        assert record.done() == {"1.1"}
        record.note("1.2")
        assert record.done() == {"1.1", "1.2"} and record.notes()["missed"] == ["2.b"]
    assert "cannot be kept" in capsys.readouterr().out
    assert names_in(home) == ["progress.json", "progress.json.broken-1", "progress.json.lock"]
    assert (home / "progress.json").read_bytes() == DAMAGED
    (home / "progress.json").unlink()       # whatever happens to it now, they stay in memory
    record.note("1.3")
    assert stored(home) == ["1.1", "1.2", "1.3"] and in_file(home)["missed"] == ["2.b"]


def test_a_reader_repairs_under_the_lock_alone(home, monkeypatch):
    home.mkdir()
    (home / "progress.json").write_bytes(DAMAGED)
    monkeypatch.setattr(record, "Lock", lambda path: Lock(path, patience=0.05))
    with Lock(home / "progress.json.lock"):
        assert record.done() == {"1.1"}
        assert (home / "progress.json").read_bytes() == DAMAGED
    assert record.done() == {"1.1"} and stored(home) == ["1.1"]


def test_a_newer_versions_keys_are_kept(home):
    home.mkdir()
    newer = {"done": ["1.1"], "version": 7, "guesses": {"1.g1": {"after": 3}}, "badges": ["x"]}
    (home / "progress.json").write_text(json.dumps(newer))
    record.note("1.2")
    assert in_file(home) == {**newer, "done": ["1.1", "1.2"], "missed": [], "made": {}}


def test_left_over_files_are_cleaned_up(home):
    home.mkdir()
    (home / "progress.json.123.new").write_text("half of it")
    record.note("1.1")
    assert names_in(home) == ["progress.json", "progress.json.lock"]


def test_guesses_misses_and_what_was_made_stand_in_the_same_file(home):
    record.note_guess("2.g1", "75.6", "certain", False)
    record.note_guess("2.g1", "226.8", "certain", True)         # the first one counts
    record.note_guess("2.g2", "yes", "guess", False)
    record.note_miss("2.a")
    record.note_made("2.6", "weights = [1, 2]")
    record.forget_miss("2.a")
    assert in_file(home) == {
        "done": [], "missed": ["2.g1"], "made": {"2.6": "weights = [1, 2]"},
        "guesses": {"2.g1": {"gave": "75.6", "sure": "certain", "right": False},
                    "2.g2": {"gave": "yes", "sure": "guess", "right": False}}}


def test_in_a_browser_tab_it_is_kept_where_the_browser_keeps_it(monkeypatch, tmp_path):
    monkeypatch.delenv("ONE_NEURON_HOME")
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setattr(record, "TAB", tmp_path / "drive")
    assert "drive" not in record.folder().parts     # a page that keeps nothing
    (tmp_path / "drive").mkdir()
    record.note("9.1")
    assert record.folder() == tmp_path / "drive" / ".one-neuron"
    assert record.done() == {"9.1"}


def test_a_home_of_nobody_is_said_and_never_raises(monkeypatch, capsys):
    monkeypatch.setenv("ONE_NEURON_HOME", "~nobodyknows")
    record.note("1.1")
    assert "there is no home ~nobodyknows on this machine" in capsys.readouterr().out
    assert record.done() == {"1.1"}
    assert "~nobodyknows" in progress_can_be_kept()


def test_rehearsal_leaves_nothing_and_sees_a_full_disk(home, monkeypatch):
    record.rehearse()
    assert names_in(home) == [] and progress_can_be_kept() == ""
    monkeypatch.setattr("os.fsync", disk_is_full)
    assert "disk is full" in progress_can_be_kept()
    assert names_in(home) == []
