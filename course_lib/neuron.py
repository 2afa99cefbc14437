"""A neuron: it weighs its inputs, adds them up with a bias, and lets an activation answer."""

import numpy as np

from .activations import ACTIVATIONS
from .checks.choices import one_of
from .checks.results import finite, no_alarms
from .checks.values import number, numbers

ONE_NEURON = [name for name in ACTIVATIONS if name != "softmax"]  # softmax compares several


class Neuron:
    """One neuron with `weights` (n_features,), a `bias` and an `activation` by name.

    Raises TypeError or ValueError for weights, a bias or inputs that are no finite numbers, and
    for an unknown activation.

    >>> neuron = Neuron([0, 1], bias=4, activation="sigmoid")
    >>> neuron.weighted_sum([2, 3]), neuron([2, 3])
    (7.0, 0.9990889488055994)
    """

    def __init__(self, weights, bias=0.0, activation="sigmoid"):
        self.weights = numbers("weights", weights, ndim=1).copy()
        self.bias = number("bias", bias)
        self.activation = one_of("activation", activation, ONE_NEURON)

    @no_alarms()
    def weighted_sum(self, x):
        """Return z = w1·x1 + w2·x2 + … + bias: a float for one sample, (n_samples,) for many.

        >>> Neuron([7.56]).weighted_sum([[10], [30]]).round(1)
        array([ 75.6, 226.8])
        """
        x = numbers("x", x, ndim=(1, 2), length=len(self.weights), each="weight")
        z = finite("the weighted sum", x @ self.weights + self.bias)
        return float(z) if x.ndim == 1 else z

    def __call__(self, x):
        """Return the output a = activation(z): a float for one sample, (n_samples,) for many."""
        return ACTIVATIONS[self.activation].function(self.weighted_sum(x))

    def __repr__(self):
        weights = np.asarray(self.weights).tolist()
        return f"Neuron({weights}, bias={self.bias:g}, activation={self.activation!r})"
