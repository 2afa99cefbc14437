"""A picture without controls: drawn once, with its words below it."""

from .look import new_figure, styled
from .view import View


class StillPicture:
    """What `View` needs of a picture that never moves: a figure, and always the same words."""

    def __init__(self, plot, words, width, height):
        self.figure, ax = new_figure(width, height)
        plot(ax)
        self._words = words

    def update(self):
        """Return the words; there is nothing to move."""
        return self._words


@styled
def still(title, plot, words, width=8.0, height=3.4):
    """Return a view of what `plot(ax)` draws, `width` × `height` inches, with `words` below it.

    >>> still("A line", lambda ax: ax.plot([0, 1]), "A line goes up.").words
    'A line goes up.'
    """
    return View(title, StillPicture(plot, words, width, height))
