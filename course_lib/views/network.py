"""`explore_network`: two inputs, a hidden layer, one output; each node shows its value."""

from course_lib.checks.values import numbers
from course_lib.datasets import GATES, gate
from course_lib.network import Network
from course_lib.views.parts.decision_map import DecisionMap
from course_lib.views.parts.draw import Arrow, Node, between, prepare_drawing
from course_lib.views.parts.neuron_line import LOOKS, NeuronLine
from course_lib.views.parts.points import Points
from course_lib.views.parts.words import about, as_text, nearly
from course_lib.views.stage.controls import Slider
from course_lib.views.stage.look import INK, moving, new_figure, signed, styled
from course_lib.views.stage.view import View

# An XOR: the first hidden neuron says "at least one", the second "not both", the last "and".
XOR = {
    "w11": 12,
    "w21": 12,
    "b1": -6,
    "w12": -12,
    "w22": -12,
    "b2": 18,
    "v1": 12,
    "v2": 12,
    "b3": -18,
}
LABELS = {
    "w11": "h₁ from x₁",
    "w21": "h₁ from x₂",
    "b1": "h₁ bias",
    "w12": "h₂ from x₁",
    "w22": "h₂ from x₂",
    "b2": "h₂ bias",
    "v1": "from h₁",
    "v2": "from h₂",
    "b3": "its bias",
}
REACH = 20  # of the sliders for weights and biases
GROUPS = {"into h₁": ("w11", "w21", "b1"), "into h₂": ("w12", "w22", "b2"),
          "into the output": ("v1", "v2", "b3")}


class SmallNetwork:
    """The drawing of 2 inputs, 2 hidden neurons and 1 output, with its nodes and arrows.

    `arrows` has the weight from input i to hidden neuron j at (i, j), and the weight from hidden
    neuron j to the output at (j, "output"). `largest` is the weight of the thickest arrow.
    """

    def __init__(self, ax, largest, width=12.4):
        prepare_drawing(ax, width, 8.1)
        self.inputs = [Node(ax, 1.0, 6.3, 0.8, "x₁"), Node(ax, 1.0, 2.0, 0.8, "x₂")]
        self.hidden = [Node(ax, 6.0, 6.3, 0.95, "h₁"), Node(ax, 6.0, 2.0, 0.95, "h₂")]
        self.output = Node(ax, 11.2, 4.15, 1.0, "output")
        near = {(0, 0): (3.4, 6.8), (1, 0): (3.0, 2.85), (0, 1): (3.0, 5.5), (1, 1): (3.4, 1.5)}
        self.arrows = {
            (i, j): self._arrow(ax, self.inputs[i], self.hidden[j], largest, at)
            for (i, j), at in near.items()
        }
        for j, at in enumerate([(8.9, 5.85), (8.9, 2.4)]):
            self.arrows[j, "output"] = self._arrow(ax, self.hidden[j], self.output, largest, at)
        spots = [(6.0, 4.95), (6.0, 0.65), (11.2, 2.75)]
        self.biases = [moving(ax.text(*at, "", ha="center", va="center", size=10)) for at in spots]

    def _arrow(self, ax, start, end, largest, label_at):
        return Arrow(ax, *between(start, end), largest=largest, label_at=label_at)


class NetworkPicture:
    """Left the network with the values running through it, right what it says everywhere."""

    def __init__(self):
        self.net = Network([2, 2, 1])
        self.figure, (drawing, plane) = new_figure(
            8, 3.8, ncols=2, width_ratios=[1.55, 1], left=0.1, gap=0.7, top=0.45
        )
        self.drawn = SmallNetwork(drawing, largest=REACH)
        self.title = moving(drawing.set_title("output", loc="left"))
        self._draw_plane(plane)
        self._weights = None

    def _draw_plane(self, ax):
        self.map = DecisionMap(ax, reach=0.75, n=40, centre=0.5)
        ax.set(xlabel="x₁", ylabel="x₂", xlim=(-0.25, 1.25), ylim=(-0.25, 1.25))
        ax.set(xticks=[0, 0.5, 1], yticks=[0, 0.5, 1])
        ax.set_title("Everywhere: ● fires, ■ quiet", loc="left")
        self.corners = Points(ax, 11)
        self.lines = [NeuronLine(ax, look, stroke=0.13, far=3, name=name)
                      for look, name in zip(LOOKS[1:], ("h₁", "h₂"))]
        self.point = moving(
            ax.plot([], [], "D", color=INK, markersize=9, markeredgecolor="white", zorder=4)[0]
        )

    def update(self, x1, x2, **weights):
        self._set_weights(weights)
        (output,) = self.net.forward([x1, x2])
        hidden = self.net.layers[0].outputs[0]
        for node, value in zip(self.drawn.inputs, (x1, x2)):
            node.set(as_text(value))
        for node, value in zip(self.drawn.hidden, hidden):
            node.set(about(value, 2), bool(value >= 0.5))
        self.drawn.output.set(about(output, 2), bool(output >= 0.5))
        self.point.set_data([x1], [x2])
        says = "fires" if output >= 0.5 else "stays quiet"
        self.title.set_text(f"The network {says}: {beside_half(output)}")
        return (f"{self.gate} Here it {says}: h₁ says {nearly(hidden[0])}, h₂ says "
                f"{nearly(hidden[1])}, and the output {beside_half(output)}.")

    def _set_weights(self, weights):
        if weights == self._weights:
            return  # only an input moved: the map stays
        self._weights = dict(weights)
        hidden, last = self.net.layers
        w = weights
        hidden.weights, hidden.bias = (
            [[w["w11"], w["w12"]], [w["w21"], w["w22"]]],
            [w["b1"], w["b2"]],
        )
        last.weights, last.bias = [[w["v1"]], [w["v2"]]], [w["b3"]]
        for (i, j), arrow in self.drawn.arrows.items():
            weight = last.weights[i, 0] if j == "output" else hidden.weights[i, j]
            arrow.set(weight, as_text(weight))
        for text, bias in zip(self.drawn.biases, (*hidden.bias, *last.bias)):
            text.set(text=f"bias {as_text(bias)}", color=signed(bias)[0])
        for line, into, bias, other in zip(self.lines, hidden.weights.T, hidden.bias,
                                           (None, self.lines[0])):
            line.set(into, bias, middle=(0.5, 0.5), clear_of=other)
        self.map.update(lambda X: self.net.forward(X)[:, 0])
        X, _ = gate("AND")
        fires = self.net.forward(X)[:, 0] >= 0.5
        self.corners.set(X, fires.astype(float))
        self.gate = gate_in_words(X, fires.astype(int).tolist())


def gate_in_words(X, answers):
    """Return the gate's name, and where it fires: its `answers` (4,) at the corners X (4, 2).

    >>> gate_in_words(gate("XOR")[0], [0, 1, 1, 0])
    'That is XOR: it fires at (0, 1) and (1, 0).'
    >>> gate_in_words(gate("XOR")[0], [0, 0, 1, 0]), gate_in_words(gate("XOR")[0], [0] * 4)
    ('It fires at (1, 0).', 'It fires at no corner.')
    """
    corners = [f"({x1:g}, {x2:g})" for (x1, x2), answer in zip(X, answers) if answer]
    where = f"fires at {' and '.join(corners) or 'no corner'}."
    if len(corners) > 2:
        where = "fires at every corner." if len(corners) == 4 else (
            f"fires at {', '.join(corners[:-1])} and {corners[-1]}.")
    name = next((name for name, row in GATES.items() if list(row) == answers), None)
    return f"That is {name}: it {where}" if name else f"It {where}"


def beside_half(output):
    """Return an output that does not read 0.5 where it is a little less or more.

    >>> beside_half(0.4999999), beside_half(0.5), beside_half(0.75)
    ('just under 0.5', '0.5', '0.75')
    """
    text = nearly(output)
    if text != "0.5" or output == 0.5:
        return text
    return f"just {'over' if output > 0.5 else 'under'} 0.5"


@styled
def explore_network(x=(0, 1), weights=tuple(XOR.values())):
    """Return a view of a network of 2 inputs, 2 hidden neurons and 1 output, all sigmoid.

    `x` are two inputs from 0 to 1. `weights` are nine numbers from −20 to 20: weights from x₁ and
    x₂ and the bias for the first hidden neuron, the same for the second, and for the output those
    from h₁ and h₂ and its bias. The default solves XOR.

    >>> explore_network(x=(0, 1)).words.split(". ")[1]
    'Here it fires: h₁ says 0.998, h₂ says 0.998, and the output 0.997.'
    """
    x1, x2 = numbers("x", x, ndim=1, length=2)
    weights = numbers("weights", weights, ndim=1, length=len(LABELS))
    return View(
        "A network",
        NetworkPicture(),
        alive="w11",
        groups=GROUPS,
        x1=Slider("x₁", x1, 0, 1, 0.05),
        x2=Slider("x₂", x2, 0, 1, 0.05),
        **{
            name: Slider(label, weight, -REACH, REACH, 0.5)
            for (name, label), weight in zip(LABELS.items(), weights)
        },
    )
