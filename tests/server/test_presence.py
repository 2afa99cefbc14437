"""Where no page answers, a sentence says so in each cell that waits; one that answers ends it."""

import asyncio

import pytest

from course_lib.server import presence
from course_lib.server.sleeping import WIDGET, with_still

CELL = {"metadata": {"cellId": "a"}}
BUNDLE = ({WIDGET: {}, "text/html": "Why?"}, {})


@pytest.fixture
def page(monkeypatch):
    """A kernel's knowledge of its pages, in a cell of a page; `sent` is what it published."""
    page, page.sent = presence.Presence(), []
    monkeypatch.setattr("course_lib.server.sleeping.PAGE", page)
    monkeypatch.setattr(presence, "running_request", lambda: CELL)
    monkeypatch.setattr(presence, "TICK", 0)
    monkeypatch.setattr(presence.Note, "publish",
                        lambda note, kind, data: page.sent.append((kind, data)))
    return page


def in_a_loop(page, act):
    """Do `act` as a cell does, and let the kernel be idle for as long as a page may take."""
    async def cell():
        shown = act()
        for _ in range(presence.TICKS + 5):
            await asyncio.sleep(0)
        return shown
    return asyncio.run(cell())


def test_a_cell_that_no_page_answers_gets_one_sentence_with_what_to_type(page):
    data, _ = in_a_loop(page, lambda: with_still(BUNDLE, "question"))
    assert WIDGET in data, "nothing is known yet"
    [(kind, note)] = page.sent
    assert kind == "display_data" and note["text/plain"].startswith(
        "This page cannot show the live question: most likely the package anywidget is missing "
        "in the environment from which Jupyter was started. Type there: pip install anywidget.")
    assert "<div>Why?</div>" in note["text/html"]


def test_then_the_live_widget_is_left_out(page):
    page.answers = False
    data, metadata = in_a_loop(page, lambda: with_still(BUNDLE, "question"))
    assert data == {"text/html": "Why?"} and not metadata
    assert len(page.sent) == 1


def test_a_page_that_answers_gets_nothing_more(page):
    def act():
        shown = with_still(BUNDLE)
        page.heard()
        return shown
    assert WIDGET in in_a_loop(page, act)[0]
    assert page.sent == [] and page.answers


def test_a_page_that_was_only_slow_takes_the_sentences_back(page):
    in_a_loop(page, lambda: with_still(BUNDLE))
    in_a_loop(page, lambda: with_still(BUNDLE))
    page.heard()
    assert page.sent[2:] == [("update_display_data", {"text/plain": text})
                             for text in ("", presence.AWAKE)]
    page.heard()
    assert len(page.sent) == 4


@pytest.mark.parametrize("request_", [{}, {"metadata": {}}])
def test_no_sentence_where_a_program_runs_the_notebook(page, monkeypatch, request_):
    monkeypatch.setattr(presence, "running_request", lambda: request_)
    in_a_loop(page, lambda: with_still(BUNDLE))
    assert page.sent == [] and page.notes == [] and page.answers is None
