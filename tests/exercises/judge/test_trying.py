"""Inputs with many digits change nothing but digits."""

import dataclasses

import numpy as np

from course_lib.exercises.judge.trying import LONG_TRIALS, RANDOM_TRIALS, trials, with_many_digits


def test_whole_numbers_kinds_and_shapes_stay():
    came = (3, 2.0, "kcal", True, [1, 0.5], np.array([[1.0, 0.25]]), np.array([1, 2]))
    long = with_many_digits(came)
    assert long[:4] == came[:4] and long[4][0] == 1 and (long[6] == came[6]).all()
    assert [type(one) for one in long] == [type(one) for one in came]
    assert long[5].shape == (1, 2) and long[5][0, 0] == 1.0
    assert 0.5 < long[4][1] < 0.501 and 0.25 < long[5][0, 1] < 0.251


def test_trials_are_the_same_each_time_and_some_are_long(example):
    first = trials(example.MEAN)
    assert first == trials(example.MEAN)
    assert len(first) == len(example.MEAN.inputs) + RANDOM_TRIALS + LONG_TRIALS
    assert trials(example.SLOPE) == [()]
    alone = dataclasses.replace(example.MEAN, random_inputs=None)
    assert trials(alone) == list(example.MEAN.inputs)
