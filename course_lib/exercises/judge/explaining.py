"""Say in plain words what an answer did, where no known mistake explains it."""

import numpy as np

from course_lib.exercises.judge.comparing import relation, times_in_words
from course_lib.exercises.judge.python_errors import slip
from course_lib.exercises.judge.running import Outcome
from course_lib.exercises.judge.values import numeric, plain, same
from course_lib.exercises.judge.wording import code, in_words, shape_in_words, show, tidy, typed

ROUNDED = ("the way is right, but the result is rounded. Others go on to calculate with it: give "
           "it back as Python works it out, and round only what you print.")

ERRORS = {
    "AttributeError": "it asks something for a part that it does not have",
    "EOFError": "it waits for somebody to type; use the arguments instead",
    "ImportError": "it imports something that is not there",
    "IndexError": "it asks for a place beyond the end",
    "KeyError": "it asks a dictionary for a key that is not in it",
    "MemoryError": "it needs more memory than there is",
    "ModuleNotFoundError": "it imports something that is not there",
    "NameError": "it uses a name that nobody has given a value",
    "OverflowError": "a number became too large",
    "RecursionError": "it calls itself again and again, without an end",
    "SystemExit": "it asks Python to exit; leave that line out",
    "TypeError": "it puts things together that do not fit",
    "UnboundLocalError": "it uses a variable before the variable has a value",
    "ValueError": "it gives something a value that cannot be used there",
    "ZeroDivisionError": "it divides by zero",
}


def wants_value(exercise):
    """Say that a function came where a value was expected."""
    return (f"a function came, but the answer is a value. "
            f'Pass what you found: check("{exercise.id}", {exercise.name}).')


def unreadable(exercise):
    """Say that the answer is an object that cannot be read."""
    return f"the answer cannot be read. Is {exercise.name} what you wanted to pass?"


def wants_function(exercise, came):
    """Say that a value came where a function was expected."""
    what = "something else" if isinstance(came, Outcome) else show(came)
    return (f"{what} came, but the answer is a function. Pass the function itself, "
            f'without brackets and without quotes: check("{exercise.id}", {exercise.name}).')


def other_value(exercise, came):
    """Say what a value is, without giving the right one away."""
    expected = plain(exercise.reference)
    start = f"{exercise.name} is {show(came)}"
    if isinstance(came, bool):
        return f"{start}, which says yes or no; what is asked for is {_what(expected)}."
    if _what(came) != _what(expected):
        return f"{start}; what is asked for is {_what(expected)}."
    if isinstance(came, dict) and (odd := _odd_entry(came, expected)):
        return odd
    if isinstance(expected, list) and (told := relation([came], [expected])):
        return f"{start}. {told}"
    number, right = numeric(came), numeric(expected)
    if number is None or number.ndim or "c" in number.dtype.kind + right.dtype.kind:
        return f"{start}; that is not it yet."
    if not number < right and not number > right:
        return f"{start}; that is not it yet."
    return f"{start}; {_by_how_much(float(number), float(right))}."


def _by_how_much(number, right):
    """Say how a wrong number lies to the right one: its sign, its point, one too many, …"""
    large = number > right
    if same(number, -right):
        return "the size is right, and the sign is not"
    if right.is_integer() and abs(number - right) == 1:
        return f"that is one too {'many' if large else 'few'}"
    if right != 0 and same(number, 1 / right):
        return "that is upside down: divide the other way round"
    times = number / right if right else 0
    if times > 0 and round(np.log10(times), 9).is_integer():
        return f"that is {times_in_words(times)}; look at its zeros and its point"
    return f"that is too {'large' if large else 'small'}"


def _odd_entry(came, expected):
    """Say which line or which choice of a dictionary is none of those that can be."""
    for name, choice in came.items():
        if name not in expected:
            return f"there is no line {code(name)}. Leave the left side as it stands."
        if not any(same(choice, one, 0) for one in expected.values()):
            choices = ", ".join(sorted(map(code, expected.values())))
            return f"{code(choice)} is none of the choices. They are written {choices}."
    return ""


def partly_filled(exercise, left):
    """Say that some blanks are filled in, and `left` of them are not."""
    filled = exercise.blanks - left
    return (f"{in_words(filled)} of {in_words(exercise.blanks)} blanks "
            f"{'is' if filled == 1 else 'are'} filled. What is asked for: {exercise.blank}.")


def wrong(exercise, outcomes, expected, arguments, source, task):
    """Say the first thing that an answer did wrong; `arguments` are those it was tried on.

    `source` is the `Code` of the answer, `task` that of the reference.
    """
    last = outcomes[-1]
    if last.error == "KeyboardInterrupt":
        return "the check was interrupted."
    if last.error == "TooLong":
        return (f"{_call(exercise, arguments[len(outcomes) - 1])} did not come to an end in "
                "time. Is there a loop whose condition never turns false?")
    if all_none(outcomes):
        return _nothing_returned(exercise, outcomes)
    first = next(place for place, outcome in enumerate(outcomes)
                 if not _right(exercise, outcome, expected[place]))
    call, outcome = _call(exercise, arguments[first]), outcomes[first]
    if outcome.error:
        return (_misfit(source.signature, call, arguments[first])
                or failed(call, outcome, source, task))
    says = f"{call} gave {_compared(outcome.value, expected[first].value)}."
    if told := _why(outcomes, expected, outcome, arguments, source):
        return " ".join([says, told, *_changed(outcomes)])
    if all(_right(exercise, *pair, 1e-2) for pair in zip(outcomes, expected, strict=True)):
        says += " That is close: is a number rounded on the way?"
    for name in source.borrowed[:1]:
        says += f" (It uses `{name}` from another cell. Is that the value you mean?)"
    return " ".join([says, *_changed(outcomes)])


def _why(outcomes, expected, first, arguments, source):
    """Say what is so with all that came, or with the code; "" where nothing is known."""
    if source.ends_early:
        return "A return stands inside the loop, so the loop ends in its first round."
    if first.value is None:
        return "Does every way through it end in a return?"
    if isinstance(first.value, str) and not any(isinstance(one.value, str) for one in expected):
        return "A number stands without quotes."
    came, right = ([one.value for one in side] for side in (outcomes, expected))
    if any(one.error for one in outcomes) or len(came) < len(right):
        return ""
    if source.unread:
        return f"It never uses `{source.unread[0]}`."
    if len(came) > 1 and all(same(one, came[0], 0) for one in came):
        return "It gives the same whatever comes in."
    for name, given in zip(source.arguments, zip(*arguments, strict=True), strict=False):
        if same(came, [plain(one) for one in given]):
            return f"It gives `{name}` back as it came."
    return relation(came, right)


def remarks(outcomes):
    """Say what there is to add to an answer that is right; "" when nothing."""
    printed = any(outcome.printed for outcome in outcomes)
    shown = ["(What it printed is not shown here.)"] if printed else []
    return " ".join([*_changed(outcomes), *shown])


def all_none(outcomes):
    """Say whether every run ended well and gave None."""
    return all(not outcome.error and outcome.value is None for outcome in outcomes)


def _right(exercise, outcome, expected, tolerance=None):
    return not outcome.error and not expected.error and same(
        outcome.value, expected.value, tolerance or exercise.tolerance)


def _nothing_returned(exercise, outcomes):
    if any(outcome.printed for outcome in outcomes):
        return (f"{exercise.name} prints its result but gives nothing back. "
                "Write return in place of print.")
    return (f"{exercise.name} works something out but gives nothing back. "
            "Is a line with return missing at its end?")


def _compared(came, expected):
    if _what(came) != _what(expected) and numeric(came) is not None:
        return f"{_what(came)}, {code(came)}, but {_what(expected)} was expected: {code(expected)}"
    said, wanted = show(came), show(expected)
    if said == wanted:
        said, wanted = repr(came), repr(expected)
    return f"{said}, but {wanted} was expected"


def _what(value):
    words = {str: "a text", dict: "a dictionary", type(None): "None", list: "a list"}
    return shape_in_words(value) or words.get(type(value), "something else")


def failed(call, outcome, source, task):
    """Say what stopped an answer: in plain words where it is a common slip, else Python's."""
    line = f" It happened in the line `{outcome.line}`." if 0 < len(outcome.line) < 80 else ""
    plainly = slip(outcome, source, task)
    if plainly:
        return plainly + line
    why = ERRORS.get(outcome.error, "it stopped with an error")
    says = f"{call} ended with {outcome.error}: {why}.{line}"
    return says + (f' Python says: "{outcome.message}".' if outcome.message else "")


def _misfit(signature, call, arguments):
    """Say that the answer takes another number of arguments; "" where it does not."""
    if signature is None:
        return ""
    try:
        signature.bind(*arguments)
    except TypeError:
        takes = ", ".join(signature.parameters) or "nothing"
        return (f"it is called as {call}, with {_count(len(arguments))}, "
                f"but what it takes is: {tidy(takes)}.")
    return ""


def _count(number):
    return "1 value" if number == 1 else f"{number} values"


def _changed(outcomes):
    if any(outcome.changed_input for outcome in outcomes):
        return ["(It changes what it is given. Work on a copy, so that others find theirs as "
                "it was.)"]
    return []


def _call(exercise, arguments):
    return f"{exercise.name}({', '.join(typed(plain(one)) for one in arguments)})"
