"""`explore_bump`: one neuron's output minus another's; bent they make a bump, straight never."""

import numpy as np

from course_lib.neuron import Neuron
from course_lib.views.parts.words import as_text
from course_lib.views.stage.controls import Choice, Slider
from course_lib.views.stage.look import (
    BLUE,
    GREEN,
    GREY,
    INK,
    VERMILION,
    moving,
    new_figure,
    styled,
)
from course_lib.views.stage.view import View

ACTIVATIONS = ("linear", "step", "sigmoid")
FRIENDS = np.linspace(0, 8, 161)
GOALS = ((0, 0.0), (4, 1.0), (8, 0.0))  # friends, and what Kim should answer
NEAR = 0.25
LIMITS = (-0.75, 1.75)


def outputs(activation, neurons, friends):
    """Return the output of each (weight, bias) for every number of friends: (n_neurons, n).

    >>> outputs("step", [(1, -2), (0, -1)], [1, 3]).tolist()
    [[0.0, 1.0], [0.0, 0.0]]
    """
    column = np.asarray(friends, dtype=float)[:, None]
    return np.array([Neuron([w], b, activation)(column) for w, b in neurons])


class BumpPicture:
    """Left the outputs of two neurons, right the first minus the second, with three goals."""

    def __init__(self):
        self.figure, (left, right) = new_figure(ncols=2, gap=0.9)
        for ax, says in ((left, "output"), (right, "first minus second")):
            ax.set(xlim=(-0.4, 8.4), ylim=LIMITS, xticks=range(0, 9, 2), yticks=(0, 0.5, 1),
                   xlabel="friends who come", ylabel=says)
            ax.axhline(0, color=GREY, linewidth=0.8, zorder=1)
        # The titles tell the curves apart: below them a curve may go anywhere.
        left.set_title("— first", loc="left", color=BLUE)
        left.set_title("- - second", loc="right", color=VERMILION)
        self.title = moving(right.set_title("a", loc="left"))
        self.curves = [moving(left.plot([], [], style, color=colour)[0])
                       for style, colour in (("-", BLUE), ("--", VERMILION))]
        self.together = moving(right.plot([], [], color=INK)[0])
        self.goals = [moving(right.plot([x], [y], "o", markersize=13, markeredgewidth=2.2,
                                        markerfacecolor="none")[0]) for x, y in GOALS]
        self.hits = [moving(right.text(x, y + (0.3 if y else -0.3), "", ha="center", va="center",
                                       color=GREEN, weight="bold")) for x, y in GOALS]

    def update(self, activation, w1, b1, w2, b2):
        neurons = [(w1, b1), (w2, b2)]
        first, second = outputs(activation, neurons, FRIENDS)
        for curve, output in zip((*self.curves, self.together), (first, second, first - second)):
            curve.set_data(FRIENDS, output)
        friends, wanted = np.transpose(GOALS)
        first, second = outputs(activation, neurons, friends)
        hit = np.abs(first - second - wanted) < NEAR
        for goal, sign, good in zip(self.goals, self.hits, hit):
            goal.set(color=GREEN if good else GREY)
            sign.set_text("✓" if good else "")
        self.title.set_text("A bump" if hit.all() else f"{hit.sum()} of 3 rings met")
        return describe(activation, first - second, int(hit.sum()))


def describe(activation, answers, hits):
    """Return in words what the two neurons make together at 0, 4 and 8 friends.

    >>> describe("linear", np.array([0.0, 0.5, 1.0]), 2)[:53]
    '2 of 3 rings met: 0 at 0 friends, 0.5 at 4 and 1 at 8'
    """
    low, middle, high = (as_text(answer) for answer in answers)
    met = "All 3 rings met" if hits == 3 else f"{hits} of 3 rings met"
    start = f"{met}: {low} at 0 friends, {middle} at 4 and {high} at 8."
    if activation == "linear":
        return f"{start} A straight line: in the middle it is always halfway between its ends."
    return f"{start} That is a bump." if hits == 3 else start


@styled
def explore_bump(activation="linear", first=(0.1, 0.0), second=(0.0, 0.0)):
    """Return a view of Kim, one neuron minus another, who should come with some friends only.

    `first` and `second` are (weight, bias): weights from −4 to 4, biases from −20 to 20. The
    three rings ask for 0 with no friend, 1 with four and 0 with eight.

    >>> explore_bump("sigmoid", (2, -4), (2, -12)).words
    'All 3 rings met: 0.02 at 0 friends, 0.96 at 4 and 0.02 at 8. That is a bump.'
    """
    (w1, b1), (w2, b2) = first, second
    return View(
        "Two neurons, one bump",
        BumpPicture(),
        w1=Slider("first: weight", w1, -4, 4, 0.1),
        b1=Slider("first: bias", b1, -20, 20, 0.1),
        w2=Slider("second: weight", w2, -4, 4, 0.1),
        b2=Slider("second: bias", b2, -20, 20, 0.1),
        activation=Choice("activation", activation, ACTIVATIONS),
    )
