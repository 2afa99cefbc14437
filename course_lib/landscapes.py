"""What a loss looks like over the weights, as a landscape, and walks down it, step by step.

A place in it is an array of weights, one or two; the loss there is the height. Of a line through
data the two are its weight and its bias. A network's landscape has a direction for each of its
parameters: nobody can draw that, but the walk is the same.
"""

from copy import copy
from itertools import chain, count

import numpy as np

from .checks.values import numbers, shown, whole_number
from .optimizers import Optimizer
from .training.batches import minibatches

GONE = 100      # so far out a walk will not come back


class Landscape:
    """A loss over weights: its height at each place, and its slope there in each direction.

    >>> bowl = LANDSCAPES["bowl"]
    >>> float(bowl.loss([2.0])), bowl.slopes([2.0])
    (2.0, array([2.]))
    """

    def __init__(self, loss, slopes, n_weights=(2,)):
        self._loss, self._slopes, self.n_weights = loss, slopes, n_weights

    def loss(self, places):
        """Return the height at a place (n_weights,), or of many (…, n_weights) at once."""
        return self._loss(self._checked("places", places))

    def slopes(self, place):
        """Return the slope in each direction (n_weights,) at one place."""
        return self._slopes(self._checked("place", place, ndim=1))

    def _checked(self, name, places, ndim=None):
        places = numbers(name, places, ndim=ndim)
        if places.shape[-1:] not in [(n,) for n in self.n_weights]:
            expected = " or ".join(map(str, self.n_weights))
            raise ValueError(f"{name} has the shape {places.shape}, but expected {expected} "
                             "weights along the last axis: this landscape has no others.")
        return places


def walk(slopes, start, optimizer, n_steps):
    """Return the places of a walk, the start first: at most n_steps + 1, (n_places, n_weights).

    `slopes(place)` is asked before each step. The walk ends where it is gone: a weight beyond
    ±100. Raises TypeError or ValueError for bad input.

    >>> from course_lib import SGD
    >>> walk(LANDSCAPES["bowl"].slopes, start=[2.0], optimizer=SGD(lr=0.5), n_steps=2).tolist()
    [[2.0], [1.0], [0.5]]
    """
    if not callable(slopes):
        raise TypeError(f"slopes is {shown(slopes)}, but expected a function that returns the "
                        'slopes at a place, like LANDSCAPES["bowl"].slopes.')
    if not isinstance(optimizer, Optimizer):
        raise TypeError(f"optimizer is {shown(optimizer)}, but expected one like SGD(lr=0.1).")
    place, optimizer = np.array(numbers("start", start, ndim=1), float), copy(optimizer)
    optimizer.reset()
    path = [place.copy()]
    while len(path) <= whole_number("n_steps", n_steps) and not is_gone(path):
        optimizer.step(place, slopes(place))
        path.append(place.copy())
    return np.array(path)


def is_gone(path):
    """Return whether a walk is so far out that it will not come back.

    >>> is_gone(np.array([[3.0], [-50.0]])), is_gone(np.array([[3.0], [-150.0]]))
    (False, True)
    """
    return bool(np.abs(path[-1]).max() >= GONE)


def curve(loss, slope):
    """Return the landscape of `loss(w)`; a second weight, where one is given, adds 2 · w₂².

    >>> parabola = curve(lambda w: w**2, lambda w: 2 * w)
    >>> float(parabola.loss([3.0])), parabola.slopes([3.0, 1.0])
    (9.0, array([6., 4.]))
    """
    return Landscape(
        lambda places: loss(places[..., 0]) + 2 * np.sum(places[..., 1:] ** 2, axis=-1),
        lambda place: np.array([slope(place[0]), *(4 * place[1:])]), n_weights=(1, 2))


def line_landscape(x, y):
    """Return the landscape of how wrong a line is: the mean squared error of w · x + b.

    x and y have shape (n_samples,); a place is (w, b). Raises TypeError or ValueError for others.

    >>> through = line_landscape([1, 2], [3, 5])
    >>> float(through.loss([1, 0])), through.slopes([1, 0])
    (6.5, array([-8., -5.]))
    """
    x = numbers("x", x, ndim=1)
    y = numbers("y", y, ndim=1, length=len(x), each="value of x")
    return Landscape(
        lambda places: ((places[..., :1] * x + places[..., 1:] - y) ** 2).mean(axis=-1),
        lambda place: _line_slopes(place, x, y))


def _line_slopes(place, x, y):
    misses = place[0] * x + place[1] - y
    return np.array([misses @ x, misses.sum()]) * (2 / len(x))


def best_line(x, y):
    """Return the (weight, bias) where `line_landscape` is lowest: there both slopes are 0.

    >>> best_line([1, 2, 3], [3, 5, 7]).tolist()
    [2.0, 1.0]
    """
    x = numbers("x", x, ndim=1)
    y = numbers("y", y, ndim=1, length=len(x), each="value of x")
    if np.ptp(x) == 0:
        raise ValueError(f"x is {x[0]:g} for every sample, but expected two different values or "
                         "more: through points above one another goes no line.")
    weight = np.mean((x - x.mean()) * (y - y.mean())) / x.var()
    return np.array([weight, y.mean() - weight * x.mean()])


def batch_slopes(x, y, batch_size, seed=0):
    """Return `slopes(place)` of a line that looks at the next `batch_size` samples at each call.

    Epoch follows epoch, each in a new order. Raises as `minibatches` does.

    >>> slopes = batch_slopes([0.0], [1.0], batch_size=1)
    >>> slopes([0.0, 0.0])
    array([ 0., -2.])
    """
    rng = np.random.default_rng(seed)
    epochs = (minibatches(x, y, batch_size, seed=rng) for _ in count())
    batches = chain.from_iterable(epochs)
    return lambda place: _line_slopes(place, *next(batches))


RIDGE = np.array([[2, 1], [-1, 2]]) / 5**0.5        # directions along the saddle's, and across


def _saddle_loss(places):
    along, across = np.moveaxis(places @ RIDGE.T, -1, 0)
    return along**2 / 4 + (across**2 - 3.24) ** 2 / 16


def _saddle_slopes(place):
    along, across = RIDGE @ place
    return np.array([along / 2, across * (across**2 - 3.24) / 4]) @ RIDGE


LANDSCAPES = {
    "bowl": curve(lambda w: w**2 / 2, lambda w: w),
    "two valleys": curve(lambda w: (w**2 - 4) ** 2 / 16 + 0.3 * w + 0.65,
                         lambda w: w * (w**2 - 4) / 4 + 0.3),
    "plateau": curve(lambda w: 5 - 5 / (1 + (w + 2) ** 2 / 2),
                     lambda w: 5 * (w + 2) / (1 + (w + 2) ** 2 / 2) ** 2),
    "narrow valley": Landscape(lambda places: places**2 @ [0.04, 4],
                               lambda place: 2 * np.array([0.04, 4]) * place),
    "saddle": Landscape(_saddle_loss, _saddle_slopes),
}
