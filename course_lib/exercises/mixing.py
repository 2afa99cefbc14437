"""Put the choices of a question in a mixed order that is the same each time it is asked."""

import random
import re


def mixed(id, options):
    """Return the options in the order in which the question with this id shows them.

    The right ones of a chapter's questions go through all places before one comes again; which
    comes when, and where the others stand, looks like chance and is not.

    >>> from course_lib.exercises import Option
    >>> options = [Option(text, text == "y", "Because.") for text in "xyz"]
    >>> [option.text for option in mixed("2.a", options)]
    ['x', 'z', 'y']
    """
    options = sorted(options, key=lambda option: option.text)
    wrong = [option for option in options if not option.right]
    random.Random(id).shuffle(wrong)
    right, = (option for option in options if option.right)
    place = place_of(id, len(options))
    return [*wrong[:place], right, *wrong[place:]]


def place_of(id, places):
    """Return the place of the right one of so many options, from 0.

    >>> sorted(place_of(f"2.{letter}", 4) for letter in "abcd")
    [0, 1, 2, 3]
    """
    chapter, kind, number = re.fullmatch(r"(\d+)\.(?:(\d+\.|g)?)(\w+)", id).groups()
    count = ord(number) - ord("a") if number.isalpha() else int(number) - 1
    if kind and kind != "g":            # the question after an exercise counts as the exercise
        count = int(kind[:-1]) - 1
    rounds, turn = divmod(count, places)
    order = list(range(places))
    random.Random(f"{chapter} {(kind or '.')[-1]} {places} {rounds}").shuffle(order)
    return order[turn]
