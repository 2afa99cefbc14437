"""Every explorer in a real JupyterLab: each control by keyboard, and what keeps people out."""

from functools import cache
from itertools import cycle

import pytest
from driver import Notebook, write_notebook
from moves import faults_of_controls

from course_lib.views.stage.live import FASTEST
from tests.views.all_views import VIEWS, made


# How far below the card's top the picture or the last control ends.
LOWEST = """root => {
    const shown = [...root.querySelectorAll('.control, .picture')].filter(one => one.checkVisibility());
    return Math.max(...shown.map(one => one.getBoundingClientRect().bottom))
        - root.getBoundingClientRect().top;
}"""
# The different heights of the card, and places of the picture on it, over so many frames, or
# until the run has ended.
HEIGHTS_WHILE_IT_PLAYS = """async (root, frames) => {
    const picture = root.querySelector('.picture'), seen = new Set(), first = +picture.dataset.frame;
    const button = root.querySelector('[data-control="play"] button');
    const plays = () => button.textContent.includes('pause');
    button.click();
    for (let tries = 0, begun = false; tries < 600; tries += 1) {
        await new Promise(requestAnimationFrame);
        seen.add(`${root.offsetHeight}, ${picture.offsetTop - root.offsetTop}`);
        begun ||= plays();
        if (+picture.dataset.frame >= first + frames || begun && !plays()) break;
    }
    if (plays()) button.click();
    return [...seen];
}"""


@pytest.fixture(scope="module")
def explorers(browser, lab):
    """A notebook with a cell for each explorer, after Run All."""
    write_notebook(lab.notebooks / "explorers.ipynb",
                   ["from course_lib.views import *", *VIEWS.values()])
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    notebook = Notebook(page, lab, "explorers.ipynb")
    notebook.run_all()
    yield notebook
    page.close()


@cache
def quiet_of(name):
    """Return the names of the controls that change no pixel now."""
    view = made(name)
    view.close()
    return view.quiet


@pytest.fixture(params=VIEWS)
def view(request, explorers):
    found = explorers.views()[list(VIEWS).index(request.param)]
    found.quiet = quiet_of(request.param)
    return found


def test_every_explorer_is_live(explorers):
    assert explorers.outputs("application/vnd.jupyter.error").all_text_contents() == []
    assert explorers.outputs("application/vnd.jupyter.stderr").all_text_contents() == []
    assert len(explorers.views()) == len(VIEWS)
    assert "Error displaying" not in explorers.outputs_text()


def test_what_moves_and_the_picture_fit_in_600_pixels(view):
    assert view.root.evaluate(LOWEST) <= 600


def test_nothing_jumps_while_it_plays(view):
    if "play" not in view.controls():
        pytest.skip("it does not play")
    before = view.numbers()
    view.controls()["rewind"].click()
    if speed := view.controls().get("speed"):
        usual = speed.input_value()
        speed.select_option(FASTEST)
    assert len(view.root.evaluate(HEIGHTS_WHILE_IT_PLAYS, 30)) == 1
    if speed:
        speed.select_option(usual)
    view.controls()["rewind"].click()
    view.type_numbers(before)   # at the start of a race other controls change nothing


def test_every_control_answers_the_keyboard(view):
    faults = faults_of_controls(view)
    assert not faults, "\n".join(faults)


def test_a_number_box_takes_what_is_typed_and_no_more_than_the_slider(view):
    keys = cycle(("Tab", "Enter"))
    for box in view.root.locator("input[type=number]:visible").all():
        low, high = (float(box.get_attribute(name)) for name in ("min", "max"))
        between = round(low + 0.4321 * (high - low), 4)
        between = float(f"{between:.5g}")   # a box has no room for more
        if box.get_attribute("inputmode") == "numeric":     # it counts
            between = round(between)
        for typed, taken in ((high + 1, high), (low - 1, low), (between, between)):
            box.fill(f"{typed:g}")
            box.press(key := next(keys))
            assert float(box.input_value()) == taken, f"{typed} and {key}"
            told = view.trouble()       # the page says so at once
            assert ("it is now" in told) == (typed != taken), told
    assert view.settle()["trouble"] == ""


def test_every_slider_goes_to_its_ends(view):
    for key in ("Home", "End"):
        assert view.put_all(key, checked=key == "End") == []
    assert view.settle()["trouble"] == ""


def test_a_comma_is_a_point(explorers):
    weight = explorers.views()[list(VIEWS).index("weight")]
    weight.type_numbers({"minutes": "30"})
    box = weight.root.locator('[data-control="weight"] input[type=number]')
    box.fill("")
    box.press_sequentially("7,5")
    box.press("Tab")
    assert (box.input_value(), weight.settle()["trouble"]) == ("7.5", "")
    assert weight.shown()["words"].startswith("30 minutes give 225 kcal;")


def test_nothing_keeps_people_with_a_disability_out(explorers):
    assert explorers.barriers(".one-neuron-view") == []
    assert explorers.faint_texts(".one-neuron-view") == []


@pytest.mark.parametrize("width, height, zoom", [(1024, 768, 1), (1280, 900, 2)])
def test_nothing_sticks_out(explorers, width, height, zoom):
    with explorers.window(width, height, zoom):
        assert explorers.too_wide() == []


def test_a_zoom_sharpens_the_picture(explorers):
    picture = explorers.views()[0].root.locator(".picture").element_handle()
    sharp = "([one, scale]) => one.width === Math.round(scale * one.clientWidth)"
    for _ in range(2):      # the second time, no "resize" tells of it
        with explorers.window(1280, 900, zoom=2):
            explorers.page.wait_for_function(sharp, arg=[picture, 2])
        explorers.page.wait_for_function(sharp, arg=[picture, 1])


def test_everything_can_be_read_in_the_dark_theme(explorers):
    explorers.use_theme("JupyterLab Dark")
    try:
        assert explorers.faint_texts(".one-neuron-view") == []
        assert explorers.barriers(".one-neuron-view") == []
    finally:
        explorers.use_theme("JupyterLab Light")


# The last, so that it sees what all the moves above have done.
def test_no_error_in_the_page_or_the_kernel(explorers):
    assert explorers.errors == []
    assert explorers.lab.faults(explorers.log_start) == ""
