"""Points in the plane: the data sets of the playground, all made by functions of one shape.

Each takes `n_samples`, `noise` (0 none, 0.5 much) and a `seed`, and returns X (n_samples, 2) with
coordinates that noise apart lie within about −6 to 6, and y (n_samples,): 0 or 1, or for the last
two a number from −1 to 1. The shapes are those of the TensorFlow Playground (Smilkov, Carter,
Sculley, Viégas, Wattenberg, "Direct-Manipulation Visualization of Deep Networks", 2017).
"""

from functools import wraps

import numpy as np

from course_lib.checks.values import generator, number, whole_number

RADIUS = 5.0
MOST_SAMPLES = 1_000_000    # more would not fit the memory of a small machine


def circle(n_samples, noise, rng):
    """Return a disc of 1s inside a ring of 0s.

    >>> X, y = DATASETS_2D["circle"](100)
    >>> X.shape, y.mean()
    ((100, 2), np.float64(0.5))
    """
    inside = np.arange(n_samples) % 2 == 1
    radius = RADIUS * np.where(inside, rng.uniform(0, 0.5, n_samples),
                               rng.uniform(0.7, 1, n_samples))
    X = _around(radius, rng.uniform(0, 2 * np.pi, n_samples))
    return X + _shake(n_samples, noise, rng), inside.astype(float)


def xor(n_samples, noise, rng):
    """Return four squares: 1 where one coordinate is positive and the other is not.

    >>> X, y = DATASETS_2D["xor"](100)
    >>> ((X[:, 0] * X[:, 1] < 0) == y).all()
    np.True_
    """
    X = rng.uniform(-RADIUS, RADIUS, (n_samples, 2))
    y = (X[:, 0] * X[:, 1] < 0).astype(float)
    X += 0.3 * np.sign(X)  # a lane between the squares
    return X + _shake(n_samples, noise, rng), y


def gaussian(n_samples, noise, rng):
    """Return two round clouds: 1s about (2, 2), 0s about (−2, −2).

    >>> X, y = DATASETS_2D["gaussian"](100)
    >>> X[y == 1].mean() > 1
    np.True_
    """
    y = (np.arange(n_samples) % 2).astype(float)
    spread = np.sqrt(0.5 + 7 * noise)
    return np.where(y[:, None] == 1, 2, -2) + spread * rng.normal(size=(n_samples, 2)), y


def spiral(n_samples, noise, rng):
    """Return two arms that wind around each other, one of 1s and one of 0s.

    >>> X, y = DATASETS_2D["spiral"](100)
    >>> np.hypot(*X.T).max() <= RADIUS
    np.True_
    """
    y = (np.arange(n_samples) % 2).astype(float)
    along = (np.arange(n_samples) // 2) / (n_samples / 2)
    X = _around(RADIUS * along, 1.75 * 2 * np.pi * along + np.pi * y)
    return X + _shake(n_samples, noise, rng), y


def plane(n_samples, noise, rng):
    """Return a slope: the target grows from −1 to 1 with x1 + x2.

    >>> X, y = DATASETS_2D["plane"](100)
    >>> np.allclose(y, X.sum(axis=1) / 10)
    True
    """
    X = rng.uniform(-RADIUS, RADIUS, (n_samples, 2))
    return X + _shake(n_samples, noise, rng), X.sum(axis=1) / (2 * RADIUS)


def hills(n_samples, noise, rng):
    """Return three hills (1 at the top) and three hollows (−1), with flat land (0) between.

    >>> X, y = DATASETS_2D["hills"](1000)
    >>> y.min() < -0.9 and y.max() > 0.9
    np.True_
    """
    tops = np.array([[-4, 2.5], [0, 2.5], [4, 2.5], [-4, -2.5], [0, -2.5], [4, -2.5]])
    signs = np.array([1, -1, 1, -1, 1, -1])
    X = rng.uniform(-RADIUS, RADIUS, (n_samples, 2))
    far = np.hypot(*(X[:, None] - tops).transpose(2, 0, 1))
    heights = signs * np.clip(1 - far / 2, 0, 1)
    y = heights[np.arange(n_samples), np.abs(heights).argmax(axis=1)]
    return X + _shake(n_samples, noise, rng), y


def _around(radius, angle):
    return np.column_stack([radius * np.sin(angle), radius * np.cos(angle)])


def _shake(n_samples, noise, rng):
    return noise * rng.uniform(-RADIUS / 2, RADIUS / 2, (n_samples, 2))


def _points(make):
    """Check the arguments of a data set and hand it its own random numbers."""

    @wraps(make)
    def checked(n_samples=200, noise=0.0, seed=0):
        n_samples = whole_number("n_samples", n_samples, least=2, most=MOST_SAMPLES)
        noise = number("noise", noise, least=0, most=1)
        return make(n_samples, noise, generator(seed))

    return checked


DATASETS_2D = {make.__name__: _points(make)
               for make in (circle, xor, gaussian, spiral, plane, hills)}
