"""An answer of the learner's own is judged by what must hold of it, with a counterexample."""

import numpy as np
import pytest

from course_lib.exercises import check, progress, record, solution


def said(capsys, answer):
    check("90.5", answer)
    return capsys.readouterr().out


@pytest.mark.parametrize(("answer", "sentence"), [
    ((0.1, 0.2), "90.5 not yet: With both keys, [1, 1], it stays shut."),
    ((1.5, -0.2), "90.5 not yet: It opens for [1, 0], one key alone."),
    (..., "90.5 not attempted yet: "), ((..., 1), "90.5 not attempted yet: "),
    ((), "90.5 not yet: weights could not be tried: it asks for a place beyond the end"),
    ("ab", "90.5 not yet: weights could not be tried: "),
    (lambda: 3, "90.5 not yet: a function came, but the answer is a value."),
    ((0.5, 0.5), "90.5 right!"), ([0.7, 0.9], "90.5 right!"),
    (np.array([0.7, 0.9]), "90.5 right!"),
])
def test_own_answer_is_judged_by_what_must_hold(kinds, capsys, answer, sentence):
    assert said(capsys, answer).startswith(sentence)
    assert ("90.5" in record.done()) == (sentence == "90.5 right!")


class Window(tuple):
    """A pair that has no copy, as a picture with sliders has none."""

    def __deepcopy__(self, memo):
        raise NotImplementedError


def test_what_has_no_copy_is_judged_as_it_is(kinds, capsys):
    assert said(capsys, Window((1.5, -0.2))).startswith("90.5 not yet: It opens for [1, 0]")


def test_what_was_made_is_kept_and_shown(kinds, capsys):
    check("90.5", [0.7, 0.9])
    progress(90)
    assert "Yours, 90.5 A safe for two keys:\n[0.7, 0.9]\n" in capsys.readouterr().out
    solution("90.5")
    assert capsys.readouterr().out == (
        "# One of many right answers:\nweights = (0.5, 0.5)\n")
