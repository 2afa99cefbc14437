"""Which cells run, and in which order."""

import pytest
from made_submissions import NOTEBOOK

from course_lib.teaching.grading.effects import effects
from course_lib.teaching.grading.program import KEPT, Assigned, program
from course_lib.teaching.grading.reading import Cell, Unreadable, read_notebook, read_record

OURS = [Cell("a", "import numpy as np\nfrom course_lib.exercises import check"),
        Cell("b", "w = 2"), Cell("c", "print('never needed')"),
        Cell("d", 'def twice(x):\n    ...\n\ncheck("9.1", twice)'), Cell("e", 'order("9.2")')]
CHAPTER = Assigned(9, OURS, {"9.1": "twice", "9.2": "back"})


def texts(cells, **made):
    return [step.cell.text for step in program(CHAPTER, cells, made)]


def test_what_no_answer_needs_is_not_run():
    mine = Cell("d", 'def twice(x):\n    return np.add(x, x)\n\ncheck("9.1", twice)')
    assert texts([*OURS[:3], mine]) == [OURS[0].source, OURS[3].source, mine.source]


def test_ours_is_put_back_and_what_was_added_to_it_still_there():
    spoilt = Cell("b", "w = None\nextra = 1")
    mine = Cell("d", 'def twice(x):\n    return w * x * extra\n\ncheck("9.1", twice)')
    assert texts([OURS[0], spoilt, mine]) == [
        OURS[0].source, spoilt.source, OURS[1].source, OURS[3].source, mine.source]


def test_lines_from_a_box_become_an_answer():
    steps = program(CHAPTER, [], {"9.2": "def back():\n    return w"})
    assert [step.answers for step in steps] == [(), (("9.2", "back", KEPT),)]
    assert steps[0].cell.text == "w = 2"


@pytest.mark.parametrize("text, gives, changes, needs", [
    ("a = b", {"a"}, set(), {"b"}), ("def f(x):\n    y = x + z\n    return y", {"f"}, set(), {"z"}),
    ("import numpy as np", {"np"}, set(), set()), ("a.b = 1", set(), {"a"}, {"a"}),
    ("a[0] = 1", set(), {"a"}, {"a"}), ("a.append(1)", set(), {"a"}, {"a"}),
    ("from math import *", set(), set(), {"*"}), ("%%time\na = 1", {"a"}, set(), set()),
    ("for i in [1]: pass", {"i"}, set(), set()), ("[k for k in q]", set(), set(), {"q"}),
])
def test_effects(text, gives, changes, needs):
    found = effects(text)
    assert (found.gives, found.changes, found.needs) == (gives, changes, needs)


@pytest.mark.parametrize("text, code", [
    ('check("4.1", alarm)', "alarm"), ("check(alarm, '4.1')", "alarm"),
    ('check("4.1", answer=alarm)', "alarm"), ('check(id="4.1", answer=(a, b))', "(a, b)"),
    ('def alarm(\ncheck("4.1", alarm)', "alarm"),
])
def test_checks_are_found_however_they_are_written(text, code):
    assert effects(text).checks == (("4.1", code),)


def test_a_cell_that_python_cannot_read_tells_where():
    assert effects("def alarm(a, b)\n    return 1").error == "`def alarm(a, b)`"
    assert effects("x = " + "(" * 100_000).error


def test_the_chapter_s_own_notebook_can_be_read():
    cells, record = read_notebook(NOTEBOOK.read_bytes())
    assert len(cells) > 20 and record == {"guesses": {}, "made": {}}


@pytest.mark.parametrize("raw", [b"", b"  \n", b"{", b"[]", b"{}", b"\xff\xfe", b"null", b"7",
                                 b'{"cells": []}', b'{"cells": 7}', b'{"worksheets": [7]}'])
def test_what_is_no_notebook_says_so(raw):
    with pytest.raises(Unreadable):
        read_notebook(raw)


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"made": 7}', b"[" * 100_000])
def test_a_damaged_record_costs_nothing(raw):
    assert read_record(raw) == {"guesses": {}, "made": {}}
