"""The sheet of one's own digits: what is kept, what is refused, and what the network says."""

import numpy as np
import pytest

from course_lib import Network
from course_lib.datasets.drawings import as_inputs
from course_lib.datasets.handwriting import handwriting
from course_lib.views import explore_my_digits
from course_lib.views.digits import small_network
from course_lib.views.my_digits import PLACES


@pytest.fixture(scope="module")
def net():
    return small_network()


@pytest.fixture
def view(net):
    view = explore_my_digits(net)
    yield view
    view.close()


def test_what_is_kept_is_what_the_network_says(view, net):
    drawings, digits = handwriting(n_each=1)
    for ink, digit in zip(drawings, digits):
        view.set(drawing=ink, digit=int(digit))
        view.press("keep")
    shares = net.forward(as_inputs(np.round(drawings * 255) / 255, 64))
    assert [row[:2] for row in view.kept] == np.transpose([digits, shares.argmax(1)]).tolist()
    assert np.allclose([row[2] for row in view.kept], shares.max(axis=1), atol=5e-4)
    assert view.X.shape == (len(digits), 64) and np.array_equal(view.y, digits)
    right = int(np.sum(shares.argmax(axis=1) == digits))
    assert f"{right} of {len(digits)} kept are right." in view.words


def test_keeping_clears_the_paper_and_goes_on_to_the_next_digit(view):
    view.set(digit=9)
    assert view.press("keep").startswith("The paper is empty: draw a digit. ")
    assert view.values["drawing"] == "" and view.values["digit"] == 0
    view.press("keep")                                  # nothing is there to keep
    assert len(view.kept) == 1
    view.press("back")
    view.press("back")
    assert view.kept == [] and view.words.endswith("None kept yet.")


def test_a_small_drawing_is_not_read_and_may_be_kept(view):
    dot = np.zeros((28, 28))
    dot[10:15, 10:12] = 1
    assert "too small: write large" in view.set(drawing=dot)
    view.press("keep")
    assert [row[0] for row in view.kept] == [3]


def test_more_than_there_are_places_shows_the_last(view):
    ink = view.values["drawing"]
    for _ in range(PLACES + 3):
        view.set(drawing=ink, digit=3)
        view.press("keep")
    assert f"{PLACES + 3} kept are right" in view.words
    assert all(text.get_text() == "3" for text in view._picture.said)


def test_a_network_that_reads_no_images_is_named():
    with pytest.raises(ValueError, match="64 inputs"):
        explore_my_digits(Network([2, 10], output="softmax"))
    with pytest.raises(TypeError, match="Network"):
        explore_my_digits("net")
