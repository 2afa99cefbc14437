"""The box in the notebook with lines of code that are put in order, and then run."""

import html
from pathlib import Path

import traitlets as t

from course_lib.exercises.marking import marked
from course_lib.exercises.asking import box_for
from course_lib.exercises.assembling import said_of_order
from course_lib.server.sleeping import bundle_of, with_still
from course_lib.server.widget import CourseWidget, scripts, styles

HERE = Path(__file__).parent


class OrderBox(CourseWidget):
    """The lines of an exercise, moved by mouse or by keyboard; `words` is all of it as text."""

    _esm = scripts(HERE, "order_box.js")
    _css = styles(HERE, "question_box.css", "order_box.css")
    title = t.Unicode().tag(sync=True)
    lines = t.List().tag(sync=True)
    order = t.List().tag(sync=True)         # the page's: the places of the lines, top to bottom
    said = t.Dict().tag(sync=True)          # the kernel's: what came of running them
    then = t.Unicode().tag(sync=True)       # the box with the question after a right answer
    heard = t.Int().tag(sync=True)

    def __init__(self, exercise):
        self.exercise = exercise
        super().__init__(title=f"{exercise.id} {exercise.title}", lines=list(exercise.lines),
                         order=list(range(len(exercise.lines))), said={"html": "", "right": None})
        self.on_msg(self._told)

    def run(self, order):
        """Run the lines in this order as a learner would, and return what is said."""
        self._told(self, {"order": list(order)}, [])
        return self.said["html"]

    @property
    def words(self):
        """The lines in their mixed order, as text."""
        return "\n".join([f"{self.title}: put these lines in order", *self.exercise.lines])

    def _told(self, _widget, message, _buffers):
        sentence, right = said_of_order(self.exercise, message["order"])
        if right and self.exercise.then:
            self.then = "IPY_MODEL_" + box_for([self.exercise.then], "quiz").model_id
        sign = "**✓**" if right else "**✗**"
        self.said = {"html": f"<p>{marked(f'{sign} {sentence}')}</p>", "right": right}
        self.heard += 1

    def __repr__(self):
        return self.words

    def _repr_mimebundle_(self, **options):
        data, extra = bundle_of(super()._repr_mimebundle_(**options))
        lines = html.escape("\n".join(self.exercise.lines))
        still = (f"<p><b>{html.escape(self.title)}</b>: put these lines in order</p>"
                 f"<pre>{lines}</pre><p>Run this cell to move them.</p>")
        still = {**data, "text/plain": self.words, "text/html": still}
        return with_still((still, extra), "question")
