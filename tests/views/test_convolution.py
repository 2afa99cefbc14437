"""Convolution: the maths against SciPy, and the view's window, products, map and presets."""

import numpy as np
import pytest
from scipy.signal import convolve2d, correlate2d

from course_lib.convolution import KERNELS, PICTURES, convolve, picture
from course_lib.views import explore_convolution
from course_lib.views.convolution import NAMES, OWN
from tests.views.all_views import move


@pytest.fixture
def view():
    view = explore_convolution()
    yield view
    view.close()


def test_it_is_cross_correlation_and_the_mathematicians_turn_the_kernel():
    rng = np.random.default_rng(0)
    for shape, size in (((10, 10), (3, 3)), ((7, 12), (2, 5)), ((3, 3), (3, 3))):
        image, kernel = rng.normal(size=shape), rng.normal(size=size)
        assert convolve(image, kernel) == pytest.approx(correlate2d(image, kernel, "valid"))
        assert convolve(image, kernel[::-1, ::-1]) == pytest.approx(
            convolve2d(image, kernel, "valid"))


@pytest.mark.parametrize("image, kernel, said", [
    (np.zeros((2, 2)), np.zeros((3, 3)), ["kernel", "(3, 3)", "(2, 2)"]),
    (np.zeros(9), np.zeros((3, 3)), ["image", "1 axes"]),
    (np.full((9, 9), np.nan), np.zeros((3, 3)), ["image", "NaN"]),
    (np.zeros((9, 9)), "blur", ["kernel", "blur"]),
])
def test_bad_input_is_named(image, kernel, said):
    with pytest.raises((TypeError, ValueError)) as error:
        convolve(image, kernel)
    assert all(part in str(error.value) for part in said), str(error.value)


def test_the_kernels_do_what_they_are_called():
    for name in PICTURES:
        ink = picture(name)
        assert ink.shape == (10, 10) and set(np.unique(ink)) <= {0, 0.5, 1}
        assert np.array_equal(convolve(ink, KERNELS["nothing"]), ink[1:-1, 1:-1])
    square, flat = picture("square"), np.ones((5, 5))
    edges = convolve(square, KERNELS["edges left to right"])
    assert edges[4].tolist() == [3, 3, 0, 0, 0, 0, -3, -3]
    assert np.array_equal(convolve(square.T, KERNELS["edges top to bottom"]), edges.T)
    for name, answer in (("edges left to right", 0), ("blur", 1), ("sharpen", 1)):
        assert convolve(flat, KERNELS[name]) == pytest.approx(answer)


def test_window_products_and_sum_are_those_of_the_image(view):
    kernel = KERNELS["sharpen"]
    words = view.set(image="ring", kernel="sharpen", row=2, column=5)
    products = picture("ring")[1:4, 4:7] * kernel
    assert f"the nine products add up to {products.sum():g},".replace("-", "−") in words
    drawn = view._picture
    told = [text.get_text().split("\n") for text in drawn.rows]
    assert [row.split() for row, _ in told] == [
        [f"{pixel:g}×{weight:g}".replace("-", "−") for pixel, weight in zip(*rows)]
        for rows in zip(picture("ring")[1:4, 4:7], kernel)]
    assert [row.replace("−", "-").replace("=", "").split() for _, row in told] == [
        [f"{product + 0:g}" for product in row] for row in products]
    answers = correlate2d(picture("ring"), kernel, "valid")
    shown = drawn.map.image.get_array()
    assert np.allclose(shown / shown[1, 4], answers / answers[1, 4])
    assert drawn.window[0].get_xy() == drawn.place[0].get_xy() == (3.5, 0.5)


def test_a_preset_sets_the_sliders_and_a_slider_leaves_the_preset(view):
    told = []
    view.observe(lambda change: told.append(change["new"]), "values")
    for name, kernel in list(KERNELS.items())[::-1]:
        move(view, kernel=name)
        assert [view.values[n] for n in NAMES] == np.ravel(kernel).tolist()
        assert view.trouble == "" and view.values["kernel"] == name
    assert len(told) == len(KERNELS)
    move(view, k22=2.0)
    assert view.values["kernel"] == OWN and "Your own nine numbers" in view.words
    assert view.values["k11"] == -1
    view.set(kernel="blur")
    assert view.values["k22"] == pytest.approx(1 / 9)
    view.set(kernel="blur", k22=3)
    assert view.values["kernel"] == OWN
    assert (view.values["k22"], view.values["k11"]) == (3, pytest.approx(1 / 9))


def test_your_own_kernel_comes_back(view):
    view.set(k11=2, k22=-3)
    mine = {name: view.values[name] for name in NAMES}
    for back in (lambda: view.set(kernel=OWN),
                 lambda: setattr(view, "values", {**view.values, "kernel": OWN}),
                 lambda: move(view, kernel=OWN)):
        view.set(kernel="nothing")
        assert view.values["k22"] == 1
        back()
        assert view.trouble == "" and mine.items() <= view.values.items()


def test_every_answer_that_is_not_0_bears_its_sign(view):
    view.set(image="ring", kernel="sharpen")
    answers = correlate2d(picture("ring"), KERNELS["sharpen"], "valid")
    for line, chosen in zip(view._picture.map.signs, (answers > 0, answers < 0)):
        assert chosen.any() and len(line.get_xdata()) == chosen.sum()


def test_one_place_further_visits_every_place_row_by_row(view):
    view.press("rewind")
    seen = [(view.values["row"], view.values["column"])]
    for _ in range(63):
        view.press("step")
        seen.append((view.values["row"], view.values["column"]))
    assert seen == [(row, column) for row in range(1, 9) for column in range(1, 9)]
    last = view.words
    assert view.press("step") == last and view.values["row"] == view.values["column"] == 8


@pytest.mark.parametrize("kernel", ["blurr", [[0, 1, 0]] * 3, None, 3])
def test_a_kernel_that_is_not_in_the_list_is_named(kernel, view):
    words = view.words
    with pytest.raises(ValueError, match="kernel is .*'blur'"):
        view.set(kernel=kernel)
    assert view.words == words


def test_your_own_kernel_comes_in_as_an_array():
    view = explore_convolution("square", kernel=np.eye(3))
    assert view.values["kernel"] == OWN and view.values["k33"] == 1
    with pytest.raises(ValueError, match="kernel has 9 in it.*-5 to 5"):
        explore_convolution(kernel=[[0, 9, 0]] * 3)
