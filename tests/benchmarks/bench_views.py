"""How fast pictures answer, and how light the course is, beside the goals for both.

    uv run --group test --with ipympl python tests/benchmarks/bench_views.py
    ... --presses 10 --quick        only to see that it works

Needs Chromium. Run it alone on a quiet machine: every figure is from one run, so that the
ratios are fair.
"""

import argparse
import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "browser")]

from driver import FLAGS, READY, Lab, Notebook, chromium_of  # noqa: E402

WARM_UP = 5
REST = 120  # milliseconds between presses, so that no answer waits for the one before

# Each cell shows a slider for x₂ of the same neuron, from −5 in steps of 0.1.
SET_UP = """
%matplotlib inline
import ipywidgets as w
from IPython.display import display
from matplotlib import pyplot as plt
from course_lib.views import explore_neuron, look
from course_lib.views.neuron import NeuronPicture
REST = {"x1": 2, "w1": 0, "w2": 1, "bias": 4, "activation": "sigmoid"}
def slider():
    return w.FloatSlider(value=-5, min=-5, max=5, step=0.1)
@look.styled
def drawn(x2):
    picture = NeuronPicture()
    for artist in picture.figure.findobj(lambda artist: artist.get_animated()):
        artist.set_animated(False)
    picture.update(x2=x2, **REST)
    return picture
"""
COURSE = "explore_neuron(x=(2, -5))"
LINE = """
line, at = w.HTML("x"), slider()
at.observe(lambda change: setattr(line, "value", f"<p>{change['new']:.2f}</p>"), "value")
w.VBox([at, line])
"""
INLINE = """
def show(x2):
    look.Figure, kept = plt.figure, look.Figure   # a figure that plt.show() knows
    try:
        drawn(x2)
    finally:
        look.Figure = kept
    plt.show()
w.interactive(show, x2=slider())
"""
IPYMPL = """
from ipympl.backend_nbagg import Canvas, FigureManager
picture, at = drawn(-5.0), slider()
canvas = Canvas(picture.figure)
FigureManager(canvas, 0)
@look.styled
def follow(change):
    picture.update(x2=change["new"], **REST)
    canvas.draw_idle()
at.observe(follow, "value")
# ipympl has made itself pyplot's way to draw; the cell above needs the other one.
%matplotlib inline
w.VBox([at, canvas])
"""
WAYS = {"course": COURSE, "bare round trip": LINE, "interact + inline": INLINE, "ipympl": IPYMPL}
KNOBS = {"course": '[data-control="x2"] input[type=range]'}

# Runs before anything else in the page. `watch` resolves to the milliseconds from the next key
# press until the new pixels, or the new line, have been put on the screen.
IN_THE_PAGE = """
const draw = CanvasRenderingContext2D.prototype.drawImage;
CanvasRenderingContext2D.prototype.drawImage = function (...all) {
    draw.apply(this, all);
    if (this.canvas.isConnected) window.dispatchEvent(new Event('drawn'));
};
const mutation = (root, options, seen) => new Promise(resolve => {
    const observer = new MutationObserver(async () => {
        if (!await seen()) return;
        observer.disconnect();
        resolve();
    });
    observer.observe(root, { subtree: true, childList: true, ...options });
});
const picture = root => {
    const old = root.querySelector('img').src;
    return mutation(root, { attributes: true, attributeFilter: ['src'] }, async () => {
        const now = root.querySelector('img');
        if (!now || now.src === old) return false;
        await now.decode();
        return true;
    });
};
const answers = {
    'course': picture,
    'interact + inline': picture,
    'bare round trip': root => {
        const line = root.querySelector('.widget-html-content');
        const old = line.textContent;
        return mutation(line, { characterData: true }, () => line.textContent !== old);
    },
    'ipympl': () => new Promise(
        resolve => window.addEventListener('drawn', resolve, { once: true })),
};
window.watch = (way, root) => {
    const pressed = new Promise(resolve => document.addEventListener(
        'keydown', () => resolve(performance.now()), { capture: true, once: true }));
    const answered = answers[way](root);
    const tooLate = new Promise((_, reject) => setTimeout(
        () => reject(new Error(`${way}: no answer in 10 s`)), 10000));
    window.answer = Promise.race([tooLate, (async () => {
        const [begun] = await Promise.all([pressed, answered]);
        await new Promise(requestAnimationFrame);
        return performance.now() - begun;
    })()]);
};
"""


def write_notebook(path, ways):
    notebook = nbformat.v4.new_notebook()
    sources = [SET_UP, *(WAYS[way] for way in ways)]
    notebook.cells = [nbformat.v4.new_code_cell(source.strip()) for source in sources]
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python",
                                       "name": "python3"}
    nbformat.write(notebook, path)


def press_in_turn(notebook, ways, presses):
    """Press each slider `presses` times, in turn; return way → milliseconds of each press."""
    page, times = notebook.page, {way: [] for way in ways}
    cells = dict(zip(ways, page.locator(".jp-CodeCell").all()[1:]))
    for round_ in range(-WARM_UP, presses):
        first = round_ % len(ways)  # nobody is always the one after the slowest
        for way in [*ways[first:], *ways[:first]]:
            cells[way].locator(KNOBS.get(way, ".noUi-handle")).first.focus()
            root = cells[way].locator(".jp-Cell-outputArea").element_handle()
            page.evaluate("([way, root]) => watch(way, root)", [way, root])
            page.keyboard.press("ArrowRight")
            taken = page.evaluate("answer")
            if round_ >= 0:
                times[way].append(taken)
            page.wait_for_timeout(REST)
    return times


def quantile(times, share):
    """Return the value below which this share of the times lies."""
    return statistics.quantiles(times, n=100, method="inclusive")[round(100 * share) - 1]


def slider_to_pixels(browser, lab, presses):
    ways = list(WAYS)
    if importlib.util.find_spec("ipympl") is None:
        ways.remove("ipympl")
        print("ipympl is not installed: left out (add `--with ipympl` after `uv run`)\n")
    write_notebook(lab.notebooks / "bench.ipynb", ways)
    page = browser.new_page(viewport={"width": 1280, "height": 1800})
    page.add_init_script(IN_THE_PAGE)
    notebook = Notebook(page, lab, "bench.ipynb")
    notebook.run_all()
    page.wait_for_timeout(2000)
    times = press_in_turn(notebook, ways, presses)
    page.close()
    return {way: (quantile(taken, 0.5), quantile(taken, 0.95)) for way, taken in times.items()}


# What the course may take, as a share of another way's p50 and p95.
GOALS = {"bare round trip": (1.25, 1.25), "interact + inline": (1 / 2, 1 / 3),
         "ipympl": (1 / 2, None)}


def say_pixels(found, presses):
    print(f"## Slider to pixels, {presses} key presses each, in turn\n")
    print("| way | p50 ms | p95 ms | course is, p50 | goal | course is, p95 | goal |")
    print("|---|---|---|---|---|---|---|")
    for way, taken in found.items():
        shares = [mine / other for mine, other in zip(found["course"], taken)]
        goals = GOALS.get(way, (None, None))
        verdicts = " | ".join(f"{share:.2f} × | {verdict(share, goal)}"
                              for share, goal in zip(shares, goals))
        print(f"| {way} | {taken[0]:.0f} | {taken[1]:.0f} | {verdicts} |")
    print()


def verdict(value, goal):
    return "" if goal is None else f"≤ {goal:.2f}: {'met' if value <= goal else 'MISSED'}"


def say_run_all(browser, lab):
    print("## Run All in JupyterLab, seconds\n\n| chapter | s | goal | kernel, MB | goal |")
    print("|---|---|---|---|---|")
    for chapter in READY:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        notebook = Notebook(page, lab, chapter.file)
        seconds, megabytes = notebook.run_all(), kernel_memory(lab)
        goal = 90 if chapter.number == 12 else 30
        print(f"| {chapter.number:02d} | {seconds:.1f} | {verdict(seconds, goal)} "
              f"| {megabytes:.0f} | {verdict(megabytes, 400)} |")
        page.close()
        for kernel in lab.ask("api/kernels"):
            lab.ask(f"api/kernels/{kernel['id']}", "DELETE")
    print()


def kernel_memory(lab):
    """Return the resident memory, in MB, of the largest kernel of the server."""
    import psutil

    children = psutil.Process(lab.process.pid).children(recursive=True)
    return max(child.memory_info().rss for child in children) / 1e6


def say_imports(runs):
    times = {"numpy": [], "course_lib": []}
    for _ in range(runs):
        for name, taken in times.items():
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", f"import {name}"], check=True, cwd=ROOT)
            taken.append(time.perf_counter() - begun)
    print(f"## Import, {runs} fresh interpreters each, in turn\n\n| | min ms | median ms |")
    print("|---|---|---|")
    for name, taken in times.items():
        print(f"| import {name} | {1000 * min(taken):.0f} | "
              f"{1000 * statistics.median(taken):.0f} |")
    ratios = [kind(times["course_lib"]) / kind(times["numpy"])
              for kind in (min, statistics.median)]
    print(f"| ratio | {ratios[0]:.2f} | {ratios[1]:.2f}, {verdict(ratios[1], 1.2)} |\n")


MEMORY = """
import json, psutil, random
from course_lib import views
found = {}
for name in sorted(name for name in dir(views) if name.startswith("explore_")):
    view, rng = getattr(views, name)(), random.Random(0)
    def move():
        view.values = {key: rng.uniform(c.low, c.high) if hasattr(c, "low")
                       else rng.choice(c.extremes()) for key, c in view._controls.items()}
    for _ in range(100):
        move()
    before = psutil.Process().memory_info().rss
    for _ in range(MOVES):
        move()
    found[name] = (psutil.Process().memory_info().rss - before) / 1e6
print(json.dumps(found))
"""


def say_memory(moves):
    code = MEMORY.replace("MOVES", str(moves))
    said = subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT,
                          capture_output=True, text=True).stdout
    print(f"## Memory after {moves} more moves\n\n| view | grows by, MB | goal |\n|---|---|---|")
    for name, grown in json.loads(said.splitlines()[-1]).items():
        print(f"| {name} | {grown:.1f} | {verdict(grown, 5)} |")
    print()


def say_size():
    files = subprocess.run(["git", "ls-files", "-z"], check=True, cwd=ROOT,
                           capture_output=True, text=True).stdout.split("\0")
    there = [ROOT / name for name in files if name and (ROOT / name).is_file()]
    size = sum(path.stat().st_size for path in there) / 1e6
    print(f"## Repository\n\n{len(there)} files, {size:.2f} MB, {verdict(size, 15)}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--presses", type=int, default=60)
    parser.add_argument("--quick", action="store_true", help="fewer imports and moves")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_of(playwright), args=FLAGS)
        lab = Lab(folder, [ROOT / "notebooks" / chapter.file for chapter in READY])
        lab.start()
        try:
            say_pixels(slider_to_pixels(browser, lab, options.presses), options.presses)
            say_run_all(browser, lab)
        finally:
            lab.stop()
    say_imports(3 if options.quick else 15)
    say_memory(100 if options.quick else 1000)
    say_size()


if __name__ == "__main__":
    main()
