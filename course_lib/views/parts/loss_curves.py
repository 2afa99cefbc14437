"""The loss before the first epoch and after each as curves that grow while a network learns."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from course_lib.views.stage.look import INK, moving

from .words import loss_in_words


MOST_POINTS = 400       # more than that no screen shows
LEAST_EPOCHS = 20
HIGHEST = 1e307         # that the axis can show: ten times as much is near the largest number
WRITTEN = 1e-4, 1e5     # a smaller or larger loss has no room for its digits
UNSEEN = "#8a3f74"      # data that the network does not learn from: a dashed line


class LossCurves:
    """Two lines on `ax`: what the network learns from, and what it has never seen (dashed).

    `update(history, start)` draws them. The axes grow in steps: 20, 50, 100, 200 … epochs.
    Without a `legend` the title tells the two apart, where there is little room.

    >>> from course_lib.views.stage.look import new_figure
    >>> LossCurves(new_figure()[1], with_validation=False).ax.get_xlim()
    (np.float64(0.0), np.float64(20.0))
    """

    def __init__(self, ax, with_validation=True, legend=True):
        self.ax, self.legend = ax, legend
        ax.set(xlabel="epochs", ylabel="loss", xlim=(0, LEAST_EPOCHS), ylim=(0, 0.5))
        ax.xaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
        ax.xaxis.set_major_formatter("{x:,.0f}")
        look = {"linewidth": 2, "clip_on": False, "marker": "o", "markersize": 5,
                "markevery": [-1]}      # the newest: at epoch 0 there is no line yet
        self.learned = moving(ax.plot([], [], color=INK, label="training", **look)[0])
        self.unseen = moving(ax.plot([], [], "--", color=UNSEEN, label="unseen",
                                     markerfacecolor="white", **look)[0])
        self.title = moving(ax.set_title("Loss", loc="left" if legend else "right",
                                          pad=6 if legend else 8))
        if not legend:
            self.title.set(size=10, weight="normal")    # it says both numbers
        elif with_validation:
            ax.legend(loc="lower right", bbox_to_anchor=(1.02, 0.97), ncols=2, borderpad=0.1,
                      handlelength=1.2, columnspacing=0.7, handletextpad=0.4)

    def update(self, history, start):
        """Draw a `History` after `start`, a row of such a history for epoch 0."""
        rows = history.rows
        every = 1 + len(rows) // MOST_POINTS
        kept = [start, *rows[::-every][::-1]]       # the newest is always among them
        epochs = np.append(0, len(rows) - every * np.arange(len(kept) - 1)[::-1])
        losses = np.array([[row[0], np.nan if row[2] is None else row[2]] for row in kept])
        for line, values in zip((self.learned, self.unseen), losses.T):
            line.set_data(epochs, np.minimum(values, HIGHEST))
        self._grow(len(rows), np.nanmax(losses))
        self.title.set_text(self._told(*losses[-1]))

    def _told(self, loss, unseen):
        told = f"Loss {loss_in_words(loss)}"
        return told if self.legend else f"{told}, unseen {loss_in_words(unseen)} (dashed)"

    def _grow(self, epochs, highest):
        room = min(1.05 * float(highest), HIGHEST) or 0.5
        across, up = round_up(max(epochs, LEAST_EPOCHS)), round_up(room)
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
