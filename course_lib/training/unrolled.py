"""A small network's training written out number by number, as you would do it by hand.

NumPy takes about a microsecond for an operation on arrays, however small they are. With a dozen
weights and one sample at a time, Python's own numbers are some ten times as fast. So this module
writes the program for exactly that: the arithmetic of `layers.py` and of SGD, without arrays.
Read `source` of a small network to see all of its backpropagation at once.
"""

from functools import partial
from math import exp, tanh

from course_lib.activations import ACTIVATIONS, LARGEST_POWER, LEAK
from course_lib.optimizers import SGD

MOST_PARAMETERS = 150  # measured: half the time of arrays there, the same at about 400

ANSWER = {
    "linear": "z",
    "sigmoid": f"1 / (1 + exp(-z if z > -{LARGEST_POWER} else {LARGEST_POWER}))",
    "tanh": "tanh(z)",
    "relu": "z if z > 0 else 0.0",
    "leaky_relu": f"z if z > 0 else {LEAK} * z",
}
SLOPE = {name: ACTIVATIONS[name].derivative.in_a for name in ANSWER}    # with the answer a
SLOPE["leaky_relu"] = f"(1 if a > 0 else {LEAK})"   # the same: of numbers, a choice is faster
ROWS = 1000     # at once: all rows as Python's numbers would take room


def fast_step(training):
    """Return `step` for many rows, written out, and how many; None where arrays are faster."""
    if training.l1 or training.l2 or not fits(
            training.net, training.loss, training.optimizer, training.batch_size):
        return None
    return partial(_step_by_step, training, learner(training.net, training.loss)), ROWS


def _step_by_step(training, learn, X, y):
    parameters = training.net._parameters
    parameters[:], y_pred = learn(
        X.tolist(), y.tolist(), parameters.tolist(), training.optimizer.lr
    )
    return y_pred


def fits(net, loss, optimizer, batch_size):
    """Return whether this training can be written out, and is faster so."""
    return (
        batch_size == 1 and type(optimizer) is SGD and loss != "kl_divergence"
        and net.dtype == "float64" and len(net.parameters()) <= MOST_PARAMETERS
        and all(layer.activation in ANSWER for layer in net.layers)
    )


def source(net, loss="mse"):
    """Return Python text of `learn(X, y, parameters, lr)`, SGD one sample at a time.

    All four arguments are lists and numbers; it returns the new parameters and the predictions.

    >>> from course_lib.network import Network
    >>> print(source(Network([1, 1], output="linear")))
    def learn(X, y, parameters, lr):
        w1_0_0, b1_0 = parameters
        y_pred = []
        for (a0_0,), (y_0,) in zip(X, y):
            z = w1_0_0 * a0_0 + b1_0
            a1_0 = z
            y_pred.append((a1_0,))
            d1_0 = lr * 2.0 * (a1_0 - y_0) * 1
            w1_0_0 -= d1_0 * a0_0
            b1_0 -= d1_0
        return (w1_0_0, b1_0,), y_pred
    """
    names = [name for k in range(1, len(net.sizes)) for name in _names(net.sizes, k)]
    lines = [*_forward(net), f"y_pred.append({_row('a', len(net.layers), net.sizes[-1])})",
             *_backward(net, loss), *_updates(net.sizes)]
    return "\n".join([
        "def learn(X, y, parameters, lr):",
        f"    {', '.join(names)} = parameters",
        "    y_pred = []",
        f"    for {_row('a', 0, net.sizes[0])}, ({_list('y_{}', net.sizes[-1])},) in zip(X, y):",
        *("        " + line for line in lines),
        f"    return ({', '.join(names)},), y_pred",
    ])


def learner(net, loss):
    """Return the function that `source` is the text of.

    >>> from course_lib.network import Network
    >>> learn = learner(Network([1, 1], output="linear"), "mse")
    >>> learn([[3.0]], [[1.0]], [2.0, 0.0], lr=0.1)
    ((-1.0, -1.0), [(6.0,)])
    """
    names = {"exp": exp, "tanh": tanh}
    exec(source(net, loss), names)
    return names["learn"]


def _names(sizes, k):
    """Return the names of layer k's parameters, in the order of the network's vector."""
    weights = [f"w{k}_{i}_{j}" for i in range(sizes[k - 1]) for j in range(sizes[k])]
    return weights + [f"b{k}_{j}" for j in range(sizes[k])]


def _forward(net):
    for k, layer in enumerate(net.layers, 1):
        for j in range(layer.n_neurons):
            products = [f"w{k}_{i}_{j} * a{k - 1}_{i}" for i in range(layer.n_inputs)]
            yield f"z = {' + '.join(products)} + b{k}_{j}"
            yield f"a{k}_{j} = {ANSWER[layer.activation]}"


def _backward(net, loss):
    """The slope of the loss in each z, times lr: it is what each bias moves by."""
    last = len(net.layers)
    for k in range(last, 0, -1):
        layer = net.layers[k - 1]
        for j in range(layer.n_neurons):
            slope = " * " + SLOPE[layer.activation].replace("a", f"a{k}_{j}")
            if k < last:
                after = net.sizes[k + 1]
                blame = " + ".join(f"w{k + 1}_{j}_{n} * d{k + 1}_{n}" for n in range(after))
                yield f"d{k}_{j} = ({blame}){slope}"
            elif loss == "mse":
                yield f"d{k}_{j} = lr * {2 / layer.n_neurons!r} * (a{k}_{j} - y_{j}){slope}"
            else:  # cross-entropy after a sigmoid
                yield f"d{k}_{j} = lr * (a{k}_{j} - y_{j})"


def _updates(sizes):
    for k in range(1, len(sizes)):
        for j in range(sizes[k]):
            yield from (f"w{k}_{i}_{j} -= d{k}_{j} * a{k - 1}_{i}" for i in range(sizes[k - 1]))
            yield f"b{k}_{j} -= d{k}_{j}"


def _list(pattern, n):
    return ", ".join(pattern.format(i) for i in range(n))


def _row(letter, k, n):
    return f"({_list(f'{letter}{k}_{{}}', n)},)"
