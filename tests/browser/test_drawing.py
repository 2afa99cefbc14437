"""Drawing a digit in a real JupyterLab: by keys alone, with the mouse, and with a finger."""

import numpy as np
import pytest
from driver import Notebook, write_notebook

from course_lib.datasets.handwriting import drawn

STROKE = [*["ArrowUp"] * 9, "Space", *["ArrowDown"] * 19, "Space"]     # a one, from top to bottom


@pytest.fixture(scope="module")
def notebook(browser, lab):
    write_notebook(lab.notebooks / "drawing.ipynb",
                   ["from course_lib.views import explore_digits", "explore_digits()"])
    page = browser.new_page(viewport={"width": 1280, "height": 900}, has_touch=True)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    opened = Notebook(page, lab, "drawing.ipynb")
    opened.run_all()
    opened.asked = asked
    yield opened
    page.close()


@pytest.fixture
def view(notebook):
    """The view with the paper in it, empty; the list "show" has the focus."""
    found = notebook.views()[0]
    show = found.controls()["show"]
    show.focus()
    notebook.page.keyboard.press("End")
    notebook.page.keyboard.press("ArrowDown")
    canvas = found.root.locator(".pad canvas")
    canvas.wait_for()
    if "Nothing is drawn" not in found.settle(0.2)["words"]:
        found.after(found.root.get_by_role("button", name="clear").click)
    show.focus()
    notebook.bring_into_sight(canvas)
    assert found.settle(0.2)["words"].startswith("Nothing is drawn yet")
    return found


def press(view, *keys):
    for key in keys:
        view.page.keyboard.press(key)


def focused(view):
    """Return the tag of what has the focus in the page."""
    return view.page.evaluate("() => document.activeElement.tagName")


def tab_to(view, tag):
    for _ in range(6):
        press(view, "Tab")
        if focused(view) == tag:
            return
    raise AssertionError(f"Tab does not lead to {tag}")


def state(view):
    return view.root.locator(".pad [role=status]")


def test_a_one_by_keys_alone(notebook, view):
    cell, before = notebook.active_cell(), view.shown()
    tab_to(view, "CANVAS")
    press(view, *STROKE)
    state(view).filter(has_text="Pen up, column 15, row 25 of 28").wait_for()
    after = view.settle()
    assert "prediction 1 with probability" in after["words"] and after["trouble"] == ""
    assert after["pixels"] != before["pixels"] and after["alt"] == after["words"]
    press(view, "Tab")
    assert focused(view) == "BUTTON", "Tab does not leave the paper"
    press(view, "Shift+Tab", "Escape")
    state(view).filter(has_text="Cleared. Pen up").wait_for()
    cleared = view.settle()
    assert (cleared["words"], cleared["pixels"]) == (before["words"], before["pixels"])
    assert notebook.active_cell() == cell, "the keys moved JupyterLab to another cell"


def test_keys_stay_with_the_paper(notebook, view):
    cell = notebook.active_cell()
    tab_to(view, "CANVAS")
    press(view, "Space", "Shift+ArrowDown", "PageUp", "End", "Home", "PageDown", "j", "k", "d",
          "d", "Delete")
    assert notebook.active_cell() == cell and focused(view) == "CANVAS"
    assert notebook.page.locator(".jp-CodeCell").count() == 2
    assert view.settle()["words"].startswith("Nothing is drawn yet")


def spots(view, places):
    """Return places on the paper, in shares of its side, as places in the window."""
    box = view.root.locator(".pad canvas").bounding_box()
    return [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in places]


ONE = [(0.5, y / 10) for y in range(2, 9)]


def test_a_one_with_the_mouse(view):
    mouse, (first, *others) = view.page.mouse, spots(view, ONE)
    before = view.shown()
    mouse.move(*first)
    mouse.down()
    for spot in others:
        mouse.move(*spot)
    mouse.up()
    drawn = view.settle()
    assert "prediction 1 with probability" in drawn["words"]
    assert drawn["pixels"] != before["pixels"]
    mouse.move(*spots(view, [(0.1, 0.9)])[0])   # with no button down, nothing is drawn
    assert view.settle() == drawn


INK = """canvas => {
    const side = canvas.width / 28;
    const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    const grey = (row, column) =>
        pixels[4 * ((row + 0.5) * side * canvas.width + (column + 0.5) * side)];
    return [...Array(28).keys()].map(row =>
        [...Array(28).keys()].map(column => (255 - grey(row, column)) / 221));
}"""


def test_the_pages_pen_leaves_the_ink_of_the_imitated_one(view):
    corners = np.array([[5, 4], [20, 6.5], [12, 24]])
    first, *others = spots(view, (corners + 0.5) / 28)
    view.page.mouse.move(*first)
    view.page.mouse.down()
    for spot in others:
        view.page.mouse.move(*spot)
    view.page.mouse.up()
    assert "prediction 7 with probability" in view.settle()["words"]
    ink = np.array(view.root.locator(".pad canvas").evaluate(INK))
    assert np.abs(ink - drawn([corners])).max() < 0.1    # the mouse moves in whole pixels


def test_a_pointer_takes_back_what_was_said_about_the_pen(view):
    view.root.get_by_role("button", name="clear").click()
    state(view).filter(has_text="Cleared.").wait_for()
    first, *others = spots(view, ONE)
    view.page.mouse.move(*first)
    view.page.mouse.down()
    assert state(view).text_content() == ""
    for spot in others:
        view.page.mouse.move(*spot)
    view.page.mouse.up()
    view.page.wait_for_timeout(500)     # longer than the pause after which keys are told
    assert state(view).text_content() == ""
    view.root.get_by_role("button", name="clear").click()
    state(view).filter(has_text="Cleared.").wait_for()
    assert state(view).text_content().strip() == "Cleared.", "the pen's place is for keys alone"
    press(view, "Shift+Tab", "ArrowUp")
    state(view).filter(has_text="Pen up, column").wait_for()


def test_a_one_with_a_finger_that_does_not_scroll(view):
    top = "() => document.querySelector('.jp-WindowedPanel-outer').scrollTop"
    session, before = view.page.context.new_cdp_session(view.page), view.page.evaluate(top)
    for kind, (x, y) in zip(["touchStart"] + ["touchMove"] * 6, spots(view, ONE)):
        session.send("Input.dispatchTouchEvent",
                     {"type": kind, "touchPoints": [{"x": x, "y": y, "radiusX": 9}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert "prediction 1 with probability" in view.settle()["words"]
    assert view.page.evaluate(top) == before


def test_the_paper_keeps_its_ink_while_other_images_are_shown(view):
    tab_to(view, "CANVAS")
    press(view, *STROKE)
    drawn = view.settle()
    show = view.controls()["show"]
    for key in ("Home", "End"):
        show.focus()
        press(view, key)
        shown = view.settle()
        assert view.root.locator(".pad canvas").is_visible() == (key == "End")
    assert shown["words"] == drawn["words"]


def test_the_paper_has_a_name_and_says_how_to_use_it(notebook, view):
    session = view.page.context.new_cdp_session(view.page)
    found = session.send("Accessibility.getFullAXTree")["nodes"]
    paper = next(one for one in found if one.get("role", {}).get("value") == "application")
    assert paper["name"]["value"] == "Draw a digit"
    assert "Space puts it down" in paper["description"]["value"]
    assert notebook.barriers(".one-neuron-view") == []


@pytest.mark.parametrize("width, height, zoom", [(1024, 768, 1), (1280, 900, 2)])
def test_the_paper_fits_a_small_window(notebook, view, width, height, zoom):
    with notebook.window(width, height, zoom):
        assert notebook.too_wide() == []


# The last, so that it sees what all the moves above have done.
def test_no_error_and_no_other_machine_was_asked(notebook):
    assert notebook.errors == []
    assert notebook.lab.faults(notebook.log_start) == ""
    assert [url for url in notebook.asked
            if not url.startswith((notebook.lab.address, "data:", "blob:"))] == []
