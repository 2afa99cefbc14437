"""Each chapter keeps the rules of a chapter, and each rule can fail."""

import copy
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from course_lib.chapters import CHAPTERS
from course_lib.exercises import finding

HERE = Path(__file__).parent
NOTEBOOKS = HERE.parents[1] / "notebooks"
READY = [chapter for chapter in CHAPTERS if (NOTEBOOKS / chapter.file).exists()]


def beside(name):
    """Import a module that lies beside this test (tests are no package)."""
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


rules, regenerate = beside("rules"), beside("regenerate")


def read(chapter):
    return nbformat.read(NOTEBOOKS / chapter.file, as_version=4)


def test_only_chapters_of_the_table_are_there():
    files = {path.name for path in NOTEBOOKS.glob("*.ipynb")}
    assert files <= {chapter.file for chapter in CHAPTERS}
    assert len(READY) >= 4


@pytest.mark.parametrize("chapter", READY, ids=lambda chapter: chapter.file[:2])
@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_chapter_keeps_the_rule(rule, chapter):
    broken = list(rule(read(chapter), chapter))
    assert not broken, f"{rule.__doc__}\n" + "\n".join(broken)


def first(cells, kind):
    return next(cell for cell in cells if cell.cell_type == kind)


def with_text(text):
    return lambda notebook: first(notebook.cells, "markdown").update(
        source=first(notebook.cells, "markdown").source + "\n" + text)


def with_code(code):
    return lambda notebook: rules.code_cells(notebook)[1].update(source=code)


def with_output(data):
    output = nbformat.v4.new_output("display_data", data=data)
    return lambda notebook: rules.code_cells(notebook)[1].update(outputs=[output])


def without(words):
    def spoil(notebook):
        for cell in notebook.cells:
            cell.source = cell.source.replace(words, "")

    return spoil


def with_bank(keeps):
    """Let the rules see only those exercises of a bank that `keeps` is true of."""
    exercises_of = finding.exercises_of
    return lambda monkeypatch: monkeypatch.setattr(
        rules.finding, "exercises_of", lambda number: [
            one for one in exercises_of(number) if keeps(one)])


SPOILED = [
    ("opening", without("# 1. From a brain cell")),
    ("opening", without("You will be able to")),
    ("opening", without(f"{CHAPTERS[1].minutes} minutes")),
    ("opening", lambda notebook: rules.code_cells(notebook)[0].update(source="x = 1")),
    ("links", without("02_one_weight.ipynb")),
    ("links", without("urlpath=")),
    ("links", without("(glossary.md)")),
    ("links", without("(formulas.md)")),
    ("links", with_text("[here](04_nowhere.ipynb)")),
    ("formulas", with_text("$$ z = q x $$")),
    ("rhythm", lambda notebook: notebook.cells.insert(0, nbformat.v4.new_code_cell("1"))),
    ("rhythm", with_code("x = 1\n" * 13)),
    ("rhythm", with_code("x = '" + "x" * 80 + "'")),
    ("voice", with_text("You just add them.")),
    ("voice", with_text("It is Simply a sum.")),
    ("closed_world", with_code("!pip install numpy")),
    ("closed_world", with_code("urlopen('x')")),
    ("closed_world", with_code("np.random.rand(3)")),
    ("closed_world", with_code("rng = np.random.default_rng()")),
    ("new_words", without("**dendrite**")),
    ("new_words", without("What you can do now")),
    ("bold_words", with_text("Here comes the **flux capacitor** at last.")),
    ("words_in_order", with_text("The sigmoid is a curve.")),
    ("words_in_order", with_text("Each of the samples counts.")),
    ("words_in_order", with_text("An XOR of two.")),
    ("exercises", without('check("1.2"')),
    ("exercises", with_code('check("1.99", 3)')),
    ("exercises", without('quiz("1.a")')),
    ("stored", lambda notebook: rules.code_cells(notebook)[3].update(execution_count=77)),
    ("stored", lambda notebook: notebook.metadata.update(widgets={})),
    ("stored", lambda notebook: notebook.metadata.kernelspec.update(name="other")),
    ("stored", lambda notebook: notebook.cells[3].update(id=notebook.cells[4].id)),
    ("stored", lambda notebook: notebook.cells[3].update(id="a1b2c3")),
    ("stored", lambda notebook: notebook.cells[3].metadata.update(execution={})),
    ("stored", with_output({"text/html": "/home/ada/course", "text/plain": "a table"})),
    ("stored", with_output({rules.LIVE_WIDGET: {}, "text/plain": "a view"})),
    ("stored", with_output({"image/png": "", "text/plain": "<Figure>"})),
    ("stored", with_output({"text/plain": "/home/ada/course"})),
    ("guesses", with_code('guess("1.g99")')),
    ("guesses", lambda notebook: rules.code_cells(notebook)[1].metadata.update(
        tags=["answers-1.g99"])),
    ("stored", lambda notebook: rules.code_cells(notebook)[1].metadata.update(collapsed=True)),
    ("stored", lambda notebook: rules.code_cells(notebook)[1].metadata.update(
        tags=["answers-1.g1"])),
    ("stored", lambda notebook: rules.code_cells(notebook)[1].update(
        outputs=[nbformat.v4.new_output("error", ename="E", evalue="", traceback=[])])),
    ("kinds_of_exercises", with_bank(lambda one: one.kind != "repair"), 2),
    ("kinds_of_exercises", with_bank(lambda one: one.kind != "own"), 2),
    ("kinds_of_exercises", with_bank(lambda one: one.kind in ("own", "repair")), 2),
    ("hand_first", without("explore_weight(weight=5.0, minutes=30.0)"), 2),
    ("acts_often", with_text("One word after another. " * 60), 2),
    ("honest_minutes", with_text("One word after another. " * 700), 2),
    ("honest_minutes", lambda notebook: [
        notebook.cells.insert(9, nbformat.v4.new_code_cell("explore_gate()")) for _ in "123456"],
     2),
    ("recalls", without("recall(2)"), 2),
    ("recalls", lambda notebook: notebook.cells.insert(9, notebook.cells.pop(4)), 2),
    ("guesses", without('guess("2.g3")'), 2),
    ("guesses", lambda notebook: notebook.cells.reverse(), 2),
    ("markdown_traps", with_text("It burned about\n580. That is much."), 2),
    ("markdown_traps", with_text("5 minus 3 is 5\n- 3, which is 2."), 2),
    ("markdown_traps", with_text("It is number\n# 3 of them."), 2),
    ("markdown_traps", with_text("a line\n---\nand another"), 2),
    ("markdown_traps", with_text("1. one\n3. three"), 2),
]


@pytest.mark.parametrize("name, spoil, number", [
    (*one, 1) if len(one) == 2 else one for one in SPOILED])     # of chapter 01, if none is named
def test_each_rule_bites(name, spoil, number, monkeypatch):
    chapter = CHAPTERS[number]
    notebook = copy.deepcopy(read(chapter))
    if name == "kinds_of_exercises":
        spoil(monkeypatch)
    else:
        spoil(notebook)
    assert list(getattr(rules, name)(notebook, chapter))


def test_every_rule_is_shown_to_bite():
    assert {rule.__name__ for rule in rules.RULES} == {name for name, *_ in SPOILED}


def printed(notebook):
    """Return what each code cell printed and showed, as text."""
    return [[rules.said(output) for output in regenerate.merged(cell.outputs)]
            for cell in rules.code_cells(notebook)]


@pytest.mark.parametrize("chapter", READY, ids=lambda chapter: chapter.file[:2])
def test_a_cell_run_twice_gives_the_same(chapter, tmp_path, monkeypatch):
    monkeypatch.setenv("ONE_NEURON_HOME", str(tmp_path))
    notebook = read(chapter)
    once = printed(notebook)
    doubled = nbformat.v4.new_notebook(metadata=notebook.metadata)
    for cell in rules.code_cells(notebook):
        doubled.cells += [copy.deepcopy(cell), copy.deepcopy(cell)]
        doubled.cells[-1]["id"] += "-again"
    NotebookClient(doubled, timeout=120, kernel_name="python3",
                   resources={"metadata": {"path": str(NOTEBOOKS)}}).execute()
    both = printed(doubled)
    for cell, stored, again in zip(rules.code_cells(notebook), once, both[1::2]):
        if "hint(" not in cell.source:  # each call of `hint` tells a little more, on purpose
            assert again == stored, cell.id


def test_regenerating_keeps_ids_and_drops_what_differs_from_run_to_run():
    notebook = nbformat.v4.new_notebook(metadata={"widgets": {}, "author": "x"})
    kept, new = nbformat.v4.new_code_cell("1"), nbformat.v4.new_code_cell("2")
    kept["id"] = "01-001"
    kept.metadata["execution"] = {"iopub.status.busy": "now"}
    kept.outputs = [
        nbformat.v4.new_output("stream", name="stdout", text="a"),
        nbformat.v4.new_output("stream", name="stdout", text="b"),
        nbformat.v4.new_output("display_data", data={rules.LIVE_WIDGET: {}, "text/plain": "c"}),
    ]
    notebook.cells = [kept, new]
    clean = nbformat.reads(regenerate.clean(notebook, "01"), as_version=4)
    assert [cell.id for cell in clean.cells] == ["01-001", "01-002"]
    assert clean.cells[0].metadata == {}
    assert [rules.said(output) for output in clean.cells[0].outputs] == ["ab", "c"]
    assert set(clean.metadata) == {"kernelspec", "language_info"}


def notebook_with_a_hidden_answer():
    notebook = nbformat.v4.new_notebook()
    cell = nbformat.v4.new_code_cell("print(30 * 7.56)", execution_count=1)
    cell.metadata["tags"] = ["answers-1.g1", "other"]
    cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text="226.79999999999998\n")]
    notebook.cells = [cell]
    return notebook


def test_regenerating_hides_what_answers_a_guess_and_keeps_it_for_the_tests():
    text = regenerate.clean(notebook_with_a_hidden_answer(), "01")
    clean = nbformat.reads(text, as_version=4)
    cell, = clean.cells
    assert cell.metadata == {"tags": ["answers-1.g1", "other"], "collapsed": True}
    assert cell.outputs[0].data == {} and rules.said(cell.outputs[1]) == "226.79999999999998\n"
    assert not list(rules.faults_of_hiding(cell))
    assert regenerate.clean(clean, "01") == text        # it does not pile up
    cell.metadata["tags"] = []
    assert list(rules.faults_of_hiding(cell))
    shown = nbformat.reads(regenerate.clean(clean, "01"), as_version=4).cells[0]
    assert shown.metadata == {"tags": []} and len(shown.outputs) == 1


def test_nbval_still_compares_what_is_hidden(tmp_path):
    text = regenerate.clean(notebook_with_a_hidden_answer(), "01")
    for name, stored in (("same", "226.79999999999998"), ("other", "226.8")):
        (tmp_path / f"{name}.ipynb").write_text(text.replace("226.79999999999998", stored))
    tried = subprocess.run(
        [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "-q", "-rA", "-p",
         "no:cacheprovider", "same.ipynb", "other.ipynb"], cwd=tmp_path, capture_output=True,
        text=True)
    told = re.findall(r"^(PASSED|FAILED) (\w+)\.ipynb", tried.stdout, re.MULTILINE)
    assert sorted(told) == [("FAILED", "other"), ("PASSED", "same")], tried.stdout


def test_regenerating_writes_all_or_nothing(tmp_path, monkeypatch):
    path = tmp_path / "01_x.ipynb"
    path.write_text("before")
    monkeypatch.setattr(regenerate.os, "replace", lambda *_: (_ for _ in ()).throw(OSError()))
    with pytest.raises(OSError):
        regenerate.write(path, "after")
    assert path.read_text() == "before"
