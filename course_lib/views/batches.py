"""`explore_batches`: all samples, a few, or one for each step down the same loss."""

from functools import lru_cache

import numpy as np

from course_lib.datasets import jogging
from course_lib.landscapes import batch_slopes, best_line, is_gone, line_landscape, walk
from course_lib.optimizers import SGD
from course_lib.views.parts.draw import PAPER
from course_lib.views.parts.words import as_text, counted
from course_lib.views.stage.controls import Count, Slider
from course_lib.views.stage.live import SteppedView
from course_lib.views.stage.look import GREY, INK, moving, new_figure, styled

N_SAMPLES = 200
MOST_UPDATES = 60
START = (-1.5, 2.0)             # weight and bias before the first update
# Microseconds of an update: `Training` took 9.7 with batches of 10 of these runs, 13 with 50, 27
# with 200 (epoch() of a Network([1, 1], output="linear"), timed with perf_counter, best of 5).
# A batch of 1 has a short cut of its own there (0.6); here it pays like the others.
EACH_UPDATE, EACH_SAMPLE = 10, 0.1
NONE_SEEN = 0.2                 # where 0 samples stand on an axis of logarithms, which has no 0
TOP = 30                        # of the loss on the charts
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
def descent(batch_size, lr, seed):
    """Return the (weight, bias) before and after each update, and the losses there.

    It ends where it is gone.

    >>> path, losses = descent(1, lr=0.1, seed=0)
    >>> path[0].tolist(), len(losses)
    ([-1.5, 2.0], 61)
    """
    path = walk(batch_slopes(X, Y, batch_size, seed), START, SGD(lr), MOST_UPDATES)
    return path, LOSS(path)


class BatchesPicture:
    """Left three walks over the level sets, right the loss of each by time and by samples."""

    def __init__(self):
        self.figure, axes = new_figure(8.0, 3.95, ncols=3, width_ratios=[1.35, 1, 1], top=0.97,
                                       left=0.6, gap=0.6)
        self._draw_map(axes[0])
        axes[1].set(xlim=(0, time_of(MOST_UPDATES, N_SAMPLES)), xlabel="time (thousandths of 1 s)",
                    ylabel="loss, in (100 kcal)²")
        axes[2].set(xlim=(NONE_SEEN, 20_000), xscale="log", xlabel="samples seen")
        axes[2].set_xticks([NONE_SEEN, 1, 100, 10_000], ["0", "1", "100", "10,000"])
        axes[2].minorticks_off()
        for ax in axes[1:]:
            ax.set_ylim(0, TOP)
        self.lines = [[ax.plot([], [], **{**look, "marker": ""})[0] for look in WAYS.values()]
                      for ax in axes]
        for line in self.lines[2]:
            line.set_drawstyle("steps-post")    # nothing changes until a batch is seen
        self.ends = [[ax.plot([], [], **look, markersize=9, markeredgecolor="white", zorder=5,
                              clip_on=False)[0] for look in WAYS.values()] for ax in axes]
        self._draw_answers(axes)
        self.figure.legend(self.ends[0], WAYS, loc="upper left", ncols=3, fontsize=10.5,
                           bbox_to_anchor=(0.06, 1.0), handlelength=2.8)
        moving(*(line for lines in self.lines + self.ends for line in lines))

    def _draw_answers(self, axes):
        self.titles = [moving(ax.set_title("x", loc="left", size=11, pad=9)) for ax in axes]
        self.above = moving(axes[1].text(0.96, 0.95, "", transform=axes[1].transAxes, ha="right",
                                         va="top", size=10, zorder=6, bbox=PAPER))
        # One sample is through first: there, in time and in samples, all three can be compared.
        self.through = [moving(ax.axvline(0, color=GREY, linestyle=":", linewidth=1.6, zorder=1))
                        for ax in axes[1:]]

    def _draw_map(self, ax):
        weights, biases = np.linspace(-3, 6, 46), np.linspace(0, 9, 46)
        losses = LOSS(np.stack(np.meshgrid(weights, biases), axis=-1))
        ax.contour(weights, biases, losses, LEVELS, colors=GREY, linewidths=0.8, zorder=1)
        ax.set(xlabel="weight (100 kcal)", ylabel="bias (100 kcal)", xlim=(-3, 6), ylim=(0, 9))

    def update(self, batch_size, lr, steps, seed):
        sizes = N_SAMPLES, batch_size, 1
        paths, runs = zip(*([part[: steps + 1] for part in descent(size, lr, seed)]
                            for size in sizes))
        gone = [is_gone(path) for path in paths]
        self.over = all(gone)
        for way, (size, path, losses) in enumerate(zip(sizes, paths, runs)):
            self._show(way, size, path, losses)
        above = [name for name, losses in zip(WAYS, runs) if losses[-1] > TOP]
        self.above.set_text("\n".join(["↑ now above:", *above]) if above else "")
        for line, at in zip(self.through, (time_of(steps, 1), max(steps, NONE_SEEN))):
            line.set_xdata([at, at])
        leaders = self._compare(steps, sizes, runs, gone)
        if self.over:
            return "All three are gone: try a smaller learning rate."
        told = ended(batch_size, [outcome(*run) for run in zip(paths, runs)])
        return (f"Lowest by time: {leaders[1]}; by samples seen: {leaders[2]}. Loss after "
                f"{counted(steps, 'update')}: {told}; the lowest there is, {as_text(LOWEST)}.")

    def _show(self, way, size, path, losses):
        updates = np.arange(len(path))
        places = (path.T, (time_of(updates, size), losses),
                  (np.maximum(updates * size, NONE_SEEN), losses))
        for (across, up), lines, ends in zip(places, self.lines, self.ends):
            lines[way].set_data(across, up)
            ends[way].set_data(*nearest(ends[way].axes, across[-1], up[-1]))

    def _compare(self, steps, sizes, runs, gone):
        """Show and return who is lowest after as many updates, as much time, as many samples."""
        ends = [np.append(losses[:-1], np.inf if lost else losses[-1])
                 for losses, lost in zip(runs, gone)]
        in_time = [int(time_of(steps, 1) / time_of(1, size) + 1e-9) for size in sizes]
        when = [steps] * 3, in_time, [steps // size for size in sizes]
        leaders = [lowest(ends, updates) for updates in when]
        heads = f"After {counted(steps, 'update')}", "By time", "By samples"
        for title, head, way in zip(self.titles, heads, leaders):
            answer = f"Lowest: {way}" if way in WAYS else "Nobody is ahead"
            title.set_text(f"{head}\n{'All three diverged' if self.over else answer}")
        return leaders


def lowest(runs, when):
    """Return who has the lowest loss when each has made so many updates, or ended before.

    `runs` are the losses of the three ways, infinity where one is gone.

    >>> lowest([[9, 8, 7], [9, 5, 6], [9, np.inf]], [2, 1, 3]), lowest([[9], [9], [9]], [0, 0, 0])
    ('a mini-batch', 'nobody')
    """
    found = [losses[min(i, len(losses) - 1)] for losses, i in zip(runs, when)]
    if np.isinf(min(found)) or max(found) - min(found) < 1e-9:
        return "nobody"
    # A mini-batch of one or of all samples is the same as those: it is named last.
    return next(list(WAYS)[i] for i in (0, 2, 1) if found[i] - min(found) < 1e-9)


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


def time_of(updates, size):
    """Return the milliseconds of so many updates over `size` samples each.

    >>> round(time_of(100, 200), 6), round(time_of(100, 1), 6)
    (3.0, 1.01)
    """
    return updates * (EACH_UPDATE + EACH_SAMPLE * size) / 1000


def nearest(ax, x, y):
    """Return the point (x, y) as ([x], [y]), at the edge of `ax` where it lies beyond."""
    return [[value] if low <= value <= high else
            [np.clip(value, low + 0.03 * (high - low), high - 0.03 * (high - low))]
            for value, (low, high) in ((x, ax.get_xlim()), (y, ax.get_ylim()))]


def outcome(path, losses):
    """Return in words where a walk got to.

    >>> outcome(np.array([[1.0, 2.0]]), [3.25]), outcome(np.array([[1.0, 200.0]]), [9e4])
    ('3.25', 'diverged')
    >>> outcome(np.array([[1.0, 2.0]]), [3.25, 4.5, 6.0, 9.0])
    '9 (rising)'
    """
    if is_gone(path):
        return "diverged"
    # One sample misleads: three rises may still come back, so nobody can call that diverged.
    rises = len(losses) > 3 and min(np.diff(losses[-4:])) > 1e-9
    return f"{as_text(losses[-1])}{' (rising)' if rises else ''}"


@styled
def explore_batches(batch_size=10, lr=0.1, steps=20, seed=0):
    """Return a view of three descents: by all 200 samples, by a mini-batch, by one sample.

    `batch_size` is from 1 to 200, `lr` from 0.01 to 1.2, `steps` (updates of each) from 0 to 60;
    `seed` chooses the order of the samples. Time is counted, not measured: it would differ from
    machine to machine.

    >>> explore_batches(steps=1).words.split(": ")[-1].split(", ")[1]
    'batches of 10 22.99'
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
