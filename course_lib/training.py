"""Training: show the data again and again, and step down the loss after each batch."""

import numpy as np

from .batches import minibatches
from .early_stopping import Patience
from .history import History
from .losses import LOSSES
from .network import Network, decide
from .optimizers import SGD, Optimizer
from .validation import number, shown, whole_number


class Training:
    """A training that waits for you: each `epoch()` shows all the data once and learns from it.

    The arguments are those of `train`, which calls `epoch()` in a loop. The optimizer starts
    afresh. Raises TypeError or ValueError for bad input.

    >>> from course_lib.network import Network
    >>> training = Training(Network([2, 2, 1]), [[0, 1], [1, 0]], [0, 1])
    >>> training.epoch()
    >>> training.history
    History: 1 epoch, loss 0.2341, accuracy 0.50
    """

    def __init__(self, net, X, y, *, loss="mse", optimizer=SGD(lr=0.1), batch_size=1,
                 shuffle=True, seed=0, validation=None, l1=0.0, l2=0.0):
        _check_parts(net, optimizer)
        self.net, self.loss, self.optimizer, self.shuffle = net, loss, optimizer, shuffle
        self.X, self.y = self._checked(X, y)
        self.validation = None if validation is None else self._checked(*_two(validation))
        self.batch_size = batch_size
        if batch_size is not None:
            self.batch_size = whole_number("batch_size", batch_size, least=1)
        self.l1, self.l2 = number("l1", l1, least=0), number("l2", l2, least=0)
        self.rng = np.random.default_rng(seed)
        self.history = History()
        optimizer.reset()

    def epoch(self):
        """Learn from all samples once, batch by batch, and add a row to the history.

        Raises FloatingPointError where the loss becomes infinite; the parameters are then those
        of the epoch before.
        """
        self.optimizer.start_epoch(len(self.history))
        before = self.net.parameters().copy()
        with np.errstate(over="ignore", invalid="ignore"):  # an infinite loss is said in words
            row = self._all_batches()
        if not np.isfinite(row[0]) or not np.isfinite(self.net.parameters()).all():
            self.net.parameters()[:] = before
            raise FloatingPointError(
                f"the loss became infinite at epoch {len(self.history) + 1}; "
                "try a smaller learning rate"
            )
        if self.validation:
            X, y = self.validation
            row += self._measure(y, self.net.forward(X))
        self.history.add(*row)

    def _all_batches(self):
        # The predictions are kept to measure them all at once at the end.
        y_true, y_pred, first = np.empty_like(self.y), np.empty_like(self.y), 0
        for X, y in minibatches(self.X, self.y, self.batch_size, self.shuffle, self.rng):
            batch = slice(first, first + len(X))
            y_true[batch], y_pred[batch] = y, self.step(X, y)
            first += len(X)
        return self._measure(y_true, y_pred)

    def step(self, X, y):
        """Learn from one batch; return the predictions made before the step."""
        y_pred = self.net._forward(X)
        self.net._backward(y, self.loss)
        if self.l1 or self.l2:
            self._add_penalty()
        self.optimizer.step(self.net._parameters, self.net._gradients)
        return y_pred

    def _add_penalty(self):
        for layer in self.net.layers:  # the weights alone: a bias does no harm by being large
            layer.weights_grad += self.l1 * np.sign(layer.weights) + self.l2 * layer.weights

    def _measure(self, y_true, y_pred):
        output = self.net.layers[-1].activation
        loss = LOSSES[self.loss].function.bare(y_true, y_pred)
        if output not in ("sigmoid", "softmax", "step"):
            return loss, None
        return loss, float(np.mean(decide(y_true, output) == decide(y_pred, output)))

    def _checked(self, X, y):
        X = np.atleast_2d(self.net.check_inputs(X))
        return X, self.net.check_targets(y, len(X), self.loss)


def train(net, X, y, *, loss="mse", optimizer=SGD(lr=0.1), epochs=1000, batch_size=1,
          shuffle=True, seed=0, validation=None, patience=None, l1=0.0, l2=0.0, on_epoch=None,
          progress=False):
    """Train `net` on X (n_samples, n_features) and targets y; return the History.

    y is (n_samples, n_outputs), or (n_samples,) for one output or, with softmax, for the numbers
    of the right classes. `batch_size` None takes all samples at once. `validation=(X, y)` is
    measured after each epoch; with `patience`, training stops when its loss has not fallen for
    so many epochs, and the best parameters come back. `l1` and `l2` add l1 · Σ|w| + l2/2 · Σ w²
    over the weights to what is minimised, not to the loss in the history. `on_epoch(epoch,
    history)`, epochs counted from 1, stops by returning True. `progress` shows a bar. An
    interrupt ends the training and nothing else. Raises TypeError or ValueError for bad input,
    FloatingPointError where the loss becomes infinite.

    >>> from course_lib.network import Network
    >>> train(Network([2, 2, 1]), [[0, 1], [1, 0]], [0, 1], epochs=2)
    History: 2 epochs, loss 0.2321, accuracy 0.50
    """
    training = Training(net, X, y, loss=loss, optimizer=optimizer, batch_size=batch_size,
                        shuffle=shuffle, seed=seed, validation=validation, l1=l1, l2=l2)
    stopper = Patience(training, patience)
    epochs = range(1, whole_number("epochs", epochs) + 1)
    try:
        for epoch in _with_bar(epochs) if progress else epochs:
            training.epoch()
            if on_epoch and on_epoch(epoch, training.history) is True:
                training.history.stopped = "on_epoch returned True"
            if training.history.stopped or stopper.out_of_patience():
                break
    except KeyboardInterrupt:
        training.history.stopped = "you interrupted it"
    stopper.bring_back_the_best()
    return training.history


def _with_bar(epochs):
    from tqdm.auto import tqdm  # only a long training pays for the import

    return tqdm(epochs, unit="epoch")


def _check_parts(net, optimizer):
    if not isinstance(net, Network):
        raise TypeError(f"net is {shown(net)}, but expected a Network, for instance "
                        "Network([2, 2, 1]).")
    if not isinstance(optimizer, Optimizer):
        raise TypeError(f"optimizer is {shown(optimizer)}, but expected one of SGD(), Momentum(), "
                        "RMSProp(), Adam(), with the brackets.")


def _two(validation):
    if not isinstance(validation, (tuple, list)) or len(validation) != 2:
        raise TypeError(f"validation is {shown(validation)}, but expected a pair (X, y).")
    return validation
