"""A race of the four optimizers: their looks, their learning rates, and who is ahead."""

import numpy as np

from course_lib.checks.values import numbers
from course_lib.optimizers import SGD, Adam, Momentum, RMSProp
from course_lib.views.stage.controls import Slider
from course_lib.views.stage.look import INK, moving, new_figure

from .draw import PAPER
from .words import NOTHING

OPTIMIZERS = {"SGD": SGD, "Momentum": Momentum, "RMSProp": RMSProp, "Adam": Adam}
# Shape and dashes tell the four apart, not colour alone.
LOOKS = {
    "SGD": {"color": INK, "linestyle": "-", "marker": "D"},
    "Momentum": {"color": "#8a3f74", "linestyle": "--", "marker": "^"},
    "RMSProp": {"color": "#b07500", "linestyle": "-.", "marker": "v"},
    "Adam": {"color": "#0e7c86", "linestyle": ":", "marker": "P"},
}
EVERY = 10              # steps from mark to mark on a line
GROUPS = {"learning rates": ("factor", *OPTIMIZERS)}


class Race:
    """Two axes: left where each optimizer is, right a line for its loss so far."""

    def __init__(self, most, loss_ends, loss_label, step_label, **figure):
        self.figure, (self.left, self.right) = new_figure(8.0, 3.8, ncols=2, top=0.75, **figure)
        self.right.set(xlim=(0, most), ylim=loss_ends, xlabel=step_label, ylabel=loss_label)
        self.right.set_title("The loss on the way", loc="left")
        self.title = moving(self.left.set_title("x", loc="left"))
        self.losses = [self._line(look) for look in LOOKS.values()]
        self.ends = [moving(self.right.plot([], [], **look, markersize=9, zorder=5,
                                            markeredgecolor="white", clip_on=False)[0])
                     for look in LOOKS.values()]
        self.figure.legend(self.ends, LOOKS, loc="upper left", ncols=4, fontsize=10.5,
                           bbox_to_anchor=(0.06, 1.0), handlelength=3.2)
        self.above = moving(self.right.text(0.97, 0.94, "", transform=self.right.transAxes,
                                            ha="right", va="top", size=10, zorder=6, bbox=PAPER))

    def _line(self, look):
        return moving(self.right.plot([], [], **look, linewidth=1.8, markersize=5,
                                      markevery=EVERY, zorder=4)[0])

    def show_losses(self, losses):
        """Draw the `losses` of each optimizer, a list of arrays of at most the same length.

        Who ends higher than the chart is named beneath its upper edge.
        """
        low, high = self.right.get_ylim()
        for line, end, values in zip(self.losses, self.ends, losses):
            steps, drawn = np.arange(len(values)), np.maximum(values, low)
            line.set_data(steps, drawn)
            end.set_data(steps[-1:], drawn[-1:])
            end.set_visible(bool(values[-1] <= high))
        above = [name for name, values in zip(OPTIMIZERS, losses) if values[-1] > high]
        self.above.set_text("\n".join(["↑ now above this chart:", *above]) if above else "")


def leader(losses, taken, at_the_start):
    """Return who has the lowest of the four losses; infinity stands for a walk that is gone.

    >>> leader([0.2, 0.1, np.inf, 0.3], "9 steps", 0.7), leader([np.inf] * 4, "9 steps", 0.7)
    ('Momentum is ahead after 9 steps', 'After 9 steps all four left the map')
    >>> leader([0.2, 1e-6, 0, 0.3], "9 steps", 0.7), leader([12, 9, np.inf, 8], "9 steps", 0.7)
    ('Under 0.0001: 2 of 4', 'All four worse than at the start')
    """
    low, at_the_bottom = min(losses), sum(loss < NOTHING for loss in losses)
    if low == np.inf:
        return f"After {taken} all four left the map"
    if low > at_the_start + 1e-9:
        return "All four worse than at the start"
    if at_the_bottom > 1:
        return f"Under {NOTHING}: {at_the_bottom} of 4"
    if max(losses) - low < 1e-9:
        return f"After {taken} nobody is ahead"
    return f"{list(OPTIMIZERS)[losses.index(low)]} is ahead after {taken}"


def rates(factor, lrs):
    """Return the sliders of the four learning rates, and of what multiplies them all.

    Raises TypeError or ValueError for other `lrs` than four from 0.0001 to 10.
    """
    lrs = numbers("lrs", lrs, ndim=1, length=len(OPTIMIZERS), each="optimizer")
    return {"factor": Slider("all of them ×", factor, 0.1, 10, 0.1, log=True)} | {
        name: Slider(name, lr, 0.0001, 10, 0.1, log=True) for name, lr in zip(OPTIMIZERS, lrs)}
