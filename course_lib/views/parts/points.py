"""Points of a data set on any axes: shape and colour say the target."""

import numpy as np

from course_lib.views.stage.look import BLUE, VERMILION, moving

# From the lowest target to the highest: squares turn paler, then circles turn stronger.
LOOKS = (("s", (VERMILION, 1.0)), ("s", (VERMILION, 0.7)), ("s", (VERMILION, 0.4)),
         ("o", (BLUE, 0.4)), ("o", (BLUE, 0.7)), ("o", (BLUE, 1.0)))


class Points:
    """Points that move: squares for low targets and circles for high ones; `hollow` if unseen.

    >>> from course_lib.views.stage.look import new_figure
    >>> len(Points(new_figure()[1]).lines)
    6
    """

    def __init__(self, ax, size=6, hollow=False):
        self.lines = [
            moving(ax.plot([], [], linestyle="none", marker=marker, markersize=size, zorder=3,
                           markerfacecolor="white" if hollow else colour,
                           markeredgecolor=colour if hollow else "white",
                           markeredgewidth=1.3 if hollow else 0.8)[0])
            for marker, colour in LOOKS]
        self._shown = None

    def set(self, places, targets, low=0.0, high=1.0):
        """Show `places` (n, 2) with `targets` (n,) that go from `low` to `high`."""
        new = places, targets, low, high
        if self._shown and all(map(np.array_equal, self._shown, new)):
            return      # what stays as it is need not be drawn again
        self._shown = np.copy(places), np.copy(targets), low, high
        share = (targets - low) / (high - low)
        step = (share * len(LOOKS)).astype(int).clip(0, len(LOOKS) - 1)
        for i, line in enumerate(self.lines):
            line.set_data(*places[step == i].T)
