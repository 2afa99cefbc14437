"""`explore_loss`: how wrong a line is, as squares; the same number over its weight and bias."""

import numpy as np

from course_lib.checks.choices import one_of
from course_lib.datasets import jogging
from course_lib.landscapes import best_line, line_landscape
from course_lib.views.parts.squares import Squares
from course_lib.views.parts.words import as_text
from course_lib.views.stage.controls import Slider, Switch
from course_lib.views.stage.look import BLUE, GREY, INK, calm, moving, new_figure, styled
from course_lib.views.stage.view import View

from .loss_probability import ProbabilityPicture

N_RUNS = 6                      # few enough to see each square
WEIGHT_STEP = 0.05              # kcal/min, of the slider
LOWEST = -130                   # kcal on the axis
KCAL_STEPS = (600, 1150)        # the kcal axis grows in one step when the line needs it
LOSS_STEPS = (125, 230)         # and so does the loss axis, in 1,000 kcal²
LEVELS = (0.5, 2, 5, 10, 20)    # level sets, in 1,000 kcal²
LABELS_AT = [(8.2, -40), (5.5, 95), (9.4, -85), (6.2, 125), (9.3, -125), (7, 125), (8.3, -122),
             (8.3, 125), (6.7, -113)]


class FewSquares(Squares):
    """The squares of the first runs, few enough to see each, and their mean as the title."""

    def __init__(self, ax):
        super().__init__(ax, *jogging(N_RUNS), LOWEST, KCAL_STEPS)
        self.loss = line_landscape(self.minutes, self.kcal).loss
        self.title = moving(ax.set_title("misses", loc="left"))

    def set(self, weight, bias):
        """Show the line weight · minutes + bias; return its misses (n,) and their mean square."""
        misses, error = super().set(weight, bias)
        self.title.set_text(f"Mean of the {N_RUNS} squares: {as_text(error, 0)}")
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
        losses = self.squares.loss(np.column_stack([self.weights, np.full(121, bias)]))
        best = minutes @ (kcal - bias) / (minutes @ minutes)  # here the slope is 0
        self._fit_axis(error / 1000)
        self.curve.set_data(self.weights, losses / 1000)
        self.point.set_data([weight], [error / 1000])
        self.guides.set_data([0, weight, weight], [error / 1000, error / 1000, 0])
        self.title.set_text(f"With bias {as_text(bias, 0)}, lowest near {as_text(best, 1)}")
        return (f"{advice(weight, best)} The mean of the {N_RUNS} squares is {as_text(error, 0)} "
                f"kcal², the largest miss {as_text(np.abs(misses).max(), 0)} kcal.")

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


def compared(error, lowest):
    """Return in words how far `error` is over the lowest, by the whole numbers that are shown.

    >>> compared(3413.2, 18.4), compared(18.9, 18.4)
    ('Your loss is about 190 times the lowest', 'Your loss is about the lowest')
    """
    times = round(error) / round(lowest)
    if times < 1.1:
        return "Your loss is about the lowest"
    return f"Your loss is about {as_text(float(f'{times:.1e}'), 1)} times the lowest"


class PlanePicture:
    """Left a line and its squares, right all lines at once: level sets over weight and bias."""

    def __init__(self):
        self.figure, (left, ax) = new_figure(ncols=2, gap=0.85)
        self.squares = FewSquares(left)
        ax.set(xlabel="weight (kcal/min)", ylabel="bias (kcal)")
        ax.set_title("Each ring: lines equally wrong", loc="left")
        weights, biases = np.linspace(5, 10, 41), np.linspace(-150, 150, 41)
        losses = self.squares.loss(np.stack(np.meshgrid(weights, biases), axis=-1)) / 1000
        ax.contourf(weights, biases, losses, (0, *LEVELS, 1000),
                    colors=calm(np.linspace(0.05, 0.55, len(LEVELS) + 1)))
        rings = ax.contour(weights, biases, losses, LEVELS, colors=GREY, linewidths=0.9)
        # Where the diamond seldom comes, and away from where it is first.
        ax.clabel(rings, fontsize=9, fmt=lambda level: f"{level:g},000" if level >= 1 else "500",
                  manual=LABELS_AT)
        self.best = best_line(self.squares.minutes, self.squares.kcal)
        self.lowest = float(self.squares.loss(self.best))
        ax.plot(*self.best, "x", color=INK, markersize=10, markeredgewidth=2.4)
        self.point = moving(ax.plot([], [], "D", color=INK, markersize=9, zorder=4,
                                    markeredgecolor="white", clip_on=False)[0])

    def update(self, weight, bias):
        misses, error = self.squares.set(weight, bias)
        self.point.set_data([weight], [bias])
        lowest, (best_weight, best_bias) = as_text(self.lowest, 0), self.best
        return (f"{compared(error, self.lowest)}: {as_text(error, 0)} kcal², where the lowest is "
                f"{lowest}, at the cross, weight {as_text(best_weight, 1)} and bias "
                f"{as_text(best_bias, 0)}. The misses add up to {as_text(misses.sum(), 0)} kcal.")


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

    >>> explore_loss(weight=7.55).words.split(". ")[0]
    'That is the bottom of the valley'
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
