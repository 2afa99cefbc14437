import numpy as np

from course_lib.datasets.features import FEATURES, features


def test_features_are_their_formulas():
    X = np.random.default_rng(0).normal(size=(5, 2))
    x1, x2 = X.T
    by_hand = (x1, x2, x1 * x1, x2 * x2, x1 * x2, np.sin(x1), np.sin(x2))
    for name, column in zip(FEATURES, by_hand, strict=True):
        assert np.allclose(features(X, [name])[:, 0], column, rtol=1e-15)
    assert np.array_equal(features(X, ["x2", "x1"]), X[:, ::-1])


def test_who_sees_nothing_sees_zeros():
    assert features([[1, 2], [3, 4]], []).tolist() == [[0.0], [0.0]]
