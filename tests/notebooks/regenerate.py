"""Run notebooks from top to bottom on a fresh kernel and write them with clean outputs.

    uv run --group test python tests/notebooks/regenerate.py            all of them
    uv run --group test python tests/notebooks/regenerate.py FILE ...   these alone
    ... --check                          write nothing, say which differ
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from course_lib.server.sleeping import WIDGET

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
SECONDS_A_CELL = 120
# The stored outputs of a cell that answers a guess are hidden until somebody runs it. On what stands
# in their place JupyterLab writes the first line of the first output: so an empty one comes first.
ANSWERS = "answers-"            # how the tag of such a cell begins
NOTHING = {"output_type": "display_data", "data": {}, "metadata": {}}
KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def run(path):
    """Return the notebook of `path`, run from top to bottom where no earlier progress is seen."""
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "ONE_NEURON_HOME": home}
        client = NotebookClient(notebook, timeout=SECONDS_A_CELL, kernel_name="python3",
                                resources={"metadata": {"path": str(path.parent)}})
        client.execute(env=environment)
    return notebook


def clean(notebook, number):
    """Keep what a reader sees and drop what differs from run to run."""
    notebook.metadata = nbformat.from_dict(KERNEL)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    taken = {cell.get("id") for cell in notebook.cells}
    free = (name for i in range(1, 1000) if (name := f"{number}-{i:03d}") not in taken)
    for cell in notebook.cells:
        if not str(cell.get("id", "")).startswith(f"{number}-"):
            cell["id"] = next(free)
        cell.metadata = nbformat.from_dict({k: v for k, v in cell.metadata.items() if k == "tags"})
        if cell.cell_type == "code":
            cell.outputs = merged(cell.outputs)
            if answers(cell):
                cell.metadata["collapsed"] = True
                cell.outputs.insert(0, nbformat.from_dict(NOTHING))
    return nbformat.writes(notebook) + "\n"


def answers(cell):
    """Return the ids of the guesses that the cell's output answers, as its tags say."""
    return [tag.removeprefix(ANSWERS) for tag in cell.metadata.get("tags", [])
            if tag.startswith(ANSWERS)]


def merged(outputs):
    """Join the pieces in which printed text arrives, and drop the live widgets.

    A page without the kernel that made a widget may show an error in its place; without this entry
    it shows the picture and the text that lie beside it.
    """
    kept = []
    for output in outputs:
        if output == NOTHING:
            continue
        if output.output_type == "stream" and kept and kept[-1].get("name") == output.name:
            kept[-1]["text"] += output.text
            continue
        for part in ("data", "metadata"):
            output.get(part, {}).pop(WIDGET, None)
        kept.append(output)
    return kept


def write(path, text):
    """Write all of the file or nothing of it."""
    beside = path.with_suffix(".ipynb.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    os.replace(beside, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="notebooks (default: all)")
    parser.add_argument("--check", action="store_true", help="write nothing, say which differ")
    options = parser.parse_args()
    different = 0
    for path in options.files or sorted(NOTEBOOKS.glob("*.ipynb")):
        try:
            text = clean(run(path), path.name[:2])
        except CellExecutionError as error:
            sys.exit(f"{path.name}: a cell stopped with an error\n{error}")
        same = path.read_text(encoding="utf-8") == text
        different += not same
        print(f"{path.name}: {'same' if same else 'differs' if options.check else 'written'}")
        if not (same or options.check):
            write(path, text)
    return int(options.check and different > 0)


if __name__ == "__main__":
    sys.exit(main())
