"""Each ready chapter in a real JupyterLab: Run All, every control by keyboard, every quiz."""

import re
import sys
from pathlib import Path

from driver import READY, Notebook

ARTEFACTS = Path(__file__).parent / "artefacts"
RIGHT, WRONG = "✓ Right.", "✗ Not quite."


def kept(chapter, view, state):
    """Keep a screenshot of the view for people to look at."""
    ARTEFACTS.mkdir(exist_ok=True)
    name = re.sub(r"\W+", "-", f"{chapter.file[:2]} {view.title} {state}".lower())
    chapter.bring_into_sight(view.root)
    view.root.screenshot(path=ARTEFACTS / f"{name}.png")


def faults_of_move(view, name, how, before, after):
    """Yield what is wrong with the answer to a move."""
    who = f"{view.title}, {name}, {how}"
    if after["trouble"]:
        yield f"{who}: {after['trouble']}"
    if after["alt"] != after["words"]:
        yield f"{who}: the picture's alt text is not its words: {after['alt']!r}"
    for what in ("words", "pixels"):
        if after[what] == before[what]:
            yield f"{who}: the {what} stay as they are"


def with_controls(chapter):
    return [view for view in chapter.views() if view.controls()]


def number_of(view, name):
    """Return the number in the box beside a slider."""
    return float(view.root.locator(f'[data-control="{name}"] input[type=number]').input_value())


def slider_moves(view, name, element):
    """Yield how a slider is moved by keyboard, there and back, and what is wrong with it."""
    reach = float(element.get_attribute("max"))
    keys = ("ArrowRight", "ArrowLeft")
    for key in keys if number_of(view, name) < reach else reversed(keys):
        before, value = view.shown(), number_of(view, name)
        element.focus()
        after = view.after(lambda key=key: view.page.keyboard.press(key))
        yield from faults_of_move(view, name, key, before, after)
        if number_of(view, name) == value:
            yield f"{view.title}, {name}: {key} leaves the number box at {value}"


def box_moves(view, name, element):
    """Type a number into the box beside a slider; yield what is wrong with the answer."""
    box = view.root.locator(f'[data-control="{name}"] input[type=number]')
    old, low, high = (float(x) for x in (box.input_value(), box.get_attribute("min"),
                                         box.get_attribute("max")))
    new = low if old != low else high
    for value in (new, old):
        before = view.shown()
        box.click()
        view.page.keyboard.press("ControlOrMeta+a")
        view.page.keyboard.type(f"{value:g}")
        after = view.after(lambda: view.page.keyboard.press("Tab"))
        yield from faults_of_move(view, name, f"{value:g} typed", before, after)
        if float(element.input_value()) != value:
            yield f"{view.title}, {name}: {value:g} typed, and {element.input_value()} shown"


def select_moves(view, name, element):
    """Go to every option; yield what is wrong with the answer."""
    options, first = element.locator("option").all_text_contents(), element.input_value()
    if first == options[0]:
        view.after(lambda: element.select_option(options[-1]))
    view.after(lambda: element.select_option(options[0]))
    for option in options[1:]:
        before = view.shown()
        after = view.after(lambda option=option: next_option(view, element, option))
        yield from faults_of_move(view, name, option, before, after)
        if element.input_value() != option:
            yield f"{view.title}, {name}: the arrow key leads to {element.input_value()}"
    view.after(lambda: element.select_option(first))


def next_option(view, element, option):
    if sys.platform == "darwin":  # there the arrow keys open a menu that is not in the page
        element.select_option(option)
    else:
        element.focus()
        view.page.keyboard.press("ArrowDown")


def switch_moves(view, name, element):
    """Switch on and off by the space bar; yield what is wrong with the answer."""
    for _ in range(2):
        before = view.shown()
        element.focus()
        after = view.after(lambda: view.page.keyboard.press("Space"))
        yield from faults_of_move(view, name, "space bar", before, after)


def button_moves(view, name, element):
    """Press a button by the space bar and by Enter; yield what is wrong with the answer."""
    for key in ("Space", "Enter"):
        before = view.shown()
        element.focus()
        after = view.after(lambda key=key: view.page.keyboard.press(key))
        yield from faults_of_move(view, name, key, before, after)


def kind_of(element):
    return element.get_attribute("type") or "select"


MOVES = {"range": (slider_moves, box_moves), "select": (select_moves,),
         "checkbox": (switch_moves,), "button": (button_moves,)}


def test_before_the_first_run_the_stored_pictures_are_shown(chapter):
    for drawn, shown in chapter.before["pictures"]:
        assert drawn > 0 and shown > 100
    assert len(chapter.before["pictures"]) == chapter.before["stored"]
    assert "Error displaying" not in chapter.before["text"]


def test_run_all_gets_to_the_end(chapter):
    assert chapter.prompts == [f"[{i}]:" for i in range(1, len(chapter.code_cells) + 1)]
    for mime in ("application/vnd.jupyter.error", "application/vnd.jupyter.stderr"):
        assert chapter.outputs(mime).all_text_contents() == []


def test_every_view_and_quiz_is_live(chapter):
    sources = ["".join(cell["source"]) for cell in chapter.code_cells]
    quizzes = sum(len(re.findall(r"\bquiz\(", source)) for source in sources)
    assert len(chapter.views()) == chapter.before["stored"]
    assert len(chapter.quizzes()) == quizzes
    assert "Error displaying" not in chapter.outputs_text()


WITH_A_NAME = "slider|spinbutton|combobox|checkbox|button|img"


def test_every_control_has_a_name(chapter):
    for view in chapter.views():
        assert view.root.get_attribute("role") == "group" and view.title
        for line in view.root.aria_snapshot().splitlines():
            if match := re.match(rf"\s*- '?({WITH_A_NAME})(.*)", line):
                assert re.match(' ".+"', match[2]), f"no name: {line}"


def test_every_control_moves_words_and_pixels(chapter):
    faults = []
    for view in with_controls(chapter):
        for name, element in view.controls().items():
            for moves in MOVES[kind_of(element)]:
                faults += moves(view, name, element)
    assert not faults, "\n".join(faults)


def test_views_at_their_extremes(chapter):
    faults = []
    for view in chapter.views():
        kept(chapter, view, "default")
        for key, checked in (("Home", False), ("End", True)):
            view.put_all(key, checked)
            faults += [f"{view.title} at {key}: {trouble}"
                       for trouble in [view.settle()["trouble"]] if trouble]
            if view.controls():
                kept(chapter, view, {"Home": "lowest", "End": "highest"}[key])
        faults += every_option(chapter, view)
        if view.controls():
            view.type_everywhere(0.37)
            view.settle()
            kept(chapter, view, "odd")
    assert not faults, "\n".join(faults)


def every_option(chapter, view):
    """Keep a screenshot for each option of each list; yield the troubles."""
    for name, element in view.controls().items():
        if kind_of(element) == "select":
            for option in element.locator("option").all_text_contents():
                element.select_option(option)
                if trouble := view.settle()["trouble"]:
                    yield f"{view.title}, {option}: {trouble}"
                kept(chapter, view, option)


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
    chapter.wait_for_the_kernel()  # as a person does who reads the choices
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    said = quiz.locator("[role=status]")
    said.filter(has_text=f"You chose: {chapter.name_of(radios.nth(number))}").wait_for()
    return said.inner_text()


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
        chosen = chapter.name_of(radios.last)
        assert f"You chose: {chosen}" in quiz.locator("[role=status]").inner_text()


KINDS_OF_INPUT = [f".one-neuron-view {kind}" for kind in (
    "input[type=range]", "input[type=number]", "input[type=checkbox]", "select", "button")] + [
    ".one-neuron-quiz input[type=radio]", ".one-neuron-quiz button"]


def test_keys_stay_with_the_control_that_has_the_focus(chapter):
    faults = []
    for kind in KINDS_OF_INPUT:
        for element in chapter.page.locator(kind).all()[:1]:
            cell = chapter.make_active(element)
            for key in ("ArrowDown", "ArrowUp", "j", "k"):  # each moves JupyterLab to another cell
                element.focus()
                chapter.page.keyboard.press(key)
                if chapter.active_cell() != cell:
                    faults.append(f"{kind}: {key} leads to another cell")
                    chapter.make_active(element)
    assert not faults, "\n".join(faults)


def test_a_number_box_takes_what_is_typed_and_no_more_than_the_slider(chapter):
    for view in with_controls(chapter):
        for box in view.root.locator("input[type=number]").all():
            low, high = (float(box.get_attribute(name)) for name in ("min", "max"))
            between = round(low + 0.4321 * (high - low), 4)
            for typed, taken in ((between, between), (high + 1, high), (low - 1, low)):
                for key in ("Tab", "Enter"):
                    box.fill(f"{typed:g}")
                    box.press(key)
                    assert float(box.input_value()) == taken, f"{view.title}: {typed} and {key}"
        assert view.settle()["trouble"] == ""


def test_nothing_is_cut_off_in_a_narrow_window(chapter):
    chapter.page.set_viewport_size({"width": 1024, "height": 768})
    try:
        for view in chapter.views():
            kept(chapter, view, "narrow")
        assert chapter.too_wide() == []
    finally:
        chapter.page.set_viewport_size({"width": 1280, "height": 900})


def test_everything_can_be_read_in_the_dark_theme(chapter):
    chapter.use_theme("JupyterLab Dark")
    try:
        for view in chapter.views():
            kept(chapter, view, "dark")
        for number, quiz in enumerate(chapter.quizzes()):
            chapter.bring_into_sight(quiz)
            quiz.screenshot(path=ARTEFACTS / f"{chapter.file[:2]}-quiz-{number}-dark.png")
        faint = chapter.faint_texts(".one-neuron-view, .one-neuron-quiz")
        assert faint == []
    finally:
        chapter.use_theme("JupyterLab Light")


def test_views_still_move_after_a_scroll_through_the_chapter(chapter):
    chapter.scroll_through()
    for view in with_controls(chapter):
        name, element = next(iter(view.controls().items()))
        faults = list(MOVES[kind_of(element)][0](view, name, element))
        assert not faults, "\n".join(faults)


def test_a_sharp_screen_gets_a_sharp_picture(browser, lab):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, device_scale_factor=2)
    notebook = Notebook(page, lab, READY[0].file)
    notebook.run_all()
    view = notebook.views()[0]
    view.settle()
    drawn, shown = view.root.locator("img.picture").evaluate(
        "picture => [picture.naturalWidth, picture.clientWidth]")
    page.close()
    assert drawn == 2 * shown


# The last of a chapter, so that it sees what all the moves above have done.
def test_no_error_in_the_page_or_the_kernel(chapter):
    assert chapter.errors == []
    assert chapter.lab.faults(chapter.log_start) == ""
