"""The history of neural networks on one line: the ideas are old, machines and data are new."""

from course_lib.views.stage.look import BLUE, GREY, INK
from course_lib.views.stage.still import still

# (year, who and what, where the text stands: height above or below the line)
EVENTS = (
    (1943, "McCulloch, Pitts:\nthe threshold neuron", 1.0),
    (1958, "Rosenblatt: the\nperceptron learns", -1.0),
    (1969, "Minsky, Papert:\nwhat one layer\ncannot do", 1.0),
    (1980, "Fukushima: layers\nthat see\n(neocognitron)", -1.0),
    (1986, "Rumelhart, Hinton,\nWilliams: many layers\nlearn (backpropagation)", 1.0),
    (1998, "LeCun and others: LeNet\nreads handwriting\n(1989–1998)", -1.0),
    (2012, "AlexNet: 1.2 million\nphotos, two\ngraphics cards", 1.0),
)
WORDS = ("A line of years: 1943 the threshold neuron, 1958 the perceptron, 1969 its limits, "
         "1980 the neocognitron, 1986 backpropagation made popular, 1989 to 1998 LeNet, "
         "2012 AlexNet, with far more data and faster machines.")


def plot_timeline(ax):
    """Draw the seven steps from 1943 to 2012 on `ax` (years along x) and return `ax`.

    >>> from course_lib.views.stage.look import new_figure
    >>> plot_timeline(new_figure()[1]).get_xlabel()
    'year'
    """
    ax.set(xlim=(1934, 2022), ylim=(-2.1, 1.95), yticks=[], xlabel="year")
    ax.set_title("An old idea that had to wait for machines and data", loc="left")
    ax.grid(False)
    ax.spines["left"].set_visible(False)
    ax.axhline(0, color=INK, linewidth=1.8)
    ax.plot([1989, 1998], [0, 0], color=GREY, linewidth=8, solid_capstyle="butt", zorder=2)
    for year, text, side in EVENTS:
        new = year == 2012
        ax.plot([year, year], [0, 0.62 * side], color=GREY, linewidth=1, zorder=1)
        ax.plot(year, 0, marker="o", color=BLUE if new else INK, zorder=3)
        ax.text(year, 0.7 * side, f"{year}", ha="center", weight="bold", size=10,
                va="bottom" if side > 0 else "top", color=BLUE if new else INK)
        ax.text(year, 1.02 * side, text, ha="center", size=9, color=BLUE if new else INK,
                va="bottom" if side > 0 else "top", linespacing=1.15)
    return ax


def show_timeline():
    """Return a view of `plot_timeline` with its words.

    >>> show_timeline().words[:26]
    'A line of years: 1943 the '
    """
    return still("Neural networks from 1943 to 2012", plot_timeline, WORDS,
                 width=8, height=3.4, left=0.15)
