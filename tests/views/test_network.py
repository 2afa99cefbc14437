"""A network of 2-2-1: the values at its nodes, its arrows and its map, against `Network`."""

import numpy as np
import pytest

from course_lib.network import Network
from course_lib.views import explore_network
from course_lib.views.network import LABELS


def network(weights):
    """Return the 2-2-1 network whose nine numbers stand in the order of the sliders."""
    w11, w21, b1, w12, w22, b2, v1, v2, b3 = weights
    net = Network([2, 2, 1])
    net.layers[0].weights, net.layers[0].bias = [[w11, w12], [w21, w22]], [b1, b2]
    net.layers[1].weights, net.layers[1].bias = [[v1], [v2]], [b3]
    return net


@pytest.fixture
def view():
    view = explore_network()
    yield view
    view.close()


def as_number(text):
    return float(text.get_text().replace("−", "-").lstrip("≈ "))


def test_the_default_is_xor(view):
    fires = {(a, b): "Here it fires" in view.set(x1=a, x2=b) for a in (0, 1) for b in (0, 1)}
    assert fires == {(0, 0): False, (0, 1): True, (1, 0): True, (1, 1): False}


def test_nodes_and_map_show_what_the_network_says(view):
    rng = np.random.default_rng(0)
    drawn = view._picture
    for _ in range(5):
        weights = np.round(rng.uniform(-20, 20, 9) * 2) / 2
        x1, x2 = np.round(rng.uniform(0, 1, 2) * 20) / 20
        view.set(x1=x1, x2=x2, **dict(zip(LABELS, weights)))
        net = network(weights)
        (output,) = net.forward([x1, x2])
        nodes = [*drawn.drawn.inputs, *drawn.drawn.hidden, drawn.drawn.output]
        values = [x1, x2, *net.layers[0].outputs[0], output]
        assert [as_number(node.label) for node in nodes] == pytest.approx(values, abs=0.006)
        assert ("fires" if output >= 0.5 else "stays quiet") in drawn.title.get_text()
        assert drawn.point.get_xydata().tolist() == [[x1, x2]]


def test_each_slider_moves_its_own_arrow_or_bias(view):
    drawn = view._picture.drawn
    texts = {(i, j): arrow.label for (i, j), arrow in drawn.arrows.items()}
    places = [texts[0, 0], texts[1, 0], drawn.biases[0], texts[0, 1], texts[1, 1],
              drawn.biases[1], texts[0, "output"], texts[1, "output"], drawn.biases[2]]
    for i, (name, place) in enumerate(zip(LABELS, places)):
        view.set(**{name: i - 4.5})
        assert place.get_text().removeprefix("bias ") == f"{i - 4.5:g}".replace("-", "−")
    assert view.trouble == ""


def test_thickness_grows_with_the_weight_and_the_sign_shows_without_colour(view):
    arrow = view._picture.drawn.arrows[0, 0]
    looks = []
    for weight in (-10, -1, 1, 10):
        view.set(w11=weight)
        line = arrow.line
        looks.append((line.get_linewidth(), line.get_linestyle()))
    widths, styles = zip(*looks)
    assert widths[0] == widths[3] > widths[1] == widths[2]
    assert styles[0] == styles[1] != styles[2] == styles[3]


@pytest.mark.parametrize("weights, said", [
    ((12, 12, -18, 0, 0, 0, 12, 0, -6), "That is AND: it fires at (1, 1)."),
    ((12, 12, -6, 0, 0, 0, 12, 0, -6), "That is OR: it fires at (0, 1), (1, 0) and (1, 1)."),
    ((20, 0, -10, 0, 0, 0, 20, 0, -10), "It fires at (1, 0) and (1, 1)."),
])
def test_the_corners_are_a_truth_table(weights, said):
    view = explore_network(weights=weights)
    assert view.words.startswith(f"{said} Here it")
    answers = [f"({a}, {b})" in said for a in (0, 1) for b in (0, 1)]
    squares, circles = (view._picture.corners.lines[i].get_xydata().tolist() for i in (0, -1))
    corners = [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert circles == [corner for corner, fires in zip(corners, answers) if fires]
    assert squares == [corner for corner, fires in zip(corners, answers) if not fires]
    view.close()


def test_each_hidden_neuron_has_its_line_and_a_stroke_to_where_it_fires(view):
    first, second = view._picture.lines
    for drawn, bias, into in ((first, -6, 12), (second, 18, -12)):
        for x1, x2 in zip(*drawn.line.get_data()):
            assert into * x1 + into * x2 + bias == pytest.approx(0)
        (x1, x2) = np.transpose(drawn.arrow.get_data())[1]
        assert into * x1 + into * x2 + bias > 0
    view.set(w12=0, w22=0)
    assert first.line.get_visible() and not second.line.get_visible()


def test_an_output_beside_the_half_does_not_read_as_the_half():
    view = explore_network(weights=(-20, 20, 20, 20, -20, -20, 20, -20, -20), x=(0.75, 0.75))
    assert "Here it stays quiet: " in view.words and "output just under 0.5." in view.words
    view.close()
