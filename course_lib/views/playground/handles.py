"""What a hand can press in the playground's picture: data sets, inputs, + and −, maps, lines."""

from matplotlib.patches import Rectangle

from course_lib.datasets import DATASETS_2D
from course_lib.datasets.features import FEATURES
from course_lib.views.parts.network_map import (
    INPUTS, MIDDLE, NODE, OUTPUT, PLANE, input_name)
from course_lib.views.parts.plane_data import data_of
from course_lib.views.stage.hand import pressable, untouch
from course_lib.views.stage.look import BLUE, GREY, INK, PAPER, ROLES, VERMILION

from .knobs import IN_THE_PICTURE, MOST_LAYERS, MOST_NEURONS, SIZES

TILE, PITCH = 36, 40        # side of a data set's small picture, and from one to the next
TILES = 21                  # the middle of their column
A_FEW = 70                  # points of it
FAINT = 0.3                 # what is not chosen
SIGN = 15                   # side of a + or a −
HEAD, LAYERS = 73, 35       # how far down the signs of a layer stand, and those of all layers


class Handles:
    """All that can be pressed on `network`, a `NetworkMap`, and a column of data sets beside it.

    The column is there `with_data`. The controls in `fixed` must not be moved, those in `left_out`
    are not even seen. `begin(knobs)` lays the handles out, `mark(large)` says what is pinned.
    """

    def __init__(self, network, with_data, fixed, left_out):
        self.network, self.ax, self._left_out = network, network.ax, left_out
        self._still, self._signs, self._tiles = {*fixed, *left_out}, [], {}
        self._marked = self._laid_out = None
        if with_data and self._there("data"):
            self._draw_tiles()

    def _free(self, name):
        return name not in self._still

    def _there(self, name):
        return name not in self._left_out

    def _draw_tiles(self):
        self._text(TILES, 56, "data")
        for row, name in enumerate(DATASETS_2D):
            y = MIDDLE + (row - (len(DATASETS_2D) - 1) / 2) * PITCH
            self._tiles[name] = self._tile(name, y)

    def _tile(self, name, y):
        """Draw a small picture of a data set, and return its frame and its points."""
        data = data_of(name, A_FEW)
        places = (data.X / data.reach) * (1, -1) * TILE / 2 + (TILES, y)
        blue = data.y > (data.low + data.high) / 2
        points = [self.ax.plot(*places[side].T, marker, color=colour, markersize=2.4,
                               markeredgewidth=0)[0]
                  for side, marker, colour in ((~blue, "s", VERMILION), (blue, "o", BLUE))]
        return self._box(TILES, y, TILE), points

    def _box(self, x, y, side, **style):
        return self.ax.add_patch(Rectangle((x - side / 2, y - side / 2), side, side, zorder=1.5,
                                           **{"facecolor": PAPER, "linewidth": 0.9} | style))

    def _text(self, x, y, text, colour=GREY, size=9.5):
        return self.ax.text(x, y, text, ha="center", va="center", size=size, color=colour)

    def begin(self, knobs):
        """Lay out all that depends on the knobs: what is chosen, what can be added or taken."""
        laid_out = [knobs[name] for name in IN_THE_PICTURE]
        if laid_out == self._laid_out:
            return
        self._laid_out = laid_out
        self._choose_data(knobs["data"])
        self._choose_inputs(knobs)
        untouch(self.ax.figure, *self._signs)
        for artist in self._signs:
            artist.remove()
        self._signs = []
        if self._there("layers"):
            said = "1 hidden layer" if knobs["layers"] == 1 else f"{knobs['layers']} hidden layers"
            self._count((INPUTS + PLANE) / 2, LAYERS, said, 66, "layers", knobs["layers"],
                        0, MOST_LAYERS, "one layer {}")
        for k, column in enumerate(self.network.columns[1:], 1):
            if self._there(SIZES[k - 1]):
                self._count(column[0][0], HEAD, str(len(column)), 16, SIZES[k - 1], len(column), 1,
                            MOST_NEURONS, f"layer {k}, one neuron {{}}")
        self._hold_lines()

    def _choose_data(self, chosen):
        for name, (frame, points) in self._tiles.items():
            on = name == chosen
            frame.set(edgecolor=INK if on else ROLES["edge"], linewidth=2 if on else 0.9)
            for line in points:
                line.set_alpha(1 if on else FAINT)
            self._key(frame, f"data: {name}", on, {} if on else {"data": name})

    def _choose_inputs(self, knobs):
        for name, (_, image) in self.network.inputs.items():
            self._key(image, input_name(name), knobs[name], {name: not knobs[name]}, looks=True)

    def _count(self, x, y, text, reach, control, value, low, high, name):
        """Draw − and + around a number that the control `control` has."""
        words = self._text(x, y, text)
        self._signs.append(words)
        for sign, step, told in (("−", -1, "less"), ("+", 1, "more")):
            to = value + step
            left = low <= to <= high and self._free(control)
            at = x + step * reach
            box = self._box(at, y, SIGN, edgecolor=GREY if left else ROLES["grid"])
            self._signs += [box, self._text(at, y - 0.5, sign, INK if left else ROLES["edge"], 11)]
            self._key(box, name.format(told), None, {control: to} if left else {})

    def _key(self, artist, name, on, sets, **more):
        """Let `artist` be pressed by hand and by key."""
        sets = {control: value for control, value in sets.items() if self._free(control)}
        height = self.ax.figure.bbox.height
        (left, low), (right, high) = artist.get_window_extent().get_points()
        box = [round(float(place), 1) for place in (left, height - high, right, height - low)]
        pressable(artist, name, box, on, **more, **sets)

    def _hold_lines(self):
        """Let each line tell its weight, and come to be edited."""
        for name in self.network.wires.names:
            source, target = name.split(" → ")
            sets = {"source": source.split(", ")[-1], "into": target}
            free = source != "nothing" and all(map(self._free, ("source", "into", "weight")))
            pressable(self.network.wires, name, looks=source != "nothing",
                      edits="weight" if free else None, **(sets if free else {}))

    def mark(self, large):
        """Let a click on a neuron's map pin it; the one called `large` is pinned, and lets go."""
        if self._marked == (large, self.network.images):
            return
        self._marked = large, self.network.images
        maps = (name for name, (k, _) in self.network.places.items() if k)
        for name, image in zip(maps, self.network.images):
            to = {"large": OUTPUT if name == large else name}
            pressable(image, name, looks=True, **(to if self._free("large") else {}))
