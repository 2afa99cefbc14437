"""Each ready chapter in a real JupyterLab: Run All, every control by keyboard, every quiz."""

import os
import re
from pathlib import Path

from driver import READY, Notebook
from moves import FIRST_MOVES, faults_of_controls, kind_of

ARTEFACTS = Path(__file__).parent / "artefacts"
RIGHT, WRONG = "✓ Right.", "✗ Not quite."


def keep(chapter, state):
    """Keep screenshots of all views and quizzes for people to look at, where they are asked for."""
    if "ONE_NEURON_SCREENSHOTS" not in os.environ:
        return
    ARTEFACTS.mkdir(exist_ok=True)
    shown = [*((view.title, view.root) for view in chapter.views()),
             *((f"quiz {number}", quiz) for number, quiz in enumerate(chapter.quizzes()))]
    for title, root in shown:
        name = re.sub(r"\W+", "-", f"{chapter.file[:2]} {title} {state}".lower())
        chapter.bring_into_sight(root)
        root.screenshot(path=ARTEFACTS / f"{name}.png")


def with_controls(chapter):
    return [view for view in chapter.views() if view.controls()]


def test_before_the_first_run_the_stored_pictures_are_shown(chapter):
    for drawn, shown in chapter.before["pictures"]:
        assert drawn > 0 and shown > 100
    # A picture that answers a guess stays hidden until its cell is run.
    assert len(chapter.before["pictures"]) == chapter.before["stored"] - chapter.before["hidden"]
    assert "Error displaying" not in chapter.before["text"]


def test_run_all_gets_to_the_end(chapter):
    assert chapter.prompts == [f"[{i}]:" for i in range(1, len(chapter.code_cells) + 1)]
    for mime in ("application/vnd.jupyter.error", "application/vnd.jupyter.stderr"):
        assert chapter.outputs(mime).all_text_contents() == []


def test_every_view_and_quiz_is_live(chapter):
    sources = ["".join(cell["source"]) for cell in chapter.code_cells]
    boxes = {kind: sum(len(re.findall(rf"^(?:{kind})\(", source, re.MULTILINE))
                       for source in sources) for kind in ("quiz", "guess|recall|order")}
    assert len(chapter.views()) == chapter.before["stored"]
    assert len(chapter.quizzes()) == boxes["quiz"]
    assert chapter.page.locator(".one-neuron-quiz").count() == sum(boxes.values())
    assert "Error displaying" not in chapter.outputs_text()


WITH_A_NAME = "slider|spinbutton|combobox|checkbox|button|img"


def test_every_control_has_a_name(chapter):
    for view in chapter.views():
        assert view.root.get_attribute("role") == "group" and view.title
        for line in view.root.aria_snapshot().splitlines():
            if match := re.match(rf"\s*- '?({WITH_A_NAME})(.*)", line):
                assert re.match(' ".+"', match[2]), f"no name: {line}"


def test_every_control_moves_words_and_pixels(chapter):
    keep(chapter, "default")
    faults = [fault for view in chapter.views() for fault in faults_of_controls(view)]
    assert not faults, "\n".join(faults)


def answer_by_keyboard(chapter, quiz, number):
    """Choose the choice of this number and press Check, with keys alone; return the result."""
    page = chapter.page
    radios = quiz.get_by_role("radio")
    first = quiz.locator("input[type=radio]:checked")
    (first if first.count() else radios.first).focus()
    page.keyboard.press("Space")
    for _ in range(radios.count()):
        if radios.nth(number).is_checked():
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    quiz.locator(f"[role=status][data-place='{number}']").wait_for()
    return quiz.get_by_role("status").inner_text()


def test_every_quiz_by_keyboard(chapter):
    for quiz in chapter.quizzes():
        cell = chapter.make_active(quiz)
        quiz.get_by_role("button").focus()
        chapter.page.keyboard.press("Enter")
        quiz.locator("[role=status]", has_text="Nothing is chosen yet").wait_for()
        answers = [answer_by_keyboard(chapter, quiz, number)
                   for number in range(quiz.get_by_role("radio").count())]
        assert [RIGHT in said for said in answers].count(True) == 1, answers
        assert all((RIGHT in said) != (WRONG in said) for said in answers), answers
        assert chapter.active_cell() == cell, "the quiz's keys moved JupyterLab to another cell"


def test_a_quiz_answers_the_choice_that_is_seen_however_fast_the_keys(chapter):
    for quiz in chapter.quizzes():
        radios = quiz.get_by_role("radio")
        radios.first.focus()
        for key in ["Space", *["ArrowDown"] * (radios.count() - 1), "Tab", "Enter"]:
            chapter.page.keyboard.press(key)
        assert radios.last.is_checked()
        chapter.wait_for_the_kernel()
        assert quiz.get_by_role("status").get_attribute("data-place") == str(radios.count() - 1)


KINDS_OF_INPUT = [f".one-neuron-view {kind}" for kind in (
    "input[type=range]", "input[type=number]", "input[type=checkbox]", "select", "button")] + [
    ".one-neuron-quiz input[type=radio]", ".one-neuron-quiz button"]


def test_keys_stay_with_the_control_that_has_the_focus(chapter):
    faults = []
    for kind in KINDS_OF_INPUT:
        shown = [one for one in chapter.page.locator(kind).all() if one.is_visible()]
        for element in shown[:1]:
            cell = chapter.make_active(element)
            for key in ("ArrowDown", "ArrowUp", "j", "k"):  # each moves JupyterLab to another cell
                element.focus()
                chapter.page.keyboard.press(key)
                if chapter.active_cell() != cell:
                    faults.append(f"{kind}: {key} leads to another cell")
                    chapter.make_active(element)
    assert not faults, "\n".join(faults)


def test_nothing_is_cut_off_in_a_narrow_window(chapter):
    with chapter.window(1024, 768):
        chapter.scroll_through()
        keep(chapter, "narrow")
        assert chapter.too_wide() == []


def test_everything_can_be_read_in_the_dark_theme(chapter):
    chapter.use_theme("JupyterLab Dark")
    try:
        keep(chapter, "dark")
        faint = chapter.faint_texts(".one-neuron-view, .one-neuron-quiz")
        assert faint == []
    finally:
        chapter.use_theme("JupyterLab Light")


def test_nothing_keeps_people_with_a_disability_out(chapter):
    assert chapter.barriers(".one-neuron-view, .one-neuron-quiz") == []


def test_views_still_move_after_a_scroll_through_the_chapter(chapter):
    chapter.scroll_through()
    for view in with_controls(chapter):
        name, element = next(iter(view.controls().items()))
        faults = list(FIRST_MOVES[kind_of(element)](view, name, element))
        assert not faults, "\n".join(faults)


def test_a_sharp_screen_gets_a_sharp_picture(browser, lab):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, device_scale_factor=2)
    notebook = Notebook(page, lab, READY[0].file)
    notebook.run_all()
    view = notebook.views()[0]
    view.settle()
    drawn, shown = view.root.locator(".picture").evaluate(
        "picture => [picture.width, picture.clientWidth]")
    page.close()
    assert drawn == 2 * shown


# The last of a chapter, so that it sees what all the moves above have done.
def test_no_error_in_the_page_or_the_kernel(chapter):
    assert chapter.errors == []
    assert chapter.lab.faults(chapter.log_start) == ""
