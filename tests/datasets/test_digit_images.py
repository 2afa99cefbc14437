"""The small digits that come with the course are those of the library they were taken from."""

import numpy as np
from sklearn.datasets import load_digits

from course_lib import datasets
from course_lib.datasets import digit_images


def test_pixels_and_labels_are_the_very_same():
    X, y = load_digits(return_X_y=True)
    with np.load(digit_images.STORED) as stored:
        assert np.array_equal(stored["pixels"], X) and np.array_equal(stored["labels"], y)
    order = np.random.default_rng(3).permutation(len(X))
    ours = datasets.digits(seed=3)
    for found, wanted in zip(ours, (X[order[:1437]] / 16, y[order[:1437]],
                                    X[order[1437:]] / 16, y[order[1437:]])):
        assert np.array_equal(found, wanted) and found.dtype == wanted.dtype


def test_the_stored_file_is_light():
    assert digit_images.STORED.stat().st_size < 60_000


def test_digits_need_no_network_and_keep_train_and_test_apart():
    X_train, y_train, X_test, y_test = datasets.digits()
    assert X_train.shape == (1437, 64) and X_test.shape == (360, 64)
    assert y_train.shape == (1437,) and set(y_train) == set(y_test) == set(range(10))
    assert X_train.min() == 0 and X_train.max() == 1
    again = datasets.digits(seed=0)[0]
    assert np.array_equal(X_train, again) and not np.array_equal(X_train, datasets.digits(1)[0])
