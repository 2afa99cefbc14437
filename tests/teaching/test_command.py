"""`course`: help with examples, and a sentence where its packages are missing."""

import importlib.util
import subprocess
import sys

import pytest
from click.testing import CliRunner

from course_lib.teaching import __main__
from course_lib.teaching.cli import course


def test_help_shows_an_example_of_each_subcommand():
    page = CliRunner().invoke(course, ["--help"]).output
    for name in course.commands:
        assert f"  course {name} " in page, name
        own = CliRunner().invoke(course, [name, "--help"])
        assert own.exit_code == 0 and f"  course {name} " in own.output.partition("xample")[2]


def test_without_the_extra_a_sentence_says_what_to_install(monkeypatch):
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec",
                        lambda name: None if name in ("click", "segno") else found(name))
    with pytest.raises(SystemExit) as stop:
        __main__.main()
    assert "no click and no segno" in stop.value.code
    assert "uv run --extra teacher course" in stop.value.code
    assert 'pip install -e ".[teacher]"' in stop.value.code


def test_what_learners_import_loads_none_of_it():
    code = "import sys, course_lib.exercises, course_lib.views; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                            check=True).stdout.split()
    assert "course_lib.exercises" in loaded
    assert not [name for name in loaded
                if name.startswith(("course_lib.teaching", "click", "segno"))]
