"""`explore_gradient_flow`: how much of the gradient is left when it reaches the first layer."""

import numpy as np

from course_lib.checks.choices import one_of
from course_lib.datasets import DATASETS_2D
from course_lib.gradient_flow import (
    TOO_LARGE,
    TOO_SMALL,
    WEAK,
    cures,
    gradient_flow,
    started,
    trouble,
)
from course_lib.layers import INITS
from course_lib.views.parts.words import amount, as_text, counted, numbered, power_of_ten, spoken
from course_lib.views.stage.controls import Choice, Count, Slider
from course_lib.views.stage.look import GREY, INK, PALE, VERMILION, moving, new_figure, styled
from course_lib.views.stage.view import View


DATA = ("circle", "xor", "gaussian", "spiral")
N_SAMPLES = 60
AXIS = 1e-12, 1e6                   # of the gradients
MOST_LAYERS, MOST_NEURONS = 20, 24
WIDE = 12                           # enough neurons for a signal to find its way through
# The activation to try where this one gets into trouble.
INSTEAD = {"linear": "tanh", "sigmoid": "relu", "tanh": "relu", "relu": "leaky_relu",
           "leaky_relu": "tanh"}
SIZES = ("n_layers", "n_hidden")
FITTING = {"init": "auto", "scale": 1.0, "bias": 0.0}
FLAT_NAMES = {"relu": "Dead ReLUs", "sigmoid": "Saturated", "tanh": "Saturated"}
STUCK = {"relu": ("ReLUs", "dead"), "sigmoid": ("neurons", "saturated"),
         "tanh": ("neurons", "saturated")}
# What each word of the title means, in numbers.
LIMITS = {
    "explodes": f"Explodes: some layer gets over {TOO_LARGE}.",
    "vanishes": f"Vanishes: some layer gets under {power_of_ten(TOO_SMALL)}.",
    "weak": f"Weak: layer 1 gets under 1/{1 / WEAK:g} of the last layer.",
    "dies": f"Arrives: every layer gets {power_of_ten(TOO_SMALL)} to {TOO_LARGE}.",
    "": f"Arrives: every layer gets {power_of_ten(TOO_SMALL)} to {TOO_LARGE}, layer 1 at least "
        f"1/{1 / WEAK:g} of the last layer.",
}


class LogDots:
    """A value for each layer on a log axis; what is off the axis becomes an arrow at its edge."""

    def __init__(self, ax, low, high):
        self.ends = low, high
        tall = ax.get_position().height * ax.figure.get_figheight()
        self.inside = (high / low) ** (0.06 / tall)     # 0.06 inches: an arrow stays whole
        ax.set(yscale="log", ylim=self.ends)
        ax.minorticks_off()
        self.line = moving(ax.plot([], [], color=INK, linewidth=1.3, zorder=3)[0])
        look = {"color": INK, "linestyle": "none", "zorder": 4}
        self.hidden, self.output, self.over, self.under = moving(*(
            ax.plot([], [], marker=marker, markersize=size, **look)[0]
            for marker, size in (("o", 6), ("D", 8), ("^", 10), ("v", 10))))

    def set(self, values):
        """Show `values` (n_layers,), from layer 1 to the output layer."""
        low, high = self.ends
        layers = np.arange(1, len(values) + 1)
        heights = np.clip(values, low * self.inside, high / self.inside)
        self.line.set_data(layers, heights)
        on = (values >= low) & (values <= high)
        heights = np.where(on, values, heights)
        last = layers == len(values)
        for dots, shown in ((self.hidden, on & ~last), (self.output, on & last),
                            (self.over, values > high), (self.under, values < low)):
            dots.set_data(layers[shown], heights[shown])


class GradientFlowPicture:
    """Left the gradient of each layer; right how far its signals differ, and its flat neurons."""

    def __init__(self, data):
        X, self.y = DATASETS_2D[data](N_SAMPLES)
        self.X = (X - X.mean(axis=0)) / X.std(axis=0)
        self.figure, (left, right) = new_figure(8.0, 4.1, ncols=2, width_ratios=[1.5, 1], top=0.75,
                                                left=0.8, gap=1.45)
        place = right.get_position()
        low = self.figure.add_axes([place.x0, place.y0, place.width, 0.36 * place.height])
        right.set_position([place.x0, place.y1 - 0.42 * place.height, place.width,
                            0.42 * place.height])
        for ax in (left, right, low):
            ax.set(xlim=(0.2, MOST_LAYERS + 1.8), xticks=[1, 5, 10, 15, 20])
        self._draw_gradients(left)
        self._draw_signals(right)
        self._draw_flat(low)

    def _draw_gradients(self, ax):
        self.gradients = LogDots(ax, *AXIS)
        ax.set_yticks([1e-12, 1e-9, 1e-6, 1e-3, 1, 1e3, 1e6])
        ax.minorticks_off()
        ax.set(xlabel="layer (◆ the output);  ← the blame flows back", ylabel="mean |dL/dw|")
        ax.axhspan(TOO_SMALL, TOO_LARGE, color=PALE, zorder=0)
        for height, word in ((1e4, "explodes"), (1e-2, "learns"), (1e-8, "vanishes")):
            ax.text(MOST_LAYERS + 2.1, height, word, color=GREY, size=10, va="center")
        self.title = moving(ax.text(-0.14, 1.13, "", transform=ax.transAxes, size=12,
                                    weight="bold"))

    def _draw_signals(self, ax):
        self.signals = LogDots(ax, 1e-8, 1e4)
        ax.set(xticklabels=[], yticks=[1e-8, 1e-4, 1, 1e4])
        ax.set_title("Spread of the signals", loc="left", size=11)

    def _draw_flat(self, ax):
        ax.set(ylim=(0, 1.12), xlabel="layer;  signals flow forward →")
        ax.set_yticks([0, 0.5, 1], ["0 %", "50 %", "100 %"])
        self.stems = moving(ax.vlines([], [], [], color=VERMILION, linewidth=4, alpha=0.5))
        self.flat = moving(ax.plot([], [], "s", color=VERMILION, markersize=6, clip_on=False,
                                   zorder=4)[0])
        self.flat_title = moving(ax.set_title("x", loc="left", size=11))

    def update(self, **setting):
        n_hidden, activation = setting["n_hidden"], setting["activation"]
        flow = self._flow(setting)
        flat, wrong = flow.flat[:-1], trouble(flow, n_hidden * setting["n_layers"])
        self.gradients.set(flow.gradients)
        self.signals.set(flow.signals)
        self._show_flat(flat, n_hidden, activation)
        self.title.set_text(title(flow, n_hidden, activation, wrong))
        return (f"{described(**setting)}: {sizes_in_words(flow.gradients)}. {LIMITS[wrong]} "
                f"{flat_in_words(flat, n_hidden, activation)}"
                f"{' ' + self._cure(setting) if wrong else ''}")

    def _flow(self, setting):
        sizes = [2, *[setting["n_hidden"]] * setting["n_layers"], 1]
        start = {name: value for name, value in setting.items() if name not in SIZES}
        return gradient_flow(started(sizes, **start), self.X, self.y, "cross_entropy")

    def _show_flat(self, flat, n_hidden, activation):
        layers, shares = np.arange(1, len(flat) + 1), flat / n_hidden
        ends = np.stack([np.column_stack([layers, 0 * shares]),
                         np.column_stack([layers, shares])], axis=1)
        self.stems.set_segments(ends)
        self.flat.set_data(layers, shares)
        name = FLAT_NAMES.get(activation)
        self.flat_title.set_text(f"{name}: {flat.sum()} of {n_hidden * len(flat)}" if name
                                 else "None can go flat")

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
        tried = ", ".join(changes)
        return f"Nothing that was tried here cures it, not even all together: {tried}."

    def _is_well(self, setting):
        n_hidden = setting["n_hidden"] * setting["n_layers"]
        return not trouble(self._flow(setting), n_hidden)


def title(flow, n_hidden, activation, wrong):
    """Return the answer in one line."""
    gradients = flow.gradients
    first, last, most = gradients[0], gradients[-1], gradients.max()
    if wrong == "explodes":
        if first > 100 * last:
            return f"The gradient explodes: layer 1 gets {compared(first, last)} last layer"
        at = gradients.argmax() + 1
        where = f"layer {at}" if at < len(gradients) else "the output layer"
        return f"The gradient explodes: {amount(most)} in {where}"
    if wrong == "vanishes":
        if most == 0:
            return "No gradient at all: not one weight can learn"
        if most < TOO_SMALL:
            return f"The gradient vanishes: no layer gets more than {amount(most)}"
        if first == 0:
            return "The gradient vanishes: layer 1 gets nothing at all"
        if first >= TOO_SMALL:
            return f"The gradient vanishes in layer {gradients.argmin() + 1}"
        return f"The gradient vanishes: layer 1 gets {compared(first, last)} last layer"
    if wrong == "dies":
        return f"The gradient arrives, but {stuck(flow.flat[:-1], n_hidden, activation)}"
    if wrong == "weak":
        return f"The gradient is weak: layer 1 gets {compared(first, last)} last layer"
    return f"The gradient arrives: layer 1 gets {compared(first, last)} last layer"


def stuck(flat, n_hidden, activation):
    """Return in words how many neurons are stuck: `flat` of `n_hidden` in each layer.

    >>> stuck(np.array([0, 1]), 4, "relu"), stuck(np.array([3]), 4, "tanh")
    ('1 of 8 ReLUs is dead', '3 of 4 neurons are saturated')
    """
    neurons, how = STUCK[activation]
    are = "is" if flat.sum() == 1 else "are"
    return f"{flat.sum()} of {n_hidden * len(flat)} {neurons} {are} {how}"


def compared(first, last):
    """Return how much `first` is of `last`, ready for "the last layer" to follow.

    >>> compared(1, 40000), compared(1, 4e7), compared(6, 2), compared(1, 1)
    ('1/40,000 of the', 'one part in 40 million of the', '3 times the', 'as much as the')
    """
    if first >= 1.5 * last:
        return f"{amount(first / last)} times the" if last else "more than the"
    if last < 1.5 * first:
        return "as much as the"
    part = last / first
    if part < 1e6:
        return f"1/{amount(round(part))} of the"
    return f"one part in {amount(part)} of the"


def described(n_layers, n_hidden, activation, init, scale, bias, seed):
    """Return a setting in words.

    >>> described(1, 4, "relu", "he", 2.5, -1, 0)
    '1 hidden layer of 4 ReLU neurons, start "he" × 2.5, bias −1, seed 0'
    """
    return (f"{counted(n_layers, 'hidden layer')} of "
            f"{counted(n_hidden, f'{spoken(activation)} neuron')}, "
            f'start "{init}" × {as_text(scale)}, bias {as_text(bias)}, seed {as_text(seed, 0)}')


def sizes_in_words(gradients):
    """Return the gradient of the first and the last layer, and where it leaves the axis.

    >>> sizes_in_words(np.array([1e-14, 0.02]))
    'mean |dL/dw| is 10⁻¹⁴ in layer 1 and 0.02 in the output layer. Below the axis: layer 1'
    """
    told = (f"mean |dL/dw| is {amount(gradients[0])} in layer 1 and {amount(gradients[-1])} "
            "in the output layer")
    low, high = AXIS
    for name, off in (("Above", gradients > high), ("Below", gradients < low)):
        if off.any():
            told += f". {name} the axis: {numbered('layer', 1 + np.flatnonzero(off))}"
    if gradients.max() > np.finfo(np.float32).max:
        told += ". The 32-bit numbers of most networks do not reach that far"
    return told


def flat_in_words(flat, n_hidden, activation):
    """Return how many neurons are flat for every sample, in all and layer by layer.

    >>> flat_in_words(np.array([0, 2]), 8, "relu")
    'Dead ReLUs: 2 of 16 (12 %), layer by layer: 0, 2.'
    """
    if activation not in FLAT_NAMES:
        return f"A {spoken(activation)} neuron never goes flat."
    of = n_hidden * len(flat)
    told = f"{FLAT_NAMES[activation]}: {flat.sum()} of {of}"
    if not flat.any():
        return f"{told}."
    told += f" ({100 * flat.sum() / of:.0f} %), layer by layer: {', '.join(map(str, flat))}."
    if activation == "relu" and (flat == n_hidden).any():
        told += " Through a layer in which all are dead, nothing gets through."
    return told


@styled
def explore_gradient_flow(n_layers=8, n_hidden=12, activation="sigmoid", init="auto", scale=1,
                          bias=0, seed=0, data="circle"):
    """Return a view of the gradient of each layer, before the first step of learning.

    `n_layers` (1 to 20) hidden layers of `n_hidden` (1 to 24) neurons with `activation` start by
    `init`, one of `INITS` or "auto"; then all weights are multiplied by `scale` (0.1 to 10) and
    `bias` (−3 to 3) is added in the hidden layers. The output is a sigmoid, the loss
    cross-entropy over 60 points of `data` ("circle", "xor", "gaussian" or "spiral"), shifted and
    scaled to mean 0 and spread 1.

    >>> explore_gradient_flow(n_layers=2, n_hidden=4).words.split(". ")[2]
    'Saturated: 0 of 8'
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
