"""Explorers made anew for an exported page: plain calls alone, and never a learner's code."""

import base64
import gzip
import json

import pytest

from course_lib.server.remaking import calls_in, remade
from course_lib.views import explore_gate, explore_loss


@pytest.mark.parametrize("source, right", [
    ("explore_loss()", [["explore_loss", [], {}]]),
    ("views.explore_gate('OR', inputs=('a', 'b'))",
     [["explore_gate", ["OR"], {"inputs": ("a", "b")}]]),
    ("view = explore_weight(weight=-2)\nview", [["explore_weight", [], {"weight": -2}]]),
    ("explore_gate(my_gate)", []),          # that would need the learner's code
    ("explore_gate(*rows)", []),
    ("explore_gate(**mine)", []),
    ("explore_gate(open('a file'))", []),
    ("print(1)", []),
    ("%matplotlib inline", []),
    ("if", []),
])
def test_calls_with_plain_arguments_are_found(source, right):
    assert calls_in(source) == right


def test_an_explorer_is_made_anew_only_where_it_starts_as_the_stored_one():
    gate = explore_gate("OR").words
    asked = [(calls_in("explore_gate('OR')"), gate),
             (calls_in("explore_gate('AND')"), gate),        # the words of another one
             (calls_in("explore_gate('NAND or so')"), gate),  # an error
             (calls_in("explore_nothing()"), gate),
             ([], gate),
             (calls_in("explore_gate(); explore_loss()"), explore_loss().words)]
    lists, painting = remade(asked)
    made = [data and json.loads(gzip.decompress(base64.b64decode(data)))["title"]
            for data in lists]
    assert made == [explore_gate().title, None, None, None, None, explore_loss().title]
    assert painting.count("<script") == 1 and "class Painter" in painting


def test_where_no_process_can_be_started_the_stills_stay(monkeypatch):
    monkeypatch.setattr("sys.executable", "/no/python")
    assert remade([(calls_in("explore_gate()"), "words")]) == ([None], "")
    assert remade([([], "words")]) == ([None], "")
