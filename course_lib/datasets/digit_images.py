"""Small handwritten digits that are always there: 1,797 images of 8 × 8 pixels."""

from pathlib import Path

import numpy as np

from course_lib.checks.values import generator

STORED = Path(__file__).with_name("digit_images.npz")
DARKEST = 16            # a pixel counts the black ones of 4 × 4
N_TRAIN = 1437


def digits(seed=0):
    """Return X_train (1437, 64), y_train, X_test (360, 64), y_test: real digits of 8 × 8 pixels.

    Pixels run from 0 (paper) to 1 (ink), labels are 0 to 9; `seed` picks which fifth is for the
    test. Source: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI
    Machine Learning Repository, 1998 (its test set, in its order), licence CC BY 4.0.

    >>> X_train, y_train, X_test, y_test = digits()
    >>> X_train.shape, X_test.shape
    ((1437, 64), (360, 64))
    """
    with np.load(STORED) as stored:
        X, y = stored["pixels"] / DARKEST, stored["labels"].astype(np.int64)
    order = generator(seed).permutation(len(X))
    train, test = order[:N_TRAIN], order[N_TRAIN:]
    return X[train], y[train], X[test], y[test]
