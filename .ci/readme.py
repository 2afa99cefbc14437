"""Run the two commands of README.md as they are written there.

`python .ci/readme.py lab` runs the first until JupyterLab answers with the chapter, and stops
it. `python .ci/readme.py tests` runs the second. Needs the standard library alone.
"""

import html
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WINDOWS = os.name == "nt"
PATIENCE = 600  # seconds until JupyterLab has to answer


def commands():
    """Return the two commands of README.md, in order."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.findall(r"^```sh\n(pip install uv; .+)\n```$", readme, re.MULTILINE)
    if len(found) != 2:
        raise SystemExit(f"README.md must hold two blocks with one command each, found {found}")
    return found


def start(command, **environment):
    """Start a command in the system's own shell, in a process group of its own."""
    print(f"$ {command}", flush=True)
    shell = ["powershell", "-NoProfile", "-Command"] if WINDOWS else ["bash", "-c"]
    return subprocess.Popen([*shell, command], cwd=ROOT, env={**os.environ, **environment},
                            stdin=subprocess.DEVNULL, start_new_session=not WINDOWS)


def stop(process):
    """Stop a command and all that it started."""
    if WINDOWS:
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False)
    else:
        for sign, seconds in ((signal.SIGTERM, 10), (signal.SIGKILL, 10)):
            try:
                os.killpg(process.pid, sign)
                process.wait(seconds)
            except (ProcessLookupError, subprocess.TimeoutExpired):
                continue
    process.wait(10)


def fetch(url, token):
    request = urllib.request.Request(url, headers={"Authorization": f"token {token}"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read().decode()


def page_to_open(runtime):
    """Return the address that JupyterLab would open in the learner's browser, or None."""
    for page in Path(runtime).glob("jpserver-file-to-run-*-open.html"):
        if link := re.search(r'<a href="([^"]+)"', page.read_text(encoding="utf-8")):
            return html.unescape(link[1])
    return None


def token_of(address):
    return urllib.parse.parse_qs(urllib.parse.urlsplit(address).query)["token"][0]


def wait_for_lab(runtime, process):
    """Wait until JupyterLab answers; return the address and the page it answers with."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise SystemExit(f"the command ended with {process.returncode}, and no JupyterLab ran")
        if address := page_to_open(runtime):
            try:
                return address, fetch(address, token_of(address))
            except ConnectionError:
                pass  # the file is there a moment before the server listens
            except urllib.error.URLError as error:
                if not isinstance(error.reason, ConnectionError):
                    raise
        time.sleep(0.2)
    raise SystemExit(f"no JupyterLab answered in {PATIENCE} s")


def check_chapter(address, page, chapter):
    """Fetch the chapter from the server; stop where it or the page is not as it should be."""
    parts, token = urllib.parse.urlsplit(address), token_of(address)
    assert parts.path.endswith(f"/lab/tree/{chapter.name}"), f"it would open {parts.path}"
    assert "jupyter-config-data" in page, "the page is not JupyterLab"
    base = f"{parts.scheme}://{parts.netloc}"
    served = json.loads(fetch(f"{base}/api/contents/{chapter.name}", token))
    stored = json.loads(chapter.read_text(encoding="utf-8"))
    assert len(served["content"]["cells"]) == len(stored["cells"]) > 0, "not the whole chapter"
    kernels = json.loads(fetch(f"{base}/api/kernelspecs", token))["kernelspecs"]
    assert stored["metadata"]["kernelspec"]["name"] in kernels, f"no kernel, only {list(kernels)}"


def lab():
    command = commands()[0]
    chapter = ROOT / re.search(r"notebooks/\S+\.ipynb", command)[0]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        # Settings a machine without a screen needs, so that the command stays as it is written.
        Path(folder, "jupyter_server_config.json").write_text(json.dumps(
            {"ServerApp": {"open_browser": False, "allow_root": True}}), encoding="utf-8")
        begun = time.monotonic()
        process = start(command, JUPYTER_CONFIG_DIR=folder, JUPYTER_RUNTIME_DIR=folder)
        try:
            check_chapter(*wait_for_lab(folder, process), chapter)
            print(f"JupyterLab answers with {chapter.name} after "
                  f"{time.monotonic() - begun:.0f} s", flush=True)
        finally:
            stop(process)


def tests():
    process = start(commands()[1])
    try:
        raise SystemExit(process.wait())
    finally:
        if process.poll() is None:
            stop(process)


if __name__ == "__main__":
    # So that a stop from outside still stops what was started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    {"lab": lab, "tests": tests}[sys.argv[1]]()
