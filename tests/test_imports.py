"""The maths stands on NumPy alone, and imports go one way: maths <- views, maths <- exercises."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "course_lib"
NOT_MATHS = {"chapters.py", "selftest.py"}
MATHS = sorted(path for path in PACKAGE.glob("*.py") if path.name not in NOT_MATHS)
INNER = ("decorate", "checked")  # a decorator's own functions
LATER = {"pooch", "sklearn", "tqdm"}  # only inside the functions that need them


def imports(path, top_level_only=False):
    """Return the top names that a module imports; course_lib's own with their first part."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in tree.body if top_level_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            inside = "course_lib." * (node.level > 0) + (node.module or "")
            found |= {f"{inside.rstrip('.')}.{alias.name}" for alias in node.names}
    return {name if name.startswith("course_lib") else name.split(".")[0] for name in found}


@pytest.mark.parametrize("path", MATHS, ids=lambda path: path.name)
def test_a_maths_module_imports_numpy_and_the_maths_alone(path):
    own = {f"course_lib.{module.stem}" for module in MATHS}
    for name in imports(path):
        if name.startswith("course_lib"):
            assert any(name == module or name.startswith(f"{module}.") for module in own), name
        else:
            assert name in sys.stdlib_module_names | {"numpy"} | LATER, name
    assert not imports(path, top_level_only=True) & LATER


@pytest.mark.parametrize("folder, not_from", [("views", "exercises"), ("exercises", "views")])
def test_pictures_and_exercises_do_not_know_each_other(folder, not_from):
    modules = list((PACKAGE / folder).glob("*.py"))
    assert modules
    for path in modules:
        assert not [name for name in imports(path) if name.startswith(f"course_lib.{not_from}")]


@pytest.mark.parametrize("module", ["course_lib"] + [f"course_lib.{path.stem}" for path in MATHS])
def test_a_fresh_python_loads_no_drawing_and_no_widgets(module):
    code = f"import sys, {module}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in run.stdout.split()}
    assert "numpy" in loaded
    assert not loaded & {"matplotlib", "ipywidgets", "anywidget", "IPython", "PIL", *LATER}
    assert "course_lib.views" not in run.stdout and "course_lib.exercises" not in run.stdout


@pytest.mark.parametrize("path", MATHS, ids=lambda path: path.name)
def test_a_maths_module_can_be_read_as_a_text(path):
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip()]
    assert len(lines) <= 130, "split it: one idea a module"
    assert max(map(len, text.splitlines())) <= 99
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            assert not body or body[-1].end_lineno - body[0].lineno < 25, node.name
        public = isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name[0] != "_"
        if public and node.name not in INNER and not _is_setter(node):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


def _is_setter(node):
    return any(isinstance(mark, ast.Attribute) and mark.attr == "setter"
               for mark in node.decorator_list)
