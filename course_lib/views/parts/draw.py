"""The parts of a neuron's drawing: a node that holds a value, an arrow that shows a weight."""

import numpy as np
from matplotlib.patches import Circle, Polygon, Rectangle

from course_lib.views.stage.look import BLUE, GREY, INK, PALE, VERMILION, moving, signed, strength

HEAD = 0.32  # length of an arrow's head, in the drawing's units
# Behind a text that lines may run through, so that none crosses its letters.
PAPER = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}


def prepare_drawing(ax, width, height):
    """Make `ax` a blank sheet of `width` × `height` units in which circles are round.

    >>> from course_lib.views.stage.look import new_figure
    >>> figure, ax = new_figure()
    >>> prepare_drawing(ax, 10, 7)
    >>> ax.get_xlim()[1]
    np.float64(10.0)
    """
    ax.set(xlim=(0, width), ylim=(0, height), aspect="equal")
    ax.set_axis_off()
    ax.set_title("", loc="left")


class Node:
    """A place that holds a value: a blue circle where it fires, a vermilion square where not.

    `set(text)` keeps it neutral (an outlined circle), `set(text, fires=True)` says which.
    """

    def __init__(self, ax, x, y, radius, name="", size=11):
        self.x, self.y, self.radius = x, y, radius
        side = 1.72 * radius
        corner = (x - side / 2, y - side / 2)
        self.circle = moving(ax.add_patch(Circle((x, y), radius, lw=1.6, zorder=3)))
        self.square = moving(ax.add_patch(Rectangle(corner, side, side, lw=1.6, zorder=3)))
        self.label = moving(ax.text(x, y, "", ha="center", va="center", size=size, zorder=4))
        self._shown = None
        ax.text(x, y + radius + 0.18, name, ha="center", va="bottom", color=GREY, size=10.5)

    def set(self, text, fires=None):
        """Write `text` into the node and show whether it fires (None: neither)."""
        if self._shown == (text, fires):
            return      # what stays as it is need not be drawn again
        self._shown = text, fires
        self.circle.set_visible(fires is not False)
        self.square.set_visible(fires is False)
        colour = {True: BLUE, False: VERMILION, None: PALE}[fires]
        for shape in (self.circle, self.square):
            shape.set(facecolor=colour, edgecolor=INK if fires is None else colour)
        self.label.set(
            text=text,
            color=INK if fires is None else "white",
            weight="normal" if fires is None else "bold",
        )


class Arrow:
    """A weight from one point to another: thickness is its size, line and colour its sign."""

    def __init__(self, ax, start, end, largest=1.0, label_at=None, **label):
        self.start, self.end, self.largest = np.array(start), np.array(end), largest
        direction = self.end - self.start
        self.along = direction / np.hypot(*direction)
        self.line = moving(ax.plot([], [], solid_capstyle="butt", zorder=2)[0])
        self.head = moving(ax.add_patch(Polygon(np.zeros((3, 2)), zorder=2)))
        at = (self.start + self.end) / 2 if label_at is None else label_at
        label = {"ha": "center", "va": "center", "size": 10.5, "zorder": 5, **label}
        self.label = moving(ax.text(*at, "", **label))
        self._shown = None

    def set(self, weight, text=""):
        """Show `weight` (0 is a thin grey line) and write `text` beside the arrow."""
        if self._shown == (weight, text):
            return
        self._shown = weight, text
        colour, style = signed(weight)
        share = min(abs(weight) / self.largest, 1)
        width = 1.0 + 4.0 * share
        half = (0.10 + 0.035 * width) * np.array([-self.along[1], self.along[0]])
        neck = self.end - HEAD * self.along
        self.line.set_data(*zip(self.start, neck))
        self.line.set(color=colour, linestyle=style, linewidth=width)
        self.head.set(xy=[self.end, neck + half, neck - half], facecolor=colour, edgecolor=colour)
        for shape in (self.line, self.head):
            shape.set_alpha(strength(share))
        self.label.set(text=text, color=colour)


def between(a, b):
    """Return where an arrow from node `a` to node `b` leaves the one and meets the other.

    >>> from types import SimpleNamespace as Spot
    >>> start, end = between(Spot(x=0, y=0, radius=1), Spot(x=10, y=0, radius=2))
    >>> start.tolist(), end.tolist()
    ([1.0, 0.0], [8.0, 0.0])
    """
    p, q = np.array([a.x, a.y], float), np.array([b.x, b.y], float)
    along = (q - p) / np.hypot(*(q - p))
    return p + a.radius * along, q - b.radius * along
