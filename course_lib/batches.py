"""Mini-batches: all the data, in a new order, a few rows at a time."""

import numpy as np


def minibatches(X, y, batch_size, shuffle=True, seed=0):
    """Yield all of X and y in batches of `batch_size` rows, the last one perhaps smaller.

    `seed` may be a NumPy generator that goes on from epoch to epoch. A `batch_size` of None, or
    above the number of samples, means all of them.

    >>> [len(rows) for rows, _ in minibatches(np.zeros((5, 3)), np.zeros(5), batch_size=2)]
    [2, 2, 1]
    """
    n_samples = len(X)
    batch_size = n_samples if batch_size is None else batch_size
    order = np.random.default_rng(seed).permutation(n_samples) if shuffle else None
    # Rows are gathered in portions: one call for many small batches, yet never a second copy of
    # all the data.
    portion = batch_size * max(1, 256 // batch_size)
    for start in range(0, n_samples, portion):
        rows = slice(start, start + portion) if order is None else order[start : start + portion]
        X_rows, y_rows = X[rows], y[rows]
        for first in range(0, len(X_rows), batch_size):
            batch = slice(first, first + batch_size)
            yield X_rows[batch], y_rows[batch]
