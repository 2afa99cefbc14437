"""What stands in the page for an exercise: where to answer it, its hints, and one right answer."""

from html import escape

from nbconvert.filters import Highlight2HTML

from course_lib.exercises.closing import closed
from course_lib.exercises.hints import solution_text
from course_lib.exercises.marking import marked

as_code = Highlight2HTML(pygments_lexer="python")


def exercise_html(exercise, live):
    """Return the box of an exercise; `live` is the address where its chapter runs.

    Each hint is folded under the one before it, and the solution under the last.
    """
    folded = solution_html(exercise)
    for number, hint in reversed([*enumerate(exercise.hints, 1)]):
        name = f"Hint {number} of {len(exercise.hints)}"
        folded = f"<details><summary>{name}</summary><p>{marked(hint)}</p>{folded}</details>"
    lines = (f'<div class="code"><pre>{escape(chr(10).join(exercise.lines))}</pre></div>'
             if exercise.kind == "order" else "")
    todo = "put these lines in order and run them" if lines else "answer"
    return (f'<div class="exercise"><p><b>{exercise.id} {marked(exercise.title)}</b>: '
            f'<a href="{escape(live)}">open this chapter live</a> to {todo}.</p>{lines}{folded}'
            "</div>")


def solution_html(exercise):
    """Return one right answer, folded; where solutions are closed, the sentence that says so."""
    if closed():
        return f"<p>{escape(closed())}</p>"
    code = solution_text(exercise)
    name = "One of many right answers" if exercise.kind == "own" else "One right answer"
    return (f'<details><summary>{name}</summary><div class="code">{as_code(code)}</div></details>'
            if code else "")


def progress_html(live):
    """Return what stands in the place of a learner's progress, which is the notebook's."""
    return (f'<p class="exercise">The notebook says here how far you are: <a href="{escape(live)}">'
            "open this chapter live</a>.</p>")
