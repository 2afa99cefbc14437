"""The picture of the playground: the network with a map in every neuron, its output, its loss."""

import numpy as np

from course_lib import optimizers
from course_lib.datasets.features import FEATURES, features
from course_lib.network import Network
from course_lib.training.rewindable import Run
from course_lib.views.parts.loss_curves import LossCurves
from course_lib.views.parts.network_map import HEIGHT, OUTPUT, PLANE, WIDTH, NetworkMap
from course_lib.views.parts.plane_data import data_of
from course_lib.views.parts.points import Points
from course_lib.views.parts.words import as_text, counted
from course_lib.views.stage.look import moving, new_figure
from course_lib.views.training import so_far

from .handles import Handles
from .knobs import SIZES, SOURCES

N_SAMPLES = 400
# Left, top, width and height, in pixels.
MAP, LOSS = (PLANE, 38, 184, 184), (PLANE + 32, 268, 176, 38)
LIVE = ("batch_size", "l1", "l2", "optimizer")      # may change while it runs
# They change what is shown, and nothing that learns.
SHOWN = ("large", "discrete", "show_unseen", "source", "into", "weight")


class PlaygroundPicture:
    """Left the network with a map in every neuron, right the map of its output, and its loss.

    `fixed` are the controls that a hand must not move, `left_out` those that are not to be seen.
    `look` is what a hand looks at now: the name of a map, which is large so long, or of a line.
    """

    def __init__(self, data=None, fixed=(), left_out=()):
        self.own, self.look = data, None        # `data`: the learner's own, or None
        self.fixed, self.left_out = fixed, left_out
        self.figure, (drawing, plane, loss) = new_figure(WIDTH / 100, HEIGHT / 100, ncols=3)
        for ax, (left, top, width, height) in ((drawing, (0, 0, WIDTH, HEIGHT)), (plane, MAP),
                                               (loss, LOSS)):
            ax.set_position(np.array([left, HEIGHT - top - height, width, height])
                            / (WIDTH, HEIGHT, WIDTH, HEIGHT))
        self.network = NetworkMap(drawing, [name for name in FEATURES if name not in left_out])
        self.handles = Handles(self.network, data is None, fixed, left_out)
        self.title = moving(drawing.text(2, 13, "", va="center", size=12, weight="bold"))
        self.network.output_map(plane)
        # What it learns from comes later, so that it lies above what it has never seen.
        self.unseen, self.points = Points(plane, 4, hollow=True), Points(plane, 4.5)
        self.curves = LossCurves(loss, legend=False)
        loss.xaxis.labelpad = 1
        self.curves.title.set_x(1.12)       # no line to the map crosses it
        self._made = {}

    def update(self, **knobs):
        self.knobs = knobs
        self._follow(knobs)
        run, data = self.run, self.data
        self._show_network(knobs)
        self.points.set(data.X[: self.n_train], data.y[: self.n_train], data.low, data.high)
        shown_from = self.n_train if knobs["show_unseen"] else len(data.X)
        self.unseen.set(data.X[shown_from:], data.y[shown_from:], data.low, data.high)
        self.curves.update(run.history, run.start)
        epochs, unseen_right = len(run.history), run.newest[3]
        told = f"Epoch {epochs:,}"
        if unseen_right is not None:
            told += f": {100 * unseen_right:.0f} % of the unseen are right"
        self.title.set_text(told)
        return f"Epoch {epochs:,}: {so_far(run)}. {self._in_words(knobs)}".strip()

    def _show_network(self, knobs):
        pinned = knobs["large"] if knobs["large"] in self.network.places else ""
        self.handles.mark(pinned)
        looks_at_map = self.look in self.network.places
        line = f"{self._full_name(knobs)} → {knobs['into']}"
        self.network.update(self.run.net, knobs["discrete"], self.look if looks_at_map else pinned,
                            (self.look, line))

    def _full_name(self, knobs):
        """Return what the name of a line begins with that comes from the source of a weight."""
        source, into = knobs["source"], knobs["into"]
        before = len(self.hidden) if into == OUTPUT else self.network.places.get(into, (1,))[0] - 1
        return f"layer {before}, {source}" if before and source != "bias" else source

    def weight(self, knobs):
        """Return the array and the index in it of the weight that the knobs tell, or None."""
        into, net = knobs["into"], self.run.net
        if into != OUTPUT and into not in self.network.places:
            return None
        k, j = (len(self.hidden) + 1, 0) if into == OUTPUT else self.network.places[into]
        if knobs["source"] == "bias":
            return net.layers[k - 1].bias, j
        line = f"{self._full_name(knobs)} → {into}"
        return self._weight_of(line)

    def _weight_of(self, line):
        names = self.network.wires.names
        if line not in names:
            return None
        at = names.index(line)
        for layer in self.run.net.layers:
            if at < layer.weights.size:
                return layer.weights, np.unravel_index(at, layer.weights.shape)
            at -= layer.weights.size

    def put_weight(self, value, knobs):
        """Give the weight that the knobs tell another value, and measure anew."""
        if place := self.weight(knobs):
            place[0][place[1]] = value
            self.run.measure_anew()
            self.untouched = False

    def told(self):
        """Return of what a hand looks at its name and, where it has one, its number; or ""."""
        if place := self._weight_of(self.look):
            return f"{self.look}: weight {as_text(place[0][place[1]])}"
        k, j = self.network.places.get(self.look, (0, 0))
        bias = f": bias {as_text(self.run.net.layers[k - 1].bias[j])}" if k else ""
        return f"{self.look or ''}{bias}"

    def _follow(self, knobs):
        """Make anew what the knobs ask for, and no more than that."""
        new = {name: value for name, value in knobs.items()
               if name not in ("lr", *SHOWN, *LIVE)}
        live = {name: knobs[name] for name in LIVE}
        if new != self._made:
            self._make(knobs)
        elif live != self._live:
            self.run.go_on_with(**self._arguments(knobs))
            self.untouched = self.untouched and not len(self.run.history)
        elif knobs["lr"] != self._lr and len(self.run.history):
            self.untouched = False      # trained with more than one learning rate
        self._made, self._live, self._lr = new, live, knobs["lr"]
        self.run.set_lr(knobs["lr"])

    def _make(self, knobs):
        self.data = self.own or data_of(knobs["data"], N_SAMPLES, knobs["seed"],
                                        knobs["noise"])
        n_samples, seed = len(self.data.X), knobs["seed"]
        self.n_train = min(max(round(n_samples * knobs["share"] / 100), 1), n_samples - 1)
        order = np.random.default_rng(seed).permutation(n_samples)
        self.data = self.data._replace(X=self.data.X[order], y=self.data.y[order])
        self.sees = [name for name in FEATURES if knobs[name]]
        self.hidden = [knobs[n] for n in SIZES[: knobs["layers"]]]
        decides = set(self.data.y) == {0.0, 1.0}
        self.output, self.loss = (("sigmoid", "cross_entropy") if decides else ("linear", "mse"))
        inputs = features(self.data.X, self.sees)
        net = Network([inputs.shape[1], *self.hidden, 1], knobs["activation"], self.output, seed)
        learn, unseen = slice(self.n_train), slice(self.n_train, None)
        self.run = Run(net, inputs[learn], self.data.y[learn], loss=self.loss, seed=seed,
                       validation=(inputs[unseen], self.data.y[unseen]), **self._arguments(knobs))
        self.network.begin(self.sees, self.hidden, self.data)
        self.handles.begin(knobs)
        self.untouched = True

    def _arguments(self, knobs):
        optimizer = getattr(optimizers, knobs["optimizer"])(knobs["lr"])
        return {"optimizer": optimizer, "batch_size": knobs["batch_size"],
                "l1": knobs["l1"], "l2": knobs["l2"]}

    def _in_words(self, knobs):
        told = dead_in_words(self.network.n_dead, sum(self.hidden))
        told += self._chosen_in_words(knobs)
        far = (np.abs(self.data.X - self.data.centre) > self.data.reach).any(axis=1)
        if far.any():
            told += f" {counted(np.count_nonzero(far), 'point')} beyond the map's edge."
        return f"{told} {self.data.advice}".strip()

    def _chosen_in_words(self, knobs):
        large, told = knobs["large"], ""
        if large in self.network.places:
            told = f" The large map is that of {large}."
        elif large != OUTPUT:
            told = f" There is no {large} here: the large map is the output's."
        there = knobs["source"] == SOURCES[0] or self.weight(knobs)
        return told if there else f"{told} There is no such weight here."

    def advance(self):
        """Learn one epoch."""
        self.run.epoch()

    def rewind(self):
        """Go back to the very same start."""
        self.run.rewind()
        self.untouched = True


def dead_in_words(n_dead, n_hidden):
    """Return how many ReLUs are dead, as a sentence after others, or "".

    >>> dead_in_words(2, 6)
    ' Dead, for they say 0 everywhere: 2 of 6 ReLUs.'
    """
    return f" Dead, for they say 0 everywhere: {n_dead} of {n_hidden} ReLUs." if n_dead else ""
