"""What ends in mid-lesson, and what it costs a learner: nothing saved may be lost."""

import asyncio
import hashlib
import json
import time

import httpx
import nbformat
from hub.learner import PATIENCE
from tornado.iostream import StreamClosedError
from tornado.websocket import WebSocketClosedError

SETTLED = 20        # seconds: the page of a kernel that ends younger must be loaded anew
QUICK = 2           # seconds until a page or a learner tries again
DOWN = (httpx.HTTPError, OSError, RuntimeError, TimeoutError, StreamClosedError,
        WebSocketClosedError, json.JSONDecodeError)
ANSWER = """
from course_lib.exercises import check
kept = "still here"
check("3.1", lambda friends: 1 if 2 * friends - 5 >= 0 else 0)
"""
STILL = 'print(globals().get("kept", "gone"))'


def kill_kernel(place, learner):
    """Kill the learner's kernel; Jupyter starts it anew by itself."""
    for process in place.of(learner.name, "ipykernel_launcher"):
        process.kill()


def kill_server(place, learner):
    """Kill the learner's server; a reload of the page starts it anew."""
    for process in place.of(learner.name, "jupyterhub-singleuser"):
        process.kill()


def kill_proxy(place, learner):
    """Kill the proxy; the hub starts it anew by itself."""
    place.proxy().kill()


def kill_hub(place, learner):
    """Kill the hub and start it anew, as systemd or Kubernetes do."""
    place.hub.kill()
    place.hub.wait()
    place.start()


# What ends, and what it takes: JupyterLab's page reconnects by itself, a reload is the learner's.
NOTHING, RECONNECT, RELOAD = "run the cell again", "the page reconnects", "reload the page"
KILLS = {"kernel": (kill_kernel, NOTHING), "server": (kill_server, RELOAD),
         "proxy": (kill_proxy, RECONNECT), "hub": (kill_hub, RECONNECT)}


def on_disk(place, learner):
    """Return the saved notebook, and a fingerprint of each file with the learner's progress."""
    home = place.home(learner.name)
    notebook = nbformat.read(home / learner.path, as_version=4)
    progress = {path: hashlib.sha256(path.read_bytes()).hexdigest()
                for path in home.rglob("*") if path.suffix == ".json"
                and "one-neuron" in str(path.parent) and "share" in path.parts}
    return notebook, progress


async def go_on(learner, way):
    """Go on in that way; return what the kernel still knows."""
    if way == RELOAD:
        await learner.reload()
    if way != NOTHING:
        await learner.connect()
    told = await learner.run(STILL)
    return "".join(content["text"] for kind, content in told if kind == "stream").strip()


async def until_it_goes_on(learner, way):
    """Try until a cell runs; return what the kernel still knows."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            async with asyncio.timeout(PATIENCE if way == RELOAD else QUICK):
                return await go_on(learner, way)
        except DOWN:
            await asyncio.sleep(0.2)
    raise RuntimeError(f"{learner.name} could not go on within {PATIENCE} s")


async def one_kill(place, learner, what):
    """Kill `what` and return a row: seconds, what the learner did, what is kept and lost."""
    await learner.run(ANSWER)
    await learner.save()
    before = on_disk(place, learner)
    (kill, way), begun = KILLS[what], time.monotonic()
    kill(place, learner)
    known = await until_it_goes_on(learner, way)
    seconds, after = time.monotonic() - begun, on_disk(place, learner)
    learner.notebook.cells[0].source += f"\nWritten before the {what} ended, saved afterwards."
    await learner.save()
    saved = on_disk(place, learner)[0].cells[0].source == learner.notebook.cells[0].source
    whole = [a == b for a, b in zip(before, after, strict=True)]
    return what, seconds, way, *whole, bool(before[1]), known, saved


async def say_kills(place, learner):
    """Print what each kill costs a learner in the middle of a chapter."""
    print("\n## Killed in mid-lesson (kill -9)\n\n| what | s until a cell runs | what it takes "
          "| saved notebook whole | progress whole | variables | text not saved yet |")
    print("|---|---|---|---|---|---|---|")
    await asyncio.sleep(SETTLED)
    for what in KILLS:
        _, seconds, way, notebook, progress, some, known, saved = await one_kill(
            place, learner, what)
        yes = {True: "yes", False: "NO"}
        unsaved = "lost by the reload" if way == RELOAD else "kept" if saved else "LOST"
        print(f"| {what} | {seconds:.1f} | {way} | {yes[notebook]} | {yes[progress and some]} "
              f"| {known} | {unsaved} |", flush=True)
