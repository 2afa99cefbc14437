"""Random networks with data that fit them, for the tests of gradients and of peers."""

import numpy as np

from course_lib import Network
from course_lib.activations import ACTIVATIONS
from course_lib.losses import LOSSES

HIDDEN = [name for name in ACTIVATIONS if name != "step"]  # a step has no slope to compare
PAIRS = [(loss.name, output) for loss in LOSSES.values()
         for output in (loss.outputs or HIDDEN)]


def network_with_data(n_layers, activation, output, loss, seed, n_samples=5):
    """Return a float64 network with random biases, X, and targets that fit its loss."""
    rng = np.random.default_rng(seed)
    n_outputs = 1 if (loss, output) == ("cross_entropy", "sigmoid") else 3
    sizes = [int(size) for size in rng.integers(2, 6, n_layers)] + [n_outputs]
    net = Network(sizes, activation, output, seed=seed)
    net.parameters()[:] += rng.normal(0, 0.3, len(net.parameters()))
    y = rng.uniform(0.05, 1, (n_samples, n_outputs))
    if output == "softmax":
        y /= y.sum(axis=1, keepdims=True)
    return net, rng.normal(size=(n_samples, sizes[0])), y
