"""`explore_reading`: draw anything, and the finished network says which digit it is."""

import numpy as np

from course_lib.datasets.drawings import as_mnist
from course_lib.datasets.handwriting import handwriting
from course_lib.datasets.ink import SIDE
from course_lib.digit_reader import digit_reader
from course_lib.views.stage.controls import Count
from course_lib.views.stage.look import new_figure, styled
from course_lib.views.stage.pad import Pad, ink_of, text_of
from course_lib.views.stage.view import View

from .digits import DigitsPicture, percent

FIRST = 5       # of one drawing of each way to write a digit: a 3


class ReadingPicture(DigitsPicture):
    """What is drawn, as the network gets it, and its ten answers: "none" is not among them."""

    def __init__(self, net):
        self.net, self.side = net, SIDE
        self.figure, axes = new_figure(6.6, 3.1, ncols=2, width_ratios=[1, 0.9], left=0.1,
                                       right=1.3, bottom=0.7, gap=0.42)
        self._draw_image(axes[0])
        self._draw_bars(axes[1])
        axes[1].set_xlabel("how sure it is")
        self.image_title.set_text("What the machine gets")

    def update(self, drawing, turns):
        """Read the drawing, turned to the right `turns` times, and return the words."""
        x = as_mnist(np.rot90(ink_of(drawing), -turns))
        self.image.set(x)
        outputs = self.net.forward(x.ravel())
        second, first = map(int, outputs.argsort()[-2:])
        self._show_bars(outputs, first, None)
        self.bars_title.set_text(f"It says {first}")
        says = f"says {first}" if drawing else f"says {first} though nothing is drawn"
        return (f"It {says}, and is {percent(outputs[first])} sure. Next comes {second}, with "
                f"{percent(outputs[second])}.")


@styled
def explore_reading():
    """Return a view with paper to draw on, and what the finished `digit_reader()` makes of it.

    `view.set(drawing=ink)` takes 28 × 28 numbers from 0 (paper) to 1 (ink); `turns=1` lays the
    drawing on its side.

    >>> explore_reading().words
    'It says 3, and is over 99 % sure. Next comes 9, with under 1 %.'
    """
    ink, _ = handwriting(n_each=1)
    return View("A digit to read", ReadingPicture(digit_reader()),
                drawing=Pad("Draw a digit", text_of(ink[FIRST])),
                turns=Count("quarter turns", 0, 0, 3))
