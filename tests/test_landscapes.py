"""Landscapes: true slopes; walks by the published rules, down curves, lines and batches."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.landscapes import (
    GONE,
    LANDSCAPES,
    batch_slopes,
    best_line,
    is_gone,
    line_landscape,
    walk,
)
from course_lib.losses import mse
from course_lib.optimizers import SGD, Adam, Momentum, RMSProp

OPTIMIZERS = (SGD, Momentum, RMSProp, Adam)
x = np.linspace(-1.5, 1.5, 40)
y = 2 * x + 1 + np.sin(9 * x)


def measured_slopes(landscape, place):
    """Return the slope in each direction by central differences."""
    steps = 1e-5 * np.eye(len(place))
    return [(landscape.loss(place + step) - landscape.loss(place - step)) / 2e-5 for step in steps]


@given(st.sampled_from(list(LANDSCAPES)), st.floats(-4, 4), st.floats(-2.5, 2.5))
def test_slopes_are_those_of_the_loss(name, w1, w2):
    landscape = LANDSCAPES[name]
    for n in landscape.n_weights:
        place = np.array([w1, w2])[:n]
        assert landscape.slopes(place) == pytest.approx(measured_slopes(landscape, place),
                                                        abs=1e-4)


@given(st.floats(-4, 4), st.floats(-4, 4))
def test_slopes_of_a_line_are_those_of_its_mean_squared_error(w, b):
    line, place = line_landscape(x, y), np.array([w, b])
    assert line.loss(place) == pytest.approx(mse(y, w * x + b))
    assert line.slopes(place) == pytest.approx(measured_slopes(line, place), abs=1e-4)


def test_many_places_at_once_have_the_losses_of_each():
    places = np.stack(np.meshgrid(np.linspace(-4, 4, 5), np.linspace(-2, 2, 3)), axis=-1)
    for landscape in (*LANDSCAPES.values(), line_landscape(x, y)):
        losses = landscape.loss(places)
        assert losses.shape == (3, 5)
        assert losses[2, 1] == pytest.approx(float(landscape.loss(places[2, 1])))


def test_the_best_line_is_that_of_least_squares():
    w, b = np.linalg.lstsq(np.column_stack([x, np.ones_like(x)]), y, rcond=None)[0]
    assert best_line(x, y) == pytest.approx([w, b])
    assert line_landscape(x, y).slopes(best_line(x, y)) == pytest.approx([0, 0], abs=1e-12)


@given(st.sampled_from(list(LANDSCAPES)), st.sampled_from(OPTIMIZERS), st.floats(0.001, 100),
       st.floats(-4, 4), st.floats(-2.5, 2.5))
def test_a_walk_never_leaves_the_numbers_and_ends_where_it_is_gone(name, optimizer, lr, w1, w2):
    landscape = LANDSCAPES[name]
    path = walk(landscape.slopes, [w1, w2], optimizer(lr), n_steps=60)
    assert 1 <= len(path) <= 61 and path[0].tolist() == [w1, w2]
    assert np.isfinite(path).all() and np.isfinite(landscape.loss(path)).all()
    assert np.abs(path[:-1]).max(initial=0) < GONE
    assert is_gone(path) or len(path) == 61


def test_a_walk_asks_for_the_slopes_once_a_step_and_forgets_the_walk_before():
    asked, optimizer = [], Momentum(lr=0.1)
    def slopes(place):
        asked.append(place.copy())
        return place
    first = walk(slopes, [2.0], optimizer, n_steps=3)
    assert np.array_equal(asked, first[:3])
    assert np.array_equal(walk(slopes, [2.0], optimizer, n_steps=3), first)


def test_all_samples_at_once_is_plain_gradient_descent():
    w, b = -1.5, 2.0
    for place in walk(batch_slopes(x, y, len(x), seed=5), [w, b], SGD(0.1), n_steps=7):
        assert place == pytest.approx([w, b])
        miss = w * x + b - y
        w, b = w - 0.1 * 2 * np.mean(miss * x), b - 0.1 * 2 * np.mean(miss)


def test_one_sample_steps_by_that_sample_alone_and_sees_each_once_an_epoch():
    path, used = walk(batch_slopes(x, y, 1, seed=0), [-1.5, 2.0], SGD(0.01), len(x)), []
    for (w, b), (w_next, b_next) in pairwise(path):
        misses = 2 * (w * x + b - y)
        near = np.hypot(w - 0.01 * misses * x - w_next, b - 0.01 * misses - b_next)
        used.append(int(np.argmin(near)))
        assert near.min() < 1e-12
    assert sorted(used) == list(range(len(x)))


@pytest.mark.parametrize("bad, said", [
    (lambda: walk(LANDSCAPES["bowl"], [1.0], SGD(0.1), 2), r"slopes is .*\.slopes"),
    (lambda: walk(LANDSCAPES["bowl"].slopes, [1.0], 0.1, 2), r"optimizer is 0\.1.*SGD"),
    (lambda: walk(LANDSCAPES["bowl"].slopes, 1.0, SGD(0.1), 2), "start has 0 axes"),
    (lambda: walk(LANDSCAPES["bowl"].slopes, [1.0], SGD(0.1), -1), "n_steps is -1"),
    (lambda: LANDSCAPES["saddle"].loss([1.0]), r"places has the shape \(1,\).* 2 weights"),
    (lambda: LANDSCAPES["bowl"].slopes([1.0, 2.0, 3.0]), "place has the shape.* 1 or 2 weights"),
    (lambda: line_landscape([1, 2], [3]), "y has 1 values, but expected 2"),
    (lambda: line_landscape([1, np.nan], [3, 4]), "x .*NaN"),
    (lambda: best_line([2, 2], [3, 4]), "x is 2 for every sample"),
])
def test_bad_input_is_named(bad, said):
    with pytest.raises((TypeError, ValueError), match=said):
        bad()
