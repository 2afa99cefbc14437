"""`compare_optimizers`: SGD, Momentum, RMSProp and Adam race from one start."""

from collections import namedtuple
from functools import lru_cache
from inspect import signature

import numpy as np

from course_lib.checks.choices import one_of
from course_lib.checks.values import numbers, shown
from course_lib.datasets import DATASETS_2D
from course_lib.losses import cross_entropy
from course_lib.network import Network
from course_lib.optimizers import SGD, Adam, Momentum, RMSProp
from course_lib.training import Training
from course_lib.views.parts.decision_map import DecisionMap
from course_lib.views.parts.draw import counted, number
from course_lib.views.parts.points import Points
from course_lib.views.stage.controls import Choice, Count, Slider
from course_lib.views.stage.live import SteppedView
from course_lib.views.stage.look import GREY, INK, moving, new_figure, styled

from .descent import EDGE, GONE, is_gone, loss_at, slopes_at, spot

OPTIMIZERS = {"SGD": SGD, "Momentum": Momentum, "RMSProp": RMSProp, "Adam": Adam}
# Shape and dashes tell the four apart, not colour alone.
LOOKS = {
    "SGD": {"color": INK, "linestyle": "-", "marker": "D"},
    "Momentum": {"color": "#8a3f74", "linestyle": "--", "marker": "^"},
    "RMSProp": {"color": "#b07500", "linestyle": "-.", "marker": "v"},
    "Adam": {"color": "#0e7c86", "linestyle": ":", "marker": "P"},
}
SURFACE_LRS = (0.2, 0.05, 0.1, 0.2)     # each fits its optimizer: one for all would be unfair
NETWORK_LRS = (0.2, 0.03, 0.02, 0.03)
MOST_STEPS, MOST_EPOCHS = 100, 50
TRACKS = ("surface", "network")
DATA = ("circle", "xor", "gaussian", "spiral")
EVERY = 10              # steps from mark to mark on a line
MIDDLE_LINE = 1 / 5**0.5 * np.array([[2, 1], [-1, 2]])  # along the saddle's ridge, and across
VALLEY = np.array([0.04, 4])
NOTHING = 0.0001        # a smaller loss is as good as none, and below the axis
LEVELS = (0.1, 0.25, 0.5, 1, 2, 4, 7, 11, 16, 22, 29)

GROUPS = {"learning rates": ("factor", *OPTIMIZERS)}

# `loss` of many places (n, 2), and the `slopes` at one (2,)
Surface = namedtuple("Surface", "loss slopes")


def saddle_loss(place):
    """Return the loss of a saddle at (0, 0): a ridge leads to it, and it falls off on both sides.

    >>> saddle_loss(np.array([[0.0, 0.0], [-0.8, 1.6]])).round(2)
    array([0.66, 0.  ])
    """
    along, across = MIDDLE_LINE @ place.T
    return along**2 / 4 + (across**2 - 3.24) ** 2 / 16


def saddle_slopes(place):
    """Return the two slopes of `saddle_loss` at one place (2,).

    >>> saddle_slopes(np.array([2.0, 1.0])).round(2)
    array([1. , 0.5])
    """
    along, across = MIDDLE_LINE @ place
    return np.array([along / 2, across * (across**2 - 3.24) / 4]) @ MIDDLE_LINE


SURFACES = {
    "narrow valley": Surface(lambda place: place**2 @ VALLEY, lambda place: 2 * VALLEY * place),
    "saddle": Surface(saddle_loss, saddle_slopes),
    "two valleys": Surface(lambda place: loss_at("two valleys", place),
                           lambda place: slopes_at("two valleys", place)),
}


@lru_cache(maxsize=64)
def walk(surface, optimizer, lr, start):
    """Return the places (at most MOST_STEPS + 1, 2) of an optimizer; it ends where it is gone.

    >>> walk("narrow valley", "SGD", 0.1, (1.0, 1.0))[1]
    array([0.992, 0.2  ])
    """
    place, optimizer = np.array(start), OPTIMIZERS[optimizer](lr)
    path = [place.copy()]
    while len(path) <= MOST_STEPS and np.abs(place).max() < GONE:
        optimizer.step(place, SURFACES[surface].slopes(place))
        path.append(place.copy())
    return np.array(path)


@lru_cache(maxsize=4)
def points(data):
    """Return X (100, 2) and y (100,) of a 2-D set."""
    return DATASETS_2D[data](100, noise=0.1)


def new_network(n_hidden, seed):
    """Return the network that races, at its start."""
    return Network([2, n_hidden, 1], activation="tanh", output="sigmoid", seed=seed)


@lru_cache(maxsize=16)
def learn(data, n_hidden, optimizer, lr, seed):
    """Return the parameters (51, n_parameters) and losses (51,) before and after each epoch.

    20 samples a batch, in the same order for every optimizer. The loss is cross-entropy over all
    samples, measured after the epoch.

    >>> parameters, losses = learn("xor", 4, "Adam", 0.03, 0)
    >>> len(losses), bool(losses[-1] < losses[0])
    (51, True)
    """
    X, y = points(data)
    net = new_network(n_hidden, seed)
    training = Training(net, X, y, loss="cross_entropy", optimizer=OPTIMIZERS[optimizer](lr),
                        batch_size=20, seed=seed)
    parameters, losses = [], []
    for epoch in range(MOST_EPOCHS + 1):
        if epoch:
            training.epoch()
        parameters.append(net.parameters().copy())
        losses.append(cross_entropy.unchecked(y, net._forward(X)[:, 0]))
    return np.array(parameters), np.array(losses)


class Race:
    """Two axes with a line for each optimizer: left where it is, right its loss so far."""

    def __init__(self, most, loss_ends, loss_label, step_label, **figure):
        self.figure, (self.left, self.right) = new_figure(8.0, 4.0, ncols=2, top=0.75, **figure)
        self.right.set(xlim=(0, most), ylim=loss_ends, xlabel=step_label, ylabel=loss_label)
        self.right.set_title("The loss on the way", loc="left")
        self.title = moving(self.left.set_title("x", loc="left"))
        self.places, self.losses = ([self._line(ax, look) for look in LOOKS.values()]
                                    for ax in (self.left, self.right))
        self.ends = [moving(self.right.plot([], [], **look, markersize=9, zorder=5,
                                            markeredgecolor="white", clip_on=False)[0])
                     for look in LOOKS.values()]
        self.figure.legend(self.ends, LOOKS, loc="upper left", ncols=4, fontsize=10.5,
                           bbox_to_anchor=(0.06, 1.0), handlelength=3.2)
        self.above = moving(self.right.text(0.97, 0.94, "", transform=self.right.transAxes,
                                            ha="right", va="top", size=10, zorder=6))

    def _line(self, ax, look):
        return moving(ax.plot([], [], **look, linewidth=1.8, markersize=5, markevery=EVERY,
                              zorder=4)[0])

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


class SurfaceRace(Race):
    """Left four walks over the level sets, right the loss of each."""

    def __init__(self):
        super().__init__(MOST_STEPS, (NOTHING, 40), "loss", "steps", left=0.6,
                         width_ratios=[1.35, 1], gap=1.0)
        self.right.set_yscale("log")
        self.right.set_yticks([1e-4, 1e-3, 1e-2, 0.1, 1, 10],
                              ["0.0001", "0.001", "0.01", "0.1", "1", "10"])
        self.right.minorticks_off()
        self.left.set(xlim=(-EDGE[0], EDGE[0]), ylim=(-EDGE[1], EDGE[1]), xlabel="weight w₁",
                      ylabel="weight w₂")
        self.here = [moving(self.left.plot([], [], **look, markersize=10, zorder=6,
                                           markeredgecolor="white")[0]) for look in LOOKS.values()]
        self.rings = {name: self._rings(surface) for name, surface in SURFACES.items()}
        self._shown = None

    def _rings(self, surface):
        lines = [np.linspace(-edge, edge, n) for edge, n in zip(EDGE, (89, 55))]
        places = np.stack(np.meshgrid(*lines), axis=-1)
        losses = surface.loss(places.reshape(-1, 2)).reshape(places.shape[:2])
        return self.left.contour(*lines, losses, LEVELS, colors=GREY, linewidths=0.8, zorder=1)

    def update(self, surface, factor, start_w1, start_w2, steps, **lrs):
        if surface != self._shown:
            self._shown = surface
            for name, rings in self.rings.items():
                rings.set_visible(name == surface)
        start, lrs = (start_w1, start_w2), [factor * lrs[name] for name in OPTIMIZERS]
        paths = [walk(surface, name, lr, start)[: steps + 1]
                 for name, lr in zip(OPTIMIZERS, lrs)]
        for line, here, path in zip(self.places, self.here, paths):
            line.set_data(*path.T)
            here.set_data(*path[-1:].T)
        losses = [SURFACES[surface].loss(path) for path in paths]
        self.show_losses(losses)
        gone = [is_gone(path) for path in paths]
        self.over = all(gone)
        last = [np.inf if lost else values[-1] for lost, values in zip(gone, losses)]
        taken = counted(steps, "step")
        self.title.set_text(leader(last, taken, losses[0][0]))
        told = [f"{name} left the map" if lost else
                f"{name} at {spot(path[-1])}, loss {small(loss)}"
                for name, lost, path, loss in zip(OPTIMIZERS, gone, paths, last)]
        return (f"{surface.capitalize()} from {spot(start)}, learning rates {listed(lrs)}, after "
                f"{taken}: {'; '.join(told)}. {lesson(surface, paths, gone)}".rstrip())


class NetworkRace(Race):
    """Left the points with the line where each network decides, right the loss by epoch."""

    def __init__(self):
        super().__init__(MOST_EPOCHS, (0, 1), "cross-entropy", "epochs", left=0.6,
                         width_ratios=[1, 1.2], gap=0.9)
        ticks = [-6, -3, 0, 3, 6]
        self.left.set(xlim=(-7, 7), ylim=(-7, 7), xlabel="x₁", ylabel="x₂", xticks=ticks,
                      yticks=ticks)
        self.points = Points(self.left, 5)
        self.maps = [DecisionMap(self.left, reach=7.0, n=40) for _ in OPTIMIZERS]
        for drawn, look in zip(self.maps, LOOKS.values()):
            drawn.image.set_visible(False)      # four maps on one another would hide all
            drawn.line.set(**look, linewidth=1.8, markersize=5, markevery=12, zorder=4)

    def update(self, data, factor, n_hidden, seed, epochs, **lrs):
        (X, y), lrs = points(data), [factor * lrs[name] for name in OPTIMIZERS]
        self.points.set(X, y)
        net, told, last = new_network(n_hidden, seed), [], []
        runs = [learn(data, n_hidden, name, lr, seed) for name, lr in zip(OPTIMIZERS, lrs)]
        self.show_losses([losses[: epochs + 1] for _, losses in runs])
        for name, drawn, (parameters, losses) in zip(OPTIMIZERS, self.maps, runs):
            net.parameters()[:] = parameters[epochs]
            drawn.update(lambda X: net._forward(X)[:, 0])
            right = np.count_nonzero((net._forward(X)[:, 0] >= 0.5) == y)
            last.append(losses[epochs])
            worse = ", worse than at the start" if last[-1] > losses[0] else ""
            told.append(f"{name} loss {small(last[-1])}, {right} right{worse}")
        taken = counted(epochs, "epoch")
        self.title.set_text(leader(last, taken, runs[0][1][0]))
        return (f"{counted(n_hidden, 'hidden neuron')} on 100 points of {data}, seed {seed}, "
                f"learning rates {listed(lrs)}, after {taken}: {'; '.join(told)}.")


def leader(losses, taken, at_the_start):
    """Return who has the lowest of the four losses; infinity stands for a walk that is gone.

    >>> leader([0.2, 0.1, np.inf, 0.3], "9 steps", 0.7), leader([np.inf] * 4, "9 steps", 0.7)
    ('Lowest after 9 steps: Momentum', 'After 9 steps all four left the map')
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
    return f"Lowest after {taken}: {list(OPTIMIZERS)[losses.index(low)]}"


def listed(lrs):
    """Return the four learning rates in words.

    >>> listed([0.2, 0.00001, 0.1, 0.2])
    'SGD 0.2, Momentum 0.00001, RMSProp 0.1, Adam 0.2'
    """
    return ", ".join(f"{name} {number(float(f'{lr:.2g}'), 6)}"
                     for name, lr in zip(OPTIMIZERS, lrs))


def small(loss):
    """Return a loss as text: two digits, or that it is nearly 0.

    >>> small(0.0312), small(12.3456), small(1e-9)
    ('0.031', '12', 'under 0.0001')
    """
    return f"under {NOTHING}" if loss < NOTHING else number(float(f"{loss:.1e}"), 6)


def lesson(surface, paths, gone):
    """Return in words what tells the four walks apart on this surface, or nothing."""
    def those(holds, lost=False):
        return ", ".join(name for name, path, is_lost in zip(OPTIMIZERS, paths, gone)
                         if is_lost == lost and holds(path))

    told = []
    if any(gone):
        told.append(f"Left the map, a weight beyond ±{GONE}: the learning rate is too large here.")
        if names := those(ever_farther, lost=True):
            told.append(f"Each jump went farther than the last: {names}.")
    for asked, what, holds in LESSONS:
        if asked == surface and (names := those(holds)):
            told.append(f"{what}: {names}.")
    return " ".join(told)


def ever_farther(path):
    """Return whether a walk (n, 2) made two jumps or more, each farther than the last.

    >>> ever_farther(np.array([[0, 1], [0, -2], [0, 4]])), ever_farther(np.array([[0, 1], [0, 9]]))
    (True, False)
    """
    lengths = np.hypot(*np.diff(path, axis=0).T)
    return len(lengths) > 1 and bool((np.diff(lengths) > 0).all())


def jumps(path):
    """Return how often a walk (n, 2) jumped over the floor of the narrow valley, w₂ = 0.

    >>> jumps(np.array([[0.0, 2.0], [0.0, 0.0], [0.0, -0.5], [0.0, 0.1]]))
    2
    """
    sides = np.sign(path[:, 1])
    return int(np.count_nonzero(np.diff(sides[sides != 0])))


LESSONS = (
    ("narrow valley", "Jumped over the valley's floor four times or more",
     lambda path: jumps(path) >= 4),
    ("saddle", "Close to the saddle, where there is hardly a slope",
     lambda path: np.hypot(*path[-1]) < 0.6),
    ("two valleys", "On the side of the deeper valley", lambda path: path[-1, 0] < 0),
    ("two valleys", "On the side of the higher valley", lambda path: path[-1, 0] >= 0),
)


def rates(factor, lrs):
    """Return the sliders of the four learning rates, and of what multiplies them all.

    Raises TypeError or ValueError for other `lrs` than four from 0.0001 to 10.
    """
    lrs = numbers("lrs", lrs, ndim=1, length=len(OPTIMIZERS), each="optimizer")
    return {"factor": Slider("all of them ×", factor, 0.1, 10, 0.1, log=True)} | {
        name: Slider(name, lr, 0.0001, 10, 0.1, log=True) for name, lr in zip(OPTIMIZERS, lrs)}


@styled
def compare_optimizers(track="surface", surface="narrow valley", data="xor", lrs=None, factor=1,
                       start=(3.5, 1.7), steps=20, n_hidden=6, seed=0, epochs=10):
    """Return a view of SGD, Momentum, RMSProp and Adam from one start, on one `track`.

    `track` "surface": walks over a "narrow valley", a "saddle" or "two valleys" from `start`
    (weights −4 to 4 and −2.5 to 2.5), `steps` 0 to 100. `track` "network": a tanh network of
    `n_hidden` neurons (1 to 12) learns 100 points of `data` ("circle", "xor", "gaussian" or
    "spiral") for `epochs` 0 to 50. `lrs` are the four learning rates, in that order, from 0.0001
    to 10; `factor` (0.1 to 10) multiplies them all. Raises TypeError or ValueError for others,
    and for an argument of the other track.

    >>> compare_optimizers(steps=1).words.split("; ")[-1]
    'Adam at (3.3, 1.5), loss 9.4.'
    """
    if one_of("track", track, TRACKS) == "surface":
        leave_out("network", data=data, n_hidden=n_hidden, seed=seed, epochs=epochs)
        lrs = SURFACE_LRS if lrs is None else lrs
        return race_on_surface(surface, start, steps, **rates(factor, lrs))
    leave_out("surface", surface=surface, start=start, steps=steps)
    lrs = NETWORK_LRS if lrs is None else lrs
    return race_on_network(data, n_hidden, seed, epochs, **rates(factor, lrs))


def leave_out(track, **arguments):
    """Raise ValueError for an argument that means something on the other `track` alone."""
    expected = signature(compare_optimizers).parameters
    for name, value in arguments.items():
        if not np.array_equal(value, expected[name].default):
            raise ValueError(f"{name} is {shown(value)}, but only the {track} track has {name}: "
                             f'add track="{track}", or leave {name} out.')


def race_on_surface(surface, start, steps, **rates):
    """Return the view of the track "surface"."""
    w1, w2 = numbers("start", start, ndim=1, length=2, each="weight")
    return SteppedView(
        "Four optimizers on one surface",
        SurfaceRace(),
        surface=Choice("surface", surface, SURFACES),
        start_w1=Slider("start w₁", w1, -4, 4, 0.1),
        start_w2=Slider("start w₂", w2, -2.5, 2.5, 0.1),
        steps=Count("steps", steps, 0, MOST_STEPS),
        **rates,
        groups=GROUPS,
        counters=["steps"],
    )


def race_on_network(data, n_hidden, seed, epochs, **rates):
    """Return the view of the track "network"."""
    return SteppedView(
        "Four optimizers on one network",
        NetworkRace(),
        data=Choice("data", data, DATA),
        n_hidden=Count("hidden neurons", n_hidden, 1, 12),
        seed=Count("seed of the start", seed, 0, 99),
        epochs=Count("epochs", epochs, 0, MOST_EPOCHS),
        **rates,
        groups=GROUPS,
        counters=["epochs"],
        step="one epoch",
    )
