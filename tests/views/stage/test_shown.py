"""A cell that runs again lets go of what it showed, unless a name of the learner's leads there."""

import gc
import weakref
from types import SimpleNamespace

import pytest

from course_lib.server import presence, sleeping
from course_lib.views import explore_playground, explore_weight
from course_lib.views.stage import shown


def test_what_was_let_go_leaves_its_words_alone():
    view = explore_playground()
    figure, words = weakref.ref(view.figure), view.words
    view.let_go()
    gc.collect()
    assert figure() is None and view.comm is None
    assert repr(view) == words and view.frame == view.still == []


class Shell:
    """As much of a notebook's shell as tells which cell runs."""

    def __init__(self):
        self.kernel, self.events, self.user_ns = self, self, {}
        self.execution_count, self.cell, self.after = 0, None, []

    def get_parent(self, channel):
        return {"metadata": {"cellId": self.cell}}

    def register(self, event, call):
        self.after.append(call)

    def unregister(self, event, call):
        self.after.remove(call)

    def run(self, cell, *views):
        self.cell, self.execution_count = cell, self.execution_count + 1
        for view in views:
            view._repr_mimebundle_()
        for call in list(self.after):
            call(SimpleNamespace())


@pytest.fixture
def shell(monkeypatch):
    shell = Shell()
    for module in (shown, presence):
        monkeypatch.setattr(module, "get_ipython", lambda: shell)
    monkeypatch.setattr(sleeping, "PAGE", presence.Presence())
    monkeypatch.setattr(shown, "_shown", {})
    return shell


def test_a_cell_that_runs_again_lets_go_of_what_it_showed(shell):
    old, beside, new = explore_weight(), explore_weight(), explore_weight()
    shell.run("a", old, beside)
    assert old.comm is not None
    shell.run("b", explore_weight())
    shell.run("a", new)
    assert old.comm is None and beside.comm is None and new.comm is not None


@pytest.mark.parametrize("names", [
    lambda view: {"view": view}, lambda view: {"views": [explore_weight, view]},
    lambda view: {"views": {"first": view}},
])
def test_what_the_learner_can_reach_stays(shell, names):
    view = explore_weight()
    shell.user_ns = names(view)
    shell.run("a", view)
    shell.run("a", explore_weight())
    assert view.comm is not None and view.set(minutes=40)


def test_what_is_shown_again_stays(shell):
    one, two = explore_weight(), explore_weight()
    for _ in range(2):
        shell.run("a", one, two)
    assert one.comm is not None and two.comm is not None


def test_without_a_notebook_nothing_is_noted(monkeypatch):
    monkeypatch.setattr(shown, "_shown", {})
    explore_weight()._repr_mimebundle_()
    assert shown._shown == {}
