"""Run a chapter, for the lists that let one slider of each of its pictures move in a page."""

import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

LISTS = "application/x-one-neuron-lists"
BEFORE = Path(__file__).with_name("in_kernel.py")
SECONDS_A_CELL = 300


def lists_of(path):
    """Run a notebook where no earlier progress is seen; return the lists of its pictures.

    They are in base64, by the id of the cell and the words of the picture.
    Raises nbclient's CellExecutionError where a cell stops with an error.
    """
    notebook = nbformat.read(path, as_version=4)
    first = nbformat.v4.new_code_cell(BEFORE.read_text(encoding="utf-8"))
    notebook.cells.insert(0, first)
    client = NotebookClient(notebook, timeout=SECONDS_A_CELL, kernel_name="python3",
                            resources={"metadata": {"path": str(path.parent)}})
    # The lists must fit what paints them: no kernel of another environment's.
    client.create_kernel_manager().kernel_spec.argv[0] = sys.executable
    with tempfile.TemporaryDirectory() as home:
        client.execute(env={**os.environ, "ONE_NEURON_HOME": home})
    shown = [(cell.id, output.data) for cell in notebook.cells
             for output in cell.get("outputs", []) if LISTS in output.get("data", {})]
    return {(id, data["text/plain"]): data[LISTS] for id, data in shown}
