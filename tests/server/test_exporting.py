"""Exported pages: each stored picture has its words as alt text."""

import subprocess
import sys

import nbformat
from bs4 import BeautifulSoup

from course_lib.views import explore_weight


def test_an_exported_picture_has_its_words_as_alt_text(tmp_path):
    data, metadata = explore_weight()._repr_mimebundle_()
    data.pop("application/vnd.jupyter.widget-view+json")
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [nbformat.v4.new_code_cell("explore_weight()", outputs=[
        nbformat.v4.new_output("display_data", data, metadata=metadata)])]
    nbformat.write(notebook, tmp_path / "one.ipynb")
    run = subprocess.run([sys.executable, "-m", "nbconvert", "--to", "html", "one.ipynb"],
                         cwd=tmp_path, capture_output=True, text=True, check=True)
    (image,) = BeautifulSoup((tmp_path / "one.html").read_text("utf-8"), "html.parser")("img")
    assert image["alt"] == data["text/plain"] and image["src"].endswith(data["image/png"][-20:])
    assert "Alternative text is missing" not in run.stderr
