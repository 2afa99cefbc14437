"""Every explorer, written as a learner writes it in a cell: the one list of all tests of views."""

import re

from course_lib import views
from course_lib.views.stage.controls import Count, Slider

# A new explorer gets its line here, and is then driven by itself, in Python and in the browser.
VIEWS = {
    "threshold": "explore_threshold()",
    "cat": 'explore_threshold(story="cat")',
    "weight": "explore_weight()",
    "weight and squares": "explore_weight(squares=True)",
    "three weights": "explore_weight(inputs=3)",
    "network": "explore_network()",
    "backprop": "explore_backprop()",
    "neuron": "explore_neuron()",
    "drawn curve": "explore_drawn_curve()",
    "bump": "explore_bump()",
    "bent bump": 'explore_bump("sigmoid", (2, -4), (2, -12))',
    "activation": "explore_activation()",
    "seven activations": 'explore_activation(among=("tanh", "relu", "leaky_relu", "softmax"))',
    "gate": "explore_gate()",
    "gate of one's own": 'explore_gate([0, 1, 0, 0], inputs=("door open", "it rains"))',
    "gradient flow": "explore_gradient_flow()",
    "descent": "explore_descent()",
    "descent in two": "explore_descent(dimensions=2)",
    "batches": "explore_batches()",
    "training": "explore_training()",
    "training on a circle": 'explore_training("circle", lr=0.3, batch_size=10, epochs=30)',
    "playground": "explore_playground(epochs=30)",
    "optimizers": "compare_optimizers()",
    "optimizers on a network": 'compare_optimizers("network")',
    "digits": "explore_digits()",
    "reading": "explore_reading()",
    "learning": "explore_learning()",
    "my digits": "explore_my_digits()",
    "convolution": "explore_convolution()",
    "recurrence": "explore_recurrence()",
    "loss": "explore_loss()",
    "loss plane": 'explore_loss("plane")',
    "loss probability": 'explore_loss("probability")',
    "shares": "explore_shares()",
    "lines": "explore_lines()",
    "beliefs": "explore_beliefs()",
}


def explorer_of(source):
    """Return the name of the function that a line of VIEWS calls."""
    return re.match(r"\w+", source).group()


def made(name):
    """Return the view that a learner gets from the line `VIEWS[name]`."""
    return eval(VIEWS[name], vars(views))


def do_in_the_page(view, *acts, page="a page", number=1):
    """Hand the view what a hand did in a page, in one message; errors become sentences."""
    view._handle_custom_msg({"page": page, "number": number, "acts": list(acts)}, [])
    assert view.answered == [page, number]


def move(view, **values):
    """Move controls as the page does, where errors become sentences."""
    do_in_the_page(view, *({"move": [name, value]} for name, value in values.items()))
    assert view.trouble == ""


def press_in_the_page(view, name):
    """Press a button as the page does, where errors become sentences."""
    do_in_the_page(view, {"press": name})


def random_value(control, rng):
    """Return a random value that the control can have."""
    if isinstance(control, Count):
        return int(rng.integers(control.low, control.high + 1))
    if isinstance(control, Slider):
        return rng.uniform(control.low, control.high)
    return rng.choice(control.extremes()).item()


def random_values(view, rng):
    """Return a random value for every control."""
    return {name: random_value(control, rng) for name, control in view._controls.items()}


def random_move(view, rng):
    """Move one control, or press one button but play: that one needs a notebook's event loop."""
    name = rng.choice([*view._controls, *(name for name in view._buttons if name != "play")])
    if name in view._buttons:
        press_in_the_page(view, name)
    else:
        do_in_the_page(view, {"move": [name, random_values(view, rng)[name]]})
    # A random learning rate may be too large: that is said, and the view goes on.
    assert view.trouble == "" or "try a smaller learning rate" in view.trouble, view.trouble
