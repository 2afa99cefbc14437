"""A grid of cells: an image in shades of ink, or signed numbers with their signs on them."""

import numpy as np

from course_lib.views.stage.look import CALM, INK, SHADES, moving

STRONG = 0.5        # signs on all of many cells that are a little off 0 would hide them
MARGIN = 0.012      # between the cells and their frame, which would be painted over


class Cells:
    """Cells (height, width) on `ax`, the first row on top, which `set` fills.

    Plain cells go from white paper (0) to ink (1). With `signed`, blue and + say positive,
    vermilion and − negative, and white 0; the signs stand from `strong` on, a share of the
    largest.

    >>> from course_lib.views.stage.look import new_figure
    >>> Cells(new_figure()[1], (8, 8), signed=True).set(np.eye(8), most=1)
    """

    def __init__(self, ax, shape, signed=False, strong=STRONG):
        (height, width), self.strong = shape, strong
        ax.set(xticks=[], yticks=[])
        ax.grid(False)
        ax.spines[["top", "right"]].set_visible(True)
        look = {"cmap": CALM, "vmin": -1} if signed else {"cmap": SHADES, "vmin": 0}
        self.image = moving(ax.imshow(np.zeros(shape), interpolation="nearest", zorder=0.5,
                                      vmax=1, **look))
        room = MARGIN * max(shape)
        ax.set(xlim=(-0.5 - room, width - 0.5 + room), ylim=(height - 0.5 + room, -0.5 - room))
        size = 4 if height > 12 else 7
        self.signs = [moving(ax.plot([], [], sign, linestyle="none", color=INK, zorder=1,
                                     markersize=size, markeredgewidth=0.9)[0])
                      for sign in "+_"] if signed else []

    def set(self, values, most=1.0):
        """Show `values` (height, width), of which `most` is the largest size that can come."""
        shares = values / max(most, 1e-9)
        self.image.set_data(shares)
        for line, strong in zip(self.signs, (shares > self.strong, shares < -self.strong)):
            line.set_data(*np.nonzero(strong)[::-1])
