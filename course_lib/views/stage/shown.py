"""Which cell shows which views: a cell that runs again lets go of what it showed before."""

from contextlib import suppress

from IPython import get_ipython

from course_lib.server.presence import running_request

_shown = {}     # the id of a cell -> the number of its last run, and the views that it showed


def note_shown(view):
    """Note that the cell which runs now shows `view`, and let go of what its last run showed.

    Without this each run of a cell would add a figure and a page's model: IPython and ipywidgets
    keep every view for ever. What the learner can still reach by a name stays as it is.
    """
    cell, run = running_cell()
    if cell is None:
        return
    last, before = _shown.get(cell, (None, []))
    if last == run:
        before.append(view)
        return
    now = _shown[cell] = (run, [view])
    shell = get_ipython()

    def let_go(*_):
        shell.events.unregister("post_run_cell", let_go)
        for old in before:
            if not any(old is view for view in now[1]) and not is_named(old, shell.user_ns):
                old.let_go()

    shell.events.register("post_run_cell", let_go)


def running_cell():
    """Return the id of the cell that runs and the number of its run, or None twice."""
    with suppress(AttributeError, KeyError, TypeError):     # no notebook: a terminal, a script
        return running_request()["metadata"]["cellId"], get_ipython().execution_count
    return None, None


def is_named(thing, names):
    """Return whether a name of the learner's leads to `thing`: by itself, or in a list or dict.

    >>> one = object()
    >>> is_named(one, {"views": [one]}), is_named(one, {"_3": one})
    (True, False)
    """
    for name, value in names.items():
        if name.startswith("_") or name == "Out":
            continue
        inside = value.values() if isinstance(value, dict) else value
        parts = list(inside) if isinstance(value, (list, tuple, set, dict)) else []
        if any(thing is one for one in [value, *parts]):
            return True
    return False
