"""What `progress` leaves in a notebook for a teacher."""

import IPython
import pytest

from course_lib.exercises import progress, record
from course_lib.exercises.assembling import said_of_order
from course_lib.exercises.finding import find
from course_lib.exercises.report import RECORD


@pytest.fixture
def shown(monkeypatch):
    """Return what is displayed, as in a notebook."""
    bundles = []
    monkeypatch.setattr(IPython, "get_ipython", object)
    monkeypatch.setattr(IPython.display, "display", lambda one, raw: bundles.append(one))
    return bundles


def test_progress_leaves_the_guesses_and_what_was_made_unseen(shown, capsys):
    record.note_guess("6.g1", "0.5", "certain", False)
    record.note_guess("4.g1", "a bar", "guess", True)
    exercise = find("6.4")
    places = [exercise.lines.index(line) for line in _right_order(exercise)]
    assert said_of_order(exercise, places)[1]
    progress(6)
    (left,) = shown
    assert left["text/plain"] == "" and set(left[RECORD]["guesses"]) == {"6.g1"}
    assert left[RECORD]["made"]["6.4"].splitlines() == _right_order(exercise)
    assert "Yours" not in capsys.readouterr().out


def _right_order(exercise):
    import inspect

    return inspect.getsource(exercise.reference).splitlines()


def test_nothing_is_left_where_nothing_was_done_and_outside_of_a_notebook(shown, monkeypatch):
    progress(6)
    monkeypatch.setattr(IPython, "get_ipython", lambda: None)
    record.note_guess("6.g1", "0.5", "certain", False)
    progress(6)
    assert shown == []
