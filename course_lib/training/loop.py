"""Training: show the data again and again until the epochs, the patience or you say stop."""

from course_lib.checks.choices import is_true, yes_or_no
from course_lib.checks.values import shown, whole_number
from course_lib.optimizers import SGD

from .early_stopping import Patience
from .epochs import Training


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
    epochs, on_epoch = range(1, whole_number("epochs", epochs) + 1), _callable(on_epoch)
    try:
        for epoch in _with_bar(epochs) if yes_or_no("progress", progress) else epochs:
            training.epoch()
            stopper.look()
            if is_true(on_epoch(epoch, training.history)):
                training.history.stopped = "on_epoch returned True"
            if training.history.stopped:
                break
    except KeyboardInterrupt:
        training.history.stopped = "you interrupted it"
    finally:
        stopper.bring_back_the_best()
    return training.history


def _callable(on_epoch):
    if on_epoch is not None and not callable(on_epoch):
        raise TypeError(f"on_epoch is {shown(on_epoch)}, but expected a function of the epoch and "
                        "the history, like lambda epoch, history: history.loss[-1] < 0.01.")
    return on_epoch or (lambda epoch, history: None)


def _with_bar(epochs):
    from tqdm.auto import tqdm  # only a long training pays for the import

    class _Bar(tqdm):
        monitor_interval = 0    # it would start a thread, which a browser tab has not

    return _Bar(epochs, unit="epoch")
