"""A question box replies, works as text without a kernel, and gives nothing away beforehand."""

import gc
import json
import weakref

import pytest
from ipywidgets.widgets.widget import _instances

from course_lib.exercises import Guess, Option, Question, guess, quiz, record
from course_lib.exercises.question_box import QuestionBox

WORDS = ("90.a What does the weight 7.56 say?\n"
         "  ( ) How long the run was\n"
         "  ( ) How many kcal one more minute burns")


def place_of(box, text, number=0):
    return next(place for place, html in enumerate(box.asked[number]["options"]) if text in html)


def in_the_page(box):
    """Return everything that the page is told, as one text, but for the code and the style."""
    state = {name: value for name, value in box.get_state().items() if name not in ("_esm", "_css")}
    return json.dumps(state, default=str, ensure_ascii=False)


def test_box_answers_each_choice(example):
    box = quiz("90.a")
    assert "Nothing is chosen yet" in box.answer(0)
    assert box.answer(0, place_of(box, "How long")) == (
        "<p><b>✗ Not quite.</b> That is the input: it changes, <code>7.56</code> stays.</p>")
    assert record.done() == set() and record.notes()["missed"] == ["90.a"]
    assert "<b>✓ Right.</b> One minute more" in box.answer(0, place_of(box, "How many"))
    assert record.done() == {"90.a"}


def test_box_is_text_without_a_kernel(example):
    data, _ = quiz("90.a")._repr_mimebundle_()
    assert data["text/plain"] == WORDS
    assert "<li>How long the run was</li>" in data["text/html"]
    assert set(data) == {"text/plain", "text/html", "application/vnd.jupyter.widget-view+json"}


def test_nothing_in_the_text_becomes_markup():
    box = QuestionBox([Question("90.b", "Is 1 < 2 & 3 > 2?", (
        Option("<script>yes</script>", True, "a < b"), Option("no", False, "<i>Look</i>.")))])
    box.answer(0, place_of(box, "no"))
    shown = in_the_page(box) + box._repr_mimebundle_()[0]["text/html"]
    assert "<script" not in shown and "<i>" not in shown and "1 &lt; 2 &amp; 3" in shown


def test_a_minus_is_a_minus_and_code_stays_code(example):
    box = guess("90.g2")
    assert "−72 kcal" in box.words and "-72" not in box._repr_mimebundle_()[0]["text/html"]
    code = Question("90.b", "Is `a-1` -2?", (Option("`-2`", True, "x"), Option("no", False, "y")))
    assert QuestionBox([code]).asked[0]["html"] == "<b>90.b</b> Is <code>a-1</code> −2?"


@pytest.mark.parametrize("id", ["90.g1", "90.g2"])
def test_nothing_gives_a_guess_away_before_it_is_made(example, id):
    box = guess(id)
    data, _ = box._repr_mimebundle_()
    everything = in_the_page(box) + data["text/plain"] + data["text/html"]
    for secret in ("226", "7.56", "You may think", "A line goes on", '"right": true'):
        assert secret not in everything
    assert [one["right_place"] for one in box.replies] == [-1]


def test_guess_says_what_was_guessed_what_is_so_and_why(example):
    box = guess("90.g2")
    assert box.answer(0, place_of(box, "0 kcal"), sure="certain") == (
        "<p><b>✗ It is otherwise.</b> You guessed: 0 kcal (certain).</p>"
        "<p>You may think nothing burns. But you breathe.</p>"
        "<p><b>−72 kcal</b> A line goes on below 0, whatever that means.</p>"
        "<p>You were certain. So this question comes back in a later chapter.</p>")
    assert box.replies[0]["right_place"] == place_of(box, "−72") and box.replies[0]["locked"]
    assert record.notes()["guesses"]["90.g2"] == {
        "gave": "0 kcal", "sure": "certain", "right": False}
    assert record.notes()["missed"] == ["90.g2"] and record.done() == set()


def test_guess_for_a_number_says_it(example):
    said = guess("90.g1").answer(0, text="30", sure="fairly")
    assert said == ("<p><b>✗ It is otherwise.</b> It is <b>226.8 kcal</b>. "
                    "You guessed: 30 kcal (fairly sure).</p>"
                    "<p>You may think of the minutes.</p><p>30 times 7.56.</p>")
    assert record.notes()["missed"] == []


def test_only_the_first_guess_counts_and_stays(example):
    guess("90.g1").answer(0, text="225", sure="guess")
    again = guess("90.g1")
    assert "So it is." in again.answer(0, text="1", sure="certain")
    again.close()
    later = guess("90.g1")      # after a restart of the kernel: the record remembers
    assert later is not again and later.given == [{"place": -1, "text": "225"}]
    assert "So it is." in later.replies[0]["html"] and later.replies[0]["locked"]
    assert record.notes()["guesses"]["90.g1"]["gave"] == "225"
    assert "226" not in later.words


def test_no_guess_without_an_answer(example):
    box = guess("90.g1")
    for text, said in (("", "Nothing is written"), ("many", "“many” is no number"),
                       ("1,000", "two ways"), ("1e400", "no number")):
        assert said in box.answer(0, text=text, sure="guess")
        assert not box.replies[0]["locked"] and record.notes()["guesses"] == {}
    assert "two ways" not in box.answer(0, text="−2,5", sure="guess")
    assert record.notes()["guesses"]["90.g1"]["gave"] == "-2.5"


def test_the_same_box_answers_in_every_cell_and_keeps_what_was_chosen(example):
    box = quiz("90.a")
    box.given = [{"place": 1, "text": ""}]          # what the page sends at each click
    assert quiz("90.a") is box and quiz("90.a").given[0]["place"] == 1


def test_the_click_counts_with_the_choice_that_the_page_shows(example):
    """With fast keys the page's choice may reach the kernel after the click."""
    box = quiz("90.a")
    box.given = [{"place": place_of(box, "How many"), "text": ""}]
    box._told(box, {"answer": 0, "place": place_of(box, "How long"), "text": "", "sure": ""}, [])
    assert box.replies[0]["right"] is False and box.heard == 1


def test_nothing_is_left_after_close(example):
    count = len(_instances)
    box = QuestionBox(example.QUIZ)
    box.answer(0, 1)
    gone = weakref.ref(box)
    box.close()
    del box
    gc.collect()
    assert gone() is None and len(_instances) == count


def test_running_a_cell_again_makes_no_second_box(example):
    quiz("90.a")
    count = len(_instances)
    for _ in range(20):
        quiz("90.a")
    assert len(_instances) == count


def test_a_guess_that_the_bank_no_longer_offers_is_asked_again(example):
    record.note_guess("90.g2", "a choice of last year", "certain", True)
    assert not guess("90.g2").replies[0]["locked"]


def test_number_question_in_a_recall_says_the_number_after_a_miss():
    asked = Guess("2.g9", "How far?", number=3, near=0.5, unit="km", says="Look.")
    box = QuestionBox([asked], "recall")
    assert "It is 3 km." in box.answer(0, text="9") and not box.replies[0]["locked"]
    assert "✓ Right." in box.answer(0, text="3.2")
    assert record.notes()["guesses"] == {} and record.notes()["missed"] == []
