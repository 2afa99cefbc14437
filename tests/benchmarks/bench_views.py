"""How fast pictures answer, and how light the course is, beside the goals for both.

    uv pip install ipympl       # after `uv sync --group test`; without it ipympl is left out
    uv run --no-sync python tests/benchmarks/bench_views.py
    ... --only pixels               one part: pixels, play, run-all, imports, moves, memory or size
    ... --presses 10 --quick        only to see that it works

Needs Chromium. Run it alone on a quiet machine: every figure is from one run, so that the
ratios are fair.
"""

import argparse
import importlib.util
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "browser")]

from driver import FLAGS, READY, Lab, Notebook, chromium_of, write_notebook  # noqa: E402

from course_lib.views.stage.controls import Count  # noqa: E402
from tests.views.all_views import VIEWS, made  # noqa: E402

WARM_UP = 5
BLOCK = 10  # presses on one slider, before it is another's turn
REST = 120  # milliseconds between presses, so that no answer waits for the one before

# What the usual ways draw is of the explorers' kind and size: a line, and a map of 50 × 50.
SET_UP = """
%matplotlib inline
import ipywidgets as w
import numpy as np
from matplotlib import pyplot as plt
from matplotlib.figure import Figure
from course_lib.views import *
x = np.linspace(-5, 5, 200)
across, up = np.meshgrid(x[::4], x[::4])
def slider():
    return w.FloatSlider(value=-5, min=-5, max=5, step=0.1)
def heights(x2):
    return np.tanh(x + x2), np.tanh(across + x2 * up)
def draw(figure, x2):
    left, right = figure.subplots(ncols=2)
    line, map = heights(x2)
    left.set(xlabel="x", ylabel="y", title="a line")
    right.set(xlabel="x", ylabel="y", title="a map")
    return left.plot(x, line)[0], right.imshow(map, extent=(-5, 5, -5, 5), vmin=-1, vmax=1)
"""
LINE = """
line, at = w.HTML("x"), slider()
at.observe(lambda change: setattr(line, "value", f"<p>{change['new']:.2f}</p>"), "value")
w.VBox([at, line])
"""
INLINE = """
def show(x2):
    draw(plt.figure(figsize=(8, 3.4), dpi=100), x2)
    plt.show()
w.interactive(show, x2=slider())
"""
IPYMPL = """
from ipympl.backend_nbagg import Canvas, FigureManager
figure, at = Figure(figsize=(8, 3.4), dpi=100), slider()
curve, image = draw(figure, -5)
canvas = Canvas(figure)
FigureManager(canvas, 0)
def follow(change):
    line, map = heights(change["new"])
    curve.set_ydata(line)
    image.set_data(map)
    canvas.draw_idle()
at.observe(follow, "value")
# ipympl has made itself pyplot's way to draw; the cell above needs the other one.
%matplotlib inline
w.VBox([at, canvas])
"""
USUAL = {"bare round trip": LINE, "interact + inline": INLINE, "ipympl": IPYMPL}

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
const canvas = root => {    // the words alone change where no pixel does
    const [picture, words] = ['.picture', '.words'].map(name => root.querySelector(name));
    const [frame, said] = [picture.dataset.frame, words.textContent];
    const watched = { attributes: true, attributeFilter: ['data-frame', 'aria-busy'] };
    return mutation(root, watched, () => picture.ariaBusy !== 'true'
        && (picture.dataset.frame !== frame || words.textContent !== said));
};
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
    const answered = (answers[way] ?? canvas)(root);
    const tooLate = new Promise((_, reject) => setTimeout(
        () => reject(new Error(`${way}: no answer in 10 s`)), 10000));
    window.answer = Promise.race([tooLate, (async () => {
        const [begun] = await Promise.all([pressed, answered]);
        await new Promise(requestAnimationFrame);
        return performance.now() - begun;
    })()]);
};
"""


def knob_of(page, way, cell):
    """Return the slider to press: of an explorer the one with the most positions."""
    if way in USUAL:
        return cell.locator(".noUi-handle").first
    sliders = cell.locator(".one-neuron-view input[type=range]").all()
    heard = [slider for slider in sliders
             if slider.is_visible() and slider.evaluate(NAME) not in quiet_of(way)]
    return max(heard, key=lambda slider: slider.evaluate(POSITIONS))


@cache
def quiet_of(name):
    """Return the sliders that change what happens next, and nothing that can be seen now."""
    view = made(name)
    view.close()
    return view.quiet


NAME = "slider => slider.closest('[data-control]').dataset.control"


# A slider by powers of ten has no number of positions.
POSITIONS = """slider => {
    const box = slider.closest('[data-control]').querySelector('input[type=number]');
    return (box.max - box.min) / box.step || 0;
}"""
AT_THE_END = "one => one.tagName === 'INPUT' && Number(one.value) >= Number(one.max)"
AT_THE_START = "one => one.tagName === 'INPUT' && Number(one.value) <= Number(one.min)"


def press_block(page, way, cell, state):
    """Press a slider a few times, back and forth in its reach; return the milliseconds of each."""
    knob, times = knob_of(page, way, cell), []
    knob.scroll_into_view_if_needed()
    knob.focus()
    page.wait_for_timeout(3 * REST)
    root = cell.locator(".jp-Cell-outputArea").element_handle()
    for _ in range(BLOCK):
        if knob.evaluate(AT_THE_END):
            state[way] = "ArrowLeft"
        elif knob.evaluate(AT_THE_START):
            state[way] = "ArrowRight"
        page.evaluate("([way, root]) => watch(way, root)", [way, root])
        page.keyboard.press(state.get(way, "ArrowRight"))
        times.append(page.evaluate("answer"))
        page.wait_for_timeout(REST)
    return times


def press_in_turn(notebook, ways, presses):
    """Press each slider in blocks, in turn; return way → milliseconds of each press."""
    cells = dict(zip(ways, notebook.page.locator(".jp-CodeCell").all()[1:]))
    times, state = {way: [] for way in ways}, {}
    for block in range(-1, -(-presses // BLOCK)):  # the first one is to warm up
        for way in ways:
            taken = press_block(notebook.page, way, cells[way], state)
            times[way] += taken if block >= 0 else []
    return {way: taken[:presses] for way, taken in times.items()}


def quantile(times, share):
    """Return the value below which this share of the times lies."""
    return statistics.quantiles(times, n=100, method="inclusive")[round(100 * share) - 1]


def slider_to_pixels(browser, lab, presses):
    """Return way → (p50, p95) in milliseconds, for the usual ways and for every explorer."""
    usual = dict(USUAL)
    if importlib.util.find_spec("ipympl") is None:
        del usual["ipympl"]
        print("ipympl is not installed: left out (`uv pip install ipympl`)\n")
    ways = {**usual, **VIEWS}
    write_notebook(lab.notebooks / "bench.ipynb", [SET_UP, *ways.values()])
    page = browser.new_page(viewport={"width": 1280, "height": 1400})
    page.add_init_script(IN_THE_PAGE)
    notebook = Notebook(page, lab, "bench.ipynb")
    notebook.run_all()
    page.wait_for_timeout(2000)
    times = press_in_turn(notebook, list(ways), presses)
    page.close()
    return {way: (quantile(taken, 0.5), quantile(taken, 0.95)) for way, taken in times.items()}


# What an explorer may take, as a share of another way's p50 and p95.
GOALS = {"bare round trip": (1.5, None), "interact + inline": (1 / 5, None),
         "ipympl": (1 / 3, None)}


def say_pixels(browser, lab, options):
    found = slider_to_pixels(browser, lab, options.presses)
    usual = [way for way in USUAL if way in found]
    print(f"## Slider to pixels, {options.presses} key presses each, in turn\n")
    print("| way | p50 ms | p95 ms |\n|---|---|---|")
    for way in usual:
        print(f"| {way} | {found[way][0]:.0f} | {found[way][1]:.0f} |")
    columns = [(way, index) for way in usual for index in (0, 1) if GOALS[way][index]]
    print("\n| explorer | p50 ms | p95 ms |" + "".join(
        f" {('p50', 'p95')[index]} / {way}, goal ≤ {GOALS[way][index]:.2f} |"
        for way, index in columns))
    print("|---" * (3 + len(columns)) + "|")
    for name in VIEWS:
        shares = [(found[name][index] / found[way][index], GOALS[way][index])
                  for way, index in columns]
        print(f"| {name} | {found[name][0]:.0f} | {found[name][1]:.0f} |" + "".join(
            f" {share:.2f}{'' if share <= goal else ' MISSED'} |" for share, goal in shares))
    print()


PLAYED = {"playground": "explore_playground()", "training": "explore_training()"}
SPEEDS = ("a step a frame", "as fast as it can")
# Plays for some seconds after the first; resolves to frames and epochs a second.
PLAY = """async ([root, seconds]) => {
    const picture = root.querySelector('.picture'), words = root.querySelector('.words');
    const button = root.querySelector('[data-control="play"] button');
    const wait = time => new Promise(resolve => setTimeout(resolve, 1000 * time));
    const read = () => [performance.now() / 1000, +picture.dataset.frame,
        +words.textContent.match(/[0-9,]+/)[0].replace(',', '')];
    button.click();
    await wait(1);
    const before = read();
    await wait(seconds);
    const [time, frames, epochs] = read().map((value, i) => value - before[i]);
    button.click();
    return [frames / time, epochs / time];
}"""
# Drags a slider back and forth, a move for each frame of the screen; resolves to frames a second.
DRAG = """async ([range, seconds]) => {
    const picture = range.closest('.one-neuron-view').querySelector('.picture');
    const begun = performance.now(), first = +picture.dataset.frame, [low, high] = [+range.min, +range.max];
    const time = () => (performance.now() - begun) / 1000;
    while (time() < seconds) {
        await new Promise(requestAnimationFrame);
        range.value = low + (high - low) * (0.5 + 0.5 * Math.sin(3 * time()));
        range.dispatchEvent(new Event('input', { bubbles: true }));
    }
    return (+picture.dataset.frame - first) / time();
}"""


def say_play(browser, lab, options):
    seconds = 2 if options.quick else 6
    write_notebook(lab.notebooks / "play.ipynb", ["from course_lib.views import *",
                                                  *PLAYED.values(), "explore_weight()"])
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    notebook = Notebook(page, lab, "play.ipynb")
    notebook.run_all()
    views = notebook.views()
    print("## What runs\n\n| view | speed | frames a second | goal | epochs a second |")
    print("|---|---|---|---|---|")
    for name, view in zip(PLAYED, views):
        notebook.bring_into_sight(view.root)
        for speed in SPEEDS:
            view.controls()["rewind"].click()
            view.controls()["speed"].select_option(speed)
            view.settle()
            frames, epochs = view.root.evaluate(f"(one, s) => ({PLAY})([one, s])", seconds)
            goal = f"≥ 25: {'met' if frames >= 25 else 'MISSED'}" if speed == SPEEDS[0] else ""
            print(f"| {name} | {speed} | {frames:.0f} | {goal} | {epochs:.0f} |", flush=True)
    notebook.bring_into_sight(views[-1].root)
    slider = views[-1].root.locator("input[type=range]").first
    frames = slider.evaluate(f"(one, s) => ({DRAG})([one, s])", seconds)
    print(f"\nA drag shows {frames:.0f} frames a second (goal ≥ 20: "
          f"{'met' if frames >= 20 else 'MISSED'}).\n")
    page.close()


def verdict(value, goal):
    return "" if goal is None else f"≤ {goal:.2f}: {'met' if value <= goal else 'MISSED'}"


def say_run_all(browser, lab, options):
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


def say_imports(options):
    runs, times = 3 if options.quick else 15, {"numpy": [], "course_lib": []}
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
import gc, sys, time
import numpy as np, psutil
from tests.views.all_views import made, random_move
name, moves = sys.argv[1], int(sys.argv[2])
view, rng = made(name), np.random.default_rng(0)
for _ in range(100):
    random_move(view, rng)
gc.collect()
before = psutil.Process().memory_info().rss
for _ in range(moves):
    random_move(view, rng)
gc.collect()
print((psutil.Process().memory_info().rss - before) / 1e6)
"""


def say_memory(options):
    moves = 100 if options.quick else 1000
    print(f"## Memory after {moves} more random moves\n")
    print("| explorer | grows by, MB | goal |\n|---|---|---|")
    for name in VIEWS:
        said = subprocess.run([sys.executable, "-c", MEMORY, name, str(moves)], check=True,
                              cwd=ROOT, stdout=subprocess.PIPE, text=True).stdout
        print(f"| {name} | {float(said):.1f} | {verdict(float(said), 5)} |", flush=True)
    print()


def say_moves(options):
    """Print the kernel's own time for a move of each explorer's slider, and what it sends."""
    moves, medians = 20 if options.quick else 100, []
    print(f"## A move of one slider, {moves} each\n\n| explorer | kernel ms | bytes |")
    print("|---|---|---|")
    for name in VIEWS:
        milliseconds, sizes = moved(made(name), moves)
        medians.append((statistics.median(milliseconds), statistics.median(sizes)))
        print(f"| {name} | {medians[-1][0]:.1f} | {medians[-1][1]:,.0f} |", flush=True)
    times, sizes = map(statistics.median, zip(*medians))
    print(f"| median | {times:.1f}, {verdict(times, 6)} "
          f"| {sizes:,.0f}, {verdict(sizes, 4000)} |\n")


def moved(view, moves):
    """Return the milliseconds of the processor and the bytes that each move of a slider takes."""
    name, slider = next((name, control) for name, control in view._controls.items()
                        if hasattr(control, "low") and name not in view.asleep)
    milliseconds, sizes, still = [], [], view.still
    for k in range(moves):
        value = slider.low + (k % 11) / 10 * (slider.high - slider.low)
        value = round(value) if isinstance(slider, Count) else value
        begun = time.thread_time()
        view.set(**{name: value})
        milliseconds.append(1000 * (time.thread_time() - begun))
        sizes.append(sum(map(len, view.frame if view.still == still else view.still + view.frame)))
        still = view.still
    view.close()
    return milliseconds, sizes


def say_size(options):
    files = subprocess.run(["git", "ls-files", "-z"], check=True, cwd=ROOT,
                           capture_output=True, text=True).stdout.split("\0")
    there = [ROOT / name for name in files if name and (ROOT / name).is_file()]
    size = sum(path.stat().st_size for path in there) / 1e6
    print(f"## Repository\n\n{len(there)} files, {size:.2f} MB, {verdict(size, 15)}\n")


@contextmanager
def in_the_browser():
    """Give a Chromium and a JupyterLab with the ready chapters."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_of(playwright), args=FLAGS)
        lab = Lab(folder, [ROOT / "notebooks" / chapter.file for chapter in READY])
        lab.start()
        try:
            yield browser, lab
        finally:
            lab.stop()


IN_BROWSER = {"pixels": say_pixels, "play": say_play, "run-all": say_run_all}
ALONE = {"imports": say_imports, "moves": say_moves, "memory": say_memory, "size": say_size}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--presses", type=int, default=60)
    parser.add_argument("--quick", action="store_true", help="fewer imports and moves")
    parser.add_argument("--only", choices=[*IN_BROWSER, *ALONE])
    options = parser.parse_args()
    asked = [options.only] if options.only else [*IN_BROWSER, *ALONE]
    if set(asked) & set(IN_BROWSER):
        with in_the_browser() as (browser, lab):
            for part in asked:
                if part in IN_BROWSER:
                    IN_BROWSER[part](browser, lab, options)
    for part in asked:
        if part in ALONE:
            ALONE[part](options)


if __name__ == "__main__":
    main()
