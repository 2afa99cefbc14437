"""`explore_threshold`: three signals, their strengths, and the bar that their sum must reach."""

from dataclasses import dataclass

import numpy as np

from course_lib.checks.choices import one_of
from course_lib.checks.values import numbers
from course_lib.views.parts.draw import PAPER, Arrow, Node, between, prepare_drawing
from course_lib.views.parts.words import added, as_text
from course_lib.views.stage.controls import Slider, Switch, within
from course_lib.views.stage.look import GREY, INK, moving, new_figure, signed, styled
from course_lib.views.stage.view import View

SIGNALS = (1, 2, 3)


@dataclass(frozen=True)
class Story:
    """The words for the parts of the picture; `strength` labels a slider, for each of `signals`.

    >>> CAT.signals[0], CAT.fires
    ('rustle', 'pounces')
    """

    title: str
    signals: tuple[str, str, str]
    strength: str
    body: str
    output: str
    bar: str
    chart: str
    who: str
    fires: str
    waits: str
    short: tuple[str, str]


NEURON = Story("A threshold neuron", ("signal 1", "signal 2", "signal 3"), "strength of {}",
               "cell body", "axon", "threshold", "sum of the strengths that arrive",
               "The neuron", "fires", "stays quiet", ("quiet", "fires"))
CAT = Story("A cat in the grass", ("rustle", "smell", "movement"), "trust in {}",
            "cat", "pounce?", "bar", "what it notices, added up",
            "The cat", "pounces", "waits", ("no", "yes"))
STORIES = {"neuron": NEURON, "cat": CAT}


class ThresholdPicture:
    """Left the neuron, right the sum growing signal by signal towards the threshold."""

    def __init__(self, story):
        self.story = story
        self.figure, (drawing, chart) = new_figure(ncols=2, width_ratios=[1, 1.1], left=0.1)
        self._draw_neuron(drawing)
        self._draw_chart(chart)

    def _draw_neuron(self, ax):
        prepare_drawing(ax, 10, 7.3)
        self.title = moving(ax.set_title("", loc="left"))
        self.inputs = [Node(ax, 0.9, 7.85 - 2.3 * i, 0.6, name)
                       for i, name in zip(SIGNALS, self.story.signals)]
        self.body = Node(ax, 5.2, 3.25, 1.15, self.story.body)
        self.output = Node(ax, 8.9, 3.25, 0.95, self.story.output)
        spots = [(3.0, 5.05), (2.4, 3.62), (3.0, 1.4)]
        self.arrows = [
            Arrow(ax, *between(node, self.body), label_at=spot)
            for node, spot in zip(self.inputs, spots)
        ]
        self.axon = Arrow(ax, *between(self.body, self.output), largest=2)

    def _draw_chart(self, ax):
        rows = [*SIGNALS, 4]
        ax.set(xlim=(-3.2, 4.4), ylim=(4.6, 0.0), xticks=range(-3, 4), yticks=rows,
               xlabel=self.story.chart)
        ax.set_yticklabels([*self.story.signals, "sum"])
        ax.axvline(0, color=GREY, linewidth=0.8)
        self.bars = [
            moving(ax.barh(row, 0, height=0.5, edgecolor="white", zorder=3)[0]) for row in rows
        ]
        self.bar_labels = [
            moving(ax.text(4.3, row, "", va="center", ha="right", weight="bold")) for row in rows
        ]
        self.line = moving(ax.axvline(0, ymax=0.87, color=INK, zorder=4))
        self.line_label = moving(ax.text(0, 0.08, "", va="top", ha="center", weight="bold",
                                         bbox=PAPER))

    def update(self, threshold, **values):
        signals = np.array([values[f"x{i}"] for i in SIGNALS], float)
        weights = np.array([values[f"w{i}"] for i in SIGNALS])
        total = float(np.round(signals @ weights, 9))
        fires = total >= threshold
        self._update_neuron(signals, weights, total, fires)
        self._update_chart(signals * weights, total, threshold)
        return describe(self.story, signals, weights, total, threshold)

    def _update_neuron(self, signals, weights, total, fires):
        for node, arrow, x, w in zip(self.inputs, self.arrows, signals, weights):
            node.set(as_text(x), fires=bool(x))
            arrow.set(w, as_text(w))
        self.body.set(f"sum\n{as_text(total)}")
        self.axon.set(1.0 if fires else 0.0)
        does = self.story.fires if fires else self.story.waits
        self.output.set(self.story.short[int(fires)], fires=fires)
        self.title.set_text(f"{self.story.who} {does}")

    def _update_chart(self, parts, total, threshold):
        starts = np.concatenate([[0], np.cumsum(parts)[:-1], [0]])
        lengths = np.append(parts, total)
        for bar, label, start, length in zip(self.bars, self.bar_labels, starts, lengths):
            colour, _ = signed(length)
            bar.set(
                x=start,
                width=length,
                facecolor=colour,
                hatch="" if length >= 0 else "//",
                visible=length != 0,
            )
            label.set(text=as_text(length), color=colour)
        self.line.set_xdata([threshold, threshold])
        self.line_label.set(text=f"{self.story.bar} {as_text(threshold)}",
                            x=np.clip(threshold, -2, 3.2))


def describe(story, signals, weights, total, threshold):
    """Return the picture in words: what the neuron does, why, and what is not there.

    >>> describe(NEURON, np.array([1, 0, 1]), np.array([0.6, 0.5, 0.8]), 1.4, 1)
    'The neuron fires: 0.6 + 0.8 = 1.4 reaches the threshold 1. Not there: signal 2 (0.5).'
    """
    strengths = [as_text(weight) for weight in weights.tolist()]
    arriving = [text for text, signal in zip(strengths, signals) if signal]
    absent = [f"{name} ({text})" for name, text, signal in zip(story.signals, strengths, signals)
              if not signal]
    level, reached = f"the {story.bar} {as_text(threshold)}", f"the sum {as_text(total)}"
    if len(arriving) > 1:
        reached = f"{added(*arriving)} = {as_text(total)}"
    elif not arriving:
        reached = "no signal arrives, and the sum 0"
    told = (f"{story.who} {story.fires}: {reached} reaches {level}." if total >= threshold
            else f"{story.who} {story.waits}: {reached} is below {level}.")
    return told + (f" Not there: {' and '.join(absent)}." if absent else "")


@styled
def explore_threshold(signals=(1, 0, 1), weights=(0.6, 0.5, 0.8), threshold=1.0,
                      story="neuron"):
    """Return a view of a threshold neuron: switch signals, change their strengths, move the bar.

    `signals` are three 0s or 1s, `weights` three numbers from −1 to 1. The unit is that of
    McCulloch and Pitts (1943): it fires when the weighted sum reaches `threshold`. `story` chooses
    the words, "neuron" or "cat".

    >>> explore_threshold(signals=(1, 1, 1), threshold=2).words
    'The neuron stays quiet: 0.6 + 0.5 + 0.8 = 1.9 is below the threshold 2.'
    """
    story = STORIES[one_of("story", story, STORIES)]
    signals = within("signals", numbers("signals", signals, ndim=1, length=3), 0, 1)
    weights = within("weights", numbers("weights", weights, ndim=1, length=3), -1, 1)
    controls = {}
    for i, name, signal, weight in zip(SIGNALS, story.signals, signals.tolist(), weights.tolist()):
        controls[f"x{i}"] = Switch(name, signal)
        controls[f"w{i}"] = Slider(story.strength.format(name), weight, -1, 1, 0.1)
    controls["threshold"] = Slider(story.bar, threshold, -1, 3, 0.1)
    return View(story.title, ThresholdPicture(story), alive="threshold", **controls)
