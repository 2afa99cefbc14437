"""`compare_optimizers`: steps by each rule as it is published, one start, and words that fit."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.datasets import DATASETS_2D
from course_lib.losses import cross_entropy
from course_lib.network import Network
from course_lib.optimizers import Adam
from course_lib.training import train
from course_lib.views import compare_optimizers
from course_lib.views.optimizers import (
    LOOKS,
    MOST_EPOCHS,
    MOST_STEPS,
    NETWORK_LRS,
    OPTIMIZERS,
    SURFACE_LRS,
    SURFACES,
    learn,
    walk,
)

NAMES = list(OPTIMIZERS)


def by_hand(slopes, lrs, start, steps):
    """Return where the four rules lead, written out number by number, {name: (w1, w2)}."""
    places = {}
    for name, lr in zip(NAMES, lrs):
        w, v, s = list(start), [0.0, 0.0], [0.0, 0.0]
        for t in range(1, steps + 1):
            for i, g in enumerate(slopes(*w)):
                if name == "SGD":
                    w[i] -= lr * g
                elif name == "Momentum":
                    v[i] = 0.9 * v[i] - lr * g
                    w[i] += v[i]
                elif name == "RMSProp":
                    s[i] = 0.9 * s[i] + 0.1 * g * g
                    w[i] -= lr * g / (s[i] ** 0.5 + 1e-8)
                else:
                    v[i] = 0.9 * v[i] + 0.1 * g
                    s[i] = 0.999 * s[i] + 0.001 * g * g
                    w[i] -= lr * (v[i] / (1 - 0.9**t)) / ((s[i] / (1 - 0.999**t)) ** 0.5 + 1e-8)
        places[name] = w
    return places


def test_the_walks_are_those_of_the_four_rules():
    found = compare_optimizers(steps=13, start=(-2, 1), factor=0.5)._picture
    lrs = [0.5 * lr for lr in SURFACE_LRS]
    places = by_hand(lambda x, y: (0.08 * x, 8 * y), lrs, (-2, 1), 13)
    for here, line, losses, (x, y) in zip(found.here, found.places, found.losses,
                                          places.values(), strict=True):
        assert np.ravel(here.get_data()) == pytest.approx([x, y])
        assert [values[0] for values in line.get_data()] == [-2, 1]
        assert losses.get_ydata()[-1] == pytest.approx(0.04 * x * x + 4 * y * y)


@given(st.sampled_from(list(SURFACES)), st.floats(-4, 4), st.floats(-2.5, 2.5))
def test_slopes_are_those_of_the_loss(surface, w1, w2):
    loss, slopes = SURFACES[surface]
    place = np.array([w1, w2])
    for step, slope in zip(1e-5 * np.eye(2), slopes(place), strict=True):
        measured = (loss((place + step)[None]) - loss((place - step)[None]))[0] / 2e-5
        assert slope == pytest.approx(measured, abs=1e-4)


@given(st.sampled_from(list(SURFACES)), st.sampled_from(NAMES), st.floats(0.001, 100),
       st.floats(-4, 4), st.floats(-2.5, 2.5))
def test_a_walk_never_leaves_the_numbers(surface, optimizer, lr, w1, w2):
    path = walk(surface, optimizer, lr, (w1, w2))
    assert 1 <= len(path) <= MOST_STEPS + 1
    assert np.isfinite(path).all() and np.isfinite(SURFACES[surface].loss(path)).all()


def test_too_large_a_learning_rate_leaves_the_map():
    view = compare_optimizers(factor=2, steps=100)
    assert "SGD left the map" in view.words and view.words.count("left the map;") == 1
    assert "too large" in view.words
    assert "Each jump went farther than the last: SGD." in view.words
    assert view._picture.above.get_text().endswith("chart:\nSGD")
    assert "map" not in view.set(factor=1) and view._picture.above.get_text() == ""


def test_only_of_jumps_that_grew_is_said_that_they_grew():
    view = compare_optimizers(lrs=(0.2, 0.05, 4, 0.2), factor=10)
    assert "RMSProp left the map" in view.words
    assert len(view._picture.places[2].get_xdata()) == 2        # one jump, and that is all
    assert "Each jump went farther than the last: SGD, Momentum." in view.words
    for line in view._picture.places[:2]:
        lengths = [np.hypot(*(b - a)) for a, b in pairwise(line.get_xydata())]
        assert len(lengths) > 1 and lengths == sorted(lengths)
    assert "farther" not in view.set(RMSProp=10, SGD=10, Momentum=10)   # one jump each


def test_momentum_rolls_into_the_deeper_valley_and_the_others_stay():
    view = compare_optimizers(surface="two valleys", steps=100)
    assert "On the side of the deeper valley: Momentum." in view.words
    assert "On the side of the higher valley: SGD, RMSProp, Adam." in view.words
    assert view._picture.title.get_text() == "Lowest after 100 steps: Momentum"
    ends = [line.get_xdata()[-1] for line in view._picture.places]
    assert ends[1] < 0 < min(ends[0], ends[2], ends[3])


def test_on_the_saddles_ridge_sgd_stays():
    view = compare_optimizers(surface="saddle", start=(4, 2), steps=100)
    assert "Close to the saddle" in view.words and "hardly a slope: SGD" in view.words
    assert np.hypot(*view._picture.places[0].get_xydata()[-1]) < 0.1


def test_jumps_over_the_valleys_floor_are_counted():
    view = compare_optimizers(steps=20)
    heights = [[y for y in line.get_ydata() if y] for line in view._picture.places]
    often = [name for name, ys in zip(NAMES, heights)
             if sum(a * b < 0 for a, b in pairwise(ys)) >= 4]
    assert f"four times or more: {', '.join(often)}." in view.words
    assert 0 < len(often) < 4


def test_the_network_race_is_training_as_train_does_it():
    X, y = DATASETS_2D["circle"](100, noise=0.1)
    net = Network([2, 5, 1], activation="tanh", seed=3)
    train(net, X, y, loss="cross_entropy", optimizer=Adam(2 * NETWORK_LRS[3]), epochs=7,
          batch_size=20, seed=3)
    picture = compare_optimizers("network", data="circle", n_hidden=5, seed=3, factor=2,
                                 epochs=7)._picture
    loss = cross_entropy(y, net.forward(X)[:, 0])
    assert picture.losses[3].get_ydata()[-1] == pytest.approx(loss)
    assert len(picture.losses[3].get_ydata()) == 8
    places = picture.maps[3].places
    assert picture.maps[3].values.ravel() == pytest.approx(net.forward(places)[:, 0])


def test_all_four_networks_start_alike():
    picture = compare_optimizers("network", epochs=0)._picture
    assert len({line.get_ydata()[0] for line in picture.losses}) == 1
    assert picture.title.get_text() == "After 0 epochs nobody is ahead"
    assert all(np.array_equal(picture.maps[0].values, other.values) for other in picture.maps)


def test_a_move_of_epochs_or_steps_computes_nothing_anew():
    network, surface = compare_optimizers("network"), compare_optimizers()
    before = learn.cache_info().misses, walk.cache_info().misses
    network.set(epochs=33)
    surface.set(steps=77)
    assert (learn.cache_info().misses, walk.cache_info().misses) == before


def test_a_race_that_went_uphill_is_said():
    view = compare_optimizers("network", data="spiral", n_hidden=12, factor=10, epochs=50)
    assert "RMSProp loss" in view.words and "worse than at the start" in view.words
    assert "worse" not in view.set(epochs=0)


def test_four_that_all_went_uphill_are_named_in_the_title_and_above_the_chart():
    picture = compare_optimizers("network", n_hidden=12, seed=99, epochs=50, lrs=[10] * 4,
                                 factor=10)._picture
    losses = [line.get_ydata() for line in picture.losses]
    assert min(values[-1] for values in losses) > 1 > losses[0][0]
    assert picture.title.get_text() == "All four worse than at the start"
    assert picture.above.get_text().split("\n")[1:] == NAMES


def test_the_four_differ_in_shape_and_in_dashes():
    for what in ("marker", "linestyle", "color"):
        assert len({look[what] for look in LOOKS.values()}) == len(NAMES) == 4
    assert [text.get_text() for text in compare_optimizers().figure.legends[0].texts] == NAMES


@pytest.mark.parametrize("track, most", [("surface", MOST_STEPS), ("network", MOST_EPOCHS)])
def test_the_button_goes_one_further_until_the_last(track, most):
    name = "steps" if track == "surface" else "epochs"
    view = compare_optimizers(track, **{name: most - 2})
    for expected in (most - 1, most, most):
        view.press("step")
        assert view.values[name] == expected


@pytest.mark.parametrize("arguments, said", [
    ({"track": "sea"}, "track is 'sea'.*'surface'"),
    ({"lrs": [0.1, 0.1]}, "lrs has 2 values.*4.*optimizer"),
    ({"lrs": [0.1, 0.1, 0, 0.1]}, "RMSProp is 0.*0.0001 to 10"),
    ({"lrs": [0.1, 0.1, 0.1, 1e300]}, r"Adam is 1e\+300.*0.0001 to 10"),
    ({"start": (9, 0)}, "start_w1 is 9.*-4 to 4"),
    ({"start": 3}, "start has"),
    ({"track": "network", "data": "plane"}, "data is 'plane'"),
    ({"data": "spiral"}, 'data is .spiral.*only the network track.*track="network"'),
    ({"n_hidden": "abc"}, "n_hidden is 'abc'.*network track"),
    ({"seed": None}, "seed is None.*network track"),
    ({"epochs": {}}, "epochs is {}.*network track"),
    ({"track": "network", "steps": 5}, 'steps is 5.*track="surface"'),
    ({"track": "network", "start": (1, float("nan"))}, "start is .1, nan.*surface track"),
])
def test_bad_arguments_are_named(arguments, said):
    with pytest.raises(ValueError, match=said):
        compare_optimizers(**arguments)


def test_play_ends_where_all_four_are_gone():
    view = compare_optimizers(surface="two valleys", start=(1, 1), lrs=[10] * 4, factor=10,
                              steps=0)
    while view._advance():
        view._redraw(view.values)
    assert "all four left the map" in view._picture.title.get_text()
    assert 0 < view.values["steps"] < 100
    assert "after 0 steps" in view.press("rewind") and view._advance()
    view.close()
