"""What lets JupyterLab show stored pictures the next day is installed, whole, and small."""

import json
from pathlib import Path

import pytest
from jupyter_core.paths import jupyter_path

from course_lib.exercises import quiz
from course_lib.server import sleeping
from course_lib.views import explore_weight

OURS = Path(sleeping.__file__).parent / "labextension"
FILES = ("package.json", "static/sleeping.js")


def test_this_environment_has_the_extension_as_it_is_here():
    installed = [Path(folder) / "labextensions"
                 / "one-neuron-at-a-time" for folder in jupyter_path()]
    found = next((folder for folder in installed if folder.is_dir()), None)
    assert found, "install the course anew: uv sync --reinstall-package one-neuron-at-a-time"
    for name in FILES:
        assert (found / name).read_text("utf-8") == (OURS / name).read_text("utf-8"), name


def test_the_extension_is_small_and_says_where_it_begins():
    about = json.loads((OURS / "package.json").read_text("utf-8"))
    assert (OURS / about["jupyterlab"]["_build"]["load"]).is_file()
    assert sum(path.stat().st_size for path in OURS.rglob("*") if path.is_file()) < 6000
    script = (OURS / FILES[1]).read_text("utf-8")
    assert f'_JUPYTERLAB["{about["name"]}"]' in script and sleeping.WIDGET in script


@pytest.mark.parametrize("make, what, stored", [
    (explore_weight, "picture", "image/png"), (lambda: quiz("2.a"), "question", "text/html"),
])
def test_an_output_bears_its_sentence_and_what_is_shown_with_it(make, what, stored):
    data, metadata = make()._repr_mimebundle_()
    assert {sleeping.WIDGET, stored, "text/plain"} <= set(data)
    assert metadata[sleeping.WIDGET]["sleeping"] == sleeping.SLEEPS.format(what)
