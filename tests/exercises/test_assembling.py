"""Lines in some order become a function, or a sentence that says what is wrong with the order."""

import dataclasses

import pytest

from course_lib.exercises import record
from course_lib.exercises.assembling import said_of_order


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
