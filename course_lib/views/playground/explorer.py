"""`explore_playground`: a whole network on points in the plane, with every knob there is."""

from inspect import signature

import traitlets as t

from course_lib.datasets import DATASETS_2D
from course_lib.datasets.features import FEATURES
from course_lib.views.parts.plane_data import data_of
from course_lib.views.stage.look import styled
from course_lib.views.training import TrainingView

from .knobs import (
    BELOW,
    GROUPS,
    LARGE,
    OUTPUT,
    SIZES,
    data_knobs,
    layer_knobs,
    learning_knobs,
    named,
    picture_knobs,
)
from .numpy_script import script
from .picture import PlaygroundPicture


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
    controls = data_knobs(data if own is None else "circle", noise, share, batch_size, seed)
    controls |= learning_knobs(activation, optimizer, lr, l1, l2)
    controls |= layer_knobs(hidden) | picture_knobs(features, large, discrete, show_unseen)
    fixed, left_out = (named(name, names, controls) for name, names in
                       (("fix", fix), ("hide", hide)))
    view = PlaygroundView("The playground", picture, step="one epoch", groups=GROUPS, fixed=fixed,
                          left_out=left_out, **controls)
    view.picks = "large" not in fixed
    view.train(epochs)
    return view


def _exact(value):
    """Return a value as Python, to the last digit: 70.0 as 70, and 0.0123456789 as it is."""
    whole = isinstance(value, float) and value.is_integer()
    return repr(int(value) if whole else value)
