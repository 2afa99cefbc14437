"""What a chapter's exercises must keep to; each rule broken is one sentence in a list."""

import numpy as np

from course_lib.exercises.hints import solution_text
from course_lib.exercises.judge.judging import judge
from course_lib.exercises.judge.running import attempt
from course_lib.exercises.judge.trying import trials
from course_lib.exercises.judge.values import Other, numeric, plain, same
from course_lib.exercises.judge.wording import typed

FIRST_WITH_ARRAYS = 2           # the chapter that teaches NumPy's arrays


def faults(exercise, namespace):
    """Return what is wrong with an exercise, one sentence each; `namespace` is its module's."""
    if exercise.kind == "own":
        return [*_own_faults(exercise), *_blank_faults(exercise), *_text_faults(exercise)]
    found = _reference_faults(exercise)
    if found:
        return found                # everything else is measured against the reference
    return [*_input_faults(exercise), *_kind_faults(exercise),
            *_right_answer_faults(exercise, namespace), *_mistake_faults(exercise),
            *_guess_faults(exercise), *_blank_faults(exercise), *_text_faults(exercise)]


def _reference_faults(exercise):
    if not exercise.is_function:
        value = plain(exercise.reference)
        return ["the reference is no plain value"] if isinstance(value, Other) else []
    tried, again = trials(exercise), trials(exercise)
    if not all(isinstance(arguments, tuple) for arguments in tried):
        return ["random_inputs must return a tuple of arguments"]
    if not same(plain(tried), plain(again), 0):
        return ["the random inputs differ from one call to the next; draw from rng alone"]
    found = []
    for arguments, outcome in zip(tried, attempt(exercise.reference, tried), strict=False):
        if outcome.error:
            found.append(f"the reference raises {outcome.error} on {arguments}")
        elif outcome.value is None or isinstance(outcome.value, Other):
            found.append(f"the reference gives {outcome.value} on {arguments}")
        elif outcome.changed_input:
            found.append(f"the reference changes its input {arguments}")
    return found[:1]


def _input_faults(exercise):
    """Return what is wrong with the inputs: too early for the chapter, or too long to be typed."""
    if not exercise.is_function:
        return []
    found = []
    for arguments in trials(exercise):
        if exercise.chapter < FIRST_WITH_ARRAYS and any(
                isinstance(one, (np.ndarray, np.generic)) for one in arguments):
            found.append(f"{arguments} holds an array, and arrays come in chapter "
                         f"{FIRST_WITH_ARRAYS}")
    for arguments in exercise.inputs:
        if numbers_in(arguments) <= 30 and any(
                typed(plain(one)).endswith("…") for one in arguments):
            found.append(f"nobody can type {arguments}: take numbers with fewer digits")
    return found[:1]


def numbers_in(value):
    """Return how many numbers are in lists in lists, which may differ in length."""
    return sum(map(numbers_in, value)) if isinstance(value, (list, tuple)) else np.size(value)


def _guess_faults(exercise):
    """Return which answers pass that are guessed or rounded."""
    if not exercise.is_function:
        number = numeric(plain(exercise.reference))
        guessed = number is not None and number.ndim == 0 and number in (0, 1)
        return ["whoever guesses 0 or 1 is right: ask for another value"] if guessed else []
    found = [f"the answer {constant} to all of them is right"
             for constant in (0, 1, True)
             if judge(exercise, lambda *arguments: constant).kind == "right"]
    outcomes = attempt(exercise.reference, trials(exercise))
    numbers = [numeric(outcome.value) for outcome in outcomes]
    if any(one is None or one.dtype.kind not in "f" for one in numbers) or all(
            (one == one.round()).all() for one in numbers):
        return found                # words, or whole numbers: nothing to round
    return found + [f"an answer that is rounded to {digits} digits is right: add random_inputs"
                    for digits in (1, 2, 3, 4) if judge(exercise, lambda *arguments: np.round(
                        exercise.reference(*arguments), digits)).kind == "right"]


def _own_faults(exercise):
    found = []
    for place, answer in enumerate(exercise.also_right):
        verdict = judge(exercise, answer)
        if verdict.kind != "right":
            found.append(f"right answer {place} is called {verdict.kind}: {verdict.says}")
        quoted = in_quotes(answer)
        if not exercise.is_function and judge(exercise, quoted).kind == "right":
            found.append(f"texts in place of numbers are right: {quoted}")
    for place, mistake in enumerate(exercise.mistakes):
        verdict = judge(exercise, mistake.does)
        if (verdict.kind, verdict.says) != ("wrong", mistake.says):
            found.append(f"mistake {place} is called {verdict.kind}: {verdict.says}")
    beginnings = {one.says.split("{}")[0] for one in exercise.properties}
    shown = {start for start in beginnings for mistake in exercise.mistakes
             if mistake.says.startswith(start)}
    return found + [f"no mistake shows what happens where this does not hold: {start!r}"
                    for start in sorted(beginnings - shown)]


def in_quotes(answer):
    """Return an answer with texts in place of its numbers, as of somebody who typed quotes."""
    if isinstance(answer, np.ndarray):
        answer = answer.tolist()
    if isinstance(answer, (list, tuple)):
        return [in_quotes(one) for one in answer]
    return str(answer)


def _kind_faults(exercise):
    """Return what is wrong with what is given in a repair, or with the lines to be ordered."""
    if exercise.kind == "repair":
        unchanged = judge(exercise, exercise.given)
        rewritten = judge(exercise, lambda *arguments: exercise.given(*arguments))
        if (unchanged.kind, rewritten.kind) != ("blank", "mistake"):
            return [f"what is given is called {unchanged.kind}, and {rewritten.kind} where it is "
                    "written differently; one of the mistakes must do what it does"]
    if exercise.kind == "order":
        right = [line for line in solution_text(exercise).splitlines() if line.strip()]
        if sorted(right) != sorted(exercise.lines):
            return ["the lines are not those of the reference"]
        if right == list(exercise.lines):
            return ["the lines stand in order already"]
    return []


def _right_answer_faults(exercise, namespace):
    found = []
    for place, answer in enumerate([exercise.reference, *exercise.also_right]):
        verdict = judge(exercise, answer)
        if verdict.kind != "right":
            found.append(f"right answer {place} is called {verdict.kind}: {verdict.says}")
    if exercise.is_function and exercise.reference in exercise.also_right:
        found.append("also_right repeats the reference")
    text, mine = solution_text(exercise), dict(namespace)
    exec(compile(text, f"solution of {exercise.id}", "exec"), mine)
    if judge(exercise, mine[exercise.name]).kind != "right":
        found.append(f"the printed solution does not pass its own check:\n{text}")
    return found


def _mistake_faults(exercise):
    found = []
    for place, mistake in enumerate(exercise.mistakes):
        does = mistake.does
        if does is exercise.given:      # as it stands it counts as not attempted
            does = lambda *arguments: exercise.given(*arguments)  # noqa: E731
        verdict = judge(exercise, does)
        if verdict.kind == "right":
            found.append(f"mistake {place} ({mistake.says!r}) gives the same as the reference; "
                         "add inputs that tell them apart")
        elif verdict.kind != "mistake":
            found.append(f"mistake {place} is called {verdict.kind}: {verdict.says}")
        elif verdict.mistake != place:
            found.append(f"mistakes {verdict.mistake} and {place} cannot be told apart; "
                         "add inputs, or keep one of them")
    says = [mistake.says for mistake in exercise.mistakes]
    if len(set(says)) < len(says):
        found.append("two mistakes say the same sentence")
    return found


def _blank_faults(exercise):
    found = []
    for blank in blanks(exercise):
        verdict = judge(exercise, blank)
        partly = exercise.blanks > 1 and "filled" in verdict.says
        if not partly and (verdict.kind, verdict.says) != ("blank", exercise.blank):
            found.append(f"the blank {blank} is called {verdict.kind}: {verdict.says}")
    return found


def _text_faults(exercise):
    texts = [exercise.title, exercise.blank, exercise.well_done, *exercise.hints,
             *(mistake.says for mistake in exercise.mistakes)]
    words = {word.strip(".,:;!?").lower() for text in texts for word in text.split()}
    return [f"{word!r} makes a learner who is stuck feel small"
            for word in ("simply", "just", "obviously") if word in words]


def blanks(exercise):
    """Return answers that are not filled in, as functions or as values."""
    if not exercise.is_function:
        return [..., None, (..., ...), [1.0, ...]]

    def stub(*arguments):
        pass

    def documented(*arguments):
        """Say what to do."""

    def dots(*arguments):
        bias, w1, w2 = ..., ..., ...
        return bias + w1 * 2 + w2

    def nested(*arguments):
        def inner(x):
            return ... * x
        return inner(2)

    return [stub, documented, dots, nested, lambda *arguments: ..., lambda *arguments: None,
            lambda *arguments: (..., 1), ..., None]


def odd_answers(exercise):
    """Return a name and an odd answer each: none of them is right, none is a blank."""
    right = exercise.also_right[0] if exercise.kind == "own" else exercise.reference
    if not exercise.is_function:
        return {"string": "no number at all", "NaN": float("nan"), "object": object(),
                "wrong shape": [[right]], "function": lambda: right}

    def raises(*arguments):
        raise ValueError("on purpose")

    def prints_a_lot(*arguments):
        for number in range(200):
            print("number", number)
        return "printed"

    def prints_only(*arguments):
        print(right(*arguments))

    def forgets_to_return(*arguments):
        right(*arguments)

    return {"raises": raises, "prints a lot": prints_a_lot, "prints only": prints_only,
            "returns nothing": forgets_to_return, "string": lambda *arguments: "no number",
            "NaN": lambda *arguments: float("nan"), "object": lambda *arguments: object(),
            "wrong shape": lambda *arguments: [[right(*arguments)]],
            "no arguments": lambda: 1.0, "called": 0.123, "a class": type("Thing", (), {})}
