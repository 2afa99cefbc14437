"""A training of the playground as a script that needs NumPy alone, to read, run and change."""

from inspect import getsource

import numpy as np

from course_lib.activations import ACTIVATIONS, LARGEST_POWER, LEAK
from course_lib.datasets import plane
from course_lib.datasets.features import FEATURES

# What the knobs decide stands in braces.
SCRIPT = '''\
# A network that learns {what}, written with NumPy alone.
{caution}import numpy as np

lr, batch_size, epochs, seed = {lr}, {batch_size}, {epochs}, {seed}


# --- The data: a point a row, and its target ---
{data}
order = np.random.default_rng(seed).permutation(len(X))
X, y = X[order], y[order].reshape(-1, 1)


def features(X):
    x1, x2 = X.T
    return np.column_stack([{features}])


n_train = {n_train}  # the rest it never sees
X_train, y_train = features(X[:n_train]), y[:n_train]
X_unseen, y_unseen = features(X[n_train:]), y[n_train:]

# --- The network: a matrix of weights and a row of biases for each layer ---
sizes = {sizes}
rng = np.random.default_rng(seed)
weights, biases = [], []


def glorot(n_in, n_out):
    limit = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-limit, limit, (n_in, n_out))


for n_in, n_out in zip(sizes[:-2], sizes[1:-1]):
    weights.append({start})
    biases.append(np.zeros(n_out))
weights.append(glorot(*sizes[-2:]))
biases.append(np.zeros(sizes[-1]))


def forward(X):
    outputs = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        z = outputs[-1] @ W + b
        outputs.append({activation})
    z = outputs[-1] @ weights[-1] + biases[-1]
    return [*outputs, {output}]


def backward(outputs, y):
    z_grad = {last_grad}
    slopes = []
    for k in range(len(weights) - 1, -1, -1):
        slopes.append(z_grad.sum(axis=0))
        slopes.append(outputs[k].T @ z_grad{penalty})
        a = outputs[k]
        z_grad = (z_grad @ weights[k].T) * {slope}
    return slopes[::-1]


def loss(y_true, y_pred):
{inside}    return {measure}


# --- The training: all points in a new order, a step after each batch ---
parameters = [p for pair in zip(weights, biases) for p in pair]
{memory}rng = np.random.default_rng(seed)
for epoch in range(epochs):
    order = rng.permutation(n_train)
    for first in range(0, n_train, batch_size):
        rows = order[first : first + batch_size]
        slopes = backward(forward(X_train[rows]), y_train[rows])
{step}

print(f"loss on the points it learned from: {{loss(y_train, forward(X_train)[-1]):.6f}}")
print(f"loss on points it has never seen:   {{loss(y_unseen, forward(X_unseen)[-1]):.6f}}")
'''

# All of it calculates in the very order of `layers.py`, `losses.py` and `optimizers.py`: a last
# digit that differs grows with every step, until after some hundred epochs the first one does.

# The activation of a whole layer.
ACTIVATION = {
    "linear": "z",
    "sigmoid": f"1 / (1 + np.exp(np.minimum(-z, {LARGEST_POWER})))",
    "tanh": "np.tanh(z)",
    "relu": "np.maximum(z, 0)",
    "leaky_relu": f"np.maximum(z, {LEAK} * z)",
}
GLOROT = "glorot(n_in, n_out)"
HE = "rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out))"
MEASURE = {
    "mse": "np.mean((y_true - y_pred) ** 2)",
    "cross_entropy": "-np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))",
}
INSIDE = """\
    tiny = np.finfo(float).eps  # log(0) would be minus infinity
    p = np.clip(y_pred, tiny, 1 - tiny)
"""
# What is remembered of the steps before, and how a parameter p moves, given its slope g.
STEP = {
    "SGD": ("", "p -= lr * g"),
    "Momentum": ("m", "m *= 0.9\nm -= lr * g\np += m"),
    "RMSProp": ("v", "v += (1 - 0.9) * (g**2 - v)\np -= lr * g / (np.sqrt(v) + 1e-8)"),
    "Adam": ("mv", "m += (1 - 0.9) * (g - m)\nv += (1 - 0.999) * (g**2 - v)\n"
             "p -= lr * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)"),
}
# `unrolled` has its sums in the order of plain Python, which no product of matrices has.
ONE_BY_ONE = """\
# (The playground adds up in another order when it learns point by point. So the last digits may
# differ, and after some hundred epochs on a hard task the first ones too.)
"""


def script(*, data, noise, n_samples, n_train, batch_size, names, hidden, activation, output, loss,
           optimizer, lr, l1, l2, seed, epochs):
    """Return Python text that trains the same network on the same data, with the same numbers.

    `data` is the name of a 2-D set or a pair (X, y); `names` are those of `features`; `hidden`
    are the sizes of the hidden layers; `optimizer` is a name. Raises ValueError for an output
    and a loss that the playground never brings together.

    >>> text = script(data="xor", noise=0.1, n_samples=20, n_train=10, batch_size=5, seed=0,
    ...               names=["x1"], hidden=[2], activation="tanh", output="sigmoid", l1=0, l2=0,
    ...               loss="cross_entropy", optimizer="SGD", lr=0.1, epochs=3)
    >>> "sizes = [1, 2, 1]" in text
    True
    """
    if (output, loss) not in (("linear", "mse"), ("sigmoid", "cross_entropy")):
        raise ValueError(f"output is {output!r} and loss {loss!r}, but the script knows 'linear' "
                         "with 'mse', and 'sigmoid' with 'cross_entropy'.")
    formulas = [FEATURES[name][1] for name in names] or ["0 * x1"]
    return SCRIPT.format(
        what=f'the points of "{data}"' if isinstance(data, str) else "your points",
        lr=lr, batch_size=batch_size, epochs=epochs, seed=seed, n_train=n_train,
        caution=ONE_BY_ONE if optimizer == "SGD" and batch_size == 1 and not (l1 or l2) else "",
        data=_data_in_python(data, noise, n_samples), features=", ".join(formulas),
        sizes=[len(formulas), *hidden, 1], start=HE if "relu" in activation else GLOROT,
        activation=ACTIVATION[activation], output=ACTIVATION[output],
        slope=ACTIVATIONS[activation].derivative.in_a, measure=MEASURE[loss],
        inside=INSIDE if loss == "cross_entropy" else "",
        last_grad=f"(outputs[-1] - y) * ({1 if loss == 'cross_entropy' else 2} / len(y))",
        penalty=f" + {l1} * np.sign(weights[k])" * bool(l1) + f" + {l2} * weights[k]" * bool(l2),
        **_steps(optimizer),
    )


def _data_in_python(data, noise, n_samples):
    """Return the lines that make X and y: the data set's own source, or the numbers."""
    if not isinstance(data, str):
        X, y = (np.asarray(part, float).tolist() for part in data)
        return f"X = np.array({X})\ny = np.array({y})"
    make = getattr(plane, data)
    head, words, body = getsource(make).rstrip().split('"""')   # of the words the first line alone
    source = f'{head}"""{words.splitlines()[0]}"""{body}'
    helpers = [f"\n\n{getsource(helper).rstrip()}\n" for helper in (plane._around, plane._shake)
               if helper.__name__ in source]
    return (f"RADIUS = {plane.RADIUS}\n" + "".join(helpers) + f"\n\n{source}\n\n"
            f"X, y = {data}({n_samples}, {noise}, np.random.default_rng(seed))")


def _steps(optimizer):
    """Return the lines that remember, and the lines of a step."""
    remembered, step = STEP[optimizer]
    memory = "".join(f"all_{name} = [np.zeros_like(p) for p in parameters]\n"
                     for name in remembered)
    loop = (f"for {', '.join(['p', 'g', *remembered])} in zip(parameters, slopes"
            f"{''.join(f', all_{name}' for name in remembered)}):")
    lines = [loop, *("    " + line for line in step.split("\n"))]
    if optimizer == "Adam":
        memory, lines = memory + "t = 0\n", ["t += 1", *lines]
    return {"memory": memory, "step": "\n".join(" " * 8 + line for line in lines)}
