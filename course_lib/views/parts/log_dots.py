"""A value for each layer of a network on an axis of powers of ten."""

import numpy as np

from course_lib.views.stage.look import INK, moving


class LogDots:
    """A value for each layer on a log axis; what is off the axis becomes an arrow at its edge."""

    def __init__(self, ax, low, high):
        self.ends = low, high
        tall = ax.get_position().height * ax.figure.get_figheight()
        self.inside = (high / low) ** (0.06 / tall)     # 0.06 inches: an arrow stays whole
        ax.set(yscale="log", ylim=self.ends)
        ax.minorticks_off()
        self.line = moving(ax.plot([], [], color=INK, linewidth=1.3, zorder=3)[0])
        look = {"color": INK, "linestyle": "none", "zorder": 4}
        self.hidden, self.output, self.over, self.under = moving(*(
            ax.plot([], [], marker=marker, markersize=size, **look)[0]
            for marker, size in (("o", 6), ("D", 8), ("^", 10), ("v", 10))))

    def set(self, values):
        """Show `values` (n_layers,), from layer 1 to the output layer."""
        low, high = self.ends
        layers = np.arange(1, len(values) + 1)
        heights = np.clip(values, low * self.inside, high / self.inside)
        self.line.set_data(layers, heights)
        on = (values >= low) & (values <= high)
        heights = np.where(on, values, heights)
        last = layers == len(values)
        for dots, shown in ((self.hidden, on & ~last), (self.output, on & last),
                            (self.over, values > high), (self.under, values < low)):
            dots.set_data(layers[shown], heights[shown])
