"""A finished network that reads handwritten digits, and how it came to be.

Its weights come with the course, so that chapter 00 can begin with what chapter 12 builds. They
were found by `python -m course_lib.digit_reader`, which says how often the network is right.
"""

from pathlib import Path

import numpy as np

from .datasets import made_up_digits, mnist
from .network import Network
from .optimizers import Adam
from .training import train

STORED = Path(__file__).with_name("digit_reader.npz")
SIZES = [784, 64, 10]
STEPS = ((0.002, 10), (0.0004, 4))      # learning rate and epochs: at the end smaller steps
N_EACH = 400                            # made-up drawings of each way to write a digit


def digit_reader():
    """Return the finished network: 28 × 28 pixels of ink in, a probability for each digit out.

    >>> digit_reader()
    Network 784 → 64 → 10 (relu, softmax), 50,890 parameters
    """
    net = Network(SIZES, activation="relu", output="softmax")
    with np.load(STORED) as stored:
        net.parameters()[:] = stored["parameters"]
    return net


def train_digit_reader(X, y, seed=0):
    """Return a network trained on images X (n, 784) of MNIST and on made-up handwriting.

    The made-up drawings teach it the pen of the course's own paper.
    """
    made_up, digits = made_up_digits(784, N_EACH, seed)
    X, y = np.vstack([X, made_up.astype(np.float32)]), np.concatenate([y, digits])
    net = Network(SIZES, activation="relu", output="softmax", seed=seed, dtype=np.float32)
    for lr, epochs in STEPS:
        train(net, X, y, loss="cross_entropy", optimizer=Adam(lr=lr), epochs=epochs,
              batch_size=64, l2=1e-5, seed=seed)
    return net


def main():
    """Train, store the weights in two bytes each, and say what the stored network can do."""
    X_train, y_train, X_test, y_test = mnist()
    parameters = train_digit_reader(X_train, y_train).parameters()
    np.savez_compressed(STORED, parameters=parameters.astype(np.float16))
    right = (digit_reader().predict(X_test) == y_test).mean()
    print(f"wrote {STORED.name}, {STORED.stat().st_size / 1000:.0f} kB: right on {right:.2%} of "
          f"the {len(y_test):,} test images of MNIST")


if __name__ == "__main__":
    main()
