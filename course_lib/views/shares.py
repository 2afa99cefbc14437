"""`explore_shares`: three sums become shares of a whole, and what the truth costs then."""

import numpy as np

from course_lib.activations import softmax
from course_lib.checks.values import numbers
from course_lib.losses import cross_entropy
from course_lib.views.parts.words import as_text, nearly
from course_lib.views.stage.controls import Choice, Slider, within
from course_lib.views.stage.look import BLUE, GREY, INK, VERMILION, moving, new_figure, styled
from course_lib.views.stage.view import View

MOST = 4.0                      # of a sum, up and down
POWERS = round(float(np.exp(MOST)))     # the highest bar of e to the power of a sum


class SharesPicture:
    """From left to right: the sums, e to their powers, and each power's share of all of them."""

    def __init__(self, names):
        self.names = names
        self.figure, axes = new_figure(ncols=3, gap=0.75, left=0.6)
        limits = ((-MOST - 0.9, MOST + 0.9), (0, POWERS * 1.18), (0, 1.18))
        titles = ("The sums", "e to the power of each", "Shares: together 1")
        self.bars, self.labels = [], []
        for ax, limit, title in zip(axes, limits, titles):
            ax.set(ylim=limit, xlim=(-0.6, 2.6), xticks=range(3), xticklabels=names)
            ax.set_title(title, loc="left")
            ax.axhline(0, color=GREY, linewidth=0.8)
            self.bars.append([moving(bar) for bar in ax.bar(range(3), [0] * 3, width=0.62)])
            self.labels.append([moving(ax.text(place, 0, "", ha="center", weight="bold"))
                                for place in range(3)])

    def update(self, truth, **sums):
        sums = np.array([sums[f"z{i}"] for i in range(3)])
        shares, right = softmax(sums), self.names.index(truth)
        for kind, heights in enumerate((sums, np.exp(sums), shares)):
            self._show(kind, heights, right)
        cost = cross_entropy([np.eye(3)[right]], [shares])
        leads = self.names[int(shares.argmax())]
        told = "as it should" if leads == truth else f"and it is {truth}"
        return (f"It bets most on {leads}, {told}. {truth.capitalize()} has a share of "
                f"{nearly(shares[right])}, so the loss is −log({nearly(shares[right])}) = "
                f"{nearly(cost)}.")

    def _show(self, kind, heights, right):
        room = np.ptp(self.bars[kind][0].axes.get_ylim()) * 0.02
        for place, height in enumerate(heights):
            bar, label = self.bars[kind][place], self.labels[kind][place]
            up = height >= 0
            bar.set(height=height, facecolor=BLUE if up else VERMILION, alpha=0.9,
                    hatch="" if up else "//", edgecolor=INK if place == right else "white",
                    linewidth=2.4 if place == right else 1)
            text = nearly(height, 2) if kind == 2 else as_text(height, 2 if kind else 1)
            label.set(text=text, y=height + (room if up else -room),
                      va="bottom" if up else "top", color=INK)


@styled
def explore_shares(sums=(2, 1, 0), names=("sun", "cloud", "rain"), truth=0):
    """Return a view of softmax: three sums from −4 to 4 become shares that add up to 1.

    `names` are three short words for the answers, `truth` the place (0, 1 or 2) of the one that
    is right, which the cross-entropy is worked out for. Raises TypeError or ValueError for
    others.

    >>> explore_shares(sums=(0, 0, 0)).words.split(". ")[1]
    'Sun has a share of 0.333, so the loss is −log(0.333) = 1.099.'
    """
    sums = within("sums", numbers("sums", sums, ndim=1, length=3), -MOST, MOST)
    names = [str(name) for name in names]
    if len(set(names)) != 3:
        raise ValueError(f"names is {names}, but expected three different words.")
    if truth not in (0, 1, 2):
        raise ValueError(f"truth is {truth!r}, but expected 0, 1 or 2: a place in names.")
    controls = {f"z{i}": Slider(f"sum for {name}", value, -MOST, MOST, 0.1)
                for i, (name, value) in enumerate(zip(names, sums.tolist()))}
    return View("Sums become shares", SharesPicture(names), **controls,
                truth=Choice("what happened", names[truth], names))
