"""Each formula of the sheet does in NumPy what course_lib does, and the page is made of them."""

from pathlib import Path

import numpy as np
import pytest

import course_lib
from course_lib.convolution import convolve
from course_lib.formula_sheet import FORMULAS, page
from course_lib.landscapes import line_landscape
from course_lib.recurrence import states
from course_lib.targets import one_hot

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
TIMES = 3       # so often a line runs, so that one that remembers is seen to


def names():
    """Return fresh values for all names of the sheet."""
    rng = np.random.default_rng(0)
    layer = course_lib.Layer(3, 2, activation="tanh", seed=1)
    X, km, z = rng.normal(size=(5, 3)), np.arange(5.0), np.array([1.0, -2.0, 0.5])
    return {
        **vars(course_lib), "np": np, "convolve": convolve, "states": states, "one_hot": one_hot,
        "line_landscape": line_landscape, "layer": layer, "momentum": course_lib.Momentum(0.1),
        "rmsprop": course_lib.RMSProp(0.1), "X": X, "x": X[0], "w": np.array([0.5, -0.2, 1.0]),
        "b": 0.3, "theta": 0.1, "t": 1 - int(X[0] @ [0.5, -0.2, 1.0] + 0.3 >= 0), "lr": 0.1,
        "km": km, "slope": 2.0, "start": 1.0, "y_pred": 2 * km + 1, "y": km[::-1] + 0.5, "z": z,
        "a": 1 / (1 + np.exp(-z)), "p": np.array([0.2, 0.7, 0.1]), "q": np.array([0.3, 0.3, 0.4]),
        "w_grad": np.array([1.0, -3.0, 2.0]), "size": 2, "W": layer.weights.copy(),
        "bias": layer.bias.copy(), "A": layer.forward(X), "A_grad": rng.normal(size=(5, 2)),
        "D": rng.normal(size=(5, 2)), "h": 0.01, "classes": np.array([2, 0, 1]), "v": 0.0,
        "s": 0.0, "w_x": 0.6, "w_h": 0.9,
        "image": rng.normal(size=(6, 5)), "kernel": rng.normal(size=(2, 2)),
    }


def after(code, times):
    """Return the names after `code` has run so many times."""
    known = names()
    for _ in range(times):
        exec(code, known)
    return known


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: formula.name)
def test_a_formula_is_the_same_in_numpy_and_in_course_lib(formula):
    made = {line.partition(" = ")[0] for line in formula.numpy.split("; ")} - {"v", "s"}
    again = TIMES if made == {"w"} or made == {"h"} else 1
    by_hand, ours = after(formula.numpy, again), after(formula.ours, again)
    for name in made:
        np.testing.assert_allclose(ours[name], by_hand[name], rtol=1e-9)
        assert again == 1 or not np.array_equal(by_hand[name], names()[name])


def test_the_page_is_made_of_the_formulas_in_the_order_of_the_chapters():
    assert (NOTEBOOKS / "formulas.md").read_text(encoding="utf-8") == page(), (
        "run: python -m course_lib.formula_sheet")
    assert [one.chapter for one in FORMULAS] == sorted(one.chapter for one in FORMULAS)


def test_it_fits_on_one_page():
    assert len(FORMULAS) <= 30 and max(len(one.numpy) for one in FORMULAS) < 80
