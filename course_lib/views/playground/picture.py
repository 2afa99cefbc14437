"""The picture of the playground: the network with a map in every neuron, its output, its loss."""

import numpy as np

from course_lib import optimizers
from course_lib.datasets.features import FEATURES, features
from course_lib.network import Network
from course_lib.training.rewindable import Run
from course_lib.views.parts.loss_curves import LossCurves
from course_lib.views.parts.network_map import NetworkMap
from course_lib.views.parts.plane_data import data_of
from course_lib.views.parts.points import Points
from course_lib.views.parts.words import counted
from course_lib.views.stage.look import moving, new_figure
from course_lib.views.training import so_far

from .knobs import LARGE, OUTPUT, SIZES

N_SAMPLES = 400
HEIGHT = 3.4       # of the figure, in inches
LIVE = ("batch_size", "l1", "l2", "optimizer")      # may change while it runs


class PlaygroundPicture:
    """Left the network with a map in every neuron, right the map of its output, and its loss."""

    def __init__(self, data=None):
        self.own = data         # a `Data` of the learner's own, or None
        self.figure, (drawing, plane, loss) = new_figure(8, HEIGHT, ncols=3)
        for ax, place in ((drawing, (0.05, 0.08, 5.36, 2.94)), (plane, (5.42, 1.6, 1.75, 1.75)),
                          (loss, (5.75, 0.46, 2.0, 0.48))):
            ax.set_position(np.array(place) / (8, HEIGHT, 8, HEIGHT))
        self.network = NetworkMap(drawing)
        self.title = moving(drawing.set_title("Epoch 0", loc="left"))
        self.network.output_map(plane)
        # What it learns from comes later, so that it lies above what it has never seen.
        self.unseen, self.points = Points(plane, 4, hollow=True), Points(plane, 4.5)
        self.curves = LossCurves(loss, legend=False)
        self._made = {}

    def update(self, **knobs):
        self.knobs = knobs
        self._follow(knobs)
        net, run = self.run.net, self.run
        self.large = self.network.there(LARGE.get(knobs["large"]))
        self.network.update(net, knobs["discrete"], self.large)
        data = self.data
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

    def _follow(self, knobs):
        """Make anew what the knobs ask for, and no more than that."""
        new = {name: value for name, value in knobs.items()
               if name not in ("lr", "large", "discrete", "show_unseen", *LIVE)}
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
        self.untouched = True

    def _arguments(self, knobs):
        optimizer = getattr(optimizers, knobs["optimizer"])(knobs["lr"])
        return {"optimizer": optimizer, "batch_size": knobs["batch_size"],
                "l1": knobs["l1"], "l2": knobs["l2"]}

    def _in_words(self, knobs):
        told = dead_in_words(self.network.n_dead, sum(self.hidden))
        told += self._large_in_words(knobs["large"])
        far = (np.abs(self.data.X - self.data.centre) > self.data.reach).any(axis=1)
        if far.any():
            told += f" {counted(np.count_nonzero(far), 'point')} beyond the map's edge."
        return f"{told} {self.data.advice}".strip()

    def _large_in_words(self, chosen):
        if self.large:
            return f" The large map is that of {chosen}."
        return "" if chosen == OUTPUT else (
            f" There is no {chosen} here: the large map is the output's.")

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
