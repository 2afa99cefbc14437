"""The chain rule as blame, passed backwards: which weight is to blame for the loss, and how much?

The network has two inputs, two hidden neurons and one output y, all sigmoid; each arrow is a
weight, and each neuron has a bias.

    x1 --w1--> h1        x1 --w3--> h2        h1 --w5--> y
    x2 --w2--> h1        x2 --w4--> h2        h2 --w6--> y

If a nudge of w1 moves h1 by a factor, a nudge of h1 moves y by a factor, and a nudge of y moves
the loss by a factor, then a nudge of w1 moves the loss by their product (Rumelhart, Hinton,
Williams 1986).
"""

from math import prod

from .activations import sigmoid
from .checks.choices import one_of
from .checks.values import number, numbers, shown

# Where each parameter comes in: what it multiplies (1: nothing, a bias), and the neuron it feeds.
EDGES = {
    "w1": ("x1", "h1"), "w2": ("x2", "h1"), "b1": (1, "h1"),
    "w3": ("x1", "h2"), "w4": ("x2", "h2"), "b2": (1, "h2"),
    "w5": ("h1", "y"), "w6": ("h2", "y"), "b3": (1, "y"),
}
WAY_OUT = {"h1": "w5", "h2": "w6"}      # the weight through which a hidden neuron moves y


class Blame:
    """The numbers of one pass forward and back: `values`, `sums`, `loss`, and the blame of each.

    `parameters` has a number for each of w1 to w6 and b1 to b3. The loss is (target − y)².
    Raises TypeError or ValueError for others.

    >>> ones = dict.fromkeys(EDGES, 1) | {"b1": 0, "b2": 0, "b3": 0}
    >>> blame = Blame(x=(-2, -1), target=1, parameters=ones)
    >>> round(blame.values["y"], 4), round(blame.loss, 4)
    (0.5237, 0.2269)
    >>> {name: round(factor, 4) for name, factor in blame.factors("w1").items()}
    {'dL/dy': -0.9526, 'dy/dh1': 0.2494, 'dh1/dw1': -0.0904}
    >>> round(blame.slope("w1"), 4)
    0.0215
    """

    def __init__(self, x, target, parameters):
        x1, x2 = numbers("x", x, ndim=1, length=2).tolist()
        if not isinstance(parameters, dict):
            raise TypeError(f"parameters is {shown(parameters)}, but expected a dict of numbers, "
                            'one for each of w1 to w6 and b1 to b3: {"w1": 1.0, …}.')
        for name in (*EDGES, *parameters):
            number(one_of("a name in parameters", name, EDGES), parameters.get(name))
        self.target, self.parameters = number("target", target), parameters
        self.values, self.sums = {"x1": x1, "x2": x2, 1: 1.0}, {}
        for neuron in ("h1", "h2", "y"):
            self.sums[neuron] = sum(parameters[name] * self.values[source]
                                    for name, (source, into) in EDGES.items() if into == neuron)
            self.values[neuron] = float(sigmoid(self.sums[neuron]))
        self.loss = (self.target - self.values["y"]) ** 2

    def factors(self, name):
        """Return {"dL/dy": …, …}: the factors from the loss back to a parameter, by name."""
        source, neuron = EDGES[one_of("name", name, EDGES)]
        found = {"dL/dy": 2 * (self.values["y"] - self.target)}
        if neuron in WAY_OUT:
            found[f"dy/d{neuron}"] = self.steepness("y") * self.parameters[WAY_OUT[neuron]]
        return found | {f"d{neuron}/d{name}": self.steepness(neuron) * self.values[source]}

    def steepness(self, neuron):
        """Return how much a neuron's value moves with its sum: the sigmoid's slope there."""
        return self.values[neuron] * (1 - self.values[neuron])

    def slope(self, name):
        """Return dL/d(parameter): the product of its factors."""
        return prod(self.factors(name).values())

    def after_step(self, name, lr):
        """Return the `Blame` after one parameter made one step down its slope.

        >>> before = Blame((-2, -1), 1, dict.fromkeys(EDGES, 1))
        >>> before.after_step("w1", lr=1).loss < before.loss
        True
        """
        step = number("lr", lr, above=0) * self.slope(name)
        return Blame((self.values["x1"], self.values["x2"]), self.target,
                     self.parameters | {name: self.parameters[name] - step})
