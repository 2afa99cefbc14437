"""Whatever is put in place of a good argument: a clear error, or a finite result. Never NaN."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

import course_lib
from course_lib import (
    SGD,
    Adam,
    Layer,
    Momentum,
    Network,
    Neuron,
    Perceptron,
    RMSProp,
    minibatches,
    train,
)
from course_lib.activations import ACTIVATIONS
from course_lib.datasets.features import features
from course_lib.gradcheck import check_gradients
from course_lib.losses import LOSSES
from course_lib.optimizers import cosine_decay, step_decay
from course_lib.targets import as_targets, one_hot
from course_lib.training.rewindable import Run

floats = st.floats() | st.sampled_from([0.0, -1.0, 1e308, -1e308, 1e-320])
junk = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 3), st.integers(-1000, 1000), floats,
    st.text(max_size=3), st.binary(max_size=2), st.complex_numbers(),
    st.dictionaries(st.text(max_size=1), st.none()),
    st.lists(floats, max_size=4), st.lists(st.lists(floats, max_size=3), max_size=3),
    st.lists(st.integers(-1, 3), max_size=4), st.sampled_from([object(), np, len, int, {1, 2}]),
    arrays.arrays(st.sampled_from([np.float64, np.float32, np.int8, np.bool_, object]),
                  arrays.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3)),
)
X, y = [[0.0, 1.0], [1.0, 0.5]], [0, 1]
net = Network([2, 2, 1])
soft = Network([2, 3, 2], output="softmax")
perceptron = Perceptron([1.0, -1.0])

# Each callable with good arguments; the test puts junk in place of one of them at a time.
CALLS = {
    "Neuron": (Neuron, {"weights": [1, 2], "bias": 0.5, "activation": "tanh"}),
    "Neuron()": (lambda x: Neuron([1, 2])(x), {"x": [1, 2]}),
    "Neuron.weighted_sum": (Neuron([1, 2]).weighted_sum, {"x": [1, 2]}),
    "Perceptron": (Perceptron, {"weights": [1, 2], "bias": 0.5, "threshold": 0}),
    "Perceptron.predict": (perceptron.predict, {"x": [1, 2]}),
    "Perceptron.update": (lambda **a: Perceptron([1.0, -1.0]).update(**a),
                          {"x": [1, 2], "target": 1, "lr": 0.1}),
    "Perceptron.train": (lambda **a: Perceptron([1.0, -1.0]).train(**a),
                         {"X": X, "y": y, "lr": 0.1, "epochs": 3}),
    "Layer": (Layer, {"n_inputs": 2, "n_neurons": 3, "activation": "relu", "init": "he",
                      "seed": 1, "dtype": np.float32}),
    "Network": (Network, {"sizes": [2, 3, 1], "activation": "relu", "output": "linear",
                          "dtype": np.float64, "init": "he", "seed": 1}),
    "Network.forward": (net.forward, {"X": X}),
    "Network.predict": (soft.predict, {"X": X}),
    "Network.backward": (net.backward, {"X": X, "y": y, "loss": "mse"}),
    "Network.backward softmax": (soft.backward, {"X": X, "y": y, "loss": "cross_entropy"}),
    "check_gradients": (check_gradients, {"net": net, "X": X, "y": y, "loss": "mse"}),
    "train": (lambda **a: train(a.pop("net", Network([2, 2, 1])), **a).loss, {
        "X": X, "y": y, "loss": "mse", "optimizer": SGD(0.1), "epochs": 2, "batch_size": 1,
        "validation": (X, y), "patience": 3, "seed": 1, "l1": 0.1, "l2": 0.1}),
    "train on": (train, {"net": Network([2, 2, 1]), "X": X, "y": y, "epochs": 2}),
    "Layer.forward": (Layer(2, 2).forward, {"X": X}),
    "minibatches": (lambda **a: [len(rows) for rows, _ in minibatches(**a)],
                    {"X": X, "y": y, "batch_size": 1, "seed": 0}),
    "SGD": (SGD, {"lr": 0.1}),
    "Momentum": (Momentum, {"lr": 0.1, "momentum": 0.5}),
    "RMSProp": (RMSProp, {"lr": 0.1, "decay": 0.5}),
    "Adam": (Adam, {"lr": 0.1, "beta1": 0.5, "beta2": 0.5}),
    "step_decay": (step_decay, {"lr": 0.1, "every": 2, "factor": 0.5}),
    "cosine_decay": (cosine_decay, {"lr": 0.1, "epochs": 5}),
    "features": (features, {"X": X, "names": ["x1", "sin_x2"]}),
    "Run": (Run, {"net": Network([2, 2, 1]), "X": X, "y": y}),
    "one_hot": (one_hot, {"labels": [0, 1], "n_classes": 2}),
    "as_targets": (as_targets, {"y": [0, 1], "n_samples": 2, "n_outputs": 1}),
    **{name: (entry.function, {"z": [1.0]}) for name, entry in ACTIVATIONS.items()},
    **{f"{name}_grad": (entry.derivative, {"z": [1.0]}) for name, entry in ACTIVATIONS.items()},
    **{name: (loss.function, {"y_true": [[0.5, 0.5]], "y_pred": [[0.4, 0.6]]})
       for name, loss in LOSSES.items()},
    **{f"{name}_grad": (loss.gradient, {"y_true": [[0.5, 0.5]], "y_pred": [[0.4, 0.6]]})
       for name, loss in LOSSES.items()},
}
PAIRS = [(name, argument) for name, (_, good) in CALLS.items() for argument in good]
CLEAR = ("expected", "too large for a number", "needs validation", "take output='softmax'",
         "the loss became infinite at epoch", "always 1: take")


def test_the_good_arguments_are_good():
    for function, good in CALLS.values():
        function(**good)


def test_every_public_name_is_tried():
    tried = {name.split(".")[0] for name in CALLS} | {"activations", "losses", "gradcheck"}
    # These have no input of their own, or tests of their own: datasets, Training.
    assert set(course_lib.__all__) <= tried | {"datasets", "History", "Training"}


@pytest.mark.parametrize(("name", "argument"), PAIRS,
                         ids=[f"{name}-{argument}" for name, argument in PAIRS])
@settings(max_examples=40)
@given(value=junk)
def test_junk_is_named_or_the_result_is_finite(name, argument, value):
    function, good = CALLS[name]
    if argument == "epochs" and isinstance(value, int) and value > 3:
        return  # a good argument, and a long one
    try:
        result = function(**{**good, argument: value})
    except (TypeError, ValueError, FloatingPointError) as error:
        message = str(error)
        assert any(words in message for words in CLEAR), message
        if "the loss became infinite" not in message:
            assert message.split(" ")[0] not in ("", "ufunc", "operands")
    else:
        if isinstance(result, (float, int, list, np.ndarray)):
            assert np.isfinite(np.asarray(result, dtype=float)).all()
