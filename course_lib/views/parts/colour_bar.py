"""A small bar that says what the colours of a map mean."""

import numpy as np

from course_lib.views.stage.look import CALM, GREY

from .level_image import LevelImage


def colour_bar(ax, place, low, high):
    """Draw the scale of maps, with the names of its two ends, and return its axes.

    `place` is (left, bottom, width, height), in shares of `ax`.

    >>> from course_lib.views.stage.look import new_figure
    >>> bar = colour_bar(new_figure()[1], (0.4, -0.2, 0.2, 0.03), "low", "high")
    >>> [text.get_text() for text in bar.texts]
    ['low', 'high']
    """
    bar = ax.inset_axes(place)
    bar.set(xlim=(0, 1), ylim=(0, 1))
    LevelImage(bar, np.linspace(0, 1, 64)[None], (0, 1, 0, 1), CALM)
    bar.set_axis_off()
    for x, name, align in ((-0.08, low, "right"), (1.08, high, "left")):
        bar.text(x, 0.5, name, ha=align, va="center", transform=bar.transAxes, size=9.5,
                 color=GREY)
    return bar
