"""Small handwritten digits that are always there: 1,797 images of 8 × 8 pixels."""

from course_lib.checks.values import generator


def digits(seed=0):
    """Return X_train (1437, 64), y_train, X_test (360, 64), y_test: real digits of 8 × 8 pixels.

    Pixels run from 0 (paper) to 1 (ink), labels are 0 to 9; `seed` picks which fifth is for the
    test. They come with scikit-learn, without a network: Alpaydin and Kaynak, "Optical
    Recognition of Handwritten Digits", UCI Machine Learning Repository, 1998 (its test set).

    >>> X_train, y_train, X_test, y_test = digits()
    >>> X_train.shape, X_test.shape
    ((1437, 64), (360, 64))
    """
    from sklearn.datasets import load_digits

    X, y = load_digits(return_X_y=True)
    order = generator(seed).permutation(len(X))
    train, test = order[:1437], order[1437:]
    return X[train] / 16, y[train], X[test] / 16, y[test]
