"""A learner's work in the browser tab: none of it is lost, and a new text reaches the learner."""

import csv
import json
import os
import shutil
import sys
import time
import zipfile

import pytest
from click.testing import CliRunner
from driver import ROOT, Site, Tab

from course_lib.teaching.cli import course

sys.path.insert(0, str(ROOT / "binder" / "lite"))

import packages  # noqa: E402
import versions  # noqa: E402

START, LATER = "00_start_here.ipynb", "03_a_whole_neuron.ipynb"
PROMISE = "# 0. Begin here"     # the new text of chapter 00
STORED = """async text => {
    const asked = indexedDB.open('one-neuron-at-a-time');
    await new Promise(resolve => { asked.onsuccess = resolve; });
    const all = asked.result.transaction('files').objectStore('files').getAll();
    await new Promise(resolve => { all.onsuccess = resolve; });
    asked.result.close();
    return JSON.stringify(all.result).includes(JSON.stringify(text).slice(1, -1));
}"""
WHOLE = """async () => {
    for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys())
            if (url.endsWith('/kept/whole')) return true;
    return false;
}"""


# JupyterLab writes a cell into the page once it comes into sight: so all come, one after the other.
HOLDS = """text => {
    const cells = document.querySelectorAll('.jp-Cell');
    cells[Math.floor(performance.now() / 100) % (cells.length || 1)]?.scrollIntoView();
    return [...document.querySelectorAll('.cm-content')].some(
        one => one.textContent.includes(text));
}"""


def rewrite(path, text):
    """Put another text in place of a file that has other names, too, which keep the old one."""
    path.unlink()
    path.write_text(text, encoding="utf-8")


def renew_text(site):
    path = site / "files" / START
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"][0]["source"] = [PROMISE]
    rewrite(path, json.dumps(notebook))
    versions.mark(path)


def renew_code(site):
    """Put a module `course_lib.edition` into the course's wheel, under the same name."""
    lock = site / "static/pyodide/pyodide-lock.json"
    content = json.loads(lock.read_text(encoding="utf-8"))
    entry = content["packages"][packages.COURSE]
    wheel = lock.with_name(entry["file_name"])
    old = wheel.read_bytes()
    wheel.unlink()
    wheel.write_bytes(old)
    with zipfile.ZipFile(wheel, "a") as archive:
        archive.writestr("course_lib/edition.py", "NUMBER = 2\n")
    entry["sha256"] = packages.sha256_of(wheel)
    rewrite(lock, json.dumps(content))


class Renewed(Site):
    """A site whose files are of version 1, and after `renew()` of version 2, at one address."""

    def __init__(self, first, folder):
        self.now, self.second = folder / "now", folder / "second"
        self.now.symlink_to(first)
        shutil.copytree(first, self.second, copy_function=os.link)
        renew_text(self.second)
        renew_code(self.second)
        (self.second / versions.LIST).unlink()
        versions.seal(self.second)
        super().__init__(self.now)

    def renew(self):
        self.now.unlink()
        self.now.symlink_to(self.second)


@pytest.fixture
def context(browser):
    """A browser that was never here."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


def line(page):
    return page.locator(".one-neuron-line")


def answer(tab, id, text):
    """Write an answer into the cell of the exercise `id` and run it."""
    tab.write_and_run(tab.page.locator(".jp-CodeCell", has_text=f'check("{id}"').first, text)
    tab.wait_for_the_kernel()


def wait_until(page, script, arg=None):
    """Wait until an async function of the page gives true (wait_for_function takes its promise)."""
    end = time.monotonic() + Tab.patience
    while not page.evaluate(script, arg):
        assert time.monotonic() < end, "it did not come true in time"
        page.wait_for_timeout(200)


def wait_until_stored(page, text):
    """Wait until the browser holds a notebook with this text, without anybody's saving it."""
    wait_until(page, STORED, text)


def wait_for_code(page, text):
    page.wait_for_function(HOLDS, arg=text)


def test_a_new_version_is_offered_and_takes_nothing_away(context, built_site, tmp_path):
    site = Renewed(built_site, tmp_path)
    try:
        tab = Tab(context.new_page(), site, START)
        answer(tab, "0.1", 'watts = 36\n\ncheck("0.1", watts)')
        assert line(tab.page).count() == 0
        wait_until_stored(tab.page, "watts = 36")
        site.renew()
        tab.open()
        line(tab.page).get_by_text("This chapter has a new text.").wait_for()
        wait_for_code(tab.page, "watts = 36")
        assert PROMISE[2:] not in tab.page.locator(".jp-Notebook").text_content()
        with context.expect_page() as opened:
            line(tab.page).get_by_role("button", name="Open the new one beside it").click()
        beside = opened.value
        beside.get_by_role("heading", name=PROMISE[2:]).wait_for(timeout=tab.patience * 1000)
        wait_for_code(beside, "watts = ...")
        beside.close()
        line(tab.page).wait_for(state="detached")
        answer(tab, "0.1", 'from course_lib import edition\nprint("edition", edition.NUMBER)')
        assert "edition 2" in tab.outputs_text()
        answer_is_kept_and_nothing_asked(tab)
    finally:
        site.stop()


def answer_is_kept_and_nothing_asked(tab):
    wait_until_stored(tab.page, "edition.NUMBER")
    tab.open()
    wait_for_code(tab.page, "edition.NUMBER")
    assert line(tab.page).count() == 0


def open_offline(context, site, file):
    """Open a chapter in a browser whose network is gone, after a visit to another one."""
    tab = Tab(context.new_page(), site, START)
    wait_until(tab.page, WHOLE)
    tab.page.close()
    site.stop()
    context.set_offline(True)
    return Tab(context.new_page(), site, file)


def test_after_one_visit_every_chapter_runs_without_the_network(context, built_site):
    site = Site(built_site, refused=(".whl",))
    try:
        tab = open_offline(context, site, LATER)
        tab.run_all()
        assert tab.outputs("application/vnd.jupyter.error").all_text_contents() == []
        assert len(tab.views()) >= 2
    finally:
        site.stop()


@pytest.fixture(scope="module")
def tab(browser, site):
    """Chapter 00, in a browser that was never here; the tests that follow go on in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Tab(context.new_page(), site, START)
    context.close()


CHECKS = {
    "ends": "def reach(a, b, c):\n    while True: pass",
    "catches all": "def reach(a, b, c):\n    while True:\n        try:\n            x = 1\n"
                   "        except BaseException:\n            pass",
}


@pytest.mark.parametrize("kind", CHECKS)
def test_an_endless_loop_in_an_answer_ends_with_a_sentence(tab, kind):
    call = "\n\nfrom course_lib.exercises import check\ncheck('2.5', reach)"
    tab.write_and_run(tab.page.locator(".jp-CodeCell").first, CHECKS[kind] + call)
    tab.page.get_by_text("did not come to an end in time").wait_for()
    tab.wait_for_the_kernel()
    tab.write_and_run(tab.page.locator(".jp-CodeCell").first, "print('ready for the next')")
    tab.page.locator(".jp-OutputArea-output", has_text="ready for the next").wait_for()


def test_a_cell_that_never_ends_is_said_how_to_stop(tab):
    tab.write_and_run(tab.page.locator(".jp-CodeCell").first, "while True: pass")
    tab.page.locator(".jp-Notebook-ExecutionIndicator[data-status=busy]").wait_for(
        state="attached")
    tab.choose("Kernel", "Interrupt Kernel")
    line(tab.page).get_by_text("choose Restart Kernel in the menu Kernel").wait_for()
    tab.choose("Kernel", "Restart Kernel…")
    tab.page.locator(".jp-Dialog .jp-mod-accept").click()
    line(tab.page).wait_for(state="detached", timeout=tab.patience * 1000)
    tab._wait_until_idle()


def test_what_was_typed_is_there_after_a_reload(tab):
    cell = tab.page.locator(".jp-CodeCell .cm-content").nth(1)
    # A kernel that has just started again may take the keyboard from the cell.
    for _ in range(20):
        if "# not saved by hand" not in cell.text_content():
            cell.click()
            tab.page.keyboard.insert_text("# not saved by hand")
            tab.page.wait_for_timeout(100)
    wait_until_stored(tab.page, "# not saved by hand")
    tab.open()
    wait_for_code(tab.page, "# not saved by hand")


def test_the_original_can_be_had_at_any_time(tab):
    with tab.page.context.expect_page() as opened:
        tab.choose("File", "Open a Fresh Copy of This Chapter")
    wait_for_code(opened.value, "watts = ...")
    assert opened.value.url.endswith("path=00_start_here+%28new%29.ipynb")
    opened.value.close()


def test_two_tabs_of_a_chapter_lose_nothing_silently(tab):
    second = Tab(tab.page.context.new_page(), tab.lab, START)
    line(second.page).get_by_text("This chapter is open in another tab, too.").wait_for()
    begin = "from course_lib.exercises import record\n"
    tab.write_and_run(tab.page.locator(".jp-CodeCell").first, begin + "record.note('2.1')")
    tab.wait_for_the_kernel()
    wait_until_stored(tab.page, "record.note('2.1')")
    second.write_and_run(second.page.locator(".jp-CodeCell").first,
                         begin + "record.note('2.2')\nprint(sorted(record.done()))")
    second.wait_for_the_kernel()
    assert "['2.1', '2.2']" in second.outputs_text()
    second.page.get_by_text("has changed on disk").wait_for()      # JupyterLab's own dialog
    second.page.get_by_role("button", name="Revert").click()
    wait_for_code(second.page, "record.note('2.1')")
    tab.page.close()
    line(second.page).wait_for(state="detached")
    tab.page = second.page


def packed_work(tab, folder):
    """Let the chapter pack the work, and save the file that the page offers."""
    tab.write_and_run(tab.page.locator(".jp-CodeCell").first,
                      "from course_lib.exercises import my_work\nmy_work()")
    with tab.page.expect_download() as saved:
        tab.page.get_by_text("Save my_work.zip").click()
    saved.value.save_as(folder / "my_work.zip")
    return folder / "my_work.zip"


def grades_of(packed, folder):
    """Collect and grade a file as a teacher does; return the mark of exercise 0.1."""
    for words in (["collect", packed, "--to", folder / "handed_in"],
                  ["grade", folder / "handed_in", "00", "--to", folder / "grades.csv"]):
        done = CliRunner().invoke(course, [*map(str, words)])
        assert done.exit_code == 0, done.output
    with (folder / "grades.csv").open(encoding="utf-8-sig") as table:
        (row,) = csv.DictReader(table)
    return row["0.1"]


def test_work_leaves_as_one_file_and_comes_back_elsewhere(tab, context, site, tmp_path):
    answer(tab, "0.1", 'from course_lib.exercises import check\n'
                       'watts = 36\ncheck("0.1", watts)')
    tab.page.get_by_text("0.1 right!").wait_for()
    wait_until_stored(tab.page, "watts = 36")
    packed = packed_work(tab, tmp_path)
    assert grades_of(packed, tmp_path) == "1"
    other = context.new_page()
    other.goto(f"{site.address}/tree/index.html")
    with other.expect_file_chooser() as chooser:
        other.get_by_role("button", name="Upload").click()
    chooser.value.set_files(packed)
    other.get_by_text("my_work.zip").wait_for()
    there = Tab(context.new_page(), site, START)
    there.write_and_run(there.page.locator(".jp-CodeCell").first,
                        "from course_lib.exercises import bring_back, progress\n"
                        "bring_back()\nprogress(0)")
    there.page.get_by_text("00_start_here.ipynb is here as").wait_for()
    there.wait_for_the_kernel()
    assert "1 of 1 exercises done" in there.outputs_text()
