"""A real JupyterLab and a real Chromium, driven as a learner drives them."""

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMES_OF_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync")
SETTINGS = {
    # No banner and no request to another machine.
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    # The cursor's blinking would make two screenshots of one state differ.
    "codemirror-extension/plugin": {"defaultConfig": {"cursorBlinkRate": 0}},
}
PATIENCE = 60  # seconds; a busy machine is no error
WITHOUT_VIEWS = "() => !document.querySelector('.one-neuron-view')"


def chromium_of(playwright):
    """Return the path of Chromium, the system's or playwright's own, or None."""
    own = playwright.chromium.executable_path
    there = (shutil.which(name) for name in NAMES_OF_CHROMIUM)
    return next((path for path in there if path), own if Path(own).exists() else None)


class Lab:
    """JupyterLab on its own port with its own token, settings, progress and copies of notebooks."""

    def __init__(self, folder, notebooks):
        self.folder, self.token = Path(folder), secrets.token_hex(16)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.notebooks = self.folder / "notebooks"
        self.notebooks.mkdir(parents=True)
        for path in notebooks:
            shutil.copy(path, self.notebooks)
        for name, setting in SETTINGS.items():
            path = self.folder / "config/lab/user-settings/@jupyterlab" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_suffix(".jupyterlab-settings").write_text(json.dumps(setting))
        self.log = self.folder / "jupyterlab.log"

    def start(self):
        """Start the server and wait until it answers."""
        apart = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data",
                 "JUPYTER_RUNTIME_DIR": "runtime", "ONE_NEURON_HOME": "home"}
        environment = {**os.environ, **{k: str(self.folder / v) for k, v in apart.items()}}
        options = {
            "ServerApp.ip": "127.0.0.1", "ServerApp.port": self.port,
            "ServerApp.port_retries": 0, "ServerApp.open_browser": False,
            "ServerApp.root_dir": self.notebooks, "IdentityProvider.token": self.token,
            "ServerApp.allow_root": True, "LabApp.extension_manager": "readonly",
        }
        command = [sys.executable, "-m", "jupyterlab"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, *(f"--{name}={value}" for name, value in options.items())],
                cwd=self.folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
        self._wait()
        return self

    def _wait(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            with contextlib.suppress(OSError):
                return self.ask("api/status")
            time.sleep(0.2)
        self.stop()
        raise RuntimeError(f"JupyterLab did not start in {PATIENCE} s:\n{self.log.read_text()}")

    def ask(self, path, method="GET"):
        """Send a request to the server's interface and return what it answers."""
        request = urllib.request.Request(f"{self.address}/{path}", method=method)
        request.add_header("Authorization", f"token {self.token}")
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.loads(answer.read() or b"null")

    def stop(self):
        """Stop the server and its kernels."""
        with contextlib.suppress(OSError):
            self.ask("api/shutdown", "POST")
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def faults(self, start=0):
        """Return the server's log from byte `start` on, if it holds an error of a kernel."""
        text = self.log.read_bytes()[start:].decode(errors="replace")
        return text if "Traceback" in text or "Exception" in text else ""


class Notebook:
    """A notebook open in a page of JupyterLab."""

    def __init__(self, page, lab, file):
        self.page, self.lab, self.file, self.errors = page, lab, file, []
        page.set_default_timeout(PATIENCE * 1000)
        page.on("pageerror", lambda error: self.errors.append(f"page error: {error}"))
        page.on("console", self._heard)
        self.log_start = lab.log.stat().st_size
        workspace = f"test-{secrets.token_hex(4)}"
        page.goto(f"{lab.address}/lab/workspaces/{workspace}/tree/{file}?token={lab.token}")
        page.wait_for_selector(".jp-Notebook .jp-CodeCell .jp-InputPrompt")
        self._wait_until_idle()

    def _heard(self, message):
        if message.type == "error":
            self.errors.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _wait_until_idle(self):
        self.page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]",
                                    state="attached")

    @property
    def prompts(self):
        """The execution counts as the page shows them."""
        return self.page.locator(".jp-CodeCell .jp-InputPrompt").all_text_contents()

    def choose(self, *path):
        """Choose from the menu bar, for example "Run", "Run All Cells"."""
        self.page.locator(f'.lm-MenuBar-itemLabel:text-is("{path[0]}")').click()
        for name in path[1:]:
            self.page.locator(f'.lm-Menu-itemLabel:text-is("{name}")').last.click()

    def run_all(self):
        """Run all cells by the menu, wait for the last one, and return the seconds it took."""
        # Stored counts look like fresh ones, so they are blotted out first.
        self.page.locator(".jp-CodeCell .jp-InputPrompt").evaluate_all(
            "prompts => prompts.forEach(prompt => { prompt.textContent = 'not run' })")
        begun = time.monotonic()
        self.choose("Run", "Run All Cells")
        self.page.wait_for_function(
            """() => [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]
                     .every(prompt => /^\\[\\d+\\]:$/.test(prompt.textContent))""")
        self._wait_until_idle()
        seconds = time.monotonic() - begun
        self.page.wait_for_function(
            """() => [...document.querySelectorAll('.one-neuron-view img.picture')]
                     .every(picture => picture.complete && picture.naturalWidth > 0)""")
        return seconds

    def outputs(self, mime):
        """Return the outputs of a mime type, as the page shows them."""
        return self.page.locator(f'.jp-OutputArea-output[data-mime-type="{mime}"]')

    def views(self):
        """Return every live view of the page."""
        return [View(self, found) for found in self.page.locator(".one-neuron-view").all()]

    def quizzes(self):
        """Return every live quiz of the page."""
        return self.page.locator(".one-neuron-quiz").all()

    def active_cell(self):
        """Return the number of the cell that JupyterLab holds active."""
        return self.page.evaluate("""() => [...document.querySelectorAll('.jp-Cell')]
            .findIndex(cell => cell.classList.contains('jp-mod-active'))""")


# What a view shows: its words, and a fingerprint of the pixels (not of the file: two files can
# hold the same picture).
SHOWN = """async root => {
    const picture = root.querySelector('img.picture');
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight);
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', pixels));
    return {
        words: root.querySelector('.words').textContent,
        trouble: root.querySelector('.trouble').textContent,
        pixels: Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join(''),
        alt: picture.alt,
        source: picture.src,
    };
}"""
CHANGED = """([root, source, words]) => root.querySelector('img.picture').src !== source
    || root.querySelector('.words').textContent !== words"""


class View:
    """One interactive picture in the page."""

    def __init__(self, notebook, root):
        self.notebook, self.page, self.root = notebook, notebook.page, root
        self.title = root.get_attribute("aria-label")

    def controls(self):
        """Return name → the element with the keyboard focus, of each control."""
        return {box.get_attribute("data-control"): box.locator("input, select, button").first
                for box in self.root.locator("[data-control]").all()}

    def shown(self):
        """Return what the view shows now: words, trouble, alt, and a fingerprint of its pixels."""
        return self.root.evaluate(SHOWN)

    def after(self, act, seconds=5):
        """Do `act`, wait until words or picture answer, and return what is shown then."""
        before = self.shown()
        act()
        with contextlib.suppress(self._Timeout):
            self.page.wait_for_function(
                CHANGED, arg=[self.root.element_handle(), before["source"], before["words"]],
                timeout=seconds * 1000)
        return self.shown()

    @property
    def _Timeout(self):
        from playwright.sync_api import TimeoutError

        return TimeoutError

    def settle(self, quiet=0.5):
        """Wait until the picture has not changed for `quiet` seconds."""
        last, since = self.shown(), time.monotonic()
        while time.monotonic() - since < quiet:
            time.sleep(0.05)
            if (now := self.shown()) != last:
                last, since = now, time.monotonic()
        return last
