"""The weights of a network as curved lines: one artist for all, each with its own name."""

import numpy as np
from matplotlib.artist import Artist
from matplotlib.colors import to_rgb
from matplotlib.path import Path

from course_lib.views.stage.look import BLUE, INK, VERMILION

STRONG = 2.0                # a weight that has all of its ink
THINNEST, THICKEST = 0.8, 5.0
FAINT, FULL = 0.2, 0.8      # shares of ink: a line is as calm as the maps
DASH, GAP = 2.4, 1.3        # of a negative weight, times its width
POSITIVE, NEGATIVE, MARKED = (to_rgb(colour) for colour in (BLUE, VERMILION, INK))


class Wires(Artist):
    """Curves from node to node: thick is a large weight, faint a weak one, dashed a negative one.

    `lay(ends, names)` puts them where they go, `show(sizes)` gives each its weight. In the page
    each has its name.

    >>> wires = Wires()
    >>> wires.lay([((0, 0), (10, 5))], ["x₁ → the output"])
    >>> wires.show(np.array([0.5]))
    >>> wires.paths[0].vertices[-1].tolist()
    [10.0, 5.0]
    """

    zorder = 2

    def __init__(self):
        super().__init__()
        self.lay([], [])

    def lay(self, ends, names):
        """Lay a curve between each of `ends`, pairs of places; `names` are the page's."""
        self.paths, self.names = [_curve(*pair) for pair in ends], names
        self.sizes, self.marked = np.zeros(len(names)), ()

    def show(self, sizes, marked=()):
        """Give the curves the weights `sizes`, and a shadow to those whose names are `marked`."""
        if marked != self.marked or not np.array_equal(sizes, self.sizes):
            self.sizes, self.marked, self.stale = np.array(sizes), marked, True

    def draw(self, renderer):
        """Draw with any renderer of matplotlib's, strong weights over weak ones."""
        shares = np.minimum(np.abs(self.sizes) / STRONG, 1).round(2)
        for i in np.argsort(shares, kind="stable").tolist():
            width = min(THINNEST + abs(float(self.sizes[i])), THICKEST)
            if self.names[i] in self.marked:
                self._trace(renderer, i, (*MARKED, 0.25), width + 6)
            colour = NEGATIVE if self.sizes[i] < 0 else POSITIVE
            renderer.open_group("wire", self.names[i])
            self._trace(renderer, i, (*colour, FAINT + (FULL - FAINT) * float(shares[i])), width,
                        self.sizes[i] < 0)
            renderer.close_group("wire")
        self.stale = False

    def _trace(self, renderer, i, colour, width, dashed=False):
        style = renderer.new_gc()
        style.set_foreground(colour, isRGBA=True)
        style.set_linewidth(round(width, 1))
        if dashed:
            style.set_dashes(0, [max(width, 1.2) * DASH, max(width, 1.2) * GAP])
        renderer.draw_path(style, self.paths[i], self.get_transform())
        style.restore()


def _curve(start, end):
    (x0, y0), (x1, y1) = start, end
    middle = (x0 + x1) / 2
    return Path([start, (middle, y0), (middle, y1), end],
                [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4])


def spread(n, room):
    """Return how far from the middle of a node each of `n` lines ends, within `room` up and down.

    >>> spread(3, 10).tolist(), spread(1, 10).tolist()
    ([-5.0, 0.0, 5.0], [0.0])
    """
    reach = min(room, 2.5 * (n - 1))
    return np.linspace(-reach, reach, n) if n > 1 else np.zeros(1)
