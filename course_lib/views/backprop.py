"""`explore_backprop`: one weight's share of the blame, found step by step from the loss back."""

import numpy as np

from course_lib.checks.values import number as checked_number
from course_lib.checks.values import numbers
from course_lib.losses import mse, mse_grad
from course_lib.network import Network
from course_lib.views.parts.draw import (
    Node,
    about,
    between,
    in_brackets,
    nearly,
    number,
    subscript,
)
from course_lib.views.stage.controls import Choice, Count, Slider, within
from course_lib.views.stage.live import SLOWLY, SteppedView
from course_lib.views.stage.look import GREY, INK, moving, new_figure, signed, styled

from .network import SmallNetwork

# Where each parameter sits: its arrow, the hidden neuron it passes (None: it is at the output).
PLACES = {
    "w1": ((0, 0), 0), "w2": ((1, 0), 0), "b1": (None, 0),
    "w3": ((0, 1), 1), "w4": ((1, 1), 1), "b2": (None, 1),
    "w5": ((0, "output"), None), "w6": ((1, "output"), None), "b3": (None, None),
}
MOST = 100          # of a weight or a bias: larger ones have no room at their arrows
LAST_STEP = 7       # of a parameter of a hidden neuron; one at the output is there a step sooner
# Where each local derivative is written, by the places of the arrow and of the neuron.
AT_LOSS, ABOVE, BELOW, AT_BIAS_OUT = (13.9, 4.75), (9.9, 7.1), (9.9, 0.7), (11.2, 2.05)
AT_HIDDEN = {"w1": (3.4, 7.55), "w2": (3.4, 7.55), "b1": (6.0, 4.3),
             "w3": (2.7, 0.55), "w4": (2.7, 0.55), "b2": (2.7, 0.55)}
# Names make the labels wide: these three stand further from their arrows than without.
LABELS = {(0, 1): (2.45, 5.5, "left"), (1, 0): (2.45, 2.85, "left"),
          (1, "output"): (8.9, 2.2, "center")}
FRAME = {"boxstyle": "round,pad=0.3", "facecolor": "white", "edgecolor": INK, "linewidth": 1.2}


class Blame:
    """The numbers of one pass through a 2-2-1 network of sigmoids, forward and back.

    `factors(name)` are the local derivatives from the loss back to a parameter, by name; their
    product is its slope (the chain rule; Rumelhart, Hinton, Williams 1986).

    >>> blame = Blame(x=(-2, -1), target=1, weights=[1, 1, 1, 1, 1, 1], biases=[0, 0, 0])
    >>> [round(float(f), 4) for f in blame.factors("w1").values()]
    [-0.9526, 0.2494, -0.0904]
    """

    def __init__(self, x, target, weights, biases):
        w1, w2, w3, w4, w5, w6 = weights
        net = Network([2, 2, 1])
        net.layers[0].weights, net.layers[0].bias = [[w1, w3], [w2, w4]], biases[:2]
        net.layers[1].weights, net.layers[1].bias = [[w5], [w6]], biases[2:]
        (self.output,) = net.forward(x)
        self.x, self.hidden, self.target = x, net.layers[0].outputs[0], target
        self.into_hidden = ((w1, w2, biases[0]), (w3, w4, biases[1]))
        self.weights_out, self.bias_out = (w5, w6), biases[2]
        self.loss = mse([target], [self.output])

    def factors(self, name):
        """Return {"dL/dy": …, …}: the local derivatives from the loss to the parameter."""
        arrow, j = PLACES[name]
        label = subscript(name)
        (to_output,) = mse_grad([self.target], [self.output])
        steep = self.output * (1 - self.output)  # sigmoid's slope at the output
        if j is None:
            came_in = 1.0 if arrow is None else self.hidden[arrow[0]]
            return {"dL/dy": to_output, f"dy/d{label}": steep * came_in}
        h = self.hidden[j]
        came_in = 1.0 if arrow is None else self.x[arrow[0]]
        node = "h₁" if j == 0 else "h₂"
        return {"dL/dy": to_output, f"dy/d{node}": steep * self.weights_out[j],
                f"d{node}/d{label}": h * (1 - h) * came_in}


class BackpropPicture:
    """The network with its loss; forward the values appear, backward the local derivatives."""

    def __init__(self, weights, biases):
        self.weights, self.biases, self._chosen = weights, biases, None
        self.figure, ax = new_figure(8, 4.0, left=0.1, top=0.45, bottom=0.1)
        self.drawn = SmallNetwork(ax, largest=2 * max(map(abs, weights)) or 1, width=18.3)
        for place, (x, y, align) in LABELS.items():
            self.drawn.arrows[place].label.set(x=x, y=y, ha=align)
        self.loss = Node(ax, 16.7, 4.15, 1.05, "loss")
        start, end = between(self.drawn.output, self.loss)
        ax.plot(*zip(start, end), color=GREY, linewidth=1.2)
        self.target = moving(ax.text(16.7, 2.75, "", ha="center", va="center", size=10))
        self.title = moving(ax.set_title("forward", loc="left"))
        self.path = moving(ax.plot([], [], color=INK, linewidth=7, alpha=0.25, zorder=1)[0])
        size = {"size": 10.5, "ha": "center", "va": "center", "weight": "bold"}
        self.marks = [moving(ax.text(*AT_LOSS, "", color=INK, **size)) for _ in range(3)]

    def update(self, steps, weight, x1, x2, target):
        end = last_step(weight)
        step, self.over = min(steps, end), steps >= end
        blame = Blame((x1, x2), target, self.weights, self.biases)
        self._show_forward(step, blame)
        self._show_parameters(weight)
        factors = blame.factors(weight)
        seen = list(factors.items())[: max(0, step - 3)]
        self._show_backward(weight, seen)
        self.title.set_text(f"Step {step} of {end}: {title(step, weight, factors)}")
        return in_words(step, weight, blame, factors)

    def _show_forward(self, step, blame):
        for node, value in zip(self.drawn.inputs, blame.x):
            node.set(number(value))
        for node, value in zip(self.drawn.hidden, blame.hidden):
            node.set(about(value) if step >= 1 else "?")
        self.drawn.output.set(about(blame.output) if step >= 2 else "?")
        self.loss.set(about(blame.loss) if step >= 3 else "?")
        self.target.set_text(f"target {number(blame.target)}")

    def _show_parameters(self, chosen):
        """Write each weight at its arrow and each bias at its node, and frame the chosen one."""
        if chosen == self._chosen:
            return
        self._chosen = chosen
        weights, biases = iter(self.weights), iter(self.biases)
        for name, (place, _) in PLACES.items():
            if place is None:
                value, text = next(biases), self.drawn.biases[int(name[1]) - 1]
            else:
                value, arrow = next(weights), self.drawn.arrows[place]
                text = arrow.label
                arrow.set(value)
            text.set(text=f"{subscript(name)} = {number(value)}", color=signed(value)[0],
                     bbox=FRAME if name == chosen else None)

    def _show_backward(self, weight, seen):
        arrow, j = PLACES[weight]
        stops = [self.loss, self.drawn.output]
        if j is not None:
            stops.append(self.drawn.hidden[j])
        if arrow is not None:
            stops.append(self.drawn.inputs[arrow[0]] if j is not None
                         else self.drawn.hidden[arrow[0]])
        reached = stops[: len(seen) + 1] if seen else []
        self.path.set_data([node.x for node in reached], [node.y for node in reached])
        said = [f"{name} = {shown(value)}" for name, value in seen] + ["", "", ""]
        for mark, text, place in zip(self.marks, said, mark_places(weight)):
            mark.set(text=text, position=place)


def last_step(weight):
    """Return the step at which a parameter's slope is found.

    >>> last_step("w1"), last_step("w5")
    (7, 6)
    """
    return LAST_STEP if weight in AT_HIDDEN else LAST_STEP - 1


def mark_places(weight):
    """Return where the three local derivatives stand: each at what it passes.

    >>> mark_places("b3")[1]
    (11.2, 2.05)
    """
    arrow, j = PLACES[weight]
    above = j == 0 or arrow == (0, "output")
    at_output = AT_BIAS_OUT if weight == "b3" else ABOVE if above else BELOW
    return AT_LOSS, at_output, AT_HIDDEN.get(weight, at_output)


STEPS = (
    "the inputs wait", "forward, the hidden neurons answer", "forward, the output answers",
    "how wrong was it?", "back, from the loss to the output",
)


def title(step, weight, factors):
    """Return what happens at this step; at the last one, the factors and their product."""
    if step < len(STEPS):
        return STEPS[step]
    if step == last_step(weight):
        return f"dL/d{subscript(weight)} = {multiplied(factors.values())}"
    arrived = step - 3 >= len(factors)
    return "back, as far as the parameter" if arrived else "back, one neuron further"


def in_words(step, weight, blame, factors):
    """Return the numbers that this step adds, each with its formula, and the product so far."""
    if step == last_step(weight):
        return conclusion(weight, factors)
    if step < 4:
        return forward_in_words(step, weight, blame)
    name, value = list(factors.items())[step - 4]
    said = f"{name} = {formulas(weight)[step - 4]} = {shown(value)}"
    if step == last_step(weight) - 1:
        return f"{said}. Now {'all three' if len(factors) > 2 else 'both'} factors are there."
    if step == 4:
        return f"{said}: a larger output would {effect(value)}."
    node = "h₁" if PLACES[weight][1] == 0 else "h₂"
    so_far = multiplied(list(factors.values())[:2])
    return f"{said}. The product so far is dL/d{node} = {so_far}."


def forward_in_words(step, weight, blame):
    """Return what comes in, the hidden neurons' sums and answers, the output, or the loss."""
    if step == 0:
        return (f"The inputs are x₁ = {number(blame.x[0])} and x₂ = {number(blame.x[1])}, the "
                f"target is {number(blame.target)}. Should {subscript(weight)} be larger or "
                "smaller?")
    if step == 1:
        return " ".join(
            f"z{i} = {total(blame.x, into)}, h{i} = sigmoid(z{i}) = {nearly(h, 4)}."
            for i, into, h in zip("₁₂", blame.into_hidden, blame.hidden))
    if step == 2:
        z = float(np.dot(blame.weights_out, blame.hidden) + blame.bias_out)
        return (f"z = w₅ · h₁ + w₆ · h₂ + b₃ = {nearly(z, 4)}, "
                f"the output is y = sigmoid(z) = {nearly(blame.output, 4)}.")
    return f"The loss is L = (target − y)² = {nearly(blame.loss, 4)}."


def total(x, into):
    """Return the sum that comes into a hidden neuron (two weights, a bias) as it is worked out.

    >>> total((-2, -1), (1, -0.5, 0.25))
    '1 × (−2) + (−0.5) × (−1) + 0.25 = −1.25'
    """
    first, second, bias = into
    z = first * x[0] + second * x[1] + bias
    texts = [in_brackets(number(one, 4)) for one in (x[0], second, x[1], bias)]
    return "{} × {} + {} × {} + {} = {}".format(number(first, 4), *texts, nearly(z, 4))


def formulas(weight):
    """Return how each local derivative on the way to a parameter is worked out.

    >>> formulas("w1")
    ('2 (y − target)', 'y (1 − y) · w₅', 'h₁ (1 − h₁) · x₁')
    >>> formulas("b3")
    ('2 (y − target)', 'y (1 − y)')
    """
    arrow, j = PLACES[weight]
    if j is None:
        return "2 (y − target)", "y (1 − y)" + (f" · h{'₁₂'[arrow[0]]}" if arrow else "")
    h = f"h{'₁₂'[j]}"
    came_in = f" · x{'₁₂'[arrow[0]]}" if arrow else ""
    return "2 (y − target)", f"y (1 − y) · w{'₅₆'[j]}", f"{h} (1 − {h}){came_in}"


def conclusion(weight, factors):
    """Return the slope of the loss for a parameter, and what learning makes of it.

    >>> conclusion("b3", {"dL/dy": -0.5, "dy/db₃": 0.25})
    'dL/db₃ = −0.5 × 0.25 = −0.125. A larger b₃ would lower the loss: learning raises b₃.'
    """
    label, slope = subscript(weight), float(np.prod(list(factors.values())))
    still = {"0": "does not move", "nearly 0": "hardly moves"}
    learning = still.get(shown(slope, 3), "raises" if slope < 0 else "lowers")
    return (f"dL/d{label} = {multiplied(factors.values())}. A larger {label} would "
            f"{effect(slope)}: learning {learning} {label}.")


def effect(slope):
    """Return what a small step up does to the loss.

    >>> effect(0.2), effect(-0.2), effect(1e-9)
    ('raise the loss', 'lower the loss', 'hardly change the loss')
    """
    still = {"0": "not change", "nearly 0": "hardly change"}
    return f"{still.get(shown(slope, 3), 'raise' if slope > 0 else 'lower')} the loss"


def shown(value, digits=4):
    """Return `value` with so many digits from its first on, and at most six after the point.

    >>> shown(-0.0903534), shown(-0.9526), shown(12.34567), shown(1e-9)
    ('−0.09035', '−0.9526', '12.35', 'nearly 0')
    """
    before_the_point = int(np.floor(np.log10(abs(value)))) + 1 if value else 0
    return nearly(value, min(max(digits - before_the_point, 0), 6), most=6)


def multiplied(factors):
    """Return a product as text that comes out on a calculator, or has a ≈ where it does not.

    The result has a digit less than its factors, so it mostly does.

    >>> multiplied([-0.952594, 0.249436, -0.0903534])
    '−0.9526 × 0.2494 × (−0.09035) = 0.0215'
    >>> multiplied([0.5, 1e-9])
    '0.5 × nearly 0 ≈ 0'
    """
    factors = list(factors)
    texts, result = [shown(one) for one in factors], shown(float(np.prod(factors)), 3)
    try:
        again = shown(float(np.prod([read(text) for text in texts])), 3)
    except ValueError:      # "nearly 0" is no number to type
        again = None
    parts = " × ".join([texts[0], *map(in_brackets, texts[1:])])
    return f"{parts} {'=' if again == result else '≈'} {result.removeprefix('nearly ')}"


def read(text):
    """Return the number that `text` shows.

    >>> read("−1,234.5")
    -1234.5
    """
    return float(text.replace("−", "-").replace(",", ""))


@styled
def explore_backprop(x=(-2, -1), target=1, weights=(1, 1, 1, 1, 1, 1), biases=(0, 0, 0)):
    """Return a view that goes through a 2-2-1 network of sigmoids, forward and then back.

    `weights` are w₁ and w₂ into h₁, w₃ and w₄ into h₂, w₅ and w₆ into the output; `biases` those
    of h₁, h₂ and the output, all from −100 to 100. Choose a parameter, then step: at the end
    stands dL/d(parameter).

    >>> explore_backprop().set(steps=7).split(". ")[0]
    'dL/dw₁ = −0.9526 × 0.2494 × (−0.09035) = 0.0215'
    """
    x1, x2 = within("x", numbers("x", x, ndim=1, length=2), -3, 3)
    weights = within("weights", numbers("weights", weights, ndim=1, length=6), -MOST, MOST)
    biases = within("biases", numbers("biases", biases, ndim=1, length=3), -MOST, MOST)
    return SteppedView(
        "Backpropagation, step by step",
        BackpropPicture(weights.tolist(), biases.tolist()),
        steps=Count("steps", 0, 0, LAST_STEP),
        weight=Choice("parameter", "w1", PLACES, subscript),
        x1=Slider("x₁", x1, -3, 3, 0.1),
        x2=Slider("x₂", x2, -3, 3, 0.1),
        target=Slider("target", checked_number("target", target), 0, 1, 0.1),
        counters=["steps"],
        speed=SLOWLY,
    )
