"""Chapter 13 shows the same training in other libraries: where one is installed, it runs."""

import re
from pathlib import Path

import nbformat
import numpy as np
import pytest

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "13_beyond.ipynb"


@pytest.fixture(scope="module")
def cells():
    return nbformat.read(NOTEBOOK, as_version=4).cells


@pytest.fixture(scope="module")
def ours(cells):
    """Return the names of the cell whose losses the text compares with, after it ran."""
    code = [cell.source for cell in cells if cell.cell_type == "code"]
    (data,) = re.findall(r"^X, y, .+ = digits\(\)$", "\n".join(code), re.MULTILINE)
    (training,) = [source for source in code if source.startswith("start = ")]
    names = {}
    exec("\n".join([code[0], data, training]), names)
    return names


@pytest.mark.parametrize("module, digits", [("sklearn", 6), ("torch", 6), ("keras", 4)])
def test_the_lines_in_the_text_print_the_same_losses(module, digits, cells, ours, capsys):
    pytest.importorskip(module, reason=f"{module} is not installed")
    blocks = [block for cell in cells if cell.cell_type == "markdown"
              for block in re.findall(r"```python\n(.+?)```", cell.source, re.DOTALL)]
    (block,) = [block for block in blocks if re.search(rf"^(import|from) {module}", block)]
    capsys.readouterr()
    exec(block, dict(ours))
    theirs = [float(number) for number in capsys.readouterr().out.strip().strip("[]").split()]
    assert theirs == pytest.approx(ours["history"].loss, abs=0.6 * 10.0**-digits)
    assert np.diff(theirs).max() < 0
