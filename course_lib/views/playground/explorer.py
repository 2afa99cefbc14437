"""`explore_playground`: a whole network on points in the plane, with every knob there is."""

from inspect import signature

import numpy as np
import traitlets as t

from course_lib import optimizers
from course_lib.checks.choices import one_of
from course_lib.checks.values import shown
from course_lib.datasets import DATASETS_2D
from course_lib.datasets.features import FEATURES, features
from course_lib.network import Network
from course_lib.training.rewindable import Run
from course_lib.views.parts.loss_curves import LossCurves
from course_lib.views.parts.network_map import NetworkMap
from course_lib.views.parts.plane_data import data_of
from course_lib.views.parts.points import Points
from course_lib.views.parts.words import as_text, counted, spoken
from course_lib.views.stage.controls import Choice, Count, Slider, Switch
from course_lib.views.stage.look import moving, new_figure, styled
from course_lib.views.training import TrainingView, so_far

from .numpy_script import STEP, script

N_SAMPLES = 400
HEIGHT = 4.35       # of the figure, in inches
MOST_LAYERS, MOST_NEURONS = 6, 8
SIZES = [f"n{k}" for k in range(1, MOST_LAYERS + 1)]
ACTIVATIONS = ["tanh", "relu", "leaky_relu", "sigmoid", "linear"]
BELOW = ["nothing", "the weights as numbers", "this state as Python", "the NumPy code"]
OUTPUT = "the output"
LARGE = {f"layer {k}, neuron {j}": (k, j - 1) for k in range(1, MOST_LAYERS + 1)
         for j in range(1, MOST_NEURONS + 1)}
LIVE = ("batch_size", "l1", "l2", "optimizer")      # may change while it runs


class PlaygroundPicture:
    """Left the network with a map in every neuron, right the map of its output, and its loss."""

    def __init__(self, data=None):
        self.own = data         # a `Data` of the learner's own, or None
        self.figure, (drawing, plane, loss) = new_figure(8, HEIGHT, ncols=3)
        for ax, place in ((drawing, (0.05, 0.1, 5.36, 3.88)), (plane, (5.42, 2.2, 2.0, 2.0)),
                          (loss, (5.75, 0.5, 2.0, 0.8))):
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
        return f"Epoch {epochs:,}: {so_far(run)}. {self._in_words(knobs)}"

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
        sees = ", ".join(FEATURES[name][0] for name in self.sees) or "nothing"
        penalties = "".join(f", {name.upper()} {as_text(knobs[name], 3)}"
                            for name in ("l1", "l2") if knobs[name])
        seen = " Hollow points are unseen." * knobs["show_unseen"]
        seen += dead_in_words(self.network.n_dead, sum(self.hidden))
        seen += self._large_in_words(knobs["large"])
        return (f"{self._data_in_words(knobs)}; seed {knobs['seed']}. It sees {sees}; "
                f"{layers_in_words(self.hidden, knobs['activation'])}. {knobs['optimizer']}, "
                f"learning rate {as_text(knobs['lr'], 4)}, batches of {knobs['batch_size']}"
                f"{penalties}.{' The map has two colours alone.' * knobs['discrete']}"
                f"{seen} {self.data.advice}").strip()

    def _large_in_words(self, chosen):
        if self.large:
            return f" The large map is that of {chosen}."
        return "" if chosen == OUTPUT else (
            f" There is no {chosen} in this network, so the large map is the output's.")

    def _data_in_words(self, knobs):
        data = f"{self.n_train} of {len(self.data.X)} points to learn from"
        far = np.abs(self.data.X - self.data.centre) > self.data.reach
        if far.any():
            data += f" ({np.count_nonzero(far.any(axis=1))} of all lie beyond the map's edge)"
        return f"Your data: {data}" if self.own else (
            f"Data {knobs['data']}, noise {as_text(knobs['noise'])}: {data}")

    def advance(self):
        """Learn one epoch."""
        self.run.epoch()

    def rewind(self):
        """Go back to the very same start."""
        self.run.rewind()
        self.untouched = True


def layers_in_words(hidden, activation):
    """Return the hidden layers as text.

    >>> layers_in_words([4, 2], "tanh"), layers_in_words([1], "relu"), layers_in_words([], "tanh")
    ('hidden layers of 4 and 2 tanh neurons', 'a hidden layer of 1 ReLU neuron', 'no hidden layer')
    """
    if not hidden:
        return "no hidden layer"
    *first, last = hidden
    before = f"hidden layers of {', '.join(map(str, first))} and" if first else "a hidden layer of"
    return f"{before} {counted(last, f'{spoken(activation)} neuron')}"


def dead_in_words(n_dead, n_hidden):
    """Return how many ReLUs are dead, as a sentence after others, or "".

    >>> dead_in_words(2, 6)
    ' Dead, for they say 0 everywhere: 2 of 6 ReLUs.'
    """
    return f" Dead, for they say 0 everywhere: {n_dead} of {n_hidden} ReLUs." if n_dead else ""


class PlaygroundView(TrainingView):
    """The playground, with its state as Python, its weights as text, and its NumPy code."""

    quiet = (*TrainingView.quiet, "l1", "l2", "optimizer", "below")
    picks = t.Bool(True).tag(sync=True)

    def _do(self, pick=None, **act):
        """Answer to a click on the picture: show the neuron there large, or the output again."""
        if pick is None:
            return super()._do(**act)
        place = self._picture.network.at(*pick)
        found = next((name for name, here in LARGE.items() if here == place), OUTPUT)
        self.set(large=OUTPUT if found == self.values["large"] else found)

    @property
    def state(self):
        """Python that makes this view again, trained as far as it is: a line, after comments."""
        picture, knobs = self._picture, self._picture.knobs
        given = {"data": knobs["data"], "noise": knobs["noise"], "share": knobs["share"],
                 "features": tuple(picture.sees), "hidden": tuple(picture.hidden)}
        given |= {name: knobs[name] for name in ("activation", "optimizer", "lr", "batch_size",
                                                 "l1", "l2", "seed", "large", "discrete",
                                                 "show_unseen")}
        there = {spec["name"]: spec["fixed"] for spec in self.controls}
        given |= {"epochs": len(self.history),
                  "hide": tuple(name for name in self._controls if name not in there),
                  "fix": tuple(name for name, fixed in there.items() if fixed)}
        usual = {name: argument.default
                 for name, argument in signature(explore_playground).parameters.items()}
        parts = [f"{name}={_exact(value)}" for name, value in given.items()
                 if value != usual[name]]
        comment = self._caution
        if picture.own:
            parts = ["data=(X, y)", *(part for part in parts if part[:5] != "data=")]
            comment += "# X and y are your own points.\n"
        return f"{comment}explore_playground({', '.join(parts)})"

    @property
    def weights(self):
        """All weights and biases as text, a row for each input and one for the bias."""
        lines, picture = [], self._picture
        sources = [FEATURES[name][0] for name in picture.sees] or ["nothing"]
        for k, layer in enumerate(self.net.layers, 1):
            name = "output" if k == len(self.net.layers) else f"hidden layer {k}"
            lines.append(f"{name} ({layer.activation}), a column for each neuron")
            rows = [*zip(sources, layer.weights), ("bias", layer.bias)]
            lines += [f"{source:>8}" + "".join(f"{w:>10.3f}" for w in row) for source, row in rows]
            sources = [f"h{j}" for j in range(1, layer.n_neurons + 1)]
        return "\n".join(lines).replace("-", "−")

    @property
    def code(self):
        """A script with NumPy alone that trains the same network, with the same numbers."""
        picture, knobs = self._picture, self._picture.knobs
        own = picture.own
        return self._caution + script(
            data=(own.X, own.y) if own else knobs["data"], noise=knobs["noise"],
            n_samples=len(picture.data.X), n_train=picture.n_train, names=picture.sees,
            hidden=picture.hidden, activation=knobs["activation"], output=picture.output,
            loss=picture.loss, optimizer=knobs["optimizer"], lr=knobs["lr"], l1=knobs["l1"],
            l2=knobs["l2"], batch_size=knobs["batch_size"], seed=knobs["seed"],
            epochs=len(self.history))

    @property
    def _caution(self):
        """A comment where the state is not all there is to tell, or ""."""
        return "" if self._picture.untouched else (
            "# A knob moved while it ran: this trains with the newest setting from the start.\n")

    def _draw(self, values):
        words = super()._draw({k: value for k, value in values.items() if k != "below"})
        self.asleep = SIZES[values["layers"]:] + (
            ["data", "noise"] if self._picture.own else [])
        return words

    def _redraw(self, values):
        super()._redraw(values)
        self.listing = self._listing(values["below"])

    def _listing(self, below):
        return {BELOW[0]: lambda: "", BELOW[1]: lambda: self.weights,
                BELOW[2]: lambda: self.state, BELOW[3]: lambda: self.code}[below]()


@styled
def explore_playground(data="circle", *, noise=0.0, share=50, features=("x1", "x2"), hidden=(4, 2),
                       activation="tanh", optimizer="SGD", lr=0.03, batch_size=10, l1=0.0, l2=0.0,
                       seed=0, large=OUTPUT, discrete=False, show_unseen=False, epochs=0, hide=(),
                       fix=()):
    """Return a view of a network that learns points in the plane, with all of its knobs.

    `data` is a name in `DATASETS_2D` or your own (X, y), X (n_samples, 2), y (n_samples,); `share`
    is the percentage to learn from (10 to 90); `features` are names in `FEATURES`; `hidden` has
    up to 6 layers of 1 to 8 neurons; `large` is "the output" or, say, "layer 1, neuron 2", whose
    map is shown large. `epochs` are trained before the first picture. `hide` and
    `fix` are names of controls to leave out, or to show without a way to move them.
    `view.state` is Python that makes the same again, and says in a comment what it cannot repeat;
    `view.code` is a script with NumPy alone. Raises TypeError or ValueError for bad input.

    >>> explore_playground(data="xor", epochs=3).state
    "explore_playground(data='xor', epochs=3)"
    """
    own = None if isinstance(data, str) else data_of(data, names=DATASETS_2D)
    picture = PlaygroundPicture(own)
    controls = _knobs(data if own is None else "circle", noise, share, batch_size, seed)
    controls |= _more_knobs(activation, optimizer, lr, l1, l2)
    controls |= _layers(hidden) | _switches(features, large, discrete, show_unseen)
    fixed, left_out = (_named(name, names, controls) for name, names in
                           (("fix", fix), ("hide", hide)))
    view = PlaygroundView("The playground", picture, step="one epoch", groups=GROUPS, fixed=fixed,
                          left_out=left_out, **controls)
    view.picks = "large" not in fixed
    view.train(epochs)
    return view


GROUPS = {
    "data": ("data", "noise", "share", "batch_size", "seed"),
    "learning": ("activation", "optimizer", "lr", "l1", "l2"),
    "network": ("layers", *SIZES),
    "features": tuple(FEATURES),
    "picture": ("large", "discrete", "show_unseen", "below"),
}


def _knobs(data, noise, share, batch_size, seed):
    return {
        "data": Choice("data", data, DATASETS_2D),
        "noise": Slider("noise", noise, 0, 0.5, 0.05),
        "share": Slider("train on (%)", share, 10, 90, 10),
        "batch_size": Count("batch size", batch_size, 1, 100),
        "seed": Count("seed", seed, 0, 99),
    }


def _more_knobs(activation, optimizer, lr, l1, l2):
    return {
        "activation": Choice("activation", activation, ACTIVATIONS, spoken),
        "optimizer": Choice("optimizer", optimizer, STEP),
        "lr": Slider("learning rate", lr, 0.0001, 10, 0.1, log=True),
        "l1": Slider("L1", l1, 0, 0.2, 0.001),
        "l2": Slider("L2", l2, 0, 0.2, 0.001),
    }


def _layers(hidden):
    if isinstance(hidden, np.ndarray):
        hidden = hidden.tolist()
    if not isinstance(hidden, (tuple, list)) or len(hidden) > MOST_LAYERS:
        raise ValueError(f"hidden is {shown(hidden)}, but expected at most {MOST_LAYERS} whole "
                         "numbers, the neurons of each hidden layer, for instance (4, 2).")
    sizes = [*hidden, *[2] * (MOST_LAYERS - len(hidden))]
    return {"layers": Count("layers", len(hidden), 0, MOST_LAYERS)} | {
        name: _layer(k, size) for k, (name, size) in enumerate(zip(SIZES, sizes), 1)}


def _layer(k, size):
    layer = Count(f"layer {k}", size, 1, MOST_NEURONS)
    layer.checked(f"hidden[{k - 1}]", size)     # as the learner has written it
    return layer


def _switches(chosen, large, discrete, show_unseen):
    chosen = _named("features", chosen, FEATURES)
    return {name: Switch(label, name in chosen) for name, (label, _) in FEATURES.items()} | {
        "large": Choice("large map", large, [OUTPUT, *LARGE]),
        "discrete": Switch("two colours", discrete),
        "show_unseen": Switch("unseen", show_unseen),
        "below": Choice("show as text", BELOW[0], BELOW),
    }


def _named(argument, names, options):
    """Return `names`, one or several of `options`, as a tuple."""
    if not isinstance(names, (str, tuple, list, set)):
        raise TypeError(f"{argument} is {shown(names)}, but expected names in brackets, for "
                        f"instance {tuple(options)[:2]}.")
    names = (names,) if isinstance(names, str) else names
    return tuple(one_of(argument, name, options) for name in names)


def _exact(value):
    """Return a value as Python, to the last digit: 70.0 as 70, and 0.0123456789 as it is."""
    whole = isinstance(value, float) and value.is_integer()
    return repr(int(value) if whole else value)
