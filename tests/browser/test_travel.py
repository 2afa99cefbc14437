"""What travels between page and kernel, with 75 ms each way: no move is lost or taken back.

And while a cell draws, neither it nor the picture that moves sees anything of the other.
"""

import json

import pytest
from driver import Notebook, write_notebook

# Every websocket of the page: what it sends and what it hears comes so much later, in its order.
LATER = """delay => {
    const Plain = window.WebSocket;
    window.WebSocket = class extends Plain {
        send(data) { setTimeout(() => super.send(data), delay); }
        get onmessage() { return super.onmessage; }
        set onmessage(hear) { super.onmessage = (event) => setTimeout(() => hear(event), delay); }
    };
}"""
CELLS = [
    "from course_lib.views import *",
    "weight = explore_weight(); weight",
    'gate = explore_gate("OR", w1=0.6, w2=0.6, bias=-0.5); gate',
    "training = explore_training(epochs=3); training",
    "descent = explore_descent(); descent",
]


@pytest.fixture(scope="module")
def notebook(browser, lab):
    write_notebook(lab.notebooks / "travel.ipynb", [*CELLS, "0"])
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(f"({LATER})(75)")
    notebook = Notebook(page, lab, "travel.ipynb")
    notebook.run_all()
    yield notebook
    page.close()


def in_the_kernel(notebook, line):
    """Run a line in the last cell and return what it prints."""
    cell = notebook.page.locator(".jp-CodeCell").last
    notebook.write_and_run(cell, f"print({line})")
    notebook.wait_for_the_kernel()
    return cell.locator(".jp-OutputArea-output").inner_text().strip()


def number(view, name):
    return view.root.locator(f'[data-control="{name}"] input[type=number]').input_value()


def agree(notebook, view, variable):
    """Check that the page shows the kernel's numbers."""
    view.settle()
    for name, element in view.controls().items():
        if element.get_attribute("type") == "range":
            kernels = float(in_the_kernel(notebook, f'{variable}.values["{name}"]'))
            assert float(number(view, name)) == pytest.approx(kernels, abs=1e-3), name


def test_ten_presses_of_a_key_count_as_ten(notebook):
    view = notebook.views()[0]
    view.controls()["weight"].focus()
    before = float(number(view, "weight"))
    for _ in range(10):
        notebook.page.keyboard.press("ArrowRight")
        notebook.page.wait_for_timeout(40)      # answers to the first come while the last go
    view.settle()
    assert float(number(view, "weight")) == pytest.approx(before + 10 * 0.05)
    agree(notebook, view, "weight")


def test_ten_presses_of_a_button_count_as_ten(notebook):
    view = notebook.views()[2]
    for _ in range(10):
        view.controls()["step"].press("Enter")
    view.settle()
    assert in_the_kernel(notebook, "len(training.history)") == "13"


def test_a_step_and_a_slider_moved_at_once_agree_in_the_end(notebook):
    view, press = notebook.views()[3], notebook.page.keyboard.press
    view.controls()["rewind"].press("Enter")
    view.settle()
    for _ in range(3):
        view.controls()["step"].press("Enter")
        view.controls()["steps"].focus()
        press("ArrowRight")
        view.controls()["lr"].focus()
        press("ArrowRight")
    view.settle()
    agree(notebook, view, "descent")
    assert in_the_kernel(notebook, "descent.trouble") == ""


def test_what_a_button_moves_and_a_slider_moved_at_once_both_count(notebook):
    view = notebook.views()[1]
    view.controls()["step"].press("Enter")
    view.controls()["threshold"].focus()
    notebook.page.keyboard.press("ArrowRight")
    view.controls()["step"].press("Enter")
    view.settle()
    agree(notebook, view, "gate")
    assert float(number(view, "threshold")) > 0.5
    assert "Looked at (0, 1)" in view.shown()["words"]


def test_two_tabs_and_two_outputs_of_one_view_agree(browser, notebook):
    notebook.choose("File", "Save Notebook")
    notebook.wait_for_the_kernel()
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(f"({LATER})(75)")
    other = Notebook(page, notebook.lab, "travel.ipynb")
    page.locator(".one-neuron-view").first.wait_for()
    here, there = notebook.views()[0], other.views()[0]
    try:
        for view, name in ((here, "weight"), (there, "minutes")) * 3:
            view.controls()[name].focus()
            view.page.keyboard.press("ArrowLeft")
        for view in (here, there):
            view.settle()
        for name in ("weight", "minutes"):
            assert number(here, name) == number(there, name)
        assert here.shown()["words"] == there.shown()["words"]
        agree(notebook, here, "weight")
        assert in_the_kernel(notebook, "len(training.history)") == "13"
    finally:
        page.close()


def test_shift_and_enter_in_a_number_box_takes_the_number_and_runs_nothing(notebook):
    view = notebook.views()[0]
    prompts = notebook.prompts
    box = view.root.locator('[data-control="weight"] input[type=number]')
    for keys, typed in (("Shift+Enter", 3.5), ("Control+Enter", 4.5), ("Alt+Enter", 2.5)):
        box.fill(str(typed))
        box.press(keys)
        view.settle()
        assert notebook.prompts == prompts
        assert float(in_the_kernel(notebook, 'weight.values["weight"]')) == typed
        prompts = notebook.prompts
    assert len(notebook.views()) == 4


def test_what_is_being_typed_stays_while_answers_come(notebook):
    view = notebook.views()[3]
    view.controls()["rewind"].press("Enter")
    view.settle()
    view.controls()["play"].press("Enter")
    box = view.root.locator('[data-control="lr"] input[type=number]')
    box.focus()
    notebook.page.keyboard.press("ControlOrMeta+a")
    for key in "0.25":
        notebook.page.keyboard.press(key)
        notebook.page.wait_for_timeout(200)
    notebook.page.keyboard.press("Enter")
    view.controls()["play"].press("Enter")      # a step every half second would never settle
    view.settle()
    assert float(box.input_value()) == 0.25
    agree(notebook, view, "descent")


# A learner's cell that draws, and a view that notes what it shows.
DRAWING = ["""
import io
from matplotlib import pyplot as plt
from course_lib.views import explore_neuron
def picture():
    figure, ax = plt.subplots(figsize=(2, 1.5), dpi=50)
    ax.plot([1, 2, 4], "--")
    ax.set_title("my own plot")
    page = io.BytesIO()
    figure.savefig(page)
    plt.close(figure)
    return page.getvalue()
alone, shown, view = picture(), [], explore_neuron()
view.observe(lambda change: shown.append((view._drawn, view.still, view.frame)), "frame")
view
""", """
before = len(shown)
mine = {picture() for _ in range(200)}
moves = len(shown) - before
""", """
again = explore_neuron()
wrong = [values for values, *lists in shown
         if again.set(**values) and [again.still, again.frame] != lists]
print(mine == {alone}, moves, len(shown), len(wrong))
"""]


@pytest.fixture(params=("perCommTarget", "disabled"))
def apart(request, browser, lab):
    """A page in which JupyterLab hands moves to a thread of their own (a subshell), or not."""
    file = "config/lab/user-settings/@jupyterlab/apputils-extension/kernels-settings"
    setting = (lab.folder / file).with_suffix(".jupyterlab-settings")
    setting.write_text(json.dumps({"commsOverSubshells": request.param}))
    write_notebook(lab.notebooks / f"{request.param}.ipynb", DRAWING)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield Notebook(page, lab, f"{request.param}.ipynb"), request.param != "disabled"
    page.close()
    setting.unlink()


def test_a_cell_that_draws_and_a_picture_that_moves_do_not_meet(apart):
    (notebook, at_once), press = apart, apart[0].page.keyboard.press
    cells = notebook.page.locator(".jp-CodeCell")
    cells.nth(0).locator(".jp-InputPrompt").click()
    press("Control+Enter")
    slider = cells.nth(0).locator("input[type=range]").first
    slider.wait_for()
    notebook.views()[0].after(lambda: slider.press("ArrowRight"))   # the thread is there now
    cells.nth(1).locator(".jp-InputPrompt").click()
    press("Control+Enter")
    slider.focus()
    at_work = cells.nth(1).locator(".jp-InputPrompt", has_text="*")
    at_work.wait_for()
    while at_work.count():
        press("ArrowRight")
        notebook.page.wait_for_timeout(60)
    cells.nth(2).locator(".jp-InputPrompt").click()
    press("Control+Enter")
    told = cells.nth(2).locator(".jp-OutputArea-output")
    told.wait_for()
    same, moves, shown, wrong = told.inner_text().split()
    assert (same, wrong) == ("True", "0") and int(shown) > 0
    assert int(moves) > 5 if at_once else moves == "0"
    assert notebook.errors == [] and notebook.lab.faults(notebook.log_start) == ""
    assert notebook.views()[0].shown()["trouble"] == ""


def test_no_error_in_the_page_or_the_kernel(notebook):
    assert notebook.errors == []
    assert notebook.lab.faults(notebook.log_start) == ""
