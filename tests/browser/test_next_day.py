"""The next day, and after a restart: what no kernel answers says so, and shows what it showed."""

import pytest
from driver import QUICK, Notebook, write_notebook

from course_lib.server.sleeping import SLEEPS

PICTURE, QUESTION = SLEEPS.format("picture"), SLEEPS.format("question")
ASLEEP = ".jp-OutputArea-output .one-neuron-asleep"
CELLS = [
    "from course_lib.views import *\nfrom course_lib.exercises import quiz",
    "explore_weight()",
    "explore_training(epochs=3)",
    'quiz("2.a")',
]


@pytest.fixture
def opened(browser, lab):
    """A function that opens the notebook in a new page."""
    pages = []

    def opens():
        pages.append(browser.new_page(viewport={"width": 1280, "height": 900}))
        return Notebook(pages[-1], lab, "next_day.ipynb")

    write_notebook(lab.notebooks / "next_day.ipynb", CELLS)
    yield opens
    for page in pages:
        page.close()
    lab.end_kernels()


def save(notebook):
    notebook.choose("File", "Save Notebook")
    notebook.wait_for_the_kernel()
    notebook.page.wait_for_timeout(500)


def run_first_cells(notebook, *numbers):
    for number in numbers:
        notebook.page.locator(".jp-CodeCell").nth(number).locator(".jp-InputPrompt").click()
        notebook.page.keyboard.press("Control+Enter")
        notebook.wait_for_the_kernel()


def test_the_next_day_every_picture_and_question_shows_and_says_that_it_sleeps(opened, lab):
    day = opened()
    day.run_all()
    words = [view.shown()["words"] for view in day.views()]
    save(day)
    day.page.close()
    lab.end_kernels()
    day = opened()
    day.page.locator(ASLEEP).nth(2).wait_for()
    said = day.page.locator(ASLEEP).all_text_contents()
    assert said == [PICTURE, PICTURE, QUESTION]
    text = day.outputs_text()
    assert "Error displaying widget" not in text and "Loading widget" not in text
    stills = day.page.locator(f"{ASLEEP} >> xpath=preceding-sibling::img")
    assert stills.evaluate_all("all => all.map(one => one.alt)") == words
    assert all(stills.evaluate_all("all => all.map(one => one.naturalWidth > one.width / 2)"))
    assert "2.a" in text
    run_first_cells(day, 0, 1)
    view = day.views()[0]
    assert view.shown()["words"] == words[0]
    assert day.page.locator(ASLEEP).count() == 2


def test_a_page_loaded_anew_wakes_what_its_kernel_knows(opened, lab):
    day = opened()
    day.run_all()
    view = day.views()[0]
    view.controls()["weight"].focus()
    moved = view.after(lambda: day.page.keyboard.press("ArrowRight"))
    save(day)
    day.page.close()
    day = opened()
    day.page.locator(".one-neuron-view").nth(1).wait_for()
    day.page.locator(".one-neuron-quiz").wait_for()
    assert day.views()[0].shown()["words"] == moved["words"]
    assert day.page.locator(ASLEEP).count() == 0


def test_after_a_restart_a_move_says_within_three_seconds_that_nobody_answers(opened):
    day = opened()
    day.run_all()
    view = day.views()[0]
    at = view.controls()["weight"].input_value()
    day.choose("Kernel", "Restart Kernel…")
    day.page.locator(".jp-Dialog button", has_text="Restart").click()
    day.wait_for_the_kernel(1)
    view.controls()["weight"].focus()
    day.page.keyboard.press("ArrowRight")
    trouble = view.root.locator(".trouble")
    trouble.filter(has_text=PICTURE).wait_for(timeout=3500)
    assert view.controls()["weight"].input_value() == at, "picture and slider say the same"
    run_first_cells(day, 0, 1)
    view = day.views()[0]
    view.controls()["weight"].focus()
    assert view.after(lambda: day.page.keyboard.press("ArrowRight"))["trouble"] == ""


BUSY = "import time, os\nfor i in range(60): time.sleep(0.1)"


def test_a_kernel_at_work_is_not_called_asleep(opened):
    day = opened()
    day.run_all()
    view = day.views()[0]
    day.write_and_run(day.page.locator(".jp-CodeCell").nth(3), BUSY)
    view.controls()["weight"].focus()
    before = view.shown()["words"]
    day.page.keyboard.press("ArrowRight")
    day.page.wait_for_timeout(4000)
    assert PICTURE not in view.shown()["trouble"]
    day.wait_for_the_kernel()
    view.root.locator(".words").filter(has_not_text=before).wait_for(timeout=QUICK * 1000)
    assert view.settle()["trouble"] == ""
