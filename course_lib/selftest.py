"""Say in plain words whether controls, pictures and checks work on this machine."""

import importlib
import sys

from .server.presence import IN_A_TAB, PAGE, REMEDY

OLDEST_PYTHON = (3, 11)
LIBRARIES = ("numpy", "matplotlib", "ipywidgets", "anywidget", "platformdirs")
NO_PAGE = f"Your page shows sliders: no page has answered; {REMEDY}"
INSTALL = ("Reload this page: it loads them again." if IN_A_TAB else
           "Stop JupyterLab and start it again with the command in the README: it installs them.")
RESTART = "In the menu Kernel, choose Restart Kernel and Run All Cells."


def python_is_new_enough():
    """Return "" when this Python is not too old, else what came and what to do."""
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return ""
    came = ".".join(str(part) for part in sys.version_info[:2])
    return f"this is Python {came}. Install Python 3.11 or newer, then start the course again."


def libraries_are_here():
    """Return "" when all libraries of the chapters can be imported, else which cannot."""
    missing = []
    for name in LIBRARIES:
        try:
            importlib.import_module(name)
        except Exception:       # a library that is half installed can raise anything
            missing.append(name)
    return f"{' and '.join(missing)} cannot be imported. {INSTALL}" if missing else ""


def slider_moves():
    """Return "" when a moved slider keeps its value and changes the words of its picture."""
    from .views.lamps import explore_lamps

    lamps = explore_lamps(lamps=2)
    before = lamps.words
    lamps.set(lamps=9)
    if lamps.values["lamps"] == 9 and lamps.words != before and not lamps.trouble:
        return ""
    return f"the slider was moved to 9, but the words are: {lamps.words} {RESTART}"


def picture_changes():
    """Return "" when a picture is drawn, and is another one after a move."""
    from .views.lamps import explore_lamps

    lamps = explore_lamps(lamps=2)
    before = list(lamps.frame)
    lamps.set(lamps=9)
    if before and lamps.frame != before:
        return ""
    what = "the picture stayed the same" if before else "no picture came"
    return f"{what}. {RESTART}"


def checks_answer():
    """Return "" when the trial exercise tells right, wrong and not attempted apart."""
    from .exercises.finding import find
    from .exercises.judge.judging import judge

    trial = find("0.1")
    kinds = [judge(trial, answer).kind for answer in (36, 13, ...)]
    if kinds == ["right", "mistake", "blank"]:
        return ""
    return f"a right, a wrong and an empty answer were called {', '.join(kinds)}. {RESTART}"


def progress_can_be_kept():
    """Return "" when the folder of the progress file can be written, else that it cannot."""
    from .exercises import record

    try:
        record.rehearse()
    except OSError as error:
        return (f"nothing can be written in {record.place()} ({error.strerror or error}). You "
                "can learn all the same; the course will not remember what you did.")
    return ""


STEPS = (
    ("Python is new enough", python_is_new_enough),
    ("The libraries are here", libraries_are_here),
    ("A slider moves, and the words follow", slider_moves),
    ("A picture is drawn, and drawn anew", picture_changes),
    ("A check tells right from wrong", checks_answer),
    ("Your progress can be kept", progress_can_be_kept),
)


def self_test():
    """Print one line for each thing that Python can see by itself: "yes", or "NO" and a remedy.

    It cannot see the page in front of you; `did_it_move` asks about that. Where no page has shown
    a picture of ours after a few seconds, one more line says so.

    >>> self_test()  # doctest: +ELLIPSIS
    yes  Python is new enough
    ...
    """
    troubles = 0
    for title, step in STEPS:
        try:
            trouble = step()
        except Exception as error:      # the test must speak where all else is broken
            trouble = f"{type(error).__name__}: {error}. {INSTALL}"
        troubles += bool(trouble)
        print(f"NO   {title}: {trouble}" if trouble else f"yes  {title}")
    if troubles:
        print(f"{troubles} of {len(STEPS)} did not work. Do what the NO lines say, from the top.")
    else:
        print("Python works. Next: can your page and Python talk to each other?")
    PAGE.expect({"text/plain": f"NO   {NO_PAGE}"})


def did_it_move(view, start=3):
    """Print whether the slider of `view` (from `explore_lamps`) was moved away from `start`.

    TypeError when `view` is no such view.

    >>> from course_lib.views.lamps import explore_lamps
    >>> did_it_move(explore_lamps(lamps=8))
    yes  Your move arrived: Python sees 8 lamps. Page and Python talk to each other.
    """
    values = getattr(view, "values", None)
    if not isinstance(values, dict) or "lamps" not in values:
        raise TypeError(f"view must be what explore_lamps() returned, but it is {view!r}: "
                        "run the cell with the slider first, then did_it_move(lamps).")
    if view.trouble:
        print(f"NO   Your move arrived, but the picture could not follow: {view.trouble}")
    elif values["lamps"] == start and PAGE.answers is False:
        print(f"NO   {NO_PAGE}")
    elif values["lamps"] == start:
        print(f"?    Python still sees {start:g} lamps, as at the start.\n"
              "     Not moved yet? Move the slider above, then run this cell again.\n"
              "     Moved, and still this answer? See the table at the end of the page.")
    else:
        print(f"yes  Your move arrived: Python sees {values['lamps']:g} lamps. "
              "Page and Python talk to each other.")
