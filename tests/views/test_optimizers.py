"""`compare_optimizers`: four that can be told apart, on two tracks that share no argument."""

import pytest

from course_lib.views import compare_optimizers
from course_lib.views.parts.race import LOOKS, OPTIMIZERS
from course_lib.views.race_on_network import MOST_EPOCHS, racer
from course_lib.views.race_on_surface import MOST_STEPS, path_of

NAMES = list(OPTIMIZERS)


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


def test_a_move_of_epochs_or_steps_begins_nothing_anew():
    network, surface = compare_optimizers("network"), compare_optimizers()
    before = racer.cache_info().misses, path_of.cache_info().misses
    network.set(epochs=33)
    surface.set(steps=77)
    assert (racer.cache_info().misses, path_of.cache_info().misses) == before
