"""`explore_neuron`: two inputs, two weights, a bias and an activation, all to be moved."""

import numpy as np

from course_lib.activations import ACTIVATIONS
from course_lib.checks.choices import one_of
from course_lib.checks.values import numbers
from course_lib.neuron import Neuron
from course_lib.views.parts.draw import Arrow, Node, between, prepare_drawing
from course_lib.views.parts.words import about, added, as_text, nearly, spoken
from course_lib.views.stage.controls import Choice, Slider
from course_lib.views.stage.hand import touchable
from course_lib.views.stage.look import BLUE, GREY, INK, VERMILION, moving, new_figure, styled
from course_lib.views.stage.view import View

FIRST_THREE = ("step", "linear", "sigmoid")
# Where an output counts as "fires": the middle of what the activation can give.
FIRES_ABOVE = {"sigmoid": 0.5, "step": 0.5}
NEAR, FAR = 10, 30  # the curve's axis shows z up to 10, and in one step up to 30


class NeuronPicture:
    """Left the neuron with its numbers, right its activation's curve with the point on it."""

    def __init__(self):
        self.figure, (drawing, curve) = new_figure(
            ncols=2, width_ratios=[1.3, 1], left=0.1)
        self._draw_neuron(drawing)
        self._draw_curve(curve)
        self._shown = None

    def _draw_neuron(self, ax):
        prepare_drawing(ax, 11.8, 7.2)
        ax.set_title("One neuron", loc="left")
        self.inputs = [Node(ax, 1.0, 5.3, 0.75, "x₁"), Node(ax, 1.0, 1.4, 0.75, "x₂")]
        self.body = Node(ax, 5.4, 3.35, 1.15)
        self.output = Node(ax, 10.6, 3.35, 1.05)
        spots = [(3.2, 5.25), (3.2, 1.45)]
        self.arrows = [Arrow(ax, *between(node, self.body), largest=2, label_at=spot)
                       for node, spot in zip(self.inputs, spots)]
        self.bias = Arrow(ax, (5.4, 6.6), (5.4, 4.5), largest=6, label_at=(5.7, 6.2), ha="left")
        for name, control, arrow in zip(("w₁", "w₂", "bias"), ("w1", "w2", "bias"),
                                        (*self.arrows, self.bias)):
            touchable(arrow.line, name, **{control: (0, arrow.largest / 4)})
        self.axon = ax.annotate(
            "", (9.6, 3.35), (6.5, 3.35), arrowprops={"arrowstyle": "-|>", "color": INK, "lw": 2})
        self.activation = ax.text(8.0, 3.65, "", ha="center", color=GREY, size=10.5)
        ax.text(10.6, 4.6, "output", ha="center", color=GREY, size=10.5)

    def _draw_curve(self, ax):
        self.ax = ax
        ax.set(xlabel="weighted sum z", ylabel="output a")
        self.title = moving(ax.set_title("activation", loc="left"))
        self.curve = ax.plot([], [], color=INK)[0]
        self.guides = moving(ax.plot([], [], ":", color=GREY, linewidth=1.4)[0])
        self.point = moving(ax.plot([], [], "o", markersize=11, markeredgecolor="white")[0])
        touchable(self.point, "the point", bias=(1, 0))     # z goes as far as the bias

    def update(self, x1, x2, w1, w2, bias, activation):
        neuron = Neuron([w1, w2], bias, activation)
        z, a = neuron.weighted_sum([x1, x2]), neuron([x1, x2])
        fires = bool(a > FIRES_ABOVE.get(activation, 0))
        for i, (x, w) in enumerate([(x1, w1), (x2, w2)]):
            self.inputs[i].set(as_text(x))
            self.arrows[i].set(w, f"w{'₁₂'[i]} = {as_text(w)}")
        self.bias.set(bias, f"bias = {as_text(bias)}")
        self.body.set(f"sum z\n{as_text(z)}")
        self.output.set(about(a), fires)
        self.activation.set_text(spoken(activation))
        self._update_curve(activation, z, a, fires)
        sum_text = added(f"{as_text(w1)} × {as_text(x1)}", f"{as_text(w2)} × {as_text(x2)}",
                         as_text(bias))
        return f"Output {nearly(a)}: {spoken(activation)} of z = {sum_text} = {as_text(z)}."

    def _update_curve(self, activation, z, a, fires):
        reach = NEAR if abs(z) <= NEAR else FAR
        if self._shown != (activation, reach):
            self._shown = (activation, reach)
            self._new_curve(activation, reach)
        left, bottom = self.ax.get_xlim()[0], self.ax.get_ylim()[0]
        self.guides.set_data([left, z, z], [a, a, bottom])
        self.point.set_data([z], [a])
        self.point.set(color=BLUE if fires else VERMILION, marker="o" if fires else "s")
        self.title.set_text(f"{spoken(activation)}({as_text(z)}) = {nearly(a)}")

    def _new_curve(self, activation, reach):
        z = np.linspace(-reach, reach, 801)
        a = Neuron([1.0], 0.0, activation)(z[:, None])
        self.curve.set_data(z, a)
        low, high = min(a.min(), 0.0), max(a.max(), 1.0)
        room = 0.08 * (high - low)
        self.ax.set(xlim=(-1.04 * reach, 1.04 * reach), ylim=(low - room, high + room))


def names_among(among, activation):
    """Return the names to choose from, `activation` too; ValueError for a name that is not known.

    >>> names_among(("step", "linear"), "relu")
    ('step', 'linear', 'relu')
    """
    names = tuple(dict.fromkeys((*among, activation)))
    return tuple(one_of("activation", name, ACTIVATIONS) for name in names)


@styled
def explore_neuron(weights=(0, 1), bias=4, x=(2, 3), activation="sigmoid", among=FIRST_THREE):
    """Return a view of one neuron with two inputs: move what comes in, the weights and the bias.

    `weights` are from −2 to 2, `bias` from −6 to 6, `x` from −5 to 5; `among` are the names of
    the activations to choose from, all but softmax, which needs several neurons.

    >>> explore_neuron().words
    'Output 0.999: sigmoid of z = 0 × 2 + 1 × 3 + 4 = 7.'
    """
    one_of("activation", activation, [name for name in ACTIVATIONS if name != "softmax"])
    x1, x2 = numbers("x", x, ndim=1, length=2)
    w1, w2 = numbers("weights", weights, ndim=1, length=2)
    return View(
        "One neuron",
        NeuronPicture(),
        alive="bias",
        x1=Slider("x₁", x1, -5, 5, 0.1),
        w1=Slider("w₁", w1, -2, 2, 0.1),
        x2=Slider("x₂", x2, -5, 5, 0.1),
        w2=Slider("w₂", w2, -2, 2, 0.1),
        bias=Slider("bias", bias, -6, 6, 0.1),
        activation=Choice("activation", activation, names_among(among, activation), spoken),
    )
