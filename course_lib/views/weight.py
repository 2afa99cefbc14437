"""`explore_weight`: find the weights of a jogger's watch by hand, from its own records."""

import numpy as np

from course_lib.checks.choices import number_of
from course_lib.checks.values import numbers
from course_lib.datasets import jogging
from course_lib.losses import mse
from course_lib.neuron import Neuron
from course_lib.views.parts.squares import LONGEST, Squares
from course_lib.views.parts.words import as_text, counted
from course_lib.views.stage.controls import Slider
from course_lib.views.stage.hand import touchable
from course_lib.views.stage.look import BLUE, GREY, INK, VERMILION, moving, new_figure, styled
from course_lib.views.stage.view import View

KCAL_STEPS = (600, 1100)  # the kcal axis grows in one step when the line needs it
LOSS_STEPS = (46, 125)  # and so does the loss axis, in 1,000 kcal²
EXAMPLE = 13  # the run of three inputs that the words work out
HEAVIEST = 15  # kcal/min, the largest weight
GUESS = {"color": INK, "markersize": 9, "markeredgecolor": "white", "clip_on": False, "zorder": 6}


class LinePicture:
    """Records as points, the weight as a line from the origin, each miss as a dashed stroke."""

    def __init__(self):
        self.minutes, self.kcal = jogging()
        self.figure, ax = new_figure()
        self.ax = ax
        ax.set(xlim=(0, LONGEST + 1.5), ylim=(0, KCAL_STEPS[0]), xlabel="minutes", ylabel="kcal")
        ax.yaxis.set_major_formatter("{x:,.0f}")
        self.title = moving(ax.set_title("a guess", loc="left"))
        self.misses = moving(
            ax.vlines(self.minutes, 0, 0, colors=VERMILION, linestyles="--", lw=1.3)
        )
        ax.plot(self.minutes, self.kcal, "o", color=BLUE, markeredgecolor="white")
        self.line = moving(ax.plot([], [], color=INK)[0])
        self.guides = moving(ax.plot([], [], ":", color=GREY, linewidth=1.6)[0])
        self.guess = moving(ax.plot([], [], "D", **GUESS)[0])
        touchable(self.line, "weight", weight=(0, 1), over=(1, 0))
        touchable(self.guess, "minutes", minutes=(1, 0))

    def update(self, weight, minutes):
        neuron = Neuron([weight], activation="linear")
        kcal, fitted = neuron([minutes]), neuron(self.minutes[:, None])
        self._fit_axis(max(kcal, weight * self.minutes.max()))
        self.line.set_data([0, 2 * LONGEST], [0, weight * 2 * LONGEST])
        self.guides.set_data([0, minutes, minutes], [kcal, kcal, 0])
        self.guess.set_data([minutes], [kcal])
        ends = [[(m, y), (m, f)] for m, y, f in zip(self.minutes, self.kcal, fitted)]
        self.misses.set_segments(ends)
        self.title.set_text(
            f"{as_text(minutes)} minutes × {as_text(weight)} = {as_text(kcal, 1)} kcal"
        )
        above = int((self.kcal > fitted).sum())
        return (f"{as_text(minutes)} minutes give {as_text(kcal, 1)} kcal; "
                f"{counted(above, 'run')} above the line, {len(fitted) - above} below it.")

    def _fit_axis(self, highest):
        top = KCAL_STEPS[int(highest > KCAL_STEPS[0])]
        if self.ax.get_ylim()[1] != top:
            self.ax.set_ylim(0, top)


class SquaresPicture:
    """Left the line with a square on each miss, right the loss over the weight, and your place."""

    def __init__(self):
        minutes, kcal = jogging()
        self.figure, (left, self.ax) = new_figure(ncols=2, gap=0.9)
        self.squares = Squares(left, minutes, kcal, 0, KCAL_STEPS, alpha=0.12)
        touchable(self.squares.line, "the line", weight=(0, 1), over=(1, 0))
        self.titles = [moving(ax.set_title("a", loc="left")) for ax in (left, self.ax)]
        self.ax.set(xlim=(0, HEAVIEST), xticks=(0, 5, 10, 15), ylim=(0, LOSS_STEPS[0]),
                    xlabel="weight (kcal/min)", ylabel="loss (1,000 kcal²)")
        weights = np.linspace(0, HEAVIEST, 151)
        losses = [mse(kcal, weight * minutes) / 1000 for weight in weights]
        self.ax.plot(weights, losses, color=BLUE)
        self.guides = moving(self.ax.plot([], [], ":", color=GREY, linewidth=1.6)[0])
        self.point = touchable(moving(self.ax.plot([], [], "D", **GUESS)[0]), "the point",
                               weight=(1, 0))

    def update(self, weight):
        misses, loss = self.squares.set(weight, 0)
        largest = np.abs(misses).max()
        self._fit_axis(loss / 1000)
        self.guides.set_data([0, weight, weight], [loss / 1000, loss / 1000, 0])
        self.point.set_data([weight], [loss / 1000])
        self.titles[0].set_text(f"weight {as_text(weight)}: largest miss "
                                f"{as_text(largest, 1)} kcal")
        self.titles[1].set_text(f"loss {as_text(loss, 1)}")
        return (f"The mean of the {len(misses)} squares, the loss, is "
                f"{as_text(loss, 1)} kcal²; the largest miss is {as_text(largest, 1)} kcal.")

    def _fit_axis(self, height):
        top = LOSS_STEPS[int(height > LOSS_STEPS[0])]
        if self.ax.get_ylim()[1] != top:
            self.ax.set_ylim(0, top)


class ThreeWeightsPicture:
    """Each run as a point, measured against predicted: on the diagonal there is no miss."""

    def __init__(self):
        self.X, self.kcal = jogging(inputs=3)
        self.figure, self.ax = new_figure(6.6, 4.2, left=0.85, right=0.3)
        ax = self.ax
        ax.set(xlim=(0, 1180), ylim=(-400, 1080), xlabel="measured kcal", ylabel="predicted kcal")
        ax.yaxis.set_major_formatter("{x:,.0f}")
        ax.xaxis.set_major_formatter("{x:,.0f}")
        self.title = moving(ax.set_title("a guess", loc="left"))
        ax.plot([0, 1000], [0, 1000], color=INK, linewidth=1.4)
        ax.text(1015, 1000, "no miss", va="center", size=10)
        self.misses = moving(ax.vlines(self.kcal, 0, 0, colors=VERMILION, linestyles="--", lw=1.2))
        self.points = moving(ax.plot([], [], "o", color=BLUE, markeredgecolor="white")[0])
        self.example = moving(ax.plot([], [], "D", **GUESS)[0])
        touchable(self.example, "one run", w1=(0, 1 / self.X[EXAMPLE, 0]))

    def update(self, w1, w2, w3):
        predicted = Neuron([w1, w2, w3], activation="linear")(self.X)
        error = mse(self.kcal, predicted)
        self._fit_axis(predicted)
        self.points.set_data(self.kcal, predicted)
        self.example.set_data(self.kcal[[EXAMPLE]], predicted[[EXAMPLE]])
        self.misses.set_segments([[(y, y), (y, p)] for y, p in zip(self.kcal, predicted)])
        self.title.set_text(f"Loss {as_text(error, 0)}")
        return (f"Loss of all {len(self.X)} runs, the mean squared error: "
                f"{as_text(error, 0)}. One run: {as_text(predicted[EXAMPLE], 0)} kcal predicted, "
                f"{as_text(self.kcal[EXAMPLE], 0)} measured.")

    def _fit_axis(self, predicted):
        far = predicted.min() < -400 or predicted.max() > 1080
        limits = (-1300, 2500) if far else (-400, 1080)
        if self.ax.get_ylim() != limits:
            self.ax.set_ylim(*limits)


@styled
def explore_weight(weight=5.0, minutes=30.0, inputs=1, weights=(5.0, 0.0, 0.0), squares=False):
    """Return a view in which you find by hand the weight that turns minutes into kcal.

    `weight` is in kcal/min (0 to 15), `minutes` from 0 to 70. With `squares=True` each miss
    shows its square, and beside them stands the loss over the weight. With `inputs=3` there are
    three weights: for minutes, body mass (kg) and speed (km/h). The records are
    `datasets.jogging`.

    >>> explore_weight(weight=7.56).words.split(";")[0]
    '30 minutes give 226.8 kcal'
    """
    w1, w2, w3 = numbers("weights", weights, ndim=1, length=3)
    number_of("inputs", inputs, (1, 3))
    if inputs == 3:
        return View(
            "Three weights",
            ThreeWeightsPicture(),
            w1=Slider("w₁ (kcal/min)", w1, 0, 15, 0.1),
            w2=Slider("w₂ (kcal/kg)", w2, -5, 10, 0.1),
            w3=Slider("w₃ (kcal per km/h)", w3, -50, 50, 1),
        )
    one = Slider("weight (kcal/min)", weight, 0, HEAVIEST, 0.05)
    if squares:
        return View("One weight and its squares", SquaresPicture(), weight=one)
    return View("One weight", LinePicture(), weight=one,
                minutes=Slider("minutes", minutes, 0, LONGEST, 1))
