"""A picture without controls: drawn once, with its words below it."""

from .look import new_figure, styled
from .view import View


class StillPicture:
    """What `View` needs of a picture that never moves: a figure, and always the same words."""

    def __init__(self, plot, words, size):
        self.figure, ax = new_figure(**size)
        plot(ax)
        self._words = words

    def update(self):
        """Return the words; there is nothing to move."""
        return self._words


@styled
def still(title, plot, words, **size):
    """Return a view of what `plot(ax)` draws, with `words` below it.

    `size` is what `new_figure` takes: width, height and margins in inches.

    >>> still("A line", lambda ax: ax.plot([0, 1]), "A line goes up.").words
    'A line goes up.'
    """
    return View(title, StillPicture(plot, words, size))
