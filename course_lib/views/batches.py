"""`explore_batches`: all samples, a few, or one for each step down the same loss."""

from itertools import islice

import numpy as np

from course_lib.batches import minibatches
from course_lib.datasets import jogging
from course_lib.losses import mse, mse_grad
from course_lib.optimizers import SGD

from .controls import Count, Slider
from .descent import is_gone
from .draw import number
from .live import SteppedView
from .look import GREY, INK, moving, new_figure, styled
from .loss import losses_of

N_SAMPLES = 200
MOST_UPDATES = 60
START = (-1.5, 2.0)             # weight and bias before the first update
# Microseconds of an update: `Training` took 9.7 with batches of 10 of these runs, 13 with 50, 27
# with 200 (epoch() of a Network([1, 1], output="linear"), timed with perf_counter, best of 5).
# A batch of 1 has a short cut of its own there (0.6); here it pays like the others.
EACH_UPDATE, EACH_SAMPLE = 10, 0.1
NONE_SEEN = 0.2                 # where 0 samples stand on an axis of logarithms, which has no 0
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


def endless(x, y, batch_size, seed):
    """Yield batches for ever, epoch after epoch, each epoch in a new order."""
    rng = np.random.default_rng(seed)
    while True:
        yield from minibatches(x, y, batch_size, seed=rng)


def descend(x, y, batch_size, lr, seed, n_updates=MOST_UPDATES):
    """Return the (weight, bias) before and after each update; it ends where it is gone.

    >>> descend(np.array([0.0]), np.array([1.0]), 1, lr=0.25, seed=0, n_updates=1)[-1].tolist()
    [-1.5, 1.5]
    """
    place, optimizer = np.array(START), SGD(lr)
    path = [place.copy()]
    for x_batch, y_batch in islice(endless(x, y, batch_size, seed), n_updates):
        slopes = mse_grad.bare(y_batch, place[0] * x_batch + place[1])
        optimizer.step(place, np.array([slopes @ x_batch, slopes.sum()]))
        path.append(place.copy())
        if is_gone(path):
            break
    return np.array(path)


class BatchesPicture:
    """Left three walks over the level sets, right the loss of each by time and by samples."""

    def __init__(self):
        self.x, self.y = runs()
        self.figure, axes = new_figure(8.0, 3.7, ncols=3, width_ratios=[1.35, 1, 1], top=0.72,
                                       left=0.6, gap=0.6)
        self._draw_map(axes[0])
        axes[1].set(xlim=(0, time_of(MOST_UPDATES, N_SAMPLES)), xlabel="time (thousandths of 1 s)",
                    ylabel="loss, in (100 kcal)²")
        axes[2].set(xlim=(NONE_SEEN, 20_000), xscale="log", xlabel="samples seen")
        axes[2].set_xticks([NONE_SEEN, 1, 100, 10_000], ["0", "1", "100", "10,000"])
        axes[2].minorticks_off()
        for ax, title in zip(axes[1:], ("By time", "By samples")):
            ax.set(ylim=(0, 30))
            ax.set_title(title, loc="left")
        self.lines = [[ax.plot([], [], **{**look, "marker": ""})[0] for look in WAYS.values()]
                      for ax in axes]
        for line in self.lines[2]:
            line.set_drawstyle("steps-post")    # nothing changes until a batch is seen
        self.ends = [[ax.plot([], [], **look, markersize=9, markeredgecolor="white", zorder=5,
                              clip_on=False)[0] for look in WAYS.values()] for ax in axes]
        self.figure.legend(self.ends[0], WAYS, loc="upper left", ncols=3, fontsize=10.5,
                           bbox_to_anchor=(0.06, 1.0), handlelength=2.8)
        moving(*(line for lines in self.lines + self.ends for line in lines))

    def _draw_map(self, ax):
        weights, biases = np.linspace(-3, 6, 46), np.linspace(0, 9, 46)
        losses = losses_of(weights, biases, self.x, self.y)
        # The lowest place, as x has mean 0 and spread 1: there both slopes of the loss are 0.
        self.lowest = mse(self.y, np.mean(self.x * self.y) * self.x + self.y.mean())
        ax.contour(weights, biases, losses.T, LEVELS, colors=GREY, linewidths=0.8, zorder=1)
        ax.set(xlabel="weight (100 kcal)", ylabel="bias (100 kcal)", xlim=(-3, 6), ylim=(0, 9))
        ax.set_title("From the same start", loc="left")

    def update(self, batch_size, lr, steps, seed):
        told, self.over = [], True
        for way, size in enumerate((N_SAMPLES, batch_size, 1)):
            path = descend(self.x, self.y, size, lr, seed, steps)
            losses = np.array([mse.bare(self.y, w * self.x + b) for w, b in path])
            updates = np.arange(len(path))
            self.over = self.over and is_gone(path)
            times = time_of(updates, size)
            places = (path.T, (times, losses), (np.maximum(updates * size, NONE_SEEN), losses))
            for (across, up), lines, ends in zip(places, self.lines, self.ends):
                lines[way].set_data(across, up)
                ends[way].set_data(across[-1:], up[-1:])
                ends[way].set_visible(inside(ends[way].axes, across[-1], up[-1]))
            told.append(f"{outcome(path, losses)} ({updates[-1] * size:,} samples seen)")
        end = " All three are gone: try a smaller learning rate." if self.over else ""
        return (f"After {counted(steps)} at learning rate {number(lr)}, seed {number(seed, 0)}: "
                f"all {N_SAMPLES} samples each time, {told[0]}; {batch_size} at a time, "
                f"{told[1]}; one at a time, {told[2]}. The lowest loss there is: "
                f"{number(self.lowest)}. Time: {EACH_UPDATE} millionths of a second for an "
                f"update, and {number(EACH_SAMPLE)} for each sample in it.{end}")


def time_of(updates, size):
    """Return the milliseconds of so many updates over `size` samples each.

    >>> round(time_of(100, 200), 6), round(time_of(100, 1), 6)
    (3.0, 1.01)
    """
    return updates * (EACH_UPDATE + EACH_SAMPLE * size) / 1000


def inside(ax, x, y):
    """Return whether the point (x, y) lies within the limits of `ax`."""
    (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
    return left <= x <= right and low <= y <= high


def outcome(path, losses):
    """Return in words where a walk got to.

    >>> outcome(np.array([[1.0, 2.0]]), [3.25]), outcome(np.array([[1.0, 200.0]]), [9e4])
    ('loss 3.25', 'diverged')
    >>> outcome(np.array([[1.0, 2.0]]), [3.25, 4.5, 6.0, 9.0])
    'loss 9, up three times in a row'
    """
    if is_gone(path):
        return "diverged"
    # One sample misleads: three rises may still come back, so nobody can call that diverged.
    rises = len(losses) > 3 and min(np.diff(losses[-4:])) > 1e-9
    return f"loss {number(losses[-1])}{', up three times in a row' if rises else ''}"


def counted(updates):
    """Return a number of updates as text.

    >>> counted(1), counted(2)
    ('1 update', '2 updates')
    """
    return "1 update" if updates == 1 else f"{updates} updates"


@styled
def explore_batches(batch_size=10, lr=0.1, steps=20, seed=0):
    """Return a view of three descents: by all 200 samples, by a mini-batch, by one sample.

    `batch_size` is from 1 to 200, `lr` from 0.01 to 1.2, `steps` (updates of each) from 0 to 60;
    `seed` chooses the order of the samples. Time is counted, not measured: it would differ from
    machine to machine.

    >>> explore_batches(steps=1).words.split("; ")[1]
    '10 at a time, loss 22.99 (10 samples seen)'
    """
    picture = BatchesPicture()
    return SteppedView(
        "All samples, a mini-batch, or one",
        picture,
        batch_size=Count("batch size", batch_size, 1, N_SAMPLES),
        lr=Slider("learning rate", lr, 0.01, 1.2, 0.01),
        steps=Count("updates", steps, 0, MOST_UPDATES),
        seed=Count("seed", seed, 0, 9),
        counters=["steps"],
        step="one update",
    )
