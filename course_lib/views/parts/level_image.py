"""A map that stands still and follows the page's theme all the same."""

from matplotlib.image import AxesImage

from course_lib.views.stage.recorder import Recorder


class LevelImage(AxesImage):
    """An image for `ax`, of values from 0 to 1 on a scale: its few values travel to the page.

    Where Matplotlib draws a figure's background it asks an image for its colours, at the size of
    the picture; the page could neither sharpen them nor give them another theme's.

    >>> from course_lib.views.stage.look import CALM, new_figure
    >>> LevelImage(new_figure()[1], [[0.0, 1.0]], (0, 1, 0, 1), CALM).get_clim()
    (0.0, 1.0)
    """

    def __init__(self, ax, values, extent, cmap, interpolation="bilinear", zorder=3):
        super().__init__(ax, extent=extent, cmap=cmap, interpolation=interpolation, zorder=zorder)
        self.set_data(values)
        self.set_clim(0, 1)
        ax.add_image(self)
        self.set_clip_path(ax.patch)

    def draw(self, renderer):
        """Hand the values to our recorder, and colours to any other renderer."""
        if isinstance(renderer, Recorder):
            renderer.record_image(self)
        else:
            super().draw(renderer)
