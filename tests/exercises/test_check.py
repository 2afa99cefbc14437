"""`check` says one clear sentence about any answer, and never raises or hangs."""

import dataclasses
import functools
import io
import sys
import time

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course_lib.exercises import check, hint, progress, quiz, record, solution
from course_lib.exercises.hints import solution_text
from course_lib.exercises.judge.judging import judge

weight = ...                # a blank outside the function that uses it


def said(capsys, *arguments):
    assert check(*arguments) is None
    return capsys.readouterr().out


def test_right_answers_in_many_forms(example, capsys):
    with_numpy = [
        lambda errors: np.mean(np.square(errors)),
        lambda errors: np.array(np.mean(np.square(errors))),
        lambda errors: np.square(errors).mean(dtype=np.float32),
        functools.partial(lambda power, errors: np.mean(np.power(errors, power)), 2),
        example.without_sum_builtin,
    ]
    for answer in with_numpy:
        assert said(capsys, "90.1", answer) == "90.1 right!\n"
    for answer in (7.56, np.float64(7.56), np.array(7.56), 7.56 + 1e-12, np.float32(7.56)):
        assert said(capsys, "90.2", answer) == (
            "90.2 right! One minute more burns 7.56 kcal more.\n")


def test_answer_may_be_a_method_or_an_object_that_is_called(example, capsys):
    class Mean:
        def __call__(self, errors):
            return example.mean_of_squares(errors)

        def method(self, errors):
            return self(errors)

    assert said(capsys, "90.1", Mean()) == said(capsys, "90.1", Mean().method) == "90.1 right!\n"


def test_blank_in_a_variable_and_a_stub_that_raises(example, capsys):
    def outside(errors):
        return weight * sum(errors)

    def default(errors, n=...):
        return sum(errors) / n

    def not_implemented(errors):
        raise NotImplementedError

    def half_done(errors):
        if len(errors) > 1000:
            return ...
        return 1.0

    for blank in (outside, default, not_implemented, half_done):
        assert said(capsys, "90.1", blank) == (
            '90.1 not attempted yet: work out the mean of the squares.  hint("90.1") gives a '
            "nudge.\n")


def test_dots_of_an_index_are_no_blank(example, capsys):
    answer = said(capsys, "90.1", lambda errors: np.array(errors)[..., 0] + 0.25)
    assert "not yet: mean_of_squares([1.0, 2.0, 4.0]) gave 1.25, but 7 was expected" in answer


@pytest.mark.parametrize(("answer", "sentence"), [
    (lambda errors: 7.0, "mean_of_squares([0.5, -3.0]) gave 7, but 4.625 was expected."),
    (lambda errors: sum(e * e for e in errors) / 0, "it divides by zero"),
    (lambda errors: errors[99], "it asks for a place beyond the end"),
    (lambda errors: total, "there is no `total` inside your function"),     # noqa: F821
    (lambda: 1, "with 1 value, but what it takes is: nothing"),
    (lambda errors, n: 1, "but what it takes is: errors, n"),
    (lambda errors: float("nan"), "gave nan (not a number), but 7 was expected"),
    (lambda errors: "7.0", "gave the text '7.0', but 7 was expected"),
    (lambda errors: [7.0], "gave 1 number in a row, [7], but one number was expected: 7"),
    (lambda errors: np.zeros((2, 3)), "an array of 2 × 3 numbers"),
    (lambda errors: print(7.0), "Write return in place of print"),
    (lambda errors: sum(errors) and None, "Is a line with return missing at its end?"),
    (lambda errors: sys.exit(), "it asks Python to exit"),
    (lambda errors: input("number?"), "it waits for somebody to type"),
    (lambda errors: round(sum(e * e for e in errors) / len(errors), 2), "the result is rounded"),
    (lambda errors: sum(round(e * e, 3) for e in errors) / len(errors), "That is close"),
    (lambda errors: 10 ** 5000, "more than 300 digits"),
    (lambda errors: (e for e in errors), "something of the kind generator"),
    (lambda errors: errors, "It gives `errors` back as it came."),
    (lambda errors: 3.5, "It gives the same whatever comes in."),
    (lambda errors: None if len(errors) > 2 else 7.0, "every way through it end in a return?"),
    (lambda errors: "7.0", "A number stands without quotes."),
    (lambda errors: 2 * sum(e * e for e in errors) / len(errors), "it is 2 times too large."),
    (print, "Write return in place of print"),
    (len, "gave 3, but 7 was expected"),
    (3.0, 'Pass the function itself, without brackets and without quotes: check("90.1", mean'),
    ("mean_of_squares", "the text 'mean_of_squares' came, but the answer is a function"),
])
def test_wrong_functions_get_their_sentence(example, capsys, answer, sentence):
    said_now = said(capsys, "90.1", answer)
    assert said_now.startswith("90.1 not yet: ") and sentence in said_now


@pytest.mark.parametrize(("answer", "sentence"), [
    (5, "slope is 5; that is too small."),
    (9.0, "slope is 9; that is too large."),
    (float("nan"), "slope is nan (not a number); that is not it yet."),
    ([7.56], "slope is [7.56]; what is asked for is one number."),
    ("7.56", "slope is the text '7.56'; what is asked for is one number."),
    (print, 'Pass what you found: check("90.2", slope).'),
    (75.6, "The comma is one place too far right."),
    (756, "that is 100 times too large (is it in per cent?); look at its zeros and its point."),
    (-7.56, "slope is -7.56; the size is right, and the sign is not."),
    (1 / 7.56, "that is upside down: divide the other way round."),
])
def test_wrong_values_get_their_sentence(example, capsys, answer, sentence):
    assert sentence in said(capsys, "90.2", answer)


def test_a_wrong_value_does_not_give_the_answer_away(example, capsys):
    assert "7.56" not in said(capsys, "90.2", 5) + said(capsys, "90.2", [1, 2])


def test_the_code_of_an_answer_tells_what_went_wrong(example, capsys):
    def in_the_loop(errors):
        total = 0
        for error in errors:
            total += error ** 2
            return total / len(errors)

    def the_example(errors):
        errors_here = [1.0, 2.0, 4.0]
        return sum(error ** 2 for error in errors_here) / 3

    assert "A return stands inside the loop" in said(capsys, "90.1", in_the_loop)
    assert "It never uses `errors`." in said(capsys, "90.1", the_example)


def test_endless_loops_and_recursion_end(example, capsys):
    def catches_all(errors):
        while True:
            try:
                errors[0] += 1
            except:                                                         # noqa: E722
                pass

    def again(errors):
        return again(errors)

    for endless in (catches_all, lambda errors: time.sleep(60)):
        begin = time.monotonic()
        assert "did not come to an end in time" in said(capsys, "90.1", endless)
        assert time.monotonic() - begin < 5
    assert "it calls itself again and again" in said(capsys, "90.1", again)


def test_an_answer_that_catches_the_stop_is_stopped_all_the_same(example, capsys):
    def hides_it(errors):
        try:
            while True:
                errors[0] += 1
        except BaseException:
            return 7.0

    assert "did not come to an end in time" in said(capsys, "90.1", hides_it)


def test_nothing_is_read_from_the_learner_while_it_checks(example, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("7.0\n" * 100))
    assert "nobody is there to type" in said(capsys, "90.1", lambda errors: float(input()))
    assert input() == "7.0"


def test_what_was_set_before_is_set_again(example):
    import signal

    mine = sys.gettrace()
    handler = signal.getsignal(signal.SIGALRM) if hasattr(signal, "SIGALRM") else None
    check("90.1", lambda errors: 1)
    assert sys.gettrace() is mine
    if handler is not None:
        assert signal.getsignal(signal.SIGALRM) is handler
        assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_printing_is_left_out_but_said(example, capsys):
    def noisy(errors):
        print("x" * 10_000)
        print("to the other stream", file=sys.stderr)
        return example.mean_of_squares(errors)

    assert check("90.1", noisy) is None
    output = capsys.readouterr()
    assert output.out == "90.1 right! (What it printed is not shown here.)\n" and not output.err


def test_an_answer_that_changes_its_input_harms_nobody(example, capsys):
    def pops(errors):
        squares = [errors.pop() ** 2 for _ in range(len(errors))]
        return sum(squares) / len(squares)

    assert "90.1 right! (It changes what it is given." in said(capsys, "90.1", pops)
    assert example.MEAN.inputs[0] == ([1.0, 2.0, 4.0],)


def test_interrupting_ends_the_check_alone(example, capsys):
    def interrupted(errors):
        raise KeyboardInterrupt

    assert "the check was interrupted" in said(capsys, "90.1", interrupted)


def test_same_words_each_time(example, capsys):
    for answer in (object(), lambda errors: object(), lambda errors: [lambda: 1]):
        assert said(capsys, "90.1", answer) == said(capsys, "90.1", answer)


def test_wrong_ids_are_said(example, capsys):
    assert 'there is no exercise "90.9". Did you mean "90.' in said(capsys, "90.9", 1)
    assert "The chapters with exercises are:" in said(capsys, "77.1", 1)
    assert 'it works with quiz("90.a")' in said(capsys, "90.a", 1)
    assert "in quotes" in said(capsys, 90.1, 1)
    assert said(capsys) == said(capsys, "90.1") and "needs" in said(capsys)
    assert said(capsys, example.mean_of_squares, "90.1") == "90.1 right!\n"
    for ask in (hint, solution, quiz):
        assert ask("90.77") is None and "90.77" in capsys.readouterr().out
    progress("77")
    assert "chapter 77 has no exercises. Those that have:" in capsys.readouterr().out


def test_hints_come_one_by_one(example, capsys):
    for start in ("Hint 1 of 2: Square", "Hint 2 of 2: Then", "Hint 2 of 2: Then"):
        hint("90.1")
        assert capsys.readouterr().out.startswith(start)


def test_solution_is_code_to_read(example, capsys, monkeypatch):
    solution("90.1")
    assert capsys.readouterr().out == (
        "def mean_of_squares(errors):\n"
        "    return sum(error ** 2 for error in errors) / len(errors)\n")
    renamed = dataclasses.replace(example.MEAN, name="mse")
    assert solution_text(renamed).startswith("def mse(errors):")
    solution("90.2")
    assert capsys.readouterr().out == "slope = 7.56\n"
    monkeypatch.setattr("inspect.getsource", lambda function: (_ for _ in ()).throw(OSError()))
    solution("90.1")
    assert "not on this machine" in capsys.readouterr().out


class Hostile:
    """An object whose every part fails."""

    def __getattribute__(self, name):
        raise RuntimeError("leave me alone")

    def __repr__(self):
        raise RuntimeError("leave me alone")


class Leaves:
    """An object that asks Python to exit whenever somebody looks at a part of it."""

    def __getattribute__(self, name):
        raise SystemExit

    def __call__(self, *arguments):
        raise SystemExit


class Masked:
    """An object that asks Python to exit when somebody asks what it is."""

    __class__ = property(lambda self: sys.exit())


class Endless:
    """An object whose parts are never found, however long one looks."""

    def __getattr__(self, name):
        while True:
            pass

    def __call__(self, *arguments):
        return 1.0


class SpeaksNot(Exception):
    """An error whose own words ask Python to exit."""

    def __str__(self):
        raise SystemExit

    def __getattribute__(self, name):
        raise SystemExit


class Text(str):
    """A text that asks Python to exit when somebody works with it."""

    def strip(self, *chars):
        raise SystemExit

    __str__ = strip


@pytest.mark.parametrize("kind", [Hostile, Leaves, Masked, Endless, Text, SpeaksNot])
def test_a_hostile_object_gets_a_sentence_too(example, capsys, kind):
    for id in ("90.1", "90.2"):
        assert said(capsys, id, kind()).startswith(f"{id} not yet: ")
    assert said(capsys, "90.1", lambda errors: kind()).startswith("90.1 not yet: ")
    assert said(capsys, kind(), kind()).endswith("\n")


def test_an_error_whose_own_words_fail(example, capsys):
    def raises(errors):
        raise SpeaksNot

    assert "ended with SpeaksNot: it stopped with an error" in said(capsys, "90.1", raises)


def test_half_a_character_is_printed_as_its_number(example, capsys):
    def raises(errors):
        raise ValueError("\ud800")

    assert "\\ud800" in said(capsys, "90.1", raises)
    assert "\\ud83d" in said(capsys, "90.1", "\ud83d")


def test_print_that_is_gone_is_not_missed(example, capsys, monkeypatch):
    monkeypatch.setattr("builtins.print", None)
    assert said(capsys, "90.1", example.mean_of_squares) == "90.1 right!\n"
    hint("90.1")
    assert "Hint 1" in capsys.readouterr().out


def test_what_an_answer_does_to_python_and_numpy_is_undone(example, capsys):
    import builtins
    import math

    before = [dict(vars(module)) for module in (builtins, math, np)]

    def breaks(errors):
        builtins.print = builtins.sum = math.exp = np.exp = np.mean = np.asarray = None
        return 1.0

    assert "gave 1, but 7 was expected" in said(capsys, "90.1", breaks)
    assert [dict(vars(module)) for module in (builtins, math, np)] == before


def test_a_comparison_cannot_be_talked_round(example, capsys):
    def agrees_with_all(*arguments, **named):
        return True

    def patches(errors):
        np.allclose = np.isclose = np.array_equal = agrees_with_all
        np.exp = np.mean = np.square = lambda *arguments: 1.0
        return 1.0

    squares = dataclasses.replace(example.MEAN, reference=mean_with_numpy)
    assert judge(squares, patches).kind == "wrong"
    assert judge(squares, example.mean_of_squares).kind == "right"
    assert said(capsys, "90.1", patches).startswith("90.1 not yet: ")


def mean_with_numpy(errors):
    return np.mean(np.square(errors))


def test_a_check_inside_an_answer_does_nothing(example, capsys):
    def looks_at_itself(errors):
        check("90.1", looks_at_itself)
        return example.mean_of_squares(errors)

    assert said(capsys, "90.1", looks_at_itself) == "90.1 right!\n"
    assert said(capsys, "90.2", 7.56).startswith("90.2 right!")


def test_too_many_answers_are_said(example, capsys):
    assert said(capsys, "90.2", -0.5, 0.5, 1) == (
        "check needs the exercise and one answer, and more came. Pass what your cell calls "
        'slope: check("90.2", slope)\n')
    check("90.1", w=1)
    assert "one answer" in capsys.readouterr().out
    for ask in (hint, solution):
        ask()
        assert "id in quotes" in capsys.readouterr().out


def test_yes_or_no_is_no_number(example, capsys):
    one = dataclasses.replace(example.SLOPE, reference=1, also_right=())
    assert judge(one, 1).kind == "right"
    for guessed in (True, np.True_):
        assert "True, which says yes or no; what is asked for is one number" in judge(
            one, guessed).says


def test_a_rounded_answer_is_told_so(example):
    for digits in (0, 1, 2, 3):
        assert "is rounded" in judge(
            example.MEAN, lambda errors: round(example.mean_of_squares(errors), digits)).says
    third = dataclasses.replace(example.SLOPE, reference=1 / 3, also_right=())
    assert "is rounded" in judge(third, 0.33).says
    assert "is rounded" not in judge(third, 0.34).says + judge(third, 0).says
    assert "is rounded" not in judge(example.MEAN, lambda errors: 7).says


def test_small_numbers_are_compared_by_their_size(example):
    def tiny(errors):
        return 1e-6 * errors[0]

    small = dataclasses.replace(example.MEAN, reference=tiny, tolerance=1e-4)
    assert judge(small, lambda errors: 1.00005e-6 * errors[0]).kind == "right"
    assert "is rounded" not in judge(small, lambda errors: 0).says
    assert judge(small, lambda errors: round(1e-6 * errors[0], 4)).kind == "wrong"


def test_one_of_two_blanks_is_said(example, capsys):
    def half(errors):
        total = sum(errors)
        return total / ...

    def empty(errors):
        total = ...
        return total / ...

    two = dataclasses.replace(example.MEAN, blanks=2)
    assert judge(two, half).says == (
        "one of two blanks is filled. What is asked for: work out the mean of the squares.")
    assert judge(two, empty).kind == "blank"

    def weights(errors):
        w1, w2, w3 = 0.5, ..., ...
        return w1 + w2 + w3

    assert "one of three blanks is filled" in judge(
        dataclasses.replace(example.MEAN, blanks=3), weights).says
    pair = dataclasses.replace(example.SLOPE, reference=(0.5, 2.0), also_right=(), blanks=2)
    assert "one of two blanks is filled" in judge(pair, (0.5, ...)).says


def test_a_quoted_call_can_be_typed(example, capsys):
    take = dataclasses.replace(example.MEAN, inputs=(([1.0, 2.0], np.array([0.5, -1.0])),),
                               reference=weighted, random_inputs=None)
    says = judge(take, lambda errors, weights: 99.0).says
    quoted = says.split(" gave ")[0]
    assert quoted == "mean_of_squares([1.0, 2.0], np.array([0.5, -1.0]))"
    assert eval(quoted, {"mean_of_squares": weighted, "np": np}) == -1.5


def weighted(errors, weights):
    return (np.array(errors) * weights).sum()


things = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.complex_numbers() | st.text()
    | st.binary() | st.fractions() | st.decimals() | st.dates() | st.just(...) | st.just(object)
    | st.builds(np.float32, st.floats(width=32)) | st.builds(np.array, st.lists(st.floats()))
    | st.just(np.array([..., 1])) | st.just(np.ma.masked) | st.builds(np.longdouble, st.floats()),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner)
    | st.dictionaries(st.text(max_size=3), inner, max_size=3) | st.frozensets(st.integers()),
    max_leaves=8)


@settings(deadline=None, max_examples=150,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(thing=things, exercise=st.sampled_from(["90.1", "90.2"]), called=st.booleans())
def test_check_never_raises(example, capsys, thing, exercise, called):
    answer = (lambda *arguments: thing) if called else thing
    sentence = said(capsys, exercise, answer)
    assert sentence.startswith(exercise) and sentence.count("\n") == 1
    assert "cannot be looked at" not in sentence and "cannot be read" not in sentence


@settings(deadline=None, max_examples=50,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(error=st.sampled_from([
    ValueError, KeyError, TypeError, SystemExit, GeneratorExit, BaseException, StopIteration,
    RecursionError, MemoryError, AssertionError, OSError, UnicodeError, ExceptionGroup]),
    text=st.text())
def test_check_never_lets_an_error_out(example, capsys, error, text):
    def raises(errors):
        raise error(text, [ValueError()]) if error is ExceptionGroup else error(text)

    sentence = said(capsys, "90.1", raises)
    assert sentence.startswith("90.1 not ") and sentence.count("\n") == 1


def test_a_right_answer_is_noted(example, capsys):
    check("90.1", example.only_summed)
    assert record.done() == set()
    check("90.1", example.mean_of_squares)
    check("90.2", 7.56)
    assert record.done() == {"90.1", "90.2"}
