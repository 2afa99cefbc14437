"""Drawings prepared as MNIST and the small digits were, against those digits themselves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from course_lib import SGD, Network, datasets, train
from course_lib.datasets import drawings, ink
from tests.datasets.test_mnist_files import real_folder

papers = arrays.arrays(np.float64, (28, 28), elements=st.floats(0, 1, width=16), fill=st.just(0))


@pytest.fixture(scope="module")
def mnist():
    """8,000 rows of MNIST to learn from and 2,000 images (28, 28) of its test part, with labels."""
    X_train, y_train, X_test, y_test = datasets.mnist(real_folder())
    return (X_train[:8000].astype(float), y_train[:8000],
            X_test[:2000].reshape(-1, 28, 28).astype(float), y_test[:2000])


def bar(top=4, left=13, height=20, width=2):
    paper = np.zeros((28, 28))
    paper[top : top + height, left : left + width] = 1
    return paper


@pytest.mark.parametrize("prepare, shape", [(drawings.as_mnist, (28, 28)), (drawings.as_digits, (8, 8))])
@given(drawn=papers)
def test_whatever_is_drawn_becomes_ink_from_0_to_1(prepare, shape, drawn):
    image = prepare(drawn)
    assert image.shape == shape
    assert image.min() >= 0 and image.max() <= 1 + 1e-12
    assert image.any() == drawn.any()


@pytest.mark.parametrize("prepare", [drawings.as_mnist, drawings.as_digits])
@given(drawn=papers, down=st.integers(-6, 6), right=st.integers(-6, 6))
def test_the_place_on_the_paper_does_not_matter(prepare, drawn, down, right):
    drawn[:6], drawn[-6:], drawn[:, :6], drawn[:, -6:] = 0, 0, 0, 0
    moved = np.roll(drawn, (down, right), (0, 1))
    assert np.allclose(prepare(moved), prepare(drawn))


def test_mnist_puts_the_longer_side_at_20_and_keeps_the_shape():
    for height, width in ((20, 2), (10, 5), (5, 10), (28, 28), (1, 1), (3, 7)):
        image = drawings.as_mnist(bar(0, 0, height, width))
        rows, columns = image.any(axis=1).sum(), image.any(axis=0).sum()
        assert max(rows, columns) == 20
        assert rows == pytest.approx(20 * height / max(height, width), abs=0.5)
        assert columns == pytest.approx(20 * width / max(height, width), abs=0.5)


def test_mnist_puts_the_centre_of_mass_at_14_and_all_ink_on_the_paper():
    square = bar(3, 3, 9, 9)
    square[3:6] *= 0.1      # more mass below
    assert np.abs(np.subtract(ink.centre(drawings.as_mnist(square)), 14)).max() < 0.501
    heavy = bar(3, 3, 20, 1)
    heavy[22, 3:23] = 1
    heavy[:22] *= 0.001     # nearly all mass in the last row: the edge of the paper holds it
    assert drawings.as_mnist(heavy).sum() == pytest.approx(heavy.sum())


def test_the_small_digits_fill_the_height_and_stand_in_the_middle():
    # 1.6 of 20 rows wide is 3 of 32 pixels: columns 14 to 16 of 32, in blocks of four 3 and 4.
    image = drawings.as_digits(bar())
    assert image.any(axis=1).all()
    assert np.flatnonzero(image.any(axis=0)).tolist() == [3, 4]
    assert image.sum() == pytest.approx(3 * 32 / 16)
    square = drawings.as_digits(bar(5, 5, 12, 12))
    assert np.allclose(square[:, 1:7], [0.5, 1, 1, 1, 1, 0.5]) and not square[:, [0, 7]].any()


def test_images_of_mnist_drawn_on_the_paper_stay_what_they_are(mnist):
    """So a drawing goes the way on which MNIST itself was made: 3 of 10,000 images change."""
    _, _, X_test, _ = mnist
    changed = [not np.allclose(drawings.as_mnist(image), image) for image in X_test]
    assert np.mean(changed) <= 0.002


@pytest.fixture(scope="module")
def reader(mnist):
    X_train, y_train, _, _ = mnist
    net = Network([784, 32, 10], "relu", "softmax")
    train(net, X_train, y_train, loss="cross_entropy", optimizer=SGD(0.3), epochs=4, batch_size=32)
    return net


def accuracy(net, images, labels):
    return (net.predict(images.reshape(len(images), -1)) == labels).mean()


def test_a_network_reads_mnist_as_well_when_it_is_drawn(mnist, reader):
    _, _, X_test, y_test = mnist
    as_drawn = np.array([drawings.as_mnist(image) for image in X_test])
    plain = accuracy(reader, X_test, y_test)
    assert plain > 0.88
    assert abs(accuracy(reader, as_drawn, y_test) - plain) <= 0.002


def test_a_network_reads_what_is_drawn_small_or_at_the_side(mnist, reader):
    _, _, X_test, y_test = mnist
    X_test, y_test = X_test[:1000], y_test[:1000]
    rng = np.random.default_rng(0)
    moved = np.zeros_like(X_test)
    for image, paper in zip(X_test, moved):
        small = ink.scaled(image, *rng.integers(20, 25, 1).repeat(2))
        top, left = rng.integers(0, 29 - len(small), 2)
        paper[top : top + len(small), left : left + len(small)] = small
    as_drawn = np.array([drawings.as_mnist(paper) for paper in moved])
    assert accuracy(reader, moved, y_test) < 0.5
    assert accuracy(reader, as_drawn, y_test) > accuracy(reader, X_test, y_test) - 0.03


def test_a_network_of_the_small_digits_reads_mnist_too(mnist):
    """Other writers, other pens: it has seen none of them, and reads 88 % of all 10,000 images."""
    from course_lib.views.digits import small_network

    _, _, X_test, y_test = mnist
    as_drawn = np.array([drawings.as_digits(image) for image in X_test])
    assert accuracy(small_network(), as_drawn, y_test) > 0.85
