"""A cell that runs again: nothing is left of its old picture, and the page does not jump."""

import pytest
from driver import Notebook, write_notebook

MEMORY = """
import gc
from ipywidgets.widgets import widget
gc.collect()
print(tracemalloc.get_traced_memory()[0] / 2**20, len(widget._instances))
"""
CELLS = [
    # What Python holds, and not what the system gave: that goes up and down by 9 MB by itself.
    "import tracemalloc\ntracemalloc.start()\nfrom course_lib.views import *",
    "import time; time.sleep(0.4)\nexplore_playground()",
    "named = explore_weight(); named",
    "named",
    MEMORY,
]
HEIGHTS = """() => {
    const output = document.querySelectorAll('.jp-CodeCell')[1]
        .querySelector('.jp-Cell-outputWrapper');
    window.heights = [];
    const look = () => { window.heights.push(output.offsetHeight); requestAnimationFrame(look); };
    look();
}"""


@pytest.fixture(scope="module")
def notebook(browser, lab):
    write_notebook(lab.notebooks / "again.ipynb", CELLS)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    notebook = Notebook(page, lab, "again.ipynb")
    notebook.run_all()
    yield notebook
    page.close()


def run_cell(notebook, number):
    cell = notebook.page.locator(".jp-CodeCell").nth(number)
    cell.locator(".jp-InputPrompt").click()
    notebook.page.keyboard.press("Control+Enter")
    notebook.wait_for_the_kernel(0.6)
    return cell.locator(".jp-OutputArea-output")


def memory(notebook, runs):
    """Run the playground's cell so often; return the kernel's least memory in MB, and its models."""
    seen = []
    for _ in range(runs):
        run_cell(notebook, 1)
        seen.append([float(part) for part in run_cell(notebook, 4).inner_text().split()])
    return min(megabytes for megabytes, _ in seen), {models for _, models in seen}


def test_running_a_cell_again_adds_nothing(notebook):
    before, models = memory(notebook, 4)
    after, models_after = memory(notebook, 4)
    assert models_after == models and len(models) == 1
    assert after - before < 4 * 0.5, "it was 5.5 MB a run, and more on a sharp screen"


def test_the_place_of_an_output_stays_open_while_its_cell_runs(notebook):
    notebook.page.evaluate(HEIGHTS)
    run_cell(notebook, 1)
    notebook.views()[0].settle()
    heights = notebook.page.evaluate("window.heights")
    assert min(heights) > 0.9 * heights[0], (min(heights), heights[0])
    assert heights[-1] == pytest.approx(heights[0], abs=4)


def test_a_named_view_stays_when_the_cell_that_shows_it_runs_again(notebook):
    run_cell(notebook, 3)
    run_cell(notebook, 3)
    first, second = notebook.views()[1:3]
    first.controls()["weight"].focus()
    moved = first.after(lambda: notebook.page.keyboard.press("ArrowRight"))
    assert moved["trouble"] == "" and second.settle()["words"] == moved["words"]


def test_no_error_in_the_page_or_the_kernel(notebook):
    assert notebook.errors == []
    assert notebook.lab.faults(notebook.log_start) == ""
