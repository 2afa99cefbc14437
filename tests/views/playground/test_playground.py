"""The playground's promises: the same start, its state as Python, the same numbers in NumPy."""

import json
import subprocess
import sys
from itertools import product

import numpy as np
import pytest

from course_lib import views
from course_lib.datasets import DATASETS_2D
from course_lib.datasets.features import FEATURES
from course_lib.views import explore_playground
from course_lib.views.playground.knobs import ACTIVATIONS
from course_lib.views.playground.numpy_script import STEP
from tests.views.all_views import do_in_the_page

SETTINGS = {
    "as it opens": {},
    "spiral with Adam": {"data": "spiral", "noise": 0.1, "hidden": (5, 3), "activation": "relu",
                         "optimizer": "Adam", "lr": 0.01, "features": tuple(FEATURES), "seed": 3},
    "quantities with momentum": {"data": "hills", "optimizer": "Momentum", "lr": 0.01,
                                 "activation": "leaky_relu", "share": 70, "l2": 0.01},
    "one sample at a time": {"data": "xor", "batch_size": 1, "activation": "sigmoid"},
    "RMSProp, sparse": {"data": "gaussian", "noise": 0.3, "optimizer": "RMSProp", "lr": 0.002,
                        "l1": 0.005, "hidden": (4,), "features": ("x1", "sin_x2")},
    "no layer": {"data": "plane", "hidden": (), "lr": 0.01, "batch_size": 33},
    "it sees nothing": {"features": (), "activation": "linear"},
}


def own_points():
    rng = np.random.default_rng(1)
    X = rng.normal(size=(30, 2))
    return X, (X[:, 0] > 0.2).astype(float)


RUNNER = """
import json, sys
for code in json.load(sys.stdin):
    names = {}
    exec(code, names)
    print(json.dumps([p.ravel().tolist() for p in names["parameters"]]))
assert "course_lib" not in sys.modules
"""


def run_alone(*codes):
    """Run scripts where NumPy can be seen and `course_lib` not; return words and weights of each.

    They are all run by one fresh interpreter: starting one takes longer than most scripts.
    """
    done = subprocess.run([sys.executable, "-I", "-W", "error", "-c", RUNNER], text=True,
                          input=json.dumps(codes), capture_output=True)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    return [([float(told.split()[-1]) for told in lines[i : i + 2]],
             np.concatenate(json.loads(lines[i + 2]))) for i in range(0, len(lines), 3)]


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_numpy_code_gives_the_same_numbers(setting):
    view = explore_playground(**SETTINGS[setting], epochs=5)
    [(told, parameters)] = run_alone(view.code)
    assert parameters == pytest.approx(view.net.parameters(), abs=1e-12)
    assert told == pytest.approx(view.history.rows[-1][::2], abs=1e-6)  # learned from, unseen


@pytest.mark.parametrize("optimizer", STEP)
def test_the_numpy_code_gives_the_same_numbers_to_the_last_bit(optimizer):
    views = []
    for data, penalty, activation in product(("spiral", "hills"), ({}, {"l1": 0.003, "l2": 0.01}),
                                             ACTIVATIONS):
        views.append(explore_playground(
            data=data, optimizer=optimizer, activation=activation, **penalty, lr=0.002, noise=0.1,
            features=("x1", "x2", "sin_x1"), hidden=(5, 3), batch_size=33, epochs=3))
    for view, (_, parameters) in zip(views, run_alone(*(view.code for view in views))):
        assert parameters.tolist() == view.net.parameters().tolist(), view.state


def test_the_numpy_code_gives_the_same_numbers_after_many_epochs():
    settings = (
        {"data": "spiral", "features": tuple(FEATURES), "hidden": (8,) * 6},
        {"data": "hills", "activation": "leaky_relu", "optimizer": "RMSProp", "lr": 0.001,
         "l1": 0.001, "l2": 0.001},
        {"batch_size": 1, "l2": 0.001, "share": 10},
        {"batch_size": 1, "optimizer": "Adam", "lr": 0.003, "data": "plane", "share": 10},
    )
    views = [explore_playground(**setting, epochs=300) for setting in settings]
    for view, (_, parameters) in zip(views, run_alone(*(view.code for view in views))):
        assert parameters.tolist() == view.net.parameters().tolist(), view.state


def test_the_numpy_code_says_where_its_last_digits_may_differ():
    """SGD point by point is written out in plain Python, ten times as fast, and sums up so:
    w1·a1 + w2·a2 + … + b from left to right, where a product of matrices fuses and reorders."""
    view = explore_playground(batch_size=1, epochs=100)
    [(_, parameters)] = run_alone(view.code)
    assert parameters == pytest.approx(view.net.parameters(), abs=1e-9)
    assert "the last digits may" in view.code
    view.set(l2=0.01)
    assert "the last digits may" not in view.code


def test_the_numpy_code_tells_the_loss_of_a_network_that_is_quite_sure():
    view = explore_playground(data="gaussian", hidden=(), lr=10, epochs=20)
    [(told, _)] = run_alone(view.code)
    assert view.net.forward([4, 4]) == 1        # log(1 − p) is minus infinity
    assert told[1] == pytest.approx(view.history.val_loss[-1], abs=1e-6)


def test_the_numpy_code_holds_your_own_points():
    view = explore_playground(data=own_points(), epochs=3)
    [(_, parameters)] = run_alone(view.code)
    assert parameters.tolist() == view.net.parameters().tolist()


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_state_makes_the_same_again(setting):
    view = explore_playground(**SETTINGS[setting], epochs=4)
    again = eval(view.state, vars(views))
    assert "\n" not in view.state
    assert (again.words, again.frame, again.state) == (view.words, view.frame, view.state)
    assert np.array_equal(again.net.parameters(), view.net.parameters())


def test_the_state_follows_the_knobs_and_says_when_it_cannot_repeat_them():
    view = explore_playground()
    view.set(below="this state as Python", data="xor", lr=0.1, n1=3, x1_x2=True)
    assert view.listing == view.state == (
        "explore_playground(data='xor', features=('x1', 'x2', 'x1_x2'), hidden=(3, 2), lr=0.1)")
    view.press("step")
    assert view.listing.endswith("lr=0.1, epochs=1)") and "#" not in view.listing
    view.set(lr=0.2)
    assert view.listing == view.state
    for told in (view.state, view.code):
        assert told.startswith("# A knob moved while it ran")
    view.press("rewind")
    assert view.listing.endswith("lr=0.2)") and "#" not in view.listing
    assert "A knob moved" not in view.code


def test_the_state_is_exact_and_keeps_what_a_teacher_left_out():
    view = explore_playground(lr=0.0123456789, noise=1 / 3, share=70, hide=("l2", "noise"),
                              fix="data", epochs=2)
    assert "share=70, lr=0.0123456789, epochs=2, hide=" in view.state
    again = eval(view.state, vars(views))
    assert again.state == view.state and again.controls == view.controls
    assert {"l2", "noise"}.isdisjoint(spec["name"] for spec in again.controls)
    assert np.array_equal(again.net.parameters(), view.net.parameters())


def test_rewind_is_the_very_same_start_and_the_very_same_way():
    view = explore_playground(data="spiral", noise=0.2)
    start, ways = view.net.parameters().copy(), []
    for _ in range(2):
        for _ in range(4):
            view.press("step")
        ways.append((view.history.loss, view.frame))
        view.press("rewind")
        assert np.array_equal(view.net.parameters(), start)
    assert ways[0] == ways[1]


def test_batch_size_penalty_and_optimizer_change_while_it_runs():
    view = explore_playground(epochs=3)
    for change in ({"batch_size": 50}, {"l2": 0.1}, {"optimizer": "Adam"}, {"lr": 0.3}):
        view.set(**change)
        view.press("step")
    assert len(view.history) == 7
    training = view._picture.run.training
    assert (training.batch_size, training.l2, type(training.optimizer).__name__,
            training.optimizer.lr) == (50, 0.1, "Adam", 0.3)


def test_all_weights_are_there_as_numbers():
    view = explore_playground(hidden=(3,), features=("x1", "sin_x2"))
    view.set(below="the weights as numbers")
    rows = [line.split()[-3:] for line in view.listing.split("\n")[1:4]]
    told = np.array([[float(w.replace("−", "-")) for w in row] for row in rows])
    layer = view.net.layers[0]
    assert told == pytest.approx(np.vstack([layer.weights, layer.bias]), abs=5e-4)
    assert "sin x₂" in view.listing and "output (sigmoid)" in view.listing


def test_one_feature_needs_no_brackets():
    view = explore_playground(features="sin_x1")
    assert view._picture.sees == ["sin_x1"] and "features=('sin_x1',)" in view.state


def test_every_neuron_has_its_own_map():
    view = explore_playground(hidden=(4, 2), epochs=20)
    drawn = view._picture.network
    view.net.forward(drawn.seen)
    says = view.net.layers[0].outputs[:, 1].reshape(45, 45)[::2, ::2][::-1]     # its top is up
    image, (x, y) = drawn.images[1], drawn.columns[1][1]
    assert image.get_extent() == (x - 13.5, x + 13.5, y + 13.5, y - 13.5)
    assert np.allclose(image.get_array(), (says + 1) / 2)


def test_an_input_that_is_not_used_has_a_faint_map():
    view = explore_playground()
    image = view._picture.network.inputs["sin_x1"][1]
    faint = np.ptp(image.get_array())
    view.set(sin_x1=True)
    assert np.ptp(image.get_array()) == pytest.approx(faint / 0.4) and faint > 0.2


def test_layers_that_are_not_there_have_no_slider():
    view = explore_playground(hidden=(4, 2))
    assert view.asleep[:4] == ["n3", "n4", "n5", "n6"]
    view.set(layers=5)
    assert view.asleep[:2] == ["n6", "into"] and view.net.sizes == [2, 4, 2, 2, 2, 2, 1]
    view.set(n5=8)
    assert view.net.sizes == [2, 4, 2, 2, 2, 8, 1]


def test_a_teacher_hides_and_fixes_knobs():
    view = explore_playground(hide=("l1", "l2", "optimizer"), fix="activation")
    shown = {spec["name"]: spec["fixed"] for spec in view.controls}
    assert not {"l1", "l2", "optimizer"} & set(shown)
    assert shown["activation"] and not shown["lr"]
    assert view.set(lr=0.1)


def test_your_own_points():
    X, y = own_points()
    view = explore_playground(data=(X, y), hidden=(3,), lr=0.3, epochs=200)
    assert view.history.val_accuracy[-1] > 0.8
    comment, line = view.state.split("\n")
    assert comment == "# X and y are your own points."
    assert line.startswith("explore_playground(data=(X, y), ")
    again = eval(view.state, vars(views) | {"X": X, "y": y})
    assert np.array_equal(again.net.parameters(), view.net.parameters())
    assert {"data", "noise"} <= set(view.asleep)
    assert not [name for name in view.touch if name.startswith("data: ")]


@pytest.mark.parametrize("data", [n for n in DATASETS_2D if n not in ("spiral", "hills")])
def test_the_default_network_learns_what_it_can(data):
    view = explore_playground(data=data, lr=0.1 if data != "plane" else 0.01, epochs=300)
    assert view.history.val_loss[-1] < 0.1


SPIRAL = ('explore_playground("spiral", features=("x1", "x2", "sin_x1", "sin_x2"), hidden=(8, 8), '
          'optimizer="Adam", lr=0.01, seed=1)')
WITHOUT_SINES = ('explore_playground("spiral", hidden=(8, 8), optimizer="Adam", lr=0.01, '
                 'share=80, seed=1)')


# At "a step a frame" an epoch takes 0.04 seconds, so two minutes have 3,000 of them.
@pytest.mark.parametrize("line, epochs, least", [(SPIRAL, 100, 38), (WITHOUT_SINES, 300, 154)])
def test_one_line_solves_the_spiral(line, epochs, least):
    view = eval(line, vars(views))
    view.train(epochs)
    losses = np.array(view.history.val_loss)
    assert losses[-1] < 0.05
    assert np.argmax(losses < 0.05) + 1 == pytest.approx(least, rel=0.2)


@pytest.mark.parametrize("arguments, said", [
    ({"data": "cirlce"}, ["cirlce", "circle"]),
    ({"data": "people"}, ["people", "circle"]),
    ({"data": (np.ones((3, 3)), [0, 1, 1])}, ["X", "3", "2"]),
    ({"data": (np.ones((3, 2)), [1, 1, 1])}, ["y", "1", "nothing to learn"]),
    ({"data": (np.full((3, 2), np.nan), [0, 1, 1])}, ["X", "nan"]),
    ({"features": ("x3",)}, ["x3", "x1"]),
    ({"features": "x3"}, ["features is 'x3'", "x1"]),
    ({"features": 1}, ["features is 1", "('x1', 'x2')"]),
    ({"fix": None}, ["fix is None", "names"]),
    ({"hidden": (9,)}, ["hidden[0] is 9", "1 to 8"]),
    ({"hidden": (1,) * 7}, ["hidden", "6"]),
    ({"hidden": 4}, ["hidden", "4"]),
    ({"lr": 0}, ["lr is 0"]),
    ({"hide": ("noize",)}, ["hide", "noize", "noise"]),
    ({"epochs": -1}, ["epochs", "-1"]),
    ({"optimizer": "adam"}, ["adam", "Adam"]),
])
def test_bad_arguments_are_named(arguments, said):
    with pytest.raises((ValueError, TypeError)) as error:
        explore_playground(**arguments)
    assert all(part in str(error.value) for part in said), str(error.value)


def press(view, name):
    """Do what the page does for a click on what is called `name`, or for its key."""
    do_in_the_page(view, *({"move": [control, value]}
                           for control, value in view.touch[name]["sets"].items()))
    assert view.trouble == ""


def test_a_click_on_a_neuron_shows_it_large_and_another_click_the_output():
    view = explore_playground(hidden=(3, 2), epochs=5)
    network = view._picture.network
    for k, j, name in ((1, 2, "layer 1, neuron 3"), (2, 0, "layer 2, neuron 1")):
        press(view, name)
        assert view.values["large"] == name and name in view.words
        values = view.net.layers[k - 1].outputs[:, j]
        press(view, name)
        assert view.values["large"] == "the output" and name not in view.words
        view.set(large=name)
        assert np.allclose(network.output.values.ravel(), values)
    view.set(layers=1)
    assert view.values["large"] == "layer 2, neuron 1"
    assert "There is no layer 2, neuron 1 here" in view.words
    assert np.allclose(network.output.values.ravel(), view.net._forward(network.seen)[:, 0])
    view.close()


def look_at(view, name):
    do_in_the_page(view, {"look": name})
    assert view.trouble == ""


def test_what_a_hand_looks_at_is_large_as_long_as_it_does():
    view = explore_playground(hidden=(3, 2), large="layer 1, neuron 1", epochs=5)
    network, words = view._picture.network, view.words
    view.net.forward(network.seen)
    look_at(view, "layer 2, neuron 2")
    assert np.allclose(network.output.values.ravel(), view.net.layers[1].outputs[:, 1])
    assert view.told == f"layer 2, neuron 2: bias {view.net.layers[1].bias[1]:.2f}".replace(
        "-", "−")
    look_at(view, "input x₁x₂")     # also of what the network does not see
    x1, x2 = network.output.places.T
    assert np.allclose(network.output.values.ravel(), x1 * x2)
    assert (view.told, network.title.get_text()) == ("input x₁x₂", "input x₁x₂")
    look_at(view, None)
    assert np.allclose(network.output.values.ravel(), view.net.layers[0].outputs[:, 0])
    assert (view.told, view.words, view.values["large"]) == ("", words, "layer 1, neuron 1")


def test_data_inputs_layers_and_neurons_are_chosen_in_the_picture():
    view = explore_playground()
    for name in ("data: xor", "input x₁x₂", "input x₂", "layer 1, one neuron more",
                 "one layer more", "layer 2, one neuron less"):
        press(view, name)
    assert view.state == ("explore_playground(data='xor', features=('x1', 'x1_x2'), "
                          "hidden=(5, 1, 2))")
    assert view.touch["data: xor"]["on"] and not view.touch["data: circle"]["on"]
    assert (view.touch["input x₁x₂"]["on"], view.touch["input x₂"]["on"]) == (True, False)
    assert view.touch["layer 2, one neuron less"]["sets"] == {}     # it has one
    view.set(layers=0)
    assert view.touch["one layer less"]["sets"] == {}
    assert not [name for name in view.touch if "neuron" in name]


def test_what_can_be_pressed_has_a_button_where_it_stands_or_a_control():
    view = explore_playground(hidden=(2,))
    shown = {spec["name"] for spec in view.controls}
    for name, touch in view.touch.items():
        assert touch["box"] or set(touch["sets"]) <= shown, name
    left, top, right, bottom = view.touch["input x₁"]["box"]
    (x, y), _ = view._picture.network.inputs["x1"]
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx((x, y), abs=0.1)


def test_each_weight_is_told_and_edited():
    view = explore_playground(hidden=(3, 2), epochs=3)
    layers = view.net.layers
    for name, weights, at in (("x₂ → layer 1, neuron 3", layers[0].weights, (1, 2)),
                              ("layer 1, neuron 3 → layer 2, neuron 1", layers[1].weights, (2, 0)),
                              ("layer 2, neuron 2 → the output", layers[2].weights, (1, 0))):
        look_at(view, name)
        assert view.told == f"{name}: weight {weights[at]:.2f}".replace("-", "−")
        press(view, name)
        assert view.touch[name]["edits"] == "weight" and "weight" not in view.asleep
        assert view.values["weight"] == pytest.approx(weights[at], rel=1e-5)
        loss = view.history.loss[-1]
        do_in_the_page(view, {"move": ["weight", -3.5]})
        assert weights[at] == view.values["weight"] == -3.5 and view.told.endswith("weight −3.5")
        assert view.history.loss[-1] != loss and len(view.history) == 3
    assert view.state.startswith("# A knob moved while it ran, or a weight was set by hand")
    view.set(source="bias", into="layer 1, neuron 2", weight=1.5)
    assert layers[0].bias[1] == 1.5
    view.press("step")
    assert view.values["weight"] == pytest.approx(layers[0].bias[1], rel=1e-5) != 1.5
    view.press("rewind")
    assert "#" not in view.state and layers[2].weights[1] != -3.5


def test_a_weight_that_is_not_there_is_said():
    view = explore_playground(hidden=(2,))
    assert {"weight", "into"} <= set(view.asleep)
    for knobs in ({"source": "neuron 3"}, {"source": "x₁", "into": "the output"},
                  {"source": "sin x₁", "into": "layer 1, neuron 1"},
                  {"source": "bias", "into": "layer 2, neuron 1"}):
        assert "There is no such weight here." in view.set(**knobs)
        assert "weight" in view.asleep and "into" not in view.asleep
        view.set(weight=3)      # which has nowhere to go
    assert "no such weight" not in view.set(source="neuron 2", into="the output")


def test_dead_relus_are_counted():
    view = explore_playground(activation="relu", hidden=(4, 3))
    layers = view.net.layers
    for bias, told in ((1, ""), (-1000, "Dead, for they say 0 everywhere: 2 of 7 ReLUs.")):
        layers[1].weights[:] = 1    # so that none is dead by its start
        layers[0].bias[0], layers[1].bias[0] = bias, bias
        words = view.set(lr=0.1 if bias > 0 else 0.2)
        assert told in words and ("Dead" in words) == bool(told)
    view.close()


def test_a_hand_moves_no_knob_that_a_teacher_has_fixed_or_hidden():
    view = explore_playground(fix=("large", "x1", "n1", "weight"),
                              hide=("data", "layers", "n2", "sin_x1"))
    for name in ("layer 1, neuron 1", "input x₁", "layer 1, one neuron more",
                 "x₁ → layer 1, neuron 1"):
        assert view.touch[name]["sets"] == {} and not view.touch[name].get("edits")
    for name in ("data: xor", "one layer more", "layer 2, one neuron more", "input sin x₁"):
        assert name not in view.touch
    assert view.touch["input x₂"]["sets"] == {"x2": False}
    view.set(sin_x1=True)       # by Python all can be moved
    assert view.touch["input sin x₁"]["on"]


def test_a_neuron_that_is_not_there_is_said():
    view = explore_playground("xor", large="layer 1, neuron 3")
    assert "The large map is that of layer 1, neuron 3." in view.words
    assert "There is no layer 1, neuron 3 here" in view.set(n1=2)


def test_points_beyond_the_edge_are_counted():
    picture = explore_playground("gaussian", noise=0.5)._picture
    beyond = np.count_nonzero((np.abs(picture.data.X) > 6).any(axis=1))
    assert f"{beyond} points beyond the map's edge." in picture._in_words(picture.knobs)
    assert "beyond" not in explore_playground("gaussian").words
