"""`order`: lines of code that are put in order in a box of their own."""

from course_lib.exercises.finding import find
from course_lib.exercises.saying import say

_open = {}                      # the boxes of this kernel, by exercise


def order(id):
    """Show the lines of the exercise with this id, to be put in order by mouse or by keyboard.

    >>> order("99.1")
    there is no exercise "99.1". ...
    """
    try:
        exercise = find(id)
    except LookupError as error:
        say(str(error))
        return None
    if exercise.kind != "order":
        say(f'{exercise.id} has no lines to put in order; it works with check("{exercise.id}", '
            f"{exercise.name})")
        return None
    from course_lib.exercises.order_box import OrderBox     # loads ipywidgets, so not earlier

    box = _open.get(exercise.id)
    if box is None or box.comm is None:
        box = _open[exercise.id] = OrderBox(exercise)
    return box
