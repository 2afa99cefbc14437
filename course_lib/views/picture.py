"""Frames of a figure that is drawn once: a move redraws only the artists that moved."""

from io import BytesIO

from matplotlib.artist import Artist
from PIL import Image, PngImagePlugin

from .look import styled

DOTS_PER_INCH = 100


class Frames:
    """Turn a figure into one PNG per move, redrawing moving artists over a saved background.

    Matplotlib keeps quiet about animated artists, so `figure.stale` is true only when
    something of the background changed: then, and then alone, all of it is drawn again.
    """

    def __init__(self, figure):
        self.figure = figure
        self._background, self._moving = None, []

    def png(self, scale=1.0):
        """Return the figure as it is now, as PNG bytes at `scale` × 100 dots per inch."""
        self._draw(scale)
        buffer = BytesIO()
        # Level 1: the higher levels cost more time than the few bytes they save.
        self._image().save(buffer, "PNG", compress_level=1, pnginfo=PngImagePlugin.PngInfo())
        return buffer.getvalue()

    def _image(self):
        pixels = self.figure.canvas.buffer_rgba()
        size = (pixels.shape[1], pixels.shape[0])
        return Image.frombuffer("RGBA", size, pixels, "raw", "RGBA", 0, 1).convert("RGB")

    @styled  # matplotlib reads some of the style only while it draws
    def _draw(self, scale):
        figure, dpi = self.figure, DOTS_PER_INCH * scale
        if figure.dpi != dpi:
            figure.set_dpi(dpi)
            self._background = None
        if self._background is None or figure.stale:
            self._draw_background()
        else:
            figure.canvas.restore_region(self._background)
        for artist in self._moving:
            artist.axes.draw_artist(artist)

    def _draw_background(self):
        found = self.figure.findobj(Artist.get_animated)
        self._moving = sorted(found, key=Artist.get_zorder)
        self.figure.canvas.draw()
        self._background = self.figure.canvas.copy_from_bbox(self.figure.bbox)
