"""`compare_optimizers("network")`: four networks from one start, each with its optimizer."""

from functools import lru_cache

import numpy as np

from course_lib.datasets import DATASETS_2D
from course_lib.network import Network
from course_lib.training.snapshots import Snapshots
from course_lib.views.parts.decision_map import DecisionMap
from course_lib.views.parts.points import Points
from course_lib.views.parts.race import GROUPS, LOOKS, OPTIMIZERS, Race, leader
from course_lib.views.parts.words import counted, small
from course_lib.views.stage.controls import Choice, Count
from course_lib.views.stage.live import SteppedView
from course_lib.views.stage.look import INK, moving

NETWORK_LRS = (0.2, 0.03, 0.02, 0.03)
MOST_EPOCHS = 50
GAP, NAME, FLOOR = 0.2, 0.28, 0.15      # between two maps, above each, and below, in inches
DATA = ("circle", "xor", "gaussian", "spiral")


@lru_cache(maxsize=4)
def points(data):
    """Return X (100, 2) and y (100,) of a 2-D set."""
    return DATASETS_2D[data](100, noise=0.1)


def new_network(n_hidden, seed):
    """Return the network that races, at its start."""
    return Network([2, n_hidden, 1], activation="tanh", output="sigmoid", seed=seed)


@lru_cache(maxsize=16)
def racer(data, n_hidden, optimizer, lr, seed):
    """Return the `Snapshots` of one of the four, trained as far as somebody asked so far.

    20 samples a batch, in the same order for every optimizer. The loss is cross-entropy over all
    samples, measured after the epoch.

    >>> parameters, losses = racer("xor", 4, "Adam", 0.03, 0).to(50)
    >>> len(losses), bool(losses[-1] < losses[0])
    (51, True)
    """
    return Snapshots(new_network(n_hidden, seed), *points(data), loss="cross_entropy",
                     batch_size=20, seed=seed, optimizer=OPTIMIZERS[optimizer](lr))


class NetworkRace(Race):
    """Left a small map of what each network says, with the points; right the loss by epoch."""

    def __init__(self):
        super().__init__(MOST_EPOCHS, (0, 1), "cross-entropy", "epochs", left=0.2,
                         width_ratios=[1, 1.15], gap=1.0)
        self.left.set_axis_off()        # it holds the title, and four others its place
        self.axes = [self._small_axes(*place) for place in np.ndindex(2, 2)]
        self.points = [Points(ax, 3.5) for ax in self.axes]
        self.maps = [DecisionMap(ax, reach=7.0, n=22) for ax in self.axes]
        for drawn in self.maps:
            drawn.line.set_linewidth(1.4)
        self.names = [moving(ax.text(0, 1.04, name, transform=ax.transAxes, size=10, color=INK))
                      for ax, name in zip(self.axes, OPTIMIZERS)]

    def _small_axes(self, row, column):
        """Return axes in a corner of the left half, with room for a name above."""
        across, up = self.figure.get_size_inches()
        place = self.left.get_position()
        width = (place.width - GAP / across) / 2
        height = (place.y1 - FLOOR / up) / 2 - NAME / up
        ax = self.figure.add_axes([place.x0 + column * (width + GAP / across),
                                   FLOOR / up + (1 - row) * (height + NAME / up), width, height])
        ax.set(xlim=(-7, 7), ylim=(-7, 7), xticks=[], yticks=[], aspect="equal", anchor="SW")
        return ax

    def update(self, data, factor, n_hidden, seed, epochs, **lrs):
        (X, y), lrs = points(data), [factor * lrs[name] for name in OPTIMIZERS]
        net, told, last = new_network(n_hidden, seed), [], []
        runs = [racer(data, n_hidden, name, lr, seed).to(epochs)
                for name, lr in zip(OPTIMIZERS, lrs)]
        self.show_losses([losses for _, losses in runs])
        for name, shown, drawn, label, (parameters, losses) in zip(
                OPTIMIZERS, self.points, self.maps, self.names, runs):
            shown.set(X, y)
            net.parameters()[:] = parameters[-1]
            drawn.update(lambda X: net._forward(X)[:, 0])
            right = np.count_nonzero((net._forward(X)[:, 0] >= 0.5) == y)
            last.append(losses[-1])
            label.set_text(f"{name}: {right} right")
            worse = ", got worse" if last[-1] > losses[0] else ""
            told.append(f"{name} {small(last[-1])} ({right} right{worse})")
        taken = counted(epochs, "epoch")
        self.title.set_text(leader(last, taken, runs[0][1][0]))
        return f"Losses, and how many of 100 points are right: {', '.join(told)}."


def race_on_network(data, n_hidden, seed, epochs, **rates):
    """Return the view of the track "network"."""
    return SteppedView(
        "Four optimizers on one network",
        NetworkRace(),
        data=Choice("data", data, DATA),
        n_hidden=Count("neurons", n_hidden, 1, 12),
        seed=Count("seed", seed, 0, 99),
        epochs=Count("epochs", epochs, 0, MOST_EPOCHS),
        **rates,
        groups=GROUPS,
        counters=["epochs"],
        step="one epoch",
    )
