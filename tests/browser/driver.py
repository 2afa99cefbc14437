"""A real JupyterLab and a real Chromium, driven as a learner drives them."""

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from importlib.resources import files
from pathlib import Path

import nbformat

from course_lib import views
from course_lib.chapters import CHAPTERS

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "lite"))

from serve import Served  # noqa: E402

READY = [chapter for chapter in CHAPTERS if (ROOT / "notebooks" / chapter.file).is_file()]
NAMES_OF_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync")
SETTINGS = {
    # No banner and no request to another machine.
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    # The cursor's blinking would make two screenshots of one state differ.
    "codemirror-extension/plugin": {"defaultConfig": {"cursorBlinkRate": 0}},
}
PATIENCE = 180  # seconds until something slow (a start, a Run All) counts as failed
QUICK = 40  # seconds until something that answers at once counts as failed


def chromium_of(playwright):
    """Return the path of Chromium, the system's or playwright's own, or None."""
    own = playwright.chromium.executable_path
    there = (shutil.which(name) for name in NAMES_OF_CHROMIUM)
    return next((path for path in there if path), own if Path(own).exists() else None)


def write_notebook(path, sources):
    """Write a notebook of code cells that has never run."""
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [nbformat.v4.new_code_cell(source.strip()) for source in sources]
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"}}    # by this a browser tab finds its kernel
    nbformat.write(notebook, path)


def free_port():
    """Return the number of a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Lab:
    """JupyterLab with a port, token, settings, progress and copies of notebooks of its own."""

    python = sys.executable     # of the server's environment

    def __init__(self, folder, notebooks):
        self.folder, self.token = Path(folder), secrets.token_hex(16)
        self.port = free_port()
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
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                self.command(), cwd=self.notebooks.parent, env=self.environment(), stdout=log,
                stderr=subprocess.STDOUT)
        self._wait()
        return self

    def environment(self):
        """Return the environment variables of the server."""
        apart = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data",
                 "JUPYTER_RUNTIME_DIR": "runtime", "ONE_NEURON_HOME": "home"}
        return {**os.environ, **{k: str(self.folder / v) for k, v in apart.items()}}

    def command(self):
        """Return the command that starts the server."""
        options = {
            "ServerApp.ip": "127.0.0.1", "ServerApp.port": self.port,
            "ServerApp.port_retries": 0, "ServerApp.open_browser": False,
            "ServerApp.root_dir": self.notebooks, "IdentityProvider.token": self.token,
            "ServerApp.allow_root": True, "LabApp.extension_manager": "readonly",
        }
        return [self.python, "-m", "jupyterlab",
                *(f"--{name}={value}" for name, value in options.items())]

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

    def end_kernels(self):
        """End all kernels, as a night does."""
        for session in self.ask("api/sessions"):
            self.ask(f"api/sessions/{session['id']}", "DELETE")

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


@contextlib.contextmanager
def lab_and_browser(notebooks=()):
    """Give a script a JupyterLab with copies of `notebooks`, and a Chromium."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        lab = Lab(folder, notebooks).start()
        try:
            yield lab, playwright.chromium.launch(
                executable_path=chromium_of(playwright), args=FLAGS)
        finally:
            lab.stop()


ALL_PROMPTS = """([count, pattern]) => {
    const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')];
    return prompts.length === count && prompts.every(one => one.textContent.match(pattern));
}"""
PICTURES_ARE_THERE = """() => [...document.querySelectorAll('.one-neuron-view .picture')]
    .every(picture => picture.dataset.frame)"""


TOO_WIDE = """() => {
    const edge = document.querySelector('.jp-Notebook').getBoundingClientRect().right;
    const boxes = '.one-neuron-view, .one-neuron-quiz, .jp-OutputArea-output, '
        + '.jp-RenderedMarkdown';
    return [...document.querySelectorAll(boxes)].flatMap(box =>
        [box, ...box.querySelectorAll('.one-neuron-view *, .one-neuron-quiz *, img')]
            .filter(one => (one.scrollWidth > one.clientWidth + 1 && one.clientWidth)
                || one.getBoundingClientRect().right > edge + 1)
            .map(one => `${one.tagName} ${one.ariaLabel ?? one.className} `
                + `${one.value ?? one.textContent.slice(0, 60)}: `
                + `${one.scrollWidth} of ${one.clientWidth} pixels`));
}"""
BARRIERS = """async selector => {
    const { violations } = await axe.run({ include: [selector] });
    return violations.flatMap(({ id, help, nodes }) => nodes.map(
        ({ html, any, all, none }) => `${id} (${help}): ${html.slice(0, 200)} `
            + [...any, ...all, ...none].map(({ message }) => message).join('; ')));
}"""
FAINT_TEXTS = """selector => {
    // In [0, 255]: a mixed colour is told in shares, "color(srgb 0.7 0.7 0.7)".
    const numbers = colour => colour.match(/[0-9.]+/g).map(Number).map(
        (value, i) => colour.startsWith('color(') && i < 3 ? 255 * value : value);
    const light = colour => {
        const [r, g, b] = numbers(colour).slice(0, 3).map(value => value / 255)
            .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const solid = one => (numbers(getComputedStyle(one).backgroundColor)[3] ?? 1) > 0.9;
    const behind = one => !one || solid(one) ? one : behind(one.parentElement);
    return [...document.querySelectorAll(selector)].flatMap(box =>
        [...box.querySelectorAll('*')]
            .filter(one => [...one.childNodes].some(
                node => node.nodeType === Node.TEXT_NODE && node.textContent.trim()))
            .filter(one => one.checkVisibility())
            .map(one => {
                const [ink, paper] = [getComputedStyle(one).color,
                    getComputedStyle(behind(one) ?? document.body).backgroundColor];
                const [dark, bright] = [light(ink), light(paper)].sort((a, b) => a - b);
                return [(bright + 0.05) / (dark + 0.05), one, ink, paper];
            })
            .filter(([ratio]) => ratio < 4.5)
            .map(([ratio, one, ink, paper]) => `${one.tagName} ${one.className} `
                + `"${one.textContent.trim().slice(0, 40)}": ${ink} on ${paper}, `
                + `${ratio.toFixed(1)} to 1`));
}"""


class Notebook:
    """A notebook open in a page of JupyterLab."""

    patience = PATIENCE

    def __init__(self, page, lab, file):
        self.page, self.lab, self.file, self.errors = page, lab, file, []
        page.set_default_timeout(QUICK * 1000)
        page.set_default_navigation_timeout(self.patience * 1000)
        page.on("pageerror", lambda error: self.errors.append(f"page error: {error}"))
        page.on("console", self._heard)
        stored = json.loads((lab.notebooks / file).read_text(encoding="utf-8"))["cells"]
        self.code_cells = [cell for cell in stored if cell["cell_type"] == "code"]
        self.open()

    def open(self):
        """Open the notebook, and wait until its kernel waits for a cell."""
        self.log_start = self.lab.log.stat().st_size
        self.page.goto(f"{self.lab.address}/{self.path()}/{self.file}?token={self.lab.token}")
        self._wait_for_prompts("")
        self.page.locator(".jp-Toolbar-kernelName", has_text="Python 3").wait_for()
        self._wait_until_idle()

    def path(self):
        """Return what stands before the notebook's name in its address."""
        return f"lab/workspaces/test-{secrets.token_hex(4)}/tree"

    def _heard(self, message):
        if message.type == "error":
            self.errors.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _wait_for_prompts(self, pattern):
        self.page.wait_for_function(ALL_PROMPTS, arg=[len(self.code_cells), pattern],
                                    timeout=self.patience * 1000)

    def _wait_until_idle(self):
        self.page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]",
                                    state="attached", timeout=self.patience * 1000)

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
        self._wait_for_prompts("^\\[[0-9]+\\]:$")
        self._wait_until_idle()
        seconds = time.monotonic() - begun
        self.page.wait_for_function(PICTURES_ARE_THERE)
        return seconds

    def outputs(self, mime):
        """Return the outputs of a mime type, as the page shows them."""
        return self.page.locator(f'.jp-OutputArea-output[data-mime-type="{mime}"]')

    def views(self):
        """Return every live view of the page."""
        return [View(self, found) for found in self.page.locator(".one-neuron-view").all()]

    def quizzes(self):
        """Return every live quiz of the page (guesses, recalls and orders are asked in a box, too)."""
        return self.page.locator(".one-neuron-quiz.quiz").all()

    def outputs_text(self):
        """Return the text of all outputs."""
        return "\n".join(self.page.locator(".jp-OutputArea-output").all_text_contents())

    def name_of(self, element):
        """Return the accessible name of a control, for messages."""
        return element.evaluate("""one => one.ariaLabel
            || [...(one.closest('label') ?? one).childNodes]
                .filter(node => node.nodeType === Node.TEXT_NODE)
                .map(node => node.textContent).join('').trim()
            || (one.closest('label') ?? one).textContent.trim()""")

    def wait_for_the_kernel(self, quiet=0.3):
        """Wait until the kernel has been idle for `quiet` seconds."""
        self.page.wait_for_timeout(quiet * 1000)
        self._wait_until_idle()

    def write_and_run(self, cell, text):
        """Put a text into a cell of code in place of what it holds, and run it."""
        cell.locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Control+Enter")

    def still_pictures(self):
        """Return what shows in place of the views while nothing has run."""
        stored = sum("image/png" in output.get("data", {})
                     for cell in self.code_cells for output in cell["outputs"])
        pictures = self.outputs("image/png").locator("img").evaluate_all(
            "all => all.map(one => [one.naturalWidth, one.clientWidth])")
        hidden = sum("image/png" in output.get("data", {}) for cell in self.code_cells
                     if cell["metadata"].get("collapsed") for output in cell["outputs"])
        return {"stored": stored, "hidden": hidden, "pictures": pictures,
                "text": self.outputs_text()}

    def make_active(self, element):
        """Click beside the cell of `element`, which makes it active; return its number."""
        element.scroll_into_view_if_needed()
        element.locator("xpath=ancestor::*[contains(@class, 'jp-CodeCell')]").locator(
            ".jp-InputPrompt").click()
        return self.active_cell()

    def bring_into_sight(self, element):
        """Scroll to `element` and wait until JupyterLab has laid out all that is above it."""
        before = None
        while before != (now := element.bounding_box()):
            before = now
            element.scroll_into_view_if_needed()
            self.page.wait_for_timeout(100)

    def use_theme(self, name):
        """Choose a theme from the menu and wait until it is on."""
        self.choose("Settings", "Theme", name)
        self.page.wait_for_function(
            "name => document.body.dataset.jpThemeName === name", arg=name)

    def scroll_through(self):
        """Scroll to the end and back, as a reader does."""
        cells = self.page.locator(".jp-Cell")
        for number in [*range(0, cells.count(), 4), cells.count() - 1, 0]:
            cells.nth(number).scroll_into_view_if_needed()

    def too_wide(self):
        """Return what sticks out of its box or out of the notebook at this width."""
        return self.page.evaluate(TOO_WIDE)

    @contextlib.contextmanager
    def window(self, width, height, zoom=1):
        """Make the window another size, or zoom as a browser does: fewer, larger pixels."""
        old, session = self.page.viewport_size, self.page.context.new_cdp_session(self.page)
        session.send("Emulation.setDeviceMetricsOverride", {
            "width": width // zoom, "height": height // zoom, "deviceScaleFactor": zoom,
            "mobile": False})
        try:
            self._wait_for_layout()
            yield
        finally:
            session.detach()
            self.page.set_viewport_size(old)

    def _wait_for_layout(self):
        before, notebook = None, self.page.locator(".jp-Notebook")
        while before != (now := notebook.bounding_box()):
            before = now
            self.page.wait_for_timeout(300)

    def barriers(self, selector):
        """Return what axe-core finds that keeps people with a disability out."""
        self.page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
        return self.page.evaluate(BARRIERS, selector)

    def faint_texts(self, selector):
        """Return texts that stand out too little from their background (WCAG 2: 4.5 to 1)."""
        return self.page.evaluate(FAINT_TEXTS, selector)

    def active_cell(self):
        """Return the number of the cell that JupyterLab holds active."""
        return self.page.evaluate("""() => [...document.querySelectorAll('.jp-Cell')]
            .findIndex(cell => cell.classList.contains('jp-mod-active'))""")


class Site(Served):
    """A built site, served: `notebooks` is the folder with its chapters."""

    def __init__(self, folder, **kinds):
        self.notebooks = folder / "files"
        super().__init__(folder, **kinds)


class Tab(Notebook):
    """A notebook open in a browser tab that runs Python itself, with no server of Jupyter's."""

    patience = 240              # the first visit fetches and starts all of Python

    def open(self):
        self.page.goto(f"{self.lab.address}/notebooks/index.html?path={self.file}")
        self._wait_for_prompts("")
        self._wait_until_idle()


# What a view shows: its words, and a fingerprint of the pixels (not of the file: two files can
# hold the same picture).
SHOWN = """async root => {
    const picture = root.querySelector('.picture');
    for (let tries = 0; picture.ariaBusy === 'true' && tries < 100; tries += 1)
        await new Promise(resolve => setTimeout(resolve, 10));
    const pixels = picture.getContext('2d')
        .getImageData(0, 0, picture.width, picture.height).data;
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', pixels));
    return {
        words: root.querySelector('.words').textContent,
        trouble: root.querySelector('.trouble').textContent,
        pixels: Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join(''),
        alt: picture.ariaLabel,
        source: picture.dataset.frame,
    };
}"""
SEEN = """root => ({ source: root.querySelector('.picture').dataset.frame,
    words: root.querySelector('.words').textContent })"""
CHANGED = """([root, source, words]) => root.querySelector('.picture').dataset.frame !== source
    || root.querySelector('.words').textContent !== words"""


def with_subclasses(cls):
    """Yield a class and all that are built on it."""
    yield cls
    for child in cls.__subclasses__():
        yield from with_subclasses(child)


class View:
    """One interactive picture in the page; a move of a `quiet` control changes no pixel."""

    quiet = {name for kind in with_subclasses(views.View) for name in kind.quiet}

    def __init__(self, notebook, root):
        self.notebook, self.page, self.root = notebook, notebook.page, root
        self.title = root.get_attribute("aria-label")

    def controls(self):
        """Return name → the element with the keyboard focus, of each control that is shown."""
        names = self.root.locator("[data-control]:not([hidden])").evaluate_all(
            "all => all.map(box => box.dataset.control)")
        return {name: self.root.locator(f'[data-control="{name}"]').locator(
            "input, select, button").first for name in names}

    def shown(self):
        """Return what the view shows now: words, trouble, alt, and a fingerprint of its pixels."""
        return self.root.evaluate(SHOWN)

    def trouble(self):
        """Return what the view says went wrong, "" if nothing."""
        return self.root.locator(".trouble").text_content()

    def after(self, act, seconds=5):
        """Do `act`, wait until words or picture answer, and return what is shown then."""
        before = self.root.evaluate(SEEN)
        act()
        with contextlib.suppress(self._Timeout):
            self.page.wait_for_function(
                CHANGED, arg=[self.root.element_handle(), before["source"], before["words"]],
                timeout=seconds * 1000)
        return self.shown()

    def numbers(self):
        """Return name → the number that stands in the box of each slider that is shown."""
        boxes = {name: self.root.locator(f'[data-control="{name}"] input[type=number]')
                 for name in self.controls()}
        return {name: box.input_value() for name, box in boxes.items() if box.count()}

    def type_numbers(self, numbers):
        """Type name → number, as text, into the boxes of sliders."""
        for name, number in numbers.items():
            box = self.root.locator(f'[data-control="{name}"] input[type=number]')
            if box.input_value() != number and box.is_visible():
                box.fill(number)
                box.press("Tab")
        self.settle()

    def put_all(self, key, checked):
        """Press `key` (Home, End) on every slider, and put every check box on or off.

        Return the sliders that did not go to their end.
        """
        stuck, edge = [], {"Home": "min", "End": "max"}[key]
        for name, element in self.controls().items():
            kind = element.get_attribute("type") if element.is_visible() else "asleep"
            if kind == "checkbox":
                element.set_checked(checked)
            elif kind == "range":
                element.focus()
                self.page.keyboard.press(key)
                there = float(element.input_value()) == float(element.get_attribute(edge))
                if element.is_visible() and not there:  # another slider may hide it
                    stuck.append(f"{self.title}, {name}: {key} leads to {element.input_value()}")
        return stuck

    @property
    def _Timeout(self):
        from playwright.sync_api import TimeoutError

        return TimeoutError

    def settle(self, quiet=0.4):
        """Wait until the picture has not changed for `quiet` seconds."""
        last, since = self.shown(), time.monotonic()
        while time.monotonic() - since < quiet:
            time.sleep(0.05)
            if (now := self.shown()) != last:
                last, since = now, time.monotonic()
        return last
