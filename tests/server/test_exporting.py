"""Exported pages: pictures move or have their words as alt text, and nothing is from elsewhere."""

import subprocess
import sys

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course_lib.server.exporting import NOTHING, OwnPage
from course_lib.views import explore_gate, explore_weight


def shown_by(view, source):
    """Return the cell `source` with the output of `view`, as a learner's notebook stores it."""
    data, metadata = view._repr_mimebundle_()
    return new_code_cell(source, outputs=[new_output("display_data", data, metadata=metadata)])


def exported(*cells, **resources):
    """Return a notebook as nbconvert gets it from us, and its resources."""
    notebook, resources = OwnPage().preprocess(new_notebook(cells=list(cells)), resources)
    return notebook, resources


def html_of(cell):
    return BeautifulSoup(cell.outputs[0]["data"]["text/html"], "html.parser")


def test_nbconvert_itself_keeps_a_picture_alive_and_gives_the_others_their_words(tmp_path):
    cells = [shown_by(explore_weight(), "explore_weight()"),
             shown_by(explore_gate([0, 1, 1, 1]), "explore_gate(mine)"),
             new_markdown_cell("It is $w_1$.")]
    nbformat.write(new_notebook(cells=cells), tmp_path / "one.ipynb")
    before = (tmp_path / "one.ipynb").read_bytes()
    run = subprocess.run([sys.executable, "-m", "nbconvert", "--to", "html", "one.ipynb"],
                         cwd=tmp_path, capture_output=True, text=True, check=True)
    page = BeautifulSoup((tmp_path / "one.html").read_text("utf-8"), "html.parser")
    moves, still = page("img")
    assert moves.parent["class"] == ["one-neuron-alive"] and moves["alt"] == explore_weight().words
    assert still["alt"] == cells[1].outputs[0]["data"]["text/plain"]
    assert "one-neuron-alive" not in still.parent["class"]
    assert {one["src"] for one in page("script", src=True)} == {NOTHING}
    assert len(page("math")) == 1
    assert "Alternative text is missing" not in run.stderr
    assert (tmp_path / "one.ipynb").read_bytes() == before     # there the still picture alone


def test_what_paints_comes_once_and_the_live_widget_never():
    cells = [shown_by(explore_weight(), "explore_weight()") for _ in range(2)]
    notebook, _ = exported(*cells)
    first, second = map(html_of, notebook.cells)
    assert [len(one("script", type="module")) for one in (first, second)] == [1, 0]
    assert [len(one(class_="one-neuron-alive")) for one in (first, second)] == [1, 1]
    left = [set(cell.outputs[0]["data"]) for cell in notebook.cells]
    assert left == [{"text/html", "text/plain"}] * 2


def test_words_with_signs_of_html_stay_words():
    cell = shown_by(explore_weight(), "1")
    cell.outputs[0]["metadata"]["image/png"]["alt"] = 'a < "b" & c'
    notebook, _ = exported(cell)
    assert html_of(notebook.cells[0]).img["alt"] == 'a < "b" & c'


@pytest.mark.parametrize("cell, name, kept", [
    (new_markdown_cell("$a$"), "mathjax_url", False),
    (new_markdown_cell("$\\nosuch$"), "mathjax_url", True),
    (new_code_cell(outputs=[new_output("display_data", {"text/latex": "$a$"})]),
     "mathjax_url", True),
    (new_code_cell(outputs=[new_output("stream", text="$a$")]), "mathjax_url", False),
    (new_code_cell(outputs=[new_output("display_data", {"text/html": "<b>1</b>"})]),
     "require_js_url", False),
    (new_code_cell(outputs=[new_output("display_data", {"text/html": "<script>require([])"})]),
     "require_js_url", True),
])
def test_a_script_of_another_machine_is_kept_where_a_page_needs_it(cell, name, kept):
    _, resources = exported(cell, mathjax_url="there", require_js_url="there")
    assert resources[name] == ("there" if kept else NOTHING)
