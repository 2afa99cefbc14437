"""The course as plain pages, as binder/pages/build.py makes them: no kernel and no other host.

With ONE_NEURON_CHAPTERS=all each chapter is built and opened; with ONE_NEURON_PAGES=FOLDER those
are opened that were built there before.
"""

import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from driver import BARRIERS, READY, ROOT, SHOWN, Site

from course_lib.exercises.asking import to_recall
from course_lib.exercises.finding import exercises_of, find, guesses_of, questions_of
from course_lib.exercises.hints import solution_text
from course_lib.exercises.mixing import mixed
from course_lib.exercises.replying import reply, reply_to_guess

sys.path.insert(0, str(ROOT / "binder/pages"))

from questions import answers_to  # noqa: E402

SHORT = (0, 5)      # they stand for all where ONE_NEURON_CHAPTERS is not "all"
ALL = os.environ.get("ONE_NEURON_CHAPTERS") == "all"
BUILT = [chapter for chapter in READY if ALL or chapter.number in SHORT]
TEXTS = ("index", "glossary", "formulas")
NUMBERS = ("", " ", "5", "-5", "−5,5", "1,000", "1 000", "1_0", ".5", "5.", "1e3", "inf", "nan",
           "1e301", "seven", "1.2.3", "0x10", "99", "98.7", "<b>", "+3", "--3", "1e", "12'000")
AWAKE = """() => [['asked', '.one-neuron-quiz'], ['alive', 'canvas[data-frame]']].every(
    ([name, made]) => [...document.querySelectorAll(`.one-neuron-${name}`)].every(
        box => box.querySelector(made)))"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    if there := os.environ.get("ONE_NEURON_PAGES"):
        return Path(there).resolve()
    to = tmp_path_factory.mktemp("pages")
    subprocess.run([sys.executable, ROOT / "binder/pages/build.py", "--to", to, "--chapters",
                    *(str(chapter.number) for chapter in BUILT)], check=True, timeout=1200,
                   capture_output=True, text=True)
    return to


@pytest.fixture(scope="module")
def site(folder):
    served = Site(folder)
    yield served
    served.stop()


@pytest.fixture(scope="module", params=BUILT, ids=lambda chapter: chapter.file[:2])
def opened(request, browser, site):
    """A chapter's page in a browser that was never here; what it asks for, and complains of."""
    context, asked, errors = browser.new_context(viewport={"width": 1280, "height": 900}), [], []
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda one: errors.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site.address}/{request.param.file.replace('.ipynb', '.html')}")
    page.wait_for_function(AWAKE)
    yield SimpleNamespace(page=page, asked=asked, errors=errors, chapter=request.param)
    context.close()
    assert [url for url in asked if not url.startswith((site.address, "data:"))] == []
    assert errors == []


def unfold(page):
    """Open all that is folded, so that it can be seen and pressed."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def said(box):
    """Return the paragraphs that a question says."""
    return box.locator(".result p").all_text_contents()


def plain(texts):
    """Return sentences as a page shows their marks."""
    marks = re.compile(r"\*\*(.+?)\*\*|(?<![\w*])\*(?=[^\s*])([^*]*[^\s*])\*(?![\w*])")
    return [marks.sub(lambda found: found[1] or found[2], text).replace("`", "") for text in texts]


def same(shown, right):
    """Compare sentences, where hyphens before numbers have become minus signs."""
    flat = [[text.replace("−", "-") for text in texts] for texts in (shown, plain(right))]
    assert flat[0] == flat[1]


def box_of(page, id, kind):
    return page.locator(f".one-neuron-quiz.{kind} .question").filter(
        has=page.locator(f"p:first-child > b:text-is('{id}')")).first


def test_each_picture_that_moves_does_so_with_its_words(opened):
    page = opened.page
    unfold(page)
    told = []       # in one of chapter 08 the words stay: whatever that weight is, nothing fires
    for box in page.locator(".one-neuron-alive .one-neuron-view").all():
        slider = box.locator("input[type=range]")
        seen = [box.evaluate(SHOWN)]
        for key in ("Home", "End", "PageDown"):
            slider.press(key)
            seen.append(box.evaluate(SHOWN))
        told.append(len({one["words"] for one in seen}))
        assert len({one["pixels"] for one in seen}) > 1, seen
        assert {one["trouble"] for one in seen} == {""}
        assert box.locator("canvas").get_attribute("aria-label") == seen[-1]["words"]
    assert sum(count < 2 for count in told) <= (opened.chapter.number == 8), told


def test_each_choice_of_a_question_says_why_it_is_right_or_tempts(opened):
    number = opened.chapter.number
    asked = [(one, "quiz") for one in questions_of(number)]
    asked += [(one, "recall") for one in to_recall(number, [])]
    for question, kind in asked:
        box = box_of(opened.page, question.id, kind)
        box.get_by_role("button", name="Check").click()
        assert said(box) == ["Nothing is chosen yet. Pick one of the choices first."]
        for place, option in enumerate(mixed(question.id, question.options)):
            box.get_by_role("radio").nth(place).check()
            box.get_by_role("button", name="Check").click()
            same(said(box), reply(question, place, "").says)
            assert ("right" in box.locator(".result").get_attribute("class")) == option.right


def test_a_guess_is_made_before_its_answer_shows_and_is_kept(opened):
    page, made = opened.page, {}
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = false })")
    for number, guess in enumerate(guesses_of(opened.chapter.number)):
        sure = ("guess", "fairly", "certain")[number % 3]
        box = box_of(page, guess.id, "guess")
        answer = page.locator(f"details.answer[data-after='{guess.id}']")
        assert answer.count() == 0 or not answer.first.evaluate("one => one.open")
        place, text = (number % 2, "") if guess.options else (-1, "1.5")
        if guess.options:
            box.get_by_role("radio").nth(place).check()
        else:
            box.get_by_role("textbox").fill(text)
        box.get_by_role("button").nth(number % 3).click()
        made[guess.id] = reply_to_guess(guess, place, text, sure).says
        same(said(box), made[guess.id])
        assert answer.count() == 0 or answer.first.evaluate("one => one.open")
    page.reload()
    page.wait_for_function(AWAKE)
    for id, says in made.items():
        box = box_of(page, id, "guess")
        same(said(box), says)
        assert box.get_by_role("button").count() == 0


def test_an_answer_is_kept_until_all_are_to_be_forgotten(opened):
    page, question = opened.page, questions_of(opened.chapter.number)[0]
    box = box_of(page, question.id, "quiz")
    box.get_by_role("radio").nth(1).check()
    box.get_by_role("button", name="Check").click()
    page.reload()
    page.wait_for_function(AWAKE)
    same(said(box), reply(question, 1, "").says)
    assert box.get_by_role("radio").nth(1).is_checked()
    page.once("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.get_by_role("button", name="Forget them").click()
    page.wait_for_function(AWAKE)
    assert page.locator(".result p").count() == 0 == page.locator("[type=radio]:checked").count()


def test_an_exercise_leads_to_where_it_can_be_answered_and_folds_its_help(opened):
    page = opened.page
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = false })")
    for exercise in exercises_of(opened.chapter.number):
        box = page.locator(".exercise").filter(has=page.locator(f"b:has-text('{exercise.id} ')"))
        assert box.get_by_role("link").get_attribute("href") == (
            f"live/notebooks/index.html?path={opened.chapter.file}")
        for hint in range(len(exercise.hints)):
            box.locator("summary").nth(hint).click()
        assert not box.locator(".highlight").is_visible()
        box.locator("summary").last.click()
        assert solution_text(exercise).strip() == box.locator(".highlight").inner_text().strip()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_out_and_nothing_is_too_wide(opened, scheme):
    page = opened.page
    page.emulate_media(color_scheme=scheme)
    unfold(page)
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    assert page.evaluate(BARRIERS, "html") == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("name", TEXTS)
def test_the_pages_without_code_keep_nobody_out(browser, site, name):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{site.address}/{name}.html")
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    barriers, width = page.evaluate(BARRIERS, "html"), page.evaluate(
        "document.documentElement.scrollWidth")
    page.close()
    assert (barriers, width) == ([], 390)


def test_on_paper_a_heading_stays_with_what_follows_and_a_picture_with_its_cell(opened):
    page = opened.page
    page.emulate_media(media="print", color_scheme="dark")
    style = "(one, name) => getComputedStyle(one)[name]"
    assert {one.evaluate(style, "breakAfter") for one in page.locator("h2, h3").all()} == {"avoid"}
    assert {one.evaluate(style, "breakInside") for one in page.locator(
        ".cell:not(:has(.question)), .question").all()} == {"avoid"}
    assert page.locator("body").evaluate(style, "backgroundColor") == "rgb(255, 255, 255)"
    page.emulate_media(media="screen", color_scheme="light")


def test_every_link_leads_to_a_page_or_to_where_the_course_is_live(folder):
    there = {f"{name}.html" for name in TEXTS}
    there |= {chapter.file.replace(".ipynb", ".html") for chapter in READY}
    for file in folder.glob("*.html"):
        page = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        ids = {one["id"] for one in page.select("[id]")}
        for link in (urlsplit(one["href"]) for one in page.select("a[href]")):
            if not link.scheme and not link.path.startswith("live/"):
                assert (link.path in there) or (not link.path and link.fragment in ids), link
        assert all((folder / image["src"]).is_file() and image["alt"] for image in page("img"))


def test_opened_as_a_file_a_page_moves_and_answers(browser, folder):
    page = browser.new_context(offline=True).new_page()
    page.goto((folder / READY[0].file.replace(".ipynb", ".html")).as_uri())
    page.locator(".one-neuron-alive canvas[data-frame]").first.wait_for()
    box = box_of(page, "0.a", "quiz")
    box.get_by_role("button", name="Check").click()
    assert said(box) == ["Nothing is chosen yet. Pick one of the choices first."]
    page.context.close()


def test_without_scripts_pictures_and_questions_can_be_read(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/{READY[0].file.replace('.ipynb', '.html')}")
    assert page.get_by_role("img", name="3 lamps are on").is_visible()
    assert page.get_by_text("You draw a smiling face.").is_visible()
    context.close()


@pytest.mark.parametrize("id", ["5.g3", "2.g1"])
def test_a_number_is_read_in_the_page_as_in_the_notebook(browser, id):
    guess, page = find(id, "guess"), browser.new_page()
    page.add_script_tag(content=(ROOT / "binder/pages/questions.js").read_text(encoding="utf-8"))
    answers = answers_to(guess, "guess")
    for text in (*NUMBERS, str(guess.number), *(str(at) for at, *_ in guess.tempting)):
        shown = page.evaluate("([answers, given]) => replyTo(answers, given)",
                              [answers, {"place": -1, "text": text, "sure": "fairly"}])
        right = reply_to_guess(guess, -1, text, "fairly")
        assert shown["right"] == right.right, text
        html = BeautifulSoup(shown["html"], "html.parser")
        same([one.get_text() for one in html("p")], right.says)
    page.close()
