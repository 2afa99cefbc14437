"""`explore_activation`: the curve of an activation, and how steep it is where you stand."""

import numpy as np

from course_lib import activations
from course_lib.views.parts.words import as_text, nearly, spoken
from course_lib.views.stage.controls import Choice, Slider
from course_lib.views.stage.look import BLUE, GREY, INK, VERMILION, moving, new_figure, styled
from course_lib.views.stage.view import View


from .neuron import FIRST_THREE, names_among

REACH = 8
OTHER_SCORES = (1.0, 0.0)  # softmax compares: z stands against these two scores


def value_and_slope(activation, z):
    """Return the activation's output and its slope for each z of an array.

    For softmax these are the first of three shares, for the scores z, 1 and 0, and how fast
    that share grows with z: share × (1 − share).

    >>> value_and_slope("relu", np.array([-1.0, 2.0]))
    (array([0., 2.]), array([0., 1.]))
    """
    if activation == "softmax":
        others = np.broadcast_to(OTHER_SCORES, (len(z), 2))
        share = activations.softmax(np.column_stack([z, others]))[:, 0]
        return share, share * (1 - share)
    return getattr(activations, activation)(z), getattr(activations, f"{activation}_grad")(z)


class ActivationPicture:
    """Left the output with the tangent at your z, right the slope at each z."""

    def __init__(self):
        self.figure, (self.left, self.right) = new_figure(ncols=2)
        self.left.set(xlabel="weighted sum z", ylabel="output a")
        self.right.set(xlabel="weighted sum z", ylabel="slope of the output")
        self.titles = [moving(ax.set_title("a", loc="left")) for ax in (self.left, self.right)]
        self.curves = [
            ax.plot([], [], color=colour)[0]
            for ax, colour in ((self.left, BLUE), (self.right, GREY))
        ]
        self.tangent = moving(self.left.plot([], [], color=VERMILION, linestyle="--")[0])
        self.points = [
            moving(ax.plot([], [], "o", color=INK, markersize=10, markeredgecolor="white")[0])
            for ax in (self.left, self.right)
        ]
        self._shown = None

    def update(self, activation, z):
        (a,), (slope,) = value_and_slope(activation, np.array([z]))
        if self._shown != activation:
            self._shown = activation
            self._new_curves(activation)
        along = np.array([-2.5, 2.5]) / np.hypot(1, slope / self._aspect)
        self.tangent.set_data(z + along, a + slope * along)
        for point, height in zip(self.points, (a, slope)):
            point.set_data([z], [height])
        self.titles[0].set_text(f"{spoken(activation)}: {as_text(z)} becomes {nearly(a)}")
        self.titles[1].set_text(f"There its slope is {nearly(slope)}")
        return describe(activation, z, a, slope)

    def _new_curves(self, activation):
        z = np.linspace(-REACH, REACH, 1601)
        for ax, curve, y in zip(
            (self.left, self.right), self.curves, value_and_slope(activation, z)
        ):
            y = np.where(np.abs(np.diff(y, prepend=y[0])) > 0.5, np.nan, y)  # a jump is no line
            curve.set_data(z, y)
            low, high = min(np.nanmin(y), 0.0), max(np.nanmax(y), 1.0 if ax is self.left else 0.25)
            room = 0.12 * (high - low)
            ax.set(
                xlim=(-REACH - 0.4, REACH + 0.4),
                xticks=range(-REACH, REACH + 1, 4),
                ylim=(low - room, high + room),
            )
        self._aspect = np.ptp(self.left.get_ylim()) / (2 * REACH)


def describe(activation, z, a, slope):
    """Return the picture in words, first what a push on z does: where it is flat nothing learns.

    >>> describe("relu", -2.0, 0.0, 0.0)
    'Flat here: a small push on z changes nothing. The output is 0, the slope 0.'
    """
    here = f"The output is {nearly(a)}, the slope {nearly(slope)}."
    if activation == "softmax":
        first, second, third = activations.softmax(np.array([z, *OTHER_SCORES]))
        return (f"The scores {as_text(z)}, 1 and 0 become the shares {nearly(first)}, "
                f"{nearly(second)} and {nearly(third)}, which add up to 1. The slope is "
                f"{nearly(slope)}.")
    if activation == "step" and z == 0:
        return f"This is the jump: left of it the output is 0. {here}"
    if slope == 0:
        return f"Flat here: a small push on z changes nothing. {here}"
    if nearly(0.1 * slope) == "nearly 0":
        return f"Nearly flat here: a small push on z changes almost nothing. {here}"
    return f"Push z up by 0.1 and the output grows by about {nearly(0.1 * slope, 4)}. {here}"


@styled
def explore_activation(activation="sigmoid", z=1.0, among=FIRST_THREE):
    """Return a view of an activation and its slope: choose one of `among`, move z from −8 to 8.

    `among` are names from `activations.ACTIVATIONS`; the view opens on `activation`.

    >>> explore_activation("step", z=-2).words
    'Flat here: a small push on z changes nothing. The output is 0, the slope 0.'
    """
    return View(
        "Activations",
        ActivationPicture(),
        activation=Choice("activation", activation, names_among(among, activation), spoken),
        z=Slider("z", z, -REACH, REACH, 0.1),
    )
