"""The finished network: what it reads, and how readily it reads what is no digit."""

import numpy as np
import pytest

from course_lib import datasets, digit_reader
from course_lib.datasets.drawings import as_mnist
from course_lib.datasets.handwriting import drawn
from tests.datasets import pad_imitation
from tests.datasets.test_mnist_files import real_folder

SIDEWAYS_SEVEN = [[[5, 20], [5, 7], [23, 15]]]
SMILE = [[[8, 8], [8, 10]], [[19, 8], [19, 10]], [[6, 17], [10, 22], [17, 22], [21, 17]]]
CROSS = [[[6, 5], [21, 22]], [[21, 5], [6, 22]]]


@pytest.fixture(scope="module")
def net():
    return digit_reader.digit_reader()


def chances(net, strokes):
    return net.forward(as_mnist(drawn([np.array(stroke, float) for stroke in strokes])).ravel())


def test_it_reads_drawings_it_did_not_learn_from(net):
    rng = np.random.default_rng(1)
    right = {way: np.mean([net.predict(as_mnist(pad_imitation.write(way, rng)).ravel())
                           == int(way[0]) for _ in range(40)]) for way in pad_imitation.WAYS}
    assert np.mean(list(right.values())) > 0.98 and min(right.values()) > 0.8


def test_it_reads_mnists_test_images(net):
    _, _, X_test, y_test = datasets.mnist(real_folder())
    assert (net.predict(X_test) == y_test).mean() == pytest.approx(0.977, abs=0.001)


@pytest.mark.parametrize(("strokes", "least"), [
    (SIDEWAYS_SEVEN, 0.95), (SMILE, 0.95), (CROSS, 0.7)], ids=["7 on its side", "smile", "×"])
def test_it_is_easily_fooled(strokes, least, net):
    outputs = chances(net, strokes)
    assert outputs.max() > least and outputs.argmax() != 7


def test_training_starts_from_images_and_learns(monkeypatch):
    monkeypatch.setattr(digit_reader, "STEPS", ((0.002, 2),))
    monkeypatch.setattr(digit_reader, "N_EACH", 20)
    rng = np.random.default_rng(0)
    ways = list(pad_imitation.WAYS)
    X = np.array([as_mnist(pad_imitation.write(way, rng)).ravel() for way in ways], np.float32)
    y = np.array([int(way[0]) for way in ways])
    net = digit_reader.train_digit_reader(X, y)
    assert (net.predict(X) == y).mean() > 0.5


def test_the_stored_weights_are_light():
    assert digit_reader.STORED.stat().st_size < 120_000
