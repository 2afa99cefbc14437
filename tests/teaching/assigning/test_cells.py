"""An exercise's cell is taken apart and filled in, whatever else stands in it."""

import pytest

from course_lib.exercises.finding import find
from course_lib.teaching.assigning.cells import answered, parts_of, right_answer

PAIR = "start, lr = ..., ...    # your numbers\n\ncheck('6.5', (start, lr))"
REPAIR = """x = 2

def f(a):
    return a


print(f(x))
check("1.2", f)"""
APART = """one = ...
two = ...

both = one, two
check("2.4", both)"""


@pytest.mark.parametrize("source, id, parts", [
    (PAIR, "6.5", ("", "start, lr = ..., ...    # your numbers\n",
                   "\ncheck('6.5', (start, lr))")),
    (REPAIR, "1.2", ("x = 2\n\n", "def f(a):\n    return a\n", '\n\nprint(f(x))\ncheck("1.2", f)')),
    (APART, "2.4", ("", "one = ...\ntwo = ...\n\nboth = one, two\n", 'check("2.4", both)')),
    ('order("6.4")', "6.4", ("", "", 'order("6.4")')),
    ("print(1)", "6.4", ("", "", "print(1)")),
])
def test_a_cell_is_what_stands_before_the_answer_the_answer_and_the_check(source, id, parts):
    assert parts_of(source, id) == parts
    assert "".join(parts) == source


def test_an_answer_keeps_the_names_that_cells_below_may_use():
    assert right_answer(PAIR, find("6.5")).startswith("start, lr = start_and_lr = (")
    assert right_answer(APART, find("2.4")).startswith("one, two = my_runs = (")


def test_an_order_becomes_a_function_and_its_check():
    code = answered('order("6.4")', find("6.4"))
    assert code.startswith("def regression(") and code.endswith('check("6.4", regression)')
