"""What matplotlib draws, written down as a short list that the page paints at its own sharpness.

A list is a JSON array of steps, in UTF-8, and after it the bytes of each image. `painter.js` has a
method of the same name, with the same arguments, for each kind of step:

["clip", left, top, right, bottom]      all that follows stays in this box; ["clip"] ends it
["path", letters, places, style]        M move, L line, Q and C curves, Z close; a letter that
                                        is missing at the end is L
["marks", letters, places, centres, style]              such a path around many centres
["hatch", letters, places, outline, around, style]      such a path inside another one
["text", words, left, baseline, size, weight, font, colour, angle]
["image", left, top, right, bottom, smooth, columns, scale]     pixels, of the list's next bytes
["name", name]                          all that follows is called so; ["name"] ends it: what
                                        has a name, also without a colour, can be touched

Places are pairs, across and down from the top left, in whole tenths of an ordinary screen's
pixel; sizes, widths and dashes are in such pixels, an angle in degrees against the clock.
A style has some of: fill and line (colours), width, cap, join, dashes, offset, snap (to whole
pixels of the screen) and tight (neighbours must not let the paper shine through).
A colour is a role of `look.ROLES`, or "#rrggbb"; behind it may stand a share, as in "blue/0.35".
An image whose scale has colours has a byte a pixel, 1 for the first colour to 255 for the last
and 0 for nothing; one without has red, green, blue and opacity.
"""

from collections import defaultdict
from functools import lru_cache

import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_hex
from matplotlib.image import AxesImage
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from .fonts import SIGNS
from .look import ROLES, SCALES

PARTS = 10
LETTERS = bytes.maketrans(bytes([Path.MOVETO, Path.LINETO, Path.CURVE3, Path.CURVE4,
                                 Path.CLOSEPOLY]), b"MLQCZ")
FONTS = {"sans-serif": "sans", "DejaVu Sans": "sans", "DejaVu Sans Mono": "mono",
         "monospace": "mono"}
OUR_SIGNS = frozenset(SIGNS)
FAR = 1e4       # pixels from the picture, where marks need not be painted


class Recorder(RendererBase):
    """A renderer for matplotlib that draws nothing, and writes down what it is asked to draw."""

    def __init__(self, figure):
        super().__init__()
        self.width, self.height = figure.bbox.size
        self.dpi = figure.dpi
        self._down = np.array([[1, 0, 0], [0, -1, self.height], [0, 0, 1.0]])
        self._turned = np.diag([1, -1, 1.0])
        self._measured = defaultdict(dict)      # by a font's properties: width, height, descent

    def record(self, *artists):
        """Draw matplotlib's `artists`, and return the steps and the bytes of the images."""
        self.steps, self.images, self._names = [], [], []
        self._clip, self._box = None, "none yet"
        for artist in artists:
            if not artist.get_visible():
                artist.stale = False
            elif isinstance(artist, AxesImage):
                self.record_image(artist)
            else:
                artist.draw(self)
        return self.steps, self.images

    # What matplotlib asks of every renderer.

    def get_canvas_width_height(self):
        return self.width, self.height

    def points_to_pixels(self, points):
        return points * self.dpi / 72

    def option_image_nocomposite(self):
        return True

    def open_group(self, s, gid=None):
        self._names.append(gid)
        if gid:
            self.steps.append(["name", gid])

    def close_group(self, s):
        if self._names.pop():
            self.steps.append(["name"])

    def draw_path(self, gc, path, transform, rgbFace=None):
        hatch = gc.get_hatch_path()
        only_line = rgbFace is None and hatch is None
        letters, places = self._traced(path, self._down @ transform.get_matrix(), only_line)
        style = self._style(gc, rgbFace)
        if letters and (style.keys() & {"fill", "line"} or any(self._names)):
            self._clip_as(gc)
            self.steps.append(["path", letters, places, style])
            if hatch is not None:
                self._record_hatch(gc, hatch, letters, places)

    def draw_markers(self, gc, marker_path, marker_trans, path, trans, rgbFace=None):
        centres = trans.transform(path.vertices)
        centres = centres[(np.abs(centres) < FAR).all(axis=1)]     # NaN is not
        if len(centres):
            self._clip_as(gc)
            letters, places = self._traced(marker_path, self._turned @ marker_trans.get_matrix())
            centres[:, 1] = self.height - centres[:, 1]
            self.steps.append(["marks", letters, places, whole(centres), self._style(gc, rgbFace)])

    def draw_path_collection(self, gc, master_transform, paths, all_transforms, offsets,
                             offset_trans, facecolors, edgecolors, linewidths, linestyles,
                             *rest, **others):
        kinds = max(map(len, (edgecolors, linewidths, linestyles, all_transforms, offsets)))
        if kinds == len(edgecolors) == 1 and not len(facecolors) and edgecolors[0][3] == 1:
            paths = [Path.make_compound_path(*paths)]       # lines that look alike are one path
        super().draw_path_collection(gc, master_transform, paths, all_transforms, offsets,
                                     offset_trans, facecolors, edgecolors, linewidths,
                                     linestyles, *rest, **others)

    def get_text_width_height_descent(self, s, prop, ismath):
        """Measure by pairs of letters, which are remembered: a new text has few new pairs."""
        if ismath or not s:
            return super().get_text_width_height_descent(s, prop, ismath)
        known = self._measured[hash(prop)]
        pairs, inner = [s[i : i + 2] for i in range(len(s) - 1)] or [s], s[1:-1]
        for part in {*pairs, *inner} - known.keys():
            known[part] = super().get_text_width_height_descent(part, prop, ismath)
        below = max(known[pair][2] for pair in pairs)
        above = max(known[pair][1] - known[pair][2] for pair in pairs)
        width = sum(known[pair][0] for pair in pairs) - sum(known[one][0] for one in inner)
        return width, above + below, below

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        font = FONTS.get(prop.get_family()[0]) if prop.get_style() == "normal" else None
        if ismath or not font or not OUR_SIGNS.issuperset(s):
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)     # as paths
        elif s.strip():
            self._clip_as(gc)
            size = round(self.points_to_pixels(prop.get_size_in_points()), 2)
            self.steps.append(["text", s, *whole(np.array([x, y])), size, prop.get_weight(), font,
                               colour(gc.get_rgb()), angle])

    def draw_image(self, gc, x, y, im, transform=None):
        height, width = im.shape[:2]
        self._clip_as(gc)
        self._add_image(im[::-1], [x, self.height - y - height, x + width, self.height - y])

    # How a step is written.

    def _traced(self, path, matrix, only_line=False):
        clip = (-1, -1, self.width + 1, self.height + 1) if only_line else None
        path = path.cleaned(matrix, True, clip, simplify=path.should_simplify, curves=True)
        there = (path.codes != Path.STOP) & (path.codes != Path.CLOSEPOLY)
        letters = path.codes[path.codes != Path.STOP].tobytes().translate(LETTERS)
        letters = letters.replace(b"CCC", b"C").replace(b"QQ", b"Q").rstrip(b"L").decode()
        return letters, whole(path.vertices[there])

    def _style(self, gc, rgbFace):
        style, width = {}, self.points_to_pixels(gc.get_linewidth())
        if rgbFace is not None:
            alpha = gc.get_alpha() if gc.get_forced_alpha() else None
            style["fill"] = colour(tuple(rgbFace), alpha)
            if style["fill"].endswith("/0"):
                del style["fill"]
        if width and gc.get_rgb()[3]:
            style |= {"line": colour(gc.get_rgb()), "width": round(width, 2),
                      "cap": gc.get_capstyle(), "join": gc.get_joinstyle()}
            offset, dashes = gc.get_dashes()
            if dashes is not None:
                style["dashes"] = [round(self.points_to_pixels(dash), 2) for dash in dashes]
                style["offset"] = round(self.points_to_pixels(offset), 2)
        if gc.get_snap() is not None:
            style["snap"] = bool(gc.get_snap())
        if not gc.get_antialiased():
            style["tight"] = True
        return style

    def _clip_as(self, gc):
        path, _ = gc.get_clip_path()
        if path is not None:
            raise NotImplementedError("a picture of the course clips to boxes alone")
        self._clip_to(gc.get_clip_rectangle())

    def _clip_to(self, box):
        if box is self._box:
            return
        self._box, clip = box, []
        if box is not None:
            x0, y0, x1, y1 = box.extents
            clip = whole(np.array([x0, self.height - y1, x1, self.height - y0]))
        if clip != self._clip:
            self._clip = clip
            self.steps.append(["clip", *clip])

    def _record_hatch(self, gc, hatch, letters, places):
        """Record the lines of a hatch inside the path that was recorded last."""
        x, y = np.array(places).reshape(-1, 2).T / PARTS
        across, down = (np.arange(low // self.dpi, high // self.dpi + 1) * self.dpi
                        for low, high in ((x.min(), x.max()), (y.min(), y.max())))
        tiles = [Affine2D().scale(self.dpi, -self.dpi).translate(left, top + self.dpi)
                 .transform_path(hatch) for left in across for top in down]
        lines, at = self._traced(Path.make_compound_path(*tiles), np.eye(3))
        style = {"line": colour(gc.get_hatch_color()), "cap": "butt", "join": "miter",
                 "width": round(self.points_to_pixels(gc.get_hatch_linewidth()), 2)}
        self.steps.append(["hatch", lines, at, letters, places, style])

    def record_image(self, image):
        """Record the few pixels of an image's own; the page enlarges them."""
        image.stale = False
        scale = SCALES.get(image.cmap.name, ())
        pixels = levels(image) if scale else image.to_rgba(image.get_array(), bytes=True)
        x0, x1, y0, y1 = image.get_extent()
        first, last = (y0, y1) if image.origin == "lower" else (y1, y0)
        (left, top), (right, bottom) = image.axes.transData.transform([(x0, first), (x1, last)])
        if top < bottom:
            pixels, top, bottom = pixels[::-1], bottom, top
        self._clip_to(image.get_clip_box())
        self.open_group("image", image.get_gid())
        self._add_image(pixels, [left, self.height - top, right, self.height - bottom],
                        image.get_interpolation() != "nearest", scale)
        self.close_group("image")

    def _add_image(self, pixels, box, smooth=False, scale=()):
        self.steps.append(["image", *whole(np.array(box)), smooth, pixels.shape[1], list(scale)])
        self.images.append(pixels.tobytes())


def levels(image):
    """Return the values of matplotlib's `image` as bytes: 1 to 255 along its scale, 0 is none."""
    low, high = image.get_clim()
    values = np.ma.filled(np.ma.asarray(image.get_array(), float), np.nan)
    shares = ((values - low) / ((high - low) or 1)).clip(0, 1)
    return np.nan_to_num(1 + np.rint(254 * shares), nan=0).astype(np.uint8)


def whole(lengths):
    """Return lengths in pixels as a flat list of whole tenths.

    >>> whole(np.array([[1.26, 3.0]]))
    [13, 30]
    """
    return np.rint(lengths * PARTS).astype(int).ravel().tolist()


@lru_cache(1000)
def colour(rgba, alpha=None):
    """Return a colour as it stands in a list.

    >>> colour((1.0, 1.0, 1.0, 1.0)), colour((0.0, 0.0, 1.0), 0.5)
    ('paper', '#0000ff/0.5')
    """
    text, share = to_hex(rgba[:3]), round(rgba[3] if alpha is None else alpha, 2)
    text = OF_ROLE.get(text, text)
    return text if share == 1 else f"{text}/{share:g}"


OF_ROLE = {value.lower(): role for role, value in ROLES.items()}
