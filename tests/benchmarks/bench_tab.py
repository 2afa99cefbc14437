"""How fast the course is in a browser tab alone: its start, its size, how pictures answer.

    python tests/lite/make_site.py                                  # once, and after a change
    uv run --group test python tests/benchmarks/bench_tab.py
    ... --plain             also the same packages as Pyodide brings them, to compare with
    ... --rounds 1 --presses 10     only to see that it works

Needs Chromium. Run it alone on a quiet machine. A start is from opening the address until the
first cell has run, in a browser that was never there, and again in the same one.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "browser"), str(Path(__file__).parent)]

import bench_views as views  # noqa: E402
import psutil  # noqa: E402
from driver import FLAGS, Site, Tab, chromium_of, write_notebook  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

import make_site  # noqa: E402  (driver finds it)

GOAL = 20  # seconds from opening to the first cell
# What is measured takes the place of these chapters: a site opens what it lists.
FIRST, EXPLORERS = "00_start_here.ipynb", "11_the_playground.ipynb"
SHOWN = {"neuron": "explore_neuron()", "playground": "explore_playground()"}
IMPORTS = "from course_lib.views import *"


def processor_seconds():
    """Return what all processes of the browser have used of the processors so far."""
    total = 0
    for process in psutil.Process().children(recursive=True):
        try:
            if "chrom" in process.name():
                total += sum(process.cpu_times()[:2])
        except psutil.Error:
            pass
    return total


def visit(context, site):
    """Open the notebook and run its one cell; return wall and processor seconds, and megabytes."""
    begun, used, sent = time.monotonic(), processor_seconds(), site.sent
    tab = Tab(context.new_page(), site, FIRST)
    tab.run_all()
    found = (time.monotonic() - begun, processor_seconds() - used, (site.sent - sent) / 1e6)
    # A browser that is left at once would not keep what it has fetched.
    tab.page.wait_for_timeout(5000)
    tab.page.close()
    return found


def say_starts(chromium, name, site, rounds):
    """Print the median of some first and second visits."""
    visits = {"first": [], "second": []}
    for _ in range(rounds):
        context = chromium.new_context()
        for found in visits.values():
            found.append(visit(context, site))
        context.close()
    for which, found in visits.items():
        wall, used, sent = map(statistics.median, zip(*found))
        goal = "met" if wall <= GOAL else "MISSED"
        print(f"| {name} | {which} | {wall:.1f}, ≤ {GOAL}: {goal} | {used:.1f} | {sent:.1f} |",
              flush=True)


def say_pictures(chromium, site, options):
    """Print how long pictures take to answer a key, and how many a second there are in play."""
    page = chromium.new_page(viewport={"width": 1280, "height": 1400})
    page.add_init_script(views.IN_THE_PAGE)
    tab = Tab(page, site, EXPLORERS)
    tab.run_all()
    times = views.press_in_turn(tab, list(SHOWN), options.presses)
    print("\n| explorer | slider to pixels, p50 ms | p95 ms |\n|---|---|---|")
    for name, taken in times.items():
        print(f"| {name} | {views.quantile(taken, 0.5):.0f} | {views.quantile(taken, 0.95):.0f} |")
    playground = tab.views()[list(SHOWN).index("playground")]
    tab.bring_into_sight(playground.root)
    frames, _ = playground.root.evaluate(f"(one, s) => ({views.PLAY})([one, s])", 6)
    print(f"\nThe playground plays {frames:.1f} frames a second (goal ≥ 10: "
          f"{'met' if frames >= 10 else 'MISSED'}).")
    page.close()


def with_notebooks(folder, made):
    """Copy a site into a folder, with what is measured in two chapters' place; return the copy."""
    site = Path(folder) / made.name
    shutil.copytree(made, site)
    first = f"{IMPORTS}\nexplore_neuron()"
    write_notebook(site / "files" / FIRST, [first])
    write_notebook(site / "files" / EXPLORERS, [IMPORTS, *SHOWN.values()])
    return site


def sites(options):
    """Yield name → folder of each site to measure."""
    yield "as it is built", make_site.site()
    if options.plain:
        made = make_site.FOLDER / "plain"
        make_site.build(made, "--runtime", make_site.RUNTIME, "--plain")
        yield "packages as Pyodide brings them", made


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--presses", type=int, default=60)
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_of(playwright), args=FLAGS)
        served = {name: Site(with_notebooks(folder, made)) for name, made in sites(options)}
        print("| site | visit | seconds to the first cell | of the processor | MB |")
        print("|---|---|---|---|---|")
        for name, site in served.items():
            say_starts(chromium, name, site, options.rounds)
        say_pictures(chromium, next(iter(served.values())), options)
        chromium.close()


if __name__ == "__main__":
    main()
