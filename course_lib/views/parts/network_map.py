"""A network drawn as its neurons' maps: what each of them says at every place of the plane."""

import numpy as np
from matplotlib.collections import LineCollection

from course_lib.checks.results import no_alarms
from course_lib.datasets.features import FEATURES, features
from course_lib.views.stage.hand import untouch
from course_lib.views.stage.look import CALM, GREY, INK, ROLES, moving

from .colour_bar import colour_bar
from .decision_map import DecisionMap
from .level_image import LevelImage
from .plane_data import limits
from .wires import Wires, spread

WIDTH, HEIGHT = 800, 350    # of the drawing, in an ordinary screen's pixels
NODE, ROW, MIDDLE = 27, 30, 204     # side of a neuron's map, from row to row, and their middle
INPUTS, PLANE = 112, 568    # the middle of the inputs' column, and where the output's map begins
ARRIVES = 126               # how far down the last weights meet the output's map
GRID = 45                   # places along a side of the output's map
EVERY = 2                   # a neuron's own map shows one in two of these places
BAR = 58, 332, 52, 9        # of colours: left and upper edge, width, height
KEY = "Thick: a large weight. Dashed: a negative one."
PIXEL = 0.72                # of an ordinary screen, in points
FAINT = 0.4                 # of its colours is left of the map of an input that is not used
OUTPUT = "the output"


class NetworkMap:
    """The drawing of a network on `ax`: a small map for each neuron, a line for each weight.

    `begin` lays it out for new features, layers or data; `update` shows a network's numbers.
    `places` has by the name of each map its (column, row), where column 0 are the inputs: those
    that are used, and all of `offered`, faint.
    """

    def __init__(self, ax, offered=tuple(FEATURES)):
        ax.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
        ax.set_axis_off()
        self.ax, self.images, self._labels, self._laid_out = ax, [], [], None
        self.wires = moving(ax.add_artist(Wires()))
        self.frames = ax.add_collection(LineCollection([], linewidths=PIXEL, snap=False, zorder=4))
        self.chosen = moving(ax.plot([], [], color=INK, linewidth=2.4, zorder=5)[0])
        self._offered, self._inputs = offered, {name: _map(ax, 0, 0) for name in FEATURES}
        left, top, width, height = BAR
        colour_bar(ax, (left / WIDTH, 1 - (top + height) / HEIGHT, width / WIDTH, height / HEIGHT),
                   "low", "high")
        ax.text(left + width + 42, top + height / 2, KEY, va="center", size=9.5, color=GREY)

    def output_map(self, ax):
        """Draw the map of the output on `ax` from now on."""
        self.plane, self.output = ax, None
        ax.set_xlabel("x₁")
        ax.xaxis.set_label_coords(1.05, -0.025)     # beside the numbers
        ax.set_ylabel("x₂", labelpad=0)
        ax.yaxis.tick_right()       # the left side is where the weights come in
        ax.yaxis.set_label_position("right")
        ax.locator_params(nbins=4)
        self.title = moving(ax.set_title("", size=10, weight="normal", pad=4))

    def begin(self, sees, hidden, data):
        """Lay out a column for the features `sees` and for each of the layers `hidden`."""
        if self.output is None:
            self.output = DecisionMap(self.plane, data.reach, n=GRID, centre=data.centre)
            self.plane.set(**limits(data))
            self._all = features(self.output.places, list(FEATURES))
        self.ends = data.low, data.high
        if (sees, hidden) == self._laid_out:
            return      # other data alone: what stands still may stay
        self._laid_out, self._discrete = (sees, hidden), None
        self.seen = features(self.output.places, sees)
        self._place_inputs(sees)
        self.columns = [[self.inputs[name][0] for name in sees] or [(INPUTS, MIDDLE)],
                        *_columns(hidden)]
        self._hang(sees)
        self._wire(sees, hidden)
        self._label(sees)

    def _place_inputs(self, sees):
        """Place the maps of the inputs: `inputs` has the place and the image of each by name."""
        shown = [name for name in FEATURES if name in self._offered or name in sees]
        self.inputs = {name: (place, self._inputs[name])
                       for name, place in zip(shown, _column(INPUTS, len(shown)))}
        for name, image in self._inputs.items():
            image.set_visible(name in shown)
        for (x, y), image in self.inputs.values():
            image.set_extent(_extent(x, y))

    def _hang(self, sees):
        """Hang up a map for each neuron, and a frame around each map."""
        untouch(self.ax.figure, *self.images)
        for image in self.images:
            image.remove()
        self.images, self.places = [], {}
        for k, column in enumerate(self.columns[1:], 1):
            for j, (x, y) in enumerate(column):
                self.images.append(moving(_map(self.ax, x, y)))
                self.places[f"layer {k}, neuron {j + 1}"] = k, j
        nodes = [place for column in self.columns[1:] for place in column]
        all_inputs = [place for place, _ in self.inputs.values()]
        used = [ROLES["grey" if name in sees else "edge"] for name in self.inputs]
        self.frames.set_segments([_square(*place) for place in all_inputs + nodes])
        self.frames.set_color(used + [GREY] * len(nodes))
        self.places |= {input_name(name): (0, i) for i, name in enumerate(FEATURES)
                        if name in self.inputs}

    def _wire(self, sees, hidden):
        """Lay a line for each weight, in the order of the layers' weights."""
        sources = [FEATURES[name][0] for name in sees] or ["nothing"]
        ends, names = [], []
        for k, (here, after) in enumerate(zip(self.columns, [*self.columns[1:], [None]]), 1):
            targets = [f"layer {k}, neuron {j + 1}" for j in range(len(after))]
            if after == [None]:
                after, targets = [(PLANE + NODE / 2, ARRIVES)], [OUTPUT]
            shifts = spread(len(here), 40 if targets == [OUTPUT] else NODE / 2 - 3)
            for (x, y), source, shift in zip(here, sources, shifts):
                ends += [((x + NODE / 2, y), (to - NODE / 2, level + shift))
                         for to, level in after]
                names += [f"{source} → {target}" for target in targets]
            sources = targets
        untouch(self.ax.figure, self.wires)
        self.wires.lay(ends, names)

    def _label(self, sees):
        for text in self._labels:
            text.remove()
        self._labels = [
            self.ax.text(x - NODE / 2 - 5, y, FEATURES[name][0], ha="right", va="center", size=10,
                         color=INK if name in sees else GREY)
            for name, ((x, y), _) in self.inputs.items()]
        heads = ["inputs", *(f"layer {k}" for k in range(1, len(self.columns)))]
        across = [INPUTS, *(column[0][0] for column in self.columns[1:])]
        self._labels += [self.ax.text(x, 56, head, ha="center", va="center", size=9.5, color=GREY)
                         for x, head in zip(across, heads)]

    def update(self, net, discrete=False, large="", marked=()):
        """Show the maps and the weights of `net`, in two colours alone where `discrete`.

        The large map is that of the output, or of the one called `large`; the lines called
        `marked` stand out. `n_dead` counts the ReLUs that say 0 at every place.
        """
        with no_alarms():
            says = np.nan_to_num(net._forward(self.seen)[:, 0])
        layers = [(np.nan_to_num(layer.outputs), layer.activation) for layer in net.layers[:-1]]
        maps = [(values[:, j], activation) for values, activation in layers
                for j in range(values.shape[1])]
        for (values, activation), image in zip(maps, self.images):
            image.set_data(_shares(values, activation, discrete))
        self.n_dead = sum(np.count_nonzero(~values.any(axis=0))
                          for values, activation in layers if activation == "relu")
        self._draw_inputs(discrete)
        self._draw_large(says, layers, discrete, large)
        self.wires.show(np.concatenate([layer.weights.ravel() for layer in net.layers]), marked)

    def _draw_inputs(self, discrete):
        """Draw the maps of the inputs, which stand still until the layout or `discrete` change."""
        if discrete == self._discrete:
            return
        self._discrete = discrete
        for (name, image), values in zip(self._inputs.items(), self._all.T):
            shares = _shares(values, "linear", discrete)
            image.set_data(shares if name in self._laid_out[0] else 0.5 + FAINT * (shares - 0.5))

    def _draw_large(self, says, layers, discrete, large):
        ends, frame = self.ends, ([], [])
        if large:
            k, j = self.places[large]
            values, activation = layers[k - 1] if k else (self._all, "linear")
            at = self.columns[k][j] if k else self.inputs[list(FEATURES)[j]][0]
            says, frame = values[:, j], np.transpose(_square(*at))
            ends = reach(says, activation)
        self.title.set_text(large or OUTPUT)
        self.chosen.set_data(*frame)
        self.output.say_from(*ends)
        self.output.update(lambda places: says, discrete)


def input_name(feature):
    """Return what the map of a feature is called.

    >>> input_name("x1_squared")
    'input x₁²'
    """
    return f"input {FEATURES[feature][0]}"


def reach(values, activation):
    """Return the lowest and the highest value of a neuron's colours: white is between them.

    >>> reach(np.array([0.5, -3.0]), "sigmoid"), reach(np.array([0.5, -3.0]), "relu")
    ((0.0, 1.0), (-3.0, 3.0))
    """
    if activation == "sigmoid":
        return 0.0, 1.0
    most = 1.0 if activation == "tanh" else float(max(np.abs(values).max(), 1e-9))
    return -most, most


def _shares(values, activation, discrete):
    """Return a map's values from 0 to 1, its top first: a sigmoid's as they are, or around 0."""
    says = values.reshape(GRID, GRID)[::EVERY, ::EVERY][::-1]
    low, high = reach(values, activation)
    share = (says - low) / (high - low)
    return np.where(share == 0.5, 0.5, share > 0.5) if discrete else share


def _map(ax, x, y):
    n = (GRID + 1) // EVERY
    return LevelImage(ax, np.full((n, n), 0.5), _extent(x, y), CALM)


def _extent(x, y):
    return x - NODE / 2, x + NODE / 2, y + NODE / 2, y - NODE / 2


def _columns(sizes):
    """Return the middles of the neurons, [(x, y), …] for each layer of `sizes` neurons.

    >>> _columns([1, 2])[1]
    [(416, 189.0), (416, 219.0)]
    """
    across = np.linspace(INPUTS, PLANE, len(sizes) + 2)[1:-1]
    return [_column(round(float(x)), size) for x, size in zip(across, sizes)]


def _column(x, size):
    return [(x, MIDDLE + (j - (size - 1) / 2) * ROW) for j in range(size)]


def _square(x, y):
    half = NODE / 2 + 0.5       # around the map, which is drawn over it
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
    return [(x + i * half, y + j * half) for i, j in corners]
