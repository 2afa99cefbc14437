"""Records and a line, and each miss with its square: as wide as it is high."""

import numpy as np
from matplotlib.collections import PolyCollection

from course_lib.losses import mse
from course_lib.neuron import Neuron
from course_lib.views.stage.look import BLUE, INK, VERMILION, moving

LONGEST = 70    # minutes on the axis


class Squares:
    """Draw the runs (minutes, kcal) on `ax`, a line, and a square on each miss.

    The kcal axis starts at `lowest` and ends at the first of `tops`, or at the second where the
    line needs it.
    """

    def __init__(self, ax, minutes, kcal, lowest, tops, alpha=0.22):
        self.ax, self.minutes, self.kcal = ax, minutes, kcal
        self.lowest, self.tops = lowest, tops
        ax.set(xlim=(0, LONGEST), ylim=(lowest, tops[0]), xlabel="minutes", ylabel="kcal")
        ax.yaxis.set_major_formatter("{x:,.0f}")
        self.squares = moving(ax.add_collection(PolyCollection(
            [], facecolor=VERMILION, edgecolor=VERMILION, alpha=alpha, zorder=2)))
        self.misses = moving(ax.vlines(minutes, 0, 0, colors=VERMILION, linestyles="--",
                                       lw=1.6, zorder=3))
        self.line = moving(ax.plot([], [], color=INK, zorder=4)[0])
        points = ax.plot(minutes, kcal, "o", color=BLUE, markeredgecolor="white")[0]
        moving(points).set_zorder(5)    # the squares would cover what stands still

    def set(self, weight, bias):
        """Show the line weight · minutes + bias; return its misses (n,) and their mean square."""
        fitted = Neuron([weight], bias, "linear")(self.minutes[:, None])
        ends = np.array([0, LONGEST])
        self._fit_axis(max(weight * LONGEST + bias, bias))
        self.line.set_data(ends, weight * ends + bias)
        runs = list(zip(self.minutes, self.kcal, fitted))
        self.misses.set_segments([[(x, y), (x, f)] for x, y, f in runs])
        self.squares.set_verts([self._square(x, y, f) for x, y, f in runs])
        return fitted - self.kcal, mse(self.kcal, fitted)

    def _square(self, x, y, fitted):
        box, (left, right), (low, high) = self.ax.bbox, self.ax.get_xlim(), self.ax.get_ylim()
        same_length = (box.height / (high - low)) / (box.width / (right - left))
        side = abs(fitted - y) * same_length
        across = x + side if x < LONGEST / 2 else x - side    # to where there is room
        return [(x, y), (x, fitted), (across, fitted), (across, y)]

    def _fit_axis(self, highest):
        top = self.tops[int(highest > self.tops[0])]
        if self.ax.get_ylim()[1] != top:
            self.ax.set_ylim(self.lowest, top)
