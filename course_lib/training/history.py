"""The history of a training: what the loss and the accuracy were after each epoch."""


class History:
    """Lists with one value for each epoch: `loss`, `accuracy`, `val_loss`, `val_accuracy`.

    `loss` and `accuracy` are those of the predictions made during the epoch, each before its
    step; `val_loss` and `val_accuracy` are measured after it (empty without validation data).
    A `Run` measures all four after the epoch.
    Accuracy is the share of right decisions, and empty where the outputs are quantities.
    `stopped` says in words why a training ended early, and is "" where it did not.

    >>> history = History()
    >>> history.add(loss=0.25, accuracy=1.0)
    >>> history, history.loss, history.val_loss
    (History: 1 epoch, loss 0.2500, accuracy 1.00, [0.25], [])
    """

    def __init__(self):
        self.rows = []
        self.stopped = ""

    def add(self, loss, accuracy=None, val_loss=None, val_accuracy=None):
        """Add an epoch, all its values at once: so an interrupt never leaves half of them."""
        self.rows.append((loss, accuracy, val_loss, val_accuracy))

    def _column(self, i):
        return [row[i] for row in self.rows if row[i] is not None]

    loss = property(lambda self: self._column(0))
    accuracy = property(lambda self: self._column(1))
    val_loss = property(lambda self: self._column(2))
    val_accuracy = property(lambda self: self._column(3))

    def __len__(self):
        return len(self.rows)

    def __repr__(self):
        parts = [f"{len(self)} epoch{'' if len(self) == 1 else 's'}"]
        names = ("loss", "accuracy", "validation loss", "validation accuracy")
        for name, value in zip(names, self.rows[-1] if self.rows else ()):
            if value is not None:
                parts.append(f"{name} {value:.{2 if 'accuracy' in name else 4}f}")
        return f"History: {', '.join(parts)}" + f" (stopped: {self.stopped})" * bool(self.stopped)
