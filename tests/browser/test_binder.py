"""What Binder would build opens a chapter by its link's path, and Notebook 7 shows all of it."""

import subprocess

import pytest
from driver import ROOT
from places import Binder, InNotebook7, Linked

from course_lib.server.sleeping import SLEEPS

CELLS = [
    "from course_lib.views import *\nfrom course_lib.exercises import check, quiz",
    "explore_weight()",
    'quiz("2.a")',
    'check("0.1", 36)',
]


@pytest.fixture(scope="module")
def binder(started, tmp_path_factory):
    folder = tmp_path_factory.mktemp("binder")
    return started(lambda: Binder(folder).build(), "short.ipynb", CELLS)


@pytest.fixture
def opened(browser, binder):
    """A function that opens a notebook in a new page of a kind."""
    pages = []

    def opens(kind, file):
        pages.append(browser.new_page(viewport={"width": 1280, "height": 900}))
        return kind(pages[-1], binder, file)

    yield opens
    for page in pages:
        page.close()
    binder.end_kernels()


def test_the_packages_of_the_image_go_with_each_other(binder):
    done = subprocess.run([binder.python, "-m", "pip", "check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_a_link_opens_a_chapter_without_a_question_and_it_runs(opened, binder):
    chapter = opened(Linked, "00_start_here.ipynb")
    chapter.run_all()
    assert chapter.page.locator(".jp-Dialog").count() == 0
    assert all(view.shown()["trouble"] == "" for view in chapter.views())
    assert "No module named" not in chapter.outputs_text()
    assert chapter.errors == [] and not binder.faults(chapter.log_start)
    assert not (binder.repository / ".venv").exists() and binder.repository != ROOT


def test_notebook_7_moves_answers_and_shows_the_next_day_what_sleeps(opened, binder):
    day = opened(InNotebook7, "short.ipynb")
    day.run_all()
    view = day.views()[0]
    view.controls()["weight"].focus()
    before = view.shown()
    after = view.after(lambda: day.page.keyboard.press("ArrowRight"))
    assert after["words"] != before["words"] and after["pixels"] != before["pixels"]
    question = day.quizzes()[0]
    question.get_by_text("minutes per kilometre", exact=True).click()
    question.get_by_text("Check", exact=True).click()
    question.locator(".result.right").wait_for()
    assert "0.1 right" in day.outputs_text()
    day.choose("File", "Save Notebook")
    day.wait_for_the_kernel()
    day.page.close()
    binder.end_kernels()
    day = opened(InNotebook7, "short.ipynb")
    asleep = day.page.locator(".one-neuron-asleep")
    asleep.nth(1).wait_for()
    assert asleep.all_text_contents() == [SLEEPS.format("picture"), SLEEPS.format("question")]
    assert "Error displaying widget" not in day.outputs_text()
