"""Photograph every explorer in a real JupyterLab, at rest and at its ends, on a few sheets.

    uv run --group test python tests/browser/contact_sheet.py            all of them
    uv run --group test python tests/browser/contact_sheet.py gate loss  these alone

The sheets are tests/browser/artefacts/sheet-*.png, six views each, for people to look at.
"""

import io
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).parent)]

from driver import Notebook, lab_and_browser, write_notebook  # noqa: E402
from PIL import Image  # noqa: E402

from tests.views.all_views import VIEWS  # noqa: E402

ARTEFACTS = Path(__file__).parent / "artefacts"
VIEWS_A_SHEET, GAP = 6, 12
STATES = {"at rest": None, "lowest": "Home", "highest": "End"}


def photographed(notebook, view):
    """Return the view as pictures, one for each state."""
    pictures = []
    for key in STATES.values():
        if key:
            view.put_all(key, checked=key == "End")
            view.settle()
        notebook.bring_into_sight(view.root)
        pictures.append(Image.open(io.BytesIO(view.root.screenshot())).convert("RGB"))
    return pictures


def sheet_of(rows):
    """Return one picture with a row for each view and a column for each state."""
    widths = [max(row[column].width for row in rows) for column in range(len(STATES))]
    heights = [max(picture.height for picture in row) for row in rows]
    size = sum(widths) + GAP * (len(widths) + 1), sum(heights) + GAP * (len(heights) + 1)
    sheet, y = Image.new("RGB", size, "#888"), GAP
    for row, height in zip(rows, heights):
        x = GAP
        for picture, width in zip(row, widths):
            sheet.paste(picture, (x, y))
            x += width + GAP
        y += height + GAP
    return sheet


def main():
    names = sys.argv[1:] or list(VIEWS)
    with lab_and_browser() as (lab, browser):
        write_notebook(lab.notebooks / "explorers.ipynb",
                       ["from course_lib.views import *", *(VIEWS[name] for name in names)])
        page = browser.new_page(viewport={"width": 1280, "height": 1400})
        notebook = Notebook(page, lab, "explorers.ipynb")
        notebook.run_all()
        rows = [photographed(notebook, view) for view in notebook.views()]
    ARTEFACTS.mkdir(exist_ok=True)
    for first in range(0, len(rows), VIEWS_A_SHEET):
        path = ARTEFACTS / f"sheet-{first // VIEWS_A_SHEET + 1}.png"
        sheet_of(rows[first:first + VIEWS_A_SHEET]).save(path)
        print(f"{path}: {', '.join(names[first:first + VIEWS_A_SHEET])}")


if __name__ == "__main__":
    main()
