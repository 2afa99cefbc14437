"""Optimizers: their formulas step by step, schedules, memory, and bad input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib import SGD, Adam, Momentum, RMSProp
from course_lib.optimizers import cosine_decay, step_decay

ALL = [SGD, Momentum, RMSProp, Adam]


def steps(optimizer, gradients, start=1.0):
    w = np.array([start])
    return [(optimizer.step(w, np.array([g], float)), float(w[0]))[1] for g in gradients]


def test_the_formulas_by_hand():
    assert steps(SGD(0.5), [1, -2]) == [0.5, 1.5]
    assert steps(Momentum(0.5, momentum=0.5), [1, 1, 0]) == [0.5, -0.25, -0.625]
    assert steps(RMSProp(0.1, decay=0.75), [2, 2]) == pytest.approx([0.8, 0.8 - 0.2 / 1.75**0.5])
    # Adam's first step is lr in the direction of the slope, however steep it is.
    assert steps(Adam(0.1), [1000]) == pytest.approx([0.9])
    assert steps(Adam(0.1), [-0.001]) == pytest.approx([1.1], abs=1e-4)


@pytest.mark.parametrize("make", ALL)
def test_all_walk_down_a_valley(make):
    w = np.array([2.0, -3.0])
    optimizer = make(lr=0.02)
    for _ in range(2000):
        optimizer.step(w, 2 * w * [1, 5])
    assert abs(w).max() < 0.05


@pytest.mark.parametrize("make", ALL)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_step_is_made_in_place_keeps_the_dtype_and_leaves_the_gradients(make, dtype):
    w, gradients = np.ones(3, dtype), np.ones(3, dtype)
    assert make().step(w, gradients) is None
    assert w.dtype == dtype and (w < 1).all() and (gradients == 1).all()


@pytest.mark.parametrize("make", ALL)
def test_reset_forgets_the_steps_before(make):
    optimizer = make()
    first = steps(optimizer, [1, 2, 3])
    optimizer.reset()
    assert steps(optimizer, [1, 2, 3]) == first


@pytest.mark.parametrize("make", ALL)
def test_a_schedule_sets_the_rate_of_each_epoch(make):
    optimizer = make(lr=lambda epoch: 1 / (epoch + 1))
    assert optimizer.lr == 1
    optimizer.start_epoch(3)
    assert optimizer.lr == 0.25
    constant = make(lr=0.3)
    constant.start_epoch(3)
    assert constant.lr == 0.3


@given(lr=st.floats(0.001, 10), epochs=st.integers(1, 50))
def test_cosine_decay_falls_from_lr_and_is_0_after_its_epochs(lr, epochs):
    rates = [cosine_decay(lr, epochs)(epoch) for epoch in range(epochs + 3)]
    assert rates[0] == pytest.approx(lr) and min(rates[:epochs]) > 0
    assert rates == sorted(rates, reverse=True) and rates[epochs:] == [0, 0, 0]


def test_step_decay_falls_in_steps():
    assert [step_decay(1, 3, 0.1)(e) for e in (0, 2, 3, 6)] == pytest.approx([1, 1, 0.1, 0.01])


@pytest.mark.parametrize("make", ALL)
@pytest.mark.parametrize(("lr", "error"), [
    (0, ValueError), (-0.1, ValueError), (np.nan, ValueError), (np.inf, ValueError),
    ("fast", TypeError), (None, TypeError), ([0.1], TypeError), (lambda epoch: -1, ValueError)])
def test_a_bad_learning_rate_is_named(make, lr, error):
    with pytest.raises(error, match="lr is .*expected"):
        make(lr)


@pytest.mark.parametrize("call", [
    lambda: Momentum(momentum=1), lambda: Momentum(momentum=-0.1), lambda: RMSProp(decay=0),
    lambda: Adam(beta1=1), lambda: Adam(beta2=1.5), lambda: step_decay(0.1, 0),
    lambda: step_decay(0.1, 1, 0), lambda: cosine_decay(0.1, 0), lambda: cosine_decay(0, 5)])
def test_other_bad_settings_are_named(call):
    with pytest.raises(ValueError, match="expected"):
        call()


def test_a_schedule_may_end_at_zero_and_goes_no_further():
    optimizer, w = SGD(lambda epoch: 0.1 - epoch / 10), np.array([1.0])
    optimizer.start_epoch(1)
    optimizer.step(w, np.array([5.0]))
    assert w == 1
    with pytest.raises(ValueError, match="lr is -0.1, but expected at least 0"):
        optimizer.start_epoch(2)


def test_a_schedule_that_fails_is_named():
    with pytest.raises(ZeroDivisionError, match="lr is .* fails for epoch 0.*epoch \\+ 1"):
        SGD(lambda epoch: 0.1 / epoch)


@pytest.mark.parametrize("make", ALL)
@pytest.mark.parametrize("parameters, gradients, error, said", [
    ([1.0], [1.0], TypeError, "parameters is .1.0.*array of floats"),
    (np.array([1]), np.array([1.0]), TypeError, "parameters is array.*array of floats"),
    (np.ones(3), np.ones(1), ValueError, "gradients has shape .1,., but expected .3,."),
])
def test_a_step_that_cannot_be_made_is_named(make, parameters, gradients, error, said):
    with pytest.raises(error, match=said):
        make().step(parameters, gradients)


def read_only(values):
    values.flags.writeable = False
    return values


@pytest.mark.parametrize("make", ALL)
@pytest.mark.parametrize("parameters, gradients, error, said", [
    (np.ones(1), [1.0], TypeError, "gradients is .1.0., but expected an array of numbers"),
    (np.ones(1), np.array(["1"]), TypeError, "gradients is array"),
    (np.ones(1), np.ma.array([1.0], mask=[True]), TypeError, "gradients is masked_array"),
    (np.ma.array([1.0], mask=[True]), np.ones(1), TypeError, "parameters is masked_array"),
    (read_only(np.ones(1)), np.ones(1), ValueError, "parameters is read-only.*take a copy"),
])
def test_what_no_step_can_be_made_with_is_named(make, parameters, gradients, error, said):
    with pytest.raises(error, match=said):
        make().step(parameters, gradients)


@pytest.mark.parametrize("make", ALL[1:])
def test_a_memory_of_another_shape_is_named(make):
    optimizer = make()
    optimizer.step(np.ones(1), np.ones(1))
    with pytest.raises(ValueError, match=r"memory of the steps before has shape \(1,\).*reset\(\)"):
        optimizer.step(np.ones(3), np.ones(3))
    optimizer.reset()
    optimizer.step(np.ones(3), np.ones(3))
