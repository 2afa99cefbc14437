"""The picture of `explore_descent` over one weight: the curve, its tangent, the loss by step."""

import numpy as np

from course_lib.landscapes import LANDSCAPES, is_gone, walk
from course_lib.optimizers import SGD
from course_lib.views.parts.walks import Outside, Walk, verdict
from course_lib.views.parts.words import brief, counted, equals
from course_lib.views.stage.hand import touchable
from course_lib.views.stage.look import BLUE, VERMILION, moving, new_figure

MOST_STEPS = 30
EDGE = 4.6              # the curves go so far to both sides
TOPS = {"bowl": 8.8, "two valleys": 11.7, "plateau": 5.6}     # above every start's loss
DIVERGED = "It diverges: here the walk ends"


class CurvePicture:
    """Left the curve with the tangent and the next step, right the loss after each step."""

    def __init__(self):
        self.figure, (self.left, self.right) = new_figure(ncols=2)
        self.left.set(xlim=(-EDGE, EDGE), xlabel="weight w", ylabel="loss")
        self.right.set(xlim=(-0.8, MOST_STEPS + 0.8), xlabel="steps taken", ylabel="loss",
                       xticks=range(0, MOST_STEPS + 1, 10))
        self.titles = [moving(ax.set_title("w", loc="left")) for ax in (self.left, self.right)]
        self.w = np.linspace(-EDGE, EDGE, 461)
        self.curve = self.left.plot([], [], color=BLUE)[0]
        self.tangent = moving(self.left.plot([], [], "--", color=VERMILION)[0])
        self.walk = Walk(self.left)
        touchable(self.walk.start, "start", start=(1, 0))
        self.history = moving(self.right.plot([], [], "o-", color=BLUE, markersize=5,
                                              linewidth=1.4)[0])
        self.outside = [Outside(ax) for ax in (self.left, self.right)]
        self._shown = None

    def update(self, curve, start, lr, steps):
        if self._shown != curve:
            self._shown = curve
            self._new_curve(curve)
        landscape = LANDSCAPES[curve]
        path = walk(landscape.slopes, [start], SGD(lr), steps)
        losses, (slope,) = landscape.loss(path), landscape.slopes(path[-1])
        self.over, after = is_gone(path), path[-1] - lr * slope
        self._show(path, losses, slope, np.append(after, landscape.loss(after)))
        said, taken = verdict(curve, path, after), counted(len(path) - 1, "step")
        so = "it diverges" if said.startswith("It diverges") else way(slope)
        self.titles[0].set_text(DIVERGED if self.over else f"Slope {brief(slope)}: {so}")
        self.titles[1].set_text(f"Loss {brief(losses[-1])} after {taken}")
        return (f"{said} After {taken} w {equals(brief(path[-1, 0]))}, loss {brief(losses[-1])}, "
                f"slope {brief(slope)}.")

    def _new_curve(self, curve):
        self.curve.set_data(self.w, LANDSCAPES[curve].loss(self.w[:, None]))
        for ax in (self.left, self.right):
            ax.set_ylim(-0.05 * TOPS[curve], TOPS[curve])

    def _show(self, path, losses, slope, after):
        # Tangent and next step: along the slope, then onto the curve.
        here, height = path[-1, 0], losses[-1]
        self.walk.set(np.column_stack([path, losses]), after)
        reach = np.array([-1, 1]) * 1.6 / np.hypot(1, slope)
        self.tangent.set_data(here + reach, height + slope * reach)
        self.history.set_data(np.arange(len(path)), losses)
        self.outside[0].point_to(here, height)
        self.outside[1].point_to(len(path) - 1, height)


def way(slope):
    """Return where a step goes: against the slope.

    >>> way(2.0), way(-2.0), way(-0.00004), way(0)
    ('step left', 'step right', 'hardly a step', 'no step')
    """
    if abs(slope) < 0.005:
        return "hardly a step" if slope else "no step"
    return "step left" if slope > 0 else "step right"
