"""Training: the four people, the same seed, batches, stopping in every way, and bad input."""

import itertools
import math
import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib import SGD, Adam, History, Momentum, Network, RMSProp, Training, minibatches, train
from course_lib.datasets import DATASETS_2D, gate, jogging, people

X, y = DATASETS_2D["gaussian"](40, 0.2, 0)
small = {"epochs": 3, "batch_size": 8}


def small_net(seed=0, **options):
    return Network([2, 3, 1], activation="tanh", seed=seed, **options)


def test_four_people_over_thirty_starts():
    final, new = [], []
    for seed in range(30):
        net = Network([2, 2, 1], seed=seed, init="normal")
        history = train(net, *people(), optimizer=SGD(lr=0.1), epochs=1000, shuffle=False)
        assert history.accuracy[-1] == 1 and history.loss[-1] < history.loss[0]
        final.append(history.loss[-1])
        new.append(net.forward([[-7, -3], [20, 2]])[:, 0])
    emily, frank = np.transpose(new)
    # Starts end in one of two valleys, at about 0.0015 and 0.0023, and about half in each.
    assert 0.0013 < min(final) < 0.0016 and 0.0022 < max(final) < 0.0025
    assert 0.94 < emily.min() and emily.max() < 0.975
    assert np.median(emily) == pytest.approx(0.966, abs=0.003)
    assert 0.03 < frank.min() and frank.max() < 0.24
    assert np.median(frank) == pytest.approx(0.039, abs=0.004)


def test_four_people_written_out_without_arrays():
    net = Network([2, 2, 1], seed=3, init="normal")
    w1, w3, w2, w4, b1, b2, w5, w6, b3 = net.parameters().tolist()

    def sigmoid(z):
        return 1 / (1 + math.exp(-z))

    for _ in range(200):
        for (x1, x2), target in zip(*people()):
            h1 = sigmoid(w1 * x1 + w2 * x2 + b1)
            h2 = sigmoid(w3 * x1 + w4 * x2 + b2)
            y_pred = sigmoid(w5 * h1 + w6 * h2 + b3)
            last = -2 * (target - y_pred) * y_pred * (1 - y_pred)
            first, second = last * w5 * h1 * (1 - h1), last * w6 * h2 * (1 - h2)
            w1, w2, b1 = w1 - 0.1 * first * x1, w2 - 0.1 * first * x2, b1 - 0.1 * first
            w3, w4, b2 = w3 - 0.1 * second * x1, w4 - 0.1 * second * x2, b2 - 0.1 * second
            w5, w6, b3 = w5 - 0.1 * last * h1, w6 - 0.1 * last * h2, b3 - 0.1 * last
    train(net, *people(), optimizer=SGD(lr=0.1), epochs=200, shuffle=False)
    assert net.parameters() == pytest.approx([w1, w3, w2, w4, b1, b2, w5, w6, b3], abs=1e-10)


def test_linear_regression_is_one_neuron_trained():
    minutes, kcal = jogging()
    net = Network([1, 1], output="linear")
    history = train(net, minutes[:, None] / 60, kcal, batch_size=None, epochs=3000,
                    optimizer=SGD(0.5))
    slope, start = np.polyfit(minutes / 60, kcal, 1)
    assert net.layers[0].weights[0, 0] == pytest.approx(slope)
    assert net.layers[0].bias[0] == pytest.approx(start)
    assert history.accuracy == [] and len(history.loss) == 3000


@pytest.mark.parametrize("optimizer", [SGD(0.5), Momentum(0.2), RMSProp(0.02), Adam(0.05)],
                         ids=lambda optimizer: type(optimizer).__name__)
def test_every_optimizer_learns_xor(optimizer):
    net = Network([2, 8, 1], activation="tanh", seed=1)
    history = train(net, *gate("XOR"), loss="cross_entropy", optimizer=optimizer, epochs=500)
    assert history.accuracy[-1] == 1 and history.loss[-1] < 0.1


@pytest.mark.parametrize("loss, output", [("mse", "softmax"), ("cross_entropy", "softmax"),
                                          ("kl_divergence", "softmax"), ("mse", "tanh")])
def test_every_loss_falls(loss, output):
    net = Network([2, 4, 2], activation="tanh", output=output)
    history = train(net, X, np.c_[1 - y, y], loss=loss, optimizer=SGD(0.1), epochs=20)
    assert history.loss[-1] < history.loss[0] / 2


def test_the_same_seed_gives_the_same_history_also_with_an_optimizer_used_before():
    optimizer, runs = Adam(0.01), []
    for seed in (1, 1, 2):
        net = small_net()
        runs.append((train(net, X, y, optimizer=optimizer, seed=seed, validation=(X, y),
                           **small).rows, net.parameters().copy()))
    assert runs[0][0] == runs[1][0] and (runs[0][1] == runs[1][1]).all()
    assert runs[0][0] != runs[2][0]


def test_a_full_batch_takes_one_step_along_the_mean_slope():
    net, by_hand = small_net(), small_net()
    train(net, X, y, optimizer=SGD(0.3), epochs=1, batch_size=None)
    by_hand.parameters()[:] -= 0.3 * by_hand.backward(X, y)
    assert net.parameters() == pytest.approx(by_hand.parameters(), abs=1e-12)


@pytest.mark.parametrize("batch_size", [1, 7, 40, 1000, None])
def test_one_epoch_by_hand_gives_the_same(batch_size):
    net, by_hand = small_net(), small_net()
    history = train(net, X, y, optimizer=SGD(0.3), epochs=1, batch_size=batch_size, seed=5)
    losses = []
    for X_batch, y_batch in minibatches(X, y, batch_size, seed=5):
        losses += list((by_hand.forward(X_batch)[:, 0] - y_batch) ** 2)
        by_hand.parameters()[:] -= 0.3 * by_hand.backward(X_batch, y_batch)
    assert net.parameters() == pytest.approx(by_hand.parameters(), abs=1e-12)
    assert history.loss == [pytest.approx(np.mean(losses), abs=1e-12)]


@given(n_samples=st.integers(1, 700), batch_size=st.none() | st.integers(1, 300),
       shuffle=st.booleans(), seed=st.integers(0, 9))
def test_batches_hold_every_sample_once_with_its_own_target(n_samples, batch_size, shuffle, seed):
    rows = np.arange(n_samples)
    batches = list(minibatches(np.c_[rows, rows], rows, batch_size, shuffle, seed))
    found = np.concatenate([y_rows for _, y_rows in batches])
    assert sorted(found) == list(rows) and (shuffle or (found == rows).all())
    assert all((X_rows[:, 0] == y_rows).all() for X_rows, y_rows in batches)
    size = batch_size or n_samples
    assert [len(rows) for rows, _ in batches[:-1]] == [size] * (-(-n_samples // size) - 1)


def test_a_million_observations_make_a_hundred_iterations():
    X = np.zeros((1_000_000, 1), np.float32)
    assert sum(1 for _ in minibatches(X, X, batch_size=10_000)) == 100


def test_shuffling_differs_from_epoch_to_epoch_and_not_without():
    seen = []
    for shuffle in (True, False):
        training = Training(small_net(), X, y, batch_size=40, shuffle=shuffle)
        for _ in range(2):
            ((rows, _),) = minibatches(training.X, training.y, 40, shuffle, training.rng)
            seen.append(rows.tolist())
    assert seen[0] != seen[1] and seen[2] == seen[3] == X.tolist()


def test_validation_is_measured_after_the_epoch():
    net = small_net()
    history = train(net, X, y, validation=(X, y), **small)
    assert len(history.val_loss) == len(history.val_accuracy) == 3
    assert history.val_loss[-1] == pytest.approx(np.mean((net.forward(X)[:, 0] - y) ** 2))
    assert history.val_accuracy[-1] == np.mean(net.predict(X) == y)


def test_early_stopping_brings_the_best_parameters_back():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(30, 5)), rng.integers(0, 2, 30)  # noise: it can only learn by heart
    net = Network([5, 20, 1], activation="tanh")
    history = train(net, X[:15], y[:15], optimizer=SGD(0.5), epochs=500, patience=10,
                    validation=(X[15:], y[15:]))
    best = int(np.argmin(history.val_loss))
    assert len(history) == best + 1 + 10
    assert history.stopped == f"the validation loss was lowest in epoch {best + 1}"
    assert np.mean((net.forward(X[15:])[:, 0] - y[15:]) ** 2) == history.val_loss[best]


@pytest.mark.parametrize("penalty", ["l1", "l2"])
def test_penalties_pull_the_weights_to_zero_and_leave_the_biases(penalty):
    free, pulled = small_net(), small_net()
    train(free, X, y, epochs=30)
    train(pulled, X, y, epochs=30, **{penalty: 0.05})
    assert sum(abs(layer.weights).sum() for layer in pulled.layers) < 0.7 * sum(
        abs(layer.weights).sum() for layer in free.layers)
    step, plain = small_net(), small_net()
    for net, options in ((step, {penalty: 0.5}), (plain, {})):
        train(net, X, y, optimizer=SGD(0.1), epochs=1, batch_size=None, **options)
    for a, b, start in zip(step.layers, plain.layers, small_net().layers):
        pull = np.sign(start.weights) if penalty == "l1" else start.weights
        assert a.weights == pytest.approx(b.weights - 0.1 * 0.5 * pull)
        assert a.bias == pytest.approx(b.bias)


def test_on_epoch_sees_each_epoch_and_may_stop():
    seen = []

    def on_epoch(epoch, history):
        seen.append((epoch, len(history)))
        return epoch == 2

    history = train(small_net(), X, y, epochs=9, on_epoch=on_epoch)
    assert seen == [(1, 1), (2, 2)] and history.stopped == "on_epoch returned True"
    assert "stopped: on_epoch returned True" in repr(history)


@pytest.mark.parametrize("after_steps", [1, 17, 60])
def test_an_interrupt_leaves_a_usable_network_and_history(after_steps):
    class Interrupted(SGD):
        left = after_steps

        def step(self, parameters, gradients):
            super().step(parameters, gradients)
            self.left -= 1
            if self.left == 0:
                raise KeyboardInterrupt

    net = small_net()
    history = train(net, X, y, optimizer=Interrupted(0.1), epochs=50)
    assert history.stopped == "you interrupted it"
    assert len(history.loss) == len(history.accuracy) == (after_steps - 1) // 40
    assert np.isfinite(net.forward(X)).all()
    assert len(train(net, X, y, epochs=2)) == 2


@pytest.mark.parametrize("activation", ["relu", "linear", "leaky_relu"])
def test_a_diverging_run_stops_and_says_what_to_do(activation):
    net = Network([2, 5, 1], activation, output="linear")
    with pytest.raises(FloatingPointError,
                       match=r"^the loss became infinite at epoch \d+; try a smaller learn"):
        train(net, X * 100, y, optimizer=SGD(lr=1.0), epochs=500)
    assert np.isfinite(net.parameters()).all()


def test_a_progress_bar_is_shown_on_request(capsys):
    before = threading.active_count()
    train(small_net(), X, y, progress=True, **small)
    assert threading.active_count() == before       # a browser tab has no threads
    assert "3/3" in capsys.readouterr().err
    train(small_net(), X, y, **small)
    assert capsys.readouterr() == ("", "")


def test_no_epochs_change_nothing():
    net = small_net()
    history = train(net, X, y, epochs=0)
    assert history.loss == [] and repr(history) == "History: 0 epochs"
    assert (net.parameters() == small_net().parameters()).all()


def test_float32_trains_in_float32_to_about_the_same():
    nets = [small_net(dtype=dtype) for dtype in (np.float32, np.float64)]
    histories = [train(net, X, y, epochs=10, batch_size=8) for net in nets]
    assert nets[0].parameters().dtype == np.float32
    assert histories[0].loss == pytest.approx(histories[1].loss, rel=1e-3)


def test_labels_of_classes_are_taken_as_they_are():
    net = Network([2, 3, 2], output="softmax")
    by_labels = train(net, X, y.astype(np.uint8), loss="cross_entropy", **small)
    net = Network([2, 3, 2], output="softmax")
    assert by_labels.loss == train(net, X, np.c_[1 - y, y], loss="cross_entropy", **small).loss


def test_training_waits_between_epochs():
    training = Training(small_net(), X, y, batch_size=8)
    for _ in range(3):
        training.epoch()
    assert training.history.rows == train(small_net(), X, y, **small).rows


@pytest.mark.parametrize(("options", "error", "says"), [
    ({"epochs": -1}, ValueError, "epochs is -1, but expected at least 0"),
    ({"epochs": 1.5}, TypeError, "epochs is 1.5, but expected a whole number"),
    ({"batch_size": 0}, ValueError, "batch_size is 0, but expected at least 1"),
    ({"batch_size": "all"}, TypeError, "batch_size is 'all'"),
    ({"loss": "mes"}, ValueError, "loss is 'mes'.*Did you mean 'mse'"),
    ({"optimizer": "adam"}, TypeError, r"optimizer is 'adam', but expected one of SGD\(\)"),
    ({"optimizer": SGD}, TypeError, "optimizer is <class.*with the brackets"),
    ({"validation": X}, TypeError, r"validation is .*expected a pair \(X, y\)"),
    ({"validation": (X, y[:3])}, ValueError, "y has shape"),
    ({"patience": 3}, ValueError, "patience needs validation"),
    ({"patience": 0, "validation": (X, y)}, ValueError, "patience is 0"),
    ({"l2": -1}, ValueError, "l2 is -1, but expected at least 0"),
    ({"l1": "a"}, TypeError, "l1 is 'a'"),
])
def test_bad_options_are_named_before_anything_is_learned(options, error, says):
    net = small_net()
    with pytest.raises(error, match=says):
        train(net, X, y, **options)
    assert (net.parameters() == small_net().parameters()).all()


@pytest.mark.parametrize(("X", "y", "says"), [
    ([[1, 2, 3]], [1], "X has 3 values, but expected 2"), ([], [], "X is empty"),
    ([[1, 2]], [1, 0], r"y has shape \(2,\), but expected \(1, 1\)"),
    ([[1, np.nan]], [1], "X is .*NaN"), ([[1, 2]], [np.inf], "y is .*infinity")])
def test_bad_data_are_named(X, y, says):
    with pytest.raises(ValueError, match=says):
        train(small_net(), X, y)


def test_what_is_no_network_is_named():
    with pytest.raises(TypeError, match=r"net is \[2, 2, 1\], but expected a Network"):
        train([2, 2, 1], X, y)


def test_a_history_never_holds_half_an_epoch():
    history = History()
    for row in itertools.product([0.5], [None, 0.9], [None, 0.6], [None, 0.8]):
        history.add(*row)
    assert len(history.loss) == len(history) == 8 and len(history.val_loss) == 4
    assert repr(history) == ("History: 8 epochs, loss 0.5000, accuracy 0.90, "
                             "validation loss 0.6000, validation accuracy 0.80")


@pytest.mark.parametrize("answer, stops", [
    (True, True), (np.True_, True), (False, False), (None, False), (1, False), ("yes", False)])
def test_on_epoch_stops_by_true_alone(answer, stops):
    history = train(small_net(), X, y, epochs=3, on_epoch=lambda epoch, history: answer)
    assert len(history) == (1 if stops else 3)


def test_what_is_no_function_or_no_switch_is_named_before_the_first_epoch():
    with pytest.raises(TypeError, match="on_epoch is 5, but expected a function"):
        train(small_net(), X, y, on_epoch=5)
    with pytest.raises(TypeError, match="shuffle is 'no', but expected True or False"):
        train(small_net(), X, y, shuffle="no")
    for validation in ((X[:, :1], y), (X, y[:3])):
        with pytest.raises(ValueError, match="validation: [Xy] has "):
            train(small_net(), X, y, validation=validation)


def test_trainings_share_no_optimizer():
    mine = Adam(0.1)
    first, second = (Training(net, X, y, optimizer=mine) for net in (small_net(), Network([2, 1])))
    first.epoch(), second.epoch()   # memories of different shapes
    first.optimizer.lr = 5
    assert mine.lr == second.optimizer.lr == 0.1 and mine.memory is None
    first = Training(small_net(), X, y)
    first.optimizer.lr = 50
    assert Training(small_net(), X, y).optimizer.lr == 0.1


@pytest.mark.parametrize("optimizer", [Momentum(1e200), RMSProp(1e300), Adam(1e300)])
def test_after_a_divergence_a_smaller_rate_helps(optimizer):
    net = Network([2, 1], output="linear")
    training, before = Training(net, X, y, optimizer=optimizer, batch_size=8), net.forward(X)
    with pytest.raises(FloatingPointError, match="epoch 1; try a smaller learning rate"):
        for _ in range(9):
            training.epoch()
    assert (net.forward(X) == before).all() or len(training.history)
    training.optimizer.lr = 1e-3
    training.epoch()
    assert np.isfinite(training.history.loss[-1])


def test_an_interrupt_goes_back_to_the_epoch_before():
    class Interrupted(SGD):
        def step(self, parameters, gradients):
            parameters[:] = np.inf
            raise KeyboardInterrupt

    net = small_net()
    before = net.parameters().copy()
    assert train(net, X, y, optimizer=Interrupted()).stopped == "you interrupted it"
    assert (net.parameters() == before).all()


@pytest.mark.parametrize("labels", [[0, 1, 2], [-1, 1, 1], [0, 10, 20]])
@pytest.mark.parametrize("where", ["y", "validation"])
def test_targets_that_the_output_cannot_reach_are_refused(labels, where):
    good, rows = [0, 1, 1], [[0.0, 1], [1, 0], [1, 1]]
    y, validation = (labels, None) if where == "y" else (good, (rows, labels))
    for loss in ("mse", "cross_entropy"):
        with pytest.raises(ValueError, match=f"^(validation: )?y has values from {labels[0]} to "
                                             f"{max(labels)}, but expected 0 to 1.*softmax"):
            train(small_net(), rows, y, loss=loss, validation=validation)
    net = Network([2, 8, 3], "tanh", "softmax")
    history = train(net, rows, [0, 1, 2], loss="cross_entropy", optimizer=SGD(0.5), epochs=300)
    assert history.accuracy[-1] == np.mean(net.predict(rows) == [0, 1, 2]) == 1


@pytest.mark.parametrize(("labels", "remedy"), [
    (["cat", "dog"], r"np\.unique\(y, return_inverse=True\)"),
    (np.ma.array([0, 1], mask=[0, 1]), r"y\.filled\(0\)")])
def test_words_and_masks_are_refused_by_train(labels, remedy):
    with pytest.raises((TypeError, ValueError), match=remedy):
        train(small_net(), [[0, 1], [1, 0]], labels)


def test_the_epoch_in_which_on_epoch_stops_may_be_the_best():
    for last in range(1, 12):
        net = small_net()
        history = train(net, X, y, epochs=20, patience=5, validation=(X, y),
                        on_epoch=lambda epoch, history: epoch == last)
        assert history.stopped == "on_epoch returned True"
        assert np.mean((net.forward(X)[:, 0] - y) ** 2) == pytest.approx(min(history.val_loss))


@pytest.mark.parametrize("trouble", [RuntimeError, KeyboardInterrupt])
def test_the_best_comes_back_however_training_ends(trouble):
    net, seen = Network([2, 6, 1], "tanh"), []

    def on_epoch(epoch, history):
        seen[:] = history.val_loss
        if epoch == 8:
            raise trouble

    try:
        train(net, X, 1 - y, optimizer=SGD(0.5), epochs=20, patience=50, validation=(X, y),
              on_epoch=on_epoch)
    except RuntimeError:
        pass
    assert len(seen) == 8 and min(seen) < seen[-1]     # it learns the contrary
    assert np.mean((net.forward(X)[:, 0] - y) ** 2) == pytest.approx(min(seen))


def test_a_batch_is_yours_to_change():
    rows, targets = np.arange(12.0).reshape(6, 2), np.arange(6.0)
    for shuffle in (True, False):
        for X_batch, y_batch in minibatches(rows, targets, 4, shuffle=shuffle):
            X_batch[:], y_batch[:] = -1, -1
        assert rows.tolist() == np.arange(12.0).reshape(6, 2).tolist()
        assert targets.tolist() == list(range(6))


@pytest.mark.parametrize("progress", [np.array([True, False]), 1, "yes", None], ids=repr)
def test_progress_is_a_switch(progress):
    with pytest.raises(TypeError, match="progress is .*expected True or False"):
        train(small_net(), X, y, epochs=1, progress=progress)
