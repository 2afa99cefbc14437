"""`Blame`: each number against the network's own `backward`, and the example worked by hand."""

import numpy as np
import pytest

from course_lib.chain_rule import EDGES, Blame
from course_lib.network import Network

ONES = dict.fromkeys(EDGES, 1) | {"b1": 0, "b2": 0, "b3": 0}


def network_of(p):
    """Return the Network with these parameters, {name: number}."""
    net = Network([2, 2, 1])
    net.layers[0].weights = [[p["w1"], p["w3"]], [p["w2"], p["w4"]]]
    net.layers[0].bias, net.layers[1].bias = [p["b1"], p["b2"]], [p["b3"]]
    net.layers[1].weights = [[p["w5"]], [p["w6"]]]
    return net


def random_blames(n):
    rng = np.random.default_rng(0)
    for _ in range(n):
        parameters = dict(zip(EDGES, rng.uniform(-2, 2, 9).tolist()))
        yield Blame(rng.uniform(-3, 3, 2), rng.uniform(0, 1), parameters)


def test_forward_is_that_of_the_network():
    for blame in random_blames(20):
        net = network_of(blame.parameters)
        x = [blame.values["x1"], blame.values["x2"]]
        assert blame.values["y"] == pytest.approx(net.forward(x)[0])
        assert [blame.values["h1"], blame.values["h2"]] == pytest.approx(net.layers[0].outputs[0])
        assert blame.loss == pytest.approx((blame.target - net.forward(x)[0]) ** 2)


def test_the_product_of_the_factors_is_the_gradient_of_every_parameter():
    for blame in random_blames(20):
        net = network_of(blame.parameters)
        net.backward([[blame.values["x1"], blame.values["x2"]]], [[blame.target]], "mse")
        hidden, output = net.layers
        (d1, d3), (d2, d4) = hidden.weights_grad
        (d5,), (d6,) = output.weights_grad
        slopes = [d1, d2, hidden.bias_grad[0], d3, d4, hidden.bias_grad[1], d5, d6,
                  output.bias_grad[0]]
        assert [blame.slope(name) for name in EDGES] == pytest.approx(slopes, rel=1e-9, abs=1e-15)


def test_the_worked_example_has_its_six_intermediate_numbers():
    blame = Blame((-2, -1), 1, ONES)
    assert blame.values["h1"] == blame.values["h2"] == pytest.approx(0.04742587317756678)
    assert blame.values["y"] == pytest.approx(0.5236951740839997)
    assert list(blame.factors("w1").values()) == pytest.approx(
        [-0.9526096518320006, 0.24943853872512894, -0.09035331946182427])
    assert blame.slope("w1") == pytest.approx(0.02146953526581111)


@pytest.mark.parametrize("name", EDGES)
def test_a_step_changes_one_parameter_by_its_slope_alone(name):
    before = Blame((-2, -1), 1, ONES)
    after = before.after_step(name, lr=0.5)
    changed = {other for other in EDGES if after.parameters[other] != before.parameters[other]}
    assert changed == {name} and after.loss < before.loss
    assert after.parameters[name] == pytest.approx(ONES[name] - 0.5 * before.slope(name))


def test_huge_weights_give_a_slope_of_nothing_and_no_warning():
    blame = Blame((3, 3), 1, dict.fromkeys(EDGES, 1e6))
    assert blame.values["y"] == 1 and blame.slope("w1") == 0


@pytest.mark.parametrize("arguments, said", [
    (((1, 2, 3), 1, ONES), "x has 3 values, but expected 2"),
    (((1, 2), "a", ONES), "target is 'a'"),
    (((1, 2), 1, [1, 2]), "parameters is .*dict"),
    (((1, 2), 1, {"w1": 1}), "w2 is None"),
    (((1, 2), 1, ONES | {"w9": 1}), "a name in parameters is 'w9'.*'w6'"),
    (((1, 2), 1, ONES | {"w3": np.nan}), "w3 .*NaN"),
])
def test_bad_input_is_named(arguments, said):
    with pytest.raises((TypeError, ValueError), match=said):
        Blame(*arguments)


def test_a_parameter_that_is_not_there_is_named():
    with pytest.raises(ValueError, match="name is 'w7'.*'w6'"):
        Blame((1, 2), 1, ONES).factors("w7")
