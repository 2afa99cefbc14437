"""`explore_lines`: three neurons draw three lines, and a fourth says where all of them fire."""

import numpy as np

from course_lib.checks.values import numbers
from course_lib.views.parts.neuron_line import LOOKS, NeuronLine
from course_lib.views.parts.words import nearly
from course_lib.views.stage.controls import Slider, within
from course_lib.views.stage.look import BLUE, moving, new_figure, styled
from course_lib.views.stage.view import View

REACH = 4.0                     # of the plane, from its middle


def weights_of(angle, distance):
    """Return the weights and the bias of a neuron that fires on one side of a line.

    Its line is `distance` from the middle, and its weights point `angle` degrees up from the
    right, to the side where it fires.

    >>> [round(value, 2) + 0.0 for value in weights_of(90, -1)]
    [0.0, 1.0, 1.0]
    """
    turn = np.radians(angle)
    return float(np.cos(turn)), float(np.sin(turn)), -float(distance)


class LinesPicture:
    """The plane with a line for each neuron, an arrow to its firing side, and what all share."""

    def __init__(self):
        self.figure, self.ax = new_figure(6.4, 4.4, left=0.65)
        self.ax.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), aspect="equal",
                    xlabel="first input", ylabel="second input")
        self.title = moving(self.ax.set_title("lines", loc="left"))
        self.area = moving(self.ax.fill([0], [0], color=BLUE, alpha=0.25, zorder=1)[0])
        self.lines = [NeuronLine(self.ax, look, stroke=0.5, far=2 * REACH) for look in LOOKS]

    def update(self, **values):
        places = [(values[f"angle{i}"], values[f"distance{i}"]) for i in (1, 2, 3)]
        neurons = [weights_of(*place) for place in places]
        for line, (w1, w2, b) in zip(self.lines, neurons):
            line.set((w1, w2), b)
        corners = corners_of(neurons)
        self.area.set_xy(corners if len(corners) else [[0, 0]])
        shape = shape_of(corners)
        self.title.set_text(f"All three fire: {shape}")
        told = "; ".join(f"({nearly(w1, 2)}, {nearly(w2, 2)}), bias {nearly(b, 2)}"
                         for w1, w2, b in neurons)
        return f"All three fire on {shape}. Their weights: {told}."


def corners_of(neurons):
    """Return the corners (n, 2) of the part of the plane where all neurons (n, 3) fire.

    >>> len(corners_of([(1, 0, 0)]))
    4
    """
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * REACH
    for w1, w2, b in neurons:
        kept = []
        for here, there in zip(corners, np.roll(corners, -1, axis=0)):
            inside, beyond = (float(w1 * x + w2 * y + b) for x, y in (here, there))
            if inside >= 0:
                kept.append(here)
            if (inside >= 0) != (beyond >= 0):     # the edge crosses the line
                kept.append(here + (there - here) * inside / (inside - beyond))
        corners = np.array(kept).reshape(-1, 2)
    return corners


def shape_of(corners):
    """Return in words what the corners (n, 2) enclose.

    >>> shape_of(np.array([[0, 0], [1, 0], [0, 1]])), shape_of(np.zeros((0, 2)))
    ('a closed triangle', 'nothing at all')
    """
    if len(corners) < 3:
        return "nothing at all"
    if np.abs(corners).max() > REACH - 1e-6:
        return "a part that is open to the edge"
    return "a closed triangle"


@styled
def explore_lines(angles=(90, 210, 210), distances=(-1, -1, -1)):
    """Return a view of three neurons in the plane, and of the part where all of them fire.

    `angles` are three directions in degrees (0 to 360, from the right and up), to which each
    neuron fires; `distances` (−4 to 4) say how far its line is from the middle. Raises TypeError
    or ValueError for others.

    >>> explore_lines(angles=(90, 210, 330)).words.split(". ")[0]
    'All three fire on a closed triangle'
    """
    angles = within("angles", numbers("angles", angles, ndim=1, length=3), 0, 360)
    distances = within("distances", numbers("distances", distances, ndim=1, length=3), -4, 4)
    controls = {}
    for i, (angle, distance) in enumerate(zip(angles.tolist(), distances.tolist()), 1):
        controls[f"angle{i}"] = Slider(f"direction {i} (degrees)", angle, 0, 360, 5)
        controls[f"distance{i}"] = Slider(f"shift {i}", distance, -4, 4, 0.1)
    return View("Three lines", LinesPicture(), **controls)
