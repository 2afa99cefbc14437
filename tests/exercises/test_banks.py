"""Every bank keeps the rules, and the rules notice what breaks them."""

import dataclasses
import inspect
import re
import sys
from pathlib import Path

import numpy as np
import pytest
from bank_rules import faults, odd_answers

from course_lib.exercises import Mistake, check, finding, hint, quiz, record, solution
from course_lib.exercises.checking import said_of
from course_lib.exercises.question_box import QuestionBox
TEMPTED = re.compile(r"\bYou may \w+")     # … think, have added, remember: what led there


def load(chapter):
    """Return what is wrong with a chapter's module, "" if it can be used."""
    try:
        finding.exercises_of(chapter), finding.questions_of(chapter)
        finding.guesses_of(chapter)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


# A chapter that cannot be loaded fails one test of its own, and not those of the others.
TROUBLE = {chapter: load(chapter) for chapter in finding.chapters_with_a_bank()}
CHAPTERS = [chapter for chapter, trouble in TROUBLE.items() if not trouble]
EXERCISES = [one for chapter in CHAPTERS for one in finding.exercises_of(chapter)]
QUESTIONS = [one for chapter in CHAPTERS for one in finding.questions_of(chapter)]
QUESTIONS += [one.then for one in EXERCISES if one.then]
GUESSES = [one for chapter in CHAPTERS for one in finding.guesses_of(chapter)]


def bank_of(chapter):
    return sys.modules[f"course_lib.exercises.banks.chapter_{chapter:02d}"]


def module_of(exercise):
    return vars(bank_of(exercise.chapter))


@pytest.mark.parametrize("chapter", TROUBLE)
def test_chapter_can_be_loaded(chapter):
    assert TROUBLE[chapter] == "", f"chapter_{chapter:02d}.py must hold EXERCISES, QUIZ and GUESSES"


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
def test_exercise_keeps_the_rules(exercise):
    assert faults(exercise, module_of(exercise)) == []


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
def test_odd_answers_get_a_clear_sentence(exercise, capsys):
    for name, answer in odd_answers(exercise).items():
        assert check(exercise.id, answer) is None
        said = capsys.readouterr().out
        assert said.startswith(f"{exercise.id} not yet: "), name
        assert 20 < len(said) < 900 and said.count("\n") == 1, name
        assert "0x" not in said and "Traceback" not in said, name


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
def test_help_is_there(exercise, capsys):
    for number, text in enumerate(exercise.hints, start=1):
        hint(exercise.id)
        said = capsys.readouterr().out
        assert said.startswith(f"Hint {number} of {len(exercise.hints)}: {text}")
    solution(exercise.id)
    assert exercise.name in capsys.readouterr().out


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_question_answers_each_choice(question):
    box = quiz(question.id)
    assert box.words.count("\n  ( ) ") == len(question.options)
    said = [box.answer(0, place) for place in range(len(question.options))]
    assert ["✓ Right." in one for one in said].count(True) == 1
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("asked", GUESSES, ids=lambda one: one.id)
def test_guess_answers_each_choice(asked):
    answers = ([{"place": place} for place in range(len(asked.options))] if asked.options else
               [{"text": f"{value:.12g}"} for value, *_ in ((asked.number,), *asked.tempting)])
    said = []
    for answer in answers:
        said.append(QuestionBox([asked], "guess").answer(0, sure="fairly", **answer))
        record._pending.clear()
        (record.folder() / record.FILE).unlink()        # only a first guess is answered anew
    assert ["✓ So it is." in one for one in said].count(True) == 1
    assert len(set(said)) == len(said)
    for option in asked.options:
        assert option.right or TEMPTED.search(option.says), "it names what tempts"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_chapter_has_enough_of_its_own(chapter):
    exercises, questions = finding.exercises_of(chapter), finding.questions_of(chapter)
    ids = [one.id for one in (*exercises, *questions, *finding.guesses_of(chapter))]
    assert len(ids) == len(set(ids)), f"an id of chapter {chapter} is there twice: {ids}"
    assert {one.chapter for one in (*exercises, *questions)} <= {chapter}
    names = [one.name for one in exercises]
    assert len(names) == len(set(names)), f"two answers have one name: {names}"
    if chapter > 0:
        assert len(exercises) >= 4 and len(questions) >= 3


def broken(exercise, **changes):
    return faults(dataclasses.replace(exercise, **changes), {})


def test_example_is_faultless(example):
    assert [faults(exercise, {}) for exercise in example.EXERCISES] == [[], []]


def test_example_of_each_kind_is_faultless(example):
    assert [faults(exercise, {}) for exercise in example.KINDS] == [[], [], []]


def test_kinds_that_do_not_fit_are_noticed(example):
    assert "one of the mistakes must do" in broken(example.REPAIR, given=lambda scores, bar: 0)[0]
    lines = example.ORDER.lines
    assert broken(example.ORDER, lines=lines[:-1])[0] == (
        "the lines are not those of the reference")
    in_order = tuple(lines[place] for place in (3, 4, 2, 0, 1))
    assert broken(example.ORDER, lines=in_order)[0] == "the lines stand in order already"
    own = example.OWN
    assert "right answer 0 is called wrong" in broken(own, also_right=((0, 0), (1, 0)))[0]
    assert "no mistake shows" in broken(own, mistakes=(own.mistakes[0],) * 2)[0]
    spoiled = (own.mistakes[0], Mistake((0.6, 0.6), "It opens for [1, 0], one key alone."))
    assert "mistake 1 is called right" in broken(own, mistakes=spoiled)[0]


def test_mistake_equal_to_the_reference_is_noticed(example):
    mistakes = (*example.MEAN.mistakes[:2], Mistake(example.without_sum_builtin, "No."))
    assert "same as the reference" in broken(example.MEAN, mistakes=mistakes)[0]


def test_mistakes_that_cannot_be_told_apart_are_noticed(example):
    twin = Mistake(lambda errors: sum(e * e for e in errors), "Another sentence.")
    found = broken(example.MEAN, mistakes=(*example.MEAN.mistakes, twin))
    assert found == ["mistakes 0 and 3 cannot be told apart; add inputs, or keep one of them"]


def test_right_answer_that_is_wrong_is_noticed(example):
    assert "called mistake" in broken(example.MEAN, also_right=(example.only_summed,))[0]


def test_reference_that_fails_is_noticed(example):
    assert "raises ZeroDivisionError" in broken(example.MEAN, inputs=(([],),))[0]


def test_random_inputs_that_are_not_seeded_are_noticed(example):
    counter = iter(range(1000))
    found = broken(example.MEAN, random_inputs=lambda rng: ([1.0 + next(counter)],))
    assert "differ from one call" in found[0]


def test_reference_that_changes_its_input_is_noticed(example):
    def mean_of_squares(errors):
        errors.append(0.0)
        return 1.0

    assert "changes its input" in broken(example.MEAN, reference=mean_of_squares)[0]


def test_a_value_that_is_guessed_is_noticed(example):
    one = dataclasses.replace(example.SLOPE, reference=1.0, also_right=())
    assert "whoever guesses 0 or 1 is right: ask for another value" in faults(one, {})


def test_a_rounded_answer_that_passes_is_noticed(example):
    found = broken(example.MEAN, random_inputs=None, inputs=(([0.5, 1.0],), ([0.5, -3.0],)))
    assert any("rounded to 3 digits is right: add random_inputs" in one for one in found)


def test_arrays_before_they_are_taught_are_noticed(example):
    early = dataclasses.replace(example.MEAN, id="1.9", inputs=((np.array([1.0, 2.0]),),))
    assert "arrays come in chapter 2" in faults(early, {})[0]


def test_a_call_that_nobody_can_type_is_noticed(example):
    found = broken(example.MEAN, inputs=(([1 / (7 + place) for place in range(25)],),))
    assert "nobody can type" in found[0]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_bank_stays_small(chapter):
    """Two mistakes that are not one expression cost more lines than ten that are."""
    exercises, questions = finding.exercises_of(chapter), finding.questions_of(chapter)
    guesses = finding.guesses_of(chapter)
    lines = len(Path(bank_of(chapter).__file__).read_text(encoding="utf-8").splitlines())
    room = 75 * len(exercises) + 22 * len(questions) + 22 * len(guesses) + 30
    room += 15 * sum(one.then is not None for one in exercises)
    assert lines <= room, f"chapter_{chapter:02d}.py has {lines} lines, more than {room}"


def test_a_line_of_the_playground_is_read_as_the_playground_means_it():
    from course_lib.views import explore_playground     # slow, and for this test alone

    bank, view = bank_of(11), explore_playground(hidden=(3,))
    usual = inspect.signature(explore_playground).parameters
    assert {name: usual[name].default for name in bank.USUAL} == bank.USUAL
    assert bank.knobs_of(view.state) == bank.USUAL | {"hidden": (3,)}
    assert bank.network_of([view.state, view.net.parameters()]).sizes == [2, 3, 1]
    assert "Two things are needed" in said_of(bank.MY_SPIRAL, view)[0]


def test_word_that_belittles_is_noticed(example):
    assert "'just'" in broken(example.MEAN, hints=("Just square it.", "Divide."))[0]
