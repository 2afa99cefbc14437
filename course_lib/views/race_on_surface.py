"""`compare_optimizers("surface")`: four walks over one landscape of two weights."""

from functools import lru_cache

import numpy as np

from course_lib.checks.values import numbers
from course_lib.landscapes import LANDSCAPES, is_gone, walk
from course_lib.views.parts.race import GROUPS, LOOKS, OPTIMIZERS, Race, leader
from course_lib.views.parts.surface import Surface
from course_lib.views.parts.words import NOTHING, counted, small
from course_lib.views.stage.controls import Choice, Count, Slider
from course_lib.views.stage.live import SteppedView
from course_lib.views.stage.look import moving

from .descent_surface import EDGE

SURFACES = ("narrow valley", "saddle", "two valleys")
SURFACE_LRS = (0.2, 0.05, 0.1, 0.2)     # each fits its optimizer: one for all would be unfair
MOST_STEPS = 100
UP, TALL, TURN = np.radians(62), 0.11, -25      # from where the surface is seen
SEEN = -5.3, 5.3, -4.1, 5.5                     # of it, across and up
TAIL = 12               # places of a walk that are shown
LEVELS = (0.1, 0.25, 0.5, 1, 2, 4, 7, 11, 16, 22, 29)


@lru_cache(maxsize=64)
def path_of(surface, optimizer, lr, start):
    """Return the places (at most MOST_STEPS + 1, 2) of an optimizer; it ends where it is gone.

    >>> path_of("narrow valley", "SGD", 0.1, (1.0, 1.0))[1]
    array([0.992, 0.2  ])
    """
    return walk(LANDSCAPES[surface].slopes, start, OPTIMIZERS[optimizer](lr), MOST_STEPS)


class SurfaceRace(Race):
    """Left four balls with short tails on a surface with depth, right the loss of each."""

    def __init__(self):
        super().__init__(MOST_STEPS, (NOTHING, 40), "loss", "steps", left=0.1,
                         width_ratios=[2.1, 1], gap=0.75)
        self.right.set_yscale("log")
        self.right.set_yticks([1e-4, 1e-3, 1e-2, 0.1, 1, 10],
                              ["0.0001", "0.001", "0.01", "0.1", "1", "10"])
        self.right.minorticks_off()
        self.surface = Surface(self.left, EDGE, LEVELS, UP, TALL)
        self.left.set(xlim=SEEN[:2], ylim=SEEN[2:])
        place = self.left.get_position(original=True)
        self.left.set_position([place.x0, 0.02, place.width, place.y1 - 0.02])
        self.tails = [moving(self.left.plot([], [], **look | {"marker": ""}, linewidth=2.2,
                                            zorder=4)[0]) for look in LOOKS.values()]
        self.balls = [moving(self.left.plot([], [], **look, markersize=12, zorder=6,
                                            markeredgecolor="white")[0])
                      for look in LOOKS.values()]
        self._shown = None

    def update(self, surface, factor, start_w1, start_w2, steps, **lrs):
        if self._shown != surface:
            self._shown = surface
            self.surface.set(LANDSCAPES[surface], TURN)
        start, lrs = (start_w1, start_w2), [factor * lrs[name] for name in OPTIMIZERS]
        self.paths = [path_of(surface, name, lr, start)[: steps + 1]
                      for name, lr in zip(OPTIMIZERS, lrs)]
        losses = [LANDSCAPES[surface].loss(path) for path in self.paths]
        for drawn in zip(self.tails, self.balls, self.paths, losses):
            self._roll(*drawn)
        self.show_losses(losses)
        gone = [is_gone(path) for path in self.paths]
        self.over = all(gone)
        last = [np.inf if lost else values[-1] for lost, values in zip(gone, losses)]
        self.title.set_text(leader(last, counted(steps, "step"), losses[0][0]))
        told = [f"{name} gone" if lost else f"{name} {small(loss)}"
                for name, lost, loss in zip(OPTIMIZERS, gone, last)]
        return f"{lesson(surface, self.paths, gone)} Losses: {', '.join(told)}.".strip()

    def _roll(self, tail, ball, path, losses):
        """Show the end of a walk (n, 2) at its heights (n,); off the surface no ball is seen."""
        path, losses = path[-TAIL:], losses[-TAIL:]
        on_it = np.all(np.abs(path) <= EDGE, axis=1)
        seen = self.surface.project(path, losses)
        tail.set_data(*np.where(on_it[:, None], seen, np.nan).T)
        ball.set_data(*seen[-1:].T)
        ball.set_visible(bool(on_it[-1]))


def lesson(surface, paths, gone):
    """Return in words what tells the four walks apart on this surface, or nothing."""
    def those(holds, lost=False):
        return ", ".join(name for name, path, is_lost in zip(OPTIMIZERS, paths, gone)
                         if is_lost == lost and holds(path))

    told = []
    if any(gone):
        told.append("Too large a learning rate leaves the map.")
        if names := those(ever_farther, lost=True):
            told.append(f"Each jump went farther than the last: {names}.")
    told += [f"{what}: {names}." for asked, what, holds in LESSONS
             if asked == surface and (names := those(holds))]
    return " ".join(told)


def ever_farther(path):
    """Return whether a walk (n, 2) made two jumps or more, each farther than the last.

    >>> ever_farther(np.array([[0, 1], [0, -2], [0, 4]])), ever_farther(np.array([[0, 1], [0, 9]]))
    (True, False)
    """
    lengths = np.hypot(*np.diff(path, axis=0).T)
    return len(lengths) > 1 and bool((np.diff(lengths) > 0).all())


def jumps(path):
    """Return how often a walk (n, 2) jumped over the floor of the narrow valley, w₂ = 0.

    >>> jumps(np.array([[0.0, 2.0], [0.0, 0.0], [0.0, -0.5], [0.0, 0.1]]))
    2
    """
    sides = np.sign(path[:, 1])
    return int(np.count_nonzero(np.diff(sides[sides != 0])))


LESSONS = (
    ("narrow valley", "Over the valley's floor four times or more",
     lambda path: jumps(path) >= 4),
    ("saddle", "Close to the saddle, where there is hardly a slope",
     lambda path: np.hypot(*path[-1]) < 0.6),
    ("two valleys", "On the side of the deeper valley", lambda path: path[-1, 0] < 0),
    ("two valleys", "On the side of the higher valley", lambda path: path[-1, 0] >= 0),
)


def race_on_surface(surface, start, steps, **rates):
    """Return the view of the track "surface"."""
    w1, w2 = numbers("start", start, ndim=1, length=2, each="weight")
    return SteppedView(
        "Four optimizers on one surface",
        SurfaceRace(),
        surface=Choice("surface", surface, SURFACES),
        start_w1=Slider("start w₁", w1, -4, 4, 0.1),
        start_w2=Slider("start w₂", w2, -2.5, 2.5, 0.1),
        steps=Count("steps", steps, 0, MOST_STEPS),
        **rates,
        groups=GROUPS,
        counters=["steps"],
    )
