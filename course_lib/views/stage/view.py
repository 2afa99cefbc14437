"""The base of every interactive picture: controls above, a picture, and the picture in words."""

import base64
from pathlib import Path
from threading import RLock

import traitlets as t
from ipywidgets import widget_serialization

from course_lib.checks.choices import one_of
from course_lib.checks.results import no_alarms
from course_lib.server.sleeping import SLEEPS, bundle_of, with_still
from course_lib.server.widget import CourseWidget, scripts, styles

from .controls import Button
from .fallback import captioned
from .fonts import Fonts
from .hand import touched
from .picture import Drawing
from .shown import note_shown
from .style import our_style

HERE = Path(__file__).parent
SCRIPTS = ("view.js", "link.js", "picture.js", "painter.js", "hand.js", "pad.js")
STORED_SCALE = 2  # pictures stored in a notebook are sharp on every screen
# JupyterLab hands messages of the page to a thread of their own, and matplotlib draws one thing
# at a time.
DRAWING = RLock()


class View(CourseWidget):
    """Show a picture that answers to controls, in a page or without one.

    `picture` has a `figure` and an `update(**values)` that moves its artists and returns the
    picture in one or two sentences; `controls` are `Slider`, `Choice`, `Switch` and `Button` by
    name. `groups` has the names of those that stand in one box, by the box's name; those in
    `fixed` can be seen and not moved in the page, those in `left_out` are not even shown there.
    `alive` names the one that moves in an exported page, where not the first slider (alive.py).
    An error of `update` becomes a sentence in `trouble`, under the picture, and the last good
    picture stays. The page sends what a hand did, in order and numbered; the answer bears the
    number, and `values` are the kernel's alone (link.js has the page's half).

    >>> from course_lib.views import explore_weight
    >>> view = explore_weight(weight=7.56)
    >>> view.set(minutes=30).split(";")[0]
    '30 minutes give 226.8 kcal'
    """

    _esm = scripts(HERE, *SCRIPTS)
    _css = styles(HERE, "view.css")
    quiet = ()      # controls that change what happens next, and no pixel now
    lasts = 0       # epochs of a training that an exported page shows (alive.py)
    title = t.Unicode().tag(sync=True)
    controls = t.List().tag(sync=True)
    values = t.Dict().tag(sync=True)
    answered = t.List([None, 0]).tag(sync=True)     # the page and the number of its last message
    # What the page says when nobody answers.
    sleeping = t.Unicode(SLEEPS.format("picture")).tag(sync=True)
    still = t.List(t.Bytes()).tag(sync=True)    # what stands still, and what moves: recorder.py
    frame = t.List(t.Bytes()).tag(sync=True)
    size = t.List(t.Float()).tag(sync=True)     # of the picture, in an ordinary screen's pixels
    fonts = t.Instance(Fonts).tag(sync=True, **widget_serialization)
    words = t.Unicode().tag(sync=True)
    trouble = t.Unicode().tag(sync=True)
    listing = t.Unicode().tag(sync=True)    # Python to read and copy, under the words
    told = t.Unicode().tag(sync=True)   # of what a hand looks at: its name, and more
    touch = t.Dict().tag(sync=True)     # what a hand can take on the picture: hand.py
    asleep = t.List().tag(sync=True)        # names of controls that do nothing now: not shown

    def __init__(self, title, picture, groups=(), fixed=(), left_out=(), alive=None,
                 **controls):
        self.alive = alive
        self._picture, self._drawing = picture, Drawing(picture.figure)
        self._buttons = {name: c for name, c in controls.items() if isinstance(c, Button)}
        self._controls = {name: c for name, c in controls.items() if name not in self._buttons}
        values = {name: c.checked(name, c.value) for name, c in self._controls.items()}
        super().__init__(
            title=title,
            controls=[
                {**control.spec(name), "fixed": name in fixed, "group": group_of(name, groups)}
                for name, control in controls.items() if name not in left_out
            ],
            values=values,
            size=picture.figure.bbox.size.tolist(),
            fonts=Fonts.shared(),
        )
        # Heard without the kernel's own events, of which the last throws away a figure that a
        # cell of the learner's is drawing meanwhile.
        self.comm.handle_msg = self._handle_msg
        self._redraw(values)
        self.observe(self._moved, "values")
        self.on_msg(self._told)

    def let_go(self):
        """Close what nobody can reach any more but IPython, and keep its words alone."""
        self.close()
        self._picture = self._drawing = None
        self._buttons = self._controls = {}
        self.still = self.frame = []

    @property
    def figure(self):
        """The matplotlib figure, as it was last drawn."""
        return self._picture.figure

    @no_alarms()
    def set(self, **values):
        """Move controls as a learner would, and return the new words.

        Raises ValueError for a control that is not there or a value out of its reach.
        """
        with DRAWING:
            new = self._checked({**self.values, **values})
            self._redraw(new)
            self.values = self._drawn
            return self.words

    @no_alarms()
    def press(self, name):
        """Press a button as a learner would, and return the new words.

        Raises ValueError for a button that is not there or a step out of a slider's reach.
        """
        button = self._buttons[one_of("button", name, self._buttons)]
        with DRAWING:
            return self.set(**button.press(**self.values))

    def _checked(self, values):
        return {
            one_of("control", name, self._controls): self._controls[name].checked(name, value)
            for name, value in values.items()
        }

    def _moved(self, change):
        """Take values that were assigned, and not drawn yet, as moves of their controls."""
        moves = {name: value for name, value in self.values.items()
                 if name not in self._drawn or value != self._drawn[name]}
        if moves and not self._or_trouble(lambda: self.set(**moves)):
            self.values = self._drawn

    def _told(self, _widget, message, _buffers):
        if "still" in message:      # the page cannot paint
            self._or_trouble(lambda: self.send({"png": True}, [self._drawing.png(STORED_SCALE)]))
        else:
            self._or_trouble(lambda: self._heard(message))

    def _heard(self, message):
        """Do what a hand did in the page, in its order, and answer with the message's number."""
        with self.hold_sync():  # one message carries all that it changed
            for act in message["acts"]:
                self._or_trouble(lambda act=act: self._do(**act))
            self.answered = [message["page"], message["number"]]

    def _do(self, move=None, press=None):
        if press:
            self.press(press)
        else:
            self.set(**dict([move]))

    @no_alarms()
    def _or_trouble(self, answer):
        """Answer, and return whether it worked; an error must reach the learner as a sentence."""
        with DRAWING:
            try:
                answer()
                return True
            except (ValueError, TypeError, FloatingPointError) as error:
                self.trouble = f"This did not work: {error}"    # ours say what to do
            except Exception as error:
                self.trouble = f"This did not work: {error} ({type(error).__name__})"
            return False

    def _redraw(self, values):
        with our_style:
            words = self._draw(values)
            still, frame = self._drawing.lists()
        with self.hold_sync():  # one message carries picture and words
            self._drawn, self.words, self.trouble = values, words, ""
            self.still, self.frame, self.touch = still, frame, touched(self.figure)

    def _draw(self, values):
        return self._picture.update(**values)

    def __repr__(self):
        return self.words

    @no_alarms()
    def _repr_mimebundle_(self, **kwargs):
        """Add the picture and its words, for pages where no kernel runs."""
        note_shown(self)
        data, metadata = bundle_of(super()._repr_mimebundle_(**kwargs))
        with DRAWING:
            png = captioned(self._drawing.image(STORED_SCALE), self.words, STORED_SCALE)
        data["image/png"] = base64.b64encode(png).decode()
        data["text/plain"] = self.words
        about = {"width": int(self.size[0]), "alt": self.words}
        return with_still((data, {**metadata, "image/png": about}))


def group_of(name, groups):
    """Return the name of the group that has the control `name`, or "".

    >>> group_of("lr", {"learning": ("lr", "l1")}), group_of("x1", {})
    ('learning', '')
    """
    return next((group for group, names in dict(groups).items() if name in names), "")
