"""Whether any page shows our widgets: each says so, and where none does a sentence says why.

A widget of ours needs the package anywidget twice: where the kernel runs, and where Jupyter's
server runs. Where the second lacks it, no page answers. Then the stored picture or question
stands in its cell, with a sentence that bears the remedy.
"""

import asyncio
import html
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import uuid4

from IPython import get_ipython

IN_A_TAB = sys.platform == "emscripten"     # Python runs in the page, which has all it needs
TICK, TICKS = 0.25, 16      # seconds, and how many of them an idle kernel waits for a page
REMEDY = ("most likely the package anywidget is missing in the environment from which Jupyter was "
          "started. Type there: pip install anywidget. Then load this page anew and run the cell "
          "again.")
MISSING = "This page cannot show the live {}: " + REMEDY
AWAKE = "The page answers now: run this cell again."
# JupyterLab writes what is the matter in place of the widget: the still form is shown instead.
ALONE = """<style>
.one-neuron-alone > div {{ display: none; }}
.jp-OutputArea-child:has({wrong}):has(~ * .one-neuron-alone) {{ display: none; }}
.jp-OutputArea-child:has({wrong}) ~ * .one-neuron-alone > div {{ display: block; }}
</style><div class="one-neuron-alone"><div>{still}</div><p>{sentence}</p></div>"""
WRONG = ".jupyter-widgets-error-widget"


def alone(what, still):
    """Return as data of an output what stands for a picture or a question that no page shows."""
    sentence = MISSING.format(what)
    page = ALONE.format(wrong=WRONG, still=still, sentence=html.escape(sentence))
    return {"text/html": page, "text/plain": sentence}


@dataclass
class Note:
    """What shall stand in a cell if no page answers."""

    request: dict       # what ran the cell
    data: dict          # of the output
    left_out: bool      # the cell has no widget that could wake up
    said: bool = False
    id: str = field(default_factory=lambda: uuid4().hex)

    def publish(self, kind, data):
        """Send the note to its cell."""
        kernel = get_ipython().kernel
        content = {"data": data, "metadata": {}, "transient": {"display_id": self.id}}
        kernel.session.send(kernel.iopub_socket, kind, content, parent=self.request,
                            ident=kind.encode())


class Presence:
    """What a kernel knows of its pages: `answers` is None as long as it knows nothing."""

    def __init__(self):
        self.answers, self.notes, self.waits = None, [], None

    def heard(self):
        """Note that a page shows our widgets, and take back what was said too soon."""
        self.answers, notes, self.notes = True, self.notes, []
        for note in notes:
            if note.said:
                text = AWAKE if note.left_out else ""
                note.publish("update_display_data", {"text/plain": text})

    def expect(self, data):
        """Put `data` under the cell that runs if no page answers; return whether none did."""
        if self.answers or IN_A_TAB:
            return False
        request, silent = running_request(), self.answers is False
        # With a `cellId` it is a page that runs the cell, and no program.
        if "cellId" not in request.get("metadata", {}):
            return False
        self.notes.append(Note(request, data, silent))
        with suppress(RuntimeError):        # no event loop runs: no notebook
            loop = asyncio.get_running_loop()
            if silent:
                loop.call_soon(self.say)    # after the cell's own output
            elif self.waits is None:
                self.waits = loop.create_task(self.wait())
        return silent

    async def wait(self):
        """Give the page its time, of which none passes while a cell runs."""
        for _ in range(TICKS):
            await asyncio.sleep(TICK)
        if self.answers is None:
            self.answers = False
            self.say()

    def say(self):
        """Put into the cells what does not stand there yet."""
        for note in self.notes:
            if not note.said:
                note.said = True
                note.publish("display_data", note.data)


PAGE = Presence()       # of this kernel


def running_request():
    """Return the message that asked for the cell which runs; an empty one where none did."""
    # No notebook: a terminal, a script; or a browser tab, whose kernel is asked in another way.
    with suppress(AttributeError, TypeError):
        return get_ipython().kernel.get_parent("shell")
    return {}
