"""`check` says one clear sentence about any answer, and never raises or hangs."""

import contextlib
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
from course_lib.exercises.judge.deadline import Deadline, TooLong

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
    assert "not yet: mean_of_squares([1, 2, 4]) gave 1.25, but 7 was expected" in answer


@pytest.mark.parametrize(("answer", "sentence"), [
    (lambda errors: 7.0, "mean_of_squares([0.5, -3]) gave 7, but 4.625 was expected."),
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
    (lambda errors: round(sum(e * e for e in errors) / len(errors), 2), "That is close"),
    (lambda errors: 10 ** 5000, "more than 300 digits"),
    (lambda errors: (e for e in errors), "something of the kind generator"),
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
])
def test_wrong_values_get_their_sentence(example, capsys, answer, sentence):
    assert sentence in said(capsys, "90.2", answer)


def test_a_wrong_value_does_not_give_the_answer_away(example, capsys):
    assert "7.56" not in said(capsys, "90.2", 5) + said(capsys, "90.2", [1, 2])


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


def test_time_that_is_up_on_the_way_out_leaves_no_alarm():
    import signal

    mine = sys.gettrace()
    for _ in range(50):
        with contextlib.suppress(TooLong), Deadline(1e-5):
            pass
        assert sys.gettrace() is mine
        if hasattr(signal, "getitimer"):
            assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_an_endless_loop_on_one_line_ends_without_an_alarm_clock(monkeypatch):
    monkeypatch.setattr(Deadline, "_set_alarm", lambda self: None)      # as on Windows

    def endless():
        while True: pass                                                # noqa: E701

    with pytest.raises(TooLong), Deadline(0.2):
        endless()


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


def test_a_hostile_object_gets_a_sentence_too(example, capsys):
    for id in ("90.1", "90.2"):
        assert said(capsys, id, Hostile()).startswith(f"{id} not yet: ")
    assert said(capsys, "90.1", lambda errors: Hostile()).startswith("90.1 not yet: ")


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
