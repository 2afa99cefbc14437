"""What the page paints: as wide as measured, in each theme's colours, and a still where it cannot."""

import base64
import json

import numpy as np
import pytest
from driver import Notebook, write_notebook
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from course_lib.views.stage.fonts import FACES
from course_lib.views.stage.fonts import HERE as FONTS
from course_lib.views.stage.recorder import Recorder
from course_lib.views.stage.view import View
from tests.views.all_views import VIEWS, made, random_move

FAMILIES = {"sans": "DejaVu Sans", "mono": "DejaVu Sans Mono"}
# Paints the texts with our painter, and returns the width of each as the browser has it.
WIDTHS = """async ([fonts, steps]) => {
    await Promise.all(fonts.map(async ([family, weight, url]) => {
        document.fonts.add(await new FontFace(family, `url(${url})`, { weight }).load());
    }));
    const context = new OffscreenCanvas(10, 10).getContext('2d'), widths = [];
    context.fillText = words => widths.push(context.measureText(words).width);
    const painter = new Painter(context, 1, { css: () => 'black' });
    painter.paint([new TextEncoder().encode(JSON.stringify(steps))]);
    return widths;
}"""
CONTRASTS = """() => {
    const light = rgb => rgb.map(part => part / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
    const colours = new Colours();
    return Object.fromEntries(['ink', 'grey', 'blue', 'vermilion', 'green'].map(role => {
        const [a, b] = [light(colours.solid(role)), light(colours.paper)];
        return [role, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
    }));
}"""
LEAST = {"ink": 7, "grey": 4.5, "blue": 3, "vermilion": 3, "green": 3}


def with_our_scripts(page):
    """Let the page know the painter, as it stands in a view."""
    names = "Painter, Colours"
    page.add_script_tag(content="(() => {" + View._esm.replace("export default", "void")
                        + f"\nObject.assign(window, {{ {names} }}); }})()")


def texts_of_all():
    """Return each different text step of all explorers, after some moves."""
    found = {}
    for name in VIEWS:
        view, rng = made(name), np.random.default_rng(0)
        for _ in range(3):
            for list_ in (view.still, view.frame):
                found |= {(*step[1:2], *step[4:7]): step for step in json.loads(list_[0])
                          if step[0] == "text"}
            random_move(view, rng)
        view.close()
    return list(found.values())


def test_every_text_is_as_wide_as_matplotlib_measured(browser):
    steps, recorder = texts_of_all(), Recorder(Figure(dpi=100))
    measured = [recorder.get_text_width_height_descent(words, FontProperties(
        family=FAMILIES[font], weight=weight, size=size * 0.72), False)[0]
        for _, words, _, _, size, weight, font, *_ in steps]
    page = browser.new_page()
    page.goto("about:blank")
    with_our_scripts(page)
    fonts = [[face.family, face.weight, "data:font/woff;base64,"
              + base64.b64encode((FONTS / face.file).read_bytes()).decode()] for face in FACES]
    widths = page.evaluate(WIDTHS, [fonts, steps])
    page.close()
    assert len(steps) > 300
    wrong = [(step[1], ours, theirs) for step, ours, theirs in zip(steps, widths, measured)
             if abs(ours - theirs) > 0.01 * theirs]
    assert wrong == []


@pytest.fixture(scope="module")
def notebook(browser, lab):
    write_notebook(lab.notebooks / "painting.ipynb", [
        "from course_lib.views import *\nview = explore_neuron()\nview",
        "view.frame = [b'[[\"nonsense\"]]']",
        "view.set(bias=1.0)",
    ])
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield Notebook(page, lab, "painting.ipynb")
    page.close()


def run(notebook, number):
    notebook.page.locator(".jp-CodeCell").nth(number).locator(".jp-InputPrompt").click()
    notebook.page.keyboard.press("Control+Enter")
    notebook.wait_for_the_kernel()


def test_the_colours_of_each_theme_stand_out_from_its_paper(notebook):
    run(notebook, 0)
    view = notebook.views()[0]
    with_our_scripts(notebook.page)
    seen = set()
    for theme in ("JupyterLab Dark", "JupyterLab Dark High Contrast", "JupyterLab Light"):
        notebook.use_theme(theme)
        found = notebook.page.evaluate(CONTRASTS)
        assert all(found[role] >= least for role, least in LEAST.items()), (theme, found)
        seen.add(view.settle()["pixels"])
    assert len(seen) >= 2   # dark and light


def test_a_list_that_cannot_be_read_leaves_a_still_picture_and_words(notebook):
    run(notebook, 0)
    view = notebook.views()[0]
    run(notebook, 1)
    still = view.root.locator("img.still")
    still.wait_for()
    assert "cannot paint this picture (no step is called nonsense)" in view.shown()["trouble"]
    assert still.evaluate("one => one.decode().then(() => one.naturalWidth)") == 1600
    assert still.get_attribute("alt") == view.shown()["words"]
    run(notebook, 2)        # words and still picture go on
    view.page.wait_for_function("() => document.querySelector('img.still').alt.includes('+ 1')")


def test_letters_that_do_not_come_leave_a_still_picture_and_words(browser, lab, notebook):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script("FontFace.prototype.load = () => new Promise(() => {});")
    other = Notebook(page, lab, "painting.ipynb")
    run(other, 0)
    page.locator(".one-neuron-view").wait_for()
    view = other.views()[0]
    view.root.locator("img.still").wait_for()
    assert "its letters did not come" in view.root.locator(".trouble").text_content()
    assert "sigmoid" in view.root.locator(".words").text_content()
    page.close()


def test_no_error_in_the_page_or_the_kernel(notebook):
    assert notebook.errors == []
    assert notebook.lab.faults(notebook.log_start) == ""
