"""A landscape over two weights as a surface with depth, drawn in the plane as it is seen."""

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection, PolyCollection

from course_lib.views.stage.look import INK, calm

UP = np.radians(34)         # how high the eye stands above the floor
TALL = 0.125                # of a unit of loss, in units of a weight
HIGHEST = 32                # the loss in the far corners
LIGHT = np.array([-0.5, -0.3, 0.8]) / 0.99      # where the light comes from
GLASS = 0.13                # how much is left of a wall that stands before the inside
PIECES = (40, 24)           # of the surface, along and across


def shade(height):
    """Return the colours (n, 4) of heights (n,): the lower, the paler.

    >>> shade(np.array([0.0]))[0].round(1).tolist() > shade(np.array([20.0]))[0].tolist()
    True
    """
    return calm(0.1 + 0.9 * np.sqrt(np.clip(height / HIGHEST, 0, 1)))


class Surface:
    """A surface on `ax` over −edge to edge in both directions, which can be `turn`ed.

    Walls whose outside is seen are of glass, so that the inside shows from everywhere. The eye
    stands `up` (radians) above the floor, and a unit of loss is as `tall` as so many of a weight.
    """

    def __init__(self, ax, edge, levels, up=UP, tall=TALL):
        self.up, self.tall = up, tall
        ax.set_axis_off()
        far = np.hypot(*edge)
        ax.set(xlim=(-far, far), ylim=(-far * np.sin(up) - 0.7,
                                       far * np.sin(up) + tall * HIGHEST * np.cos(up)),
               aspect="equal")
        self.lines = [np.linspace(-side, side, n + 1) for side, n in zip(edge, PIECES)]
        self.places = np.stack(np.meshgrid(*self.lines), axis=-1)
        self.edge, self.levels = edge, levels
        self.pieces = ax.add_collection(PolyCollection([], linewidths=0.5, zorder=1))
        self.rings = ax.add_collection(LineCollection([], colors=INK, linewidths=0.7, alpha=0.55,
                                                      zorder=2))
        self.rim = ax.plot([], [], color=INK, linewidth=0.9, alpha=0.55, zorder=2)[0]
        self.names = [ax.text(0, 0, name, ha="center", va="center", zorder=3)
                      for name in ("w₁", "w₂")]

    def project(self, places, heights):
        """Return where places (n, 2) at these heights (n,) are seen: across and up (n, 2)."""
        across, away = self._turned(places)
        up = away * np.sin(self.up) + self.tall * heights * np.cos(self.up)
        return np.column_stack([across, up])

    def _turned(self, places):
        cos, sin = np.cos(self.angle), np.sin(self.angle)
        return places @ [cos, sin], places @ [-sin, cos]

    def set(self, landscape, turn):
        """Show `landscape`, turned by so many degrees."""
        self.angle = np.radians(turn)
        heights = landscape.loss(self.places)
        shape = heights.shape
        seen = self.project(self.places.reshape(-1, 2), heights.ravel()).reshape(*shape, 2)
        corners = [seen[:-1, :-1], seen[:-1, 1:], seen[1:, 1:], seen[1:, :-1]]
        pieces = np.stack(corners, axis=2).reshape(-1, 4, 2)
        _, away = self._turned(self.places)
        order = np.argsort(-away[:-1, :-1].ravel(), kind="stable")
        colours = self._colours(heights, pieces)
        self.pieces.set_verts(pieces[order])
        self.pieces.set(facecolors=colours[order], edgecolors=colours[order])
        self._draw_rings(heights)
        self.rim.set_data(*np.vstack([seen[0], seen[1:, -1], seen[-1, -2::-1],
                                      seen[-2::-1, 0]]).T)
        self._name_sides()

    def _name_sides(self):
        """Write each weight's name at the middle of its nearer side, on the floor."""
        for name, side in zip(self.names, np.diag(self.edge + np.array(0.6))[::-1]):
            sides = np.array([side, -side])
            nearer = sides[np.argmin(self._turned(sides)[1])]
            name.set_position(self.project(nearer[None], np.zeros(1))[0])

    def _colours(self, heights, pieces):
        """Return the colour of each piece: by height, by light, and glass where it turns away."""
        middle = (heights[:-1, :-1] + heights[1:, 1:]) / 2
        up, along = (np.gradient(heights, line, axis=axis)[:-1, :-1]
                     for axis, line in ((0, self.lines[1]), (1, self.lines[0])))
        steep = np.stack([-self.tall * along, -self.tall * up, np.ones_like(middle)], axis=-1)
        light = steep @ LIGHT / np.linalg.norm(steep, axis=-1)
        colours = shade(middle.ravel())
        colours[:, :3] *= (0.72 + 0.28 * np.clip(light, 0, 1)).reshape(-1, 1)
        (x, y), (u, v) = (pieces[:, 2] - pieces[:, 0]).T, (pieces[:, 3] - pieces[:, 1]).T
        colours[x * v - y * u < 0, 3] = GLASS
        return colours

    def _draw_rings(self, heights):
        found = contour_generator(*self.lines, heights)
        self.rings.set_segments([self.project(line, np.full(len(line), level))
                                 for level in self.levels for line in found.lines(level)])
