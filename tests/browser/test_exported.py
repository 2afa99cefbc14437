"""An exported page, opened as a file: no kernel, no network, and yet a picture that moves."""

import shutil
import subprocess
import sys
from importlib.resources import files

import nbformat
import pytest
from driver import BARRIERS
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course_lib.views import explore_gate, explore_reading, explore_weight, show_timeline

SHOWN = {"explore_weight(weight=5.0)": explore_weight(weight=5.0),
         "explore_reading()": explore_reading(), "show_timeline()": show_timeline(),
         "explore_gate(mine)": explore_gate([0, 1, 1, 1])}
FORMULA = "Half is $\\frac{1}{2}$ of it."
PIXELS = "canvas => canvas.toDataURL()"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("exported")
    cells = [new_markdown_cell(FORMULA)]
    for source, view in SHOWN.items():
        data, metadata = view._repr_mimebundle_()
        cells.append(new_code_cell(source, outputs=[
            new_output("display_data", data, metadata=metadata)]))
    nbformat.write(new_notebook(cells=cells), folder / "one.ipynb")
    subprocess.run([sys.executable, "-m", "nbconvert", "--to", "html", "one.ipynb"], cwd=folder,
                   capture_output=True, check=True)
    shutil.move(folder / "one.html", folder / "alone.html")     # nothing beside it is its own
    return folder / "alone.html"


@pytest.fixture
def opened(browser, file):
    """Open the page in a light or a dark system; nothing is asked for, or complained."""
    pages, heard = [], []

    def open_in(scheme="light", **options):
        context = browser.new_context(color_scheme=scheme, offline=True, **options)
        page = context.new_page()
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: heard.append(request.url))
        page.goto(file.as_uri())
        pages.append(page)
        return page

    yield open_in
    for page in pages:
        page.context.close()
    assert [what for what in heard if what != file.as_uri()] == []


def painted(page, number=0):
    """Return the number-th picture that moves, when it is painted."""
    box = page.locator(".one-neuron-alive").nth(number)
    box.locator("canvas[data-frame]").wait_for()
    return box


def test_keys_move_the_slider_and_picture_and_words_follow(opened):
    box = painted(opened())
    slider, words, canvas = (box.locator(one) for one in ("[type=range]", ".words", "canvas"))
    assert words.text_content() == SHOWN["explore_weight(weight=5.0)"].words
    assert slider.evaluate("one => one.closest('label').textContent").startswith("weight")
    seen = {(words.text_content(), canvas.evaluate(PIXELS))}
    slider.focus()
    for key in ("ArrowRight", "ArrowRight", "PageDown", "Home", "End"):
        slider.press(key)
        seen.add((words.text_content(), canvas.evaluate(PIXELS)))
        assert canvas.get_attribute("aria-label") == words.text_content()
    assert len(seen) == 6
    view = explore_weight(weight=5.0)
    assert words.text_content() == view.set(weight=view._controls["weight"].high)
    assert not box.locator("img").is_visible()
    assert "Here one control moves" in box.text_content()


def test_a_number_that_is_typed_goes_to_the_nearest_position(opened):
    box = painted(opened())
    number = box.locator("[type=number]")
    number.fill("5.13")
    number.press("Enter")
    number.blur()
    assert float(number.input_value()) == pytest.approx(5)
    assert box.locator(".trouble").text_content() == ""


def test_each_picture_has_its_own_slider(opened):
    page = opened()
    first, second = painted(page), painted(page, 1)
    before = [box.locator("canvas").evaluate(PIXELS) for box in (first, second)]
    second.locator("[type=range]").press("ArrowRight")
    after = [box.locator("canvas").evaluate(PIXELS) for box in (first, second)]
    assert after[0] == before[0] and after[1] != before[1]


def test_all_is_dark_where_the_readers_system_is(opened):
    page = opened("dark")
    box = painted(page)
    papers = [page.evaluate("getComputedStyle(document.body).backgroundColor"),
              box.locator(".one-neuron-view").evaluate("v => getComputedStyle(v).backgroundColor")]
    assert all(max(map(int, paper[4:-1].split(","))) < 60 for paper in papers), papers
    dark = box.locator("canvas").evaluate(PIXELS)
    page.emulate_media(color_scheme="light")
    page.wait_for_function("before => document.querySelector('canvas').toDataURL() !== before",
                           arg=dark)


def test_what_cannot_be_made_anew_and_what_never_moves_are_still_pictures(opened):
    page = opened()
    painted(page)
    assert page.locator(".one-neuron-alive").count() == 2
    stills = page.locator("img:visible")
    assert [one.get_attribute("alt") for one in stills.all()] == [
        SHOWN["show_timeline()"].words, SHOWN["explore_gate(mine)"].words]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_in_a_picture_that_moves_keeps_anybody_out(opened, scheme):
    page = opened(scheme)
    painted(page)
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    assert page.evaluate(BARRIERS, ".one-neuron-alive") == []


def test_without_scripts_every_picture_is_still(opened):
    page = opened(java_script_enabled=False)
    assert page.locator("img:visible").count() == len(SHOWN)


def test_a_formula_is_shown_without_a_network(opened):
    parts = opened().locator("math mfrac > *").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().toJSON())")
    above, below = parts
    assert above["height"] > 5 and above["bottom"] <= below["top"]


def test_where_the_page_cannot_paint_the_still_picture_says_so(browser, file):
    page = browser.new_page()
    page.add_init_script("CanvasRenderingContext2D.prototype.fill = () => { throw Error('no'); }")
    page.goto(file.as_uri())
    box = page.locator(".one-neuron-alive").first
    box.get_by_text("This page cannot paint").wait_for()
    assert box.locator("img").is_visible() and not box.locator("canvas").is_visible()
    page.close()


def test_a_hand_on_the_picture_moves_the_slider(opened):
    page = opened()
    box = painted(page)
    canvas, slider = box.locator("canvas"), box.locator("[type=range]")
    place, view = canvas.bounding_box(), explore_weight(weight=5.0)
    at = view._picture.ax.transData.transform((50, 250)) * (1, -1) + (0, view.size[1])
    x, y = at * place["width"] / view.size[0] + (place["x"], place["y"])
    page.mouse.move(x, y)
    assert box.locator(".tip").text_content() == "weight (kcal/min) = 5"
    page.mouse.down()
    page.mouse.move(x, y - 60, steps=4)
    page.mouse.up()
    assert 7 < float(slider.input_value()) < 9
    assert box.locator(".words").text_content() != view.words
