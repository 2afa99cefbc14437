"""Whatever slip a beginner makes first, `check` says it in plain words, in every exercise."""

import dataclasses
import math

import numpy as np
import pytest

from course_lib.activations import sigmoid
from course_lib.exercises.finding import chapters_with_a_bank, exercises_of
from course_lib.exercises.judge.judging import judge
from course_lib.exercises.judge.python_errors import slip
from course_lib.exercises.judge.reading import Code, read
from course_lib.exercises.judge.running import attempt
from course_lib.losses import mse

ROW, ARRAY = [1.0, 2.0], np.array([1.0, 2.0])
STAR = "Brackets side by side do not multiply: put a star between them"
LIST = "a whole list (or a text) where one number is meant"


def unknown_letter(targets, predictions):
    return sum(targets) / n                                                 # noqa: F821


def power_of_e(z):
    return 1 / (1 + e ** -z)                                                # noqa: F821


def exp_alone(z):
    return exp(-z)                                                          # noqa: F821


def nearly(predictions):
    return predictons[0]                                                    # noqa: F821


def from_another_cell(z):
    return weights_of_leo * z                                               # noqa: F821


def no_start(errors):
    for error in errors:
        total = total + error                                               # noqa: F821
    return total


def sigmoid_alone(z):
    return sigmoid * (1 - sigmoid)


def exp_without_brackets(z):
    return 1 / (1 + np.exp)


def sum_method_alone(powers):
    return powers / powers.sum


def math_of_a_function(z):
    return math.exp(sigmoid)


def in_a_condition(z):
    if sigmoid > z:
        return 1
    return 0


def squared_brackets(z):
    return sigmoid[z]


def own_name_misspelt(signals, weights):
    total = 0
    for signal, weight in zip(signals, weights):
        total = total + signal * weigth                                     # noqa: F821
    return total


def name_in_the_loop_misspelt(targets, predictions):
    error = targets[0] - predictions[0]
    return eror ** 2                                                        # noqa: F821


def built_in_misspelt(errors):
    return lenn(errors)                                                     # noqa: F821


def shadows_sum(errors):
    sum = 0
    return sum(errors)


def shadows_before(errors):
    sum = sum(errors)
    return sum


def shadows_an_argument(max):
    return max(1, 2)


SLIPS = [
    (unknown_letter, (ROW, ROW), "there is no `n` inside your function. It has the names in "
     "brackets after def: targets, predictions. Is `n` a letter of the formula?"),
    (power_of_e, (1.0,), "The number e to the power of something is np.exp(...)."),
    (exp_alone, (1.0,), "If it is NumPy's, write np.exp."),
    (nearly, (ROW,), "Did you mean `predictions`?"),
    (from_another_cell, (1.0,), "Was `weights_of_leo` made in a cell further up?"),
    (own_name_misspelt, (ROW, ROW), "Did you mean `weight`?"),
    (name_in_the_loop_misspelt, (ROW, ROW), "Did you mean `error`?"),
    (built_in_misspelt, (ROW,), "Did you mean `len`?"),
    (shadows_sum, (ROW,), "`sum` is the name of a function, and your lines give it another value"),
    (shadows_before, (ROW,), "`sum` is the name of a function, and your lines give it another"),
    (shadows_an_argument, (2,), "`max` is the name of a function"),
    (no_start, (ROW,), "`total` is used before it has a value."),
    (sigmoid_alone, (1.0,), "`sigmoid` alone is the function itself. Write sigmoid(...)"),
    (exp_without_brackets, (1.0,), "`np.exp` alone is the function itself. Write np.exp(...)"),
    (sum_method_alone, (ARRAY,), "`powers.sum` needs its brackets: write powers.sum()."),
    (math_of_a_function, (1.0,), "Write sigmoid(...)"),
    (in_a_condition, (1.0,), "Write sigmoid(...)"),
    (squared_brackets, (1.0,), "Write sigmoid(...)"),
    (lambda z: sigmoid(z)(1 - sigmoid(z)), (1.0,), STAR),
    (lambda a: a(1 - a), (2,), STAR),
    (lambda z: z ^ 2, (1.0,), "`^` does not mean"),
    (lambda z: z ^ 2, (ARRAY,), "`^` does not mean"),
    (lambda errors: errors * errors, (ROW,), LIST),
    (lambda errors: errors ** 2, (ROW,), LIST),
    (lambda errors: errors * 0.5, (ROW,), LIST),
    (lambda errors: errors + 1.0, (ROW,), LIST),
    (lambda errors: 1.0 - errors, (ROW,), LIST),
    (lambda errors: math.exp(errors), (ROW,), LIST),
    (lambda scores: math.exp(scores), (ARRAY,), "write np.exp"),
]


@pytest.mark.parametrize(("answer", "arguments", "says"), SLIPS)
def test_a_slip_gets_its_sentence(answer, arguments, says):
    outcome, = attempt(answer, [arguments])
    assert says in slip(outcome, read(answer))
    assert slip(outcome, read(answer)) == slip(attempt(answer, [arguments])[0], read(answer))


def learned(source, **cells):
    """Return the function that a learner's cell defines, after cells that gave these names."""
    names = {"np": np, "sigmoid": sigmoid, "mse": mse, **cells}
    exec(source, names)
    return names["answer"]


@pytest.mark.parametrize(("name", "way_back"), [
    ("sum", "write `del sum` in a cell of its own"), ("len", "write `del len`"),
    ("abs", "write `del abs`"), ("max", "write `del max`"),
    ("sigmoid", "run the cell with the imports again"), ("mse", "run the cell with the imports"),
])
def test_a_function_that_another_cell_covered(name, way_back):
    def reference(z):
        return mse([sigmoid(z)], [z])

    answer = learned(f"def answer(z):\n    return 2 * {name}(z)", **{name: 0.5})
    outcome, = attempt(answer, [(1.0,)])
    # The line of a cell that was never on disk: as IPython keeps it.
    outcome = dataclasses.replace(outcome, line=f"return 2 * {name}(z)")
    says = slip(outcome, read(answer), read(reference))
    assert f"another cell gave `{name}` a value" in says and way_back in says


@pytest.mark.parametrize(("wrong", "right"), [("sigmod", "sigmoid"), ("msee", "mse")])
def test_a_name_of_the_task_is_found_though_misspelt(wrong, right):
    def reference(z):
        return mse([sigmoid(z)], [z])

    answer = learned(f"def answer(z):\n    return {wrong}(z)")
    outcome, = attempt(answer, [(1.0,)])
    assert f"Did you mean `{right}`?" in slip(outcome, read(answer), read(reference))


@pytest.mark.parametrize("error", [ValueError, KeyError, TypeError, NameError])
def test_other_errors_are_left_to_python_s_own_words(error):
    def answer(z):
        raise error("something else")

    assert slip(attempt(answer, [(1.0,)])[0], read(answer)) == ""


def test_an_argument_that_is_missing_is_no_function_without_brackets():
    outcome, = attempt(lambda z: (lambda function: 1)(), [(1.0,)])
    assert outcome.error == "TypeError" and slip(outcome, Code()) == ""


def test_a_function_whose_line_is_not_known_gets_the_sentence_all_the_same():
    outcome, = attempt(lambda z: (
        sigmoid * z), [(1.0,)])
    assert "without brackets is the function itself" in slip(outcome, Code())


def test_a_library_that_is_not_imported_yet():
    def answer(z):
        return np.exp(-z)

    bare = type(answer)(answer.__code__, {})
    assert "Write import numpy as np first." in slip(attempt(bare, [(1.0,)])[0], read(bare))


def test_a_function_given_back_and_a_value_from_another_cell_are_said(example):
    def alone(errors):
        return np.array(errors).sum

    def borrows(errors):
        return sum(ROW) + ROW[0] + len(errors)      # a comment that is not quoted

    assert "gave a function itself, not what it answers" in judge(example.MEAN, alone).says
    assert "(It uses `ROW` from another cell." in judge(example.MEAN, borrows).says


def test_a_comment_is_no_part_of_the_line():
    def answer(z):
        return z.real.nothing   # what a comment says

    assert attempt(answer, [(1.0,)])[0].line == "return z.real.nothing"


def in_every_exercise():
    return [one for chapter in chapters_with_a_bank()
            for one in exercises_of(chapter) if one.is_function]


@pytest.mark.parametrize("exercise", in_every_exercise(), ids=lambda one: one.id)
def test_slips_are_told_apart_in_every_exercise(exercise):
    def letter(*arguments):
        return q        # noqa: F821

    def alone(*arguments):
        return 1.5 - sigmoid

    def star(*arguments):
        number = 1.5
        return number(2)

    for answer, says in ((letter, "there is no `q`"), (alone, "`sigmoid` alone"), (star, STAR)):
        verdict = judge(exercise, answer)
        assert verdict.kind == "wrong" and says in verdict.says
        assert "Python says" not in verdict.says
        assert "It happened in the line `return" in verdict.says


@pytest.mark.parametrize(("answer", "says"), [
    (lambda z: np.ones((3, 2)) @ np.ones((3, 2)),
     "On the left stand 2 numbers in a row, so the right one needs 2 rows; it has 3."),
    (lambda z: np.ones((4, 2)) - np.ones(4), "an array of 4 × 2 and one of 4 numbers"),
    (lambda z: z if np.ones(2) > 0 else 0, "a whole array stands where one yes or no is meant"),
    (lambda z: [z] >= 0.5, LIST), (lambda z: mse([z], [z], [z]), "gets 3 values in its brackets"),
])
def test_shapes_that_do_not_fit_are_told_in_plain_words(answer, says):
    outcome, = attempt(answer, [(1.0,)])
    assert says in slip(outcome, read(answer)) and "gufunc" not in slip(outcome, read(answer))


def test_a_missing_name_is_not_taken_for_an_error_of_python_s():
    outcome, = attempt(lambda z: error * z, [(1.0,)])                       # noqa: F821
    assert "Error" not in slip(outcome, Code())
