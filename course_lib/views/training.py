"""`explore_training`: watch a network learn, epoch by epoch, and stop it wherever you like."""

from contextlib import contextmanager

import numpy as np

from course_lib.checks.values import whole_number
from course_lib.network import Network, check_network
from course_lib.optimizers import SGD
from course_lib.training.rewindable import Run
from course_lib.views.parts.colour_bar import colour_bar
from course_lib.views.parts.decision_map import DecisionMap
from course_lib.views.parts.loss_curves import LossCurves, round_up
from course_lib.views.parts.plane_data import data_of, limits, split
from course_lib.views.parts.points import Points
from course_lib.views.parts.words import as_text
from course_lib.views.stage.controls import Count, Slider
from course_lib.views.stage.live import FASTER, STEADILY, LiveView
from course_lib.views.stage.hand import touchable
from course_lib.views.stage.look import GREY, INK, moving, new_figure, styled

from .training_words import so_far

N_SAMPLES = 200     # to learn from, and as many unseen


class TrainingPicture:
    """Left what the network says everywhere, right its loss, and its answers beside the targets.

    `make_net(hidden, seed)` makes the network anew when one of the two changes.
    """

    def __init__(self, data, make_net, **training):
        self.data, self._make_net, self._training = data, make_net, training
        self._decides = set(data.y) == {data.low, data.high}
        self.figure, (plane, loss) = new_figure(8, 4.4, ncols=2, width_ratios=[1.15, 1],
                                                left=0.7, right=0.25, gap=0.85)
        place = loss.get_position()
        half = 0.33 * place.height
        answers = self.figure.add_axes([place.x0, place.y0, place.width, half])
        loss.set_position([place.x0, place.y1 - 0.43 * place.height, place.width,
                           0.43 * place.height])
        self._draw_plane(plane)
        self.curves = LossCurves(loss, with_validation=data.unseen is not None)
        self._draw_answers(answers)
        self._made = None

    def _draw_plane(self, ax):
        data = self.data
        self.map = DecisionMap(ax, data.reach, low=data.low, high=data.high, centre=data.centre)
        colour_bar(ax, (0.83, -0.11, 0.12, 0.022), as_text(data.low), as_text(data.high))
        ax.set(**limits(data))
        ax.set(xlabel=data.labels[0], ylabel=data.labels[1])
        if data.unseen is not None:
            Points(ax, 4.5, hollow=True).set(*data.unseen, data.low, data.high)
        Points(ax, 9 if data.names else 5.5).set(data.X, data.y, data.low, data.high)
        self.title = moving(ax.set_title("Epoch 0", loc="left"))
        self.probe = moving(ax.plot([], [], "D", color=INK, markersize=9, zorder=5,
                                    markeredgecolor="white", clip_on=False)[0])
        new = "the new person" if data.names else "the new point"
        touchable(self.probe, new, x1=(1, 0), x2=(0, 1))
        touchable(self.map.image, f"put {new} here", place=True, x1=(1, 0), x2=(0, 1))
        for name, (x, y) in zip(data.names or (), data.X):
            # The border between the two sides of the plane ends up near the middle.
            place = {"x": x + 1, "ha": "right"} if x < 0 else {"x": x, "ha": "center"}
            moving(ax.text(y=y + 0.7, s=name, va="bottom", size=10, zorder=5, **place))

    def _draw_answers(self, ax):
        data = self.data
        low, high = data.low, data.high
        room = 0.06 * (high - low)
        ax.set(xlim=(low - room, high + room), xlabel="what the network says")
        if data.names:
            ax.set_xlabel("what the network says (1: the red scarf)")
            self.heights = np.arange(len(data.y))[::-1].astype(float)
            ax.set(ylim=(-0.6, len(data.y) - 0.4))
            ax.set_yticks(self.heights, data.names)
        else:
            spread = np.random.default_rng(99).uniform(-0.16, 0.16, len(data.y)) * (high - low)
            self.heights = data.y + spread * self._decides
            ax.set(ylim=(low - 4 * room, high + 4 * room), ylabel="target")
            ax.set_yticks([low, (low + high) / 2, high] if not self._decides else [low, high])
        ax.axvline((low + high) / 2, color=GREY, linestyle=":", linewidth=1.2)
        self.answers = Points(ax, 6.5 if data.names else 4)

    def update(self, lr, x1, x2, hidden=None, seed=None, batch_size=1):
        self._follow((hidden, seed), batch_size)
        self.run.set_lr(lr)
        net, data = self.run.net, self.data
        self.map.update(lambda X: net._forward(X)[:, 0])
        self.probe.set_data([x1], [x2])
        says = net.forward(data.X)[:, 0]
        self.answers.set(np.column_stack([says, self.heights]), data.y, data.low, data.high)
        self.curves.update(self.run.history, self.run.start)
        epochs = len(self.run.history)
        right = np.count_nonzero((says >= self.map.middle) == (data.y >= self.map.middle))
        told = f": {right} of {len(data.y)} right" if self._decides else ""
        self.title.set_text(f"Epoch {epochs:,}{told}")
        at = net.forward([x1, x2])[0]
        new = "the new person" if data.names else "the new point"
        return (f"Epoch {epochs:,}: {self._in_words(says)} Of {new} ◆ it says {as_text(at)}. "
                f"{data.advice}").strip()

    def _follow(self, made, batch_size):
        """Begin anew for another network, and go on for another batch size."""
        if made != self._made:
            self.run = Run(self._make_net(*made), self.data.X, self.data.y,
                           validation=self.data.unseen, optimizer=SGD(), batch_size=batch_size,
                           seed=made[1] or 0, **self._training)
        elif batch_size != self._batch_size:
            self.run.go_on_with(batch_size=batch_size)
        self._made, self._batch_size = made, batch_size

    def _in_words(self, says):
        told = so_far(self.run)
        if self.data.names:
            told += "; " + ", ".join(f"{n} {as_text(a)}" for n, a in zip(self.data.names, says))
        return told + "."

    def advance(self):
        """Learn one epoch."""
        self.run.epoch()

    def rewind(self):
        """Go back to the very same start."""
        self.run.rewind()


class TrainingView(LiveView):
    """A `LiveView` of a training, whose network and history you can take out and use."""

    quiet = (*LiveView.quiet, "lr", "batch_size")
    lasts = 1000

    @property
    def net(self):
        """The network, as it is now."""
        return self._picture.run.net

    @property
    def history(self):
        """The `History` of the training since its start."""
        return self._picture.run.history

    def train(self, epochs):
        """Learn so many epochs at once, with one picture at their end; return the new words."""
        for _ in range(whole_number("epochs", epochs, least=0)):
            self._picture.advance()
        return self.set()

    @contextmanager
    def replayed(self):
        """Give a function that shows any epoch; then be where the training was."""
        run = self._picture.run

        def to_epoch(number):
            if number < len(run.history):
                run.rewind()
            return self.train(number - len(run.history))

        with run.replayed():
            yield to_epoch
        self.set()


def _maker(net, data):
    """Return a function of (hidden, seed) that makes the network at its start."""
    output = "sigmoid" if (data.low, data.high) == (0, 1) else "linear"
    if net is None:
        activation, init = ("sigmoid", "normal") if data.names else ("tanh", "auto")
        return lambda hidden, seed: Network([2, hidden, 1], activation, output, seed,
                                            init=init)
    check_network(net)
    if (net.sizes[0], net.sizes[-1]) != (2, 1):
        raise ValueError(f"net has {net.sizes[0]} inputs and {net.sizes[-1]} outputs, but the "
                         "picture expects 2 and 1: a point of the plane, and what it says there.")
    start = net.parameters().copy()

    def make(hidden, seed):
        net.parameters()[:] = start
        return net

    return make


def _probe(data):
    """Return the two sliders of the new point, marked like the point on the map."""
    at = (-7, -3) if data.names else data.centre
    sides = zip(("x1", "x2"), data.labels, at, data.centre, data.reach)
    return {name: Slider(f"◆ {label}", *_rounded([value, centre - reach, centre + reach], reach),
                         step_of(reach))
            for name, label, value, centre, reach in sides}


def _rounded(values, reach):
    step = step_of(reach)
    return [float(f"{round(value / step) * step:.12g}") for value in values]


def step_of(reach):
    """Return a round step for a slider that goes so far to both sides.

    >>> step_of(6), step_of(0.07), step_of(30)
    (0.1, 0.002, 0.5)
    """
    return round_up(reach / 60)


@styled
def explore_training(data="people", net=None, lr=0.1, batch_size=1, hidden=2, seed=0, epochs=0,
                     loss="mse"):
    """Return a view of a network that learns `data`: play, pause, step, rewind.

    `data` is "people", the name of a set in `DATASETS_2D`, or a pair (X, y) with X (n_samples, 2)
    and y (n_samples,). `net` is a Network of 2 inputs and 1 output, which learns in place; without
    it, one with `hidden` sigmoid neurons (1 to 8) starts by `seed` (0 to 99). The learning rate
    `lr` (0.001 to 10) may change while it runs, and so may `batch_size`, of which more than there
    are samples means all. `epochs` are trained before the first picture.
    Raises TypeError or ValueError for a network or data that do not fit.

    >>> explore_training(epochs=1000).words.split("; ")[1].split(". ")[0]
    'Alice 0.96, Bob 0.05, Charlie 0.05, Diana 0.97'
    """
    of_a_set = isinstance(data, str) and data != "people"
    data = split(data_of(data, 2 * N_SAMPLES)) if of_a_set else data_of(data)
    picture = TrainingPicture(data, _maker(net, data), loss=loss)
    batch_size = min(whole_number("batch_size", batch_size, least=1), len(data.y))
    own = {} if net is not None else {
        "hidden": Count("hidden neurons", hidden, 1, 8),
        "seed": Count("seed of the start", seed, 0, 99),
    }
    controls = {
        "lr": Slider("learning rate", lr, 0.001, 10, 0.1, log=True),
        "batch_size": Count("batch size", batch_size, 1, len(data.y)),
        **own,
        **_probe(data),
    }
    view = TrainingView("Watch it learn", picture, step="one epoch",
                        speed=FASTER if data.names else STEADILY, **controls)
    view.train(epochs)
    return view
