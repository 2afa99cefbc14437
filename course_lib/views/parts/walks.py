"""A walk down a loss on any axes: its marks, and in words how it goes on."""

from functools import partial

import numpy as np

from course_lib.landscapes import LANDSCAPES, is_gone
from course_lib.views.stage.look import INK, VERMILION, moving

from .words import spot

FLAT = 0.02             # a slope under this moves nothing that you could see
STEADY = 0.1            # under this curvature there is no top or bottom that you could see


class Walk:
    """The marks of a walk on any axes: where it was, where it is, and where it goes next."""

    def __init__(self, ax):
        draw = partial(ax.plot, [], [])
        self.path = moving(draw("o-", color=INK, markersize=4, linewidth=1.3, zorder=4)[0])
        self.step = moving(draw(":", color=INK, linewidth=1.8, zorder=4)[0])
        self.after = moving(draw("D", color=INK, markersize=8, markerfacecolor="white",
                                 markeredgewidth=1.6, zorder=5)[0])
        self.here = moving(draw("D", color=INK, markersize=9, markeredgecolor="white",
                                zorder=6)[0])

        # Seen by a hand alone: the marks that show stand on it.
        self.start = moving(draw("o", color="none", markersize=11, zorder=6)[0])

    def set(self, path, after):
        """Show `path` (n, 2), its last place as here, and the place `after` the next step."""
        places = (path, np.array([path[-1], after]), after[None], path[-1:], path[:1])
        for line, points in zip((self.path, self.step, self.after, self.here, self.start), places):
            line.set_data(points[:, 0], points[:, 1])


class Outside:
    """An arrow at the edge of the axes, towards a place that lies off the picture."""

    def __init__(self, ax):
        self.ax = ax
        self.arrow = moving(ax.plot([], [], color=VERMILION, markersize=13, zorder=7,
                                    markeredgecolor="white")[0])

    def point_to(self, x, y):
        """Show the arrow where (x, y) is off the picture, and nothing where it is on it."""
        across, up = self.ax.transAxes.inverted().transform(self.ax.transData.transform((x, y)))
        off = np.array([across - np.clip(across, 0, 1), up - np.clip(up, 0, 1)])
        self.arrow.set_visible(bool(off.any()))
        if off.any():
            edge = np.clip([across, up], 0.04, 0.96)
            angle = np.degrees(np.arctan2(*(np.sign(off) * (-1, 1))))
            self.arrow.set_marker((3, 0, angle))    # a triangle, turned from upright
            at = self.ax.transData.inverted().transform(self.ax.transAxes.transform(edge))
            self.arrow.set_data(at[:1], at[1:])


def verdict(name, path, after):
    """Return in words how a walk goes on: gone, at rest, too long a step, too short, or down.

    `path` (n, 1 or 2) leads over the landscape of this name, `after` is the place to come.

    >>> verdict("bowl", np.array([[2.0]]), np.array([1.0]))
    'The next step goes downhill, to 1.'
    """
    landscape = LANDSCAPES[name]
    losses, slopes = landscape.loss(path), landscape.slopes(path[-1])
    if is_gone(path):
        return ("It diverges: the last step jumped farther than any before, and here the walk "
                "ends. Try a smaller learning rate.")
    if len(losses) > 3 and (np.diff(losses[-4:]) > 1e-12).all():
        # A bowl is as curved everywhere: what grows there never stops growing.
        so = "It diverges" if name == "bowl" else "Too long"
        return f"{so}: the last three steps all went up. Try a smaller learning rate."
    if np.abs(slopes).max() < FLAT:
        return at_rest(name, path[-1], losses[-1])
    if len(losses) > 1 and losses[-1] >= losses[-2] - 1e-12:
        return "That step did not go down: it was too long."
    if landscape.loss(after) >= losses[-1] - 1e-12:
        return f"The next step would not go down, to {spot(after)}: it is too long."
    if np.abs(after - path[-1]).max() < FLAT:
        return "The next step hardly moves: learning rate times slope is small."
    return f"The next step goes downhill, to {spot(after)}."


def at_rest(name, place, loss):
    """Return in words where hardly a slope is: lowest place, higher valley, plateau or hilltop."""
    w = place[0]
    if curvature(name, w) < -STEADY:
        where, way = ("On top of a hill", "either way") if len(place) == 1 else (
            "On the pass between the valleys", "along w₁ either way")
        return f"{where}: almost no slope, so it barely starts, and {way} leads down."
    if name == "two valleys" and w > -1:
        return "It rests, but not at the lowest place: from here every way leads up first."
    if name == "plateau" and loss > 1:
        return "It is stuck on the plateau: hardly a slope, hardly a step, and yet no minimum."
    return "It rests at the bottom: hardly a slope, hardly a step."


def curvature(name, w):
    """Return how fast the slope grows with w: under 0 on a hilltop, over 0 in a valley.

    >>> round(curvature("bowl", 3.0), 6), round(curvature("two valleys", 0.3), 2)
    (1.0, -0.93)
    """
    right, left = (LANDSCAPES[name].slopes([w + nudge])[0] for nudge in (0.001, -0.001))
    return float(right - left) / 0.002
