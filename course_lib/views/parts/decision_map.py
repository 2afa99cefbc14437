"""A map of what a network says at each place of the plane, with the line where it decides."""

import numpy as np
from contourpy import contour_generator

from course_lib.views.stage.look import CALM, INK, moving


class DecisionMap:
    """A picture of `function` over the square from −reach to reach, `n` × `n` places.

    `update(function)` asks it for all places at once, X (n · n, 2), and draws its answers
    (n · n,) from `low` to `high`, and the line where they cross the middle. The square lies
    around `centre`; it and `reach` may be pairs, across and up.

    >>> from course_lib.views.stage.look import new_figure
    >>> drawn = DecisionMap(new_figure()[1], reach=1.0, n=3)
    >>> drawn.update(lambda X: X[:, 0])
    >>> drawn.values[0].tolist()
    [-1.0, 0.0, 1.0]
    """

    def __init__(self, ax, reach, n=50, low=0.0, high=1.0, centre=0.0):
        reaches, centres = np.broadcast_to(reach, 2), np.broadcast_to(centre, 2)
        self.sides = [middle + np.linspace(-reach, reach, n)
                      for middle, reach in zip(centres, reaches)]
        self.places = np.column_stack([side.ravel() for side in np.meshgrid(*self.sides)])
        # A place is the middle of its pixel.
        edges = [edge for side, reach in zip(self.sides, reaches)
                 for edge in side[[0, -1]] + np.array([-1, 1]) * reach / (n - 1)]
        self.image = moving(
            ax.imshow(
                np.zeros((n, n)),
                extent=edges,
                origin="lower",
                cmap=CALM,
                vmin=low,
                vmax=high,
                interpolation="bilinear",
                zorder=0.5,
                aspect="equal" if reaches[0] == reaches[1] else "auto",
            )
        )
        self.say_from(low, high)
        self.line = moving(ax.plot([], [], color=INK, zorder=1.5)[0])
        ax.grid(False)

    def say_from(self, low, high):
        """Take answers from `low` to `high` from now on."""
        self.image.set_clim(low, high)
        self.middle = (low + high) / 2

    def update(self, function, discrete=False):
        """Draw the answers of `function` at all places; `discrete` in two colours alone."""
        n = len(self.sides[0])
        self.values = np.asarray(function(self.places), float).reshape(n, n)
        low, high = self.image.get_clim()
        self.image.set_data(np.where(self.values < self.middle, low, high) if discrete
                            else self.values)
        self.line.set_data(*self._crossing())

    def _crossing(self):
        """Return x and y of all lines where the answers cross the middle, with gaps between."""
        found = contour_generator(*self.sides, self.values).lines(self.middle)
        pieces = [np.vstack([line, [np.nan, np.nan]]) for line in found]
        return np.vstack(pieces).T if pieces else (np.array([]), np.array([]))
