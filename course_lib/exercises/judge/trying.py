"""What an answer is tried on: an exercise's inputs, random ones, and a few with many digits."""

import numpy as np

RANDOM_TRIALS = 20
LONG_TRIALS = 3
LONGER = 1 + 1 / 7000           # 0.5 becomes 0.5000714…: whoever rounds is seen


def trials(exercise, first_seed=0):
    """Return all argument tuples that an answer is tried on, for one seed the same ones always."""
    if not exercise.is_function:
        return [()]
    drawn = []
    if exercise.random_inputs is not None:
        drawn = [exercise.random_inputs(np.random.default_rng(seed))
                 for seed in range(first_seed, first_seed + RANDOM_TRIALS)]
    return [*exercise.inputs, *drawn, *map(with_many_digits, drawn[:LONG_TRIALS])]


def with_many_digits(value):
    """Return arguments in which numbers with a point have many digits behind it.

    >>> with_many_digits((2, 1.0, [7000.5, 3]))
    (2, 1.0, [7001.500071428572, 3])
    """
    if isinstance(value, (tuple, list)):
        return type(value)(map(with_many_digits, value))
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return np.where(value == value.round(), value, value * LONGER).astype(value.dtype)
    if isinstance(value, float) and not value.is_integer():
        return value * LONGER
    return value
