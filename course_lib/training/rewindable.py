"""A run: a training that can go back to its very start, and be told a new learning rate."""

from contextlib import contextmanager
from copy import copy

from course_lib.checks.results import finite
from course_lib.checks.values import number, whole_number
from course_lib.network import check_network
from course_lib.optimizers import SGD

from .epochs import Training


class Run:
    """Train `net` an epoch at a time, and `rewind` to the weights, and the order, of its start.

    The arguments are those of `Training`; `seed` is a number, so that the samples come in the
    same order again. All of its `history` is measured after the epoch, where a `Training` takes
    loss and accuracy from the predictions made on the way, which costs no time. `start` is the
    row of epoch 0, before any step. Raises TypeError or ValueError for bad input.

    >>> from course_lib.network import Network
    >>> run = Run(Network([2, 2, 1]), [[0, 1], [1, 0]], [0, 1])
    >>> round(run.start[0], 4), run.epoch(), run.epoch(), run.history
    (0.2318, None, None, History: 2 epochs, loss 0.2279, accuracy 0.50)
    >>> run.rewind(), run.epoch(), run.history
    (None, None, History: 1 epoch, loss 0.2298, accuracy 0.50)
    """

    def __init__(self, net, X, y, *, optimizer=SGD(lr=0.1), **arguments):
        self.net, self._data = check_network(net), (X, y)
        whole_number("seed", arguments.get("seed", 0))
        # A copy: another learning rate here must not reach the optimizer that you gave.
        self._arguments = arguments | {"optimizer": copy(optimizer), "measure_after": True}
        self._first, self._trouble = net.parameters().copy(), ""
        self.training = self._begin()
        self._start = self.start = self._measured()

    def _begin(self, **changes):
        training = Training(self.net, *self._data, **self._arguments | changes)
        self._arguments |= changes      # none that was refused
        return training

    def _measured(self):
        row = self.training.measured()
        finite("the loss", row[::2])
        return (*row, None, None)[:4]

    @property
    def history(self):
        """The `History` since the start, or since the last `rewind`."""
        return self.training.history

    @property
    def newest(self):
        """The newest row: (loss, accuracy, and both on unseen samples), None where not known."""
        return self.history.rows[-1] if len(self.history) else self.start

    def epoch(self):
        """Learn from all samples once.

        Raises FloatingPointError where the loss becomes infinite, and from then on until
        `rewind`: what is left of the network would never recover.
        """
        if not self._trouble:
            try:
                return self.training.epoch()
            except FloatingPointError:
                self._trouble = (f"the loss became infinite at epoch {len(self.history) + 1}: "
                                 "rewind, and try a smaller learning rate.")
        raise FloatingPointError(self._trouble)

    def measure_anew(self):
        """Let the newest row be that of the network as it is, after you changed its weights."""
        if self.history.rows:
            self.history.rows[-1] = self._measured()
        else:
            self.start = self._measured()

    def rewind(self):
        """Go back to the start: the same weights, no steps remembered, an empty history."""
        self.net.parameters()[:], self._trouble = self._first, ""
        self.start = self._start
        self.training = self._begin()

    @contextmanager
    def replayed(self):
        """Let a `with` block train from the start; after it the run is where it was."""
        weights, kept = self.net.parameters().copy(), vars(self).copy()
        self.rewind()
        try:
            yield
        finally:
            vars(self).update(kept)
            self.net.parameters()[:] = weights

    def set_lr(self, lr):
        """Take another learning rate from the next step on, in place of a schedule too.

        Raises TypeError or ValueError where it is no number above 0.
        """
        lr = number("lr", lr, above=0)
        for optimizer in (self._arguments["optimizer"], self.training.optimizer):
            optimizer.schedule, optimizer.lr = None, lr

    def go_on_with(self, **arguments):
        """Change `batch_size`, `l1`, `l2` or `optimizer` from the next epoch on.

        An optimizer starts without a memory of the steps before.
        """
        if "optimizer" in arguments:
            arguments["optimizer"] = copy(arguments["optimizer"])
        before, self.training = self.training, self._begin(**arguments)
        self.training.history, self.training.rng = before.history, before.rng
