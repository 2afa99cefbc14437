"""Every view driven as a page drives it: each control's range, random moves, bad input."""

import base64
import io
import itertools
import subprocess
import sys

import numpy as np
import pytest
from matplotlib.artist import Artist
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from PIL import Image

from course_lib import views
from course_lib.views import (
    Button,
    View,
    compare_optimizers,
    explore_activation,
    explore_batches,
    explore_convolution,
    explore_descent,
    explore_digits,
    explore_gate,
    explore_gradient_flow,
    explore_loss,
    explore_network,
    explore_neuron,
    explore_playground,
    explore_recurrence,
    explore_threshold,
    explore_weight,
)
from course_lib.views.stage.live import SLOWLY
from course_lib.views.stage.picture import Drawing
from tests.views.all_views import (
    VIEWS,
    do_in_the_page,
    explorer_of,
    made,
    move,
    press_in_the_page,
    random_values,
)


TWO_LINES = 240     # signs under a picture of 800 pixels


@pytest.fixture(params=VIEWS)
def view(request):
    view = made(request.param)
    yield view
    view.close()


def extreme_settings(view):
    """Return min, default and max of each control alone, and of all controls together."""
    extremes = {name: some(list(c.extremes())) for name, c in view._controls.items()}
    alone = [{name: value} for name, values in extremes.items() for value in values]
    longest = max(map(len, extremes.values()))
    cycles = {
        name: list(itertools.islice(itertools.cycle(v), longest)) for name, v in extremes.items()
    }
    together = [{name: v[i] for name, v in cycles.items()} for i in range(longest)]
    return alone + together


def some(values, most=12):
    """Return fewer than twice `most` of them, evenly spread: a list may have one a neuron."""
    return values[:: max(1, len(values) // most)]


def test_every_explorer_is_driven_here():
    explorers = {name for name in views.__all__ if name.startswith(("explore_", "compare_"))}
    assert explorers == {explorer_of(source) for source in VIEWS.values()}


def test_picture_and_words_follow_every_control(view):
    for name in [n for n in view._controls if n not in ("speed", "below", *view.asleep)]:
        control = view._controls[name]
        pictures, words = set(), set()
        for value in control.extremes():
            move(view, **{name: value})
            pictures.add((*view.still, *view.frame))
            words.add(view.words)
        assert len(pictures) > 1 or name in view.quiet, f"{name} changes no pixel"
        move(view, **{name: control.value})  # other controls may sleep at its extremes


def recorded_anew(view):
    """Record all artists of the view's figure, also those that say that nothing has changed."""
    return Drawing(view.figure).lists()


def test_nothing_but_marked_artists_moves(view):
    """An unmarked artist that changes makes each move record and send all that stands still."""
    name = next(n for n, c in view._controls.items() if hasattr(c, "low"))
    control = view._controls[name]
    middle, near = control.value, min(control.value + control.step, control.high)
    near = near if near != middle else control.value - control.step
    move(view, **{name: near})
    before = view._drawing._still
    move(view, **{name: middle})
    assert view._drawing._still is before


def drawn_texts(view, monkeypatch):
    """Return (text, size, box) of each text that is really drawn, and the lists of the drawing."""
    drawn = []
    draw = Text.draw

    def record(text, renderer):
        if text.get_visible() and text.get_text().strip():
            drawn.append((text.get_text(), text.get_fontsize(), text.get_window_extent(renderer)))
        draw(text, renderer)

    with monkeypatch.context() as patched:
        patched.setattr(Text, "draw", record)
        return drawn, recorded_anew(view)


def faults_of_texts(texts, sheet):
    """Yield what is wrong with (text, size, box) on a sheet: too small, cut off, overlapping."""
    for text, size, box in texts:
        if size < 9:
            yield f"{text!r} is {size} points"
        if not (box.x0 >= 0 and box.y0 >= 0 and box.x1 <= sheet.x1 and box.y1 <= sheet.y1):
            yield f"{text!r} is cut off"
    for (a, _, box_a), (b, _, box_b) in itertools.combinations(texts, 2):
        if box_a.overlaps(box_b):
            yield f"{a!r} overlaps {b!r}"


def put(view, values):
    """Move one control as the page does, or all of them at once, which draws once."""
    if len(values) == 1:
        move(view, **values)
    else:
        view.set(**values)


def test_words_texts_and_lists_are_right_at_extremes_and_at_random(view, monkeypatch):
    rng = np.random.default_rng(0)
    # (test_steady.py makes 80 random moves more.)
    for values in extreme_settings(view) + [random_values(view, rng) for _ in range(8)]:
        put(view, values)
        assert "nan" not in view.words and "inf" not in view.words
        assert 0 < len(view.words) < TWO_LINES, view.words
        texts, lists = drawn_texts(view, monkeypatch)
        assert (view.still, view.frame) == lists, values
        assert list(faults_of_texts(texts, view.figure.bbox)) == [], values


def test_the_faults_of_texts_are_seen():
    sheet, box = Bbox.from_bounds(0, 0, 100, 50), Bbox.from_bounds
    texts = [("small", 8, box(0, 0, 9, 9)), ("a", 9, box(50, 0, 20, 9)), ("b", 9, box(60, 8, 9, 9)),
             ("out", 9, box(95, 30, 9, 9))]
    assert list(faults_of_texts(texts, sheet)) == [
        "'small' is 8 points", "'out' is cut off", "'a' overlaps 'b'"]


def test_set_moves_and_returns_the_words():
    view = explore_weight()
    assert view.set(weight=7.56).startswith(
        "30 minutes give 226.8 kcal; "
    )
    assert view.values == {"weight": 7.56, "minutes": 30.0}
    assert view.words == repr(view)


@pytest.mark.parametrize(
    "values, said",
    [
        ({"weight": 99}, ["weight", "99", "0 to 15"]),
        ({"weight": "heavy"}, ["weight", "heavy"]),
        ({"weight": float("nan")}, ["weight", "nan"]),
        ({"wieght": 1}, ["wieght", "weight"]),
    ],
)
def test_set_refuses_bad_values_and_keeps_the_picture(values, said):
    view = explore_weight()
    frame, words = view.frame, view.words
    with pytest.raises((ValueError, TypeError)) as error:
        view.set(**values)
    assert all(part in str(error.value) for part in said), str(error.value)
    assert (view.frame, view.words) == (frame, words)
    assert view.set(weight=3)


def test_bad_values_from_the_page_become_a_sentence():
    view = explore_weight()
    frame, values = view.frame, view.values
    do_in_the_page(view, {"move": ["weight", 99]})
    assert "weight is 99" in view.trouble and (view.frame, view.values) == (frame, values)
    do_in_the_page(view, {"move": ["weight", 3]})
    assert view.trouble == "" and view.frame != frame


def test_values_that_are_assigned_are_moves_and_bad_ones_are_taken_back():
    view = explore_weight()
    view.values = {**view.values, "weight": 3}
    assert view.words == explore_weight(weight=3).words and view.trouble == ""
    view.values = {**view.values, "weight": 99}
    assert "weight is 99" in view.trouble and view.values["weight"] == 3


def test_one_move_takes_back_no_other():
    """Two pages of one view, each of which knows nothing yet of what the other did."""
    view = explore_weight()
    do_in_the_page(view, {"move": ["weight", 9.0]}, page="one", number=7)
    do_in_the_page(view, {"move": ["minutes", 40.0]}, page="two", number=1)
    assert view.values == {"weight": 9.0, "minutes": 40.0}


def test_what_a_hand_did_is_done_in_its_order_and_answered_in_one_message(monkeypatch):
    view = explore_gate("OR", w1=0.6, w2=0.6, bias=-0.5)
    sent = []
    monkeypatch.setattr(view, "_send", lambda message, buffers=None: sent.append(message))
    do_in_the_page(view, {"press": "step"}, {"move": ["w2", 0.2]}, {"press": "step"}, number=3)
    assert view.values == {"gate": "OR", "w1": 0.6, "w2": 0.3, "bias": -0.4, "threshold": 0.5,
                           "speed": SLOWLY}
    assert [message["state"]["answered"] for message in sent] == [["a page", 3]]


def test_what_goes_wrong_in_the_middle_keeps_the_rest():
    view = explore_weight()
    do_in_the_page(view, {"move": ["weight", 99]}, {"press": "nothing"}, {"move": ["minutes", 40]})
    assert view.values["minutes"] == 40 and view.trouble == ""


def test_an_error_while_drawing_reaches_the_learner_and_the_view_goes_on():
    view = explore_neuron()
    working = view._picture.update

    def broken(**values):
        if values["bias"] > 5:
            raise ZeroDivisionError("division by zero")
        return working(**values)

    view._picture.update = broken
    do_in_the_page(view, {"move": ["bias", 5.5]})
    assert "division by zero" in view.trouble
    with pytest.raises(ZeroDivisionError):
        view.set(bias=5.6)
    move(view, bias=1.0)
    assert view.trouble == "" and "+ 1 =" in view.words


def test_bundle_has_widget_picture_and_words(view):
    data, metadata = view._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/plain"] == view.words
    assert metadata["image/png"]["alt"] == view.words
    assert metadata["image/png"]["width"] == view.size[0]


def test_stored_picture_is_sharp_and_carries_the_words_below(view):
    stored = Image.open(io.BytesIO(base64.b64decode(view._repr_mimebundle_()[0]["image/png"])))
    assert stored.width == 2 * view.size[0]
    assert stored.height > 2 * view.size[1]


def test_a_stored_picture_leaves_no_pixels_behind(view):
    view._repr_mimebundle_()
    assert not hasattr(view.figure.canvas, "renderer")
    kept = {type(text._renderer).__name__ for text in view.figure.findobj(Text)}
    assert "RendererAgg" not in kept


def test_a_page_that_cannot_paint_gets_a_still_picture(view, monkeypatch):
    sent = []
    monkeypatch.setattr(view, "send", lambda message, buffers: sent.append((message, buffers)))
    view._handle_custom_msg({"page": "mine", "still": True}, [])
    [(message, [png])] = sent
    assert message == {"png": True} and view.trouble == ""
    assert Image.open(io.BytesIO(png)).width == 2 * view.size[0]


def test_a_still_picture_leaves_the_lists_as_they_are(view):
    before = view.still, view.frame
    view._repr_mimebundle_()
    view._redraw(view.values)
    assert (view.still, view.frame) == before


def test_the_stored_picture_is_the_same_each_time(view):
    assert view._repr_mimebundle_()[0]["image/png"] == view._repr_mimebundle_()[0]["image/png"]


def test_no_view_touches_pyplot():
    code = (
        "import sys; from course_lib.views import explore_neuron; explore_neuron();"
        "sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_a_button_has_a_name_in_the_page_and_no_value():
    view = explore_gate()
    spec = next(spec for spec in view.controls if spec["kind"] == "button")
    assert (spec["name"], spec["label"]) == ("step", "learn one step")
    assert "step" not in view.values
    with pytest.raises(ValueError, match="step"):
        view.set(step=1)


@pytest.mark.parametrize("press", [View.press, press_in_the_page])
def test_a_button_moves_the_sliders_the_picture_and_the_words(press):
    view = explore_gate("OR", w1=0.6, w2=0.6, bias=-0.5)
    told, frame = [], view.frame
    view.observe(told.append, "values")
    for _ in range(2):  # (0, 0) is right already, (0, 1) is not
        press(view, "step")
    assert view.values == {"gate": "OR", "w1": 0.6, "w2": 0.7, "bias": -0.4, "threshold": 0.5,
                           "speed": SLOWLY}
    assert view.words.startswith("Looked at (0, 1): it stayed quiet and should fire")
    assert view.frame != frame and len(told) == 1 and view.trouble == ""


def test_a_step_out_of_a_sliders_reach_is_a_sentence_and_the_view_goes_on():
    view = explore_gate()
    view._buttons["step"] = Button("learn one step", lambda **values: {"w1": 99})
    frame = view.frame
    press_in_the_page(view, "step")
    assert "w1 is 99" in view.trouble and view.frame == frame
    move(view, w1=1.0)
    with pytest.raises(ValueError, match="w1 is 99"):
        view.press("step")
    with pytest.raises(ValueError, match="stepp.*'step'"):
        view.press("stepp")


def test_controls_have_labels(view):
    for spec in view.controls:
        assert spec["label"].strip()


def test_moving_artists_are_marked(view):
    assert len(view.figure.findobj(Artist.get_animated)) >= 3


@pytest.mark.parametrize(
    "make, said",
    [
        (lambda: explore_weight(inputs=2), ["inputs", "2"]),
        (lambda: explore_weight(inputs=np.array([1, 3])), ["inputs is array"]),
        (lambda: explore_weight(weight=-1), ["weight", "-1"]),
        (lambda: explore_threshold(weights=(9, 0, 0)), ["weights has 9", "-1 to 1"]),
        (lambda: explore_threshold().set(x1=np.array([1, 0])), ["x1 is array", "on or off"]),
        (lambda: explore_gate("and"), ["name is 'and'", "'AND'"]),
        (lambda: explore_neuron(activation="sigmod"), ["sigmod", "sigmoid"]),
        (lambda: explore_neuron(activation="softmax"), ["softmax"]),
        (lambda: explore_activation("reul"), ["reul", "relu"]),
        (lambda: explore_threshold(signals=(1, 0)), ["signals", "3"]),
        (lambda: explore_gate("XAND"), ["XAND", "XNOR"]),
        (lambda: compare_optimizers(surface="sadle"), ["sadle", "saddle"]),
        (lambda: compare_optimizers("network", epochs=99), ["epochs", "99", "0 to 50"]),
        (lambda: explore_gradient_flow(init="hee"), ["hee", "'he'"]),
        (lambda: explore_gradient_flow(n_layers=21), ["n_layers is 21", "1 to 20"]),
    (lambda: explore_loss("plain"), ["plain", "plane"]),
    (lambda: explore_loss("plane", weight=15), ["weight", "15", "5 to 10"]),
    (lambda: explore_batches(batch_size=0), ["batch_size is 0", "1 to 200"]),
    (lambda: explore_descent("bowls"), ["bowls", "bowl"]),
    (lambda: explore_descent(dimensions=3), ["dimensions", "3"]),
    (lambda: explore_descent(dimensions=np.ones(2)), ["dimensions is array", "1 or 2"]),
    (lambda: explore_gate(bias=9), ["bias", "9", "-2 to 2"]),
        (lambda: explore_convolution("sven"), ["sven", "seven"]),
        (lambda: explore_convolution(kernel="blurr"), ["blurr", "blur"]),
        (lambda: explore_convolution(kernel=[[1, 2, 3]]), ["kernel", "1 rows", "3"]),
        (lambda: explore_convolution(row=9), ["row", "9", "1 to 8"]),
        (lambda: explore_recurrence("pulse"), ["pulse", "a single pulse"]),
        (lambda: explore_recurrence(w_h=3), ["w_h is 3", "-2 to 2"]),
        (lambda: explore_digits("net"), ["net", "Network"]),
        (lambda: explore_digits(show="my drawing"), ["my drawing", "your own drawing"]),
        (lambda: explore_neuron(weights=(1, 2, 3)), ["weights", "2"]),
        (lambda: explore_network(weights=(1, 2, 3)), ["weights", "9"]),
    ],
)
def test_bad_arguments_are_named(make, said):
    with pytest.raises((ValueError, TypeError)) as error:
        make()
    assert all(part in str(error.value) for part in said), str(error.value)


@pytest.mark.parametrize("make, name", [
    (explore_playground, "batch_size"), (explore_playground, "seed"), (explore_recurrence, "t"),
])
def test_a_part_of_a_whole_number_is_named(make, name):
    with pytest.raises(ValueError, match="whole number"):
        make(**{name: 2.5})
    view = make()
    with pytest.raises(ValueError, match=f"{name} is 2.5, but expected a whole number"):
        view.set(**{name: 2.5})
    do_in_the_page(view, {"move": [name, 2.5]})
    assert "whole number" in view.trouble and "ValueError" not in view.trouble
    view.set(**{name: 3.0})
    assert view.trouble == "" and view.values[name] == 3
    view.close()
