"""`explore_loss`: how wrong a line is, as squares; the same number over its weight and bias."""

import numpy as np

from course_lib.activations import sigmoid_grad
from course_lib.checks.choices import one_of
from course_lib.datasets import jogging
from course_lib.losses import (
    binary_cross_entropy,
    binary_cross_entropy_grad,
    mse,
    mse_grad,
)
from course_lib.views.parts.draw import nearly, number
from course_lib.views.parts.squares import Squares
from course_lib.views.stage.controls import Slider, Switch
from course_lib.views.stage.look import BLUE, GREY, INK, moving, new_figure, styled
from course_lib.views.stage.view import View

N_RUNS = 6                      # few enough to see each square
WEIGHT_STEP = 0.05              # kcal/min, of the slider
LOWEST = -130                   # kcal on the axis
KCAL_STEPS = (600, 1150)        # the kcal axis grows in one step when the line needs it
LOSS_STEPS = (125, 230)         # and so does the loss axis, in 1,000 kcal²
SHADES = ("#f7fafd", "#eff5fb", "#e6eff8", "#dce8f4", "#d1e1f0", "#c5d9eb")
LEVELS = (0.5, 2, 5, 10, 20)    # level sets, in 1,000 kcal²
LABELS_AT = [(8.2, -40), (5.5, 95), (9.4, -85), (6.2, 125), (9.3, -125), (7, 125), (8.3, -122),
             (8.3, 125), (6.7, -113)]


def losses_of(weights, biases, minutes, kcal):
    """Return the mean squared error (n_weights, n_biases) of each line weight · minutes + bias.

    >>> losses_of([7.0, 8.0], [0.0], np.array([10.0]), np.array([80.0]))
    array([[100.],
           [  0.]])
    """
    return np.array([[mse(kcal, w * minutes + b) for b in biases] for w in weights])


class FewSquares(Squares):
    """The squares of the first runs, few enough to see each, and their mean as the title."""

    def __init__(self, ax):
        super().__init__(ax, *jogging(N_RUNS), LOWEST, KCAL_STEPS)
        self.title = moving(ax.set_title("misses", loc="left"))

    def set(self, weight, bias):
        """Show the line weight · minutes + bias; return its misses (n,) and their mean square."""
        misses, error = super().set(weight, bias)
        self.title.set_text(f"Mean of the {N_RUNS} squares: {number(error, 0)}")
        return misses, error


class LinePicture:
    """Left a line and its squares, right the loss over the weight, with your place on it."""

    def __init__(self):
        self.figure, (left, self.ax) = new_figure(ncols=2, gap=0.85)
        self.squares = FewSquares(left)
        self.ax.set(xlim=(0, 15), xticks=(0, 5, 10, 15), ylim=(0, LOSS_STEPS[0]),
                    xlabel="weight (kcal/min)", ylabel="loss (1,000 kcal²)")
        self.title = moving(self.ax.set_title("loss", loc="left"))
        self.weights = np.linspace(0, 15, 121)
        self.curve = moving(self.ax.plot([], [], color=BLUE)[0])
        self.guides = moving(self.ax.plot([], [], ":", color=GREY, linewidth=1.6)[0])
        self.point = moving(self.ax.plot([], [], "D", color=INK, markersize=9,
                                         markeredgecolor="white", zorder=4, clip_on=False)[0])

    def update(self, weight, bias):
        misses, error = self.squares.set(weight, bias)
        minutes, kcal = self.squares.minutes, self.squares.kcal
        losses = losses_of(self.weights, [bias], minutes, kcal)[:, 0]
        best = minutes @ (kcal - bias) / (minutes @ minutes)  # here the slope is 0
        self._fit_axis(error / 1000)
        self.curve.set_data(self.weights, losses / 1000)
        self.point.set_data([weight], [error / 1000])
        self.guides.set_data([0, weight, weight], [error / 1000, error / 1000, 0])
        self.title.set_text(f"With bias {number(bias, 0)}, lowest near {number(best, 1)}")
        return (f"weight {number(weight)} and bias {number(bias)}: the largest miss is "
                f"{number(np.abs(misses).max(), 0)} kcal, the mean of the {N_RUNS} squares "
                f"{number(error, 0)} kcal². {advice(weight, best)}")

    def _fit_axis(self, height):
        top = LOSS_STEPS[int(height > LOSS_STEPS[0])]
        if self.ax.get_ylim()[1] != top:
            self.ax.set_ylim(0, top)


def advice(weight, best):
    """Return in words which way the valley falls.

    >>> advice(5.0, 7.5)
    'The loss falls to the right: a larger weight is better.'
    """
    if abs(weight - best) <= WEIGHT_STEP / 2:
        return "That is the bottom of the valley."
    side, better = ("right", "larger") if weight < best else ("left", "smaller")
    if abs(weight - best) < 0.1:
        return f"Nearly the bottom of the valley: the loss still falls to the {side}."
    return f"The loss falls to the {side}: a {better} weight is better."


def best_line(minutes, kcal):
    """Return the (weight, bias) of the line with the lowest mean squared error, and that error.

    >>> best_line(np.array([1.0, 2.0, 3.0]), np.array([3.0, 5.0, 7.0]))[0].round(6).tolist()
    [2.0, 1.0]
    """
    best = np.polyfit(minutes, kcal, 1)
    return best, mse(kcal, np.polyval(best, minutes))


def compared(error, lowest):
    """Return in words how far `error` is over the lowest, by the whole numbers that are shown.

    >>> compared(3413.2, 18.4), compared(18.9, 18.4)
    ('yours is about 190 times as high', 'yours is about as good')
    """
    times = round(error) / round(lowest)
    if times < 1.1:
        return "yours is about as good"
    return f"yours is about {number(float(f'{times:.1e}'), 1)} times as high"


class PlanePicture:
    """Left a line and its squares, right all lines at once: level sets over weight and bias."""

    def __init__(self):
        self.figure, (left, ax) = new_figure(ncols=2, gap=0.85)
        self.squares = FewSquares(left)
        ax.set(xlabel="weight (kcal/min)", ylabel="bias (kcal)")
        ax.set_title("Each ring: lines equally wrong", loc="left")
        weights, biases = np.linspace(5, 10, 41), np.linspace(-150, 150, 41)
        losses = losses_of(weights, biases, self.squares.minutes, self.squares.kcal) / 1000
        ax.contourf(weights, biases, losses.T, (0, *LEVELS, 1000), colors=SHADES)
        rings = ax.contour(weights, biases, losses.T, LEVELS, colors=GREY, linewidths=0.9)
        # Where the diamond seldom comes, and away from where it is first.
        ax.clabel(rings, fontsize=9, fmt=lambda level: f"{level:g},000" if level >= 1 else "500",
                  manual=LABELS_AT)
        self.best, self.lowest = best_line(self.squares.minutes, self.squares.kcal)
        ax.plot(*self.best, "x", color=INK, markersize=10, markeredgewidth=2.4)
        self.point = moving(ax.plot([], [], "D", color=INK, markersize=9, zorder=4,
                                    markeredgecolor="white", clip_on=False)[0])

    def update(self, weight, bias):
        misses, error = self.squares.set(weight, bias)
        self.point.set_data([weight], [bias])
        lowest, (best_weight, best_bias) = number(self.lowest, 0), self.best
        return (f"weight {number(weight)} and bias {number(bias)}: the mean of the {N_RUNS} "
                f"squares is {number(error, 0)} kcal², the misses add up to "
                f"{number(misses.sum(), 0)} kcal. The lowest, {lowest}, is at the cross, weight "
                f"{number(best_weight, 1)} and bias {number(best_bias, 0)}: "
                f"{compared(error, self.lowest)}.")


class ProbabilityPicture:
    """Left two losses over a predicted probability, right the slope of each over z."""

    def __init__(self):
        self.figure, (self.left, self.right) = new_figure(ncols=2, gap=0.85)
        self.left.set(xlim=(0, 1), ylim=(0, 5), xlabel="predicted probability p", ylabel="loss")
        self.right.set(xlim=(0, 1), ylim=(-1.15, 1.15), ylabel="slope of the loss over z",
                       xlabel="predicted probability p = sigmoid(z)")
        self.right.axhline(0, color=GREY, linewidth=0.8)
        self.title = moving(self.left.set_title("losses", loc="left"))
        self.slopes = moving(self.right.set_title("slopes", loc="left"))
        looks = (("cross-entropy", INK, "-", "o"), ("squared error", GREY, "--", "s"))
        self.curves, self.points = [], []
        for ax in (self.left, self.right):
            for name, colour, style, marker in looks:
                self.curves.append(ax.plot([], [], style, color=colour)[0])
                self.points.append(moving(ax.plot([], [], marker, color=colour, markersize=9,
                                                  markeredgecolor="white", zorder=4,
                                                  clip_on=False)[0]))
        self.labels = [self.left.text(0, height, name, color=colour)
                       for height, (name, colour, *_) in zip((1.5, 0.1), looks)]
        self._shown = None

    def update(self, p, target):
        target = float(target)
        if self._shown != target:
            self._shown = target
            self._new_curves(target)
        heights = [values[0] for values in two_losses(np.array([p]), target)]
        for point, height in zip(self.points, heights):
            point.set_data([p], [height])
        surprise, squared, *slopes = (nearly(abs(height)) for height in heights)
        brief = [nearly(height, 2) for height in heights]
        self.title.set_text(f"Cross-entropy {brief[0]}, squared {brief[1]}")
        self.slopes.set_text(f"Slope over z: {brief[2]} and {brief[3]}")
        better = "Raising" if target else "Lowering"
        return (f"p = {number(p)} and the answer is {number(target)}: cross-entropy {surprise}, "
                f"squared error {squared}. {pulling(p, target)} {better} z, the number that goes "
                f"into the sigmoid, by a little lowers the cross-entropy {slopes[0]} times as "
                f"much, the squared error {slopes[1]} times.")

    def _new_curves(self, target):
        p = np.linspace(0.005, 0.995, 199)
        for curve, heights in zip(self.curves, two_losses(p, target)):
            curve.set_data(p, heights)
        for label, from_the_edge in zip(self.labels, (0.28, 0.02)):
            label.set(x=abs(1 - target - from_the_edge), ha="left" if target else "right")


def two_losses(p, target):
    """Return cross-entropy, squared error and the slopes of both in z, for each p = sigmoid(z).

    >>> [value.round(2).tolist() for value in two_losses(np.array([0.1]), 1.0)]
    [[2.3], [0.81], [-0.9], [-0.16]]
    """
    pairs = [([target], [share]) for share in p]
    to_z = sigmoid_grad(np.log(p / (1 - p)))    # the chain rule: dL/dz = dL/dp · dp/dz
    values = [np.array([loss(*pair) for pair in pairs]) for loss in (binary_cross_entropy, mse)]
    slopes = [np.array([slope(*pair)[0] for pair in pairs]) * to_z
              for slope in (binary_cross_entropy_grad, mse_grad)]
    return *values, *slopes


def pulling(p, target):
    """Return in words how wrong a prediction is, and what that means for learning.

    >>> pulling(0.02, 1)
    'Sure and wrong: cross-entropy pulls hard, squared error hardly at all.'
    """
    miss = abs(p - target)
    if miss > 0.9:
        return "Sure and wrong: cross-entropy pulls hard, squared error hardly at all."
    if miss > 0.65:
        return "On the wrong side: both pull, cross-entropy harder."
    if miss >= 0.35:
        return "Unsure: close to the middle."
    return "On the right side, not yet sure." if miss > 0.1 else (
        "Nearly right: little is left to learn.")


KINDS = {
    "line": ("The loss of a line", LinePicture),
    "plane": ("The loss over weight and bias", PlanePicture),
    "probability": ("Two losses for a probability", ProbabilityPicture),
}


@styled
def explore_loss(kind="line", weight=6.0, bias=0.0, p=0.2, target=1):
    """Return a view of how wrong a model is, and how that changes when you move it.

    `kind` "line": a line through runs with its squares, and the loss over its weight; "plane":
    the same over `weight` (kcal/min) and `bias` (kcal, −100 to 100); "probability": cross-entropy
    and squared error of a predicted probability `p` where the answer is `target`, 0 or 1. Raises
    TypeError or ValueError for others, also for those that this `kind` does not show.

    >>> explore_loss(weight=7.55).words.split("kcal². ")[1]
    'That is the bottom of the valley.'
    """
    title, picture = KINDS[one_of("kind", kind, KINDS)]
    if target not in (0, 1):
        raise ValueError(f"target is {target!r}, but the answer is yes or no: use 1 or 0.")
    low, high = (5, 10) if kind == "plane" else (0, 15)
    controls = {"weight": Slider("weight (kcal/min)", weight, low, high, WEIGHT_STEP),
                "bias": Slider("bias (kcal)", bias, -100, 100, 5),
                "p": Slider("p", p, 0.01, 0.99, 0.01),
                "target": Switch("the answer is 1", target)}
    for name, control in controls.items():
        control.checked(name, control.value)
    shown = ("p", "target") if kind == "probability" else ("weight", "bias")
    return View(title, picture(), **{name: controls[name] for name in shown})
