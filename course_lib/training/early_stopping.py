"""Early stopping: end a training where it begins to learn its own data by heart."""

from course_lib.checks.values import whole_number


class Patience:
    """Early stopping: wait `patience` epochs for a lower validation loss, then take the best."""

    def __init__(self, training, patience):
        self.training, self.best = training, None
        self.patience = patience if patience is None else whole_number("patience", patience, 1)
        if patience is not None and training.validation is None:
            raise ValueError("patience needs validation=(X, y): data that shows when to stop.")

    def look(self):
        """Keep the latest epoch if it is the best; say in the history where to stop now."""
        if self.patience is None:
            return
        history, parameters = self.training.history, self.training.net.parameters()
        if self.best is None or history.val_loss[-1] < self.best[0]:
            self.best = history.val_loss[-1], len(history), parameters.copy()
        if len(history) - self.best[1] >= self.patience:
            history.stopped = f"the validation loss was lowest in epoch {self.best[1]}"

    def bring_back_the_best(self):
        """Give the network the parameters with the lowest validation loss."""
        if self.best:
            self.training.net.parameters()[:] = self.best[2]
