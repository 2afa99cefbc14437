"""What the recorder writes is what its docstring says, and what the page's painter takes."""

import json
import re

import numpy as np
import pytest
from matplotlib.backend_bases import RendererBase
from matplotlib.collections import LineCollection
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Circle, Rectangle
from matplotlib.text import Text

from course_lib.views.stage import recorder
from course_lib.views.stage.fonts import SIGNS
from course_lib.views.stage.look import BLUE, CALM, ROLES, SCALES, moving, new_figure, styled
from course_lib.views.stage.picture import Drawing
from course_lib.views.stage.recorder import Recorder
from course_lib.views.stage.view import HERE
from tests.views.all_views import VIEWS, made, random_move

FORMAT = {kind: [name.strip() for name in names.split(",")]
          for kind, names in re.findall(r'^\["(\w+)", ([\w, ]+)\]', recorder.__doc__, re.M)}
NUMBERS = ("left", "top", "right", "bottom", "baseline", "size", "angle", "columns")
PLACES = ("places", "centres", "around")
COLOUR = re.compile(rf"({'|'.join(ROLES)}|#[0-9a-f]{{6}})(/0?\.\d+)?")
STYLE = {"fill": COLOUR.fullmatch, "line": COLOUR.fullmatch,
         "width": lambda value: value > 0, "offset": lambda value: value >= 0,
         "cap": ("butt", "round", "projecting").__contains__,
         "join": ("miter", "round", "bevel").__contains__,
         "dashes": lambda value: min(value) > 0,
         "snap": lambda value: isinstance(value, bool), "tight": lambda value: value is True}


@styled
def drawn(draw):
    """Return the steps and images of what `draw(ax)` draws on an empty figure of 200 × 100."""
    figure, ax = new_figure(2, 1, left=0, right=0, top=0, bottom=0)
    ax.set_axis_off()
    ax.set(xlim=(0, 200), ylim=(0, 100))
    return Recorder(figure).record(draw(ax))


def faults_of(steps, images):
    """Yield what is wrong with a list: the format is the docstring of `recorder`."""
    left = list(images)
    for kind, *rest in steps:
        if not rest and kind in ("clip", "name"):
            continue
        names = FORMAT[kind]
        if len(rest) != len(names):
            yield kind, rest
        for name, value in zip(names, rest):
            if not fits(name, value):
                yield kind, name, value
        if kind == "image":
            columns, scale = rest[-2:]
            if len(left.pop(0)) % (columns * (1 if scale else 4)):
                yield kind, "bytes"
    yield from left


def fits(name, value):
    if name in NUMBERS:
        return isinstance(value, (int, float)) and np.isfinite(value)
    if name in PLACES:
        return len(value) % 2 == 0 and all(isinstance(one, int) for one in value)
    if name == "style":
        return all(STYLE[key](one) for key, one in value.items())
    if name in ("letters", "outline"):
        return re.fullmatch("M[MLQCZ]*", value)
    return {"words": lambda: set(value) <= set(SIGNS), "colour": lambda: COLOUR.fullmatch(value),
            "weight": lambda: value in ("normal", "bold"), "font": lambda: value in ("sans", "mono"),
            "smooth": lambda: isinstance(value, bool), "name": lambda: isinstance(value, str),
            "scale": lambda: all(map(COLOUR.fullmatch, value))}[name]()


@pytest.mark.parametrize("name", VIEWS)
def test_every_list_is_as_the_docstring_says(name):
    view, rng = made(name), np.random.default_rng(0)
    for _ in range(6):
        for steps, *images in (view.still, view.frame):
            assert list(faults_of(json.loads(steps), images)) == []
        random_move(view, rng)
    view.close()


def test_the_painter_takes_what_the_docstring_says():
    script = (HERE / "painter.js").read_text(encoding="utf-8")
    methods = {kind: [name.strip() for name in names.split(",")]
               for kind, names in re.findall(r"^  (\w+)\(([\w, ]*)\) {", script, re.M)}
    listed = re.search(r"const STEPS = \[(.*)\]", script).group(1)
    assert set(re.findall(r'"(\w+)"', listed)) == set(FORMAT)
    for kind in set(FORMAT) - {"name"}:     # which the painter does not ask for
        assert methods[kind] == FORMAT[kind]
    assert f"const PARTS = {recorder.PARTS};" in script


def test_a_line_and_its_colour():
    steps, _ = drawn(lambda ax: ax.plot([0, 100], [0, 50], color=BLUE, lw=0.72, alpha=0.5)[0])
    [clip, path] = steps
    assert clip == ["clip", 0, 0, 2000, 1000]
    assert path[:3] == ["path", "M", [0, 1000, 1000, 500]]
    assert path[3] == {"line": "blue/0.5", "width": 1.0, "cap": "projecting", "join": "round"}


def test_what_cannot_be_seen_is_not_written():
    assert drawn(lambda ax: ax.add_patch(Circle((5, 5), fc="none", ec="none"))) == ([], [])
    assert drawn(lambda ax: ax.text(5, 5, "there", visible=False)) == ([], [])


def test_an_image_is_a_byte_a_pixel_of_its_scale():
    values = np.array([[0, 0.5], [1, np.nan]])
    steps, images = drawn(lambda ax: ax.imshow(values, cmap=CALM, extent=(0, 20, 0, 10),
                                               vmin=0, vmax=1, interpolation="bilinear"))
    assert images == [bytes([1, 128, 255, 0])]
    assert [step for step in steps if step[0] == "image"] == [
        ["image", 0, 900, 200, 1000, True, 2, list(SCALES["calm"])]]


def test_an_image_without_a_scale_has_its_own_colours():
    steps, images = drawn(lambda ax: ax.imshow(np.full((1, 1, 3), 0.2), extent=(0, 20, 0, 10),
                                               interpolation="nearest"))
    assert images == [bytes([51, 51, 51, 255])] and steps[1][-3:] == [False, 1, []]


def test_a_name_goes_around_what_it_names():
    steps, _ = drawn(lambda ax: ax.add_patch(Rectangle((0, 0), 10, 10, gid="neuron 2,1")))
    assert [step[:2] for step in steps if step[0] != "clip"] == [
        ["name", "neuron 2,1"], ["path", "MLLLZ"], ["name"]]


def test_lines_that_look_alike_are_one_path():
    steps, _ = drawn(lambda ax: ax.add_collection(
        LineCollection([[(0, 0), (5, 5)], [(5, 0), (9, 9)]], colors=BLUE)))
    assert [step[1] for step in steps if step[0] == "path"] == ["MLM"]


@pytest.mark.parametrize("words, kind", [("a weight", "text"), ("weiß ŵ", "path"), ("$x^2$", "path")])
def test_signs_that_the_pages_fonts_lack_are_drawn(words, kind):
    steps, _ = drawn(lambda ax: ax.text(20, 20, words))
    assert {step[0] for step in steps} - {"clip"} == {kind}


def test_a_text_stands_where_matplotlib_puts_it():
    steps, _ = drawn(lambda ax: ax.text(20, 40, "weight", size=10.8, weight="bold", color="white"))
    assert steps == [["clip"], ["text", "weight", 200, 600, 15, "bold", "sans", "paper", 0.0]]


@pytest.mark.parametrize("name", VIEWS)
def test_a_views_texts_are_texts_and_its_images_small(name):
    """What is drawn as paths instead, or as an image of the whole picture, is a hundred times as
    much to send."""
    view = made(name)
    shown = [text.get_text() for text in view.figure.findobj(Text) if text.get_text().strip()]
    steps = json.loads(view.still[0]) + json.loads(view.frame[0])
    written = " ".join(step[1] for step in steps if step[0] == "text")
    lines = {line for text in shown for line in text.split("\n")}
    assert sum(line not in written for line in lines) <= len(lines) / 2   # some are hidden now
    assert sum(map(len, view.still)) < 400_000 and sum(map(len, view.frame)) < 40_000
    view.close()


def test_a_move_writes_only_what_moved(monkeypatch):
    view = made("neuron")
    recorded = []
    record = Recorder.record
    monkeypatch.setattr(Recorder, "record", lambda self, *artists: (
        recorded.extend(artists) or record(self, *artists)))
    view.set(bias=view.values["bias"] + 1)
    assert 0 < len(recorded) <= len(view._drawing._moving) / 2
    assert view.figure not in recorded


def test_a_drawing_is_of_its_own_sharpness():
    figure, ax = new_figure(2, 1)
    moving(ax.text(0, 0, "0.5"))
    drawing = Drawing(figure)
    before = drawing.lists()
    drawing.png(2)
    assert drawing.lists() == before and figure.dpi == 100


def test_texts_are_measured_as_matplotlib_does():
    figure, _ = new_figure()
    ours, theirs = Recorder(figure), RendererBase()
    theirs.points_to_pixels = ours.points_to_pixels
    texts = {step[1] for name in ("neuron", "backprop") for steps in (made(name).still[0], made(name).frame[0])
             for step in json.loads(steps) if step[0] == "text"}
    for prop in map(FontProperties, ("DejaVu Sans", "DejaVu Sans Mono")):
        for text in texts | {"AVAVA", "fi", "x"}:
            found, expected = (one.get_text_width_height_descent(text, prop, False)
                               for one in (ours, theirs))
            assert found == pytest.approx(expected, rel=0.002), text
