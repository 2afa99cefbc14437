"""MNIST: 70,000 handwritten digits of 28 × 28 pixels, from a folder or downloaded once."""

import gzip
import hashlib
import os
from pathlib import Path

import numpy as np

from course_lib.checks.values import shown

# The four files as LeCun, Cortes and Burges published them, and their SHA-256.
FILES = {
    "train-images-idx3-ubyte.gz":
        "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
    "train-labels-idx1-ubyte.gz":
        "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
    "t10k-images-idx3-ubyte.gz":
        "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
    "t10k-labels-idx1-ubyte.gz":
        "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
}
MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
)
FOLDER_VARIABLE = "ONE_NEURON_MNIST"
WHAT_TO_DO = (
    "Go on with digits(), which needs no network. Or put the four files "
    f"{', '.join(FILES)} into a folder, and name it: mnist(folder=...), or the environment "
    f"variable {FOLDER_VARIABLE}."
)


class MnistMissing(RuntimeError):
    """MNIST is not to be had now; the message says why, and what to do."""


def mnist(folder=None, progress=False):
    """Return X_train (60000, 784), y_train, X_test (10000, 784), y_test of MNIST.

    Pixels (float32) run from 0 (paper) to 1 (ink), labels (int64) are 0 to 9. The files are read
    from `folder`, or from the folder in the environment variable ONE_NEURON_MNIST, or else
    downloaded once and kept. Raises MnistMissing where that fails. Source: LeCun, Cortes, Burges,
    "The MNIST database of handwritten digits", 1998.

    >>> mnist(folder="no such folder")
    Traceback (most recent call last):
    course_lib.datasets.mnist.MnistMissing: there is no train-images-idx3-ubyte.gz in ... ...
    """
    folder = folder or os.environ.get(FOLDER_VARIABLE) or None
    if not isinstance(folder, (str, os.PathLike, type(None))):
        raise TypeError(f"folder is {shown(folder)}, but expected the name of a folder.")
    find = _download if folder is None else Path(folder).expanduser().joinpath
    paths = [_checked(name, find(name, progress) if folder is None else find(name))
             for name in FILES]
    train_images, train_labels, test_images, test_labels = map(_read, paths)
    return (_rows(train_images), train_labels.astype(np.int64),
            _rows(test_images), test_labels.astype(np.int64))


def _checked(name, path):
    """Return `path` if it holds the published file, byte for byte."""
    path = Path(path)
    if not path.is_file():
        raise MnistMissing(f"there is no {name} in {path.parent}. {WHAT_TO_DO}")
    if hashlib.sha256(path.read_bytes()).hexdigest() != FILES[name]:
        raise MnistMissing(
            f"{path} is not the published file: it was cut short or changed. Take it out of that "
            f"folder, and get it again. {WHAT_TO_DO}"
        )
    return path


def _download(name, progress):
    """Return the path of the file in the cache; fetch it from the first mirror that answers."""
    import pooch

    reasons = []
    for mirror in MIRRORS:
        try:
            # pooch fetches into a temporary file, and moves it only when the hash is right.
            return pooch.retrieve(mirror + name, known_hash=FILES[name], fname=name,
                                  path=pooch.os_cache("one-neuron-at-a-time") / "mnist",
                                  progressbar=progress)
        except (OSError, ValueError) as error:  # no network, a full disk; a wrong hash
            reasons.append(f"{mirror}: {type(error).__name__}")
    raise MnistMissing(f"{name} could not be downloaded ({'; '.join(reasons)}). {WHAT_TO_DO}")


def _read(path):
    """Return the array of an IDX file: two zeros, the type (8: bytes), the axes, the bytes."""
    data = gzip.decompress(path.read_bytes())
    n_axes = data[3]
    shape = np.frombuffer(data, ">u4", count=n_axes, offset=4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * n_axes).reshape(shape)


def _rows(images):
    return images.reshape(len(images), -1).astype(np.float32) / 255
