"""Frames of a figure that is drawn once: a move redraws only the artists that moved."""

import struct
import zlib

import numpy as np
from matplotlib import rcParams
from matplotlib.artist import Artist
from PIL import Image

from .look import STYLE, styled

DOTS_PER_INCH = 100


def encode(pixels):
    """Return an RGBA array (height, width, 4) as PNG bytes, without its transparency.

    Lossless, in 2.3 ms for 800 × 340 pixels where Pillow takes 5: Pillow tries five filters on
    each row, and our flat areas need none (tests/benchmarks/README.md). Format: W3C, "Portable
    Network Graphics Specification (Second Edition)", 2003.

    >>> encode(np.zeros((2, 3, 4), np.uint8))[1:4]
    b'PNG'
    """
    height, width, _ = pixels.shape
    rows = np.zeros((height, 1 + 3 * width), np.uint8)  # each row begins with 0: "no filter"
    rows[:, 1:] = np.asarray(Image.fromarray(pixels).convert("RGB")).reshape(height, 3 * width)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)  # 8 bits of red, green, blue
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks)


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
        return encode(np.asarray(self.figure.canvas.buffer_rgba()))

    def _draw(self, scale):
        figure, dpi = self.figure, DOTS_PER_INCH * scale
        if figure.dpi != dpi:
            figure.set_dpi(dpi)
            self._background = None
        if self._background is None or figure.stale:
            self._draw_background()
        else:
            figure.canvas.restore_region(self._background)
        # The one part of the style that matplotlib reads while it draws an artist. All of it, as
        # for the background, would cost half a millisecond a move.
        before, rcParams["text.hinting"] = rcParams["text.hinting"], STYLE["text.hinting"]
        try:
            for artist in self._moving:
                artist.axes.draw_artist(artist)
        finally:
            rcParams["text.hinting"] = before

    @styled
    def _draw_background(self):
        found = self.figure.findobj(Artist.get_animated)
        self._moving = sorted(found, key=Artist.get_zorder)
        self.figure.canvas.draw()
        self._background = self.figure.canvas.copy_from_bbox(self.figure.bbox)
