"""What is written wrongly in a chapter's bank is said when the chapter is loaded."""

import dataclasses

import pytest

from course_lib.exercises import Choice, Mistake, Question


@pytest.mark.parametrize(("field", "value"), [
    ("id", "2"), ("id", 2.1), ("title", ""), ("name", "two words"), ("blank", " "),
    ("mistakes", ()), ("mistakes", "three"), ("hints", ("one",)), ("hints", ("a",) * 4),
    ("inputs", ()), ("inputs", ([1.0],)), ("also_right", ()), ("also_right", abs),
    ("random_inputs", 3), ("reference", lambda errors: 1),
])
def test_exercise_names_the_field(example, field, value):
    with pytest.raises(ValueError, match=f"Exercise .*: {field} must be"):
        dataclasses.replace(example.MEAN, **{field: value})


def test_value_has_no_inputs(example):
    with pytest.raises(ValueError, match="inputs must be nothing"):
        dataclasses.replace(example.SLOPE, inputs=((1,),))


@pytest.mark.parametrize(("field", "value"), [
    ("id", "90.1"), ("text", ""), ("choices", ()),
    ("choices", (Choice("a", True, "x"), Choice("b", True, "y"))),
    ("choices", (Choice("a", True, "x"), Choice("a", False, "y"))),
])
def test_question_names_the_field(example, field, value):
    with pytest.raises(ValueError, match=f"Question .*: {field} must be"):
        dataclasses.replace(example.QUIZ[0], **{field: value})


def test_mistake_and_choice_say_something():
    with pytest.raises(ValueError, match="Mistake: says must be"):
        Mistake(1, "")
    with pytest.raises(ValueError, match="Choice: right must be"):
        Choice("a", "yes", "b")


def test_question_knows_its_chapter():
    question = Question("7.b", "?", (Choice("a", True, "x"), Choice("b", False, "y")))
    assert question.chapter == 7
