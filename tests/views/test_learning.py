"""What `explore_learning` shows, compared with a training of its own."""

import numpy as np
import pytest

from course_lib import SGD, Network, train
from course_lib.datasets import digits
from course_lib.views import explore_learning


@pytest.fixture(scope="module")
def images():
    return digits()


def fresh(n_hidden=100):
    return Network([64, n_hidden, 10], "relu", "softmax")


def test_it_learns_as_train_teaches(images):
    X, y, X_test, y_test = images
    net, twin = fresh(30), fresh(30)
    view = explore_learning(net, X, y, (X_test, y_test), lr=0.2, epochs=5)
    train(twin, X, y, loss="cross_entropy", optimizer=SGD(lr=0.2), batch_size=32, epochs=5)
    assert np.array_equal(net.parameters(), twin.parameters())
    right = np.mean(twin.predict(X_test) == y_test)
    assert view.words.startswith(f"Epoch 5: {100 * right:.0f} % of unseen images are right")
    assert view._picture.right_unseen.get_ydata()[-1] == right
    view.close()


def test_tiles_are_the_first_neurons_weights_each_by_its_largest(images):
    view = explore_learning(fresh(30), *images[:2], images[2:], epochs=1)
    sheet = view._picture.tiles.image.get_array()
    weights = view.net.layers[0].weights[:, 6]      # second row, second place of 5 × 5
    assert sheet.shape == (44, 44)
    assert np.allclose(sheet[9:17, 9:17], (weights / abs(weights).max()).reshape(8, 8))
    view.close()


def test_one_image_is_followed_and_rewind_begins_again(images):
    view = explore_learning(epochs=2)
    says = view.net.predict(images[2][6])
    assert f"Image 7, a {images[3][6]}: it says {says}," in view.set(image=7)
    view.press("rewind")
    assert view.words.startswith("Epoch 0: ") and "learned nothing yet" in view.words
    view.close()


@pytest.mark.parametrize("arguments, said", [
    ((fresh(),), ["net, X, y and unseen", "missing"]),
    ((Network([2, 10], output="softmax"), np.zeros((2, 2)), [1, 2], (np.zeros((1, 2)), [1])),
     ["64 inputs"]),
    ((fresh(), np.full((2, 64), 16), [1, 2], (np.zeros((1, 64)), [1])), ["X", "16", "divide"]),
    ((fresh(), np.zeros((2, 64)), [1, 10], (np.zeros((1, 64)), [1])), ["10"]),
])
def test_what_does_not_fit_is_named(arguments, said):
    with pytest.raises((TypeError, ValueError)) as error:
        explore_learning(*arguments)
    assert all(part in str(error.value) for part in said), str(error.value)
