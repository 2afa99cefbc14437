"""`explore_gate`: a perceptron as a logic gate, the line it draws, and one step of learning."""

from collections import namedtuple

import numpy as np

from course_lib.checks.choices import one_of
from course_lib.checks.values import numbers, shown
from course_lib.datasets import GATES, gate
from course_lib.perceptron import Perceptron
from course_lib.views.parts.answers import Marks, Shapes
from course_lib.views.parts.half_plane import fires_where, label_spot
from course_lib.views.parts.words import as_text
from course_lib.views.stage.controls import Choice, Slider
from course_lib.views.stage.hand import touchable
from course_lib.views.stage.live import SLOWLY, LiveView
from course_lib.views.stage.look import GREY, INK, moving, new_figure, styled

from .gate_words import LR, NO_LINE, REACH, headline, how_a_pass_ended, judged, lesson

ROUNDING = 1e-9             # to a computer 0.7 − 0.2 is not quite 0.5
INPUTS = ("x₁", "x₂")
COLUMNS = {"x1": -0.05, "x2": 1.05, "sum": 2.3, "fires?": 3.5, "wanted": 4.9, "right?": 6.2}
OWN = "your gate"
RING = {"linestyle": "none", "marker": "o", "markerfacecolor": "none", "markeredgecolor": INK,
        "markeredgewidth": 1.8}
# The values that a step led to, the samples it looked at (one or none), and it in words.
Lesson = namedtuple("Lesson", "values looked_at words")
NOTHING_LEARNED = Lesson({}, [], "")


class Passes:
    """Counts looks at samples, four to a pass; `verdict` says when a pass settles the matter.

    >>> passes = Passes()
    >>> for look in range(4):
    ...     passes.note(error=0, after=(0.2, 0.1, -0.3))
    >>> passes.verdict
    'Learned: pass 1 had no mistake.'
    """

    def __init__(self):
        self.looks, self.mistakes, self.seen, self.verdict = 0, 0, {}, ""

    def note(self, error, after):
        """Count one look: its error, and the weights and the bias after it."""
        self.looks, self.mistakes = self.looks + 1, self.mistakes + (error != 0)
        self.verdict = ""
        if self.looks % 4 == 0:
            n_passes = self.looks // 4
            self.verdict = how_a_pass_ended(n_passes, self.mistakes, self.seen.get(after))
            self.mistakes, self.seen[after] = 0, n_passes


def perceptron(w1, w2, bias, threshold):
    """Return the perceptron of these sliders; a sum that is as good as the threshold fires.

    >>> perceptron(0.7, 0, -0.2, threshold=0.5).predict([1, 0])
    1
    """
    return Perceptron([w1, w2], bias, threshold - ROUNDING)


class GatePicture:
    """Left the four samples in the plane that a line cuts in two, right the truth table."""

    def __init__(self, start, answers=GATES, inputs=INPUTS):
        self.start = start      # the values that "start again" puts back
        self.answers, self.inputs = answers, inputs
        self.figure, (plane, table) = new_figure(8.0, 3.7, ncols=2, width_ratios=[1, 1.4], gap=0.5)
        self.X, _ = gate("AND")
        self._draw_plane(plane)
        self._draw_table(table)
        self._shown = None
        self._begin_anew()

    def _draw_plane(self, ax):
        ax.set(xlim=(-0.5, 1.5), ylim=(-0.5, 1.5), xticks=(0, 1), yticks=(0, 1), aspect="equal",
               xlabel=self.inputs[0], ylabel=self.inputs[1], facecolor="#fbe6d9")
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
        if self.inputs == INPUTS:
            ax.text(-0.3, 5.45, "sum = w₁x₁ + w₂x₂ + bias", va="center", size=10.5)
        self.rule = moving(ax.text(6.7, 5.45, "", va="center", ha="right", size=10.5))
        heads = [name.replace(" ", "\n") for name in self.inputs] + list(COLUMNS)[2:]
        for text, x in zip(heads, COLUMNS.values()):
            ax.text(x, 0.3, text, ha="center", va="center", color=GREY, weight="bold",
                    size=9.5 if "\n" in text else 10.5)
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
        self._turn, self._lesson, self._passes = 0, NOTHING_LEARNED, Passes()

    def update(self, gate, w1, w2, bias, threshold):
        if gate != self._shown:
            self._begin_anew()
        neuron = perceptron(w1, w2, bias, threshold)
        fires, wanted = neuron.predict(self.X), np.array(self.answers[gate])
        self._update_plane(neuron)
        self._update_table(gate, neuron.weighted_sum(self.X), fires, wanted)
        n_right = int(np.sum(fires == wanted))
        self.title.set_text(headline(gate, n_right, self._no_line(gate)))
        self.rule.set_text(f"fires from {as_text(threshold)} up")
        values = {"gate": gate, "w1": w1, "w2": w2, "bias": bias, "threshold": threshold}
        if values != self._lesson.values:
            self._lesson, self._passes = NOTHING_LEARNED, Passes()      # a hand took over
        self.ring.set_data(*self.X[self._lesson.looked_at].T)
        judgement = judged(gate, self.X[fires != wanted], self._no_line(gate))
        return f"{self._passes.verdict or self._lesson.words} {judgement}".strip()

    @property
    def over(self):
        """Whether it has learned the gate, or goes round in circles."""
        return bool(self._passes.verdict)

    def _no_line(self, gate):
        return tuple(self.answers[gate]) in NO_LINE

    def _update_plane(self, neuron):
        corners, ends = fires_where(neuron)
        self.side.set_xy(corners)
        self.line.set_data(*ends.T)
        touchable(self.line, "the line", bias=tuple(-neuron.weights))
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
        x, target = self.X[self._turn], self.answers[gate][self._turn]
        neuron = perceptron(w1, w2, bias, threshold)
        error = neuron.update(x, target, LR)
        learned = np.round([*neuron.weights, neuron.bias], 9)
        held = np.clip(learned, -REACH, REACH)
        after = dict(zip(("w1", "w2", "bias"), held.tolist()))
        self._lesson = Lesson({"gate": gate, "threshold": threshold, **after}, [self._turn],
                              lesson(x, error, after, np.any(held != learned)))
        self._turn = (self._turn + 1) % 4
        self._passes.note(error, tuple(held.tolist()))
        return after

    def start_again(self):
        """Return the weights and the bias of the start, and begin with the first sample."""
        self._begin_anew()
        return self.start


class GateView(LiveView):
    """A `LiveView` whose steps move the sliders of the weights and the bias."""

    def play(self):
        """Start learning; return at once. What has come to its end starts anew."""
        if self._picture.over:
            self._go_back()
        super().play()

    def _advance(self):
        values = {name: value for name, value in self.values.items() if name != "speed"}
        self._put(self.values | self._picture.learn(**values))
        return not self._picture.over

    def _go_back(self):
        self._put(self.values | self._picture.start_again())


@styled
def explore_gate(name="AND", w1=0.3, w2=0.4, bias=0.6, threshold=0.5, inputs=INPUTS):
    """Return a view of a perceptron as a logic gate: move its line, or let it learn step by step.

    `name` is one of `datasets.GATES`, or four answers of your own, 0 or 1, to (0, 0), (0, 1),
    (1, 0) and (1, 1). The weights, the bias and the threshold are from −2 to 2; `inputs` are two
    short names. Raises TypeError or ValueError for others.
    "learn one step" applies the perceptron rule (learning rate 0.1) to the sample whose turn it
    is; "play" does so until a pass has no mistake, or goes round in circles; "rewind" puts back
    these weights and this bias. Six steps learn AND from the default.

    >>> explore_gate("AND").press("step").split("; ")[0]
    'Looked at (0, 0): it fired and should stay quiet, so down by 0.1: the bias to 0.5'
    """
    answers, name = answers_of(name)
    inputs = names_of(inputs)
    picture = GatePicture({"w1": w1, "w2": w2, "bias": bias}, answers, inputs)
    labels = ("w₁", "w₂") if inputs == INPUTS else [f"weight of {one}" for one in inputs]
    return GateView(
        "A perceptron as a logic gate",
        picture,
        step="learn one step",
        speed=SLOWLY,
        groups={"run it": ("play", "step", "rewind", "speed", "gate")},
        gate=Choice("gate", name, answers),
        w1=Slider(labels[0], w1, -REACH, REACH, 0.1),
        w2=Slider(labels[1], w2, -REACH, REACH, 0.1),
        bias=Slider("bias", bias, -REACH, REACH, 0.1),
        threshold=Slider("threshold", threshold, -REACH, REACH, 0.1),
    )


def answers_of(name):
    """Return all gates with their answers, and the name of the one that is meant.

    >>> answers_of([0, 1, 0, 0])[1], answers_of("AND")[1]
    ('your gate', 'AND')
    """
    if isinstance(name, str):
        return GATES, one_of("name", name, GATES)
    answers = numbers("name", name, ndim=1, length=4, each="pair of inputs")
    if not np.isin(answers, (0, 1)).all():
        raise ValueError(f"name is {shown(name)}, but expected the name of a gate, or four "
                         "answers that are 0 or 1.")
    return {OWN: tuple(answers.astype(int).tolist()), **GATES}, OWN


def names_of(inputs):
    """Return two different short names for the inputs; raise ValueError for others.

    >>> names_of(["my key", "yours"])
    ('my key', 'yours')
    """
    if isinstance(inputs, (list, tuple)) and len(set(map(str, inputs))) == 2 == len(inputs):
        return tuple(map(str, inputs))
    raise ValueError(f"inputs is {shown(inputs)}, but expected two different short names.")
