"""What runs, in a real JupyterLab: it answers while it plays, and nothing goes on unseen."""

import pytest
from driver import Notebook, write_notebook

LOOPS = """
import asyncio
await asyncio.sleep(0.5)    # a step may be under way
print("loops:", sum("LiveView" in task.get_coro().__qualname__ for task in asyncio.all_tasks()))
"""
# Resolves to how many frames came after the key press until the listing says something else at
# `pattern`, or until the button is named for playing again.
FRAMES_UNTIL = """async ([root, pattern]) => {
    const listing = root.querySelector('.listing'), picture = root.querySelector('.picture');
    const button = root.querySelector('[data-control="play"] button');
    const read = () => pattern ? listing.textContent.match(pattern)[0] : button.textContent;
    let frames = 0;
    new MutationObserver(() => { frames += 1; })
        .observe(picture, { attributeFilter: ['data-frame'] });
    await new Promise(resolve => document.addEventListener('keydown', resolve,
        { capture: true, once: true }));
    const before = read();
    frames = 0;
    for (let tries = 0; read() === before && tries < 500; tries += 1)
        await new Promise(resolve => setTimeout(resolve, 10));
    return read() === before ? Infinity : frames;
}"""


@pytest.fixture(scope="module")
def notebook(browser, lab):
    write_notebook(lab.notebooks / "live.ipynb", [
        "from course_lib.views import *",
        "explore_playground(lr=0.1)",
        LOOPS,
        'explore_training("plane", lr=10, batch_size=1, hidden=8)',
    ])
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    notebook = Notebook(page, lab, "live.ipynb")
    notebook.run_all()
    yield notebook
    page.close()


@pytest.fixture
def view(notebook):
    found = notebook.views()[0]
    yield found
    if play(found).inner_text().endswith("pause"):
        play(found).click()


def play(view):
    return view.controls()["play"]


def epoch(view):
    """Return the number of epochs that the words tell."""
    return int(view.shown()["words"].split(":")[0].removeprefix("Epoch ").replace(",", ""))


def run_cell(notebook, number):
    """Run a cell by its keys, wait for its end, and return the text of its output."""
    cell = notebook.page.locator(".jp-CodeCell").nth(number)
    cell.locator(".jp-InputPrompt").click()
    notebook.page.keyboard.press("Control+Enter")
    notebook.wait_for_the_kernel()
    return cell.locator(".jp-OutputArea-output").all_text_contents()


def wait_for_epoch(view, number):
    view.page.wait_for_function(
        "([root, n]) => parseInt(root.querySelector('.words').textContent.slice(6)) >= n",
        arg=[view.root.element_handle(), number])


def frames_until(view, act, pattern=None):
    """Return the frames between a key press of `act` and the answer that the page shows."""
    watch = f"([root, pattern]) => {{ window.answer = ({FRAMES_UNTIL})([root, pattern]); }}"
    view.page.evaluate(watch, [view.root.element_handle(), pattern])
    act()
    return view.page.evaluate("window.answer")


def test_it_plays_answers_and_pauses_within_two_frames(view):
    press = view.page.keyboard.press
    play(view).press("Enter")
    wait_for_epoch(view, 10)
    view.controls()["below"].select_option("this state as Python")
    view.root.locator(".listing", has_text="lr=0.1").wait_for()
    view.controls()["lr"].focus()
    assert frames_until(view, lambda: press("ArrowRight"), "lr=[0-9.]+") <= 2
    assert view.root.locator(".words").get_attribute("aria-busy") == "true"  # it does not chatter
    play(view).focus()
    assert frames_until(view, lambda: press("Enter")) <= 2
    stopped = view.settle()
    view.page.wait_for_timeout(500)
    assert view.shown() == stopped and stopped["trouble"] == ""
    assert view.root.locator(".words").get_attribute("aria-busy") == "false"


def test_rewind_and_step_are_the_very_same_start(view):
    seen = []
    for _ in range(2):
        view.controls()["rewind"].press("Enter")
        seen.append(view.settle())
        assert epoch(view) == 0
        view.controls()["step"].press("Space")
        seen.append(view.settle())
        assert epoch(view) == 1
    same = [(one["words"], one["pixels"]) for one in seen]
    assert same[:2] == same[2:]


def test_an_interrupt_of_the_kernel_stops_it(notebook, view):
    play(view).press("Enter")
    wait_for_epoch(view, 3)
    notebook.choose("Kernel", "Interrupt Kernel")
    play(view).and_(view.page.get_by_text("play")).wait_for()
    assert view.settle()["trouble"] == ""
    play(view).press("Enter")
    wait_for_epoch(view, epoch(view) + 3)


def test_running_the_cell_again_leaves_no_second_loop_behind(notebook, view):
    play(view).press("Enter")
    wait_for_epoch(view, epoch(view) + 3)
    run_cell(notebook, 1)
    assert run_cell(notebook, 2) == ["loops: 0\n"]
    assert epoch(notebook.views()[0]) == 0


def test_what_has_only_begun_ends_with_its_cell(notebook, view):
    view.controls()["rewind"].press("Enter")
    view.settle()
    play(view).press("Enter")       # and no wait: the page may not know yet that it plays
    run_cell(notebook, 1)
    assert run_cell(notebook, 2) == ["loops: 0\n"]


def test_a_diverging_run_ends_with_a_sentence_and_goes_on(notebook):
    view = notebook.views()[1]
    play(view).press("Enter")
    view.root.locator(".trouble", has_text="the loss became infinite").wait_for()
    play(view).and_(view.page.get_by_text("play")).wait_for()
    view.controls()["rewind"].press("Enter")
    assert view.settle()["trouble"] == ""


def test_a_click_shows_a_neuron_large(view):
    """In a page that shows the picture smaller, or as sharp as two pixels for one."""
    picture = view.root.locator(".picture")
    view.page.wait_for_timeout(100)
    scale = picture.bounding_box()["width"] / 800
    at = {"x": 260 * scale, "y": 219 * scale}      # in the third row of the first layer's four
    chosen = view.controls()["large"]
    for said in ("layer 1, neuron 3", "the output"):
        view.after(lambda: picture.click(position=at))
        view.settle()
        assert chosen.input_value() == said


def test_a_count_takes_whole_numbers_alone(view):
    box = view.root.locator('[data-control="seed"] input[type="number"]')
    for typed, taken, said in (("2.6", "3", "seed takes whole numbers: it is now 3."),
                               ("200", "99", "seed goes from 0 to 99: it is now 99."),
                               ("7", "7", "")):
        box.fill(typed)
        box.press("Enter")
        shown = view.settle()
        assert box.input_value() == taken and shown["trouble"] == said
    box.fill("")
    box.press("Enter")
    assert view.settle()["trouble"] == "seed: that was no number, so it stays 7."
    view.controls()["rewind"].press("Enter")


def test_the_code_and_the_state_stand_below(view):
    for option, said in (("the NumPy code", "import numpy as np"),
                         ("this state as Python", "explore_playground(lr=0.1"),
                         ("the weights as numbers", "hidden layer 1 (tanh)")):
        view.controls()["below"].select_option(option)
        view.root.locator(".listing", has_text=said).wait_for()
    view.controls()["below"].select_option("nothing")
    view.root.locator(".listing").wait_for(state="hidden")


def test_no_error_in_the_page_or_the_kernel(notebook):
    assert notebook.errors == []
    assert notebook.lab.faults(notebook.log_start) == ""
