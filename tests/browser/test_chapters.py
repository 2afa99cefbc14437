"""Each chapter as a learner meets it: opened, run, every control moved by keyboard, looked at."""

import re
from pathlib import Path

import nbformat
import pytest

from course_lib.chapters import CHAPTERS

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
READY = [chapter for chapter in CHAPTERS if (NOTEBOOKS / chapter.file).exists()]

PIXELS = """async image => {
  await image.decode();
  const bytes = await (await fetch(image.src)).arrayBuffer();
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(hash)].join();
}"""


def code_of(chapter):
    notebook = nbformat.read(NOTEBOOKS / chapter.file, as_version=4)
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def shown(view):
    """Return the words and the pixels that the page shows now."""
    return (view.locator(".words").inner_text(),
            view.locator("img.picture").evaluate(PIXELS))


def press(view, control, *keys):
    """Press keys on a control and return words and pixels once both are new (or after a while)."""
    before = shown(view)
    control.focus()
    for key in keys:
        control.press(key)
    for _ in range(100):
        view.page.wait_for_timeout(50)
        now = shown(view)
        if now[0] != before[0] and now[1] != before[1]:
            break
    return before, now


def number_of(box):
    return float(box.locator("input[type=number]").input_value())


@pytest.fixture(scope="module", params=READY, ids=lambda chapter: chapter.file[:2])
def chapter(request):
    return request.param


@pytest.fixture(scope="module")
def page(chapter, chapter_pages):
    """The chapter after Run All, shared by the tests below."""
    return chapter_pages.run(chapter.file)


def test_opened_before_a_run_it_shows_pictures_and_no_error(chapter, pages, artefacts):
    page = pages.open(chapter.file)
    stored = nbformat.read(NOTEBOOKS / chapter.file, as_version=4)
    pictures = sum("image/png" in output.get("data", {}) for cell in stored.cells
                   for output in cell.get("outputs", []))
    outputs = page.locator(".jp-OutputArea-output")
    assert outputs.locator("img").count() == pictures
    assert outputs.get_by_text("Error displaying widget").count() == 0
    page.screenshot(path=artefacts / f"{chapter.file[:2]}-opened.png")


def test_run_all_ends_without_an_error(chapter, page, lab, artefacts):
    code = "\n".join(code_of(chapter))
    questions = len(re.findall(r"^quiz\(", code, re.MULTILINE))
    assert page.locator(".one-neuron-quiz").count() == questions
    for mime in ("vnd.jupyter.error", "vnd.jupyter.stderr"):
        assert page.locator(f'[data-mime-type="application/{mime}"]').all_inner_texts() == []
    assert page.locator(".one-neuron-view .trouble:not(:empty)").count() == 0
    assert "Traceback" not in lab.log()
    page.screenshot(path=artefacts / f"{chapter.file[:2]}-ran.png", full_page=True)


def test_every_control_answers_to_the_keyboard(chapter, page, artefacts):
    views = page.locator(".one-neuron-view").all()
    assert views or "explore_" not in "\n".join(code_of(chapter))
    for n, view in enumerate(views):
        name = f"{chapter.file[:2]}-view{n}"
        view.screenshot(path=artefacts / f"{name}-default.png")
        for box in view.locator(".control").all():
            move_and_compare(view, box)
        for key in ("Home", "End"):
            for slider in view.get_by_role("slider").all():
                slider.focus()
                slider.press(key)
            page.wait_for_timeout(500)
            view.screenshot(path=artefacts / f"{name}-{key.lower()}.png")
        assert view.locator(".trouble").inner_text() == ""


def move_and_compare(view, box):
    """Move one control by keyboard: its number, the words and the pixels must all change."""
    control = box.get_by_role("slider").or_(box.get_by_role("checkbox")).or_(
        box.get_by_role("combobox"))
    kind = box.get_attribute("class")
    if "slider" in kind:
        number = number_of(box)
        at_its_end = number == float(box.locator("input[type=number]").get_attribute("max"))
        before, now = press(view, control, "ArrowLeft" if at_its_end else "ArrowRight")
        assert number_of(box) != number, "the box beside the slider did not follow"
    else:
        before, now = press(view, control, " " if "switch" in kind else "ArrowDown")
    label = box.inner_text()
    assert now[0] != before[0], f"{label}: the words did not change: {before[0]!r}"
    assert now[1] != before[1], f"{label}: the picture did not change"


def test_nothing_is_cut_off_at_1024_pixels(chapter, page, artefacts):
    page.keyboard.press("Control+b")  # with the file browser open, the narrowest case
    page.wait_for_timeout(500)
    cut_off = []
    for part in page.locator(".one-neuron-view, .one-neuron-quiz").all():
        wide, room = part.evaluate("node => [node.scrollWidth, node.clientWidth]")
        if wide > room:
            cut_off.append(f"{part.inner_text()[:60]!r}: {wide} pixels wide in {room}")
    page.screenshot(path=artefacts / f"{chapter.file[:2]}-narrow.png")
    page.keyboard.press("Control+b")
    assert not cut_off


def test_a_number_typed_in_the_box_is_taken_exactly(pages):
    page = pages.run("02_one_weight.ipynb")
    view = page.locator(".one-neuron-view").filter(has_text="kcal/min").first
    box = view.locator('[data-control="weight"]')
    box.locator("input[type=number]").fill("7.56")
    box.locator("input[type=number]").press("Tab")
    view.get_by_text("weight 7.56: 30 minutes give 226.8 kcal").wait_for(timeout=5000)
    box.locator("input[type=number]").fill("999")
    box.locator("input[type=number]").press("Tab")
    view.get_by_text("weight 15:").wait_for(timeout=5000)
    assert number_of(box) == 15


def test_a_quiz_works_by_keyboard(pages, artefacts):
    page = pages.run("01_from_a_brain_cell_to_a_number.ipynb")
    quiz = page.locator(".one-neuron-quiz").first
    question = quiz.locator("p").first.inner_text()
    quiz.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    quiz.get_by_text("You chose:").wait_for(timeout=5000)
    assert question.split(" ", 1)[1][:40] in quiz.locator("[role=status]").inner_text()
    quiz.screenshot(path=artefacts / "quiz.png")


def test_views_are_readable_in_the_dark_theme(pages, lab, artefacts):
    theme = lab.home / "settings" / "@jupyterlab/apputils-extension/themes.jupyterlab-settings"
    theme.write_text('{"theme": "JupyterLab Dark"}')
    try:
        page = pages.run("03_a_whole_neuron.ipynb")
        view = page.locator(".one-neuron-view").first
        ink, paper = view.evaluate(
            "node => { const style = getComputedStyle(node);"
            " return [style.color, style.backgroundColor]; }")
        assert (ink, paper) == ("rgb(34, 38, 44)", "rgb(255, 255, 255)")
        assert page.evaluate("document.body.dataset.jpThemeLight") == "false"
        view.screenshot(path=artefacts / "dark.png")
    finally:
        theme.unlink()


def test_a_sharp_screen_gets_a_sharp_picture(pages):
    page = pages.run("03_a_whole_neuron.ipynb", device_scale_factor=2)
    picture = page.locator(".one-neuron-view img.picture").first
    page.wait_for_timeout(1000)
    natural, wide = picture.evaluate("image => [image.naturalWidth, image.clientWidth]")
    assert natural >= 1600 and natural >= 2 * wide * 0.95
