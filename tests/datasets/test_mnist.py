"""The arrays of MNIST, and clear words for bad arguments."""

import numpy as np
import pytest

from course_lib import datasets
from tests.datasets.test_mnist_files import real_folder


def test_the_real_mnist():
    X_train, y_train, X_test, y_test = datasets.mnist(real_folder())
    assert X_train.shape == (60000, 784) and X_test.shape == (10000, 784)
    assert X_train.dtype == np.float32 and X_train.max() == 1 and X_train.min() == 0
    assert np.bincount(y_train).tolist() == [
        5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    assert y_train[:5].tolist() == [5, 0, 4, 1, 9] and y_test[:5].tolist() == [7, 2, 1, 0, 4]


@pytest.mark.parametrize("folder", [5, False, b"mnist", ["a", "b"], np.array(["a", "b"]),
                                    np.zeros(2)], ids=repr)
def test_a_folder_that_is_no_name_is_refused(folder):
    with pytest.raises(TypeError, match="folder is .*expected the name of a folder"):
        datasets.mnist(folder)


@pytest.mark.parametrize("progress", [1, "yes", None, np.array([True, False])], ids=repr)
def test_progress_is_true_or_false(progress):
    with pytest.raises(TypeError, match="progress is .*expected True or False"):
        datasets.mnist("no such place", progress=progress)
