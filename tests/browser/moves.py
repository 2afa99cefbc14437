"""How a learner moves each kind of control by keyboard, and what must answer."""

import math
import sys


def faults_of_move(view, name, how, before, after):
    """Yield what is wrong with the answer to a move."""
    who = f"{view.title}, {name}, {how}"
    if after["trouble"]:
        yield f"{who}: {after['trouble']}"
    if after["alt"] != after["words"]:
        yield f"{who}: the picture's alt text is not its words: {after['alt']!r}"
    # The words say what is new, and do not repeat what stands on the control.
    if after["pixels"] == before["pixels"] and name not in view.quiet:
        yield f"{who}: the picture stays as it is"


STATE = """range => {
    const box = range.closest('[data-control]').querySelector('input[type=number]');
    return { number: +box.value, high: +box.max, place: +range.value, end: +range.max };
}"""


def state_of(slider):
    """Return the number in a slider's box and the highest there, and the slider's own."""
    return slider.evaluate(STATE)


def pressed(view, name, element, key):
    """Press a key on a control; yield what is wrong with the answer."""
    before = view.shown()
    element.focus()
    after = view.after(lambda: view.page.keyboard.press(key), patience(view, name))
    yield from faults_of_move(view, name, key, before, after)


def patience(view, name):
    """Return the seconds to wait for another picture: a quiet control shows none."""
    return 0.5 if name in view.quiet else 5


def keyed(view, name, element, key, old):
    """Press a key on a slider; yield what is wrong with the answer."""
    yield from pressed(view, name, element, key)
    if state_of(element)["number"] == old:
        yield f"{view.title}, {name}: {key} leaves the number box at {old}"


def typed(view, name, element, value):
    """Type a number into the box beside a slider; yield what is wrong with the answer."""
    before = view.shown()
    view.root.locator(f'[data-control="{name}"] input[type=number]').focus()
    view.page.keyboard.press("ControlOrMeta+a")
    view.page.keyboard.type(f"{value:g}")
    after = view.after(lambda: view.page.keyboard.press("Tab"), patience(view, name))
    yield from faults_of_move(view, name, f"{value:g} typed", before, after)
    state = state_of(element)
    place = value if state["end"] == state["high"] else math.log10(value)
    if not math.isclose(state["place"], place, abs_tol=1e-9):
        yield f"{view.title}, {name}: {value:g} typed, and the slider stands at {state['place']}"


def slider_moves(view, name, element):
    """Move a slider by one key and back by typing; yield what is wrong with the answers."""
    before = state_of(element)["number"]
    yield from slider_move(view, name, element)
    yield from typed(view, name, element, before)


def slider_move(view, name, element):
    """Move a slider by one key; yield what is wrong with the answer."""
    state = state_of(element)
    key = "ArrowRight" if state["number"] < state["high"] else "ArrowLeft"
    yield from keyed(view, name, element, key, state["number"])


def options_of(element):
    """Return the values of a list, in its order."""
    return element.locator("option").evaluate_all("all => all.map(option => option.value)")


def select_moves(view, name, element):
    """Go to a neighbouring option and back; yield what is wrong with the answers."""
    options, first = options_of(element), element.input_value()
    at = options.index(first)
    keys = ["ArrowDown", "ArrowUp"] if at + 1 < len(options) else ["ArrowUp", "ArrowDown"]
    near = options[at + 1] if keys[0] == "ArrowDown" else options[at - 1]
    for option, key in zip((near, first), keys):
        yield from chosen(view, name, element, option, key)


def chosen(view, name, element, option, key):
    """Choose an option by an arrow key; yield what is wrong with the answer."""
    if sys.platform == "darwin":  # there the arrow keys open a menu that is not in the page
        before = view.shown()
        after = view.after(lambda: element.select_option(option))
        yield from faults_of_move(view, name, option, before, after)
    else:
        yield from pressed(view, name, element, key)
    if element.input_value() != option:
        yield f"{view.title}, {name}: {key} leads to {element.input_value()}, not to {option}"


def switch_moves(view, name, element):
    """Switch on and off by the space bar; yield what is wrong with the answer."""
    for _ in range(2):
        yield from pressed(view, name, element, "Space")


# What leads back to the start, and what leads away: at the start there is nothing to go back from.
BACK = {"rewind": "step", "back": "keep"}
NEEDS_INK = "keep", "back"      # of empty paper there is nothing to keep


def button_moves(view, name, element):
    """Press a button by the space bar and by Enter; yield what is wrong with the answer."""
    for key in ("Space", "Enter"):
        if name in NEEDS_INK:
            view.after(view.root.locator(".pad canvas").click)
        if name in BACK:
            view.after(view.controls()[BACK[name]].click)
        paper = view.root.locator(f'[data-control="{name}"] canvas')
        if paper.count():               # of empty paper there is nothing to clear
            view.after(paper.click)
        if name == "play":
            yield from played(view, element, key)
        else:
            yield from pressed(view, name, element, key)


def played(view, element, key):
    """Start a run by a key, and pause it if it has not ended; yield what is wrong."""
    yield from pressed(view, "play", element, key)
    if "pause" in element.inner_text():
        element.press(key)
    element.and_(view.page.get_by_text("play")).wait_for()


def kind_of(element):
    return element.get_attribute("type") or "select"


MOVES = {"range": slider_moves, "select": select_moves, "checkbox": switch_moves,
         "button": button_moves}
FIRST_MOVES = MOVES | {"range": slider_move}     # no way back


# They change neither picture nor words now: how fast it will play, and the Python below.
SILENT = ("speed", "below")


def faults_of_controls(view):
    """Move every control of a view there and back; return what is wrong with the answers.

    Buttons come last: a rewind leads to where other controls may change nothing yet.
    """
    controls = sorted(view.controls().items(), key=lambda pair: kind_of(pair[1]) == "button")
    return [fault for name, element in controls if name not in SILENT and element.is_visible()
            for fault in MOVES[kind_of(element)](view, name, element)]
