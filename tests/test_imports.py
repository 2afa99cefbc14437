"""The maths stands on NumPy alone, and imports go one way: maths <- views, maths <- exercises."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "course_lib"
NOT_MATHS = {"chapters.py", "glossary.py", "formula_sheet.py", "selftest.py", "views", "exercises",
             "teaching", "server"}
MODULES = sorted(PACKAGE.rglob("*.py"))
MATHS = [path for path in MODULES if path.relative_to(PACKAGE).parts[0] not in NOT_MATHS]
INNER = ("decorate", "checked")  # a decorator's own functions
LATER = {"pooch", "tqdm"}  # only inside the functions that need them


def id_of(path):
    return path.relative_to(PACKAGE).as_posix()


def dotted(path):
    """Return a module's name: course_lib.training.epochs, and course_lib.training of a package.

    >>> dotted(PACKAGE / "training" / "__init__.py")
    'course_lib.training'
    """
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path, top_level_only=False):
    """Return the names that a module imports: of course_lib in full, of others the first part."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in tree.body if top_level_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = path.relative_to(PACKAGE.parent).parts[:-node.level] if node.level else ()
            inside = ".".join([*base, *([node.module] if node.module else [])])
            found |= {f"{inside}.{alias.name}" for alias in node.names}
    return {name if name.startswith("course_lib") else name.split(".")[0] for name in found}


def folder_of(name):
    """Return the top folder or module of course_lib that an imported name belongs to."""
    return (name.split(".") + [""])[1]


@pytest.mark.parametrize("path", MATHS, ids=id_of)
def test_a_maths_module_imports_numpy_and_the_maths_alone(path):
    for name in imports(path):
        if name.startswith("course_lib"):
            assert folder_of(name) not in {part.removesuffix(".py") for part in NOT_MATHS}, name
        else:
            assert name in sys.stdlib_module_names | {"numpy"} | LATER, name
    assert not imports(path, top_level_only=True) & LATER


@pytest.mark.parametrize("folder, not_from", [
    ("views", {"exercises", "teaching"}), ("exercises", {"views", "teaching"}),
    ("teaching", {"views"}), ("checks", {"training", "datasets"}),
])
def test_folders_know_only_what_stands_before_them(folder, not_from):
    for path in (PACKAGE / folder).rglob("*.py"):
        assert not [name for name in imports(path) if folder_of(name) in not_from], id_of(path)


@pytest.mark.parametrize("folder, not_from", [
    ("stage", ("parts", "playground")), ("parts", ("playground",)),
])
def test_what_carries_the_pictures_knows_no_single_one(folder, not_from):
    explorers = {dotted(path) for path in (PACKAGE / "views").glob("*.py")} - {"course_lib.views"}
    paths = list((PACKAGE / "views" / folder).glob("*.py"))
    assert paths
    for path in paths:
        for name in imports(path):
            assert not name.startswith(tuple(f"course_lib.views.{part}" for part in not_from)), name
            assert name.rpartition(".")[0] not in explorers, f"{id_of(path)}: {name}"


def test_no_import_goes_round_in_a_circle():
    graph = {dotted(path): imports(path) for path in MODULES}
    known = {name: {other if other in graph else other.rpartition(".")[0] for other in found}
             for name, found in graph.items()}
    done, open_ = set(), []

    def visit(name):
        assert name not in open_, " → ".join([*open_[open_.index(name):], name])
        if name not in done and name in known:
            open_.append(name)
            for other in known[name] - {name}:
                visit(other)
            done.add(open_.pop())

    for name in sorted(known):
        visit(name)


# Imports each module as if it were the first, and prints what that brought along.
FRESH = """
import importlib, json, sys
before, loaded = set(sys.modules), {}
for name in sys.argv[1:]:
    for other in set(sys.modules) - before:
        if other.split(".")[0] != "numpy":      # it cannot be loaded twice
            del sys.modules[other]
    importlib.import_module(name)
    loaded[name] = list(sys.modules)
print(json.dumps(loaded))
"""


@pytest.fixture(scope="module")
def loaded_with():
    """What a fresh Python holds after each module of the maths, by the module's name."""
    run = subprocess.run([sys.executable, "-c", FRESH, *map(dotted, MATHS)], capture_output=True,
                         text=True, check=True)
    return json.loads(run.stdout)


@pytest.mark.parametrize("module", [dotted(path) for path in MATHS])
def test_a_fresh_python_loads_no_drawing_and_no_widgets(loaded_with, module):
    loaded = loaded_with[module]
    assert "numpy" in loaded and module in loaded
    assert not {name.split(".")[0] for name in loaded} & {
        "matplotlib", "ipywidgets", "anywidget", "IPython", "PIL", *LATER}
    assert not {"course_lib.views", "course_lib.exercises"} & set(loaded)


@pytest.mark.parametrize("path", MATHS, ids=id_of)
def test_a_maths_module_can_be_read_as_a_text(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(lines) <= 130, "split it: one idea a module"


@pytest.mark.parametrize("path", MODULES, ids=id_of)
def test_functions_are_short_and_public_ones_explained(path):
    text = path.read_text(encoding="utf-8")
    assert max(map(len, text.splitlines()), default=0) <= 99
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            assert not body or body[-1].end_lineno - body[0].lineno < 25, node.name
        public = isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name[0] != "_"
        if path in MATHS and public and node.name not in INNER and not _is_setter(node):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


def _is_setter(node):
    return any(isinstance(mark, ast.Attribute) and mark.attr == "setter"
               for mark in node.decorator_list)
