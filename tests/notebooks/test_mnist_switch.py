"""Chapter 12 with its one switch turned: the text must be true for the whole of MNIST, too."""

import numpy as np
import pytest

from course_lib.datasets.mnist_files import FOLDER_VARIABLE
from tests.datasets.test_mnist_files import real_folder
from tests.notebooks.rules import code_cells
from tests.notebooks.test_rules import CHAPTERS, read

SWITCH = "FULL = False"
SHORT = 3           # epochs of the networks after the first: enough for what the text says


@pytest.fixture(scope="module")
def names():
    """Return the names of the chapter after a run on MNIST."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(real_folder()))
        space = {"__name__": "__main__"}
        for cell in code_cells(read(CHAPTERS[12])):
            run(cell.source.replace(SWITCH, "FULL = True"), space)
        yield space


def run(source, space):
    exec(source, space)
    if source.startswith("def learn("):         # the first network has learned in full
        short = source.split("def accuracy")[0].replace("15 if FULL else 60", str(SHORT))
        exec(short, space)


def accuracy(names, net, images="X_test", labels="y_test"):
    return np.mean(names[net].predict(names[images]) == names[labels])


def test_the_network_of_the_chapter_reads_975_of_1000_test_images(names):
    assert names["X"].shape == (50_000, 784)
    assert accuracy(names, "net") >= 0.975


def test_another_hand_is_harder_and_learning_from_more_hands_helps(names):
    before = accuracy(names, "net", "X_hand", "y_hand")
    assert before < accuracy(names, "net") - 0.03
    assert accuracy(names, "reader", "X_hand", "y_hand") > before


def test_noise_is_read_and_refused_once_learned_and_a_mirror_is_not_refused(names):
    noise, mirrored = names["noise"], names["mirrored"].reshape(-1, 784)
    shares = names["reader"].forward(noise)
    assert shares.max(axis=1).mean() > 0.5 and shares[:, 8].max() > 0.99
    assert np.mean(names["careful"].predict(noise) == 10) > 0.95
    assert np.mean(names["careful"].predict(mirrored) == 10) < 0.1


def test_shuffled_pixels_do_no_harm(names):
    shuffled = np.mean(names["shuffled"].predict(
        names["X_test"][:, names["places"]]) == names["y_test"])
    assert shuffled > accuracy(names, "reader") - 0.015
