"""`explore_drawn_curve`: draw by hand how often somebody comes, then lay three shapes over it."""

import numpy as np

from course_lib.activations import sigmoid
from course_lib.checks.values import numbers
from course_lib.views.parts.words import as_text
from course_lib.views.stage.controls import Choice, Slider
from course_lib.views.stage.look import BLUE, INK, VERMILION, moving, new_figure, styled
from course_lib.views.stage.view import View

FRIENDS = np.arange(0, 9, 2)
SUNDAYS = 10
HALF_WAY = 4    # friends at which each of the shapes stands at half of the Sundays
SHAPES = {
    "nothing": lambda friends: np.full(np.shape(friends), np.nan),
    "a jump": lambda friends: np.where(friends >= HALF_WAY, 1.0, 0.0),
    "a straight line": lambda friends: np.asarray(friends) / (2 * HALF_WAY),
    "an S": lambda friends: sigmoid(np.asarray(friends) - float(HALF_WAY)),
}


def through(x, y, at):
    """Return a smooth curve through the points (x, y) at each place of `at`, without overshoot.

    Between two points it follows a cubic whose slope at a point is the harmonic mean of the two
    slopes beside it, and 0 at a summit (Fritsch and Carlson 1980).

    >>> through(np.array([0, 1, 2]), np.array([0.0, 1.0, 1.0]), [1, 1.5]).tolist()
    [1.0, 1.0]
    """
    gaps, at = np.diff(x), np.asarray(at)
    slopes = np.diff(y) / gaps
    before, after = slopes[:-1], slopes[1:]
    both = before + after
    inner = np.where(before * after > 0, 2 * before * after / np.where(both == 0, 1, both), 0)
    tilt = np.concatenate([[slopes[0]], inner, [slopes[-1]]])
    left = np.clip(np.searchsorted(x, at, side="right") - 1, 0, len(gaps) - 1)
    t, gap = (at - x[left]) / gaps[left], gaps[left]
    return (y[left] * (1 + 2 * t) * (1 - t) ** 2 + y[left + 1] * t ** 2 * (3 - 2 * t)
            + gap * tilt[left] * t * (1 - t) ** 2 + gap * tilt[left + 1] * t ** 2 * (t - 1))


class DrawnPicture:
    """Five points that you raise and lower, a smooth curve through them, and a shape over it."""

    def __init__(self):
        self.figure, ax = new_figure(6.6, 3.6, right=0.3)
        ax.set(xlim=(-0.3, 8.3), ylim=(-0.4, SUNDAYS + 0.4), xticks=range(9),
               yticks=range(0, SUNDAYS + 1, 2), xlabel="friends who come",
               ylabel=f"Leo comes, of {SUNDAYS} Sundays")
        self.title = moving(ax.set_title("Leo", loc="left"))
        self.places = np.linspace(0, 8, 161)
        self.shape = moving(ax.plot([], [], "--", color=VERMILION, linewidth=2.2)[0])
        self.curve = moving(ax.plot([], [], color=BLUE)[0])
        self.points = moving(ax.plot([], [], "o", color=INK, markersize=11, clip_on=False,
                                     markeredgecolor="white")[0])

    def update(self, shape, **heights):
        heights = np.array(list(heights.values()))
        self.points.set_data(FRIENDS, heights)
        self.curve.set_data(self.places, through(FRIENDS, heights, self.places))
        self.shape.set_data(self.places, SUNDAYS * SHAPES[shape](self.places))
        self.title.set_text("Your Leo" if shape == "nothing" else f"Your Leo, and {shape}")
        return " ".join([describe(heights), *compared(heights, shape)])


def describe(heights):
    """Return in words where a curve through `heights` climbs most.

    >>> describe(np.array([0, 1, 5, 9, 10]))
    'Most climb from 2 to 4 friends: 4 Sundays more.'
    """
    climbs = np.diff(heights)
    if not climbs.any():
        return "Flat: to this Leo friends make no difference."
    if (climbs <= 0).all():
        return "This Leo comes less often, the more friends come."
    place = int(np.argmax(climbs))
    return (f"Most climb from {FRIENDS[place]} to {FRIENDS[place + 1]} friends: "
            f"{as_text(climbs[place], 1)} Sundays more.")


def compared(heights, shape):
    """Return, in a list, the sentence on how far the points are from a shape, if there is one."""
    if shape == "nothing":
        return []
    away = np.abs(heights - SUNDAYS * SHAPES[shape](FRIENDS)).max()
    return [f"Your points and {shape} are at most {as_text(away, 1)} Sundays apart."]


@styled
def explore_drawn_curve(heights=(5, 5, 5, 5, 5), shape="nothing"):
    """Return a view in which you draw how often Leo comes with 0, 2, 4, 6 and 8 friends.

    `heights` are Sundays out of 10; `shape` is laid over your points: a key of `SHAPES`.

    >>> explore_drawn_curve((0, 1, 5, 9, 10)).words
    'Most climb from 2 to 4 friends: 4 Sundays more.'
    """
    heights = numbers("heights", heights, ndim=1, length=len(FRIENDS))
    sliders = {f"with_{friends}": Slider(f"{friends} friends", height, 0, SUNDAYS, 0.5)
               for friends, height in zip(FRIENDS, heights)}
    return View("How often does Leo come?", DrawnPicture(), **sliders,
                shape=Choice("lay over it", shape, SHAPES))
