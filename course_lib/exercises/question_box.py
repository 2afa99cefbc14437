"""The box in the notebook that asks: questions with choices or for a number, and guesses."""

from pathlib import Path

import traitlets as t

from course_lib.exercises import record
from course_lib.exercises.marking import bare, marked
from course_lib.exercises.mixing import mixed
from course_lib.exercises.replying import given_before, reply, reply_to_guess
from course_lib.server.sleeping import bundle_of, with_still
from course_lib.server.widget import CourseWidget, scripts, styles

HERE = Path(__file__).parent
RUN = {"quiz": "Run this cell to answer.", "recall": "Run this cell to answer.",
       "guess": "Run this cell to guess."}


class QuestionBox(CourseWidget):
    """Questions or guesses with their choices; `words` is all of it as text.

    `kind` is "quiz", "guess" (asked once, with how sure; then it says what is so) or "recall".
    Before an answer nothing in what the page gets tells the right one: the page sends what was
    chosen, and the kernel replies.

    >>> from course_lib.exercises import Option, Question
    >>> yes, no = Option("yes", True, "It adds up."), Option("no", False, "Add it up again.")
    >>> print(QuestionBox([Question("2.a", "Does it fire?", (yes, no))]).words)
    2.a Does it fire?
      ( ) no
      ( ) yes
    """

    _esm = scripts(HERE, "question_box.js")
    _css = styles(HERE, "question_box.css")
    kind = t.Unicode().tag(sync=True)
    asked = t.List().tag(sync=True)         # what the page shows of each question
    given = t.List().tag(sync=True)         # the page's: what is chosen or written, and not more
    replies = t.List().tag(sync=True)       # the kernel's: what was said to it
    heard = t.Int().tag(sync=True)          # how many answers have come

    def __init__(self, questions, kind="quiz"):
        self.questions = tuple(questions)
        guesses = record.notes()["guesses"] if kind == "guess" else {}
        before = [self._before(one, guesses) for one in self.questions]
        super().__init__(kind=kind, asked=[_on_the_page(one) for one in self.questions],
                         given=[given for given, _ in before],
                         replies=[said for _, said in before])
        self.on_msg(self._told)

    def answer(self, number, place=-1, text="", sure=""):
        """Answer the question of this number as a learner would, and return what is said."""
        self._told(self, {"answer": number, "place": place, "text": text, "sure": sure}, [])
        return self.replies[number]["html"]

    @property
    def words(self):
        """The questions with their choices, as text."""
        return "\n".join(_words(one) for one in self.questions)

    def _before(self, question, guesses):
        """Return what was given to a guess in an earlier run, and the reply; else nothing."""
        made = guesses.get(question.id, {})
        given = given_before(question, made["gave"]) if made else None
        if given is None:
            return {"place": -1, "text": ""}, as_html()
        place, text = given
        return {"place": place, "text": text}, as_html(
            reply_to_guess(question, place, text, made["sure"]), locked=True)

    def _told(self, _widget, message, _buffers):
        number = message["answer"]
        question, (place, text, sure) = self.questions[number], (
            message["place"], message["text"], message["sure"])
        if not self.replies[number]["locked"]:
            said = (reply_to_guess(question, place, text, sure) if self.kind == "guess"
                    else reply(question, place, text))
            self._note(question, said, sure)
            locked = self.kind == "guess" and said.right is not None
            self.replies = [as_html(said, locked) if at == number else old
                            for at, old in enumerate(self.replies)]
        self.heard += 1

    def _note(self, question, said, sure):
        if said.right is None:
            return
        if self.kind == "guess":
            record.note_guess(question.id, said.gave, sure, said.right)
        elif not said.right:
            record.note_miss(question.id)
        elif self.kind == "recall":
            record.forget_miss(question.id)
        else:
            record.note(question.id)

    def __repr__(self):
        return self.words

    def _repr_mimebundle_(self, **options):
        data, extra = bundle_of(super()._repr_mimebundle_(**options))
        # The HTML stands in where no kernel runs: on paper, on GitHub, before the first run.
        still = "".join(_still(one) for one in self.questions) + f"<p>{RUN[self.kind]}</p>"
        still = {**data, "text/plain": self.words, "text/html": still}
        return with_still((still, extra), "question")


def _on_the_page(one):
    return {"id": one.id, "html": f"<b>{one.id}</b> {marked(one.text)}", "name": bare(one.text),
            "options": [marked(option.text) for option in _options(one)],
            "unit": getattr(one, "unit", "")}


def as_html(said=None, locked=False):
    """Return a `Reply` as the page gets it; without one, nothing has been said yet."""
    if said is None:
        return {"html": "", "right": None, "place": -1, "right_place": -1, "locked": locked}
    paragraphs = "".join(f"<p>{marked(text)}</p>" for text in said.says)
    return {"html": paragraphs, "right": said.right, "place": said.place,
            "right_place": said.right_place, "locked": locked}


def _options(one):
    return mixed(one.id, one.options) if one.options else []


def _words(one):
    choices = [f"  ( ) {bare(option.text)}" for option in _options(one)]
    return "\n".join([f"{one.id} {bare(one.text)}",
                      *(choices or [f"  ____ {one.unit}".rstrip()])])


def _still(one):
    choices = "".join(f"<li>{marked(option.text)}</li>" for option in _options(one))
    field = f"<ul>{choices}</ul>" if choices else f"<p>____ {marked(one.unit)}</p>"
    return f"<p><b>{one.id}</b> {marked(one.text)}</p>{field}"
