"""`explore_gate`: a perceptron as a logic gate, the line it draws, and one step of learning."""

from collections import namedtuple

import numpy as np
from course_lib.views.parts.words import as_text, spot
from matplotlib.path import Path

from course_lib.checks.choices import one_of
from course_lib.datasets import GATES, gate
from course_lib.perceptron import Perceptron
from course_lib.views.stage.controls import Button, Choice, Slider
from course_lib.views.stage.look import (
    BLUE,
    GREEN,
    GREY,
    INK,
    VERMILION,
    moving,
    new_figure,
    styled,
)
from course_lib.views.stage.view import View

REACH = 2.0                 # of the weights, the bias and the threshold
LR = 0.1                    # how far one step of learning goes
ROUNDING = 1e-9             # to a computer 0.7 − 0.2 is not quite 0.5
NO_LINE = ("XOR", "XNOR")   # what no single line can part
MIDDLE = np.array([0.5, 0.5])
TICK = Path([(-0.5, 0.0), (-0.15, -0.4), (0.5, 0.5)])
# Where "fires" and "stays quiet" may stand: corners of the plane, and which way the text runs.
CORNERS = [(-0.45, -0.38, "left"), (1.45, -0.38, "right"),
           (-0.45, 1.38, "left"), (1.45, 1.38, "right")]
COLUMNS = {"x₁": 0.0, "x₂": 0.9, "sum": 2.15, "fires?": 3.5, "wanted": 4.9, "right?": 6.2}
RING = {"linestyle": "none", "marker": "o", "markerfacecolor": "none", "markeredgecolor": INK,
        "markeredgewidth": 1.8}
# The values that a step led to, the samples it looked at (one or none), and it in words.
Lesson = namedtuple("Lesson", "values looked_at words")
NOTHING_LEARNED = Lesson({}, [], "")


def perceptron(w1, w2, bias, threshold):
    """Return the perceptron of these sliders; a sum that is as good as the threshold fires.

    >>> perceptron(0.7, 0, -0.2, threshold=0.5).predict([1, 0])
    1
    """
    return Perceptron([w1, w2], bias, threshold - ROUNDING)


class Shapes:
    """A 1 is a blue circle and a 0 a vermilion square, at as many places as there are answers."""

    def __init__(self, ax, size):
        looks = (("s", VERMILION, 1.3, 1.2), ("$0$", "white", 0.6, 0),
                 ("o", BLUE, 1.5, 1.2), ("$1$", "white", 0.6, 0))
        self.lines = [
            ax.plot([], [], linestyle="none", marker=marker, color=colour, markersize=size * part,
                    markeredgecolor="white", markeredgewidth=edge, zorder=4)[0]
            for marker, colour, part, edge in looks]

    def set(self, places, answers):
        """Show `answers` (n,) of 0 and 1 at `places` (n, 2)."""
        for line, answer in zip(self.lines, (0, 0, 1, 1)):
            line.set_data(*places[answers == answer].T)


class Marks:
    """A green tick where it is right, a cross in ink where it is wrong."""

    def __init__(self, ax):
        kept = {"linestyle": "none", "markersize": 10, "markeredgewidth": 2.2, "zorder": 5}
        self.ticks = moving(ax.plot([], [], marker=TICK, markeredgecolor=GREEN,
                                    markerfacecolor="none", **kept)[0])
        self.crosses = moving(ax.plot([], [], marker="x", color=INK, **kept)[0])

    def set(self, places, right):
        """Mark `places` (n, 2) as `right` (n,) or wrong."""
        self.ticks.set_data(*places[right].T)
        self.crosses.set_data(*places[~right].T)


class GatePicture:
    """Left the four samples in the plane that a line cuts in two, right the truth table."""

    def __init__(self, start):
        self.start = start      # the values that "start again" puts back
        self.figure, (plane, table) = new_figure(8.0, 3.7, ncols=2, width_ratios=[1, 1.4], gap=0.5)
        self.X, _ = gate("AND")
        self._draw_plane(plane)
        self._draw_table(table)
        self._shown = None
        self._begin_anew()

    def _draw_plane(self, ax):
        ax.set(xlim=(-0.5, 1.5), ylim=(-0.5, 1.5), xticks=(0, 1), yticks=(0, 1), aspect="equal",
               xlabel="x₁", ylabel="x₂", facecolor="#fbe6d9")
        self.title = moving(ax.set_title("gate", loc="left"))
        self.side = moving(ax.fill([], [], facecolor="#cfe5f2", zorder=1)[0])
        self.line = moving(ax.plot([], [], color=INK, zorder=3)[0])
        self.sides = [
            moving(ax.text(0, 0, text, color=colour, va="center", weight="bold", zorder=3))
            for text, colour in (("stays quiet", "#a34700"), ("fires", "#005a8e"))]
        self.points = Shapes(ax, 12)
        moving(*self.points.lines)      # the moving sides would cover what stands still
        self.marks = Marks(ax)
        self.ring = moving(ax.plot([], [], **RING, markersize=25)[0])

    def _draw_table(self, ax):
        ax.set(xlim=(-0.7, 6.8), ylim=(6.3, -0.45))
        ax.set_axis_off()
        ax.text(-0.3, 5.45, "sum = w₁x₁ + w₂x₂ + bias", va="center", size=10.5)
        self.rule = moving(ax.text(6.7, 5.45, "", va="center", ha="right", size=10.5))
        for text, x in COLUMNS.items():
            ax.text(x, 0.3, text, ha="center", va="center", color=GREY, weight="bold", size=10.5)
        ax.plot([-0.3, 6.7], [0.75, 0.75], color="#b9bec6", linewidth=0.9)
        self.rows = np.arange(4) + 1.4
        for row, sample in zip(self.rows, self.X):
            for name, x in zip(COLUMNS, sample):
                ax.text(COLUMNS[name], row, f"{x:.0f}", ha="center", va="center")
        self.sums = [moving(ax.text(COLUMNS["sum"], row, "", ha="center", va="center"))
                     for row in self.rows]
        self.fires, self.wanted, self.table_marks = Shapes(ax, 10), Shapes(ax, 10), Marks(ax)
        moving(*self.fires.lines)
        self.next = moving(ax.plot([], [], ">", color=INK, markersize=7)[0])
        ax.plot([-0.5], [6.05], ">", color=INK, markersize=7)
        ax.text(-0.3, 6.05, "next to learn from", va="center", color=GREY, size=10.5)
        ax.plot([3.35], [6.05], **RING, markersize=11)
        ax.text(3.65, 6.05, "the last one looked at", va="center", color=GREY, size=10.5)

    def _begin_anew(self):
        """Forget the last lesson: the first sample is next."""
        self._turn, self._lesson = 0, NOTHING_LEARNED

    def update(self, gate, w1, w2, bias, threshold):
        if gate != self._shown:
            self._begin_anew()
        neuron = perceptron(w1, w2, bias, threshold)
        fires, wanted = neuron.predict(self.X), np.array(GATES[gate])
        self._update_plane(neuron)
        self._update_table(gate, neuron.weighted_sum(self.X), fires, wanted)
        n_right = int(np.sum(fires == wanted))
        self.title.set_text(headline(gate, n_right))
        self.rule.set_text(f"fires from {as_text(threshold)} up")
        values = {"gate": gate, "w1": w1, "w2": w2, "bias": bias, "threshold": threshold}
        if values != self._lesson.values:
            self._lesson = NOTHING_LEARNED
        self.ring.set_data(*self.X[self._lesson.looked_at].T)
        return f"{self._lesson.words} {judged(gate, self.X[fires != wanted])}".strip()

    def _update_plane(self, neuron):
        corners, ends = fires_where(neuron)
        self.side.set_xy(corners)
        self.line.set_data(*ends.T)
        for answer, label in enumerate(self.sides):
            spot = label_spot(neuron, answer)
            label.set_visible(spot is not None)
            if spot:
                label.set(x=spot[0], y=spot[1], ha=spot[2])

    def _update_table(self, gate, sums, fires, wanted):
        for text, value in zip(self.sums, sums):
            text.set_text(as_text(value))
        self.fires.set(self._places("fires?"), fires)
        right = fires == wanted
        self.table_marks.set(self._places("right?"), right)
        self.marks.set(self.X + (0.24, 0.0), right)
        self.next.set_data([-0.5], [self.rows[self._turn]])
        if self._shown != gate:
            self._shown = gate
            self.points.set(self.X, wanted)
            self.wanted.set(self._places("wanted"), wanted)

    def _places(self, column):
        return np.column_stack([np.full(4, COLUMNS[column]), self.rows])

    def learn(self, gate, w1, w2, bias, threshold):
        """Apply the perceptron rule to the sample whose turn it is; return the new values."""
        x, target = self.X[self._turn], GATES[gate][self._turn]
        neuron = perceptron(w1, w2, bias, threshold)
        error = neuron.update(x, target, LR)
        learned = np.round([*neuron.weights, neuron.bias], 9)
        held = np.clip(learned, -REACH, REACH)
        after = dict(zip(("w1", "w2", "bias"), held.tolist()))
        self._lesson = Lesson({"gate": gate, "threshold": threshold, **after}, [self._turn],
                              lesson(x, error, after, np.any(held != learned)))
        self._turn = (self._turn + 1) % 4
        return after

    def start_again(self, **values):
        """Return the weights and the bias of the start, and begin with the first sample."""
        self._begin_anew()
        return self.start


def fires_where(neuron):
    """Return the corners (n, 2) of the side that fires, and the ends (n, 2) of its line.

    With both weights 0, or a line outside the plane, the side is everything or nothing.

    >>> fires_where(Perceptron([1.0, 0.0], threshold=0.5))[1].tolist()
    [[0.5, 3.5], [0.5, -2.5]]
    """
    size = np.hypot(*neuron.weights)
    depth = neuron.weighted_sum(MIDDLE) - neuron.threshold   # above 0: the middle fires
    far = 3.0                                                # past every corner of the plane
    if abs(depth) > 1.5 * size or size == 0:
        everything = MIDDLE + far * np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])
        return everything if depth >= 0 else np.zeros((3, 2)), np.empty((0, 2))
    towards = neuron.weights / size
    along = far * np.array([-towards[1], towards[0]])
    foot = MIDDLE - depth / size * towards
    ends = np.round([foot + along, foot - along], 9)
    return np.vstack([ends, ends[::-1] + 2 * far * towards]), ends


def label_spot(neuron, answer):
    """Return the corner (x, y, alignment) deepest on the side of `answer`, None without room."""

    def depth(corner):
        x, y, align = corner
        width = 0.85 if answer == 0 else 0.45
        box = [(x, y - 0.1), (x, y + 0.1)]
        box += [(left + (width if align == "left" else -width), bottom) for left, bottom in box]
        return np.min((neuron.weighted_sum(box) - neuron.threshold) * (1 if answer else -1))

    best = max(CORNERS, key=depth)
    return best if depth(best) >= 0 else None


def headline(gate, n_right):
    """Return the title: is one line enough for this gate?

    >>> headline("AND", 4), headline("XOR", 3)
    ('AND: one line is enough', 'XOR: 3 of 4, and no line gets 4')
    """
    if gate in NO_LINE:
        return f"{gate}: {n_right} of 4, and no line gets 4"
    return f"{gate}: one line is enough" if n_right == 4 else f"{gate}: {n_right} of 4 right"


def judged(gate, wrong):
    """Return in words which samples (n, 2) come out wrong, and whether a line could help."""
    if len(wrong) == 0:
        return "All four are right."
    where = ", ".join(spot(x) for x in wrong)
    hope = f" No single line can part {gate}'s circles from its squares."
    hope = hope if gate in NO_LINE else ""
    return f"Wrong for {where}.{hope}"


def lesson(x, error, after, at_the_end):
    """Return in words what one step of the perceptron rule changed, and why."""
    if error == 0:
        return f"Looked at {spot(x)}: right already, so nothing changes."
    blamed = [name for name, value in zip(("w1", "w2"), x) if value] + ["bias"]
    way, was = ("up", "stayed quiet and should fire") if error > 0 else (
        "down", "fired and should stay quiet")
    moved = " and ".join(f"{name_of(n)} to {as_text(after[n])}" for n in blamed)
    spared = " and ".join(name_of(n) for n in ("w1", "w2") if n not in blamed)
    kept = f"; {spared} had no part in it, its input was 0" if spared else ""
    kept = kept.replace("its input was", "their inputs were") if "and" in spared else kept
    end = f" A slider ends at {REACH:g}, so there it stops." if at_the_end else ""
    return f"Looked at {spot(x)}: it {was}, so {way} by {LR}: {moved}{kept}.{end}"


def name_of(name):
    """Return a control's name as it stands on the picture.

    >>> name_of("w1")
    'w₁'
    """
    return {"w1": "w₁", "w2": "w₂"}.get(name, f"the {name}")


@styled
def explore_gate(name="AND", w1=0.3, w2=0.4, bias=0.6, threshold=0.5):
    """Return a view of a perceptron as a logic gate: move its line, or let it learn one step.

    `name` is one of `datasets.GATES`; the weights, the bias and the threshold are from −2 to 2.
    "learn one step" applies the perceptron rule (learning rate 0.1) to the sample whose turn it
    is; "start again" puts back these weights and this bias. Six steps learn AND from the default.

    >>> explore_gate("AND").press("learn").split("; ")[0]
    'Looked at (0, 0): it fired and should stay quiet, so down by 0.1: the bias to 0.5'
    """
    one_of("name", name, GATES)
    picture = GatePicture({"w1": w1, "w2": w2, "bias": bias})
    return View(
        "A perceptron as a logic gate",
        picture,
        groups={"let it learn": ("learn", "again")},
        learn=Button("learn one step", picture.learn),
        again=Button("start again", picture.start_again),
        gate=Choice("gate", name, GATES),
        w1=Slider("w₁", w1, -REACH, REACH, 0.1),
        w2=Slider("w₂", w2, -REACH, REACH, 0.1),
        bias=Slider("bias", bias, -REACH, REACH, 0.1),
        threshold=Slider("threshold", threshold, -REACH, REACH, 0.1),
    )
