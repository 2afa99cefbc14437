"""The box in the notebook that shows a question, its choices and the answer to the answer."""

import html
import re

import ipywidgets

from course_lib.exercises import record

# ipywidgets gives a choice one line of fixed height; long ones must wrap and stay whole.
STYLE = """<style>
.one-neuron-quiz { max-width: 46em; }
.one-neuron-quiz .widget-radio, .one-neuron-quiz .widget-radio-box { width: 100%; height: auto; }
.one-neuron-quiz .widget-radio-box { max-height: none; overflow: visible; margin: 0; }
.one-neuron-quiz .widget-radio-box label { height: auto; width: auto; white-space: normal;
  line-height: 1.4; padding: 3px 0; display: flex; align-items: baseline; gap: 0.5em; }
.one-neuron-quiz .widget-radio-box label input { position: static; flex: none; margin: 0; }
.one-neuron-quiz p { margin: 4px 0; line-height: 1.4; }
</style>"""


class QuizBox(ipywidgets.VBox):
    """A question with radio buttons and a Check button; as text it is the question alone."""

    def __init__(self, question):
        self.question = question
        self.choices = ipywidgets.RadioButtons(
            options=[choice.text for choice in question.choices], value=None)
        self.button = ipywidgets.Button(description="Check", tooltip="Check your choice")
        self.result = ipywidgets.HTML()
        self.button.on_click(self._answer)
        asked = ipywidgets.HTML(f"{STYLE}<p><b>{question.id}</b> {_marked(question.text)}</p>")
        super().__init__([asked, self.choices, self.button, self.result])
        self.add_class("one-neuron-quiz")

    @property
    def words(self):
        """The question with its choices, as text."""
        lines = [f"{self.question.id} {self.question.text}"]
        return "\n".join(lines + [f"  ( ) {choice.text}" for choice in self.question.choices])

    def _answer(self, button):
        if self.choices.index is None:
            self._say("Nothing chosen yet. Pick one of the choices first.")
            return
        choice = self.question.choices[self.choices.index]
        verdict = "✓ Right." if choice.right else "✗ Not quite."
        self._say(f"{self.question.text}", f"You chose: {choice.text}",
                  f"{verdict} {choice.says}")
        if choice.right:
            record.note(self.question.id)

    def _say(self, *paragraphs):
        # An element with role="alert" that appears is read out by screen readers.
        text = "".join(f"<p>{_marked(paragraph)}</p>" for paragraph in paragraphs)
        self.result.value = f'<div role="alert">{text}</div>'

    def _repr_mimebundle_(self, **options):
        bundle = super()._repr_mimebundle_(**options)
        data, extra = bundle if isinstance(bundle, tuple) else (bundle, {})
        return {**data, "text/plain": self.words}, extra


def quiz_box(question):
    """Return the box for a `Question`."""
    return QuizBox(question)


def _marked(text):
    """Return text as HTML: `code` between backticks, **bold** between stars, the rest as it is."""
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text))
    return re.sub(r"\*\*([^*]+)\*\*", r"<b>\1</b>", text)
