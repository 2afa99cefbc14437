"""A repair that is left as it was is not attempted yet, and a question follows a right answer."""

from course_lib.exercises import check, progress, record


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
