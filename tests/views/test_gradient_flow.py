"""`explore_gradient_flow`: what it says of vanishing, exploding and dead is so, and cures cure."""

import re
import warnings

import numpy as np
import pytest

from course_lib.datasets import DATASETS_2D
from course_lib.network import Network
from course_lib.views import explore_gradient_flow
from course_lib.gradient_flow import TOO_LARGE, TOO_SMALL
from course_lib.views.gradient_flow_words import AXIS

SICK = [
    {"activation": "sigmoid"},
    {"activation": "sigmoid", "n_layers": 20},
    {"activation": "tanh", "scale": 0.1},
    {"activation": "linear", "scale": 10},
    {"activation": "relu", "init": "large", "n_layers": 20},
    {"activation": "relu", "bias": -3},
    {"activation": "tanh", "init": "large", "scale": 10},
    {"init": "zeros", "activation": "relu"},
]


def sizes_of(n_layers=8, n_hidden=12, activation="sigmoid", scale=1, seed=0):
    """Return the mean |dL/dw| of each layer, from the network's own gradient vector."""
    X, y = DATASETS_2D["circle"](60)
    net = Network([2, *[n_hidden] * n_layers, 1], activation, seed=seed)
    for layer in net.layers:
        layer.weights = layer.weights * scale
    slopes = net.backward((X - X.mean(axis=0)) / X.std(axis=0), y, "cross_entropy")
    sizes, start = [], 0
    for n_inputs, n_neurons in zip(net.sizes, net.sizes[1:]):
        sizes.append(np.abs(slopes[start : start + n_inputs * n_neurons]).mean())
        start += (n_inputs + 1) * n_neurons
    return np.array(sizes)


def drawn(dots):
    """Return the height of each mark, by layer, with the name of its kind."""
    kinds = {"hidden": dots.hidden, "output": dots.output, "over": dots.over, "under": dots.under}
    return {int(x): (kind, y) for kind, line in kinds.items() for x, y in zip(*line.get_data())}


@pytest.mark.parametrize("setting", [
    {}, {"activation": "tanh", "n_layers": 20}, {"activation": "relu", "seed": 7, "n_layers": 3},
    {"n_layers": 20}, {"activation": "linear", "scale": 10},
])
def test_the_marks_are_the_gradients_and_arrows_stand_for_what_is_off_the_axis(setting):
    sizes = sizes_of(**setting)
    marks = drawn(explore_gradient_flow(**setting)._picture.gradients)
    assert sorted(marks) == list(range(1, len(sizes) + 1))
    for layer, size in enumerate(sizes, start=1):
        kind, height = marks[layer]
        assert AXIS[0] <= height <= AXIS[1]
        if AXIS[0] <= size <= AXIS[1]:
            assert height == pytest.approx(size) and kind in ("hidden", "output")
        else:
            assert kind == ("over" if size > AXIS[1] else "under")
    assert "output" == marks[len(sizes)][0] or sizes[-1] > AXIS[1]


def test_a_sigmoid_network_vanishes_by_the_ratio_in_the_title():
    view = explore_gradient_flow(n_layers=6)
    sizes = sizes_of(n_layers=6)
    part = re.search(r"1/([\d,]+) of the last layer", view._picture.title.get_text()).group(1)
    assert int(part.replace(",", "")) == pytest.approx(sizes[-1] / sizes[0], rel=0.05)
    assert "vanishes" in view._picture.title.get_text()


def title_and_part(**setting):
    view = explore_gradient_flow(**setting)
    sizes = sizes_of(**setting)
    return view._picture.title.get_text(), view.words, sizes[0] / sizes[-1]


def test_a_small_part_of_the_last_layer_is_called_weak_and_the_limit_is_said():
    title, words, part = title_and_part(n_layers=4)
    assert 1 / 1000 < part < 1 / 100 and title.startswith("The gradient is weak: layer 1 gets 1/")
    assert "Weak: layer 1 gets under 1/100 of the last layer. " in words
    title, words, part = title_and_part(n_layers=1)
    assert part > 1 / 100 and title.startswith("The gradient arrives: ")
    assert "Arrives: every layer gets 10⁻⁵ to 10, layer 1 at least 1/100 of the last" in words
    title, words, _ = title_and_part(n_layers=8)
    assert "vanishes" in title and "Vanishes: some layer gets under 10⁻⁵." in words
    assert "4 hidden layers" not in words       # with them the gradient is weak


def test_one_neuron_in_one_layer_is_one_mark():
    picture = explore_gradient_flow(1, 1, "tanh", "he", scale=0.1, bias=-3)._picture
    assert picture.title.get_text().startswith("The gradient is weak: layer 1 gets 1/1,200")
    marks = [*picture.shades, picture.flares]
    assert sum(len(line.get_xdata()) for line in marks) == 1


def shade_of(picture, layer):
    """Return how dark a layer's column is, and that all of its neurons are alike."""
    lines = [*picture.shades, picture.flares]
    (shade,) = [i for i, line in enumerate(lines) if layer in line.get_xdata()]
    return shade


def test_columns_fade_where_the_gradient_vanishes_and_flare_where_it_explodes():
    picture = explore_gradient_flow()._picture
    shades = [shade_of(picture, layer) for layer in range(1, 9)]
    assert shades == sorted(shades) and shades[0] == 0 < shades[-1]
    for layer, size in enumerate(sizes_of()[:-1], 1):
        assert (shade_of(picture, layer) == 0) == (size < TOO_SMALL)
    picture = explore_gradient_flow(activation="linear", scale=10)._picture
    assert shade_of(picture, 1) == len(picture.shades)


def test_layers_below_the_axis_are_said():
    sizes = sizes_of(n_layers=20)
    below = int(np.count_nonzero(sizes < AXIS[0]))
    assert below > 1 and (sizes[:below] < AXIS[0]).all()
    assert f"Below the axis: layers 1 to {below}." in explore_gradient_flow(n_layers=20).words


def test_an_exploding_gradient_is_called_past_what_32_bits_hold():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        view = explore_gradient_flow(20, 24, "linear", "large", scale=10)
    assert "explodes" in view._picture.title.get_text()
    assert "Numbers of 32 bits end" in view.words and "Above the axis: layers 1 to 21" in view.words
    assert "32 bits" not in view.set(n_layers=3, scale=1, init="normal")


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("activation", ["tanh", "relu", "leaky_relu"])
def test_a_fitting_start_lets_the_gradient_arrive_through_8_layers(activation, seed):
    view = explore_gradient_flow(activation=activation, seed=seed)
    assert "gradient arrives" in view._picture.title.get_text()
    assert "cures" not in view.words or "dead" in view._picture.title.get_text()
    sizes = sizes_of(activation=activation, seed=seed)
    assert TOO_SMALL < sizes.min() and sizes.max() < TOO_LARGE


def test_dead_relus_are_counted_by_layer():
    view = explore_gradient_flow(n_layers=5, n_hidden=8, activation="relu", bias=-0.5, seed=2)
    X, _ = DATASETS_2D["circle"](60)
    signal, counts = (X - X.mean(axis=0)) / X.std(axis=0), []
    for layer in Network([2, 8, 8, 8, 8, 8, 1], "relu", seed=2).layers[:-1]:
        signal = np.maximum(signal @ layer.weights - 0.5, 0)
        counts.append(int((signal == 0).all(axis=0).sum()))
    assert sum(counts) > 0
    assert view._picture.flat_title.get_text() == f"Dead ReLUs: {sum(counts)} of 40"
    crossed = view._picture.crosses.get_xdata().tolist()
    assert [crossed.count(layer) for layer in range(1, 6)] == counts


def test_a_leaky_relu_never_dies():
    view = explore_gradient_flow(activation="leaky_relu", bias=-3)
    assert view._picture.flat_title.get_text() == "None can go flat"
    assert not len(view._picture.crosses.get_xdata())


def changes_said(words):
    """Return the settings that the cures in `words` stand for."""
    cures = words.partition("tried here: ")[2]
    found = [{"activation": name.lower().replace(" ", "_")}
             for name in re.findall(r"(leaky ReLU|\w+) in place of", cures)]
    found += [{"n_layers": int(n)} for n in re.findall(r"(\d+) hidden layer", cures)]
    found += [{"init": "auto", "scale": 1, "bias": 0}] if '"auto" with scale 1' in cures else []
    return found


@pytest.mark.parametrize("setting", SICK)
def test_each_cure_that_is_named_cures(setting):
    view = explore_gradient_flow(**setting)
    start, changes = view.values, changes_said(view.words)
    assert "arrives" not in view._picture.title.get_text()
    if "together" in view.words:
        assert setting.get("init") == "zeros"
        return
    assert changes
    for change in changes:
        view.set(**{**start, **change})
        assert "What cures" not in view.words
        assert "The gradient arrives: " in view._picture.title.get_text()


def test_from_zeros_nothing_learns():
    view = explore_gradient_flow(init="zeros")
    assert view._picture.title.get_text() == "No gradient at all: not one weight can learn"
    assert {kind for kind, _ in drawn(view._picture.gradients).values()} == {"under"}


def test_bad_data_are_named():
    with pytest.raises(ValueError, match="data is 'plane'.*'circle'"):
        explore_gradient_flow(data="plane")
