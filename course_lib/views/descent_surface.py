"""The picture of `explore_descent` over two weights: level sets, and the surface they are of."""

import numpy as np

from course_lib.landscapes import LANDSCAPES, is_gone, walk
from course_lib.optimizers import SGD
from course_lib.views.parts.surface import HIGHEST, Surface, shade
from course_lib.views.parts.walks import Outside, Walk, verdict
from course_lib.views.parts.words import brief, counted, spot
from course_lib.views.stage.hand import touchable
from course_lib.views.stage.look import INK, moving, new_figure

from .descent_curve import DIVERGED

EDGE = (4.4, 2.7)       # half the width and the depth of a surface
LEVELS = (0.25, 0.5, 1, 2, 4, 6, 9, 13, 18)
BALL = 0.3              # how high the ball stands over its place, in units of a weight


class SurfacePicture:
    """Left the level sets from above, right the same surface with a ball, one path on both."""

    def __init__(self):
        self.figure, (self.map, ax) = new_figure(8.0, 3.8, ncols=2, gap=0.3)
        self.map.set(xlabel="weight w₁", ylabel="weight w₂", xlim=(-EDGE[0], EDGE[0]),
                     ylim=(-EDGE[1], EDGE[1]))
        self.title = moving(self.map.set_title("w", loc="left"))
        self.surface = Surface(ax, EDGE, LEVELS)
        self.shadow = moving(ax.plot([], [], "o", color=INK, alpha=0.35, markersize=9, zorder=3,
                                     markeredgewidth=0)[0])
        self.walks = Walk(self.map), Walk(ax)
        touchable(self.walks[0].start, "start", start=(1, 0), across=(0, 1))
        self.walks[1].here.set(marker="o", markersize=12)
        self.outside = Outside(self.map)
        self._shown, self._drawn = None, []

    def update(self, curve, start, across, lr, steps, turn):
        landscape = LANDSCAPES[curve]
        if self._shown != (curve, turn):
            self._new_surface(curve, turn)
        path = walk(landscape.slopes, [start, across], SGD(lr), steps)
        loss, self.over = landscape.loss(path[-1]), is_gone(path)
        after, taken = path[-1] - lr * landscape.slopes(path[-1]), counted(len(path) - 1, "step")
        self.walks[0].set(path, after)
        self.outside.point_to(*path[-1])
        self._climb(landscape, np.vstack([path, after]))
        self.title.set_text(DIVERGED if self.over else f"Loss {brief(loss)} after {taken}")
        return (f"{verdict(curve, path, after)} After {taken} it is at {spot(path[-1])}, "
                f"loss {brief(loss)}.")

    def _climb(self, landscape, places):
        """Show the path on the surface, where it ends at the edge; its last place is to come."""
        on_it = np.all(np.abs(places) <= EDGE, axis=1)
        end = len(on_it) if on_it.all() else np.argmin(on_it)
        seen = self.surface.project(places, landscape.loss(places))
        walk = self.walks[1]
        walk.set(seen[: min(end, len(places) - 1)], seen[-1])
        (x,), (y,) = walk.here.get_data()
        self.shadow.set_data([x + BALL / 2], [y])
        walk.here.set_data([x], [y + BALL])
        for line in (walk.here, self.shadow):
            line.set_visible(end >= len(places) - 1)
        for line in (walk.step, walk.after):
            line.set_visible(end >= len(places))

    def _new_surface(self, curve, turn):
        landscape = LANDSCAPES[curve]
        self.surface.set(landscape, turn)
        if self._shown and self._shown[0] == curve:
            self._shown = curve, turn
            return      # seen from elsewhere alone: the map stays
        self._shown = curve, turn
        for artist in self._drawn:
            artist.remove()
        places = self.surface.places
        losses = landscape.loss(places)
        between = np.convolve((0, *LEVELS, HIGHEST), (0.5, 0.5), "valid")
        self._drawn = [
            self.map.contourf(*np.moveaxis(places, -1, 0), losses, (-1, *LEVELS, 99),
                              colors=shade(between)),
            self.map.contour(*np.moveaxis(places, -1, 0), losses, LEVELS, colors=INK, alpha=0.55,
                             linewidths=0.8)]
