"""How fast networks learn, beside scikit-learn, PyTorch and their bare matrix products.

    python tests/benchmarks/bench_training.py --folder FOLDER_WITH_THE_MNIST_FILES
    ... --part epoch|four|growth    one part alone
    ... --quick                     few samples, one repeat: only to see that it works

Needs scikit-learn and, to compare with it, PyTorch. Run it alone on a quiet machine. In every
table the contenders take turns in one run, so that the ratios are fair; "least" is the shortest
of the repeats, which a busy machine disturbs the least.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
import tracemalloc
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
THREAD_VARIABLES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
SHAPES = ((128, 64), (30, 10), (800, 128))  # hidden neurons, batch size
LR = 0.1


def main():
    """Start each part in a process of its own, since BLAS reads its threads when it is loaded."""
    arguments = _arguments()
    if arguments.inside:
        return PARTS[arguments.part](arguments)
    for part in PARTS if arguments.part is None else [arguments.part]:
        for threads in ("1", "all") if part == "epoch" else ("1",):
            environment = {name: value for name, value in os.environ.items()
                           if name not in THREAD_VARIABLES}
            if threads == "1":
                environment |= dict.fromkeys(THREAD_VARIABLES, "1")
            print(f"\n## {part}, threads: {threads}; load before: {_load()}", flush=True)
            subprocess.run([sys.executable, __file__, *sys.argv[1:], "--inside", "--part", part],
                           env=environment, check=True)


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folder", help="the four MNIST files; else they are downloaded")
    parser.add_argument("--part", choices=("epoch", "four", "growth"))
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _load():
    loads = os.getloadavg() if hasattr(os, "getloadavg") else ()  # Windows has none
    return ", ".join(f"{load:.1f}" for load in loads) or "unknown"


def take_turns(contenders, repeats):
    """Return {name: seconds of each repeat}; in each repeat every contender has its turn.

    One turn more comes first and is not counted: libraries load and memory is got.
    """
    seconds = {name: [] for name in contenders}
    for repeat in range(repeats + 1):
        for name, run in contenders.items():
            taken = run()
            if repeat:
                seconds[name].append(taken)
    return seconds


def table(title, seconds, ours="course_lib", unit=1.0, digits=2):
    """Print the least and the median of each contender, and how they compare with ours."""
    print(f"\n{title}\n\n| | least | median | times ours (least) |\n|---|---|---|---|")
    for name, values in seconds.items():
        least, median = min(values) * unit, statistics.median(values) * unit
        ratio = min(values) / min(seconds[ours])
        print(f"| {name} | {least:.{digits}f} | {median:.{digits}f} | {ratio:.2f} |", flush=True)


# --- one epoch of MNIST ------------------------------------------------------------------------

def epoch(arguments):
    """784-h-10, float32: one epoch of every contender, and the bare matrix products."""
    from course_lib.datasets import mnist

    X, y, _, _ = mnist(arguments.folder)
    if arguments.quick:
        X, y = X[:2000], y[:2000]
    for n_hidden, batch_size in SHAPES:
        contenders = {
            name: lambda run=run: run(X, y, n_hidden, batch_size)
            for name, run in (("course_lib", course_epoch), ("bare matrix products", bare_epoch),
                              ("scikit-learn MLPClassifier", sklearn_epoch),
                              ("PyTorch, rows by index", torch_epoch),
                              ("PyTorch, DataLoader", torch_loader_epoch))
        }
        if not _has_torch():
            print("PyTorch is not installed, so it is left out.")
            contenders = {name: run for name, run in contenders.items() if "PyTorch" not in name}
        repeats = 1 if arguments.quick else arguments.repeats
        seconds = take_turns(contenders, repeats)
        table(f"784-{n_hidden}-10, batch {batch_size}, {len(X):,} samples; seconds for an epoch",
              seconds)
        bare = min(seconds["course_lib"]) / min(seconds["bare matrix products"])
        print(f"\nOurs is {bare:.2f} × its bare matrix products.", flush=True)


def _has_torch():
    from importlib.util import find_spec

    return find_spec("torch") is not None


def course_epoch(X, y, n_hidden, batch_size):
    """The public `train`: with its checks, its shuffling, and its loss and accuracy."""
    import numpy as np

    from course_lib import SGD, Network, train

    net = Network([784, n_hidden, 10], "relu", "softmax", dtype=np.float32)
    start = time.perf_counter()
    train(net, X, y, loss="cross_entropy", optimizer=SGD(LR), epochs=1, batch_size=batch_size)
    return time.perf_counter() - start


def bare_epoch(X, y, n_hidden, batch_size):
    """The five matrix products of each batch into ready memory, and nothing else."""
    import numpy as np

    rng = np.random.default_rng(0)
    W1 = rng.normal(size=(784, n_hidden)).astype(np.float32)
    W2 = rng.normal(size=(n_hidden, 10)).astype(np.float32)
    W1_grad, W2_grad = np.empty_like(W1), np.empty_like(W2)
    x, z1 = X[:batch_size].copy(), np.zeros((batch_size, n_hidden), np.float32)
    z2, h_grad = np.zeros((batch_size, 10), np.float32), np.zeros_like(z1)
    start = time.perf_counter()
    for first in range(0, len(X) - batch_size + 1, batch_size):
        x = X[first : first + batch_size]
        np.matmul(x, W1, out=z1)
        np.matmul(z1, W2, out=z2)
        np.matmul(z1.T, z2, out=W2_grad)
        np.matmul(z2, W2.T, out=h_grad)
        np.matmul(x.T, h_grad, out=W1_grad)
    return time.perf_counter() - start


def sklearn_epoch(X, y, n_hidden, batch_size):
    """Plain SGD, no momentum, no penalty, ReLU and softmax: the same network."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    warnings.simplefilter("ignore", ConvergenceWarning)
    net = MLPClassifier((n_hidden,), solver="sgd", batch_size=batch_size, momentum=0, alpha=0,
                        learning_rate_init=LR, max_iter=1, random_state=0)
    start = time.perf_counter()
    net.fit(X, y)
    return time.perf_counter() - start


def torch_epoch(X, y, n_hidden, batch_size):
    """A plain loop that takes the rows of each batch by their indices."""
    import torch

    X, y = torch.from_numpy(X), torch.from_numpy(y.astype("int64"))

    def batches():
        order = torch.randperm(len(X))
        return ((X[rows], y[rows]) for rows in order.split(batch_size))

    return _torch_loop(batches, n_hidden)


def torch_loader_epoch(X, y, n_hidden, batch_size):
    """A plain loop as the tutorials write it, with a TensorDataset and a DataLoader."""
    import torch
    from torch.utils.data import DataLoader, TensorDataset

    data = TensorDataset(torch.from_numpy(X), torch.from_numpy(y.astype("int64")))
    return _torch_loop(lambda: DataLoader(data, batch_size, shuffle=True), n_hidden)


def _torch_loop(batches, n_hidden):
    import torch
    from torch import nn

    if os.environ.get("OMP_NUM_THREADS") == "1":
        torch.set_num_threads(1)
    net = nn.Sequential(nn.Linear(784, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 10))
    optimizer, loss = torch.optim.SGD(net.parameters(), lr=LR), nn.CrossEntropyLoss()
    start = time.perf_counter()
    for X, y in batches():
        optimizer.zero_grad()
        loss(net(X), y).backward()
        optimizer.step()
    return time.perf_counter() - start


# --- the four people, one sample at a time -----------------------------------------------------

def four(arguments):
    """1000 epochs of 2-2-1; ours keeps the loss and accuracy of every epoch, the others do not."""
    epochs = 50 if arguments.quick else 1000
    runs = (("course_lib", course_four), ("plain Python, numpy.exp, with functions", by_functions),
            ("plain Python, numpy.exp, slopes from the outputs", by_outputs))
    contenders = {name: lambda run=run: run(epochs) for name, run in runs}
    repeats = 1 if arguments.quick else 3 * arguments.repeats
    table(f"four people, 2-2-1, {epochs} epochs; milliseconds", take_turns(contenders, repeats),
          unit=1000, digits=1)


def course_four(epochs):
    """The public `train`."""
    from course_lib import SGD, Network, train
    from course_lib.datasets import people

    X, y = people()
    start = time.perf_counter()
    train(Network([2, 2, 1], init="normal"), X, y, optimizer=SGD(LR), epochs=epochs, shuffle=False)
    return time.perf_counter() - start


def _start():
    import numpy as np

    from course_lib.datasets import people

    return *people(), np.random.default_rng(0).normal(size=9).tolist()


def by_functions(epochs):
    """Each partial derivative with its own call of the sigmoid's derivative, as in textbooks."""
    import numpy as np

    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    def slope(z):
        a = sigmoid(z)
        return a * (1 - a)

    X, y, (w1, w2, w3, w4, w5, w6, b1, b2, b3) = _start()
    start = time.perf_counter()
    for _ in range(epochs):
        for x, target in zip(X, y):
            z1, z2 = w1 * x[0] + w2 * x[1] + b1, w3 * x[0] + w4 * x[1] + b2
            h1, h2 = sigmoid(z1), sigmoid(z2)
            z3 = w5 * h1 + w6 * h2 + b3
            last = -2 * (target - sigmoid(z3))
            h1_grad, h2_grad = w5 * slope(z3), w6 * slope(z3)
            w5_grad, w6_grad, b3_grad = h1 * slope(z3), h2 * slope(z3), slope(z3)
            w1 -= LR * last * h1_grad * x[0] * slope(z1)
            w2 -= LR * last * h1_grad * x[1] * slope(z1)
            b1 -= LR * last * h1_grad * slope(z1)
            w3 -= LR * last * h2_grad * x[0] * slope(z2)
            w4 -= LR * last * h2_grad * x[1] * slope(z2)
            b2 -= LR * last * h2_grad * slope(z2)
            w5, w6, b3 = (w5 - LR * last * w5_grad, w6 - LR * last * w6_grad,
                          b3 - LR * last * b3_grad)
    return time.perf_counter() - start


def by_outputs(epochs):
    """The leanest way: each slope once, from the neuron's output."""
    from numpy import exp

    X, y, (w1, w2, w3, w4, w5, w6, b1, b2, b3) = _start()
    start = time.perf_counter()
    for _ in range(epochs):
        for x, target in zip(X, y):
            h1 = 1 / (1 + exp(-(w1 * x[0] + w2 * x[1] + b1)))
            h2 = 1 / (1 + exp(-(w3 * x[0] + w4 * x[1] + b2)))
            y_pred = 1 / (1 + exp(-(w5 * h1 + w6 * h2 + b3)))
            d3 = LR * -2 * (target - y_pred) * y_pred * (1 - y_pred)
            d1, d2 = d3 * w5 * h1 * (1 - h1), d3 * w6 * h2 * (1 - h2)
            w1, w2, b1 = w1 - d1 * x[0], w2 - d1 * x[1], b1 - d1
            w3, w4, b2 = w3 - d2 * x[0], w4 - d2 * x[1], b2 - d2
            w5, w6, b3 = w5 - d3 * h1, w6 - d3 * h2, b3 - d3
    return time.perf_counter() - start


# --- ten times as much -------------------------------------------------------------------------

def growth(arguments):
    """Ten times the samples, weights or epochs: how many times the seconds, and the memory."""
    repeats = 1 if arguments.quick else arguments.repeats
    small = {"n_samples": 2_000, "n_hidden": 100, "epochs": 2}
    if not arguments.quick:
        small = {"n_samples": 6_000, "n_hidden": 200, "epochs": 3}
    tenfold = {"all of it once": {}, "10 × samples": {"n_samples": 10 * small["n_samples"]},
               "10 × weights": {"n_hidden": 10 * small["n_hidden"]},
               "10 × epochs": {"epochs": 10 * small["epochs"]}}
    contenders = {name: lambda more=more: _grown(**small | more)[0]
                  for name, more in tenfold.items()}
    table(f"784-h-10 with {small}; seconds", take_turns(contenders, repeats), "all of it once")
    print("\n| | data MB | parameters and gradients MB | peak while training, above the data MB |"
          "\n|---|---|---|---|")
    for name, more in tenfold.items():
        _, data, parameters, peak = _grown(**small | more, memory=True)
        print(f"| {name} | {data:.1f} | {parameters:.1f} | {peak:.1f} |", flush=True)


def _grown(n_samples, n_hidden, epochs, memory=False):
    """Return seconds, and in megabytes the data, the parameters, and the peak above the data."""
    import numpy as np

    from course_lib import SGD, Network, train

    rng = np.random.default_rng(0)
    X, y = rng.random((n_samples, 784), np.float32), rng.integers(0, 10, n_samples)
    if memory:
        tracemalloc.start()
    net = Network([784, n_hidden, 10], "relu", "softmax", dtype=np.float32)
    start = time.perf_counter()
    train(net, X, y, loss="cross_entropy", optimizer=SGD(0.01), epochs=epochs, batch_size=64)
    seconds = time.perf_counter() - start
    peak = tracemalloc.get_traced_memory()[1] / 1e6 if memory else 0
    tracemalloc.stop()
    return seconds, X.nbytes / 1e6, 2 * net.parameters().nbytes / 1e6, peak


PARTS = {"epoch": epoch, "four": four, "growth": growth}

if __name__ == "__main__":
    main()
