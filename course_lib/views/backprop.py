"""`explore_backprop`: one weight's share of the blame, found step by step from the loss back."""

import numpy as np

from course_lib.chain_rule import EDGES, Blame
from course_lib.checks.values import number, numbers
from course_lib.views.parts.draw import Node, between
from course_lib.views.parts.words import about, as_text, significant, subscript
from course_lib.views.stage.controls import Choice, Count, Slider, within
from course_lib.views.stage.live import SLOWLY, SteppedView
from course_lib.views.stage.look import GREY, INK, moving, new_figure, signed, styled

from .backprop_words import LAST_STEP, LR, in_words, title
from .network import SmallNetwork

# Where each weight's arrow is in the drawing.
ARROWS = {"w1": (0, 0), "w2": (1, 0), "w3": (0, 1), "w4": (1, 1), "w5": (0, "output"),
          "w6": (1, "output")}
WEIGHTS, BIASES = tuple(ARROWS), ("b1", "b2", "b3")
MOST = 100          # of a weight or a bias: larger ones have no room at their arrows
# Where each factor is written, by the places of the arrow and of the neuron.
AT_LOSS, ABOVE, BELOW, AT_BIAS_OUT = (13.9, 4.75), (9.9, 7.1), (9.9, 0.7), (11.2, 2.05)
AT_HIDDEN = {"w1": (3.4, 7.55), "w2": (3.4, 7.55), "b1": (6.0, 4.3),
             "w3": (2.7, 0.55), "w4": (2.7, 0.55), "b2": (2.7, 0.55)}
# Names make the labels wide: these three stand further from their arrows than without.
LABELS = {(0, 1): (2.45, 5.5, "left"), (1, 0): (2.45, 2.85, "left"),
          (1, "output"): (8.9, 2.2, "center")}
FRAME = {"boxstyle": "round,pad=0.3", "facecolor": "white", "edgecolor": INK, "linewidth": 1.2}
THIN, THICK = 7.5, 18      # of the blame on its way back, in points


class BackpropPicture:
    """The network with its loss; forward the values appear, backward the blame and its factors."""

    def __init__(self, parameters):
        self.parameters, self._shown = parameters, None
        self.figure, ax = new_figure(8, 4.0, left=0.1, top=0.45, bottom=0.1)
        largest = max(abs(parameters[name]) for name in WEIGHTS)
        self.drawn = SmallNetwork(ax, largest=2 * largest or 1, width=18.3)
        for place, (x, y, align) in LABELS.items():
            self.drawn.arrows[place].label.set(x=x, y=y, ha=align)
        self.loss = Node(ax, 16.7, 4.15, 1.05, "loss")
        start, end = between(self.drawn.output, self.loss)
        ax.plot(*zip(start, end), color=GREY, linewidth=1.2)
        self.target = moving(ax.text(16.7, 2.75, "", ha="center", va="center", size=10))
        self.title = moving(ax.set_title("forward", loc="left"))
        self.blame = [moving(ax.plot([], [], solid_capstyle="butt", zorder=1)[0])
                      for _ in range(3)]
        size = {"size": 10.5, "ha": "center", "va": "center", "weight": "bold"}
        self.marks = [moving(ax.text(*AT_LOSS, "", color=INK, **size)) for _ in range(3)]
        (x1, x2), (h1, h2) = self.drawn.inputs, self.drawn.hidden
        self.nodes = {"x1": x1, "x2": x2, "h1": h1, "h2": h2, "y": self.drawn.output}

    def update(self, steps, weight, x1, x2, target):
        self.over = steps >= LAST_STEP
        before = Blame((x1, x2), target, self.parameters)
        after = before.after_step(weight, LR)
        now = after if self.over else before
        self._show_forward(steps, now)
        self._show_parameters(weight, now.parameters)
        factors = list(before.factors(weight).items())
        self._show_backward(weight, factors[: max(0, steps - 3)])
        told = title(steps, weight, before, after)
        self.title.set_text(f"Step {steps} of {LAST_STEP}: {told}")
        return in_words(steps, weight, before, after)

    def _show_forward(self, step, blame):
        values = blame.values
        for name in ("x1", "x2"):
            self.nodes[name].set(as_text(values[name]))
        for name in ("h1", "h2"):
            self.nodes[name].set(about(values[name]) if step >= 1 else "?")
        self.nodes["y"].set(about(values["y"]) if step >= 2 else "?")
        self.loss.set(about(blame.loss) if step >= 3 else "?")
        self.target.set_text(f"target {as_text(blame.target)}")

    def _show_parameters(self, chosen, parameters):
        """Write each weight at its arrow and each bias at its node, and frame the chosen one."""
        if (chosen, parameters) == self._shown:
            return
        self._shown = chosen, parameters
        texts = dict(zip(BIASES, self.drawn.biases))
        for name, place in ARROWS.items():
            self.drawn.arrows[place].set(parameters[name])
            texts[name] = self.drawn.arrows[place].label
        for name, text in texts.items():
            value = parameters[name]
            text.set(text=f"{subscript(name)} = {as_text(value, 2 + (name == chosen))}",
                     color=signed(value)[0], bbox=FRAME if name == chosen else None)

    def _show_backward(self, name, seen):
        """Lay the blame on the way back: its thickness is its size, its colour its sign."""
        source, neuron = EDGES[name]
        stops = [self.loss, self.nodes["y"], self.nodes[neuron] if neuron != "y" else None,
                 self.nodes.get(source)]
        stops = [node for node in stops if node]
        values = [value for _, value in seen]
        sizes = np.cumprod(values) if seen else []
        for i, line in enumerate(self.blame):
            line.set_visible(i < len(seen) and i + 1 < len(stops))
            if line.get_visible():
                start, end = between(stops[i], stops[i + 1])
                share = min(abs(sizes[i]) / max(abs(sizes[0]), 1e-9), 1)
                line.set_data(*zip(start, end))
                line.set(linewidth=THIN + (THICK - THIN) * share**0.5,
                         color=signed(sizes[i])[0], alpha=0.55 if i + 1 == len(seen) else 0.3)
        said = [f"{subscript(label)} = {significant(value)}" for label, value in seen]
        for mark, text, place in zip(self.marks, said + ["", "", ""], mark_places(name)):
            mark.set(text=text, position=place)


def mark_places(name):
    """Return where the three factors stand: each at what it passes.

    >>> mark_places("b3")[1]
    (11.2, 2.05)
    """
    above = EDGES[name][1] == "h1" or name == "w5"
    at_output = AT_BIAS_OUT if name == "b3" else ABOVE if above else BELOW
    return AT_LOSS, at_output, AT_HIDDEN.get(name, at_output)


@styled
def explore_backprop(x=(-2, -1), target=1, weights=(1, 1, 1, 1, 1, 1), biases=(0, 0, 0)):
    """Return a view that goes through a 2-2-1 network of sigmoids, forward and then back.

    `weights` are w₁ and w₂ into h₁, w₃ and w₄ into h₂, w₅ and w₆ into the output; `biases` those
    of h₁, h₂ and the output, all from −100 to 100. Choose a parameter, then step: its slope is
    found at step 6, and step 7 changes it by learning rate 1 and shows the new loss.

    >>> explore_backprop().set(steps=6).split(". ")[1]
    'dL/dw₁ = −0.9526 × 0.2494 × (−0.09035) = 0.0215: a larger w₁ would raise the loss.'
    >>> explore_backprop().set(steps=7)
    'Learning lowers w₁: 1 − 1 × 0.0215 = 0.9785. The loss goes from 0.2269 to 0.2264.'
    """
    x1, x2 = within("x", numbers("x", x, ndim=1, length=2), -3, 3)
    weights = within("weights", numbers("weights", weights, ndim=1, length=6), -MOST, MOST)
    biases = within("biases", numbers("biases", biases, ndim=1, length=3), -MOST, MOST)
    return SteppedView(
        "Backpropagation, step by step",
        BackpropPicture(dict(zip(WEIGHTS + BIASES, [*weights.tolist(), *biases.tolist()]))),
        steps=Count("steps", 0, 0, LAST_STEP),
        weight=Choice("parameter", "w1", EDGES, subscript),
        x1=Slider("x₁", x1, -3, 3, 0.1),
        x2=Slider("x₂", x2, -3, 3, 0.1),
        target=Slider("target", number("target", target), 0, 1, 0.1),
        counters=["steps"],
        speed=SLOWLY,
    )
