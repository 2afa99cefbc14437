"""Say how a wrong answer as a whole lies to the right one: turned, doubled, one short, …"""

import numpy as np

from course_lib.exercises.judge.values import numeric, same
from course_lib.exercises.judge.wording import code

PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")
FEWEST = 3                      # so many different numbers, before "each time" means something


def relation(came, right):
    """Return a sentence that is true of all outcomes, "" where none is known.

    `came` and `right` are lists of plain data, the outcomes of the same runs.

    >>> relation([-1, -2], [1, 2]), relation([2, 4, 6], [1, 2, 3])
    ('The sign is the wrong way round.', 'Each time it is 2 times too large.')
    """
    pairs = list(zip(came, right, strict=True))
    for holds, says in RELATIONS:
        if all(holds(*pair) for pair in pairs):
            return says
    return _by_how_much(pairs) or _which(pairs)


def _opposite(came, right):
    a, b = numeric(came), numeric(right)
    return a is not None and b is not None and same(-a.astype(float), b)


def _yes_for_no(came, right):
    return any(same(came, one) and same(right, 1 - one) for one in (0, 1))


def _turned(came, right):
    a = numeric(came)
    return a is not None and a.ndim == 2 and same(a.T, right)


def _in_another_order(came, right):
    left = parts(right)
    if len(left) != len(parts(came)) or len(left) == 0:
        return False
    for one in parts(came):
        place = next((place for place, other in enumerate(left) if same(one, other)), None)
        if place is None:
            return False
        del left[place]
    return True


def _in_other_brackets(came, right):
    a, b = numeric(came), numeric(right)
    return a is not None and b is not None and b.ndim > 0 and same(flat(came), flat(right))


def _cut(start, end):
    """Return whether what came is the right list from `start` to `end`."""
    return lambda came, right: parts(right) != [] and same(parts(came), parts(right)[start:end])


def _with_one_more(place):
    """Return whether what came is the right list and one thing more, at `place`."""
    return lambda came, right: len(parts(came)) > 0 and same(
        parts(came)[1:] if place == 0 else parts(came)[:-1], parts(right))


def _alone(place):
    """Return whether one thing came, and it stands in the right list at `place`."""
    return lambda came, right: len(parts(right)) > 0 and same(came, parts(right)[place])


RELATIONS = (
    (_opposite, "The sign is the wrong way round."),
    (_yes_for_no, "It is each time the opposite."),
    (_turned, "Rows and columns have changed places."),
    (_in_another_order, "All of it is there, in another order."),
    (_cut(1, None), "The first one is missing."),
    (_cut(None, 1), "Only the first one is there."),
    (_cut(None, -1), "The last one is missing."),
    (_with_one_more(0), "There is one too many, at the front."),
    (_with_one_more(-1), "There is one too many, at the end."),
    (_alone(0), "That is the first of them alone."),
    (_alone(-1), "That is the last of them alone."),
    (_in_other_brackets, "The numbers are right, and the brackets around them are not."),
)


def _by_how_much(pairs):
    """Say by what each number would have to be divided, or what is to be taken away from it."""
    if any(numeric(one) is None for pair in pairs for one in pair) or any(
            np.shape(came) != np.shape(right) for came, right in pairs):
        return ""
    a, b = (np.array(flat(list(side)), float) for side in zip(*pairs, strict=True))
    if len(np.unique(b.round(9))) < FEWEST or not np.isfinite(a).all():
        return ""
    more = float((a - b)[0])
    if same(a - b, np.full(len(b), more)):
        return f"Each time it is {code(abs(more))} too {'large' if more > 0 else 'small'}."
    some = b != 0
    times = a[some] / b[some]
    if (a[~some] == 0).all() and same(times, np.full(len(times), times[0])) and times[0] > 0:
        return f"Each time it is {times_in_words(times[0])}."
    return ""


def _which(pairs):
    """Say which of several answers is wrong, where the others are right each time."""
    counts = {len(parts(one)) for pair in pairs for one in pair}
    n = counts.pop()
    if counts or not 1 < n <= len(PLACES):
        return ""
    wrong = [PLACES[place] for place in range(n)
             if not all(same(parts(came)[place], parts(right)[place]) for came, right in pairs)]
    if len(wrong) == n:
        return ""
    which, verb = " and the ".join(wrong), "is" if len(wrong) == 1 else "are"
    return f"Only the {which} of the {n} {verb} wrong."


def times_in_words(times):
    """Say how many times too large or too small a number is.

    >>> times_in_words(100.0), times_in_words(0.25)
    ('100 times too large (is it in per cent?)', '4 times too small')
    """
    size, word = (times, "large") if times > 1 else (1 / times, "small")
    cent = " (is it in per cent?)" if same(times, 100.0) else ""
    return f"{code(float(round(size, 6)))} times too {word}{cent}"


def parts(value):
    """Return the things in a list or an array, [] where `value` is neither."""
    if isinstance(value, list):
        return list(value)
    return list(value) if isinstance(value, np.ndarray) and value.ndim else []


def flat(value):
    """Return all that lies in a list or an array, however deep, as one list.

    >>> flat([1, [2, [3.0]]])
    [1, 2, 3.0]
    """
    if isinstance(value, np.ndarray):
        return value.ravel().tolist()
    if isinstance(value, list):
        return [one for part in value for one in flat(part)]
    return [value]
