"""`explore_batches`: all samples, a few, or one for each step down the same loss."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from course_lib.datasets import jogging
from course_lib.landscapes import batch_slopes, best_line, is_gone, line_landscape, walk
from course_lib.optimizers import SGD
from course_lib.views.parts.draw import PAPER
from course_lib.views.parts.words import as_text, counted
from course_lib.views.stage.controls import Choice, Count, Slider
from course_lib.views.stage.live import SteppedView
from course_lib.views.stage.look import GREY, INK, moving, new_figure, styled

N_SAMPLES = 200
MOST = 400                      # of the clock: samples, updates or their times
ENDS = 25, 100, MOST             # of the chart's axis: the first one that the clock fits
START = (-1.5, 2.0)             # weight and bias before the first update
# Microseconds of an update: `Training` took 9.7 with batches of 10 of these runs, 13 with 50, 27
# with 200 (epoch() of a Network([1, 1], output="linear"), timed with perf_counter, best of 5).
# A batch of 1 has a short cut of its own there (0.6); here it pays like the others.
EACH_UPDATE, EACH_SAMPLE = 10, 0.1
TICK = (EACH_UPDATE + EACH_SAMPLE) / 1000    # milliseconds of an update by one sample
TOP = 30                        # of the loss on the chart
LEVELS = (2.5, 4, 7, 11, 16, 22, 29)
# How each of the three is drawn, and how wide: shape and dashes tell them apart, not colour alone.
WAYS = {
    "all samples": {"color": INK, "linestyle": "-", "marker": "D", "linewidth": 2.6},
    "a mini-batch": {"color": "#8a3f74", "linestyle": "--", "marker": "^", "linewidth": 2.0},
    "one sample": {"color": "#b07500", "linestyle": "-", "marker": "v", "linewidth": 1.1},
}


def runs():
    """Return x (200,), minutes shifted and scaled to mean 0 and spread 1, and y (200,), 100 kcal.

    Runners of different mass and speed: minutes alone cannot tell all, so samples disagree.

    >>> x, y = runs()
    >>> f"{abs(x.mean()):.3f} {x.std():.3f} {len(y)}"
    '0.000 1.000 200'
    """
    X, kcal = jogging(N_SAMPLES, inputs=3)
    minutes = X[:, 0]
    return (minutes - minutes.mean()) / minutes.std(), kcal / 100


X, Y = runs()
LOSS = line_landscape(X, Y).loss
LOWEST = float(LOSS(best_line(X, Y)))


@lru_cache(maxsize=64)
def descent(batch_size, lr, seed, updates):
    """Return the (weight, bias) before and after each of so many updates, and the losses there.

    It ends where it is gone.

    >>> path, losses = descent(1, lr=0.1, seed=0, updates=60)
    >>> path[0].tolist(), len(losses)
    ([-1.5, 2.0], 61)
    """
    path = walk(batch_slopes(X, Y, batch_size, seed), START, SGD(lr), updates)
    return path, LOSS(path)


@dataclass(frozen=True)
class Clock:
    """What the three have alike: an update of `size` samples takes `price(size)` ticks.

    A tick is `unit` on the chart's `axis`; `said` tells in words how many there were.
    """

    price: object
    axis: str
    said: object
    unit: float = 1

    def told(self, ticks):
        """Return what each has had after so many ticks, as the beginning of a sentence.

        >>> CLOCKS["samples seen"].told(1), CLOCKS["time"].told(100)
        ('After 1 sample each', 'After 1.01 thousandths of a second each')
        """
        return f"After {self.said(ticks)} each"


CLOCKS = {
    "samples seen": Clock(lambda size: size, "samples seen by each",
                          lambda ticks: counted(ticks, "sample")),
    "updates": Clock(lambda size: 1, "updates of each", lambda ticks: counted(ticks, "update")),
    "time": Clock(
        lambda size: (EACH_UPDATE + EACH_SAMPLE * size) / (EACH_UPDATE + EACH_SAMPLE),
        "time of each (thousandths of a second)",
        lambda ticks: f"{as_text(ticks * TICK)} thousandths of a second", TICK),
}


class BatchesPicture:
    """Left three walks over the level sets, right their losses while the same clock runs."""

    def __init__(self):
        self.figure, (plane, self.chart) = new_figure(8.0, 3.95, ncols=2, width_ratios=[1, 1.2],
                                                      top=0.8, left=0.6, gap=0.8)
        self._draw_map(plane)
        self.chart.set(ylim=(0, TOP), ylabel="loss, in (100 kcal)²")
        axes = plane, self.chart
        self.lines = [[ax.plot([], [], **{**look, "marker": ""})[0] for look in WAYS.values()]
                      for ax in axes]
        for line in self.lines[1]:
            line.set_drawstyle("steps-post")    # nothing changes until a batch is seen
        self.ends = [[ax.plot([], [], **look, markersize=9, markeredgecolor="white", zorder=5,
                              clip_on=False)[0] for look in WAYS.values()] for ax in axes]
        moving(*(line for lines in self.lines + self.ends for line in lines))
        self.title = moving(self.chart.set_title("x", loc="left"))
        self.above = moving(self.chart.text(0.97, 0.95, "", transform=self.chart.transAxes,
                                            ha="right", va="top", size=10, zorder=6, bbox=PAPER))
        self.figure.legend(self.ends[0], WAYS, loc="upper left", ncols=3, fontsize=10.5,
                           bbox_to_anchor=(0.06, 1.0), handlelength=2.8)
        self._axis = None

    def _draw_map(self, ax):
        weights, biases = np.linspace(-3, 6, 46), np.linspace(0, 9, 46)
        losses = LOSS(np.stack(np.meshgrid(weights, biases), axis=-1))
        ax.contour(weights, biases, losses, LEVELS, colors=GREY, linewidths=0.8, zorder=1)
        ax.set(xlabel="weight (100 kcal)", ylabel="bias (100 kcal)", xlim=(-3, 6), ylim=(0, 9))

    def update(self, same, batch_size, lr, clock, seed):
        sizes = N_SAMPLES, batch_size, 1
        prices = [CLOCKS[same].price(size) for size in sizes]
        end = next(end for end in ENDS if clock <= end)
        walks = [[part[: in_ticks(clock, price) + 1]
                  for part in descent(size, lr, seed, in_ticks(end, price))]
                 for size, price in zip(sizes, prices)]
        self._set_axis(CLOCKS[same], end)
        for way, price in enumerate(prices):
            self._show(way, *walks[way], price, clock, CLOCKS[same].unit)
        above = [name for name, (_, losses) in zip(WAYS, walks) if losses[-1] > TOP]
        self.above.set_text("\n".join(["↑ now above:", *above]) if above else "")
        gone = [is_gone(path) for path, _ in walks]
        self.over = all(gone)
        leader = lowest([np.inf if lost else losses[-1] for lost, (_, losses) in zip(gone, walks)])
        self.title.set_text("All three diverged" if self.over else
                            f"Lowest: {leader}" if leader in WAYS else "Nobody is ahead")
        if self.over:
            return "All three are gone: try a smaller learning rate."
        told = ended(batch_size, [outcome(*walk) for walk in walks])
        return (f"{CLOCKS[same].told(clock)} the losses are: {told}. The lowest there is: "
                f"{as_text(LOWEST)}.")

    def _set_axis(self, clock, end):
        if self._axis != (clock, end):
            self._axis = clock, end
            self.chart.set(xlim=(0, end * clock.unit), xlabel=clock.axis)

    def _show(self, way, path, losses, price, clock, unit):
        """Show a walk on the map and its loss up to now: level since its last update."""
        times = np.append(np.arange(len(path)) * price, clock) * unit
        for lines, ends, across, up in zip(self.lines, self.ends, (path[:, 0], times),
                                           (path[:, 1], np.append(losses, losses[-1]))):
            lines[way].set_data(across, up)
            ends[way].set_data(*nearest(ends[way].axes, across[-1], up[-1]))


def in_ticks(clock, price):
    """Return how many whole updates of so many ticks each fit in.

    >>> in_ticks(19, 10), in_ticks(20, 10)
    (1, 2)
    """
    return int(clock / price + 1e-9)


def lowest(losses):
    """Return which of the three ways has the lowest loss; `losses` has infinity where it is gone.

    >>> lowest([9, 8, 7]), lowest([9, 9, 9]), lowest([np.inf, np.inf, np.inf])
    ('one sample', 'nobody', 'nobody')
    """
    best = min(losses)
    if np.isinf(best) or max(losses) - best < 1e-9:
        return "nobody"
    # A mini-batch of one or of all samples is the same as those: it is named last.
    return next(list(WAYS)[i] for i in (0, 2, 1) if losses[i] - best < 1e-9)


def ended(batch_size, outcomes):
    """Return in words the outcome of each way; what is the same is said once.

    >>> ended(10, ["3", "2", "2"])
    'all samples 3, batches of 10 2, one sample 2'
    >>> ended(1, ["3", "2", "2"])
    'all samples 3, one sample (and so batches of 1) 2'
    """
    ways = ["all samples", f"batches of {batch_size}", "one sample"]
    twin = {N_SAMPLES: 0, 1: 2}.get(batch_size)
    if twin is not None:
        ways[twin] += f" (and so {ways[1]})"
    return ", ".join(f"{way} {what}" for i, (way, what) in enumerate(zip(ways, outcomes))
                     if i != 1 or twin is None)


def nearest(ax, x, y):
    """Return the point (x, y) as ([x], [y]), at the edge of `ax` where it lies beyond."""
    return [[value] if low <= value <= high else
            [np.clip(value, low + 0.03 * (high - low), high - 0.03 * (high - low))]
            for value, (low, high) in ((x, ax.get_xlim()), (y, ax.get_ylim()))]


def outcome(path, losses):
    """Return in words where a walk got to.

    >>> outcome(np.array([[1.0, 2.0]]), [3.25]), outcome(np.array([[1.0, 200.0]]), [9e4])
    ('3.25 (0 updates)', 'diverged')
    >>> outcome(np.ones((4, 2)), [3.25, 4.5, 6.0, 9.0])
    '9 (3 updates, rising)'
    """
    if is_gone(path):
        return "diverged"
    # One sample misleads: three rises may still come back, so nobody can call that diverged.
    rises = len(losses) > 3 and min(np.diff(losses[-4:])) > 1e-9
    updates = counted(len(path) - 1, "update")
    return f"{as_text(losses[-1])} ({updates}{', rising' if rises else ''})"


@styled
def explore_batches(batch_size=10, lr=0.1, clock=20, seed=0, same="samples seen"):
    """Return a view of three descents: by all 200 samples, by a mini-batch, by one sample.

    `batch_size` is from 1 to 200, `lr` from 0.01 to 1.2; `seed` chooses the order of the samples.
    `same` is what each of the three gets equally much of: "samples seen", "updates" or "time",
    and `clock`, from 0 to 400, how much: samples, updates, or updates' times of one sample. Time
    is counted, not measured: it would differ from machine to machine.

    >>> explore_batches(clock=1).words.split(": ")[1].split(", ")[2]
    'one sample 11.43 (1 update). The lowest there is'
    """
    return SteppedView(
        "All samples, a mini-batch, or one",
        BatchesPicture(),
        same=Choice("the same for each", same, CLOCKS),
        clock=Count("how much", clock, 0, MOST),
        batch_size=Count("batch size", batch_size, 1, N_SAMPLES),
        lr=Slider("learning rate", lr, 0.01, 1.2, 0.01),
        seed=Count("seed", seed, 0, 9),
        counters=["clock"],
        groups={"a fair race": ("same", "clock")},
    )
