"""Repair, order, one's own, and the question after a pass."""

import dataclasses

import pytest

from course_lib.exercises import asking, check, finding, order, progress, record, solution
from course_lib.exercises.assembling import said_of_order
from course_lib.exercises.order_box import OrderBox

RIGHT = [3, 4, 2, 0, 1]


@pytest.fixture
def kinds(example, monkeypatch):
    monkeypatch.setattr(finding, "exercises_of", lambda chapter: (*example.EXERCISES, *example.KINDS))
    monkeypatch.setattr("course_lib.exercises.report.exercises_of", finding.exercises_of)
    return example


def said(capsys, id, answer):
    check(id, answer)
    return capsys.readouterr().out


def first_above(scores, bar):
    for place, score in enumerate(scores):
        if score > bar:
            return place
        return -1


def first_above_changed(scores, bar):
    for place, score in enumerate(scores):
        if score > bar:
            return place
        return None


def test_repair_unchanged_is_not_attempted_yet(kinds, capsys):
    assert said(capsys, "90.3", first_above) == (
        "90.3 not attempted yet: as it stands it gives up after the first score. Find the line.  "
        'hint("90.3") gives a nudge.\n')
    assert said(capsys, "90.3", first_above_changed).startswith("90.3 not yet: ")
    assert "90.3" not in record.done()


def test_a_question_follows_a_right_answer(kinds, capsys, monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    assert said(capsys, "90.3", first_above_changed) and shown == []
    assert said(capsys, "90.3", kinds.first_above) == "90.3 right!\n"
    box, = shown
    assert box.words.startswith("90.3.a What does first_above([], 3) give?\n  ( ) ")
    assert said(capsys, "90.2", 7.56) and len(shown) == 1
    right = box.asked[0]["options"].index("−1")
    assert "✓ Right." in box.answer(0, right) and "90.3.a" in record.done()
    progress(90)
    assert "2 of 5 exercises done, 1 of 3 questions right" in capsys.readouterr().out


def test_lines_in_the_right_order_run_and_are_noted(kinds):
    box = order("90.4")
    assert box.order == [0, 1, 2, 3, 4] and box.then == ""
    assert box.run(RIGHT) == "<p><b>✓</b> 90.4 right!</p>"
    assert "90.4" in record.done() and order("90.4") is box
    question, = (one for one in asking._open.values())
    assert box.then == "IPY_MODEL_" + question.model_id and "90.4.a Why" in question.words


@pytest.mark.parametrize(("places", "sentence"), [
    ([0, 1, 2, 3, 4], "Python cannot read it in this order, at `return place`."),
    ([3, 4, 2, 1, 0], "Python cannot read it in this order"),
    ([3, 4, 2, 0], "Some lines are missing."),
    ([3, 4, 2, 0, 0], "Some lines are missing."),
])
def test_lines_in_another_order_get_a_sentence(kinds, places, sentence):
    told, right = said_of_order(kinds.ORDER, places)
    assert sentence in told and not right and record.done() == set()


def test_lines_that_run_and_are_wrong_are_judged_like_any_answer(kinds):
    wrong = dataclasses.replace(kinds.ORDER, lines=(
        "def first_above(scores, bar):", "    return -1",
        "    for place, score in enumerate(scores):", "        if score > bar:",
        "            return place"))
    told, right = said_of_order(wrong, [0, 1, 2, 3, 4])
    assert told.startswith("90.4 not yet: It finds nothing, whatever comes.") and not right


def test_order_is_text_without_a_kernel(kinds):
    data, _ = order("90.4")._repr_mimebundle_()
    assert data["text/plain"].startswith("90.4 The first above, in order: put these lines in order")
    assert "        if score &gt; bar:" in data["text/html"]
    assert data["text/plain"].splitlines()[1:] == list(kinds.ORDER.lines)


def test_order_of_another_kind_or_id_is_told(kinds, capsys):
    assert order("90.1") is None and order("90.9") is None
    told = capsys.readouterr().out
    assert 'it works with check("90.1", mean_of_squares)' in told and "there is no exercise" in told


def test_order_box_leaves_nothing_behind(kinds):
    from ipywidgets.widgets.widget import _instances

    count = len(_instances)
    box = OrderBox(kinds.ORDER)
    box.run([0, 1, 2, 3, 4])
    box.close()
    assert len(_instances) == count


@pytest.mark.parametrize(("answer", "sentence"), [
    ((0.1, 0.2), "90.5 not yet: With both keys, [1, 1], it stays shut."),
    ((1.5, -0.2), "90.5 not yet: It opens for [1, 0], one key alone."),
    (..., "90.5 not attempted yet: "), ((..., 1), "90.5 not attempted yet: "),
    ((), "90.5 not yet: weights could not be tried: it asks for a place beyond the end"),
    ("ab", "90.5 not yet: weights could not be tried: "),
    (lambda: 3, "90.5 not yet: weights could not be tried: "),
    ((0.5, 0.5), "90.5 right!"), ([0.7, 0.9], "90.5 right!"),
])
def test_own_answer_is_judged_by_what_must_hold(kinds, capsys, answer, sentence):
    assert said(capsys, "90.5", answer).startswith(sentence)
    assert ("90.5" in record.done()) == (sentence == "90.5 right!")


def test_what_was_made_is_kept_and_shown(kinds, capsys):
    check("90.5", [0.7, 0.9])
    progress(90)
    assert "Yours, 90.5 A safe for two keys:\n[0.7, 0.9]\n" in capsys.readouterr().out
    solution("90.5")
    assert capsys.readouterr().out == (
        "# One of many right answers:\nweights = (0.5, 0.5)\n")
