"""What is said reaches the page, whatever became of `print` and of the page."""

import io

import pytest

from course_lib.exercises.saying import say


@pytest.mark.parametrize(("encoding", "text", "written"), [
    ("utf-8", "0.5 × 4", "0.5 × 4\n"), ("utf-8", "half \ud83d", "half \\ud83d\n"),
    ("ascii", "0.5 × 4", "0.5 \\xd7 4\n"),
])
def test_every_text_can_be_written(monkeypatch, encoding, text, written):
    page = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr("sys.stdout", page)
    say(text)
    page.flush()
    assert page.buffer.getvalue().decode(encoding).replace("\r", "") == written


def test_a_page_that_is_gone_is_no_error(monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    assert say("nobody hears it") is None
