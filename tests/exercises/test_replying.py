"""Numbers are read as people write them, and each answer gets its reasons."""

import pytest

from course_lib.exercises import Guess
from course_lib.exercises.replying import given_before, reply, reply_to_guess

ASKED = Guess("2.g1", "How far?", number=-2.5, near=0.5, unit="km", says="It goes back.",
              tempting=((2.5, 0.1, "You may think of forwards."), (0, 0.1, "You may think of 0.")))


@pytest.mark.parametrize("text", ["-2.5", "−2,5", " -2.5 ", "–3", "-2", "-25e-1"])
def test_a_number_is_read_as_people_write_it(text):
    assert reply(ASKED, -1, text).right is True


@pytest.mark.parametrize(("text", "said"), [
    ("", "Nothing is written"), ("far", "“far” is no number"), ("1,000", "two ways"),
    ("-12,500,000", "two ways"), ("nan", "no number"), ("inf", "no number"), ("2.5 km", "no number"),
])
def test_what_is_no_number_is_no_answer(text, said):
    assert said in reply(ASKED, -1, text).says[0] and reply(ASKED, -1, text).right is None
    assert reply_to_guess(ASKED, -1, text, "certain") == reply(ASKED, -1, text)


@pytest.mark.parametrize(("text", "reasons"), [
    ("-2.4", ("It goes back.",)), ("2.5", ("You may think of forwards.", "It goes back.")),
    ("0", ("You may think of 0.", "It goes back.")), ("9", ("It goes back.",)),
])
def test_a_tempting_number_gets_its_own_sentence(text, reasons):
    assert reply(ASKED, -1, text).says[1:] == reasons
    told = reply_to_guess(ASKED, -1, text, "guess").says
    assert told[1:] == reasons and "It is **−2.5 km**." in told[0]


def test_what_was_given_before_is_found_again():
    assert given_before(ASKED, reply(ASKED, -1, "−2,40").gave) == (-1, "-2.4")
    assert given_before(ASKED, "a choice of another version") is None
