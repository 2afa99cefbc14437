"""`explore_descent`: walk down a loss step by step, and see each step before you take it."""

from functools import partial

import numpy as np

from course_lib.checks.choices import number_of
from course_lib.optimizers import SGD
from course_lib.views.parts.draw import counted, nearly, number
from course_lib.views.stage.controls import Choice, Count, Slider
from course_lib.views.stage.live import SLOWLY, SteppedView
from course_lib.views.stage.look import BLUE, GREY, INK, VERMILION, moving, new_figure, styled

EDGE = (4.4, 2.7)       # half the width and the depth of a surface
REACH = 4               # the start is at most this far from the middle
TOP = 11.7              # above every loss that a walk starts from
MOST_STEPS = 30
GONE = 100              # so far out the walk will not come back
FLAT = 0.02             # a slope under this moves nothing that you could see
STEADY = 0.1            # under this curvature there is no top or bottom that you could see
ACROSS = 2.0            # how steep the second direction is: loss(x) + 2 · y²
DIVERGED = "It diverges: here the walk ends"
LEVELS = (0.25, 0.5, 1, 2, 4, 6, 9, 13, 18)
LOSS = {
    "bowl": lambda x: x**2 / 2,
    "two valleys": lambda x: (x**2 - 4) ** 2 / 16 + 0.3 * x + 0.65,
    "plateau": lambda x: 5 - 5 / (1 + (x + 2) ** 2 / 2),
}
SLOPE = {
    "bowl": lambda x: x,
    "two valleys": lambda x: x * (x**2 - 4) / 4 + 0.3,
    "plateau": lambda x: 5 * (x + 2) / (1 + (x + 2) ** 2 / 2) ** 2,
}


def loss_at(curve, place):
    """Return the loss at `place`: (1,) for a curve, (2,) for a surface; or many, (n, 1 or 2).

    >>> float(loss_at("bowl", np.array([2.0]))), float(loss_at("bowl", np.array([2.0, 1.0])))
    (2.0, 4.0)
    """
    return LOSS[curve](place[..., 0]) + ACROSS * np.sum(place[..., 1:] ** 2, axis=-1)


def slopes_at(curve, place):
    """Return the slope of the loss in each direction, in the shape of `place`.

    >>> slopes_at("bowl", np.array([2.0, 1.0]))
    array([2., 4.])
    """
    return np.array([SLOPE[curve](place[0]), *(2 * ACROSS * place[1:])])


def walk(curve, start, lr, steps):
    """Return the places (at most steps + 1, 1 or 2) of gradient descent; it ends where it is gone.

    >>> walk("bowl", [2.0], lr=0.5, steps=2).tolist()
    [[2.0], [1.0], [0.5]]
    """
    place, optimizer = np.array(start, dtype=float), SGD(lr)
    path = [place.copy()]
    while len(path) <= steps and np.abs(place).max() < GONE:
        optimizer.step(place, slopes_at(curve, place))
        path.append(place.copy())
    return np.array(path)


class Outside:
    """An arrow at the edge of the axes, towards a place that lies off the picture."""

    def __init__(self, ax):
        self.ax = ax
        self.arrow = moving(ax.plot([], [], color=VERMILION, markersize=13, zorder=7,
                                    markeredgecolor="white")[0])

    def point_to(self, x, y):
        """Show the arrow where (x, y) is off the picture, and nothing where it is on it."""
        across, up = self.ax.transAxes.inverted().transform(self.ax.transData.transform((x, y)))
        off = np.array([across - np.clip(across, 0, 1), up - np.clip(up, 0, 1)])
        self.arrow.set_visible(bool(off.any()))
        if off.any():
            edge = np.clip([across, up], 0.04, 0.96)
            angle = np.degrees(np.arctan2(*(np.sign(off) * (-1, 1))))
            self.arrow.set_marker((3, 0, angle))    # a triangle, turned from upright
            at = self.ax.transData.inverted().transform(self.ax.transAxes.transform(edge))
            self.arrow.set_data(at[:1], at[1:])


def is_gone(path):
    """Return whether a walk (n, 1 or 2) is so far out that it will not come back.

    >>> is_gone(np.array([[3.0], [-50.0]])), is_gone(np.array([[3.0], [-150.0]]))
    (False, True)
    """
    return bool(np.abs(path[-1]).max() >= GONE)


class Walk:
    """The marks of a walk on any axes: where it was, where it is, and where it goes next."""

    def __init__(self, ax, *zeros):
        draw = partial(ax.plot, *([] for _ in zeros))
        self.path = moving(draw("o-", color=INK, markersize=4, linewidth=1.3, zorder=4)[0])
        self.step = moving(draw(":", color=INK, linewidth=1.8, zorder=4)[0])
        self.after = moving(draw("D", color=INK, markersize=8, markerfacecolor="white",
                                 markeredgewidth=1.6, zorder=5)[0])
        self.here = moving(draw("D", color=INK, markersize=9, markeredgecolor="white",
                                zorder=6)[0])

    def set(self, path, after):
        """Show `path` (n, axes), its last place as here, and the place `after` the next step."""
        places = (path, np.array([path[-1], after]), after[None], path[-1:])
        for line, points in zip((self.path, self.step, self.after, self.here), places):
            line.set_data(points[:, 0], points[:, 1])
            if points.shape[1] == 3:
                line.set_3d_properties(points[:, 2])


class CurvePicture:
    """Left the curve with the tangent and the next step, right the loss after each step."""

    def __init__(self):
        self.figure, (self.left, self.right) = new_figure(ncols=2)
        self.left.set(xlim=(-4.6, 4.6), ylim=(-0.6, TOP), xlabel="weight w", ylabel="loss")
        self.right.set(xlim=(-0.8, MOST_STEPS + 0.8), ylim=(-0.6, TOP), xlabel="steps taken",
                       ylabel="loss", xticks=range(0, MOST_STEPS + 1, 10))
        self.titles = [moving(ax.set_title("w", loc="left")) for ax in (self.left, self.right)]
        self.w = np.linspace(-4.6, 4.6, 461)
        self.curve = self.left.plot([], [], color=BLUE)[0]
        self.tangent = moving(self.left.plot([], [], "--", color=VERMILION)[0])
        self.walk = Walk(self.left, 0, 0)
        self.history = moving(self.right.plot([], [], "o-", color=BLUE, markersize=5,
                                              linewidth=1.4)[0])
        self.outside = [Outside(ax) for ax in (self.left, self.right)]
        self._shown = None

    def update(self, curve, start, lr, steps):
        path = walk(curve, [start], lr, steps)
        losses = loss_at(curve, path)
        self.over = is_gone(path)
        slope = slopes_at(curve, path[-1])
        after, taken = path[-1] - lr * slope, counted(len(path) - 1, "step")
        if self._shown != curve:
            self._shown = curve
            self.curve.set_data(self.w, LOSS[curve](self.w))
        # Tangent and next step: along the slope, then onto the curve.
        here, height = path[-1, 0], losses[-1]
        self.walk.set(np.column_stack([path, losses]), np.append(after, loss_at(curve, after)))
        reach = np.array([-1, 1]) * 1.6 / np.hypot(1, slope[0])
        self.tangent.set_data(here + reach, height + slope[0] * reach)
        self.history.set_data(np.arange(len(path)), losses)
        self.outside[0].point_to(here, height)
        self.outside[1].point_to(len(path) - 1, height)
        said = verdict(curve, path, losses, slope, after)
        so = "it diverges" if said.startswith("It diverges") else way(slope[0])
        self.titles[0].set_text(DIVERGED if self.over else f"Slope {brief(slope[0])}: {so}")
        self.titles[1].set_text(f"Loss {brief(height)} after {taken}")
        return (f"{curve.capitalize()} from w = {number(start)}, learning rate {number(lr)}: "
                f"after {taken} w {equals(here)}, loss {brief(height)}, slope "
                f"{brief(slope[0])}. {said}")


class SurfacePicture:
    """Left the level sets from above, right the same surface in 3-D, with one path on both."""

    def __init__(self):
        self.figure, (self.map, flat) = new_figure(8.0, 3.8, ncols=2, gap=0.3)
        self.map.set(xlabel="weight w₁", ylabel="weight w₂")
        self.title = moving(self.map.set_title("w", loc="left"))
        place = flat.get_position()
        flat.remove()
        self.view = self.figure.add_axes(place, projection="3d", computed_zorder=False)
        for name, label in (("x", "w₁"), ("y", "w₂"), ("z", "loss")):
            getattr(self.view, f"set_{name}label")(label, labelpad=-12)
        # From so high up that the outside of the near corner hides none of the inside.
        self.view.view_init(elev=66, azim=-62)
        self.walks = Walk(self.map, 0, 0), Walk(self.view, 0, 0, 0)
        self.outside = Outside(self.map)
        lines = [np.linspace(-edge, edge, n) for edge, n in zip(EDGE, (67, 41))]
        self.places = np.stack(np.meshgrid(*lines), axis=-1)
        self._shown, self._drawn = None, []

    def update(self, curve, start, across, lr, steps):
        if self._shown != curve:
            self._shown = curve
            self._new_surface(curve)
        path = walk(curve, [start, across], lr, steps)
        losses = loss_at(curve, path)
        self.over = is_gone(path)
        slopes = slopes_at(curve, path[-1])
        after, taken = path[-1] - lr * slopes, counted(len(path) - 1, "step")
        self.walks[0].set(path, after)
        self.outside.point_to(*path[-1])
        self._climb(np.column_stack([path, losses]), np.append(after, loss_at(curve, after)))
        self.title.set_text(DIVERGED if self.over else f"Loss {brief(losses[-1])} after {taken}")
        return (f"{curve.capitalize()} from ({number(start)}, {number(across)}), learning rate "
                f"{number(lr)}: after {taken} at {spot(path[-1])}, loss "
                f"{brief(losses[-1])}. {verdict(curve, path, losses, slopes, after)}")

    def _climb(self, path, after):
        """Show the path on the surface; it ends at the edge, or it would cross the map beside."""
        on_it = np.all(np.abs([*path, after])[:, :2] <= EDGE, axis=1)
        end = len(on_it) if on_it.all() else np.argmin(on_it)
        walk = self.walks[1]
        walk.set(path[:end], after)
        walk.here.set_visible(end >= len(path))
        for line in (walk.step, walk.after):
            line.set_visible(end > len(path))

    def _new_surface(self, curve):
        for artist in self._drawn:
            artist.remove()
        w1, w2 = self.places[..., 0], self.places[..., 1]
        losses = loss_at(curve, self.places)
        filled = self.map.contourf(w1, w2, losses, (-1, *LEVELS, 99), cmap="Blues", alpha=0.3)
        rings = self.map.contour(w1, w2, losses, LEVELS, colors=GREY, linewidths=0.9)
        surface = self.view.plot_surface(w1, w2, losses, cmap="Blues", vmin=-10, vmax=60,
                                         rcount=41, ccount=67, linewidth=0, antialiased=False)
        on_it = self.view.contour(w1, w2, losses, LEVELS, colors=GREY, linewidths=0.8)
        self._drawn = [filled, rings, surface, on_it]
        for ax in (self.map, self.view):
            ax.set(xlim=(-EDGE[0], EDGE[0]), ylim=(-EDGE[1], EDGE[1]))
        self.view.set(zlim=(0, 34), xticks=[], yticks=[], zticks=[])


def verdict(curve, path, losses, slopes, after):
    """Return in words how the walk goes on: gone, at rest, too long a step, too short, or down."""
    if is_gone(path):
        return ("It diverges: the last step jumped farther than any before, and here the walk "
                "ends. Try a smaller learning rate.")
    if len(losses) > 3 and (np.diff(losses[-4:]) > 1e-12).all():
        # A bowl is as curved everywhere: what grows there never stops growing.
        so = "It diverges" if curve == "bowl" else "Too long"
        return f"{so}: the last three steps all went up. Try a smaller learning rate."
    if np.abs(slopes).max() < FLAT:
        return at_rest(curve, path[-1], losses[-1])
    if len(losses) > 1 and losses[-1] >= losses[-2] - 1e-12:
        return "That step did not go down: it was too long."
    if loss_at(curve, after) >= losses[-1] - 1e-12:
        return f"The next step would not go down, to {spot(after)}: it is too long."
    if np.abs(after - path[-1]).max() < FLAT:
        return "The next step hardly moves: learning rate times slope is small."
    return f"The next step goes downhill, to {spot(after)}."


def at_rest(curve, place, loss):
    """Return in words where hardly a slope is: lowest place, higher valley, plateau or hilltop."""
    w = place[0]
    if curvature(curve, w) < -STEADY:
        where, way = ("On top of a hill", "either way") if len(place) == 1 else (
            "On the pass between the valleys", "along w₁ either way")
        return f"{where}: almost no slope, so it barely starts, and {way} leads down."
    if curve == "two valleys" and w > -1:
        return "It rests, but not at the lowest place: from here every way leads up first."
    if curve == "plateau" and loss > 1:
        return "It is stuck on the plateau: hardly a slope, hardly a step, and yet no minimum."
    return "It rests at the bottom: hardly a slope, hardly a step."


def curvature(curve, w):
    """Return how fast the slope grows with w: under 0 on a hilltop, over 0 in a valley.

    >>> round(float(curvature("bowl", 3.0)), 6), round(float(curvature("two valleys", 0.3)), 2)
    (1.0, -0.93)
    """
    return (SLOPE[curve](w + 0.001) - SLOPE[curve](w - 0.001)) / 0.002


def way(slope):
    """Return where a step goes: against the slope.

    >>> way(2.0), way(-2.0), way(-0.00004), way(0)
    ('step left', 'step right', 'hardly a step', 'no step')
    """
    if abs(slope) < 0.005:
        return "hardly a step" if slope else "no step"
    return "step left" if slope > 0 else "step right"


def brief(value):
    """Return a number as text; a huge or a tiny one without its digits.

    >>> brief(-0.5), brief(123456.0), brief(-0.00004)
    ('−0.5', 'over 1,000', 'nearly 0')
    """
    if abs(value) <= 1000:
        return nearly(value, 2, most=2)
    return "over 1,000" if value > 0 else "under −1,000"


def equals(value):
    """Return a number as text, after what it is the value of.

    >>> equals(-0.5), equals(123456.0)
    ('= −0.5', 'is over 1,000')
    """
    return f"= {brief(value)}" if abs(value) <= 1000 else f"is {brief(value)}"


def spot(place):
    """Return a place (1,) or (2,) as text.

    >>> spot(np.array([1.0])), spot(np.array([1.0, -2.0]))
    ('1', '(1, −2)')
    """
    text = ", ".join(brief(value) for value in place)
    return text if len(place) == 1 else f"({text})"


@styled
def explore_descent(curve="bowl", dimensions=1, start=-3.5, across=2.0, lr=0.1, steps=0):
    """Return a view of gradient descent: the next step is drawn before you take it.

    `curve` is "bowl", "two valleys" or "plateau"; `dimensions` 1 shows it over one weight, 2 over
    two (level sets and a surface, the second weight starting at `across`). `start` is from −4 to
    4, `lr` from 0.01 to 2.2 (in two dimensions to 0.6), `steps` from 0 to 30. Raises TypeError or
    ValueError for others, also for an `across` that one dimension does not show.

    >>> explore_descent(lr=0.5).press("step").split(": ")[1].split(".")[0]
    'after 1 step w = −1'
    """
    number_of("dimensions", dimensions, (1, 2))
    picture = CurvePicture() if dimensions == 1 else SurfacePicture()
    names = ("start", "") if dimensions == 1 else ("start w₁", "start w₂")
    controls = {"curve": Choice("curve" if dimensions == 1 else "surface", curve, LOSS),
                "start": Slider(names[0], start, -REACH, REACH, 0.1)}
    second = Slider(names[1], across, -2.5, 2.5, 0.1)
    second.checked("across", across)
    if dimensions == 2:
        controls["across"] = second
    controls["lr"] = Slider("learning rate", lr, 0.01, 2.2 if dimensions == 1 else 0.6, 0.01)
    controls["steps"] = Count("steps", steps, 0, MOST_STEPS)
    return SteppedView("Gradient descent", picture, counters=["steps"], speed=SLOWLY, **controls)
