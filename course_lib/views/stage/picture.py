"""What a figure shows: as lists that the page paints, and as a picture to be stored."""

import json
from io import BytesIO

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from PIL import Image

from .recorder import Recorder
from .style import our_style

DOTS_PER_INCH = 100


class Drawing:
    """A figure as two lists for the page: what stands still, and what moves.

    Matplotlib keeps quiet about animated artists, so `figure.stale` is true only when something
    of the background changed: then, and then alone, all of it is recorded again. An artist says
    by its own `stale` whether it changed.
    """

    def __init__(self, figure):
        figure.set_dpi(DOTS_PER_INCH)
        self.figure, self._recorder = figure, Recorder(figure)
        self._still, self._moving = None, {}    # artist → its steps as JSON, and its images

    @our_style
    def lists(self):
        """Return what stands still and what moves, as lists of bytes (see `recorder`)."""
        if self._still is None or self.figure.stale:
            self._record_still()
        for artist, before in self._moving.items():
            if before is None or artist.stale:
                steps, images = self._recorder.record(artist)
                self._moving[artist] = as_json(steps)[1:-1], images
        texts = [text for text, _ in self._moving.values() if text]
        images = [image for _, images in self._moving.values() for image in images]
        return self._still, [f"[{','.join(texts)}]".encode(), *images]

    def pieces(self):
        """Return what `lists()` is made of, below first: steps without brackets, and images."""
        (still, *images), _ = self.lists()
        return [(still.decode()[1:-1], images), *self._moving.values()]

    def _record_still(self):
        self._moving = dict.fromkeys(moving_of(self.figure))
        steps, images = self._recorder.record(self.figure)
        self._still = [as_json(steps).encode(), *images]

    def png(self, scale):
        """Return the figure as PNG bytes at `scale` × 100 dots per inch."""
        buffer = BytesIO()
        self.image(scale).save(buffer, "PNG")
        return buffer.getvalue()

    @our_style
    def image(self, scale):
        """Return the figure as an image of Pillow's at `scale` × 100 dots per inch, by Agg."""
        canvas = self.figure.canvas
        self.figure.set_dpi(scale * DOTS_PER_INCH)
        try:
            canvas.draw()
            for artist in moving_of(self.figure):
                artist.axes.draw_artist(artist)
            return Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
        finally:
            self.figure.set_dpi(DOTS_PER_INCH)
            forget_pixels(self.figure)


def forget_pixels(figure):
    """Let go of what Agg drew, 5 MB and more: the canvas and each text would keep it."""
    FigureCanvasAgg(figure)
    for text in figure.findobj(Text):
        text._renderer = None


def moving_of(figure):
    """Return the artists that are marked as moving, those below first."""
    return sorted(figure.findobj(Artist.get_animated), key=Artist.get_zorder)


def as_json(steps):
    """Return steps as short JSON.

    >>> as_json([["clip", 1, 2]])
    '[["clip",1,2]]'
    """
    return json.dumps(steps, separators=(",", ":"), ensure_ascii=False)
