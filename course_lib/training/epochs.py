"""An epoch: all the data once, batch by batch, with a step down the loss after each batch."""

from copy import copy
from math import isfinite

import numpy as np

from course_lib.checks.choices import yes_or_no
from course_lib.checks.values import generator, number, shown, whole_number
from course_lib.losses import LOSSES
from course_lib.network import check_network
from course_lib.optimizers import SGD, Optimizer
from course_lib.targets import decide

from . import unrolled
from .batches import in_batches
from .history import History


class Training:
    """A training that waits for you: each `epoch()` shows all the data once and learns from it.

    The arguments are those of `train`, which calls `epoch()` in a loop. It takes a copy of the
    optimizer, without a memory of earlier steps; its `optimizer.lr` may change on the way, the
    rest stays. Raises TypeError or ValueError for bad input.

    >>> from course_lib.network import Network
    >>> training = Training(Network([2, 2, 1]), [[0, 1], [1, 0]], [0, 1])
    >>> training.epoch()
    >>> training.history
    History: 1 epoch, loss 0.2341, accuracy 0.50
    """

    def __init__(self, net, X, y, *, loss="mse", optimizer=SGD(lr=0.1), batch_size=1,
                 shuffle=True, seed=0, validation=None, l1=0.0, l2=0.0):
        _check_parts(net, optimizer)
        self.net, self.loss, self.optimizer = net, loss, copy(optimizer)
        self.X, self.y = self._checked(X, y)
        self.validation = None if validation is None else self._checked_validation(validation)
        self.shuffle = yes_or_no("shuffle", shuffle)
        self.batch_size = batch_size
        if batch_size is not None:
            self.batch_size = whole_number("batch_size", batch_size, least=1)
        self.l1, self.l2 = number("l1", l1, least=0), number("l2", l2, least=0)
        self.rng = generator(seed)
        self.history = History()
        self.optimizer.reset()
        # One sample at a time, a small network learns some ten times as fast without arrays.
        self._unrolled = None
        if not (self.l1 or self.l2) and unrolled.fits(net, loss, optimizer, batch_size):
            self._unrolled = unrolled.learner(net, loss)

    def epoch(self):
        """Learn from all samples once, batch by batch, and add a row to the history.

        Raises FloatingPointError where the loss becomes infinite. Then, and where you interrupt
        it, the parameters are again those of the epoch before.
        """
        self.optimizer.start_epoch(len(self.history))
        before = self.net.parameters().copy()
        try:
            with np.errstate(over="ignore", invalid="ignore"):  # `_check` says it in words
                row = self._all_batches() + self._on_unseen()
            self._check(losses=row[::2])
        except BaseException:   # KeyboardInterrupt is no Exception
            self.net.parameters()[:] = before
            self.optimizer.reset()      # it may remember infinite slopes
            raise
        self.history.add(*row)

    def _check(self, losses):
        if not all(map(isfinite, losses)) or not np.isfinite(self.net.parameters()).all():
            raise FloatingPointError(
                f"the loss became infinite at epoch {len(self.history) + 1}; "
                "try a smaller learning rate"
            )

    def _all_batches(self):
        """Learn; return loss and accuracy of the predictions made on the way."""
        y_true, y_pred = zip(*self._learn_all())    # from pairs of a batch to all of each
        return self._measure(np.concatenate(y_true), np.concatenate(y_pred))

    def _learn_all(self):
        learn, n_rows = self.step, self.batch_size
        if self._unrolled:   # by the thousand: all rows as Python's numbers would take room
            learn, n_rows = self._learn_unrolled, 1000
        batches = in_batches(self.X, self.y, n_rows, self.shuffle, self.rng)
        return [(y, learn(X, y)) for X, y in batches]

    def _on_unseen(self):
        return self._now(*self.validation) if self.validation else ()

    def _now(self, X, y):
        """Return loss and accuracy of the network as it is now."""
        return self._measure(y, self.net._forward(X))

    def step(self, X, y):
        """Learn from one batch; return the predictions made before the step."""
        y_pred = self.net._forward(X)
        self.net._backward(y, self.loss)
        if self.l1 or self.l2:
            self._add_penalty()
        self.optimizer.step(self.net._parameters, self.net._gradients)
        return y_pred

    def _learn_unrolled(self, X, y):
        """Do `step` for each row of X and y; return the predictions."""
        parameters = self.net.parameters()
        parameters[:], y_pred = self._unrolled(
            X.tolist(), y.tolist(), parameters.tolist(), self.optimizer.lr
        )
        return y_pred

    def _add_penalty(self):
        for layer in self.net.layers:  # the weights alone: a bias does no harm by being large
            if self.l1:
                layer.weights_grad += self.l1 * np.sign(layer.weights)
            if self.l2:
                layer.weights_grad += self.l2 * layer.weights

    def _measure(self, y_true, y_pred):
        output = self.net.layers[-1].activation
        loss = LOSSES[self.loss].function.bare(y_true, y_pred)
        if output not in ("sigmoid", "softmax", "step"):
            return loss, None
        right = decide(y_true, output) == decide(y_pred, output)
        return loss, np.count_nonzero(right) / right.size

    def _checked(self, X, y):
        X = np.atleast_2d(self.net.check_inputs(X))
        return X, self.net.check_targets(y, len(X), self.loss)


    def _checked_validation(self, validation):
        if not isinstance(validation, (tuple, list)) or len(validation) != 2:
            raise TypeError(f"validation is {shown(validation)}, but expected a pair (X, y).")
        try:
            return self._checked(*validation)
        except (TypeError, ValueError) as error:
            raise type(error)(f"validation: {error}") from None


def _check_parts(net, optimizer):
    check_network(net)
    if not isinstance(optimizer, Optimizer):
        raise TypeError(f"optimizer is {shown(optimizer)}, but expected one of SGD(), Momentum(), "
                        "RMSProp(), Adam(), with the brackets.")
