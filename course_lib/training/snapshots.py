"""What a training passes through: all parameters, after each epoch."""

import numpy as np

from course_lib.checks.values import whole_number

from .epochs import Training


def snapshots(net, X, y, epochs, **training):
    """Train `net`; return its parameters (epochs + 1, n_parameters) before and after each epoch.

    `training` are the further arguments of `Training`, which raises for bad ones.

    >>> from course_lib.network import Network
    >>> snapshots(Network([1, 1]), [[1.0]], [1], epochs=2).shape
    (3, 2)
    """
    learner, epochs = Training(net, X, y, **training), whole_number("epochs", epochs)
    path = [net.parameters().copy()]
    for _ in range(epochs):
        learner.epoch()
        path.append(net.parameters().copy())
    return np.array(path)
