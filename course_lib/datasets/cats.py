"""The cats of chapter 01: three signals, three weights, a bar, and five moments in the grass.

A moment is rustle, smell, movement: 1 where the signal is there, 0 where it is not.
"""

from itertools import product

import numpy as np

from course_lib.checks.values import numbers

THRESHOLD = 1.0
MOMENTS = list(product((0, 1), repeat=3))
WATCHED = {(0, 0, 0): 0, (0, 0, 1): 1, (1, 0, 1): 0, (0, 1, 0): 0, (1, 1, 1): 1}
TRIED = np.arange(-2, 2.25, 0.25)       # each weight of each cat that `that_fit` tries


def shy_cat():
    """Return the five moments in which the shy cat was watched, and its answers: 1 is a pounce.

    >>> shy_cat()[1]
    [0, 1, 0, 0, 1]
    """
    return list(WATCHED), list(WATCHED.values())


def other_moments(seen):
    """Return those of the eight possible moments that are not in `seen`.

    >>> other_moments(shy_cat()[0])
    [(0, 1, 1), (1, 0, 0), (1, 1, 0)]
    """
    known = {tuple(moment) for moment in seen}
    return [moment for moment in MOMENTS if moment not in known]


def pounces(weights, moment):
    """Return 1 where what is noticed reaches the bar at 1.0, else 0.

    Raises TypeError or ValueError where these are not three numbers each.

    >>> pounces([0.6, 0.5, 0.8], (1, 0, 1))
    1
    """
    weights = numbers("weights", weights, ndim=1, length=3, each="signal")
    moment = numbers("moment", moment, ndim=1, length=3, each="signal")
    return int(round(float(weights @ moment), 9) >= THRESHOLD)


def that_fit(seen, answers):
    """Return all cats, three weights each from −2 to 2 in steps of 0.25, that answer like that.

    >>> len(that_fit(*shy_cat()))
    30
    """
    if len(seen) != len(answers):
        raise ValueError(f"answers has {len(answers)} values, but expected {len(seen)}: one for "
                         "each moment that was seen.")
    return [weights for weights in product(TRIED.tolist(), repeat=3)
            if all(pounces(weights, moment) == answer for moment, answer in zip(seen, answers))]
