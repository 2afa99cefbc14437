"""What a training passes through: all parameters and the loss, before and after each epoch."""

import numpy as np

from course_lib.checks.values import whole_number

from .epochs import Training


class Snapshots:
    """A training that goes as far as somebody asks, and remembers its way.

    The arguments are those of `Training`, which raises for bad ones.

    >>> from course_lib.network import Network
    >>> way = Snapshots(Network([1, 1]), [[1.0]], [1])
    >>> [values.shape for values in way.to(2)]
    [(3, 2), (3,)]
    """

    def __init__(self, net, X, y, **training):
        self._training = Training(net, X, y, **training | {"measure_after": True})
        self._way = [(net.parameters().copy(), self._training.measured()[0])]

    def to(self, epochs):
        """Return parameters (epochs + 1, n_parameters) and losses (epochs + 1,) of the way.

        Only epochs that nobody asked for before are trained. Raises TypeError or ValueError where
        `epochs` is no whole number, 0 or more.
        """
        epochs, training = whole_number("epochs", epochs, least=0), self._training
        while len(self._way) <= epochs:
            training.epoch()
            self._way.append((training.net.parameters().copy(), training.history.rows[-1][0]))
        parameters, losses = zip(*self._way[: epochs + 1])
        return np.array(parameters), np.array(losses)
