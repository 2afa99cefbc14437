"""Mini-batches: all the data, in a new order, a few rows at a time."""

import numpy as np

from course_lib.checks.choices import yes_or_no
from course_lib.checks.values import generator, numbers, whole_number


def minibatches(X, y, batch_size, shuffle=True, seed=0):
    """Return an iterator over all of X and y, in batches of `batch_size` rows.

    X and y hold numbers, one sample a row; the last batch may be smaller. `seed` may be a NumPy
    generator that goes on from epoch to epoch. A `batch_size` of None, or above the number of
    samples, means all of them. Raises TypeError or ValueError for others.

    >>> [len(rows) for rows, _ in minibatches(np.zeros((5, 3)), np.zeros(5), batch_size=2)]
    [2, 2, 1]
    """
    X, y = numbers("X", X, ndim=(1, 2)), numbers("y", y, ndim=(1, 2))
    if len(X) != len(y):
        raise ValueError(f"y has {len(y)} rows, but expected {len(X)}: one for each row of X.")
    if batch_size is not None:
        batch_size = whole_number("batch_size", batch_size, least=1)
    batches = in_batches(X, y, batch_size, yes_or_no("shuffle", shuffle), generator(seed))
    # Copies: whoever changes a batch must not change the data.
    return batches if shuffle else ((X_rows.copy(), y_rows.copy()) for X_rows, y_rows in batches)


def in_batches(X, y, batch_size, shuffle, rng):
    """Do `minibatches` without its checks: for a training, which has checked its data once.

    >>> rng = np.random.default_rng(0)
    >>> [len(rows) for rows, _ in in_batches(np.zeros((5, 3)), np.zeros(5), 2, True, rng)]
    [2, 2, 1]
    """
    order = rng.permutation(len(X)) if shuffle else None
    batch_size = batch_size or len(X)
    # Rows are gathered in portions: one call for many small batches, yet never a second copy of
    # all the data.
    portion = batch_size * max(1, 256 // batch_size)
    for start in range(0, len(X), portion):
        rows = slice(start, start + portion)
        rows = rows if order is None else order[rows]
        X_rows, y_rows = X[rows], y[rows]
        for first in range(0, len(X_rows), batch_size):
            batch = slice(first, first + batch_size)
            yield X_rows[batch], y_rows[batch]
