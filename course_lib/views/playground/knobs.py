"""The knobs of the playground: every control that its network has."""

import numpy as np

from course_lib.checks.choices import one_of
from course_lib.checks.values import shown
from course_lib.datasets import DATASETS_2D
from course_lib.datasets.features import FEATURES
from course_lib.views.parts.network_map import OUTPUT
from course_lib.views.parts.words import spoken
from course_lib.views.stage.controls import Choice, Count, Slider, Switch

from .numpy_script import STEP

MOST_LAYERS, MOST_NEURONS = 6, 8
SIZES = [f"n{k}" for k in range(1, MOST_LAYERS + 1)]
ACTIVATIONS = ["tanh", "relu", "leaky_relu", "sigmoid", "linear"]
BELOW = ["nothing", "the weights as numbers", "this state as Python", "the NumPy code"]
LARGE = [f"layer {k}, neuron {j}" for k in range(1, MOST_LAYERS + 1)
         for j in range(1, MOST_NEURONS + 1)]
NEURONS = [f"neuron {j}" for j in range(1, MOST_NEURONS + 1)]
SOURCES = ["nothing", *(label for label, _ in FEATURES.values()), *NEURONS, "bias"]
GROUPS = {
    "run it": ("play", "step", "rewind", "speed", "lr"),
    "data": ("noise", "share", "batch_size", "seed"),
    "learning": ("activation", "optimizer", "l1", "l2"),
    "picture": ("large", "discrete", "show_unseen", "below"),
    "a weight": ("source", "into", "weight"),
}
# They stand in the picture, as what can be pressed there (handles.py).
IN_THE_PICTURE = ("data", "layers", *SIZES, *FEATURES)


def data_knobs(data, noise, share, batch_size, seed):
    """Return the controls of what it learns from, by name."""
    return {
        "data": Choice("data", data, DATASETS_2D),
        "noise": Slider("noise", noise, 0, 0.5, 0.05),
        "share": Slider("train on (%)", share, 10, 90, 10),
        "batch_size": Count("batch size", batch_size, 1, 100),
        "seed": Count("seed", seed, 0, 99),
    }


def learning_knobs(activation, optimizer, lr, l1, l2):
    """Return the controls of how it learns, by name."""
    return {
        "activation": Choice("activation", activation, ACTIVATIONS, spoken),
        "optimizer": Choice("optimizer", optimizer, STEP),
        "lr": Slider("learning rate", lr, 0.0001, 10, 0.1, log=True),
        "l1": Slider("L1", l1, 0, 0.2, 0.001),
        "l2": Slider("L2", l2, 0, 0.2, 0.001),
    }


def layer_knobs(hidden):
    """Return the controls of the layers, by name; raise ValueError for other sizes."""
    if isinstance(hidden, np.ndarray):
        hidden = hidden.tolist()
    if not isinstance(hidden, (tuple, list)) or len(hidden) > MOST_LAYERS:
        raise ValueError(f"hidden is {shown(hidden)}, but expected at most {MOST_LAYERS} whole "
                         "numbers, the neurons of each hidden layer, for instance (4, 2).")
    sizes = [*hidden, *[2] * (MOST_LAYERS - len(hidden))]
    return {"layers": Count("layers", len(hidden), 0, MOST_LAYERS)} | {
        name: _layer(k, size) for k, (name, size) in enumerate(zip(SIZES, sizes), 1)}


def _layer(k, size):
    layer = Count(f"layer {k}", size, 1, MOST_NEURONS)
    layer.checked(f"hidden[{k - 1}]", size)     # as the learner has written it
    return layer


def picture_knobs(chosen, large, discrete, show_unseen):
    """Return the controls of what it sees and of what is shown, by name."""
    chosen = named("features", chosen, FEATURES)
    return {name: Switch(label, name in chosen) for name, (label, _) in FEATURES.items()} | {
        "large": Choice("large map", large, [OUTPUT, *LARGE]),
        "discrete": Switch("two colours", discrete),
        "show_unseen": Switch("unseen", show_unseen),
        "below": Choice("show as text", BELOW[0], BELOW),
    }


def weight_knobs():
    """Return the controls of one weight, by name: where it comes from, where it goes, its size."""
    return {
        "source": Choice("from", SOURCES[0], SOURCES),
        "into": Choice("into", OUTPUT, [OUTPUT, *LARGE]),
        "weight": Slider("value", 0, -20, 20, 0.1),
    }


def named(argument, names, options):
    """Return `names`, one or several of `options`, as a tuple."""
    if not isinstance(names, (str, tuple, list, set)):
        raise TypeError(f"{argument} is {shown(names)}, but expected names in brackets, for "
                        f"instance {tuple(options)[:2]}.")
    names = (names,) if isinstance(names, str) else names
    return tuple(one_of(argument, name, options) for name in names)
