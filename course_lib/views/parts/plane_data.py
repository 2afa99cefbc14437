"""Points in the plane with a target each, and all that a picture needs to show them."""

from collections import namedtuple

import numpy as np

from course_lib.checks.choices import one_of
from course_lib.checks.results import no_alarms
from course_lib.checks.values import numbers, shown
from course_lib.datasets import DATASETS_2D, people
from course_lib.datasets.tables import PEOPLE, USUAL

from .loss_curves import round_up

ROOM = 1.2          # of the plane, times what the points fill of it
FAR = 10            # a wider spread of points drives neurons into their flat ends

# `unseen` is a pair (X, y) or None; `low` and `high` are the targets'; `centre` and `reach`, a
# pair each, say which part of the plane to show; `names` are the samples' own; `advice` may be "".
Data = namedtuple("Data", "X y unseen low high centre reach labels names advice")


def data_of(data, n_samples=200, seed=0, noise=0.0, names=("people", *DATASETS_2D)):
    """Return `Data` for one of `names`, or a pair (X, y) of your own.

    X has shape (n_samples, 2), y (n_samples,). Raises TypeError or ValueError for others.

    >>> data_of("people").names[0], data_of("circle").X.shape
    ('Alice', (200, 2))
    """
    if isinstance(data, str):
        one_of("data", data, names)
        if data == "people":
            names = [row[0] for row in PEOPLE]
            labels = [f"weight − {USUAL[0]} (lb)", f"height − {USUAL[1]} (in)"]
            return Data(*people(), None, 0.0, 1.0, (0.0, 0.0), (30.0, 12.0), labels, names, "")
        X, y = DATASETS_2D[data](n_samples, noise, seed)
        return Data(X, y, None, *_ends(y), (0.0, 0.0), (6.0, 6.0), ["x₁", "x₂"], None, "")
    if not isinstance(data, (tuple, list)) or len(data) != 2:
        raise TypeError(f"data is {shown(data)}, but expected a pair (X, y) of arrays, or one of "
                        f"{', '.join(map(repr, names))}.")
    X = numbers("X", data[0], ndim=2)
    if X.shape[1] != 2:
        raise ValueError(f"X has {X.shape[1]} columns, but expected 2: a point in the plane has "
                         "two coordinates, which become the two axes of the map.")
    return _own(X, numbers("y", data[1], ndim=1, length=len(X), each="row of X"))


def _own(X, y):
    if y.min() == y.max():
        raise ValueError(f"y is {y[0]:g} for every row, but expected two different targets or "
                         "more: with one there is nothing to learn.")
    half = np.ptp(X, axis=0) / 2
    reach = ROOM * np.where(half > 0, half, 1.0)
    return Data(X, y, None, *_ends(y), X.min(axis=0) + half, reach, ["x₁", "x₂"], None, advice(X))


def advice(X):
    """Return what to do with points (n_samples, 2) that networks learn badly, or "".

    >>> advice(np.array([[180.0, 70.0], [170.0, 65.0]]))[:31]
    'Your points lie far from 0 or w'
    """
    with no_alarms():       # what is infinite lies far apart indeed
        spread = X.std(axis=0)
    if (np.abs(X.mean(axis=0)) <= 2 * spread).all() and spread.max() <= FAR:
        return ""
    return ("Your points lie far from 0 or wide apart, where networks learn slowly or not at all: "
            "give (X - X.mean(axis=0)) / X.std(axis=0).")


def split(data):
    """Return `data` with every second point, in a random order, moved to the unseen ones.

    >>> split(data_of("spiral")).unseen[0].shape
    (100, 2)
    """
    order = np.random.default_rng(0).permutation(len(data.X))
    learn, unseen = order[::2], order[1::2]
    return data._replace(X=data.X[learn], y=data.y[learn], unseen=(data.X[unseen], data.y[unseen]))


def _ends(y):
    return (0.0, 1.0) if set(np.unique(y)) <= {0.0, 1.0} else _around(y)


def _around(y):
    """Return round numbers at both sides of 0, or of the middle, between which all of y lies."""
    most = round_up(np.abs(y).max())
    return (-most, most) if y.min() < 0 else (0.0, most)


def limits(data):
    """Return the ends of both axes that show the part of the plane in which `data` lies.

    >>> limits(data_of("circle"))["xlim"]
    (-6.0, 6.0)
    """
    return {name: (centre - reach, centre + reach)
            for name, centre, reach in zip(("xlim", "ylim"), data.centre, data.reach)}
