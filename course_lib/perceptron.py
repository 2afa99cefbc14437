"""The perceptron: a neuron that fires or stays quiet, and learns from its mistakes alone."""

from collections import namedtuple
from fractions import Fraction
from operator import mul

import numpy as np

from .checks.results import finite, no_alarms
from .checks.values import number, numbers, shown, whole_number

# What a training run reports: mistakes in each epoch, whether the last had none, and it in words.
PerceptronRun = namedtuple("PerceptronRun", "mistakes learned words")


class Perceptron:
    """Fires (1) where weights · x + bias ≥ threshold, else stays quiet (0). (Rosenblatt 1958.)

    A threshold is a bias with the sign changed; learning moves the weights and the bias. Raises
    TypeError or ValueError for what is no finite number.

    >>> both = Perceptron([0.6, 0.6], bias=-0.5, threshold=0.5)
    >>> both.predict([[0, 0], [0, 1], [1, 0], [1, 1]])
    array([0, 0, 0, 1])
    """

    def __init__(self, weights, bias=0.0, threshold=0.0):
        self.weights = numbers("weights", weights, ndim=1).copy()
        self.bias = number("bias", bias)
        self.threshold = number("threshold", threshold)

    @no_alarms()
    def weighted_sum(self, x):
        """Return weights · x + bias: a float for one sample, (n_samples,) for many."""
        x = numbers("x", x, ndim=(1, 2), length=len(self.weights), each="weight")
        z = finite("the weighted sum", x @ self.weights + self.bias)
        return float(z) if x.ndim == 1 else z

    def predict(self, x):
        """Return 0 or 1: an int for one sample, (n_samples,) for many."""
        fires = np.asarray(self.weighted_sum(x)) >= self.threshold
        return int(fires) if fires.ndim == 0 else fires.astype(int)

    @no_alarms()
    def update(self, x, target, lr=1.0):
        """Learn from one sample x by the perceptron rule; return the error, target − prediction.

        Each weight moves by lr · error · its input, the bias by lr · error. So nothing moves
        where the prediction was right.

        >>> p = Perceptron([0.0, 0.0], bias=-0.5)
        >>> p.update([1, 0], target=1, lr=0.1), p.weights, round(p.bias, 1)
        (1, array([0.1, 0. ]), -0.4)
        """
        x = numbers("x", x, ndim=1, length=len(self.weights), each="weight")
        (target,) = _zeros_and_ones("target", [number("target", target)])
        lr, error = number("lr", lr, above=0), int(target) - self.predict(x)
        weights, bias = self.weights + lr * error * x, self.bias + lr * error
        self.weights, self.bias = finite("a weight", weights), float(finite("the bias", bias))
        return error

    def train(self, X, y, lr=1.0, epochs=100):
        """Go through all samples, pass after pass (an epoch each), until no mistake is left.

        X is (n_samples, n_features), y (n_samples,) of 0 and 1. Returns a PerceptronRun. It stops
        early where it sees that it will not get there: the same weights came back, so everything
        from now on would repeat. (What a line can part is learned in the end: Novikoff 1962.)

        >>> Perceptron([0, 0]).train([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 0, 0, 1]).mistakes
        [2, 3, 3, 2, 1, 0]
        """
        X = numbers("X", X, ndim=2, length=len(self.weights), each="weight")
        y, lr = _zeros_and_ones("y", y), number("lr", lr, above=0)
        if len(y) != len(X):
            raise ValueError(f"y has {len(y)} values, but expected {len(X)}: one for each row.")
        mistakes, moves, seen = [], np.zeros(len(X), int), {}
        for epoch in range(1, whole_number("epochs", epochs, least=1) + 1):
            errors = np.array([self.update(x, target, lr) for x, target in zip(X, y)])
            mistakes.append(int(np.count_nonzero(errors)))
            if mistakes[-1] == 0:
                return PerceptronRun(mistakes, True, f"No mistake left in pass {epoch}.")
            moves += errors
            # Counted in steps of lr, and rounded: 0.1 + 0.2 is not quite 0.3.
            state = tuple(np.round(np.append(self.weights, self.bias) / lr, 9))
            if state in seen and _lead_nowhere(moves - seen[state], X):
                return PerceptronRun(mistakes, False, f"The weights of pass {epoch} were there "
                                     "before: it goes round in circles and will not get there.")
            seen[state] = moves.copy()
        words = f"Passes: {epochs}, and mistakes in the last of them still: {mistakes[-1]}."
        return PerceptronRun(mistakes, False, words)

    def __repr__(self):
        return (f"Perceptron(weights={self.weights.tolist()}, bias={self.bias:g}, "
                f"threshold={self.threshold:g})")


def _lead_nowhere(moves, X):
    """Return whether so many moves by each sample of X add up to 0, also in the last digit."""
    columns = ([Fraction(str(value)) for value in column] for column in X[moves != 0].T.tolist())
    n_times = moves[moves != 0].tolist()
    return not sum(n_times) and not any(sum(map(mul, n_times, column)) for column in columns)


def _zeros_and_ones(name, values):
    values = numbers(name, values, ndim=1)
    if not np.isin(values, (0, 1)).all():
        raise ValueError(f"{name} is {shown(values.tolist())}, but expected 0s and 1s alone.")
    return values.astype(int)
