"""Words, acts and minutes are counted as a reader meets them."""

import nbformat
import pytest

from course_lib.exercises import finding
from tests.notebooks.pace import acts_in, pace, words_in


def notebook(*cells):
    made = {"md": nbformat.v4.new_markdown_cell, "code": nbformat.v4.new_code_cell}
    return nbformat.v4.new_notebook(cells=[made[kind](source) for kind, source in cells])


@pytest.mark.parametrize("text, count", [
    ("One, two; three.", 3), ("[a link](https://example.org/one/two)", 2), ("$$ x + y = z $$", 0),
    ("7.56 kcal/min", 3), ("<details>\n<summary>What to notice</summary>", 3), ("don't", 1)])
def test_words_are_what_is_read(text, count):
    assert words_in(text) == count


@pytest.mark.parametrize("source, kinds", [
    ("views.explore_neuron()", ["explorer"]), ('check("1.2", x)', ["exercise"]),
    ('order("6.3")', ["exercise"]), ('guess("1.g1")', ["guess"]), ("progress(1)", []),
    ("show_bias()", []), ("recall(2)", ["recall"]), ('quiz("1.a")', ["question"])])
def test_acts_are_what_is_done(source, kinds):
    assert acts_in(source) == kinds


def test_the_longest_stretch_lies_between_two_acts_or_after_the_last():
    read = pace(notebook(("md", "a b c"), ("code", "explore_gate()"), ("md", "a b"), ("code", "1"),
                         ("md", "a b c"), ("code", 'guess("1.g1")'), ("md", "a"),
                         ("md", "## Under the hood\n" + "a " * 99)))
    assert (read.words, read.longest, read.until_explorer) == (9, 5, 3)
    assert read.minutes == pytest.approx(9 / 130 + 3 + 1)


def test_a_question_after_an_exercise_takes_its_minute():
    one = finding.exercises_of(1)[0]
    read = pace(notebook(("code", f'check("{one.id}", x)')))
    assert read.minutes == 5 + (one.then is not None)
