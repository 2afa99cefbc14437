import numpy as np
import pytest

from course_lib import SGD, Adam, Momentum, Network, Training, train
from course_lib.datasets import DATASETS_2D, people
from course_lib.losses import cross_entropy, mse
from course_lib.training.rewindable import Run


def test_a_run_is_a_training():
    X, y = people()
    trained, net = Network([2, 2, 1]), Network([2, 2, 1])
    train(trained, X, y, epochs=20)
    run = Run(net, X, y)
    for _ in range(20):
        run.epoch()
    assert np.array_equal(net.parameters(), trained.parameters())


@pytest.mark.parametrize("batch_size", [1, 7])     # written out in Python, and by arrays
def test_all_is_measured_after_the_epoch_and_once_before_the_first(batch_size):
    (X, y), unseen = DATASETS_2D["xor"](40), DATASETS_2D["xor"](30, seed=1)
    net = Network([2, 3, 1], "tanh", seed=4)
    run = Run(net, X, y, batch_size=batch_size, loss="cross_entropy", validation=unseen)

    def measured():
        return [value for X_, y_ in ((X, y), unseen)
                for value in (cross_entropy(y_, net.forward(X_)[:, 0]),
                              np.mean(net.predict(X_) == y_))]

    assert run.start == pytest.approx(measured(), abs=1e-12) and len(run.history) == 0
    for _ in range(5):
        run.epoch()
        assert run.history.rows[-1] == pytest.approx(measured(), abs=1e-12)
    run.go_on_with(batch_size=10)
    run.epoch()
    assert run.history.rows[-1] == pytest.approx(measured(), abs=1e-12)
    run.rewind()
    assert run.start == pytest.approx(measured(), abs=1e-12) and len(run.history) == 0


def test_without_unseen_points_and_decisions_the_row_is_the_loss_alone():
    X, y = DATASETS_2D["plane"](40)
    net = Network([2, 1], output="linear")
    expected = (pytest.approx(mse(y, net.forward(X)[:, 0])), None, None, None)
    assert Run(net, X, y).start == expected


def diverged():
    """Return a run whose loss became infinite, and the parameters of its start."""
    net = Network([2, 8, 1], "relu", "linear")
    start = net.parameters().copy()
    run = Run(net, *DATASETS_2D["plane"](40), optimizer=SGD(10), batch_size=10)
    with pytest.raises(FloatingPointError, match=r"infinite at epoch \d+: rewind, and try a smal"):
        for _ in range(100):
            run.epoch()
    return run, start


def test_what_broke_down_says_so_again_until_it_is_rewound():
    run, start = diverged()
    epochs, left = len(run.history), run.net.parameters().copy()
    for mend in (lambda: run.set_lr(0.01), lambda: run.go_on_with(optimizer=SGD(0.01)), str):
        mend()
        with pytest.raises(FloatingPointError, match=f"at epoch {epochs + 1}: rewind"):
            run.epoch()
        assert len(run.history) == epochs and np.array_equal(run.net.parameters(), left)
    run.rewind()
    assert np.array_equal(run.net.parameters(), start)
    run.epoch()
    assert len(run.history) == 1


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("kind", [Run, Training])
def test_a_loss_that_is_infinite_on_unseen_points_alone_is_said_and_no_warning(kind):
    net = Network([1, 1], output="linear")
    net.parameters()[:] = 0
    run = kind(net, [[1.0]], [1.0], validation=([[1e160]], [0.0]))
    with pytest.raises(FloatingPointError, match="the loss became infinite at epoch 1"):
        run.epoch()
    assert len(run.history) == 0 and not net.parameters().any()


@pytest.mark.filterwarnings("error")
def test_a_loss_that_is_infinite_at_the_start_is_said_at_once():
    with pytest.raises(ValueError, match="the loss became too large for a number"):
        Run(Network([1, 1], output="linear"), [[1e160]], [0.0])


def test_rewind_goes_back_to_the_very_start_and_the_same_way_again():
    for optimizer in (SGD(0.1), Momentum(0.05), Adam(0.01)):
        net = Network([2, 3, 1], "tanh", seed=4)
        run = Run(net, *DATASETS_2D["xor"](40), optimizer=optimizer, batch_size=7)
        start, ways = net.parameters().copy(), []
        for _ in range(2):
            for _ in range(5):
                run.epoch()
            ways.append((run.history.loss, net.parameters().copy()))
            run.rewind()
            assert np.array_equal(net.parameters(), start) and len(run.history) == 0
        assert ways[0][0] == ways[1][0] and np.array_equal(ways[0][1], ways[1][1])


def test_what_changes_on_the_way_changes_the_way_and_not_the_past():
    X, y = DATASETS_2D["circle"](60)
    steady, changed = (Run(Network([2, 4, 1], "tanh"), X, y, batch_size=10) for _ in range(2))
    for _ in range(5):
        steady.epoch()
    for _ in range(3):
        changed.epoch()
    changed.set_lr(0.5)
    changed.epoch()
    changed.go_on_with(batch_size=30, l2=0.01)
    changed.epoch()
    assert changed.history.loss[:3] == steady.history.loss[:3]
    assert len(changed.history) == 5 and changed.history.loss[4] != steady.history.loss[4]
    assert (changed.training.batch_size, changed.training.l2) == (30, 0.01)


def test_a_new_learning_rate_reaches_no_other_training():
    mine = SGD(0.1)
    for run in (Run(Network([2, 1]), *people()), Run(Network([2, 1]), *people(), optimizer=mine)):
        run.set_lr(7)
    assert mine.lr == Run(Network([2, 1]), *people()).training.optimizer.lr == 0.1
    assert Training(Network([2, 1]), *people()).optimizer.lr == 0.1


@pytest.mark.parametrize("lr", [-1, 0, np.nan, "0.1"])
def test_a_bad_learning_rate_is_named(lr):
    with pytest.raises((TypeError, ValueError), match="lr is"):
        Run(Network([2, 1]), *people()).set_lr(lr)


def test_a_new_learning_rate_takes_the_place_of_a_schedule_and_stays():
    run = Run(Network([2, 1]), *people(), optimizer=SGD(lambda epoch: 0.1 / (epoch + 1)))
    run.set_lr(3)
    run.epoch()
    run.go_on_with(batch_size=2)
    run.epoch()
    run.rewind()
    run.epoch()
    assert run.training.optimizer.lr == 3


def test_what_was_refused_leaves_no_trace():
    run, mine = Run(Network([2, 1]), *people()), Momentum(0.2)
    with pytest.raises(ValueError, match="batch_size is -1"):
        run.go_on_with(batch_size=-1)
    run.rewind()
    run.go_on_with(optimizer=mine)
    run.set_lr(9)
    assert mine.lr == 0.2


def test_a_generator_could_not_be_rewound():
    with pytest.raises(TypeError, match="seed is Generator.*whole number"):
        Run(Network([2, 1]), *people(), seed=np.random.default_rng(0))


def test_weights_that_were_changed_are_measured_and_rewound():
    run = Run(Network([2, 2, 1]), [[0, 1], [1, 0]], [0, 1])
    start = run.start
    run.net.parameters()[:] = 0
    run.measure_anew()
    assert run.start == run.newest != start
    run.rewind()
    assert run.start == run.newest == start
    run.epoch()
    run.epoch()
    before = run.newest
    run.net.parameters()[:] = 0
    run.measure_anew()
    assert run.newest != before and len(run.history) == 2
