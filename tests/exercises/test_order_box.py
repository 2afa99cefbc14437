"""Lines are put in order, run as a function, and judged like any answer."""

from ipywidgets.widgets.widget import _instances

from course_lib.exercises import asking, order, record
from course_lib.exercises.order_box import OrderBox

RIGHT = [3, 4, 2, 0, 1]


def test_lines_in_the_right_order_run_and_are_noted(kinds):
    box = order("90.4")
    assert box.order == [0, 1, 2, 3, 4] and box.then == ""
    assert box.run(RIGHT) == "<p><b>✓</b> 90.4 right!</p>"
    assert "90.4" in record.done() and order("90.4") is box
    question, = (one for one in asking._open.values())
    assert box.then == "IPY_MODEL_" + question.model_id and "90.4.a Why" in question.words


def test_order_is_text_without_a_kernel(kinds):
    data, _ = order("90.4")._repr_mimebundle_()
    assert data["text/plain"].startswith("90.4 The first above, in order: put these lines in order")
    assert "        if score &gt; bar:" in data["text/html"]
    assert data["text/plain"].splitlines()[1:] == list(kinds.ORDER.lines)


def test_order_box_leaves_nothing_behind(kinds):
    count = len(_instances)
    box = OrderBox(kinds.ORDER)
    box.run([0, 1, 2, 3, 4])
    box.close()
    assert len(_instances) == count
