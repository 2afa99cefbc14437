"""MNIST: 70,000 handwritten digits of 28 × 28 pixels, as arrays."""

import os

import numpy as np

from course_lib.checks.choices import yes_or_no
from course_lib.checks.values import shown

from .mnist_files import CONTENTS, FOLDER_VARIABLE, MnistMissing, downloaded, from_folder

__all__ = ["MnistMissing", "mnist"]


def mnist(folder=None, progress=False):
    """Return X_train (60000, 784), y_train, X_test (10000, 784), y_test of MNIST.

    Pixels (float32) run from 0 (paper) to 1 (ink), labels (int64) are 0 to 9. The files are read
    from `folder`, or from the folder in the environment variable ONE_NEURON_MNIST, or else
    downloaded once and kept; `progress=True` shows how far that is. Raises MnistMissing where
    that fails, TypeError for other arguments. Source: LeCun, Cortes, Burges, "The MNIST database
    of handwritten digits", 1998.

    >>> mnist(folder="no such folder")
    Traceback (most recent call last):
    course_lib.datasets.mnist_files.MnistMissing: no such folder cannot be read (No such file ...
    """
    if not isinstance(folder, (str, os.PathLike, type(None))):
        raise TypeError(f"folder is {shown(folder)}, but expected the name of a folder.")
    progress = yes_or_no("progress", progress)
    folder = folder or os.environ.get(FOLDER_VARIABLE)
    contents = (from_folder(name, folder) if folder else downloaded(name, progress)
                for name in CONTENTS)
    train_images, train_labels, test_images, test_labels = map(_array, contents)
    return (_rows(train_images), train_labels.astype(np.int64),
            _rows(test_images), test_labels.astype(np.int64))


def _array(data):
    """Return the array of an IDX file: two zeros, the type (8: bytes), the axes, the bytes."""
    n_axes = data[3]
    shape = np.frombuffer(data, ">u4", count=n_axes, offset=4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * n_axes).reshape(shape)


def _rows(images):
    return images.reshape(len(images), -1).astype(np.float32) / 255
