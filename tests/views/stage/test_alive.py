"""The lists that travel with an exported page: small, and at each position what the view shows."""

import base64
import gzip
import json

import pytest

from course_lib.views import Count, Slider, explore_gate, explore_weight, show_timeline
from course_lib.views.stage.alive import LARGEST, alive_name, packed
from tests.views.all_views import VIEWS, made


def unpacked(view):
    return json.loads(gzip.decompress(packed(view)))


@pytest.mark.parametrize("name", VIEWS)
def test_every_explorer_has_a_slider_that_moves_and_lists_that_are_small(name):
    view = made(name)
    data = packed(view)
    places = json.loads(gzip.decompress(data))["places"]
    view.close()
    assert len(data) <= LARGEST
    assert len(places) > 1 and len({words for _, words, _ in places}) > 1


def lists_at(data, place):
    """Return the still and the moving list of a position, put together as the page does it."""
    return [[f"[{','.join(data['pieces'][one] for one in some)}]".encode(),
             *(base64.b64decode(image) for one in some for image in data["images"][one])]
            for some in (place[2][:1], place[2][1:])]


@pytest.mark.parametrize("name", ["neuron", "network", "gradient flow", "digits"])
def test_the_lists_of_a_position_are_those_that_the_view_sends_there(name):
    view = made(name)
    data, start = unpacked(view), view.words
    assert view.words == start and data["at"] in [value for value, *_ in data["places"]]
    for place in data["places"][::7]:
        assert view.set(**{data["control"]["name"]: place[0]}) == place[1]
        assert lists_at(data, place) == [view.still, view.frame]
    view.close()


def test_what_would_be_too_large_gets_fewer_positions_or_none(monkeypatch):
    view = explore_weight()
    many, size = len(unpacked(view)["places"]), len(packed(view))
    monkeypatch.setattr("course_lib.views.stage.alive.LARGEST", size - 1)
    assert 2 < len(unpacked(view)["places"]) < many
    monkeypatch.setattr("course_lib.views.stage.alive.LARGEST", 100)
    assert packed(view) is None


def test_it_is_the_first_slider_or_the_one_a_view_names():
    assert alive_name(explore_gate()) == "w1"
    assert alive_name(made("neuron")) == "bias"
    assert alive_name(made("descent")) == "steps"       # a view that runs: its steps
    assert alive_name(show_timeline()) is None


def test_where_a_network_learns_its_epochs_move_and_the_training_stays_as_it_was():
    view = made("training")
    view.train(30)
    start, weights = view.words, view.net.parameters().copy()
    data = unpacked(view)
    assert (view.words, len(view.history)) == (start, 30)
    assert (view.net.parameters() == weights).all()
    assert data["control"]["name"] == "epochs" and data["at"] == 30
    assert [start] == [words for value, words, _ in data["places"] if value == 30]
    learned = made("training").train(1000)
    assert data["places"][-1][:2] == [1000, learned]
    assert view.train(1) == made("training").train(31)


@pytest.mark.parametrize("control, at, most, right", [
    (Slider("x", 0.5, 0, 1, 0.1), 0.5, 41, [0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1]),
    (Slider("x", 0.5, 0, 1, 0.2), 0.5, 41, [0, .1, .3, .5, .7, .9, 1]),
    (Slider("x", 0, -1, 1, 0.1), 0, 5, [-1, -.7, 0, .7, 1]),
    (Slider("x", -1, -1, 1, 0.5), -1, 41, [-1, -.5, 0, .5, 1]),
    (Slider("x", 0.1, 0.01, 1, 0.5, log=True), 0.1, 41, [0.01, 0.032, 0.1, 0.32, 1]),
    (Count("n", 3, 1, 60), 3, 7, [1, 3, 15, 27, 39, 51, 60]),
])
def test_the_positions_of_a_slider_hold_its_ends_and_where_it_stands(control, at, most, right):
    found = list(control.positions(at, most))
    assert found == pytest.approx(right) and at in found and len(found) <= most
    assert all(control.checked("x", value) == value for value in found)
