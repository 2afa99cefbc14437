"""What travels between page and kernel, with 75 ms each way: no move is lost or taken back."""

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
    cell.locator(".cm-content").click()
    notebook.page.keyboard.press("ControlOrMeta+a")
    notebook.page.keyboard.insert_text(f"print({line})")
    notebook.page.keyboard.press("Control+Enter")
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


def test_no_error_in_the_page_or_the_kernel(notebook):
    assert notebook.errors == []
    assert notebook.lab.faults(notebook.log_start) == ""
