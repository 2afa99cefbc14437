"""The still pictures of chapter 03: what a bias moves, rise over run, seven activations."""

import numpy as np

from course_lib import activations
from course_lib.views.stage.look import BLUE, GREY, INK, VERMILION
from course_lib.views.stage.still import still

RUNNERS = (("Mia", 4), ("Leo", -4))
AT, RUN = 1.0, 2.0                      # where the slope is measured, and a run to be seen
UPPER_ROW = ("step", "sigmoid", "tanh")
LOWER_ROW = ("linear", "relu", "leaky_relu")
BIAS_WORDS = ("The sum z against friends who come, two parallel lines. Mia, bias 4, starts at 4 "
              "and is never below 0. Leo, bias −4, starts at −4 and reaches 0 at four friends.")
SLOPE_WORDS = ("The sigmoid with a triangle from z = 1 to z = 3: run 2, rise 0.222, slope 0.111. "
               "The line that touches the curve at z = 1 is steeper: slope 0.197.")
SEVEN_WORDS = ("Seven small pictures. Step jumps from 0 to 1; sigmoid is an S from 0 to 1; tanh "
               "an S from −1 to 1; linear a straight line; ReLU is 0 up to z = 0, then a straight "
               "line; leaky ReLU the same with a slight slope on the left; softmax turns the "
               "scores 2, 1, −1 into three bars that share out 1: 0.705, 0.259, 0.035.")


def plot_bias(ax):
    """Draw z = friends + bias for Mia and Leo, squares below 0 and circles from 0 on.

    >>> from course_lib.views.stage.look import new_figure
    >>> plot_bias(new_figure()[1]).get_ylabel()
    'sum z'
    """
    friends = np.arange(9)
    ax.axhline(0, color=INK, linewidth=1.8)
    for name, bias in RUNNERS:
        z = friends + bias
        ax.plot(friends, z, color=GREY, zorder=1)
        for comes, marker, colour in ((z >= 0, "o", BLUE), (z < 0, "s", VERMILION)):
            ax.plot(friends[comes], z[comes], marker, color=colour)
        ax.text(8.25, z[-1], f"{name}, bias {bias}".replace("-", "−"), va="center")
    ax.text(8.25, -0.3, "the bar at 0", va="top")
    ax.set(xlim=(-0.3, 10), ylim=(-5.5, 13.5), xticks=friends, yticks=range(-4, 13, 4),
           xlabel="friends who come", ylabel="sum z")
    ax.set_title("A bias lifts or lowers the whole line", loc="left")
    return ax


def plot_slope(ax):
    """Draw rise over run on the sigmoid from z = 1, and the line that touches it there.

    >>> from course_lib.views.stage.look import new_figure
    >>> plot_slope(new_figure()[1]).get_xlabel()
    'weighted sum z'
    """
    z, near = np.linspace(-3, 5, 401), np.array([-2.0, 1.9])
    (a, end), slope = activations.sigmoid(np.array([AT, AT + RUN])), activations.sigmoid_grad(AT)
    ax.plot(z, activations.sigmoid(z), color=BLUE)
    ax.plot(AT + near, a + slope * near, "--", color=VERMILION)
    ax.plot([AT, AT + RUN, AT + RUN], [a, a, end], color=INK)
    ax.plot([AT, AT + RUN], [a, end], ":", color=INK)
    ax.plot([AT, AT + RUN], [a, end], "o", color=INK)
    ax.text(AT + RUN / 2, a - 0.03, "run 2", ha="center", va="top")
    ax.text(AT + RUN + 0.12, (a + end) / 2, f"rise {end - a:.3f}", va="center")
    ax.text(AT + near[0] - 0.1, a + slope * near[0], f"touches at z = 1,\nslope {slope:.3f}",
            ha="right", color=VERMILION)
    ax.set(xlim=(-3.2, 5.2), ylim=(-0.05, 1.2), xlabel="weighted sum z", ylabel="output a")
    ax.set_title("Rise over run: a long run misses how steep it is at z = 1", loc="left")
    return ax


def plot_activations(ax):
    """Draw the seven activations side by side, on axes of their own inside `ax`.

    >>> from course_lib.views.stage.look import new_figure
    >>> len(plot_activations(new_figure()[1]).child_axes)
    7
    """
    ax.set_axis_off()
    ax.set_title("Two shapes squeeze, one jumps, three are straight or bent, one shares",
                 loc="left", pad=24)
    for bottom, names, reach in ((0.57, UPPER_ROW, 1), (0.0, LOWER_ROW, 4)):
        for column, name in enumerate(names):
            inset = _inset(ax, column, bottom, name.replace("_", " ").replace("relu", "ReLU"))
            z = np.linspace(-4, 4, 402)     # no z at 0 itself, where the step jumps
            a = getattr(activations, name)(z)
            inset.plot(z, np.where(np.abs(np.diff(a, prepend=a[0])) > 0.5, np.nan, a), color=BLUE)
            inset.set(xlim=(-4.3, 4.3), ylim=(-1.3 * reach, 1.3 * reach), xticks=(-4, 0, 4),
                      yticks=(-reach, 0, reach))
            inset.axhline(0, color=GREY, linewidth=0.8, zorder=1)
            if name == "leaky_relu":
                inset.text(-4, 0.6, "slope 0.01", size=9)
    bars = _inset(ax, 3, 0.57, "softmax")
    shares = activations.softmax(np.array([2.0, 1.0, -1.0]))
    bars.bar([0, 1, 2], shares, color=BLUE)
    bars.set(ylim=(0, 1.3), yticks=(0, 1), xticks=[0, 1, 2], xticklabels=["2", "1", "−1"])
    ax.text(0.80, 0.28, "across: z\n(softmax: the scores)\n\nup: output a\n(softmax: the shares)",
            va="center", color=GREY, size=10, transform=ax.transAxes)
    return ax


def _inset(ax, column, bottom, title):
    inset = ax.inset_axes([0.265 * column, bottom, 0.2, 0.36])
    inset.set_title(title, loc="left", size=11)
    inset.tick_params(labelsize=9)
    return inset


def show_bias():
    """Return a view of `plot_bias` with its words.

    >>> show_bias().words.startswith("The sum z")
    True
    """
    return still("What a bias moves", plot_bias, BIAS_WORDS)


def show_slope():
    """Return a view of `plot_slope` with its words.

    >>> show_slope().words.startswith("The sigmoid")
    True
    """
    return still("Rise over run", plot_slope, SLOPE_WORDS)


def show_activations():
    """Return a view of `plot_activations` with its words.

    >>> show_activations().words.startswith("Seven small")
    True
    """
    return still("Seven activations", plot_activations, SEVEN_WORDS, height=4.4, top=0.75,
                 left=0.4, bottom=0.35)
