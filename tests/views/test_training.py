"""What `explore_training` shows, compared with a training of its own."""

import numpy as np
import pytest

from course_lib import SGD, Network, train
from course_lib.datasets import people
from course_lib.losses import mse
from course_lib.views import explore_playground, explore_training
from course_lib.views.parts.loss_curves import round_up


def test_the_people_learn_as_train_teaches_them():
    view = explore_training(epochs=1000)
    net = Network([2, 2, 1], init="normal")
    losses = []
    train(net, *people(), optimizer=SGD(0.1), epochs=1000,
          on_epoch=lambda *_: losses.append(mse(people()[1], net.forward(people()[0])[:, 0])))
    assert view.history.loss == losses
    assert f"it says {net.forward([-7, -3])[0]:.2f}." in view.words
    assert 0.946 <= view.net.forward([-7, -3])[0] <= 0.970


def test_your_own_network_learns_in_place_and_rewinds_to_its_own_start():
    net = Network([2, 3, 1], "tanh", seed=5)
    start = net.parameters().copy()
    view = explore_training("xor", net, batch_size=10)
    view.press("step")
    assert view.net is net and not np.array_equal(net.parameters(), start)
    view.set(batch_size=20)
    view.press("step")
    assert len(view.history) == 2
    view.press("rewind")
    assert np.array_equal(net.parameters(), start)


def test_your_own_points_and_quantities():
    X = np.array([[0.0, 1.0], [2.0, 0.5], [-1.0, -3.0]])
    view = explore_training((X, [10.0, -4.0, 3.0]), lr=0.01)
    view.press("step")
    assert "loss" in view.words and "right" not in view.words
    assert view._picture.map.image.get_clim() == (-10.0, 10.0)


def test_the_axes_grow_in_steps():
    view = explore_training("circle", batch_size=50)
    ax = view._picture.curves.ax
    limits = []
    for _ in range(60):
        view.press("step")
        limits.append(ax.get_xlim()[1])
    assert sorted(set(limits)) == [20.0, 50.0, 100.0]


@pytest.mark.parametrize("value, above", [(0.1, 0.1), (0.11, 0.2), (7, 10), (200.1, 500)])
def test_round_up(value, above):
    assert round_up(value) == pytest.approx(above)


@pytest.mark.parametrize("arguments, said", [
    ({"data": "peple"}, ["peple", "people"]),
    ({"data": 5}, ["data", "5", "(X, y)"]),
    ({"data": ([[1, 2, 3]], [1])}, ["X", "3", "2"]),
    ({"data": ([[1, 2]], [1, 0])}, ["y", "2"]),
    ({"data": ([[1, 2], [3, 4]], [1, 1])}, ["y", "nothing to learn"]),
    ({"net": Network([3, 1])}, ["net", "3 inputs", "2 and 1"]),
    ({"net": 7}, ["net", "7"]),
    ({"epochs": -1}, ["epochs", "-1"]),
    ({"batch_size": 0}, ["batch_size", "0"]),
    ({"batch_size": None}, ["batch_size is None", "whole number"]),
    ({"hidden": 9}, ["hidden is 9", "1 to 8"]),
    ({"lr": -1}, ["lr is -1"]),
    ({"loss": "msee"}, ["msee", "mse"]),
    ({"data": "plane", "loss": "cross_entropy"}, ["cross_entropy"]),
])
def test_bad_arguments_are_named(arguments, said):
    with pytest.raises((ValueError, TypeError)) as error:
        explore_training(**arguments)
    assert all(part in str(error.value) for part in said), str(error.value)


def test_words_name_divergence_and_overfitting():
    view = explore_training("plane", lr=0.5, epochs=2)
    assert "it diverges, so rewind and try a smaller learning rate" in view.words
    view.close()
    few = explore_playground(data="gaussian", noise=0.3, share=10, hidden=(8, 8), lr=0.1,
                             epochs=800)
    assert "it overfits" in few.words
    assert "it overfits" not in explore_playground(epochs=200).words
    few.close()


@pytest.mark.parametrize("hidden, seed, epochs", [(2, 0, 1000), (2, 3, 1000), (8, 99, 300)])
def test_no_name_stands_on_the_border(hidden, seed, epochs):
    picture = explore_training(hidden=hidden, seed=seed, epochs=epochs)._picture
    plane = picture.figure.axes[0]
    names = [text for text in plane.texts if text.get_text() in picture.data.names]
    assert len(names) == 4
    for name in names:
        box = name.get_window_extent().transformed(plane.transData.inverted())
        corners = [(x, y) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
        sides = picture.run.net.forward(corners)[:, 0] > 0.5
        assert sides.all() or not sides.any(), name.get_text()
