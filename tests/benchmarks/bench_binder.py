"""Binder's image, made here: what is in it, and the memory that each chapter needs at most.

    uv run --group test python tests/benchmarks/bench_binder.py

Each chapter is opened in Chromium by its link's path, in a server started as Binder starts it, and
Run All is pressed. Memory is the largest resident set that the system saw (VmHWM) of the server
and of the kernel, added up: what both share counts twice.
"""

import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests/browser"))

from driver import FLAGS, READY, chromium_of  # noqa: E402
from places import Binder, Linked  # noqa: E402

LARGEST = 12
Linked.patience = 600       # seconds: a busy machine shall not end it


def sizes(folder):
    """Return the megabytes of an environment by package; a link counts nothing."""
    found = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            parts = path.relative_to(folder).parts
            inside = parts[3:] if "site-packages" in parts[:3] else parts
            share = parts[:1] == ("share",)
            found["/".join(parts[:3]) if share else inside[0]] += path.stat().st_size / 1e6
    return found


def tell_sizes(step, folder):
    """Print what is installed after a step."""
    found = sizes(folder)
    largest = ", ".join(f"{name} {size:.0f}" for name, size in found.most_common(LARGEST))
    print(f"| {step} | {sum(found.values()):.0f} | {largest} |", flush=True)


def peak(process):
    """Return the largest resident set of a process so far, in MB."""
    lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1e3


def run(server, browser, file):
    """Open a chapter by its link, run it, and return seconds, dialogs and memory."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    notebook = Linked(page, server, file)
    dialogs, seconds = page.locator(".jp-Dialog").count(), notebook.run_all()
    jupyter = psutil.Process(server.process.pid)
    kernels = [one for one in jupyter.children(True) if "ipykernel_launcher" in one.cmdline()]
    memory = peak(jupyter), sum(map(peak, kernels))
    page.close()
    server.end_kernels()
    shutil.rmtree(server.folder / "config/lab/workspaces", ignore_errors=True)  # nothing else opens
    return seconds, dialogs, *memory


def main():
    """Build, start, and measure."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        print("| step | MB | the largest parts, MB |\n|---|---|---|")
        server = Binder(Path(folder, "binder")).build(tell_sizes)
        browser = playwright.chromium.launch(executable_path=chromium_of(playwright), args=FLAGS)
        server.start()
        print("\n| chapter | Run All, s | dialogs | server MB | kernel MB | both |")
        print("|---|---|---|---|---|---|")
        try:
            for chapter in READY:
                seconds, dialogs, jupyter, kernel = run(server, browser, chapter.file)
                print(f"| {chapter.number:02d} | {seconds:.0f} | {dialogs} | {jupyter:.0f} "
                      f"| {kernel:.0f} | {jupyter + kernel:.0f} |", flush=True)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
