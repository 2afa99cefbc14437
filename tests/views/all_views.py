"""Every explorer, written as a learner writes it in a cell: the one list of all tests of views."""

import re

from course_lib import views

# A new explorer gets its line here, and is then driven by itself, in Python and in the browser.
VIEWS = {
    "threshold": "explore_threshold()",
    "weight": "explore_weight()",
    "three weights": "explore_weight(inputs=3)",
    "network": "explore_network()",
    "backprop": "explore_backprop()",
    "neuron": "explore_neuron()",
    "activation": "explore_activation()",
    "gate": "explore_gate()",
    "gradient flow": "explore_gradient_flow()",
    "descent": "explore_descent()",
    "descent in two": "explore_descent(dimensions=2)",
    "batches": "explore_batches()",
    "training": "explore_training()",
    "training on a circle": 'explore_training("circle", lr=0.3, batch_size=10, epochs=30)',
    "playground": "explore_playground(epochs=30)",
    "playground of quantities": 'explore_playground(data="hills", hidden=(8,) * 6, epochs=2)',
    "loss": "explore_loss()",
    "loss plane": 'explore_loss("plane")',
    "loss probability": 'explore_loss("probability")',
}


def explorer_of(source):
    """Return the name of the function that a line of VIEWS calls."""
    return re.match(r"\w+", source).group()


def made(name):
    """Return the view that a learner gets from the line `VIEWS[name]`."""
    return eval(VIEWS[name], vars(views))
