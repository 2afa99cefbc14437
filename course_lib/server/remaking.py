"""Explorers made anew from the cells that showed them, in a Python of their own.

    python -m course_lib.server.remaking < asked.json > answers.json

An exported page needs the lists of a slider's positions, and the notebook has the still picture
alone. No code of a learner's is run: `calls_in` takes calls of our explorers with plain arguments.
"""

import ast
import base64
import json
import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules

PATIENCE = 300      # seconds for all explorers of a notebook
EXPLORERS = ("explore_", "compare_")


def calls_in(source):
    """Return the calls of explorers in a cell whose arguments are plain: name, args, kwargs.

    >>> calls_in("from course_lib.views import *\\nview = explore_gate('AND', w1=-1)\\nview")
    [['explore_gate', ['AND'], {'w1': -1}]]
    >>> calls_in("explore_gate(my_gate)"), calls_in("%time 1")
    ([], [])
    """
    try:
        nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    except SyntaxError:     # a magic of IPython's, or half a sentence
        return []
    calls = [(getattr(node.func, "id", getattr(node.func, "attr", "")), node) for node in nodes]
    return [call for name, node in calls if name.startswith(EXPLORERS)
            if (call := plain_call(name, node))]


def plain_call(name, node):
    """Return name, arguments and named arguments of a call; None where one must be worked out."""
    try:
        return [name, [ast.literal_eval(value) for value in node.args],
                {word.arg: ast.literal_eval(word.value) for word in node.keywords}]
    except ValueError:
        return None


def remade(asked):
    """Return the packed lists for each pair of calls and words, or None; and what paints them.

    They are made in another process, so that a server of Jupyter's stays small and quick.
    """
    none = [None] * len(asked), ""      # the still pictures stay
    if not any(calls for calls, _ in asked):
        return none
    try:
        run = subprocess.run([sys.executable, "-m", "course_lib.server.remaking"], check=True,
                             input=json.dumps(asked), capture_output=True, text=True,
                             encoding="utf-8", timeout=PATIENCE)
        return json.loads(run.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return none


def explorers():
    """Return every explorer by its name."""
    from course_lib import views

    modules = [import_module(f"{views.__name__}.{found.name}")
               for found in iter_modules(views.__path__)]
    return {name: made for module in [*modules, views] for name, made in vars(module).items()
            if name.startswith(EXPLORERS)}


def packed_like(calls, words, known):
    """Return the packed lists, in base64, of the call whose view starts with `words`, or None."""
    from course_lib.views.stage.alive import packed

    for name, args, kwargs in calls:
        try:
            view = known[name](*args, **kwargs)
            data = packed(view) if view.words == words else None
        except Exception:       # whatever it is: the still picture stays
            continue
        if data:
            return base64.b64encode(data).decode()
    return None


def main():
    """Answer what `remade` asks."""
    from course_lib.views.stage.alive import painting

    known = explorers()
    print(json.dumps([[packed_like(*one, known) for one in json.load(sys.stdin)], painting()]))


if __name__ == "__main__":
    main()
