"""The race on a network: training as `train` does it, from one start, and words that fit."""

import numpy as np
import pytest

from course_lib.datasets import DATASETS_2D
from course_lib.losses import cross_entropy
from course_lib.network import Network
from course_lib.optimizers import Adam
from course_lib.training import train
from course_lib.views import compare_optimizers
from course_lib.views.parts.race import OPTIMIZERS
from course_lib.views.race_on_network import NETWORK_LRS

NAMES = list(OPTIMIZERS)


def test_the_network_race_is_training_as_train_does_it():
    X, y = DATASETS_2D["circle"](100, noise=0.1)
    net = Network([2, 5, 1], activation="tanh", seed=3)
    train(net, X, y, loss="cross_entropy", optimizer=Adam(2 * NETWORK_LRS[3]), epochs=7,
          batch_size=20, seed=3)
    picture = compare_optimizers("network", data="circle", n_hidden=5, seed=3, factor=2,
                                 epochs=7)._picture
    loss = cross_entropy(y, net.forward(X)[:, 0])
    assert picture.losses[3].get_ydata()[-1] == pytest.approx(loss)
    assert len(picture.losses[3].get_ydata()) == 8
    places = picture.maps[3].places
    assert picture.maps[3].values.ravel() == pytest.approx(net.forward(places)[:, 0])


def test_all_four_networks_start_alike():
    picture = compare_optimizers("network", epochs=0)._picture
    assert len({line.get_ydata()[0] for line in picture.losses}) == 1
    assert picture.title.get_text() == "After 0 epochs nobody is ahead"
    assert all(np.array_equal(picture.maps[0].values, other.values) for other in picture.maps)


def test_a_race_that_went_uphill_is_said():
    view = compare_optimizers("network", data="spiral", n_hidden=12, factor=10, epochs=50)
    assert "right, got worse)" in view.words.split("RMSProp")[1]
    assert "worse" not in view.set(epochs=0)


def test_four_that_all_went_uphill_are_named_in_the_title_and_above_the_chart():
    picture = compare_optimizers("network", n_hidden=12, seed=99, epochs=50, lrs=[10] * 4,
                                 factor=10)._picture
    losses = [line.get_ydata() for line in picture.losses]
    assert min(values[-1] for values in losses) > 1 > losses[0][0]
    assert picture.title.get_text() == "All four worse than at the start"
    assert picture.above.get_text().split("\n")[1:] == NAMES


def test_each_network_has_its_own_filled_map_with_the_points_and_how_many_are_right():
    picture = compare_optimizers("network", epochs=10)._picture
    corners = {tuple(drawn.image.axes.get_position().p0) for drawn in picture.maps}
    assert len(corners) == 4 and all(drawn.image.get_visible() for drawn in picture.maps)
    for name, label, points in zip(NAMES, picture.names, picture.points):
        assert label.get_text().startswith(f"{name}: ") and label.get_text().endswith(" right")
        assert sum(len(line.get_xdata()) for line in points.lines) == 100
