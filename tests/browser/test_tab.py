"""The course in a browser tab alone, as binder/lite/build.py makes it: no server, no installation.

    python tests/lite/make_site.py

downloads once what a site is made of (it needs uv); from then on each run of the tests builds the
site anew when its sources have changed. ONE_NEURON_SITE names a site that was built otherwise.
"""

import os

import make_site
import pytest
from driver import READY, Site, Tab
from moves import state_of
from serve import Served

SHORT = ("00", "10")            # they stand for all where ONE_NEURON_CHAPTERS is not "all"


@pytest.fixture(scope="module", params=READY, ids=lambda chapter: chapter.file[:2])
def tab(request, browser, site):
    """A chapter after Run All, in a browser that was never here; `asked` are all addresses."""
    file = request.param.file
    if os.environ.get("ONE_NEURON_CHAPTERS") != "all" and file[:2] not in SHORT:
        pytest.skip(f"chapters {' and '.join(SHORT)} stand for all; ONE_NEURON_CHAPTERS=all runs "
                    "each")
    context, asked = browser.new_context(viewport={"width": 1280, "height": 900}), []
    context.on("request", lambda request: asked.append(request.url))
    opened = Tab(context.new_page(), site, file)
    opened.asked, opened.seconds = asked, opened.run_all()
    yield opened
    context.close()


def test_all_cells_run_and_print_what_is_stored(tab):
    assert tab.outputs("application/vnd.jupyter.error").all_text_contents() == []
    assert tab.outputs("application/vnd.jupyter.stderr").all_text_contents() == []
    stored = "".join(line for cell in tab.code_cells for output in cell["outputs"]
                     if output["output_type"] == "stream" for line in output["text"])
    shown = "".join(tab.outputs("application/vnd.jupyter.stdout").all_text_contents())
    assert shown == stored
    assert "Click to show javascript error" not in tab.outputs_text()


def test_nothing_is_asked_of_another_machine(tab, site):
    near = (site.address, "data:", "blob:")
    assert [url for url in tab.asked if not url.startswith(near)] == []
    # A site without a picture for its tab; folders that are looked for before they are made.
    harmless = "/favicon.ico)", "/all.json)"
    assert [error for error in tab.errors if not error.endswith(harmless)] == []


def test_a_slider_moves_picture_and_words(tab):
    view, slider = next((view, element) for view in tab.views()
                        for name, element in view.controls().items()
                        if element.get_attribute("type") == "range" and name not in view.quiet)
    before, state = view.shown(), state_of(slider)
    slider.focus()
    key = "ArrowLeft" if state["place"] == state["end"] else "ArrowRight"
    after = view.after(lambda: tab.page.keyboard.press(key))
    assert after["trouble"] == ""
    assert (after["words"], after["pixels"]) != (before["words"], before["pixels"])


def test_an_answer_and_progress_are_still_there_after_a_reload(tab):
    if not tab.file.startswith("00"):
        pytest.skip("chapter 00 stands for all: they share how they are kept")
    cell = tab.page.locator(".jp-CodeCell", has_text='check("0.1"').first
    tab.write_and_run(cell, 'watts = 36\n\ncheck("0.1", watts)')
    tab.wait_for_the_kernel()
    tab.page.keyboard.press("Control+s")
    tab.page.wait_for_timeout(5000)
    tab.open()
    tab.scroll_through()
    tab.page.locator(".cm-content", has_text="watts = 36").wait_for(state="attached")
    tab.run_all()
    assert "1 of 1 exercises done" in tab.outputs_text()


@pytest.fixture
def far(tmp_path, pyodide):
    """Pyodide at an address of its own, as a CDN has it."""
    (tmp_path / "pyodide" / "v1").mkdir(parents=True)
    (tmp_path / "pyodide" / "v1" / "full").symlink_to(pyodide)
    served = Served(tmp_path, for_all=True)
    yield served
    served.stop()


def test_python_may_come_from_a_cdn_and_nothing_from_elsewhere(browser, far, tmp_path):
    make_site.build(tmp_path / "site", "--address", f"{far.address}/pyodide/v1/full/")
    site, asked = Site(tmp_path / "site"), []
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.on("request", lambda request: asked.append(request.url))
    tab = Tab(context.new_page(), site, READY[0].file)
    tab.run_all()
    assert tab.outputs("application/vnd.jupyter.error").all_text_contents() == []
    context.close()
    site.stop()
    near = (site.address, far.address, "data:", "blob:")
    assert [url for url in asked if not url.startswith(near)] == []
    numpy = [path for path in far.asked if "/numpy-" in path]
    assert numpy and not any("/numpy-" in path for path in site.asked)
