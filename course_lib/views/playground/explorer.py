"""`explore_playground`: a whole network on points in the plane, with every knob there is."""

from inspect import signature

import numpy as np

from course_lib.datasets import DATASETS_2D
from course_lib.datasets.features import FEATURES
from course_lib.views.parts.plane_data import data_of
from course_lib.views.stage.look import styled
from course_lib.views.stage.view import DRAWING
from course_lib.views.training import TrainingView

from .knobs import (
    BELOW,
    GROUPS,
    IN_THE_PICTURE,
    OUTPUT,
    SIZES,
    SOURCES,
    data_knobs,
    layer_knobs,
    learning_knobs,
    named,
    picture_knobs,
    weight_knobs,
)
from .numpy_script import script
from .picture import PlaygroundPicture


class PlaygroundView(TrainingView):
    """The playground, with its state as Python, its weights as text, and its NumPy code."""

    # The source of a weight changes words alone where no line comes from there.
    quiet = (*TrainingView.quiet, "l1", "l2", "optimizer", "below", "source")
    lasts = 300

    def _do(self, **act):
        """Do what a hand did in the page; what it looks at is shown as long as it does."""
        if "look" not in act:
            return super()._do(**act)
        self._picture.look = act["look"]
        self._redraw(self.values)

    def set(self, **moves):
        """Move controls as a learner would, and return the new words.

        A `weight` goes into the network. Raises ValueError for a control that is not there or a
        value out of its reach.
        """
        if "weight" in moves:
            with DRAWING:
                new = self._checked({**self.values, **moves})
                self._picture.put_weight(new["weight"], new)
        return super().set(**moves)

    @property
    def state(self):
        """Python that makes this view again, trained as far as it is: a line, after comments."""
        picture, knobs = self._picture, self._picture.knobs
        given = {"data": knobs["data"], "noise": knobs["noise"], "share": knobs["share"],
                 "features": tuple(picture.sees), "hidden": tuple(picture.hidden)}
        given |= {name: knobs[name] for name in ("activation", "optimizer", "lr", "batch_size",
                                                 "l1", "l2", "seed", "large", "discrete",
                                                 "show_unseen")}
        given |= {"epochs": len(self.history),
                  "hide": tuple(name for name in self._controls if name in picture.left_out),
                  "fix": tuple(name for name in self._controls if name in picture.fixed)}
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
            "# A knob moved while it ran, or a weight was set by hand: this trains with the\n"
            "# newest setting from the start.\n")

    def _draw(self, values):
        words = super()._draw({k: value for k, value in values.items() if k != "below"})
        chosen = values["source"] != SOURCES[0]
        there = chosen and self._weight_now(values) is not None
        self.asleep = [*SIZES[values["layers"]:], *["data", "noise"] * bool(self._picture.own),
                       *["into"] * (not chosen), *["weight"] * (not there)]
        return words

    def _weight_now(self, values):
        """Return the weight that the knobs tell, or None where it is not there or too large."""
        place = self._picture.weight(values)
        weight = float(f"{place[0][place[1]]:.6g}") if place else np.inf
        return weight if abs(weight) <= self._controls["weight"].high else None

    def _redraw(self, values):
        super()._redraw(values)
        self.told, self.listing = self._picture.told(), self._listing(values["below"])
        weight = self._weight_now(values)
        if "weight" not in self.asleep and weight != values["weight"]:
            self._put({**values, "weight": weight})     # it learns on

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
    controls = data_knobs(data if own is None else "circle", noise, share, batch_size, seed)
    controls |= learning_knobs(activation, optimizer, lr, l1, l2)
    controls |= layer_knobs(hidden) | picture_knobs(features, large, discrete, show_unseen)
    controls |= weight_knobs()
    fixed, left_out = (named(name, names, controls) for name, names in
                       (("fix", fix), ("hide", hide)))
    picture = PlaygroundPicture(own, fixed, left_out)
    view = PlaygroundView("The playground", picture, step="one epoch", groups=GROUPS, fixed=fixed,
                          left_out=(*left_out, *IN_THE_PICTURE), **controls)
    view.train(epochs)
    return view


def _exact(value):
    """Return a value as Python, to the last digit: 70.0 as 70, and 0.0123456789 as it is."""
    whole = isinstance(value, float) and value.is_integer()
    return repr(int(value) if whole else value)
