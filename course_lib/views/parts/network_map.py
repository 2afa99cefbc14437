"""A network drawn as its neurons' maps: what each of them says at every place of the plane."""

import numpy as np
from matplotlib.collections import LineCollection

from course_lib.checks.results import no_alarms
from course_lib.datasets.features import FEATURES, features
from course_lib.views.stage.look import BLUE, CALM, GREY, INK, VERMILION, moving, strength

from .colour_bar import colour_bar
from .decision_map import DecisionMap
from .plane_data import limits

WIDTH, HEIGHT = 536, 294    # of the drawing, in an ordinary screen's pixels; all even: a cell
CELL = 2                    # of a neuron's map is two wide, and must not be cut in half
NODE = 28                   # side of a neuron's map
GRID = 42                   # places along a side of the output's map
EVERY = 3                   # a neuron's own map shows one in three of these places
LEFT, ROW = 52, 32          # where the first column begins, and how far rows are apart
MIDDLE = 146                # of the rows; above a layer stands its name, below all the key
OUTPUT = (WIDTH, 54)        # where the last weights meet the output's map
KEY = "Weights: thick large, dashed negative. Click a map to see it large."
BAR = 24, 4, 52, 9          # of colours: left and lower edge, width, height
STRONG = 2.0                # a weight that has all of its ink
THICKEST = 6.0
PIXEL = 0.72                # of an ordinary screen, in points


class NetworkMap:
    """The drawing of a network on `ax`: a small map for each neuron, a line for each weight.

    `begin` lays it out for new features, layers or data; `update` shows a network's numbers.
    """

    def __init__(self, ax):
        ax.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
        ax.set_axis_off()
        self.ax, self.images, self._labels, self._laid_out = ax, [], [], None
        self.positive, self.negative = (
            moving(ax.add_collection(LineCollection([], colors=colour, linestyles=style,
                                                    zorder=2)))
            for colour, style in ((BLUE, "-"), (VERMILION, "--")))
        self.frames = ax.add_collection(LineCollection([], colors=GREY, linewidths=PIXEL,
                                                       snap=False, zorder=4))
        self.chosen = moving(ax.plot([], [], color=INK, linewidth=2.6, zorder=5)[0])
        self._explain(ax)

    def _explain(self, ax):
        left, bottom, width, height = BAR
        colour_bar(ax, (left / WIDTH, bottom / HEIGHT, width / WIDTH, height / HEIGHT),
                   "low", "high")
        ax.text(118, HEIGHT, KEY, va="bottom", size=9.5, color=GREY)

    def output_map(self, ax):
        """Draw the map of the output on `ax` from now on."""
        self.plane, self.output = ax, None
        ax.set(xlabel="x₁", ylabel="x₂")
        ax.yaxis.tick_right()       # the left side is where the weights come in
        ax.yaxis.set_label_position("right")
        ax.locator_params(nbins=4)

    def begin(self, sees, hidden, data):
        """Lay out a column for the features `sees` and for each of the layers `hidden`."""
        if self.output is None:
            self.output = DecisionMap(self.plane, data.reach, n=GRID, centre=data.centre)
            self.plane.set(**limits(data))
        self.ends = data.low, data.high
        self.inputs = features(self.output.places, sees)
        if (sees, hidden) == self._laid_out:
            return      # other data alone: what stands still may stay
        self._laid_out = sees, hidden
        self.columns = _columns([self.inputs.shape[1], *hidden])
        nodes = [place for column in self.columns for place in column]
        self.frames.set_segments([_square(*place) for place in nodes])
        self._hang()
        self._label(sees, hidden)

    def _hang(self):
        """Make an image for each column, of its maps and the gaps between them."""
        for image in self.images:
            image.remove()
        self.images = [moving(self.ax.imshow(
            np.full((((len(column) - 1) * ROW + NODE) // CELL, NODE // CELL), np.nan),
            extent=(column[0][0] - NODE / 2, column[0][0] + NODE / 2,
                    column[-1][1] + NODE / 2, column[0][1] - NODE / 2),
            cmap=CALM, vmin=0, vmax=1, interpolation="nearest", aspect="auto", zorder=3))
            for column in self.columns]

    def _label(self, sees, hidden):
        for text in self._labels:
            text.remove()
        names = [FEATURES[name][0] for name in sees] or ["none"]
        self._labels = [
            self.ax.text(x - NODE / 2 - 5, y, name, ha="right", va="center", size=10, color=INK)
            for name, (x, y) in zip(names, self.columns[0])]
        for k, column in enumerate(self.columns[1:], 1):
            x, top = column[0]
            self._labels.append(self.ax.text(x, top - NODE / 2 - 5, f"layer {k}", ha="center",
                                             va="bottom", size=9.5, color=GREY))

    def at(self, across, down):
        """Return (column, neuron), counted from 0, of the map at a place of the figure, or None.

        The place is in an ordinary screen's pixels, from the top left. Column 0 are the inputs.
        """
        place = across, self.ax.get_figure().bbox.height - down
        x, y = self.ax.transData.inverted().transform(place)
        return next(((k, j) for k, column in enumerate(self.columns)
                     for j, (left, top) in enumerate(column)
                     if max(abs(x - left), abs(y - top)) <= NODE / 2), None)

    def there(self, place):
        """Return `place`, (column, neuron), or None where this network has no such neuron."""
        k, j = place or (0, 0)
        return place if 0 < k < len(self.columns) and j < len(self.columns[k]) else None

    def update(self, net, discrete=False, large=None):
        """Show the maps and the weights of `net`, in two colours alone where `discrete`.

        The large map is that of the output, or of the neuron `large`, (column, neuron). `n_dead`
        counts the ReLUs that say 0 at every place.
        """
        with no_alarms():
            says = np.nan_to_num(net._forward(self.inputs)[:, 0])
        layers = [(self.inputs, "linear"),
                  *((layer.outputs, layer.activation) for layer in net.layers[:-1])]
        for (values, activation), image in zip(layers, self.images):
            self._paste(np.nan_to_num(values), activation, image, discrete)
        self.n_dead = sum(np.count_nonzero(~values.any(axis=0))
                          for values, activation in layers if activation == "relu")
        self._draw_large(says, layers, discrete, large)
        self._draw_weights([layer.weights for layer in net.layers])

    def _draw_large(self, says, layers, discrete, large):
        ends, frame = self.ends, ([], [])
        if large:
            (values, activation), (k, j) = layers[large[0]], large
            says, frame = np.nan_to_num(values[:, j]), np.transpose(_square(*self.columns[k][j]))
            ends = reach(says, activation)
        self.chosen.set_data(*frame)
        self.output.say_from(*ends)
        self.output.update(lambda places: says, discrete)

    def _paste(self, values, activation, image, discrete):
        """Put a column's maps on its image: a sigmoid from 0 to 1, the others around 0."""
        sheet = np.array(image.get_array().filled(np.nan))
        for j, says in enumerate(values.T):
            says = says.reshape(GRID, GRID)[EVERY // 2 :: EVERY, EVERY // 2 :: EVERY][::-1]
            low, high = reach(says, activation)
            share = (says - low) / (high - low)
            if discrete:
                share = np.where(share > 0.5, 1.0, np.where(share < 0.5, 0.0, 0.5))
            sheet[j * ROW // CELL : j * ROW // CELL + NODE // CELL] = share
        image.set_data(sheet)

    def _draw_weights(self, weights):
        columns = [*self.columns, [OUTPUT]]
        segments, sizes = [], []
        for here, after, layer in zip(columns, columns[1:], weights):
            ends = [(x - (NODE / 2 if (x, y) != OUTPUT else 0), y) for x, y in after]
            segments += [((x + NODE / 2, y), end) for x, y in here for end in ends]
            sizes.append(layer.ravel())
        sizes, segments = np.concatenate(sizes), np.array(segments)
        for lines, colour, chosen in ((self.positive, BLUE, sizes > 0),
                                      (self.negative, VERMILION, sizes < 0)):
            here = np.abs(sizes[chosen])
            lines.set_segments(segments[chosen])
            lines.set_linewidths(np.minimum(0.4 + 1.2 * here, THICKEST))
            lines.set_color([(colour, ink) for ink in strength(here / STRONG).round(1)])


def reach(values, activation):
    """Return the lowest and the highest value of a neuron's colours: white is between them.

    >>> reach(np.array([0.5, -3.0]), "sigmoid"), reach(np.array([0.5, -3.0]), "relu")
    ((0.0, 1.0), (-3.0, 3.0))
    """
    if activation == "sigmoid":
        return 0.0, 1.0
    most = 1.0 if activation == "tanh" else float(max(np.abs(values).max(), 1e-9))
    return -most, most


def _columns(sizes):
    """Return the middles of the nodes, [(x, y), …] for each column of `sizes` nodes.

    >>> _columns([1, 2])[1]
    [(368, 130.0), (368, 162.0)]
    """
    across = np.linspace(LEFT + NODE / 2, WIDTH - 70, max(len(sizes), 2))
    if len(sizes) == 2:
        across[1] = 368     # a single layer stands well before the map
    return [[(CELL * round(x / CELL), MIDDLE + (j - (size - 1) / 2) * ROW) for j in range(size)]
            for x, size in zip(across, sizes)]


def _square(x, y):
    half = NODE / 2 + 0.5       # around the map, which is drawn over it
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
    return [(x + i * half, y + j * half) for i, j in corners]
