"""The box in the notebook that shows a question, its choices and the answer to the answer."""

import html
import re
from pathlib import Path

import anywidget
import ipywidgets
import traitlets

from course_lib.exercises import record


class Result(anywidget.AnyWidget):
    """The place under the button where the answer appears, and is read out by screen readers.

    ipywidgets has no such live region, and its radio buttons are no group: the arrow keys would
    leave the question and move through the notebook. `quiz_box.js` mends both.
    """

    _esm = Path(__file__).with_name("quiz_box.js")
    _css = Path(__file__).with_name("quiz_box.css")
    question = traitlets.Unicode().tag(sync=True)
    html = traitlets.Unicode().tag(sync=True)


class QuizBox(ipywidgets.VBox):
    """A question with radio buttons and a Check button; `words` is the question as text.

    >>> from course_lib.exercises import Option, Question
    >>> yes, no = Option("yes", True, "It adds up."), Option("no", False, "Add it up again.")
    >>> print(QuizBox(Question("2.a", "Does it fire?", (yes, no))).words)
    2.a Does it fire?
      ( ) yes
      ( ) no
    """

    def __init__(self, question):
        self.question = question
        self.choices = ipywidgets.RadioButtons(
            options=[_bare(choice.text) for choice in question.options], value=None)
        self.button = ipywidgets.Button(description="Check", tooltip="Check your choice")
        self.result = Result(question=_bare(question.text))
        self.button.on_click(lambda button: self._answer(self.choices.index))
        self.result.on_msg(self._page_saw)
        asked = ipywidgets.HTML(_asked(question))
        super().__init__([asked, self.choices, self.button, self.result])
        self.add_class("one-neuron-quiz")

    @property
    def words(self):
        """The question with its choices, as text."""
        lines = [f"{self.question.id} {_bare(self.question.text)}"]
        return "\n".join(lines + [f"  ( ) {text}" for text in self.choices.options])

    def _page_saw(self, result, content, buffers):
        self._answer(content["chosen"] if content["chosen"] >= 0 else None)

    def _answer(self, chosen):
        if chosen is None:
            self._say("Nothing is chosen yet. Pick one of the choices first.")
            return
        choice = self.question.options[chosen]
        self._say(self.question.text, f"You chose: {choice.text}",
                  f"**{'✓ Right.' if choice.right else '✗ Not quite.'}** {choice.says}")
        if choice.right:
            record.note(self.question.id)

    def _say(self, *paragraphs):
        self.result.html = "".join(f"<p>{_marked(paragraph)}</p>" for paragraph in paragraphs)

    def _repr_mimebundle_(self, **options):
        bundle = super()._repr_mimebundle_(**options)
        data, extra = bundle if isinstance(bundle, tuple) else (bundle, {})
        choices = "".join(f"<li>{_marked(choice.text)}</li>" for choice in self.question.options)
        # The HTML stands in where no kernel runs: on paper, on GitHub, before the first run.
        still = f"{_asked(self.question)}<ul>{choices}</ul><p>Run this cell to answer.</p>"
        return {**data, "text/plain": self.words, "text/html": still}, extra


def _asked(question):
    return f"<p><b>{question.id}</b> {_marked(question.text)}</p>"


def _marked(text):
    """Return text as HTML, with `code` between backticks and **bold** between stars."""
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text))
    return re.sub(r"\*\*([^*]+)\*\*", r"<b>\1</b>", text)


def _bare(text):
    """Return text without those marks, for where only plain text can stand."""
    return re.sub(r"`([^`]+)`|\*\*([^*]+)\*\*", r"\1\2", text)
