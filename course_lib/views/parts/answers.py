"""Answers of 0 and 1 and whether they are right, by shape as well as colour."""

from matplotlib.path import Path

from course_lib.views.stage.look import BLUE, GREEN, INK, VERMILION, moving

TICK = Path([(-0.5, 0.0), (-0.15, -0.4), (0.5, 0.5)])


class Shapes:
    """A 1 is a blue circle and a 0 a vermilion square, at as many places as there are answers."""

    def __init__(self, ax, size):
        looks = (("s", VERMILION, 1.3, 1.2), ("$0$", "white", 0.6, 0),
                 ("o", BLUE, 1.5, 1.2), ("$1$", "white", 0.6, 0))
        self.lines = [
            ax.plot([], [], linestyle="none", marker=marker, color=colour, markersize=size * part,
                    markeredgecolor="white", markeredgewidth=edge, zorder=4)[0]
            for marker, colour, part, edge in looks]

    def set(self, places, answers):
        """Show `answers` (n,) of 0 and 1 at `places` (n, 2)."""
        for line, answer in zip(self.lines, (0, 0, 1, 1)):
            line.set_data(*places[answers == answer].T)


class Marks:
    """A green tick where it is right, a cross in ink where it is wrong."""

    def __init__(self, ax):
        kept = {"linestyle": "none", "markersize": 10, "markeredgewidth": 2.2, "zorder": 5}
        self.ticks = moving(ax.plot([], [], marker=TICK, markeredgecolor=GREEN,
                                    markerfacecolor="none", **kept)[0])
        self.crosses = moving(ax.plot([], [], marker="x", color=INK, **kept)[0])

    def set(self, places, right):
        """Mark `places` (n, 2) as `right` (n,) or wrong."""
        self.ticks.set_data(*places[right].T)
        self.crosses.set_data(*places[~right].T)
