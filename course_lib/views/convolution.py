"""`explore_convolution`: one kernel of nine numbers slides over an image, and a map comes out."""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

from course_lib.checks.values import numbers
from course_lib.convolution import KERNELS, PICTURES, convolve, picture
from course_lib.views.parts.cells import Cells
from course_lib.views.parts.colour_bar import colour_bar
from course_lib.views.parts.words import as_text
from course_lib.views.stage.controls import Choice, Count, Slider, within
from course_lib.views.stage.live import SteppedView
from course_lib.views.stage.hand import touchable
from course_lib.views.stage.look import GREY, INK, moving, new_figure, styled

NAMES = [f"k{i}{j}" for i in (1, 2, 3) for j in (1, 2, 3)]     # of the kernel's numbers, by row
LABELS = ["top left", "top", "top right", "left", "middle", "right",
          "bottom left", "bottom", "bottom right"]
PLACES = 8          # of the kernel, down and across an image of 10 × 10
OWN = "your own"
MOST = 5            # reach of a slider
UPWARDS = 2.5       # a number grows by so much over the height of a cell
NOTHING = 0.005     # of the largest answer: less has no sign
FINDS = {
    "edges left to right": "Positive where ink begins from left to right, negative where it ends.",
    "edges top to bottom": "Positive where ink begins from top to bottom, negative where it ends.",
    "blur": "The mean of the nine pixels: edges turn soft.",
    "sharpen": "Five times the middle without its neighbours: edges stand out.",
    "nothing": "The middle pixel alone: the image stays as it is, without its rim.",
    OWN: "Your own nine numbers.",
}


class ConvolutionPicture:
    """The image with the window on it, the nine products, and the feature map."""

    def __init__(self):
        self.figure, axes = new_figure(8, 3.2, ncols=3, left=0.1, right=0.1, bottom=0.45, gap=0.3)
        self.image = Cells(axes[0], (PLACES + 2, PLACES + 2))
        self.window = self._frame(axes[0], 3)
        axes[0].set_title("Image and window", loc="left")
        self._draw_products(axes[1])
        self.map = Cells(axes[2], (PLACES, PLACES), signed=True, strong=NOTHING)
        self.place = self._frame(axes[2], 1)
        axes[2].set_title("Feature map", loc="left")
        colour_bar(axes[2], (0.36, -0.1, 0.28, 0.04), "negative", "positive")
        axes[0].set_xlabel("paper: 0, half: 0.5, ink: 1", size=9.5)

    def _frame(self, ax, side):
        """Return a frame around `side` × `side` cells: dark in white, to stand out everywhere."""
        return moving(*(ax.add_patch(Rectangle((0, 0), side, side, fill=False, linewidth=width,
                                               edgecolor=colour, zorder=3))
                        for width, colour in ((5, "white"), (2.5, INK))))

    def _draw_products(self, ax):
        self.kernel = Cells(ax, (3, 3), signed=True)
        for line in self.kernel.signs:
            line.set_visible(False)     # the numbers stand there
        for k, (name, label) in enumerate(zip(NAMES, LABELS)):
            cell = ax.add_patch(Rectangle((k % 3 - 0.5, k // 3 - 0.5), 1, 1, fill=False, lw=0))
            touchable(cell, label, **{name: (0, -UPWARDS)})
        lines = [((at, -0.5), (at, 2.5)) for at in (0.5, 1.5)]
        lines += [(start[::-1], end[::-1]) for start, end in lines]
        moving(ax.add_collection(LineCollection(lines, colors=GREY, linewidths=0.8, zorder=2)))
        # A row is one text, nine characters a cell: nine texts would take three times as long.
        self.rows = moving(*(ax.text(1, i, "", family="DejaVu Sans Mono", size=9.4, ha="center",
                                     va="center", zorder=4) for i in range(3)))
        self.sum = moving(ax.set_title("sum", loc="left"))
        ax.set_xlabel("pixel × kernel", size=9.5)

    def update(self, image, kernel, row, column, **weights):
        i, j = row - 1, column - 1
        pixels, weights = picture(image), np.array([weights[n] for n in NAMES]).reshape(3, 3)
        seen, answers = pixels[i : i + 3, j : j + 3], convolve(pixels, weights)
        self.image.set(pixels)
        for frame in (*self.window, *self.place):
            frame.set_xy((j - 0.5, i - 0.5))
        self.kernel.set(weights, most=np.abs(weights).max())
        for text, ones, factors in zip(self.rows, seen, weights):
            text.set_text("\n".join((
                " ".join(f"{as_text(p, 1)}×{as_text(w)}".center(9)
                         for p, w in zip(ones, factors)),
                " ".join(f"= {as_text(p * w)}".center(9) for p, w in zip(ones, factors)))))
        self.sum.set_text(f"Their sum: {as_text(answers[i, j])}")
        # The strongest answer that any image could give: so the shades do not jump with the image.
        self.map.set(answers, most=max(weights.clip(0).sum(), -weights.clip(max=0).sum()))
        return (f"{FINDS[kernel]} Here the nine products add up to {as_text(answers[i, j])}, one "
                f"number of the map, which goes from {as_text(answers.min())} to "
                f"{as_text(answers.max())}.")


def sliders_of(kernel):
    """Return the values of the nine sliders for a kernel (3, 3).

    >>> sliders_of(np.eye(3))["k22"]
    1.0
    """
    return dict(zip(NAMES, np.asarray(kernel, float).ravel().tolist()))


class ConvolutionView(SteppedView):
    """A `SteppedView` in which a kernel of the list sets nine sliders, and a slider the list."""

    _own = {}       # the nine numbers of your own that were there last

    def set(self, **values):
        """Move controls as a learner would, first the kernel and then its single numbers."""
        return super().set(**self._numbers(values.get("kernel")) | values)

    def _numbers(self, kernel):
        """Return the sliders' values for a name of the list; none for one that is not in it."""
        return self._own if kernel == OWN else sliders_of(KERNELS.get(str(kernel), ()))

    def _checked(self, values):
        values = super()._checked(values)
        name, numbers = values["kernel"], self._numbers(values["kernel"])
        return values if name == OWN or numbers.items() <= values.items() else (
            values | {"kernel": OWN})

    def _redraw(self, values):
        super()._redraw(values)
        if values["kernel"] == OWN:
            self._own = {name: values[name] for name in NAMES}


@styled
def explore_convolution(image="seven", kernel="edges left to right", row=1, column=1):
    """Return a view of a 3 × 3 kernel that slides over an image of 10 × 10 pixels.

    `image` is a name in `PICTURES`, `kernel` a name in `KERNELS` or nine numbers (3, 3) from −5
    to 5; `row` and `column` (1 to 8) are the place of its window. Each number has its slider.

    >>> explore_convolution("square", row=3, column=2).words.split(". ")[1][:36]
    'Here the nine products add up to 3, '
    """
    if isinstance(kernel, str):
        name, weights = kernel, KERNELS.get(kernel, KERNELS["nothing"])
    else:
        name, weights = OWN, numbers("kernel", kernel, ndim=2, length=3, each="column")
        if len(weights) != 3:
            raise ValueError(f"kernel has {len(weights)} rows, but expected 3: give 3 × 3 numbers")
        within("kernel", weights, -MOST, MOST)
    return ConvolutionView(
        "A kernel slides over an image",
        ConvolutionPicture(),
        groups={"kernel": NAMES},
        image=Choice("image", image, PICTURES),
        kernel=Choice("kernel", name, [*KERNELS, OWN]),
        row=Count("row", row, 1, PLACES),
        column=Count("column", column, 1, PLACES),
        counters=["row", "column"],
        step="one place further",
        **{name: Slider(label, value, -MOST, MOST, 0.1)
           for label, (name, value) in zip(LABELS, sliders_of(weights).items())},
    )
