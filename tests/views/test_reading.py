"""The view of the finished network: its own numbers, whatever is drawn, and nothing drawn."""

import numpy as np
import pytest

from course_lib.datasets.drawings import as_mnist
from course_lib.digit_reader import digit_reader
from course_lib.views import explore_reading


@pytest.fixture
def view():
    view = explore_reading()
    yield view
    view.close()


def seven():
    ink = np.zeros((28, 28))
    ink[5, 8:20] = 1
    for row in range(5, 24):
        ink[row, 22 - row // 2 : 24 - row // 2] = 1
    return ink


@pytest.mark.parametrize("turns", range(4))
def test_words_and_bars_are_the_networks_own(turns, view):
    words = view.set(drawing=seven(), turns=turns)
    seen = as_mnist(np.rot90(seven(), -turns))
    outputs = digit_reader().forward(seen.ravel())
    assert np.array_equal(view._picture.image.image.get_array(), seen)
    assert [bar.get_width() for bar in view._picture.bars] == pytest.approx(list(outputs))
    assert words.startswith(f"It says {outputs.argmax()}, and is ")
    assert f"Next comes {outputs.argsort()[-2]}, with " in words
    assert outputs.argmax() == 7 or turns


def test_turning_goes_to_the_right(view):
    dot = np.zeros((28, 28))
    dot[2:22, 3] = dot[2, 3:9] = 1          # a stroke down, its flag at the top
    view.set(drawing=dot, turns=1)
    image = view._picture.image.image.get_array()
    assert image.any(axis=1).sum() < image.any(axis=0).sum()        # it lies
    assert image[:, 14:].sum() > image[:, :14].sum()                # and the top is on the right


def test_nothing_is_read_as_something(view):
    words = view.set(drawing=np.zeros((28, 28)))
    assert words.startswith("It says 5 though nothing is drawn, and is 26 % sure.")
