"""A real JupyterLab and a real Chromium, for the tests in this folder."""

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

import nbformat
import pytest

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
ARTEFACTS = Path(__file__).with_name("artefacts")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]
WINDOW = {"width": 1024, "height": 1400}
SETTINGS = {
    # Every cell is in the page, so that a test finds what a reader would scroll to.
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false",
                                                    "checkForUpdates": False},
}


def missing(what):
    """Skip with a reason, or fail where the browser is required (as in CI)."""
    reason = f"browser tests need {what}"
    if os.environ.get("ONE_NEURON_REQUIRE_BROWSER"):
        pytest.fail(f"{reason}, and ONE_NEURON_REQUIRE_BROWSER is set")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium():
    """A running Chromium."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        missing("Chromium (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lab(chromium, tmp_path_factory):
    """A running JupyterLab over copies of the notebooks; yields its `Lab`."""
    home = tmp_path_factory.mktemp("lab")
    lab = Lab(home)
    yield lab
    lab.stop()


class Lab:
    """JupyterLab on a free port, with a home of its own: `folder`, `url(path)`, `log()`."""

    def __init__(self, home):
        self.home, self.folder = home, home / "notebooks"
        self.token = secrets.token_hex(8)
        shutil.copytree(NOTEBOOKS, self.folder,
                        ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
        for name, values in SETTINGS.items():
            path = home / "settings" / f"{name}.jupyterlab-settings"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(values))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._start()

    def _start(self):
        environment = {**os.environ, "ONE_NEURON_HOME": str(self.home / "progress"),
                       "JUPYTER_CONFIG_DIR": str(self.home / "config"),
                       "JUPYTERLAB_SETTINGS_DIR": str(self.home / "settings"),
                       "JUPYTERLAB_WORKSPACES_DIR": str(self.home / "workspaces")}
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root",
                   f"--ServerApp.port={self.port}", "--ServerApp.port_retries=0",
                   f"--IdentityProvider.token={self.token}", f"--ServerApp.root_dir={self.folder}"]
        self._log = open(self.home / "log", "w")
        self._process = subprocess.Popen(command, env=environment, stdout=self._log,
                                         stderr=subprocess.STDOUT)
        self._wait()

    def _wait(self):
        for _ in range(240):
            try:
                urllib.request.urlopen(self.url("api")).close()
                return
            except OSError:
                if self._process.poll() is not None:
                    break
                time.sleep(0.25)
        pytest.fail(f"JupyterLab did not start:\n{self.log()}")

    def url(self, path):
        mark = "&" if "?" in path else "?"
        return f"http://127.0.0.1:{self.port}/{path}{mark}token={self.token}"

    def log(self):
        return (self.home / "log").read_text()

    def unrun(self, file):
        """Write a copy of a notebook without outputs, so that a test sees what Run All makes."""
        notebook = nbformat.read(NOTEBOOKS / file, as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        nbformat.write(notebook, self.folder / f"unrun_{file}")
        return f"unrun_{file}"

    def stop(self):
        self._process.terminate()
        self._process.wait(timeout=30)
        self._log.close()


class Pages:
    """Opens notebooks in new pages; `errors` collects what goes wrong in any of them."""

    def __init__(self, chromium, lab):
        self.chromium, self.lab, self.pages, self.errors = chromium, lab, [], []

    def open(self, file, **options):
        """Open a notebook as it is stored."""
        page = self.chromium.new_page(viewport=WINDOW, **options)
        self.pages.append(page)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(
            f"{message.text} ({message.location})") if message.type == "error" else None)
        page.goto(self.lab.url(f"lab/tree/{file}?reset"))
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
        page.wait_for_selector("text=Python 3 (ipykernel) | Idle", timeout=60_000)
        page.keyboard.press("Control+b")  # closes the file browser: room for the notebook
        return page

    def run(self, file, **options):
        """Open a copy without outputs and run all of it."""
        page = self.open(self.lab.unrun(file), **options)
        run_all(page)
        return page

    def close(self):
        for page in self.pages:
            page.close()
        assert not self.errors, "errors in the page:\n" + "\n".join(self.errors)


@pytest.fixture
def pages(chromium, lab):
    """Pages of one test; an error in any of them fails it."""
    pages = Pages(chromium, lab)
    yield pages
    pages.close()


@pytest.fixture(scope="module")
def chapter_pages(chromium, lab):
    """Pages that several tests look at; an error in any of them fails the last."""
    pages = Pages(chromium, lab)
    yield pages
    pages.close()


def run_all(page):
    """Choose Run All Cells, and wait until every code cell has its number."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(
        "() => [...document.querySelectorAll('.jp-CodeCell .jp-InputArea-prompt')]"
        ".every(prompt => /\\[\\d+\\]/.test(prompt.textContent))", timeout=120_000)


@pytest.fixture(scope="session")
def artefacts():
    """The folder for screenshots, which CI keeps."""
    ARTEFACTS.mkdir(exist_ok=True)
    return ARTEFACTS
