"""Where a neuron of two inputs changes its mind: its line, and a stroke to the side it fires."""

import numpy as np

from course_lib.views.stage.look import INK, moving

# How the lines of several neurons are told apart: by dashes, not by colour alone.
LOOKS = ((INK, "-"), ("#8a3f74", "--"), ("#b07500", ":"))


class NeuronLine:
    """The line w₁ x₁ + w₂ x₂ + b = 0 in `ax`, with a stroke of length `stroke` to where it fires.

    `look` is a colour and a line style, and `far` reaches past every corner of the plane; `name`
    stands at the end of the stroke.

    >>> from course_lib.views.stage.look import new_figure
    >>> drawn = NeuronLine(new_figure()[1], LOOKS[0], stroke=1, far=5)
    >>> drawn.set((0, 2), -2)
    >>> drawn.arrow.get_ydata().tolist()
    [1.0, 2.0]
    """

    def __init__(self, ax, look, stroke, far, name=""):
        (colour, style), self.stroke, self.far = look, stroke, far
        self.line = moving(ax.plot([], [], style, color=colour, zorder=3)[0])
        self.arrow = moving(ax.plot([], [], "-", color=colour, linewidth=3, zorder=4)[0])
        self.name = moving(ax.text(0, 0, name, color=colour, size=11, weight="bold", ha="center",
                                   va="center", zorder=4, clip_on=True))
        self.inside = ax.viewLim

    def set(self, weights, bias, middle=(0, 0), clear_of=None):
        """Show the line, the stroke at its point nearest to `middle`; none with weights of 0.

        Where its name would stand on that of the NeuronLine `clear_of`, the stroke moves along.
        """
        w, size = np.array(weights, float), float(np.hypot(*weights))
        for artist in (self.line, self.arrow, self.name):
            artist.set_visible(size > 0)
        if size == 0:
            return
        towards = w / size
        foot = middle - (w @ middle + bias) / size * towards
        along = np.array([-towards[1], towards[0]])
        self.line.set_data(*np.transpose([foot - self.far * along, foot + self.far * along]))
        foot = self._beside(foot, 1.6 * self.stroke * towards, along, clear_of)
        self.arrow.set_data(*np.transpose([foot, foot + self.stroke * towards]))
        self.name.set_position(foot + 1.6 * self.stroke * towards)
        self.name.set_visible(self.inside.contains(*self.name.get_position()))

    def _beside(self, foot, name, along, other):
        """Return the place near `foot` on the line where the name keeps clear of the other's."""
        if other is None or not other.name.get_visible():
            return foot
        off = foot + name - other.name.get_position()
        if np.hypot(*off) >= self.stroke:
            return foot
        return foot + (1.5 if off @ along >= 0 else -1.5) * self.stroke * along
