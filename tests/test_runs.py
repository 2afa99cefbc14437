import numpy as np

from course_lib import SGD, Adam, Momentum, Network, Training, train
from course_lib.datasets import DATASETS_2D, people
from course_lib.runs import Run


def test_a_run_is_a_training():
    X, y = people()
    history = train(Network([2, 2, 1]), X, y, epochs=20)
    run = Run(Network([2, 2, 1]), X, y)
    for _ in range(20):
        run.epoch()
    assert run.history.loss == history.loss


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
