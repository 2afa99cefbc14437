"""What a class server carries: a class logs in, opens a chapter, runs it and moves its sliders.

    python3 -m venv hub-env
    hub-env/bin/python -m pip install -r binder/requirements.txt -r binder/hub/requirements.txt
    hub-env/bin/python -m pip install --no-deps .
    hub-env/bin/python -m pip uninstall --yes rfc3987-syntax
    npm install --prefix hub-env configurable-http-proxy@5.3.0
    hub-env/bin/python tests/benchmarks/bench_hub.py        1, 10 and 30 learners, and the kills
    ... --learners 40 --no-kills --chapter 11

A real JupyterHub with the settings of binder/hub on 127.0.0.1; learner.py speaks as JupyterLab
and our widgets do. The learners share the processor with the server. Run it alone on a quiet
machine.
"""

import argparse
import asyncio
import os
import random
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests/browser"), str(ROOT / "tests/benchmarks")]

from driver import READY  # noqa: E402
from hub.learner import Learner  # noqa: E402
from hub.place import PROXY, Place, memory  # noqa: E402
from hub.trouble import say_kills  # noqa: E402

RATE = 3            # moves of a slider a second, each learner
SECONDS = 10        # during which all of them move
GOALS = "goal: 30 learners on 2 cores, p95 ≤ 500 ms, ≤ 250 MB each"
HEAD = ("learners", "first cell, s: median", "last", "Run All, s: median", "last", "moves",
        "p50 ms", "p95 ms", "MB a learner", "server", "kernel", "hub and proxy, MB", "CPU s: all",
        "of the learners' side", "failures")


async def timed(action):
    """Return the seconds that it takes, or the error that ends it."""
    begun = time.monotonic()
    try:
        await action
    except Exception as error:      # counted as a failure, and shown
        return error
    return time.monotonic() - begun


async def come(learner, chapter):
    """Do all from the log-in to the first executed cell, the page's files among it."""
    await learner.log_in()
    first = await learner.arrive()
    await learner.load_page(sys.prefix)
    await learner.open(str(Path(first).parent / chapter.file))
    await learner.run("1 + 1")


async def all_at_once(learners, do, failures):
    """Let all do the same; return the seconds of each, and drop those who failed."""
    took = await asyncio.gather(*(timed(do(learner)) for learner in learners))
    for learner, seconds in list(zip(learners, took, strict=True)):
        if isinstance(seconds, Exception):
            failures.append(f"{learner.name}: {do.__name__}: {seconds!r}")
            learners.remove(learner)
    return [seconds for seconds in took if not isinstance(seconds, Exception)] or [float("nan")]


async def lesson(place, learners, chapter, failures):
    """Return the seconds until the first cell, those of Run All, and those of each move."""
    rng, moves = random.Random(0), []

    async def log_in(learner):
        await come(learner, chapter)

    async def move(learner):
        moves.extend(await learner.move(SECONDS, RATE, rng))

    first = await all_at_once(learners, log_in, failures)
    ran = await all_at_once(learners, Learner.run_all, failures)
    await all_at_once(learners, move, failures)
    await all_at_once(learners, Learner.save, failures)
    return first, ran, moves or [float("nan")] * 2


def used(process):
    """Return the processor's seconds of a process and all that it started."""
    times = process.cpu_times()
    return times.user + times.system + times.children_user + times.children_system


def megabytes(place, learners):
    """Return the memory of a learner's server and of the kernel, in the mean."""
    parts = [[memory(place.of(learner.name, word)) for learner in learners] or [float("nan")]
             for word in ("jupyterhub-singleuser", "ipykernel_launcher")]
    return [statistics.mean(part) for part in parts]


async def say_lesson(place, n, chapter):
    """Let `n` learners come at the same moment, print a row, and return the learners."""
    learners, failures = [Learner(place.address, f"learner{i}", place.password)
                          for i in range(n)], []
    begun = used(psutil.Process())
    first, ran, moves = await lesson(place, learners, chapter, failures)
    server, kernel = megabytes(place, learners)
    mine = used(psutil.Process()) - begun
    whole = mine + sum(used(process) for process in place.processes())
    median = statistics.median
    p50, p95 = (1000 * statistics.quantiles(moves, n=100)[share] for share in (49, 94))
    rest = memory([place.hub, place.proxy()])
    print(f"| {n} | {median(first):.1f} | {max(first):.1f} | {median(ran):.1f} | {max(ran):.1f} "
          f"| {len(moves)} | {p50:.0f} | {p95:.0f} | {server + kernel:.0f} | {server:.0f} "
          f"| {kernel:.0f} | {rest:.0f} | {whole:.0f} | {mine:.0f} | {len(failures)} |",
          flush=True)
    for failure in failures:
        print(f"  {failure}", file=sys.stderr)
    return learners


async def one_class(n, chapter, kills):
    """Open a place for a class of `n`, and close it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Place(folder)
        try:
            place.start()
            learners = await say_lesson(place, n, chapter)
            if kills and learners:
                await say_kills(place, learners[0])
            for learner in learners:
                await learner.leave()
        finally:
            place.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--learners", type=int, nargs="*", default=[1, 10, 30])
    parser.add_argument("--chapter", type=int, default=3)
    parser.add_argument("--no-kills", action="store_true")
    options = parser.parse_args()
    if not PROXY.exists():
        sys.exit(f"no {PROXY}: the first lines of this file say how to set it up")
    chapter = next(one for one in READY if one.number == options.chapter)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))     # and leave no process behind
    print(f"## A class on {os.cpu_count()} cores, chapter {chapter.number:02d}; all come at the "
          f"same moment, and each moves a slider {RATE} times a second for {SECONDS} s ({GOALS})")
    print(f"\n| {' | '.join(HEAD)} |\n{'|---' * len(HEAD)}|")
    for n in options.learners:
        asyncio.run(one_class(n, chapter, kills=False))
    if not options.no_kills:
        print(f"\n| {' | '.join(HEAD)} |\n{'|---' * len(HEAD)}|")
        asyncio.run(one_class(1, chapter, kills=True))


if __name__ == "__main__":
    main()
