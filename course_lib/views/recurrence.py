"""`explore_recurrence`: one neuron that hears its own last state, unrolled along a sequence."""

import numpy as np
from matplotlib.collections import LineCollection

from course_lib.recurrence import SEQUENCES, states, without_first
from course_lib.views.parts.words import ROUNDING, about, as_text, equals, in_brackets
from course_lib.views.stage.controls import Choice, Count, Slider
from course_lib.views.stage.live import SLOWLY, SteppedView
from course_lib.views.stage.look import (
    BLUE,
    GREY,
    INK,
    PALE,
    VERMILION,
    moving,
    new_figure,
    signed,
    styled,
)

STEPS = 8
NAMES = {"w_x": "wₓ", "w_h": "wₕ"}
STATE, INPUT = 1.62, 0.36       # heights of the two rows of nodes; a step is 1 wide
RADIUS = 0.27
LARGEST = 3                     # the weight of the thickest arrow
ZERO = 0.005                    # a state that reads 0 is neither positive nor negative


class RecurrencePicture:
    """Above the neuron at each step so far, with what it hears; below its state over the steps."""

    def __init__(self):
        self.figure, chart = new_figure(8, 3.7, left=0.95, top=0.4)
        place = chart.get_position()
        chart.set_position([place.x0, place.y0, place.width, 0.27])
        drawing = self.figure.add_axes([place.x0, 0.47, place.width, place.y1 - 0.47])
        self._draw_nodes(drawing)
        self._draw_arrows(drawing)
        self._draw_chart(chart)

    def _draw_nodes(self, ax):
        ax.set(xlim=(0.5, STEPS + 0.5), ylim=(0, 2.3))
        ax.set_axis_off()
        self.title = moving(ax.set_title("state", loc="left"))
        steps = range(1, STEPS + 1)
        look = {"linestyle": "none", "zorder": 3, "markersize": 34}
        self.nodes = [moving(ax.plot([], [], marker, color=colour, **look)[0])
                      for marker, colour in (("o", BLUE), ("s", VERMILION), ("o", GREY))]
        self.waiting = moving(ax.plot([], [], "o", markerfacecolor=PALE, markeredgecolor=GREY,
                                      **look)[0])
        self.values = [moving(ax.text(t, STATE, "", ha="center", va="center", size=10, zorder=4))
                       for t in steps]
        self.ring = moving(ax.plot([], [], "o", markersize=41, markerfacecolor="none",
                                   markeredgecolor=INK, markeredgewidth=2.5, zorder=3)[0])
        ax.plot(steps, [INPUT] * STEPS, "o", markerfacecolor="white", markeredgecolor=INK,
                markersize=26, zorder=3)
        self.inputs = [ax.text(t, INPUT, "", ha="center", va="center", zorder=4) for t in steps]
        for y, name in ((STATE, "state h"), (INPUT, "input x")):
            ax.text(0.46, y, name, ha="right", va="center", color=GREY)

    def _draw_arrows(self, ax):
        t = np.arange(1, STEPS + 1)
        across = [((i + RADIUS, STATE), (i + 1 - RADIUS - 0.1, STATE)) for i in t[:-1]]
        up = [((i, INPUT + 0.2), (i, STATE - RADIUS - 0.1)) for i in t]
        self.arrows = {}
        for name, lines, head in (("w_x", up, "^"), ("w_h", across, ">")):
            ends = np.array(lines)[:, 1]
            self.arrows[name] = moving(
                ax.add_collection(LineCollection(lines, zorder=2)),
                ax.plot(*ends.T, head, linestyle="none", markersize=9, zorder=2)[0],
                ax.text(0, 0, "", size=10, zorder=5, va="center"))

    def _draw_chart(self, ax):
        ax.set(xlim=(0.5, STEPS + 0.5), ylim=(-1.1, 1.1), xlabel="step", ylabel="state h",
               xticks=range(1, STEPS + 1), yticks=[-1, 0, 1])
        (self.other,) = ax.plot([], [], "--", color=GREY, linewidth=1.6,
                                label="the same without its first input")
        (self.line,) = ax.plot([], [], "-o", color=INK, linewidth=1.6, markersize=5,
                               label="its state")
        self.now = ax.axvline(1, color=INK, linestyle=":", linewidth=1.6)
        moving(self.line, self.other, self.now)
        ax.legend(handles=[self.line, self.other], loc="lower right", bbox_to_anchor=(1.0, 0.97),
                  ncols=2, fontsize=9.5, borderpad=0)

    def update(self, sequence, w_x, w_h, bias, t):
        x = np.array(SEQUENCES[sequence], float)
        h = states(x, w_x, w_h, bias)[:t]
        other = states(without_first(x), w_x, w_h, bias)[:t]
        self._show(x, h, other)
        side, at = ("right", t - 0.09) if t == STEPS else ("left", t + 0.09)  # no room beyond it
        self._weigh("w_x", w_x, at, (INPUT + STATE) / 2 - 0.04, side)
        self._weigh("w_h", w_h, max(t, 2) - 0.5, STATE + 0.5, "center")
        before = h[-2] if t > 1 else 0.0
        z = w_x * x[t - 1] + w_h * before + bias
        self.title.set_text(f"Step {t}: the state h {equals(about(h[-1], 2))}")
        as_shown = all(abs(one - round(one, 2)) < ROUNDING for one in (w_x, w_h, before, bias, z))
        summed = " + ".join((
            f"{as_text(w_x)} × {in_brackets(as_text(x[t - 1]))}",
            f"{in_brackets(as_text(w_h))} × {in_brackets(about(before))}",
            in_brackets(as_text(bias))))
        return (f"{memory(*np.abs(h - other)[[0, -1]])}{'; ' + swing(h) if t > 1 else ''}. State "
                f"tanh({summed}) {'=' if as_shown else '≈'} tanh({as_text(z)}) "
                f"{'=' if abs(h[-1]) < ROUNDING else '≈'} {as_text(h[-1])}.")

    def _show(self, x, h, other):
        """Show the states so far, h and other (t,): those to come are pale and have a "?"."""
        t, steps = len(h), np.arange(1, STEPS + 1)
        kinds = (h >= ZERO, h <= -ZERO, np.abs(h) < ZERO)
        for line, chosen in zip(self.nodes, kinds):
            line.set_data(steps[:t][chosen], np.full(chosen.sum(), STATE))
        self.waiting.set_data(steps[t:], np.full(STEPS - t, STATE))
        for i, text in enumerate(self.values):
            known = i < t
            text.set(text=about(h[i], 2) if known else "?", color="white" if known else GREY,
                     weight="bold" if known else "normal")
        for text, value in zip(self.inputs, x):
            text.set_text(as_text(value))
        self.line.set_data(steps[:t], h)
        self.other.set_data(steps[:t], other)
        self.ring.set_data([t], [STATE])
        self.ring.set_marker("s" if kinds[1][-1] else "o")
        self.now.set_xdata([t, t])

    def _weigh(self, name, weight, x, y, side):
        lines, heads, label = self.arrows[name]
        colour, style = signed(weight)
        lines.set(color=colour, linestyle=style, linewidth=1 + 4 * abs(weight) / LARGEST)
        heads.set_color(colour)
        label.set(text=f"{NAMES[name]} {as_text(weight)}", color=colour, position=(x, y),
                  ha=side)


def memory(first, left):
    """Return in words how much the first input changed the state, and what is `left` of that.

    >>> memory(0.76, 0.5), memory(0.76, 0)
    ('Without its first input the state would differ by 0.5', 'The first input is forgotten')
    >>> memory(0, 0)
    'The first input does not come in'
    """
    if left < ZERO:
        if first < ZERO:
            return f"The first input {'hardly comes' if first else 'does not come'} in"
        return "The first input is forgotten"
    return f"Without its first input the state would differ by {as_text(left)}"


def swing(h):
    """Return in words how often the states h (n,) change their sign.

    >>> swing(np.array([0.5, -0.3, 0.2, 0.1]))
    'the state changes sign 2 times'
    >>> swing(np.array([0.76, 0.001])), swing(np.array([0, 0]))
    ('the state is positive or about 0', 'the state stays 0')
    """
    far, near = h[np.abs(h) >= ZERO], h[np.abs(h) < ZERO]
    zero = "about 0" if near.any() else "0"
    turns = np.count_nonzero(np.diff(np.sign(far)))
    if not len(far):
        return f"the state stays {zero}"
    if turns:
        return f"the state changes sign {'once' if turns == 1 else f'{turns} times'}"
    if len(near):
        return f"the state is {'positive' if far[0] > 0 else 'negative'} or {zero}"
    return "the state keeps its sign"


@styled
def explore_recurrence(sequence="a single pulse", w_x=1, w_h=0.9, bias=0, t=1):
    """Return a view of one recurrent neuron, h_t = tanh(w_x · x_t + w_h · h_(t−1) + bias).

    `sequence` is a name in `SEQUENCES`; `w_x` is from −3 to 3, `w_h` and `bias` from −2 to 2,
    the step `t`, up to which it is unrolled, from 1 to 8. With `w_h` near 1 it remembers, near 0
    it forgets, below 0 it swings.

    >>> explore_recurrence(w_h=0.5, t=2).words.split(". ")[1]
    'State tanh(1 × 0 + 0.5 × 0.762 + 0) ≈ tanh(0.38) ≈ 0.36.'
    """
    return SteppedView(
        "A neuron that remembers",
        RecurrencePicture(),
        sequence=Choice("inputs", sequence, SEQUENCES),
        w_x=Slider("wₓ (input)", w_x, -3, 3, 0.1),
        w_h=Slider("wₕ (last state)", w_h, -2, 2, 0.1),
        bias=Slider("bias", bias, -2, 2, 0.1),
        t=Count("step t", t, 1, STEPS),
        counters=["t"],
        speed=SLOWLY,
    )
