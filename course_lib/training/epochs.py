"""An epoch: all the data once, batch by batch, with a step down the loss after each batch."""

from copy import copy

import numpy as np

from course_lib.checks.choices import yes_or_no
from course_lib.checks.results import no_alarms
from course_lib.checks.steps import unchecked
from course_lib.checks.values import generator, number, whole_number
from course_lib.losses import LOSSES
from course_lib.optimizers import SGD
from course_lib.targets import decide

from . import unrolled
from .batches import in_batches
from .fitting import check_parts, check_row, fitting, fitting_pair
from .history import History


class Training:
    """A training that waits for you: each `epoch()` shows all the data once and learns from it.

    The arguments are those of `train`, which calls `epoch()` in a loop. It takes a copy of the
    optimizer, without a memory of earlier steps; its `optimizer.lr` may change on the way, the
    rest stays. With `measure_after` loss and accuracy are those of the network after the epoch,
    and not of the predictions on the way, which cost no time. Raises TypeError or ValueError for
    bad input.

    >>> from course_lib.network import Network
    >>> training = Training(Network([2, 2, 1]), [[0, 1], [1, 0]], [0, 1])
    >>> training.epoch()
    >>> training.history
    History: 1 epoch, loss 0.2341, accuracy 0.50
    """

    def step(self, X, y):
        """Learn from one batch, rows of our X and y; return the predictions before the step."""
        y_pred = self.net._forward(X)
        self.net._backward(y, self.loss)
        if self.l1 or self.l2:
            self._add_penalty()
        self._move(self.net._parameters, self.net._gradients)   # w ← w − lr · slope, or so
        return y_pred

    def epoch(self):
        """Learn from all samples once, batch by batch, and add a row to the history.

        Raises FloatingPointError where the loss becomes infinite. Then, and where you interrupt
        it, the parameters are again those of the epoch before.
        """
        self.optimizer.start_epoch(len(self.history))
        before = self.net.parameters().copy()
        try:
            with no_alarms():   # `check_row` says it in words
                seen = self._all_batches()
                row = self.measured() if self.measure_after else seen + self._on_unseen()
            check_row(row, self.net, len(self.history) + 1)
        except BaseException:   # KeyboardInterrupt is no Exception
            self.net.parameters()[:] = before
            self.optimizer.reset()      # it may remember infinite slopes
            raise
        self.history.add(*row)

    def __init__(self, net, X, y, *, loss="mse", optimizer=SGD(lr=0.1), batch_size=1,
                 shuffle=True, seed=0, validation=None, l1=0.0, l2=0.0, measure_after=False):
        check_parts(net, optimizer)
        self.net, self.loss, self.optimizer = net, loss, copy(optimizer)
        self.X, self.y = fitting(net, X, y, loss)
        self.validation = fitting_pair(net, validation, loss)
        self.shuffle = yes_or_no("shuffle", shuffle)
        self.batch_size = batch_size
        if batch_size is not None:
            self.batch_size = whole_number("batch_size", batch_size, least=1)
        self.l1, self.l2 = number("l1", l1, least=0), number("l2", l2, least=0)
        self.measure_after = yes_or_no("measure_after", measure_after)
        self.rng = generator(seed)
        self.history = History()
        self.optimizer.reset()
        self._move = unchecked(self.optimizer.step)
        # One sample at a time, a small network learns some ten times as fast without arrays.
        self._learn, self._n_rows = unrolled.fast_step(self) or (self.step, self.batch_size)

    def _all_batches(self):
        """Learn; return loss and accuracy of the predictions made on the way."""
        batches = in_batches(self.X, self.y, self._n_rows, self.shuffle, self.rng)
        y_true, y_pred = zip(*[(y, self._learn(X, y)) for X, y in batches])
        return self._measure(np.concatenate(y_true), np.concatenate(y_pred))

    @no_alarms()
    def measured(self):
        """Return a row for a `History` of the network as it is now."""
        return self._now(self.X, self.y) + self._on_unseen()

    def _on_unseen(self):
        return self._now(*self.validation) if self.validation else ()

    def _now(self, X, y):
        return self._measure(y, self.net._forward(X))

    def _measure(self, y_true, y_pred):
        output = self.net.layers[-1].activation
        loss = LOSSES[self.loss].function.unchecked(y_true, y_pred)
        if output not in ("sigmoid", "softmax", "step"):
            return loss, None
        right = decide(y_true, output) == decide(y_pred, output)
        return loss, np.count_nonzero(right) / right.size

    def _add_penalty(self):
        for layer in self.net.layers:   # the weights alone: a bias does no harm by being large
            layer.weights_grad += self.l1 * np.sign(layer.weights)
            layer.weights_grad += self.l2 * layer.weights
