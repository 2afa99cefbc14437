"""`explore_gradient_flow`: how much of the gradient is left when it reaches the first layer."""

import numpy as np

from course_lib.checks.choices import one_of
from course_lib.datasets import DATASETS_2D
from course_lib.gradient_flow import (
    TOO_LARGE,
    TOO_SMALL,
    always_flat,
    cures,
    gradient_flow,
    started,
    trouble,
)
from course_lib.layers import INITS
from course_lib.views.parts.log_dots import LogDots
from course_lib.views.parts.words import counted, spoken
from course_lib.views.stage.controls import Choice, Count, Slider
from course_lib.views.stage.look import (
    BLUE,
    GREY,
    INK,
    PALE,
    ROLES,
    VERMILION,
    moving,
    new_figure,
    strength,
    styled,
)
from course_lib.views.stage.view import View

from .gradient_flow_words import AXIS, LIMITS, flat_in_words, off_the_axis, title


DATA = ("circle", "xor", "gaussian", "spiral")
N_SAMPLES = 60
MOST_LAYERS, MOST_NEURONS = 20, 24
# Off is grey, and what learns has the more ink the more it learns, as weights have.
SHADES = (ROLES["edge"], *((BLUE, ink) for ink in strength(np.linspace(0, 1, 5))))
ENDS = (10, [1, 5, 10]), (MOST_LAYERS, [1, 5, 10, 15, 20])   # of the axis, and its marks
WIDE = 12                           # enough neurons for a signal to find its way through
# The activation to try where this one gets into trouble.
INSTEAD = {"linear": "tanh", "sigmoid": "relu", "tanh": "relu", "relu": "leaky_relu",
           "leaky_relu": "tanh"}
SIZES = ("n_layers", "n_hidden")
FITTING = {"init": "auto", "scale": 1.0, "bias": 0.0}


class GradientFlowPicture:
    """Left the gradient of each layer; right the network, whose columns fade, flare or die."""

    def __init__(self, data):
        X, self.y = DATASETS_2D[data](N_SAMPLES)
        self.X = (X - X.mean(axis=0)) / X.std(axis=0)
        self.figure, (left, right) = new_figure(8.0, 4.1, ncols=2, width_ratios=[1.5, 1], top=0.75,
                                                left=1.0, gap=1.2)
        self.axes, self._end = (left, right), None
        self._draw_gradients(left)
        self._draw_columns(right)

    def _draw_gradients(self, ax):
        self.gradients = LogDots(ax, *AXIS)
        ax.set_yticks([1e-12, 1e-9, 1e-6, 1e-3, 1, 1e3, 1e6])
        ax.set_yticks(10.0 ** np.arange(-12, 7), labels=[], minor=True)
        ax.set(xlabel="layer (◆ the output);  ← the blame flows back",
               ylabel="mean |dL/dw|\neach mark is 10 × the one below")
        ax.axhspan(TOO_SMALL, TOO_LARGE, color=PALE, zorder=0)
        for height, word in ((1e4, "explodes"), (1e-2, "learns"), (1e-8, "vanishes")):
            ax.text(1.02, height, word, color=GREY, size=10, va="center",
                    transform=ax.get_yaxis_transform())
        self.title = moving(ax.text(-0.18, 1.13, "", transform=ax.transAxes, size=12,
                                    weight="bold"))

    def _draw_columns(self, ax):
        ax.set(ylim=(-MOST_NEURONS / 2 - 0.5, MOST_NEURONS / 2 + 0.5), yticks=[],
               xlabel="layer: blue learns, grey does not")
        ax.grid(False)
        dots = {"linestyle": "none", "marker": "o", "markersize": 6, "markeredgewidth": 0}
        self.shades = [moving(ax.plot([], [], color=shade, **dots)[0]) for shade in SHADES]
        self.flares = moving(ax.plot([], [], color=VERMILION, **{**dots, "marker": "^",
                                                                 "markersize": 7})[0])
        self.crosses = moving(ax.plot([], [], "x", color=INK, markersize=5, markeredgewidth=1.2,
                                      zorder=3)[0])
        self.flat_title = moving(ax.set_title("x", loc="left", size=11))

    def update(self, **setting):
        n_hidden, activation = setting["n_hidden"], setting["activation"]
        self._set_end(setting["n_layers"])
        flow, dead = self._flow(setting)
        flat, wrong = flow.flat[:-1], trouble(flow, n_hidden * setting["n_layers"])
        self.gradients.set(flow.gradients)
        self._show_columns(flow.gradients[:-1], dead)
        self.flat_title.set_text(flat_in_words(flat, n_hidden, activation))
        self.title.set_text(title(flow, n_hidden, activation, wrong))
        cure = f" {self._cure(setting)}" if wrong else ""
        return f"{LIMITS[wrong]}{cure}{off_the_axis(flow.gradients)}"

    def _set_end(self, n_layers):
        """Make room for so many layers: few of them get wide columns."""
        end, ticks = next((end, ticks) for end, ticks in ENDS if n_layers <= end)
        if end != self._end:
            self._end = end
            for ax in self.axes:
                ax.set(xlim=(0.2, end + 1.8), xticks=ticks)

    def _show_columns(self, gradients, dead):
        """Draw each hidden neuron, as dark as its layer learns; `dead` says which are flat."""
        n_layers, n_hidden = dead.shape
        layers = np.repeat(np.arange(1, n_layers + 1), n_hidden)
        rows = np.tile((n_hidden - 1) / 2 - np.arange(n_hidden), n_layers)
        sizes = np.log10(np.maximum(np.repeat(gradients, n_hidden), TOO_SMALL / 10))
        low, high = np.log10([TOO_SMALL, TOO_LARGE])
        step = np.ceil((sizes - low) / (high - low) * (len(SHADES) - 1)).clip(0)
        flares = sizes > high
        for i, line in enumerate(self.shades):
            chosen = (step == i) & ~flares
            line.set_data(layers[chosen], rows[chosen])
        self.flares.set_data(layers[flares], rows[flares])
        self.crosses.set_data(layers[dead.ravel()], rows[dead.ravel()])

    def _flow(self, setting):
        sizes = [2, *[setting["n_hidden"]] * setting["n_layers"], 1]
        start = {name: value for name, value in setting.items() if name not in SIZES}
        net = started(sizes, **start)
        flow = gradient_flow(net, self.X, self.y, "cross_entropy")
        return flow, np.array([always_flat(layer) for layer in net.layers[:-1]])

    def _cure(self, setting):
        """Return in words which change alone would help, or all together: each is tried."""
        activation, half = INSTEAD[setting["activation"]], setting["n_layers"] // 2
        changes = {f"{spoken(activation)} in place of {spoken(setting['activation'])}":
                       {"activation": activation},
                   'the start "auto" with scale 1 and bias 0': FITTING}
        if half:
            changes[counted(half, "hidden layer")] = {"n_layers": half}
        if setting["n_hidden"] < WIDE / 2:
            changes[f"{WIDE} neurons in each layer"] = {"n_hidden": WIDE}
        changes = {name: change for name, change in changes.items()
                   if {**setting, **change} != setting}
        names, alone = cures(self._is_well, setting, changes)
        if alone:
            return f"What cures it, tried here: {', or '.join(names)}."
        if names:
            return f"No change alone cures it, but these together do: {', '.join(names)}."
        return "Nothing that was tried here cures it, not even all together."

    def _is_well(self, setting):
        n_hidden = setting["n_hidden"] * setting["n_layers"]
        return not trouble(self._flow(setting)[0], n_hidden)


@styled
def explore_gradient_flow(n_layers=8, n_hidden=12, activation="sigmoid", init="auto", scale=1,
                          bias=0, seed=0, data="circle"):
    """Return a view of the gradient of each layer, before the first step of learning.

    `n_layers` (1 to 20) hidden layers of `n_hidden` (1 to 24) neurons with `activation` start by
    `init`, one of `INITS` or "auto"; then all weights are multiplied by `scale` (0.1 to 10) and
    `bias` (−3 to 3) is added in the hidden layers. The output is a sigmoid, the loss
    cross-entropy over 60 points of `data` ("circle", "xor", "gaussian" or "spiral"), shifted and
    scaled to mean 0 and spread 1.

    >>> explore_gradient_flow(n_layers=1, n_hidden=4).words[:38]
    'Arrives: every layer gets 10⁻⁵ to 10, '
    """
    return View(
        "Gradient flow",
        GradientFlowPicture(one_of("data", data, DATA)),
        n_layers=Count("hidden layers", n_layers, 1, MOST_LAYERS),
        n_hidden=Count("neurons in each", n_hidden, 1, MOST_NEURONS),
        activation=Choice("activation", activation, INSTEAD, spoken),
        init=Choice("start of the weights", init, [*INITS, "auto"]),
        scale=Slider("weights times", scale, 0.1, 10, 0.1, log=True),
        bias=Slider("added bias", bias, -3, 3, 0.5),
        seed=Count("seed", seed, 0, 99),
    )
