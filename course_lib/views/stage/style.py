"""The course's style, which our drawing reads and nobody else: a learner's settings stay theirs.

Matplotlib keeps its settings in one place for all threads, and reads them while it makes and
draws things. A view that put its own there would give them to a learner's figure that another
thread draws meanwhile; one that did not would get the learner's. So here `rcParams` answers by who
asks: in a thread that is inside `our_style`, elsewhere with what the learner has set.
"""

from contextlib import ContextDecorator
from pathlib import Path
from threading import local

import matplotlib as mpl

SHEET = Path(__file__).with_name("one_neuron.mplstyle")
STYLE = {name: value for name, value in dict.items(mpl.rcParamsDefault) if name != "backend"}
STYLE |= mpl.rc_params_from_file(SHEET, use_default_template=False)
_thread = local()


class RcParams(mpl.RcParams):
    """Matplotlib's settings, with our style for a thread that is inside `our_style`."""

    def __getitem__(self, name):
        if getattr(_thread, "depth", 0) and name in STYLE:
            return STYLE[name]
        return super().__getitem__(name)


mpl.rcParams.__class__ = RcParams   # the object stays the one that everybody has imported


class _OurStyle(ContextDecorator):
    def __enter__(self):
        _thread.depth = getattr(_thread, "depth", 0) + 1

    def __exit__(self, *_):
        _thread.depth -= 1


our_style = _OurStyle()     # for `with our_style:` and, on a function, `@our_style`
