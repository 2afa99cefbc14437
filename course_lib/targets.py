"""Targets, what the outputs should have been; and decisions, what the outputs come down to."""

import numpy as np

from .activations import ACTIVATIONS
from .checks.choices import one_of
from .checks.formulas import check_shares
from .checks.results import zeros
from .checks.values import numbers, shown, whole_number
from .losses import LOSSES


def one_hot(labels, n_classes):
    """Return labels 0 … n_classes − 1 as rows of 0 with a single 1, (n_samples, n_classes).

    Raises ValueError for labels that are no whole numbers, or out of range.

    >>> one_hot([2, 0], n_classes=3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    labels, n_classes = numbers("labels", labels, ndim=1), whole_number("n_classes", n_classes, 1)
    wrong = labels[(labels != np.floor(labels)) | (labels < 0) | (labels >= n_classes)]
    if len(wrong):
        raise ValueError(
            f"labels has {wrong[0]:g} in it, but expected whole numbers from 0 to "
            f"{n_classes - 1}: number the classes from 0, or give the network more outputs."
        )
    rows = zeros("n_classes", (len(labels), n_classes))
    rows[np.arange(len(labels)), labels.astype(int)] = 1
    return rows


def as_targets(y, n_samples, n_outputs, output="sigmoid", loss="mse"):
    """Return y as (n_samples, n_outputs); raise ValueError where it does not fit.

    For `output` "softmax" y may hold labels. For every `loss` but "mse" y holds probabilities.

    >>> as_targets([1, 0], n_samples=2, n_outputs=1)
    array([[1.],
           [0.]])
    """
    n_samples = whole_number("n_samples", n_samples, least=1)
    n_outputs = whole_number("n_outputs", n_outputs, least=1)
    y = numbers("y", y, ndim=(0, 1, 2))
    labels = y.shape == (n_samples,) or (y.ndim == 0 and n_samples == 1)
    if output == "softmax" and labels:
        y = one_hot(np.atleast_1d(y), n_outputs)
    elif y.size == n_samples * n_outputs and (y.ndim < 2 and 1 in (n_samples, n_outputs)):
        y = y.reshape(n_samples, n_outputs)
    if output == "softmax" and y.shape == (n_samples, 1):
        raise ValueError(f"y has shape {y.shape}, a column, but expected {(n_samples,)} for the "
                         "numbers of the right classes: take y.ravel().")
    if y.shape != (n_samples, n_outputs):
        raise ValueError(
            f"y has shape {y.shape}, but expected {(n_samples, n_outputs)}: a row for each sample "
            f"of X and a column for each output; it starts with {shown(y.ravel()[:3].tolist())}."
        )
    if loss != "mse":
        check_reach(y, output)
    return y


def check_reach(y, output):
    """Raise ValueError where an output of the activation `output` can never be near y.

    >>> check_reach(np.array([[0.0], [1.0]]), "sigmoid")
    """
    low, high = ACTIVATIONS[output].range
    if y.min() < low or y.max() > high:
        raise ValueError(
            f"y has values from {y.min():g} to {y.max():g}, but expected {low:g} to {high:g}, all "
            f"that {output} reaches: call yes and no 1 and 0; number several classes from 0, with "
            'an output for each and output="softmax"; for a quantity take output="linear".'
        )
    if output == "softmax":
        check_shares("y", y, sums_to_one=True)


def check_loss(loss, output, n_outputs):
    """Raise ValueError where this loss cannot measure outputs of the activation `output`.

    >>> check_loss("cross_entropy", "softmax", n_outputs=3)
    """
    fitting = LOSSES[one_of("loss", loss, LOSSES)].outputs
    if fitting and output not in fitting:
        # (A softmax of one output is always 1.)
        better = [name for name in fitting if name != "softmax" or n_outputs > 1]
        change = f", or Network(..., output={better[-1]!r})" if better else ""
        raise ValueError(
            f"loss is {loss!r}, but it expects outputs of {' or '.join(fitting)}, and these are "
            f"of {output}: take another loss{change}."
        )
    if loss == "cross_entropy" and output == "sigmoid" and n_outputs > 1:
        raise ValueError(
            "loss is 'cross_entropy' with several sigmoid outputs: take output='softmax' if one "
            "class is right, loss='binary_cross_entropy' if each output is a yes or no."
        )


def decide(outputs, activation):
    """Return what outputs of this activation decide: a class, a 0 or 1, or the value itself.

    >>> decide(np.array([[0.2, 0.8]]), "softmax"), decide(np.array([0.7, 0.2]), "sigmoid")
    (array([1]), array([1, 0]))
    """
    outputs = np.asarray(outputs)
    if activation == "softmax":
        return outputs.argmax(axis=-1)
    return (outputs >= 0.5).astype(int) if activation in ("sigmoid", "step") else outputs


def confusion_matrix(y_true, y_pred, n_classes):
    """Return how often each class (a row) was taken for each class (a column), as a table.

    Raises ValueError for labels that are no whole numbers from 0 to n_classes − 1, or of another
    number.

    >>> confusion_matrix([0, 1, 1], [0, 0, 1], n_classes=2)
    array([[1, 0],
           [1, 1]])
    """
    was, said = one_hot(y_true, n_classes), one_hot(y_pred, n_classes)
    if len(was) != len(said):
        raise ValueError(f"y_pred has {len(said)} labels, but expected {len(was)}: one for each "
                         "of y_true.")
    return (was.T @ said).astype(int)
