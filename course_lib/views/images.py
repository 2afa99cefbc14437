"""Still pictures of images: a row of them, and which digits were taken for which."""

import numpy as np

from course_lib.checks.values import numbers
from course_lib.targets import confusion_matrix
from course_lib.views.parts.words import counted
from course_lib.views.stage.look import GREY, INK, SHADES
from course_lib.views.stage.still import still

MOST = 10


def plot_images(ax, X, captions):
    """Draw up to ten images X (n, n_pixels) side by side on `ax`, a caption below each.

    >>> from course_lib.views.stage.look import new_figure
    >>> len(plot_images(new_figure()[1], np.zeros((3, 64)), [1, 2, 3]).child_axes)
    3
    """
    side = round(X.shape[1] ** 0.5)
    ax.set_axis_off()
    for place, (x, caption) in enumerate(zip(X, captions)):
        inset = ax.inset_axes([place / MOST, 0.16, 0.92 / MOST, 0.8])
        inset.imshow(x.reshape(side, side), cmap=SHADES, vmin=0, vmax=1, interpolation="nearest")
        inset.set(xticks=[], yticks=[])
        inset.grid(False)
        inset.set_xlabel(str(caption), size=11)
    return ax


def show_images(X, captions):
    """Return a view of up to ten images X (n, 64 or 784) with a caption, such as a digit, each.

    Raises ValueError for other shapes, and another number of captions.

    >>> show_images(np.zeros((2, 64)), [3, 8]).words
    '2 images, from left to right: 3, 8.'
    """
    X = numbers("X", X, ndim=2)
    if not 1 <= len(X) <= MOST or X.shape[1] not in (64, 784):
        raise ValueError(f"X has shape {X.shape}, but expected 1 to {MOST} rows of 64 or 784 "
                         "pixels: take the first ones, X[:10].")
    if len(captions) != len(X):
        raise ValueError(f"captions has {len(captions)} in it, but expected {len(X)}: one for "
                         "each image.")
    order = ", from left to right" * (len(X) > 1)
    words = f"{counted(len(X), 'image')}{order}: {', '.join(map(str, captions))}."
    return still("Images", lambda ax: plot_images(ax, X, captions), words, height=1.15, left=0.05,
                 right=0.05, top=0.05, bottom=0.1)


def plot_confusion(ax, table):
    """Draw a confusion matrix (10, 10): a row for what it was, a column for what was said.

    >>> from course_lib.views.stage.look import new_figure
    >>> plot_confusion(new_figure()[1], np.eye(10)).get_ylabel()
    'it was a'
    """
    wrong = table * (1 - np.eye(len(table)))
    ax.imshow(wrong / max(wrong.max(), 1), cmap=SHADES, vmin=0, vmax=2, interpolation="nearest")
    ax.set(xticks=range(10), yticks=range(10), xlabel="the network said", ylabel="it was a")
    ax.grid(False)
    for was, row in enumerate(table):
        for said, count in enumerate(row):
            if count:
                ax.text(said, was, f"{int(count):,}", ha="center", va="center", size=9.5,
                        color=GREY if was == said else INK,
                        weight="normal" if was == said else "bold")
    ax.set_title("Off the diagonal: the mistakes", loc="left")
    return ax


def show_confusion(y_true, y_pred):
    """Return a view of which digits y_true (n,) were taken for which, y_pred (n,).

    Raises ValueError for labels that are no digits, or of another number.

    >>> show_confusion([3, 8, 1], [3, 3, 1]).words.split(";")[0]
    '2 of 3 are right'
    """
    table = confusion_matrix(y_true, y_pred, 10)
    return still("Which digit was taken for which", lambda ax: plot_confusion(ax, table),
                 _worst(table), width=5.2, height=4.4, top=0.4, bottom=0.6)


def _worst(table):
    right, n = int(np.trace(table)), int(table.sum())
    if right == n:
        return f"All {n:,} are right."
    wrong = table * (1 - np.eye(10))
    was, said = np.unravel_index(wrong.argmax(), wrong.shape)
    times = int(wrong.max())
    often = f"the worst: {times:,} times a {was} was taken for a {said}" if times > 1 else (
        f"no two digits were mixed up more than once, a {was} for a {said} for instance")
    return f"{right:,} of {n:,} are right; {often}."
