"""Choices stand in a mixed order that stays, and right ones spread over the places."""

from collections import Counter

import pytest

from course_lib.exercises import Option, finding
from course_lib.exercises.mixing import mixed, place_of

ASKED = [one for chapter in finding.chapters_with_a_bank()
         for one in (*finding.questions_of(chapter), *finding.guesses_of(chapter)) if one.options]


def test_order_does_not_depend_on_how_the_bank_writes_it():
    options = [Option(text, text == "c", "Because.") for text in "abcd"]
    assert mixed("7.b", options) == mixed("7.b", options[::-1])


def test_questions_of_a_chapter_use_all_places():
    for form in ("7.{}", "7.g{}", "7.{}.a"):
        names = "abcdefgh" if form == "7.{}" else range(1, 9)
        places = [place_of(form.format(name), 4) for name in names]
        assert Counter(places) == {place: 2 for place in range(4)}
    orders = {tuple(place_of(f"{chapter}.{letter}", 4) for letter in "abcd")
              for chapter in range(14)}
    assert len(orders) > 6      # and no order of places that one could learn


@pytest.mark.parametrize("count", sorted({len(one.options) for one in ASKED}))
def test_right_answers_are_spread_evenly_over_all_banks(count):
    places = [next(place for place, option in enumerate(mixed(one.id, one.options))
                   if option.right) for one in ASKED if len(one.options) == count]
    for place in range(count):
        assert abs(places.count(place) - len(places) / count) <= max(2, 0.15 * len(places)), (
            f"of {len(places)} questions with {count} choices, the right one stands "
            f"{places.count(place)} times at place {place}")
