"""The look of every picture: one style sheet, and colours that keep one meaning each."""

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from matplotlib.figure import Figure

from course_lib.checks.results import no_alarms

from .style import our_style

BLUE = "#0072B2"        # positive, "fires", 1; always with a circle or a solid line
VERMILION = "#D55E00"   # negative, quiet, 0; always with a square or a dashed line
GREEN = "#009E73"       # right, and nothing else
INK = "#22262c"         # lines that decide
GREY = "#6b7280"        # the rest
PALE = "#eef4fb"        # the inside of a neuron
PAPER = "#ffffff"
# What a colour is for: the page has its own for each, which fits its light or dark theme.
ROLES = {"ink": INK, "paper": PAPER, "grey": GREY, "pale": PALE, "blue": BLUE,
         "vermilion": VERMILION, "green": GREEN, "grid": "#e9ecf0", "edge": "#b9bec6"}
FAINTEST = 0.35
SCALES = {}     # the colours of each `scale`, by its name


def scale(name, *colours):
    """Return a colormap that goes through `colours`, each a role or a role/share on paper.

    >>> [float(round(part, 2)) for part in scale("shades", "paper", "ink")(0.0)]
    [1.0, 1.0, 1.0, 1.0]
    """
    SCALES[name] = colours
    return LinearSegmentedColormap.from_list(name, [on_paper(colour) for colour in colours])


def on_paper(colour):
    """Return the red, green and blue of a role, thinned to its share of ink on white paper.

    >>> on_paper("paper").tolist()
    [1.0, 1.0, 1.0]
    """
    role, _, share = colour.partition("/")
    return 1 - float(share or 1) * (1 - np.array(to_rgb(ROLES[role])))


# The one scale of maps, neurons and weights: vermilion low or negative, paper between, blue high.
# It is calm, so that points and signs on it stay readable.
CALM = scale("calm", "vermilion/0.5", "paper", "blue/0.5")
SHADES = scale("shades", "paper", "ink")


def calm(share):
    """Return the colours (n, 4) of shares (n,): paper at 0, the calm scale's blue end at 1.

    >>> calm(np.array([0.0, 1.0])).round(2).tolist()
    [[1.0, 1.0, 1.0, 1.0], [0.5, 0.72, 0.85, 1.0]]
    """
    return CALM((1 + np.clip(share, 0, 1)) / 2)


def styled(function):
    """Mark a function that makes a picture: it draws in the course's style, and without alarms.

    >>> styled(lambda: mpl.rcParams["axes.spines.top"])()
    False
    """
    return our_style(no_alarms()(function))


def new_figure(width=8.0, height=3.4, left=0.75, right=0.15, top=0.4, bottom=0.55, gap=0.8,
               ncols=1, width_ratios=None):
    """Return a figure in the course's style and its axes, apart from pyplot's global state.

    All lengths are in inches (100 pixels each on an ordinary screen): the size, the margins
    and the `gap` between columns. They are fixed, so that no axes jump while a slider moves.
    Call it inside a function marked `@styled`.

    >>> figure, ax = new_figure(6, 3)
    >>> figure.get_size_inches().tolist()
    [6.0, 3.0]
    """
    figure = Figure(figsize=(width, height), layout="none")
    FigureCanvasAgg(figure)
    column = (width - left - right - gap * (ncols - 1)) / ncols
    places = {"left": left / width, "right": 1 - right / width, "top": 1 - top / height,
              "bottom": bottom / height, "wspace": gap / column, "width_ratios": width_ratios}
    return figure, figure.subplots(ncols=ncols, gridspec_kw=places)


def moving(*artists):
    """Mark artists that change with a control, so that each move redraws these alone.

    >>> figure, ax = new_figure()
    >>> moving(ax.text(0, 0, "hello")).get_animated()
    True
    """
    for artist in artists:
        artist.set_animated(True)
    return artists[0] if len(artists) == 1 else artists


def strength(share):
    """Return how much ink a weight has: weak ones fade, and none goes out of sight.

    >>> strength(np.array([0, 0.5, 2])).tolist()
    [0.35, 0.675, 1.0]
    """
    return np.round(FAINTEST + (1 - FAINTEST) * np.minimum(share, 1), 3)


def signed(value):
    """Return the colour and the line style that say the sign of a weight.

    >>> signed(-0.5)
    ('#D55E00', '--')
    """
    if value == 0:
        return GREY, "-"
    return (BLUE, "-") if value > 0 else (VERMILION, "--")
