"""Make the pictures of README.md from a real JupyterLab: three screenshots and an animation.

    uv run --group test python tests/browser/readme_pictures.py

They are binder/pictures/*.webp. Run it anew when the look of the course has changed.
"""

import io
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from driver import READY, ROOT, Notebook, lab_and_browser  # noqa: E402
from PIL import Image  # noqa: E402

PICTURES = ROOT / "binder" / "pictures"
WINDOW = {"width": 1280, "height": 900}
SECONDS, FRAMES_A_SECOND = 10, 5
SEVEN = [(0.25, 0.22), (0.75, 0.22), (0.62, 0.5), (0.45, 0.82)]     # in shares of the paper


def opened(browser, lab, number):
    """Return the chapter of this number, run from top to bottom."""
    notebook = Notebook(browser.new_page(viewport=WINDOW), lab, READY[number].file)
    notebook.run_all()
    return notebook


def photo(of):
    """Return what `of`, a page or a part of it, shows now."""
    return Image.open(io.BytesIO(of.screenshot())).convert("RGB")


def chapter(notebook):
    """Return the window with the neuron of chapter 03, after a move of its bias."""
    view = next(view for view in notebook.views() if "neuron" in view.title.lower())
    notebook.choose("View", "Appearance", "Show Left Sidebar")
    notebook.bring_into_sight(view.root)
    view.type_numbers({"bias": "-2"})
    view.root.evaluate("""root => root.closest('.jp-CodeCell').previousElementSibling
        .scrollIntoView()""")
    view.settle()
    return photo(notebook.page)


def guess(notebook):
    """Return a guess of chapter 02 after somebody was certain, and wrong."""
    box = notebook.page.locator(".one-neuron-quiz.guess").nth(1)
    notebook.bring_into_sight(box)
    box.get_by_role("radio").first.check()
    box.get_by_role("button", name="certain").click()
    box.locator("[role=status]:not(:empty)").wait_for()
    notebook.bring_into_sight(box)
    return photo(box)


def digit(notebook):
    """Return chapter 00's machine, after somebody has drawn a 7."""
    view = notebook.views()[0]
    canvas, mouse = view.root.locator(".pad canvas"), notebook.page.mouse
    notebook.bring_into_sight(canvas)
    view.root.get_by_role("button", name="clear").click()
    box = canvas.bounding_box()
    spots = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in SEVEN]
    mouse.move(*spots[0])
    mouse.down()
    for spot in spots[1:]:
        mouse.move(*spot, steps=8)
    mouse.up()
    view.settle()
    notebook.bring_into_sight(view.root)
    return photo(view.root)


def training(notebook):
    """Return the frames of chapter 10's network while it learns, as the page shows them."""
    view = notebook.views()[0]
    notebook.bring_into_sight(view.root)
    view.root.get_by_label("speed").select_option(index=1)
    view.root.get_by_role("button", name="play").click()
    frames, begun = [], time.monotonic()
    while (now := time.monotonic() - begun) < SECONDS:
        if now * FRAMES_A_SECOND >= len(frames):
            frames.append(photo(view.root))
    return frames


def main():
    PICTURES.mkdir(exist_ok=True)
    with lab_and_browser([ROOT / "notebooks" / one.file for one in READY]) as (lab, browser):
        for number, take in ((3, chapter), (2, guess), (0, digit)):
            take(opened(browser, lab, number)).save(PICTURES / f"{take.__name__}.webp", quality=80)
        first, *others = training(opened(browser, lab, 10))
        first.save(PICTURES / "training.webp", save_all=True, append_images=others, loop=0,
                   duration=1000 // FRAMES_A_SECOND, quality=70, minimize_size=True)
    for path in sorted(PICTURES.glob("*.webp")):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
