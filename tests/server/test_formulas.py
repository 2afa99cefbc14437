"""Formulas of an exported page: all of the chapters' become MathML, and code stays code."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from course_lib.server.formulas import with_mathml
from tests.notebooks.regenerate import NOTEBOOKS

CHAPTERS = sorted(NOTEBOOKS.glob("*.ipynb"))


def turned(text):
    cells = [new_markdown_cell(text)]
    return with_mathml(cells), cells[0].source


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.name[:2])
def test_every_formula_of_a_chapter_can_be_turned(path):
    cells = nbformat.read(path, 4).cells
    assert with_mathml(cells)
    texts = "".join(cell.source for cell in cells if cell.cell_type == "markdown")
    assert "\\frac" not in texts and "$$" not in texts


def test_formulas_in_the_line_and_apart():
    all_, text = turned("Half: $\\frac{1}{2}$ or\n\n$$w_1 < 2$$")
    assert all_ and text.count("<math") == 2
    assert "<mfrac>" in text and "$" not in text
    assert 'display="block"' in text and "&#x0003C;" in text


@pytest.mark.parametrize("text", ["`$a$`", "```\n$a$\n```", "It costs 5\\$ or 6\\$.", "5 $ alone"])
def test_what_is_no_formula_stays(text):
    assert turned(text) == (True, text)


@pytest.mark.parametrize("text", ["$\\nosuch{a}$", "$x^{$", "\\\\(a\\\\)",
                                  "\\begin{align}a\\end{align}"])
def test_what_cannot_be_turned_stays_for_mathjax(text):
    assert turned(text) == (False, text)


def test_code_cells_are_left_alone():
    cells = [new_code_cell("a = '$b$'")]
    assert with_mathml(cells) and cells[0].source == "a = '$b$'"
