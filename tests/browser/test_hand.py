"""A hand on the picture: the pointer tells what can be touched, and a drag moves the sliders."""

import json

import numpy as np
import pytest
from driver import Notebook, View, write_notebook

from course_lib import views

CELLS = {
    "neuron": "explore_neuron()",
    "gate": "explore_gate()",
    "descent": "explore_descent()",
    "descent in two": "explore_descent(dimensions=2)",
    "training": "explore_training()",
    "weight": "explore_weight()",
    "squares": "explore_weight(squares=True)",
    "convolution": "explore_convolution()",
    "three weights": "explore_weight(inputs=3)",
    "playground": "explore_playground(epochs=5)",
}
FIXED = """view = explore_neuron()
view.controls = [{**one, "fixed": one["name"] == "bias"} for one in view.controls]
view"""
LOG = """view = explore_neuron(bias=1)
view.controls = [{**one, "log": True, "min": 0.01, "max": 10} if one["name"] == "bias" else one
                 for one in view.controls]
view"""


def place_of(view, name):
    """Return where the list has what is called `name`, in pixels of the picture."""
    steps = json.loads(view.still[0]) + json.loads(view.frame[0])
    at = steps.index(["name", name])
    kind, *rest = next(step for step in steps[at + 1:] if step[0] != "clip")
    if kind == "image":
        places = np.reshape(rest[:4], (2, 2))
    else:
        places = np.reshape(rest[2] if kind == "marks" else rest[1], (-1, 2))
    # A little off the middle of a line, where a point may lie.
    return (0.1 * places[0] + 0.9 * places.mean(axis=0)) / 10


class Hand:
    """The mouse over one view of the page."""

    def __init__(self, notebook, name):
        self.page = notebook.page
        self.view = View(notebook, notebook.page.locator(".one-neuron-view").nth(
            [*CELLS, "fixed", "log"].index(name)))
        self.canvas = self.view.root.locator(".picture")
        notebook.bring_into_sight(self.canvas)
        # The same view in Python, as it is in the page now.
        self.twin = eval(CELLS.get(name, CELLS["neuron"]), vars(views))
        self.twin.set(**{one: self.number(one) for one, element in self.view.controls().items()
                         if element.get_attribute("type") == "range"})

    def at(self, name, right=0, down=0):
        """Return the page's pixel at a thing of the picture, and so far from it."""
        box, (x, y) = self.canvas.bounding_box(), place_of(self.twin, name)
        to = box["width"] / self.twin.size[0]
        return box["x"] + x * to + right, box["y"] + y * to + down

    def hover(self, *place):
        self.page.mouse.move(*place)
        return self.told()

    def told(self):
        tip = self.view.root.locator(".tip")
        return tip.text_content() if tip.is_visible() else ""

    def cursor(self):
        return self.canvas.evaluate("one => getComputedStyle(one).cursor")

    def drag(self, name, right=0, down=0):
        self.page.mouse.move(*self.at(name))
        self.page.mouse.down()
        self.page.mouse.move(*self.at(name, right, down), steps=5)
        told = self.told()
        self.page.mouse.up()
        self.view.settle()
        return told

    def number(self, control):
        return float(self.view.root.locator(
            f'[data-control="{control}"] input[type=number]').input_value())


@pytest.fixture(scope="module")
def notebook(browser, lab):
    write_notebook(lab.notebooks / "hand.ipynb", [
        f"from course_lib.views import *\n{CELLS['neuron']}", *list(CELLS.values())[1:], FIXED, LOG])
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    notebook = Notebook(page, lab, "hand.ipynb")
    notebook.run_all()
    yield notebook
    page.close()


@pytest.mark.parametrize("name, thing, told, cursor", [
    ("neuron", "the point", "the point: bias = 4", "ew-resize"),
    ("neuron", "w₂", "w₂ = 1", "ns-resize"),
    ("gate", "the line", "the line: bias = 0.6", "grab"),
    ("descent", "start", "start = −3.5", "ew-resize"),
    ("descent in two", "start", "start w₁ = −3.5, start w₂ = 2", "grab"),
    ("training", "the new person",
     "the new person: ◆ weight − 135 (lb) = −7, ◆ height − 66 (in) = −3", "grab"),
    ("training", "put the new person here", "put the new person here", "crosshair"),
    ("weight", "weight", "weight (kcal/min) = 5", "grab"),
    ("weight", "minutes", "minutes = 30", "ew-resize"),
    ("convolution", "middle", "middle = 0", "ns-resize"),
])
def test_a_hover_tells_what_can_be_touched(notebook, name, thing, told, cursor):
    hand = Hand(notebook, name)
    assert hand.hover(*hand.at(thing)) == told and hand.cursor() == cursor
    box = hand.canvas.bounding_box()
    assert hand.hover(box["x"] + 1, box["y"] + 1) == "" and hand.cursor() == "auto"


@pytest.mark.parametrize("name, thing, control, drag, step", [
    ("neuron", "the point", "bias", (-40, 0), 0.1),
    ("neuron", "w₁", "w1", (0, -60), 0.1),
    ("gate", "the line", "bias", (60, -60), 0.1),
    ("descent", "start", "start", (60, 0), 0.1),
    ("descent in two", "start", "across", (30, 60), 0.1),
    ("training", "the new person", "x2", (30, -60), 0.1),
    ("weight", "minutes", "minutes", (50, 0), 1),
    ("squares", "the point", "weight", (50, 0), 0.05),
    ("convolution", "middle", "k22", (0, -60), 0.1),
    ("three weights", "one run", "w1", (0, -30), 0.1),
    ("log", "the point", "bias", (40, 0), 0.1),
])
def test_a_drag_moves_a_slider_and_the_words(notebook, name, thing, control, drag, step):
    hand = Hand(notebook, name)
    before, words = hand.number(control), hand.twin.words
    hand.drag(thing, *drag)
    to = before + np.dot(hand.twin.touch[thing]["moves"][control][:2], drag)
    assert hand.number(control) == pytest.approx(to, abs=0.6 * step)
    assert abs(to - before) > 2 * step
    hand.twin.set(**{one: hand.number(one) for one in hand.twin.touch[thing]["moves"]})
    assert hand.view.shown()["words"] == hand.twin.words != words


def test_a_line_that_turns_goes_through_the_hand(notebook):
    hand = Hand(notebook, "weight")
    minutes = hand.number("minutes")
    told = hand.drag("weight", 0, -40)
    assert told == f"weight (kcal/min) = {hand.number('weight'):g}"
    x, y = place_of(hand.twin, "weight") + (0, -40)
    touch = hand.twin.touch["weight"]
    to = np.dot([x, y, 1], touch["moves"]["weight"]) / np.dot([x, y, 1], touch["over"])
    assert hand.number("weight") == pytest.approx(to, abs=0.06)
    assert hand.number("minutes") == minutes


def test_a_click_places_the_new_person(notebook):
    hand = Hand(notebook, "training")
    x, y = hand.at("put the new person here", 80, 60)
    hand.view.after(lambda: hand.page.mouse.click(x, y))
    pixel = place_of(hand.twin, "put the new person here") + (80, 60)
    for control, numbers in hand.twin.touch["the new person"]["moves"].items():
        assert hand.number(control) == pytest.approx(np.dot([*pixel, 1], numbers), abs=0.26)


def test_a_click_gives_the_slider_to_the_keyboard(notebook):
    hand = Hand(notebook, "convolution")
    hand.page.mouse.click(*hand.at("top left"))
    before = hand.number("k11")
    hand.view.after(lambda: hand.page.keyboard.press("ArrowRight"))
    assert hand.number("k11") == pytest.approx(before + 0.1)


def test_a_drag_ends_where_the_slider_does(notebook):
    hand = Hand(notebook, "convolution")
    hand.drag("bottom", 0, 700)
    assert hand.number("k32") == -5


def test_what_is_fixed_tells_and_does_not_move(notebook):
    hand = Hand(notebook, "fixed")
    assert hand.hover(*hand.at("bias")) == "bias = 4" and hand.cursor() == "help"
    before = hand.view.shown()
    hand.drag("bias", 0, -60)
    hand.drag("the point", -60, 0)
    assert hand.number("bias") == 4 and hand.view.shown() == before


def test_a_finger_drags_as_a_mouse_does(notebook):
    hand = Hand(notebook, "descent in two")
    before = hand.number("start")
    session = hand.page.context.new_cdp_session(hand.page)

    def touch(kind, *place):
        points = [dict(zip("xy", place))] if place else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    x, y = hand.at("start")
    touch("touchStart", x, y)
    for right in range(10, 61, 10):
        touch("touchMove", x + right, y)
    touch("touchEnd")
    hand.view.settle()
    session.detach()
    assert hand.number("start") > before + 1


def wait_for_told(hand, text):
    hand.view.root.locator(".tip", has_text=text).wait_for()


def middle_of(hand, name):
    """Return the page's pixel in the middle of a curve."""
    network, box = hand.twin._picture.network, hand.canvas.bounding_box()
    x, y = network.wires.paths[network.wires.names.index(name)].vertices.mean(axis=0)
    return box["x"] + x, box["y"] + y


def test_a_hover_shows_a_map_large_as_long_as_it_lasts(notebook):
    hand = Hand(notebook, "playground")
    before = hand.view.settle()
    hand.hover(*hand.at("layer 1, neuron 2"))
    bias = hand.twin.net.layers[0].bias[1]
    wait_for_told(hand, f"layer 1, neuron 2: bias {bias:.2f}".replace("-", "−"))
    assert hand.cursor() == "pointer"
    during = hand.view.settle()
    assert during["pixels"] != before["pixels"] and during["words"] == before["words"]
    hand.hover(*hand.at("layer 1, neuron 2", down=-300))
    assert hand.view.settle()["pixels"] == before["pixels"]


def test_a_click_on_a_line_brings_its_weight_to_the_hand(notebook):
    hand, name = Hand(notebook, "playground"), "x₂ → layer 1, neuron 3"
    weight = hand.twin.net.layers[0].weights[1, 2]
    x, y = middle_of(hand, name)
    hand.hover(x, y)
    wait_for_told(hand, f"{name}: weight {weight:.2f}".replace("-", "−"))
    hand.page.mouse.click(x, y)
    box = hand.view.root.locator(".control.brought")
    box.wait_for()
    assert hand.number("weight") == pytest.approx(weight, abs=1e-4)
    at = box.bounding_box()
    assert 0 <= at["y"] - y < 40 and abs(at["x"] - x) < 40
    hand.view.root.locator(".brought input[type=number]:focus").wait_for()
    hand.page.keyboard.type("-4")
    hand.view.after(lambda: hand.page.keyboard.press("Tab"))
    hand.view.root.locator('[data-control="weight"]:not(.brought)').wait_for(state="attached")
    twin = hand.twin
    twin.set(source="x₂", into="layer 1, neuron 3", weight=-4)
    assert hand.view.settle()["words"] == twin.words


def test_what_is_pressed_in_the_picture_has_a_key(notebook):
    hand = Hand(notebook, "playground")
    for name in ("data: xor", "input x₁x₂", "layer 1, one neuron more", "one layer less"):
        key = hand.view.root.get_by_role("button", name=name, exact=True)
        key.focus()
        assert hand.told() == name
        hand.view.after(lambda: hand.page.keyboard.press("Enter"))
        assert key.evaluate("one => document.activeElement === one")
    twin = hand.twin
    twin.set(data="xor", x1_x2=True, n1=5, layers=1)
    assert hand.view.settle()["words"] == twin.words
    pressed = hand.view.root.locator('.keys [aria-pressed="true"]').evaluate_all(
        "all => all.map(one => one.ariaLabel)")
    assert pressed == ["data: xor", "input x₁", "input x₂", "input x₁x₂"]
    box, (left, top, right, bottom) = key.bounding_box(), twin.touch["one layer less"]["box"]
    picture = hand.canvas.bounding_box()
    assert (box["x"] - picture["x"], box["y"] - picture["y"], box["width"], box["height"]) == (
        pytest.approx((left, top, right - left, bottom - top), abs=0.2))


def test_nothing_went_wrong(notebook):
    assert notebook.errors == []
    assert notebook.lab.faults(notebook.log_start) == ""
