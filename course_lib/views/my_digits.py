"""`explore_my_digits`: write digits, keep them, and see which of them your network reads."""

import numpy as np

from course_lib.datasets.drawings import as_inputs
from course_lib.datasets.handwriting import handwriting
from course_lib.datasets.ink import n_rows
from course_lib.views.parts.cells import Cells
from course_lib.views.parts.words import counted, percent
from course_lib.views.stage.controls import Button, Count
from course_lib.views.stage.look import GREEN, VERMILION, moving, new_figure, styled
from course_lib.views.stage.pad import Pad, ink_of, text_of
from course_lib.views.stage.view import View

from .digits import READABLE, checked_network, small_network
from .reading import FIRST, ReadingPicture

PLACES, IN_A_ROW = 20, 5        # of kept drawings; the last ones are shown
ROOM = 1.5                      # of one, across, in widths of an image: what it says stands there


class MyDigitsPicture(ReadingPicture):
    """What is drawn, the ten answers to it, and below each other the drawings that were kept."""

    def __init__(self, net):
        self.net, self.side, self.rows, self.images = net, round(net.sizes[0] ** 0.5), [], []
        self.figure, axes = new_figure(8, 2.5, ncols=3, width_ratios=[0.8, 0.62, 1.15], left=0.1,
                                       right=0.1, bottom=0.55, gap=0.4)
        self._draw_image(axes[0])
        self._draw_bars(axes[1])
        box = axes[2].get_position()
        axes[2].set_position([box.x0 + 0.11, box.y0, box.width - 0.11, box.height])
        self._draw_kept(axes[2])

    def _draw_kept(self, ax):
        self.down, self.across = self.side + 2, round(ROOM * self.side)
        shape = PLACES // IN_A_ROW * self.down, IN_A_ROW * self.across
        self.kept_image = Cells(ax, shape)
        self.kept_title = moving(ax.set_title("Kept", loc="left"))
        self.said = [moving(ax.text((i % IN_A_ROW + 0.97) * self.across,
                                    (i // IN_A_ROW + 0.5) * self.down, "", ha="right",
                                    va="center", size=11, weight="bold"))
                     for i in range(PLACES)]

    def update(self, drawing, digit):
        """Read the drawing, and return in words what it and all that was kept come to."""
        ink = ink_of(drawing)
        x = as_inputs([ink], self.side**2)[0]
        self.image.set(x.reshape(self.side, self.side))
        self._show_kept()
        right = sum(meant == says for meant, says, _ in self.rows)
        kept = f"{right} of {len(self.rows)} kept are right." if self.rows else "None kept yet."
        readable = n_rows(ink) >= READABLE
        self.image_title.set_text(f"Meant: a {digit}")
        if not readable:
            self._show_bars(np.zeros(10), None, None)
            self.bars_title.set_text("It says nothing")
            small = "is too small: write large" if n_rows(ink) else "is empty: draw a digit"
            return f"The paper {small}. {kept}"
        outputs = self.net.forward(x)
        says = int(outputs.argmax())
        self._show_bars(outputs, says, digit)
        self.bars_title.set_text(f"It says {says}")
        told = "right" if says == digit else f"you meant {digit}"
        return f"It says {says}, {percent(outputs[says])} sure: {told}. {kept}"

    def _show_kept(self):
        sheet = np.zeros((PLACES // IN_A_ROW * self.down, IN_A_ROW * self.across))
        for place, text in enumerate(self.said):
            if place >= len(self.rows[-PLACES:]):
                text.set_text("")
                continue
            (meant, says, _), image = self.rows[-PLACES:][place], self.images[-PLACES:][place]
            top, left = place // IN_A_ROW * self.down + 1, place % IN_A_ROW * self.across
            sheet[top : top + self.side, left : left + self.side] = image
            text.set(text=str(says) if says == meant else f"{says}!",
                     color=GREEN if says == meant else VERMILION)
        self.kept_image.set(sheet)
        self.kept_title.set_text(f"Kept: {counted(len(self.rows), 'digit')}")

    def keep(self, drawing, digit):
        """Keep a drawing with what it is meant to be; return the values for the next one."""
        ink = ink_of(drawing)
        if not ink.any():
            return {}
        x = as_inputs([ink], self.side**2)[0]
        outputs = self.net.forward(x)
        says = int(outputs.argmax())
        self.rows.append([digit, says, round(float(outputs[says]), 3)])
        self.images.append(x.reshape(self.side, self.side))
        return {"drawing": "", "digit": (digit + 1) % 10}

    def take_back(self, **values):
        """Forget the drawing that was kept last."""
        del self.rows[-1:], self.images[-1:]
        return {}


class MyDigitsView(View):
    """A `View` whose kept drawings you can take out: `kept`, and `X` and `y` to learn from."""

    @property
    def kept(self):
        """A row [digit meant, digit read, how sure] for each drawing that was kept."""
        return [list(row) for row in self._picture.rows]

    @property
    def X(self):
        """The kept drawings as rows (n_kept, n_pixels) for the network."""
        return np.array([image.ravel() for image in self._picture.images])

    @property
    def y(self):
        """The digits they are meant to be (n_kept,)."""
        return np.array([row[0] for row in self._picture.rows])


@styled
def explore_my_digits(net=None):
    """Return a view with paper: write a digit, say which it is, and keep it; `net` reads it.

    `net` has 64 or 784 inputs and 10 softmax outputs; without it `small_network()` reads.
    `view.kept` has a row [meant, read, how sure] for each drawing. Raises TypeError or ValueError
    for a network that does not fit.

    >>> explore_my_digits().kept
    []
    """
    ink, _ = handwriting(n_each=1)
    picture = MyDigitsPicture(checked_network(small_network() if net is None else net))
    return MyDigitsView("My digits", picture,
                        drawing=Pad("Write a digit", text_of(ink[FIRST])),
                        digit=Count("this is a", 3, 0, 9),
                        keep=Button("keep it", picture.keep),
                        back=Button("take it back", picture.take_back),
                        groups={"my sheet": ("digit", "keep", "back")})
