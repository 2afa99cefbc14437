"""The self-test of chapter 00 says yes where all works, and says what to do where not."""

import sys

import pytest

from course_lib import selftest
from course_lib.views.lamps import explore_lamps


def test_all_is_well_here(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("ONE_NEURON_HOME", str(tmp_path))
    selftest.self_test()
    lines = capsys.readouterr().out.splitlines()
    assert [line[:5] for line in lines[:-1]] == ["yes  "] * len(selftest.STEPS)
    assert lines[-1].startswith("Python works.")
    assert not list(tmp_path.iterdir()), "the self-test must not leave anything behind"


@pytest.mark.parametrize(("version", "says"), [((3, 10, 9), "Python 3.10"), ((3, 11, 0), "")])
def test_python_too_old(monkeypatch, version, says):
    monkeypatch.setattr(sys, "version_info", version)
    assert says in selftest.python_is_new_enough()
    assert bool(selftest.python_is_new_enough()) == bool(says)


def test_missing_libraries_are_named(monkeypatch):
    monkeypatch.setattr(selftest, "LIBRARIES", ("numpy", "no_such_one", "nor_this"))
    assert selftest.libraries_are_here().startswith("no_such_one and nor_this cannot")


def test_a_slider_that_does_not_move(monkeypatch):
    monkeypatch.setattr("course_lib.views.stage.view.View.set", lambda self, **values: None)
    assert "the words are: 2 lamps" in selftest.slider_moves()
    assert "stayed the same" in selftest.picture_changes()


def test_checks_that_say_yes_to_all(monkeypatch):
    from course_lib.exercises.judge import judging

    monkeypatch.setattr(judging, "judge", lambda exercise, answer: judging.Verdict("right"))
    assert "right, right, right" in selftest.checks_answer()


def test_progress_that_cannot_be_kept(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("ONE_NEURON_HOME", str(tmp_path / "file"))
    assert "will not remember" in selftest.progress_can_be_kept()


def test_an_error_becomes_a_line_and_the_rest_goes_on(monkeypatch, capsys):
    def breaks():
        raise RuntimeError("no wheels")

    monkeypatch.setattr(selftest, "STEPS", (("It rolls", breaks), ("It stands", lambda: "")))
    selftest.self_test()
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("NO   It rolls: RuntimeError: no wheels.")
    assert lines[1] == "yes  It stands"
    assert lines[2].startswith("1 of 2 did not work")


def test_did_it_move(capsys):
    lamps = explore_lamps()
    selftest.did_it_move(lamps)
    assert capsys.readouterr().out.startswith("?    Python still sees 3 lamps")
    lamps.set(lamps=0)
    selftest.did_it_move(lamps)
    assert capsys.readouterr().out.startswith("yes  Your move arrived: Python sees 0 lamps")
    lamps.trouble = "it hurts"
    selftest.did_it_move(lamps)
    assert "could not follow: it hurts" in capsys.readouterr().out


@pytest.mark.parametrize("view", [None, 3, "lamps"])
def test_did_it_move_wants_the_view(view):
    with pytest.raises(TypeError, match="explore_lamps"):
        selftest.did_it_move(view)
