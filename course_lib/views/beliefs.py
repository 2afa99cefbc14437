"""`explore_beliefs`: two beliefs about a coin, and how far each is from the other."""

from course_lib.losses import kl_divergence
from course_lib.views.parts.words import nearly
from course_lib.views.stage.controls import Slider
from course_lib.views.stage.look import BLUE, GREY, INK, VERMILION, moving, new_figure, styled
from course_lib.views.stage.view import View

LEAST = 0.01                    # a coin that never shows one side has no finite distance
FARTHEST = kl_divergence([LEAST, 1 - LEAST], [1 - LEAST, LEAST])


def both_ways(p, q):
    """Return the divergences from a coin with p heads to one with q heads, and back.

    >>> [round(way, 3) for way in both_ways(0.5, 0.9)]
    [0.511, 0.368]
    """
    p, q = [p, 1 - p], [q, 1 - q]
    return kl_divergence(p, q), kl_divergence(q, p)


class BeliefsPicture:
    """Left the two coins as bars, right the distance from each to the other."""

    def __init__(self):
        self.figure, (left, right) = new_figure(ncols=2, gap=1.35, left=0.7)
        left.set(ylim=(0, 1.15), xlim=(-0.6, 1.6), xticks=(0, 1), ylabel="probability of heads",
                 xticklabels=("the coin p", "the belief q"))
        left.set_title("Two beliefs about a coin", loc="left")
        self.coins = [moving(bar) for bar in left.bar((0, 1), (0, 0), width=0.5)]
        for coin, colour, hatch in zip(self.coins, (BLUE, VERMILION), ("", "//")):
            coin.set(facecolor=colour, edgecolor="white", hatch=hatch)
        self.heads = [moving(left.text(x, 0, "", ha="center", weight="bold")) for x in (0, 1)]
        right.set(xlim=(0, FARTHEST * 1.12), ylim=(1.6, -0.6), yticks=(0, 1),
                  yticklabels=("p to q", "q to p"), xlabel="KL divergence")
        self.title = moving(right.set_title("distances", loc="left"))
        self.bars = [moving(bar) for bar in right.barh((0, 1), (0, 0), height=0.5, color=GREY)]
        self.labels = [moving(right.text(0, y, "", va="center", weight="bold", color=INK))
                       for y in (0, 1)]

    def update(self, p, q):
        ways = both_ways(p, q)
        for coin, label, heads in zip(self.coins, self.heads, (p, q)):
            coin.set_height(heads)
            label.set(text=nearly(heads, 2), y=heads + 0.02)
        for bar, label, way in zip(self.bars, self.labels, ways):
            bar.set_width(way)
            far = way > FARTHEST / 2
            label.set(text=nearly(way), x=way + (-0.06 if far else 0.06),
                      ha="right" if far else "left", color="white" if far else INK)
        same = nearly(ways[0]) == nearly(ways[1])
        self.title.set_text("The same both ways" if same else "Not the same both ways")
        return told(p, q, *ways)


def told(p, q, there, back):
    """Return in words how far two beliefs are from each other."""
    if p == q:
        return "The same belief twice: no distance, in either direction."
    if nearly(there) == nearly(back):
        return f"From p to q it is {nearly(there)}, and the same back."
    costs = "more" if there > back else "less"
    return (f"From p to q it is {nearly(there)}, from q to p {nearly(back)}: to believe q where p "
            f"is true costs {costs} than the other way round.")


@styled
def explore_beliefs(p=0.5, q=0.9):
    """Return a view of the Kullback–Leibler divergence between two coins, in both directions.

    `p` and `q` are probabilities of heads from 0.01 to 0.99. Raises TypeError or ValueError for
    others.

    >>> explore_beliefs(0.5, 0.9).words.split(":")[0]
    'From p to q it is 0.511, from q to p 0.368'
    """
    return View("Two beliefs", BeliefsPicture(),
                p=Slider("p, heads of the coin", p, LEAST, 1 - LEAST, 0.01),
                q=Slider("q, heads as believed", q, LEAST, 1 - LEAST, 0.01))
