"""A brain cell above, its model below, part under part."""

import numpy as np
from matplotlib.patches import Circle, Polygon

from course_lib.views.parts.draw import prepare_drawing
from course_lib.views.stage.look import BLUE, GREY, INK, PALE
from course_lib.views.stage.still import still

CELL, MODEL = 5.55, 1.65                # heights of the two rows
ROWS = (1.15, 0.0, -1.15)               # three signals, from the middle of a row
THICKNESS = (2.6, 2.0, 4.0)             # of the three contacts: each has its own strength
BODY_X, AXON_END = 6.0, 10.2
WORDS = ("Above, a brain cell: three dendrites take signals in at synapses, each with its own "
         "strength; the cell body sums them; past a threshold it fires along the axon to other "
         "cells. Below, the model: three inputs, each times a weight, one sum, one comparison "
         "with the threshold, and the answer: it fires or not.")


def plot_brain_cell(ax):
    """Draw a brain cell, and below each of its parts the same part of the model; return `ax`.

    >>> from course_lib.views.stage.look import new_figure
    >>> plot_brain_cell(new_figure()[1]).get_title(loc="left")
    'Signals in, one sum, one decision: a brain cell and its model'
    """
    prepare_drawing(ax, 13, 8)
    ax.set_ylim(-0.6, 7.8)
    ax.set_title("Signals in, one sum, one decision: a brain cell and its model", loc="left")
    _draw_cell(ax)
    _draw_model(ax)
    for x, cell, model in ((1.0, "", "inputs"), (3.5, "dendrites", "weights"),
                           (BODY_X, "cell body", "sum"), (8.3, "axon", "threshold"),
                           (11.4, "other cells", "fires or not")):
        ax.text(x, CELL + 1.75, cell, ha="center", color=GREY, size=11)
        ax.text(x, MODEL - 1.75, model, ha="center", color=GREY, size=11, va="top")
    ax.plot([0.2, 12.8], [3.6, 3.6], color=GREY, linewidth=0.8, linestyle=":")
    return ax


def _draw_cell(ax):
    angles = np.linspace(0, 2 * np.pi, 120)
    radius = 0.85 + 0.07 * np.sin(3 * angles + 0.6) + 0.04 * np.sin(7 * angles)
    body = np.column_stack([BODY_X + radius * np.cos(angles), CELL + radius * np.sin(angles)])
    ax.add_patch(Polygon(body, facecolor=PALE, edgecolor=BLUE, linewidth=2, zorder=4))
    ax.add_patch(Circle((BODY_X, CELL), 0.28, facecolor="white", edgecolor=BLUE, zorder=5))
    along = np.linspace(0, 1, 40)
    for row, width in zip(ROWS, THICKNESS):
        wave = 0.10 * np.sin(2 * np.pi * along) * (1 - along)
        ax.plot(2.4 + 3.2 * along, CELL + row * (1 - along ** 1.5) + wave,
                color=BLUE, linewidth=width, zorder=3, solid_capstyle="round")
        _draw_contact(ax, 2.25, CELL + row)
    _draw_axon(ax)


def _draw_contact(ax, x, y):
    """Draw the end of another cell's axon: the synapse lies between it and the dendrite."""
    ax.plot([0.4, x - 0.35], [y, y], color=GREY, linewidth=1.6)
    ax.add_patch(Circle((x - 0.3, y), 0.16, facecolor=GREY, edgecolor=GREY, zorder=4))
    if y > CELL:
        ax.annotate("synapse", (x - 0.05, y + 0.1), (1.0, y + 0.62), ha="center", size=11,
                    color=GREY, arrowprops={"arrowstyle": "-", "color": GREY})


def _draw_axon(ax):
    ax.plot([BODY_X + 0.8, AXON_END], [CELL, CELL], color=INK, linewidth=3, zorder=2)
    for row in ROWS:
        ax.plot([AXON_END, 11.2], [CELL, CELL + 0.8 * row], color=INK, linewidth=1.8, zorder=2)
        ax.add_patch(Circle((11.3, CELL + 0.8 * row), 0.16, facecolor=INK, edgecolor=INK))


def _draw_model(ax):
    for i, (row, width) in enumerate(zip(ROWS, THICKNESS), start=1):
        ax.add_patch(Circle((1.0, MODEL + row), 0.45, facecolor="white", edgecolor=INK, lw=1.6))
        ax.text(1.0, MODEL + row, f"$x_{i}$", ha="center", va="center")
        ax.plot([1.5, BODY_X - 0.8], [MODEL + row, MODEL + 0.35 * row], color=BLUE,
                linewidth=width, zorder=1)
        ax.text(3.3, MODEL + 0.68 * row + 0.06 + 0.06 * i, f"$\\times\\,w_{i}$", ha="center",
                va="bottom", color=BLUE)
    ax.add_patch(Circle((BODY_X, MODEL), 0.85, facecolor=PALE, edgecolor=BLUE, lw=2, zorder=4))
    ax.text(BODY_X, MODEL, "+", ha="center", va="center", size=20, zorder=5)
    ax.annotate("", (10.7, MODEL), (BODY_X + 0.85, MODEL),
                arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 3})
    ax.text(8.3, MODEL + 0.2, "big enough?", ha="center", va="bottom", size=11)
    ax.add_patch(Circle((11.4, MODEL), 0.7, facecolor="white", edgecolor=INK, lw=1.6,
                        zorder=4))
    ax.text(11.4, MODEL, "0 or 1", ha="center", va="center", zorder=5)


def show_brain_cell():
    """Return a view of `plot_brain_cell` with its words.

    >>> show_brain_cell().words[:20]
    'Above, a brain cell:'
    """
    return still("A brain cell and its model", plot_brain_cell, WORDS,
                 width=8, height=5.1, left=0.15, bottom=0.05)
