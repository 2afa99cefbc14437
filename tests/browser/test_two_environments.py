"""Places whose server has another environment than the kernel: what shows, and what is said."""

import pytest
from driver import Notebook
from places import Apart, add, make

from course_lib.selftest import NO_PAGE
from course_lib.server.presence import MISSING

CELLS = [
    "from course_lib.views import *\nfrom course_lib.exercises import quiz\n"
    "from course_lib.selftest import self_test",
    "explore_weight()",
    'quiz("2.a")',
    "self_test()",
]
SEEN = """cells => cells.map(cell => [...cell.querySelectorAll('.jp-OutputArea-output')]
    .filter(one => one.checkVisibility()).map(one => one.innerText.trim()).join('\\n').trim())"""
NOTE, BROKEN = ".one-neuron-alone > p", ".jupyter-widgets-error-widget"


@pytest.fixture(scope="module")
def server(started, tmp_path_factory):
    """JupyterLab alone in its environment, which has no widgets."""
    folder = tmp_path_factory.mktemp("server")
    return started(lambda: Apart(folder / "lab", make(folder / "environment", "jupyterlab")),
                   "a.ipynb", CELLS)


@pytest.fixture
def opened(browser, server):
    """A function that opens the notebook."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield lambda: Notebook(page, server, "a.ipynb")
    page.close()
    server.end_kernels()


def run(notebook):
    """Run all cells, wait for the sentences, and return what stands under each cell."""
    notebook.run_all()
    notebook.page.locator(".jp-CodeCell").last.get_by_text("NO   Your page").wait_for()
    return notebook.page.locator(".jp-CodeCell").evaluate_all(SEEN)


def assert_said(outputs):
    """The sentence stands under picture and question, and the self-test says no."""
    _, picture, question, test = outputs
    assert picture == MISSING.format("picture")
    assert question.startswith("2.a ") and question.endswith(MISSING.format("question"))
    assert test.endswith(f"NO   {NO_PAGE}")


def test_where_no_widget_is_known_the_stills_and_a_sentence_show(opened):
    notebook = opened()
    assert_said(run(notebook))
    assert notebook.outputs("image/png").locator("img").evaluate("one => one.naturalWidth > 600")


def test_where_anywidget_alone_is_missing_no_error_shows_and_what_is_typed_helps(opened, server):
    add(server.python, "jupyterlab-widgets")
    notebook = opened()
    assert_said(run(notebook))
    stills = notebook.page.locator(".one-neuron-alone img")
    assert stills.evaluate("one => one.clientWidth > 600")
    assert_said(run(notebook))      # now the kernel knows, and leaves the widget out
    assert notebook.page.locator(BROKEN).count() == 0
    add(server.python, "anywidget")
    notebook.open()
    notebook.run_all()
    view = notebook.views()[0]
    view.controls()["weight"].focus()
    words = view.shown()["words"]
    assert view.after(lambda: notebook.page.keyboard.press("ArrowRight"))["words"] != words
    assert notebook.page.locator(NOTE).count() == 0
    assert "NO " not in notebook.outputs_text()
