"""How well networks read handwritten digits: the published split, every run, not the best one.

    python tests/benchmarks/bench_mnist_accuracy.py chapter --folder FOLDER_WITH_THE_FILES
    python tests/benchmarks/bench_mnist_accuracy.py plain --seeds 0 1 2 3 4
    python tests/benchmarks/bench_mnist_accuracy.py elastic --seeds 0
    python tests/benchmarks/bench_mnist_accuracy.py kernels --seeds 0
    ... --epochs 1 --samples 2000   only to see that it works

`chapter` is a network for chapter 12, `plain` the best without more data than MNIST's, `elastic`
sees every image distorted anew in every epoch, `kernels` is the convolutional network of chapter
13 with two layers of kernels, as in LeNet. The test set is looked at once, after the last
epoch; epochs and rates were chosen on the last 10,000 training images. Each run prints a line.
"""

import argparse
import os
import sys
import time
from collections import namedtuple
from pathlib import Path

import numpy as np

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parent)]

from distortions import distort  # noqa: E402

from course_lib import Momentum, Network, Training  # noqa: E402
from course_lib.convolutional_network import ConvolutionalNetwork  # noqa: E402
from course_lib.datasets import mnist  # noqa: E402
from course_lib.optimizers import cosine_decay  # noqa: E402
from course_lib.targets import one_hot  # noqa: E402

Setting = namedtuple("Setting", "n_hidden batch_size lr l2 soft epochs elastic goal kernels",
                     defaults=[None])
SETTINGS = {
    "chapter": Setting(n_hidden=128, batch_size=64, lr=0.02, l2=0.0, soft=0.0, epochs=10,
                       elastic=False, goal=0.975),
    "plain": Setting(n_hidden=800, batch_size=128, lr=0.2, l2=1e-4, soft=0.1, epochs=25,
                     elastic=False, goal=0.984),
    "elastic": Setting(n_hidden=800, batch_size=128, lr=0.1, l2=0.0, soft=0.0, epochs=200,
                       elastic=True, goal=0.993),
    "kernels": Setting(n_hidden=64, batch_size=64, lr=0.05, l2=0.0, soft=0.0, epochs=6,
                       elastic=False, goal=0.99, kernels=[8, 16]),
}


def main():
    arguments = _arguments()
    X, y, X_test, y_test = mnist(arguments.folder)
    X, y = X[: arguments.samples], y[: arguments.samples]
    if arguments.choose:  # settings are chosen without a look at the test set
        X, y, X_test, y_test = X[:-10_000], y[:-10_000], X[-10_000:], y[-10_000:]
    setting = SETTINGS[arguments.setting]
    given = {name: getattr(arguments, name) for name in ("epochs", "lr", "l2", "n_hidden")}
    given = {name: value for name, value in given.items() if value is not None}
    setting = setting._replace(**given)
    threads = os.environ.get("OPENBLAS_NUM_THREADS", "all")
    print(f"{arguments.setting}: {network(setting, 0)}, {setting}, BLAS threads {threads}")
    accuracies = []
    for seed in arguments.seeds:
        accuracy, seconds = run(setting, seed, X, y, X_test, y_test)
        accuracies.append(accuracy)
        print(f"seed {seed}: accuracy {accuracy:.2%} (error {1 - accuracy:.2%}), "
              f"{setting.epochs} epochs, {seconds:.0f} s", flush=True)
    print(f"least {min(accuracies):.2%}, mean {np.mean(accuracies):.2%}, goal {setting.goal:.1%}")


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("setting", choices=SETTINGS)
    parser.add_argument("--folder", help="the four MNIST files; else they are downloaded")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    parser.add_argument("--samples", type=int, help="the first so many training images alone")
    parser.add_argument("--choose", action="store_true",
                        help="train on 50,000 and measure on the other 10,000 training images")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--lr", type=float)
    parser.add_argument("--l2", type=float)
    parser.add_argument("--n-hidden", type=int)
    return parser.parse_args()


def network(setting, seed):
    """Return the network of a setting, before its training."""
    if setting.kernels:
        return ConvolutionalNetwork(28, setting.kernels, side=5, pool=2,
                                    hidden=[setting.n_hidden], seed=seed, dtype=np.float32)
    return Network([784, setting.n_hidden, 10], "relu", "softmax", seed, np.float32)


def run(setting, seed, X, y, X_test, y_test):
    """Return the accuracy on the test images, and the seconds of the training."""
    from tqdm import tqdm

    net = network(setting, seed)
    optimizer = Momentum(cosine_decay(setting.lr, setting.epochs), momentum=0.9)
    # Soft targets: the right class gets a little less than 1, so that no score must be endless
    # (Szegedy et al. 2016, "label smoothing").
    targets = one_hot(y, 10) * (1 - setting.soft) + setting.soft / 10
    training = Training(net, X, targets, loss="cross_entropy", optimizer=optimizer, l2=setting.l2,
                        batch_size=setting.batch_size, seed=seed)
    rng, start = np.random.default_rng(seed), time.perf_counter()
    bar = tqdm(range(setting.epochs), unit="epoch", desc=f"seed {seed}", mininterval=5)
    for _ in bar:
        if setting.elastic:
            training.X = distort(X, rng)
        training.epoch()
        bar.set_postfix(loss=f"{training.history.loss[-1]:.4f}", refresh=False)
    seconds = time.perf_counter() - start
    right = [net.predict(X_test[i : i + 1000]) == y_test[i : i + 1000]     # all windows of all
             for i in range(0, len(X_test), 1000)]                         # would take 1 GB
    return float(np.mean(np.concatenate(right))), seconds


if __name__ == "__main__":
    main()
