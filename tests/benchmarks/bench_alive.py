"""What travels with an exported page, so that a slider of each explorer moves without a kernel.

    uv run --group test python tests/benchmarks/bench_alive.py
    ... --frames    and the bytes of the same positions as pictures (WebP without loss)

A row for each explorer of the ready chapters, as its cell calls it: its slider, how many positions
it has in the page, and the bytes of their lists, plain and in gzip (150,000 at most).
"""

import argparse
import base64
import gzip
import json
from io import BytesIO
from pathlib import Path

import nbformat
from PIL import Image

from course_lib.chapters import CHAPTERS
from course_lib.server.exporting import words_of
from course_lib.server.remaking import calls_in, explorers, packed_like
from course_lib.views.stage.alive import moved, painting

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def shown_in(path):
    """Yield the cell and the words of each stored picture of a notebook."""
    for cell in nbformat.read(path, as_version=4).cells:
        for output in cell.get("outputs", []):
            if words_of(output):
                yield cell, words_of(output)


def frames_of(call, found, known):
    """Return the bytes of all positions as WebP pictures, as large as on an ordinary screen."""
    name, args, kwargs = call
    view, total = known[name](*args, **kwargs), 0
    with moved(view, found["control"]["name"]) as (_, _, move):
        for value, *_ in found["places"]:
            move(value)
            buffer = BytesIO()
            Image.open(BytesIO(view._drawing.png(1))).save(buffer, "WEBP", lossless=True)
            total += buffer.tell()
    return total


def row_of(call, words, known, frames):
    """Return a call's row of the table."""
    data = packed_like([call], words, known)
    if data is None:
        return f"{call[0]} | starts otherwise than the stored picture: it stays still | | | | |"
    data = base64.b64decode(data)
    text = gzip.decompress(data)
    found = json.loads(text)
    return (f"{call[0]} | {found['control']['label']} | {len(found['places'])} "
            f"| {len(text):,} | {len(data):,} "
            f"| {f'{frames_of(call, found, known):,}' if frames else ''} |")


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--frames", action="store_true")
    frames = parser.parse_args().frames
    print("| chapter | explorer | slider | positions | bytes | gzip | WebP |")
    print("|---|---|---|---|---|---|---|")
    known = explorers()
    for chapter in CHAPTERS:
        path = NOTEBOOKS / chapter.file
        for cell, words in shown_in(path) if path.is_file() else ():
            for call in calls_in(cell.source):
                print(f"| {chapter.file[:2]} | {row_of(call, words, known, frames)}")
    once = len(gzip.compress(painting().encode(), 9))
    print(f"\nOnce a page, what paints them: style, scripts and fonts, {once:,} bytes of gzip.")


if __name__ == "__main__":
    main()
