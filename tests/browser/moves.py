"""How a learner moves each kind of control by keyboard, and what must answer."""

import math
import sys

from course_lib.views import View


def with_subclasses(cls):
    """Yield a class and all that are built on it."""
    yield cls
    for child in cls.__subclasses__():
        yield from with_subclasses(child)


# Controls that change what happens next, and no pixel now.
QUIET = {name for cls in with_subclasses(View) for name in cls.quiet}


def faults_of_move(view, name, how, before, after):
    """Yield what is wrong with the answer to a move."""
    who = f"{view.title}, {name}, {how}"
    if after["trouble"]:
        yield f"{who}: {after['trouble']}"
    if after["alt"] != after["words"]:
        yield f"{who}: the picture's alt text is not its words: {after['alt']!r}"
    for what in ("words", "pixels"):
        if after[what] == before[what] and not (what == "pixels" and name in view.quiet):
            yield f"{who}: the {what} stay as they are"


def box_of(view, name):
    """Return the number box beside a slider."""
    return view.root.locator(f'[data-control="{name}"] input[type=number]')


def number_of(view, name):
    """Return the number in the box beside a slider."""
    return float(box_of(view, name).input_value())


def reach_of(view, name):
    """Return the lowest and the highest number that a slider's box takes."""
    box = box_of(view, name)
    return float(box.get_attribute("min")), float(box.get_attribute("max"))


def patience(name):
    """Return how many seconds a control may take to answer."""
    return 0.3 if name in QUIET else 5


def pressed(view, name, element, key):
    """Press a key on a control; yield what is wrong with the answer."""
    before = view.shown()
    element.focus()
    after = view.after(lambda: view.page.keyboard.press(key), patience(name))
    yield from faults_of_move(view, name, key, before, after)


def keyed(view, name, element, key):
    """Press a key on a slider; yield what is wrong with the answer."""
    value = number_of(view, name)
    yield from pressed(view, name, element, key)
    if number_of(view, name) == value:
        yield f"{view.title}, {name}: {key} leaves the number box at {value}"


def typed(view, name, element, value):
    """Type a number into the box beside a slider; yield what is wrong with the answer."""
    before = view.shown()
    box_of(view, name).click()
    view.page.keyboard.press("ControlOrMeta+a")
    view.page.keyboard.type(f"{value:g}")
    after = view.after(lambda: view.page.keyboard.press("Tab"), patience(name))
    yield from faults_of_move(view, name, f"{value:g} typed", before, after)
    by_powers = float(element.get_attribute("max")) != reach_of(view, name)[1]
    place = math.log10(value) if by_powers else value
    if not math.isclose(float(element.input_value()), place, abs_tol=1e-9):
        yield f"{view.title}, {name}: {value:g} typed, and {element.input_value()} shown"


def slider_moves(view, name, element):
    """Move a slider by one key and back by typing; yield what is wrong with the answers."""
    old = number_of(view, name)
    key = "ArrowRight" if old < reach_of(view, name)[1] else "ArrowLeft"
    yield from keyed(view, name, element, key)
    yield from typed(view, name, element, old)


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


def button_moves(view, name, element):
    """Press a button by the space bar and by Enter; yield what is wrong with the answer."""
    for key in ("Space", "Enter"):
        if name == "rewind":  # at the start there is nothing to rewind
            view.after(view.controls()["step"].click)
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


# They change neither picture nor words now: how fast it will play, and the Python below.
SILENT = ("speed", "below")


def faults_of_controls(view):
    """Move every control of a view there and back; return what is wrong with the answers."""
    return [fault for name, element in view.controls().items() if name not in SILENT
            for fault in MOVES[kind_of(element)](view, name, element)]
