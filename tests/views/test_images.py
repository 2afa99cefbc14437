"""The still pictures of images and of what was taken for what."""

import numpy as np
import pytest

from course_lib.views import show_confusion, show_images


def test_images_stand_in_their_order():
    X = np.arange(128).reshape(2, 64) / 128
    view = show_images(X, [3, "noise"])
    insets = view.figure.axes[0].child_axes
    assert [inset.get_xlabel() for inset in insets] == ["3", "noise"]
    assert np.array_equal(insets[1].images[0].get_array(), X[1].reshape(8, 8))
    assert view.words == "2 images, from left to right: 3, noise."
    view.close()


@pytest.mark.parametrize("X, captions, said", [
    (np.zeros((11, 64)), range(11), ["X", "(11, 64)", "1 to 10"]),
    (np.zeros((2, 50)), [1, 2], ["X", "(2, 50)", "64 or 784"]),
    (np.zeros((2, 64)), [1], ["captions", "1", "2"]),
    (np.zeros(64), [1], ["X"]),
])
def test_what_does_not_fit_is_named(X, captions, said):
    with pytest.raises((TypeError, ValueError)) as error:
        show_images(X, captions)
    assert all(part in str(error.value) for part in said), str(error.value)


@pytest.mark.parametrize("was, said, words", [
    ([4, 4, 4, 9], [9, 9, 4, 9], "2 of 4 are right; the worst: 2 times a 4 was taken for a 9."),
    ([4, 9], [9, 9], "1 of 2 are right; no two digits were mixed up more than once, a 4 for a 9 "
                     "for instance."),
    ([1, 2, 3], [1, 2, 3], "All 3 are right."),
])
def test_the_worst_confusion_is_said(was, said, words):
    view = show_confusion(was, said)
    assert view.words == words
    view.close()


def test_labels_that_are_no_digits_are_named():
    with pytest.raises(ValueError, match="10"):
        show_confusion([1, 10], [1, 1])
    with pytest.raises(ValueError, match="y_pred has 1"):
        show_confusion([1, 2], [1])
