"""`quiz`, `guess` and `recall` find what they ask, and recall begins with what was missed."""

import pytest

from course_lib.exercises import finding, guess, progress, quiz, recall, record
from course_lib.exercises.asking import to_recall


def ids(questions):
    return [one.id for one in questions]


@pytest.mark.parametrize(("call", "id", "said"), [
    (quiz, "90.1", '"90.1" is not a question; it works with check("90.1", ...)'),
    (quiz, "90.g1", '"90.g1" is not a question; it works with guess("90.g1")'),
    (guess, "90.a", '"90.a" is not a guess; it works with quiz("90.a")'),
    (guess, "90.g7", 'there is no guess "90.g7". Did you mean'),
    (quiz, 2, "write the question's id in quotes"),
    (recall, "two", "recall needs the number of this chapter"),
    (recall, True, "recall needs the number of this chapter"),
    (recall, 1, "There is nothing to recall yet."),
])
def test_what_cannot_be_asked_is_said(example, capsys, call, id, said):
    assert call(id) is None
    assert said in capsys.readouterr().out


def test_recall_asks_three_of_the_chapters_before():
    assert len(to_recall(2, [])) == 3 and {one.chapter for one in to_recall(2, [])} == {1}
    assert {one.chapter for one in to_recall(3, [])} == {2}
    assert {one.chapter for one in to_recall(4, [])[:2]} == {3, 1}
    assert ids(to_recall(3, [])) == ids(to_recall(3, []))


def test_what_was_missed_comes_first_and_goes_when_it_is_known(example, monkeypatch):
    monkeypatch.setattr(finding, "chapters_with_a_bank", lambda: [1, 2, 90])
    guess("90.g2").answer(0, guess("90.g2").asked[0]["options"].index("0 kcal"), sure="certain")
    quiz("90.a").answer(0, quiz("90.a").asked[0]["options"].index("How long the run was"))
    box = recall(91)
    assert ids(box.questions) == ["90.a", "90.g2"]
    right = box.asked[0]["options"].index("How many kcal one more minute burns")
    assert "✓ Right." in box.answer(0, right)
    assert record.notes()["missed"] == ["90.g2"]
    assert recall(91) is not box and ids(recall("91").questions)[0] == "90.g2"


def test_progress_counts_guesses_made_not_right(example, capsys):
    guess("90.g1").answer(0, text="30", sure="guess")
    progress(90)
    assert "0 of 1 questions right, 1 of 2 guesses made" in capsys.readouterr().out
