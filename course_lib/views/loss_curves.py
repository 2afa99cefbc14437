"""The loss after each epoch as curves that grow while a network learns."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from .draw import number
from .look import INK, moving

MOST_POINTS = 400       # more than that no screen shows
LEAST_EPOCHS = 20
UNSEEN = "#8a3f74"      # data that the network does not learn from: a dashed line


class LossCurves:
    """Two lines on `ax`: what the network learns from, and what it has never seen (dashed).

    `update(history)` draws them. The axes grow in steps: 20, 50, 100, 200 … epochs. Without a
    `legend` the title tells the two apart, where there is little room.

    >>> from course_lib.views.look import new_figure
    >>> LossCurves(new_figure()[1], with_validation=False).ax.get_xlim()
    (np.float64(0.0), np.float64(20.0))
    """

    def __init__(self, ax, with_validation=True, legend=True):
        self.ax, self.legend = ax, legend
        ax.set(xlabel="epochs", ylabel="loss", xlim=(0, LEAST_EPOCHS), ylim=(0, 0.5))
        ax.xaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
        ax.xaxis.set_major_formatter("{x:,.0f}")
        self.learned = moving(ax.plot([], [], color=INK, linewidth=2, label="training")[0])
        self.unseen = moving(ax.plot([], [], "--", color=UNSEEN, linewidth=2, label="unseen")[0])
        self.title = moving(ax.set_title("Loss", loc="left" if legend else "right",
                                          pad=6 if legend else 10))
        if not legend:
            self.title.set(size=10, weight="normal")    # it says both numbers
        elif with_validation:
            ax.legend(loc="lower right", bbox_to_anchor=(1.02, 0.97), ncols=2, borderpad=0.1,
                      handlelength=1.3, columnspacing=0.9, handletextpad=0.5)

    def update(self, history):
        """Draw a `History`; an empty one is an empty plot."""
        rows = history.rows
        every = 1 + len(rows) // MOST_POINTS
        kept = rows[::-every][::-1]     # the newest is always among them
        epochs = len(rows) - every * np.arange(len(kept))[::-1]
        losses = np.array([[row[0], np.nan if row[2] is None else row[2]] for row in kept])
        losses = losses.reshape(-1, 2)
        self.learned.set_data(epochs, losses[:, 0])
        self.unseen.set_data(epochs, losses[:, 1])
        self._grow(len(rows), np.nanmax(losses) if rows else 0)
        self.title.set_text(self._told(*losses[-1]) if rows else "Loss")

    def _told(self, loss, unseen):
        told = f"Loss {number(loss, 3)}"
        return told if self.legend else f"{told}, unseen {number(unseen, 3)} (dashed)"

    def _grow(self, epochs, highest):
        across, up = round_up(max(epochs, LEAST_EPOCHS)), round_up(1.05 * highest or 0.5)
        if across != self.ax.get_xlim()[1]:
            self.ax.set_xlim(0, across)
        if up != self.ax.get_ylim()[1]:
            self.ax.set_ylim(0, up)


def round_up(value):
    """Return the next of …, 0.5, 1, 2, 5, 10, 20, … at or above `value` > 0.

    >>> round_up(0.03), round_up(5), round_up(130)
    (0.05, 5.0, 200.0)
    """
    power = 10.0 ** np.floor(np.log10(value))
    return float(f"{next(m for m in (1, 2, 5, 10) if m * power >= value * (1 - 1e-9)) * power:g}")
