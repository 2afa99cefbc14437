"""One JupyterLab for all tests here, a Chromium a module, each ready chapter open in a page."""

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for `driver`, which stands beside this

from driver import FLAGS, READY, ROOT, Lab, Notebook, Site  # noqa: E402
from driver import chromium_of, write_notebook  # noqa: E402
import make_site  # noqa: E402  (driver finds it)

HOW = ("install Chromium with your system's packages, or with "
       "`uv run --group test playwright install chromium`")


def missing(reason):
    """Skip with the reason, or fail where the browser tests are required."""
    if os.environ.get("ONE_NEURON_REQUIRE_BROWSER") == "1":
        pytest.fail(f"ONE_NEURON_REQUIRE_BROWSER is 1, but {reason}", pytrace=False)
    pytest.skip(reason)


# Playwright keeps an event loop running while it is open, and other tests start loops of their
# own. So nothing of it outlives a module.
@pytest.fixture(scope="module")
def browser():
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed: run `uv sync --group test`")
    with sync_playwright() as playwright:
        path = chromium_of(playwright)
        if path is None:
            missing(f"there is no Chromium: {HOW}")
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def jupyterlab(tmp_path_factory):
    notebooks = [ROOT / "notebooks" / chapter.file for chapter in READY]
    jupyter = Lab(tmp_path_factory.mktemp("jupyterlab"), notebooks).start()
    yield jupyter
    jupyter.stop()


@pytest.fixture(scope="module")
def lab(browser, jupyterlab):
    yield jupyterlab
    jupyterlab.end_kernels()


@pytest.fixture(scope="module", params=READY, ids=lambda chapter: chapter.file[:2])
def opened(request, browser, lab):
    """A ready chapter, opened and not run."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield Notebook(page, lab, request.param.file)
    page.close()


@pytest.fixture(scope="module")
def chapter(opened):
    """A ready chapter after Run All. What the page showed before is in `before`."""
    opened.before = opened.still_pictures()
    opened.seconds = opened.run_all()
    return opened


@pytest.fixture(scope="session")
def pyodide():
    """The folder with Pyodide, of which the site for a browser tab is made."""
    if not make_site.RUNTIME.exists():
        pytest.skip("there is no Pyodide to build the site with: python tests/lite/make_site.py "
                    "downloads it once")
    return make_site.RUNTIME


@pytest.fixture(scope="session")
def built_site(request):
    """The folder with the course's site for a browser tab, of the sources as they are now."""
    if given := os.environ.get("ONE_NEURON_SITE"):
        return Path(given).resolve()
    request.getfixturevalue("pyodide")
    return make_site.site()


@pytest.fixture(scope="module")
def site(built_site):
    """That site, served where a filter refuses files called *.whl."""
    served = Site(built_site, refused=(".whl",))
    yield served
    served.stop()


@pytest.fixture(scope="module")
def started():
    """A function that starts the server of a place, with a notebook of these cells in it."""
    from places import NotToBeHad   # it needs repo2docker, which only two modules need

    servers = []

    def start(make_server, name, cells):
        try:
            server = make_server()
        except NotToBeHad as why:
            missing(str(why))
        write_notebook(server.notebooks / name, cells)
        servers.append(server)
        return server.start()

    yield start
    for server in servers:
        server.stop()
