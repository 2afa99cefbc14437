"""`snapshots`: the parameters that `train` passes through, from the start to the end."""

import numpy as np
import pytest

from course_lib.network import Network
from course_lib.optimizers import Adam
from course_lib.training import train
from course_lib.training.snapshots import snapshots

X, y = np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0.0, 1.0, 1.0])


def test_they_are_those_of_train_epoch_by_epoch():
    start = Network([2, 3, 1], seed=4).parameters().copy()
    path = snapshots(Network([2, 3, 1], seed=4), X, y, epochs=3, optimizer=Adam(0.1), batch_size=2)
    assert path.shape == (4, len(start)) and np.array_equal(path[0], start)
    for epochs in (1, 3):
        net = Network([2, 3, 1], seed=4)
        train(net, X, y, optimizer=Adam(0.1), batch_size=2, epochs=epochs)
        assert path[epochs] == pytest.approx(net.parameters())


def test_a_bad_number_of_epochs_is_named():
    with pytest.raises(TypeError, match="epochs is 1.5.*whole number"):
        snapshots(Network([2, 1]), X, y, epochs=1.5)
