"""Progress of the tests goes to a temporary folder, and the example bank is found as 90."""

import importlib.util
import sys
from pathlib import Path

import pytest

from course_lib.exercises import asking, finding, hints, ordering, record, report

sys.path.insert(0, str(Path(__file__).parent))      # for bank_rules, which stands beside this

spec = importlib.util.spec_from_file_location(
    "course_lib.exercises.banks.chapter_90", Path(__file__).with_name("example_bank.py"))


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Keep progress in a fresh folder and begin like a fresh kernel."""
    monkeypatch.setenv("ONE_NEURON_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(record, "_pending", [])
    monkeypatch.setattr(record, "_said", set())
    monkeypatch.setattr(hints, "_given", {})
    for module in (asking, ordering):
        monkeypatch.setattr(module, "_open", {})
    return tmp_path / "home"


@pytest.fixture
def example(monkeypatch):
    """Return the example bank, found under the ids 90.1 and so on."""
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    real = finding.chapters_with_a_bank()
    monkeypatch.setitem(sys.modules, spec.name, module)
    for user in (finding, report):
        monkeypatch.setattr(user, "chapters_with_a_bank", lambda: [*real, 90])
    return module


@pytest.fixture
def kinds(example, monkeypatch):
    """Return the example bank, with an exercise of each kind among its exercises."""
    example.EXERCISES += example.KINDS
    return example
