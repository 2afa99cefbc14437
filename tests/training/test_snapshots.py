"""`Snapshots`: the parameters that `train` passes through, as far as somebody asks."""

import numpy as np
import pytest

from course_lib.losses import cross_entropy
from course_lib.network import Network
from course_lib.optimizers import Adam
from course_lib.training import train
from course_lib.training.snapshots import Snapshots

X, y = np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0.0, 1.0, 1.0])
HOW = {"optimizer": Adam(0.1), "batch_size": 2, "loss": "cross_entropy"}


def net_of(seed=4):
    return Network([2, 3, 1], seed=seed)


def test_they_are_those_of_train_epoch_by_epoch():
    parameters, losses = Snapshots(net_of(), X, y, **HOW).to(3)
    assert parameters.shape == (4, net_of().parameters().size) and losses.shape == (4,)
    for epochs in range(4):
        net = net_of()
        if epochs:
            train(net, X, y, epochs=epochs, **HOW)
        assert parameters[epochs] == pytest.approx(net.parameters())
        assert losses[epochs] == pytest.approx(cross_entropy(y, net.forward(X)[:, 0]))


def test_no_epoch_is_trained_before_somebody_asks_nor_twice():
    net = net_of()
    way = Snapshots(net, X, y, **HOW)
    assert np.array_equal(net.parameters(), net_of().parameters())
    before, _ = way.to(2)
    at_two = net.parameters().copy()
    again, _ = way.to(1)
    assert np.array_equal(again, before[:2]) and np.array_equal(net.parameters(), at_two)
    assert np.array_equal(way.to(5)[0][:3], before)


def test_a_bad_number_of_epochs_is_named():
    with pytest.raises(TypeError, match="epochs is 1.5.*whole number"):
        Snapshots(net_of(), X, y).to(1.5)
