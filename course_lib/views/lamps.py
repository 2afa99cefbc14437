"""`explore_lamps`: a first slider to try, which switches lamps on."""

from matplotlib.patches import Circle

from course_lib.views.stage.controls import Count
from course_lib.views.stage.look import BLUE, GREY, moving, new_figure, styled
from course_lib.views.stage.view import View

LAMPS = 10
WATTS = 9  # an ordinary LED bulb


class LampsPicture:
    """A row of lamps, the first `lamps` of them on."""

    def __init__(self):
        self.figure, ax = new_figure(8.0, 1.5, left=0.15, bottom=0.05)
        ax.set(xlim=(0.3, LAMPS + 0.7), ylim=(-0.75, 0.62), aspect="equal")
        ax.set_axis_off()
        self.title = moving(ax.set_title(""))
        self.circles = [moving(ax.add_patch(Circle((n, 0), 0.36, edgecolor=GREY, lw=1.6)))
                        for n in range(1, LAMPS + 1)]
        for n in range(1, LAMPS + 1):
            ax.text(n, -0.45, n, ha="center", va="top", color=GREY, size=10)

    def update(self, lamps):
        """Switch the first `lamps` lamps on and return the words."""
        for n, circle in enumerate(self.circles, start=1):
            circle.set_facecolor(BLUE if n <= lamps else "white")
        self.title.set_text(f"{lamps} of {LAMPS} lamps are on")
        verb = "lamp is" if lamps == 1 else "lamps are"
        return f"{lamps} {verb} on: {lamps} × {WATTS} = {lamps * WATTS} watts."


@styled
def explore_lamps(lamps=3):
    """Return a view with one slider, `lamps` from 0 to 10, each lamp of 9 watts.

    >>> explore_lamps(lamps=7).words
    '7 lamps are on: 7 × 9 = 63 watts.'
    """
    return View("Ten lamps", LampsPicture(), lamps=Count("lamps", lamps, 0, LAMPS))
