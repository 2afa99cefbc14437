"""What is written wrongly in a chapter's bank is said when the chapter is loaded."""

import dataclasses

import pytest

from course_lib.exercises import Exercise, Guess, Mistake, Option, Property, Question, finding


@pytest.mark.parametrize(("field", "value"), [
    ("id", "2"), ("id", 2.1), ("title", ""), ("name", "two words"), ("blank", " "),
    ("mistakes", ()), ("mistakes", "three"), ("hints", ("one",)), ("hints", ("a",) * 4),
    ("inputs", ()), ("inputs", ([1.0],)), ("also_right", ()), ("also_right", abs),
    ("random_inputs", 3), ("reference", lambda errors: 1), ("kind", "riddle"), ("then", "why"),
    ("then", Question("90.2.a", "Why?", (Option("a", True, "x"), Option("b", False, "y")))),
    ("given", abs), ("lines", ("a", "b", "c")), ("properties", (1,)),
])
def test_exercise_names_the_field(example, field, value):
    with pytest.raises(ValueError, match=f"Exercise .*: {field} must be"):
        dataclasses.replace(example.MEAN, **{field: value})


def test_value_has_no_inputs(example):
    with pytest.raises(ValueError, match="inputs must be nothing"):
        dataclasses.replace(example.SLOPE, inputs=((1,),))


@pytest.mark.parametrize(("field", "value"), [
    ("id", "90.1"), ("text", ""), ("options", ()),
    ("options", (Option("a", True, "x"), Option("b", True, "y"))),
    ("options", (Option("a", True, "x"), Option("a", False, "y"))),
])
def test_question_names_the_field(example, field, value):
    with pytest.raises(ValueError, match=f"Question .*: {field} must be"):
        dataclasses.replace(example.QUIZ[0], **{field: value})


def test_mistake_and_choice_say_something():
    with pytest.raises(ValueError, match="Mistake: says must be"):
        Mistake(1, "")
    with pytest.raises(ValueError, match="Option: right must be"):
        Option("a", "yes", "b")


def test_question_knows_its_chapter():
    question = Question("7.b", "?", (Option("a", True, "x"), Option("b", False, "y")))
    assert question.chapter == 7


YES_NO = (Option("yes", True, "It adds up."), Option("no", False, "Add it up again."))
NUMBER = {"number": 226.8, "near": 5, "unit": "kcal", "says": "30 · 7.56"}
HOLDS = Property(lambda number: number > 3 or number, "{} is not above 3.")


@pytest.mark.parametrize(("field", "changes"), [
    ("id", {"id": "2.1"}), ("text", {"text": ""}), ("options", {"number": None}),
    ("options", {"options": YES_NO}), ("number", {"number": None, "options": YES_NO}),
    ("number", {"number": True}), ("near", {"near": 0}), ("says", {"says": ""}),
    ("unit", {"unit": 3}), ("tempting", {"tempting": (3.0,)}),
    ("tempting", {"tempting": ((225.0, 1, "You rounded."),)}),
])
def test_guess_names_the_field(field, changes):
    with pytest.raises(ValueError, match=f"Guess .*: {field} must be"):
        Guess(**{"id": "2.g2", "text": "How many?", **NUMBER, **changes})


def test_guess_with_options_or_a_number():
    assert Guess("2.g1", "Does it?", YES_NO).chapter == 2
    tempting = ((30.0, 1, "You may think of the minutes."),)
    assert Guess("12.g2", "How many?", **NUMBER, tempting=tempting).chapter == 12


@pytest.mark.parametrize(("field", "kind", "changes"), [
    ("given", "repair", {"blank": "find the line"}), ("blank", "repair", {"given": abs,
     "blank": "put your own code in place of the dots"}), ("lines", "order", {"lines": ("one", "two")}),
    ("properties", "own", {"reference": None}),
    ("reference", "own", {"properties": (HOLDS,)}),
    ("also_right", "own", {"properties": (HOLDS,), "reference": None}),
])
def test_kind_names_what_it_needs(example, field, kind, changes):
    with pytest.raises(ValueError, match=f"Exercise .*: {field} must be"):
        dataclasses.replace(example.MEAN, kind=kind, **changes)


def test_own_exercise_has_properties_in_place_of_a_reference():
    own = Exercise("2.6", "A number of yours", "mine", properties=(HOLDS,), kind="own",
                   hints=("Large.", "Larger."), also_right=(4, 5.5),
                   mistakes=(Mistake(2, "2 is not above 3."),))
    assert not own.is_function and own.properties[0].holds(2) == 2


def test_id_of_another_kind_is_told_its_call(example):
    with pytest.raises(LookupError, match='"90.a" is not an exercise; it works with quiz'):
        finding.find("90.a")
    with pytest.raises(LookupError, match='"90.1" is not a guess; it works with check'):
        finding.find("90.1", "guess")
