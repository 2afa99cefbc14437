"""Targets: labels, columns and rows in the one shape a network compares with."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.targets import as_targets, check_reach, one_hot


@given(st.lists(st.integers(0, 6), min_size=1))
def test_one_hot_has_a_single_one_where_the_label_says(labels):
    rows = one_hot(labels, 7)
    assert rows.shape == (len(labels), 7)
    assert (rows.sum(axis=1) == 1).all() and rows.argmax(axis=1).tolist() == labels


@pytest.mark.parametrize(("y", "n_samples", "n_outputs", "output", "expected"), [
    (1, 1, 1, "sigmoid", [[1]]), ([1, 0], 2, 1, "sigmoid", [[1], [0]]),
    ([1, 0], 1, 2, "sigmoid", [[1, 0]]), ([[1, 0]], 1, 2, "softmax", [[1, 0]]),
    ([1, 0], 2, 2, "softmax", [[0, 1], [1, 0]]), (1, 1, 2, "softmax", [[0, 1]]),
    ([1], 1, 3, "softmax", [[0, 1, 0]]), ([0, 0.5, 0.5], 1, 3, "softmax", [[0, 0.5, 0.5]]),
])
def test_every_way_to_write_targets_ends_in_one_shape(y, n_samples, n_outputs, output, expected):
    assert as_targets(y, n_samples, n_outputs, output).tolist() == expected


@pytest.mark.parametrize(("y", "n_samples", "n_outputs"), [
    ([1, 0], 3, 1), ([[1, 0]], 2, 1), ([[1], [0]], 1, 2), ([1, 2, 3, 4], 2, 2), (1, 2, 1)])
def test_other_shapes_are_refused(y, n_samples, n_outputs):
    with pytest.raises(ValueError, match=f"y has shape .*expected .{n_samples}, {n_outputs}"):
        as_targets(y, n_samples, n_outputs)


@pytest.mark.parametrize(("labels", "n_classes", "error"), [
    ([], 2, ValueError), ([[1]], 2, ValueError), (["a"], 2, TypeError), ([np.nan], 2, ValueError),
    ([0], 0, ValueError), ([0], 1.5, TypeError), ([2], 2, ValueError), ([0.5], 2, ValueError)])
def test_bad_labels_are_refused(labels, n_classes, error):
    with pytest.raises(error, match="expected"):
        one_hot(labels, n_classes)


@pytest.mark.parametrize(("y", "output"), [
    ([[0], [1], [2]], "sigmoid"), ([[-1], [1]], "sigmoid"), ([[0], [10], [20]], "sigmoid"),
    ([[2]], "step"), ([[-1.5], [1]], "tanh"), ([[-1], [1]], "relu"), ([[1, 2]], "softmax")])
def test_what_an_output_cannot_reach_is_refused_with_the_remedy(y, output):
    y = np.array(y, float)
    with pytest.raises(ValueError, match=f"y has values from .* {output} reaches.*number several "
                                         'classes from 0, with an output for each and output="so'):
        check_reach(y, output)


def test_shares_that_are_no_whole_are_out_of_reach_of_softmax():
    with pytest.raises(ValueError, match="y has rows that do not add up to 1"):
        check_reach(np.array([[1.0, 1.0]]), "softmax")


@pytest.mark.parametrize(("y", "output"), [
    ([[0], [1]], "sigmoid"), ([[-1], [1]], "tanh"), ([[0], [9]], "relu"), ([[-9]], "linear"),
    ([[-9]], "leaky_relu"), ([[0.5, 0.5]], "softmax")])
def test_what_it_can_reach_is_taken(y, output):
    assert check_reach(np.array(y, float), output) is None


def test_a_column_of_labels_for_softmax_names_the_remedy():
    with pytest.raises(ValueError, match=r"y has shape \(3, 1\), a column, .*take y.ravel\(\)"):
        as_targets([[0], [2], [1]], n_samples=3, n_outputs=3, output="softmax")


def test_classes_that_fit_no_memory_are_refused():
    with pytest.raises(ValueError, match="n_classes makes 1e.12 numbers"):
        one_hot([0], 10**12)
