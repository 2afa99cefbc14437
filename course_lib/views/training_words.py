"""What a training has come to, in words."""

from course_lib.views.parts.words import loss_in_words

EXPLODED = 100      # times the loss at the start


def so_far(run):
    """Return how well a `Run` does at present, as text.

    >>> from course_lib.network import Network
    >>> from course_lib.training.rewindable import Run
    >>> so_far(Run(Network([1, 1]), [[0.0]], [1.0]))
    'loss 0.25: it has learned nothing yet'
    """
    loss, _, unseen_loss, unseen_right = run.newest
    told = f"loss {loss_in_words(loss, 4)}"
    if unseen_loss is not None:
        told += f", on unseen points {loss_in_words(unseen_loss, 4)}"
    if unseen_right is not None:
        told += f", where {100 * unseen_right:.0f} % are right"
    return told + verdict(len(run.history), loss, unseen_loss, run.start[0])


def verdict(epochs, loss, unseen_loss, first_loss):
    """Return in words what such losses mean, or "" where there is nothing to say.

    >>> verdict(9, 0.1, 0.5, 0.7)
    ': better on points it knows than on new ones, it overfits'
    """
    if not epochs:
        return ": it has learned nothing yet"
    if loss > max(EXPLODED * first_loss, 1):
        return ": it diverges, so rewind and try a smaller learning rate"
    if unseen_loss is not None and unseen_loss > max(2 * loss, loss + 0.1):
        return ": better on points it knows than on new ones, it overfits"
    return ""
