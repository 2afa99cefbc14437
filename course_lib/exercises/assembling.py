"""Run lines of code in the order somebody put them in, and judge them like any answer."""

import linecache

from course_lib.exercises.checking import keep, said_of


def said_of_order(exercise, places):
    """Return the sentence on the lines in this order, and whether they are right.

    >>> from course_lib.exercises import Exercise
    >>> said_of_order(None, [])
    ('Some lines are missing.', False)
    """
    if exercise is None or sorted(places) != list(range(len(exercise.lines))):
        return "Some lines are missing.", False
    text = "\n".join(exercise.lines[place] for place in places) + "\n"
    file = f"<your order of {exercise.id}>"
    linecache.cache[file] = len(text), None, text.splitlines(keepends=True), file
    space = {**exercise.reference.__globals__, "__name__": "__main__"}
    space.pop(exercise.name, None)
    try:
        exec(compile(text, file, "exec"), space)
    except SyntaxError as error:
        line = f", at `{(error.text or '').strip()}`" if error.text else ""
        return f"{exercise.id} not yet: Python cannot read it in this order{line}.", False
    except Exception as error:
        return f"{exercise.id} not yet: in this order it stops with {type(error).__name__}.", False
    if not callable(space.get(exercise.name)):
        return f"{exercise.id} not yet: the line with def comes first.", False
    sentence, right = said_of(exercise, space[exercise.name])
    if right:
        keep(exercise, space[exercise.name])
    return sentence, right
