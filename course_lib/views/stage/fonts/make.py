"""Cut matplotlib's fonts down to the signs of our pictures, for the page to write with.

    uv run python -m course_lib.views.stage.fonts.make
"""

import shutil
from io import BytesIO
from pathlib import Path

import matplotlib
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from . import FACES, HERE, SIGNS

THEIRS = Path(matplotlib.get_data_path(), "fonts", "ttf")
SHAPES = ["kern", "liga", "ccmp", "mark", "mkmk"]   # what moves letters, in matplotlib too


def cut(file):
    """Return a font of matplotlib's as WOFF bytes, with `SIGNS` alone."""
    font = TTFont(THEIRS / file, recalcTimestamp=False)
    subsetter = Subsetter(Options(hinting=False, layout_features=SHAPES))
    subsetter.populate(text=SIGNS)
    subsetter.subset(font)
    font.flavor, buffer = "woff", BytesIO()
    font.save(buffer)
    return buffer.getvalue()


if __name__ == "__main__":
    for face in FACES:
        (HERE / face.file).write_bytes(cut(face.source))
    shutil.copyfile(THEIRS / "LICENSE_DEJAVU", HERE / "LICENSE_DEJAVU")
