"""A run: a training that can go back to its very start, and be told a new learning rate."""

from .epochs import Training


class Run:
    """Train `net` an epoch at a time, and `rewind` to the weights, and the order, of its start.

    The arguments are those of `Training`; `seed` is a number, so that the samples come in the
    same order again. Raises TypeError or ValueError for bad input.

    >>> from course_lib.network import Network
    >>> run = Run(Network([2, 2, 1]), [[0, 1], [1, 0]], [0, 1])
    >>> run.epoch(), run.epoch(), run.history
    (None, None, History: 2 epochs, loss 0.2321, accuracy 0.50)
    >>> run.rewind(), run.epoch(), run.history
    (None, None, History: 1 epoch, loss 0.2341, accuracy 0.50)
    """

    def __init__(self, net, X, y, **arguments):
        self.net = net
        self._start = net.parameters().copy()
        self._begin = lambda: Training(net, X, y, **arguments)
        self.training = self._begin()

    @property
    def history(self):
        """The `History` since the start, or since the last `rewind`."""
        return self.training.history

    def epoch(self):
        """Learn from all samples once.

        Raises FloatingPointError where the loss becomes infinite.
        """
        self.training.epoch()

    def rewind(self):
        """Go back to the start: the same weights, no steps remembered, an empty history."""
        lr = self.training.optimizer.lr
        self.net.parameters()[:] = self._start
        self.training = self._begin()
        self.training.optimizer.lr = lr     # the learner's last word

    def set_lr(self, lr):
        """Take another learning rate from the next step on."""
        self.training.optimizer.lr = lr
