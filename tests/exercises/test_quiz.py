"""A quiz box answers, works as text without a kernel, and shows its text as it is."""

from course_lib.exercises import Option, Question, quiz, record
from course_lib.exercises.quiz_box import QuizBox

WORDS = ("90.a What does the weight 7.56 say?\n"
         "  ( ) How many kcal one more minute burns\n"
         "  ( ) How long the run was")


def test_box_answers_each_choice(example):
    box = quiz("90.a")
    box.button.click()
    assert "Nothing is chosen yet" in box.result.html
    box.choices.index = 1
    box.button.click()
    assert box.result.html == (
        "<p>What does the <b>weight</b> <code>7.56</code> say?</p>"
        "<p>You chose: How long the run was</p>"
        "<p><b>✗ Not quite.</b> That is the input: it changes, <code>7.56</code> stays.</p>")
    assert record.done() == set()
    box.choices.index = 0
    box.button.click()
    assert "<b>✓ Right.</b> One minute more" in box.result.html
    assert record.done() == {"90.a"}


def test_box_is_text_without_a_kernel(example):
    data, _ = quiz("90.a")._repr_mimebundle_()
    assert data["text/plain"] == WORDS
    assert "<li>How long the run was</li>" in data["text/html"]
    assert set(data) == {"text/plain", "text/html", "application/vnd.jupyter.widget-view+json"}


def test_nothing_in_the_text_becomes_markup():
    box = QuizBox(Question("90.b", "Is 1 < 2 & 3 > 2?", (
        Option("<script>yes</script>", True, "a < b"), Option("no", False, "Look again."))))
    box.choices.index = 0
    box.button.click()
    for shown in (box.result.html, box.children[0].value,
                  box._repr_mimebundle_()[0]["text/html"]):
        assert "<script" not in shown and "1 &lt; 2 &amp; 3" in shown


def test_choices_keep_their_order(example):
    assert [quiz("90.a").choices.options for _ in range(5)] == [quiz("90.a").choices.options] * 5


def test_the_click_counts_with_the_choice_that_the_page_shows(example):
    """With fast keys the page's choice may reach the kernel after the click."""
    box = quiz("90.a")
    box.choices.index = 0
    box._page_saw(box.result, {"chosen": 1}, [])
    assert "You chose: How long the run was" in box.result.html
    box._page_saw(box.result, {"chosen": -1}, [])
    assert "Nothing is chosen yet" in box.result.html
