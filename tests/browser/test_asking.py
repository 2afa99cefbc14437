"""Questions, guesses and lines to order in a real JupyterLab, as somebody answers them."""

import importlib.util
import json

import nbformat
import pytest
from driver import ROOT, Lab, Notebook

spec = importlib.util.spec_from_file_location(
    "regenerate", ROOT / "tests/notebooks/regenerate.py")
regenerate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(regenerate)

BANK = '''
import importlib.util, sys
from course_lib.exercises import finding, guess, order, quiz, recall, check
spec = importlib.util.spec_from_file_location(
    "course_lib.exercises.banks.chapter_90", "example_bank.py")
bank = importlib.util.module_from_spec(spec)
spec.loader.exec_module(bank)
bank.EXERCISES += bank.KINDS
sys.modules[spec.name] = bank
finding.chapters_with_a_bank = lambda: [1, 2, 90]
'''
CELLS = (BANK, 'guess("90.g1")', "30 * 7.56", 'guess("90.g2")', 'quiz("90.a")', 'order("90.4")',
         'recall(2)', 'check("90.3", bank.first_above)')
SECRET = "226.79999999999998"   # what the third cell's stored output says


def stored_notebook():
    """Return a notebook as the course stores them: with outputs, some of them hidden."""
    notebook = nbformat.v4.new_notebook()
    for number, source in enumerate(CELLS, start=1):
        notebook.cells.append(nbformat.v4.new_code_cell(source.strip(), execution_count=number))
    notebook.cells[2].outputs = [nbformat.v4.new_output(
        "execute_result", {"text/plain": SECRET}, execution_count=3)]
    notebook.cells[2].metadata["tags"] = ["answers-90.g1"]
    return regenerate.clean(notebook, "90")


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    jupyter = Lab(tmp_path_factory.mktemp("asking"),
                  [ROOT / "tests/exercises/example_bank.py"])
    (jupyter.notebooks / "asking.ipynb").write_text(stored_notebook(), encoding="utf-8")
    yield jupyter.start()
    jupyter.stop()


@pytest.fixture(scope="module")
def asking(browser, lab):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    notebook = Notebook(page, lab, "asking.ipynb")
    notebook.before = page.locator(".jp-Notebook").inner_text()
    notebook.run_cell = lambda number: run_cell(notebook, number)
    yield notebook
    page.close()


def run_cell(notebook, number):
    """Run the cell of this number (from 0) alone, as a reader does."""
    cell = notebook.page.locator(".jp-CodeCell").nth(number)
    cell.scroll_into_view_if_needed()
    cell.locator(".jp-InputPrompt").click()
    notebook.page.keyboard.press("Control+Enter")
    notebook.wait_for_the_kernel()
    return cell


def seen(notebook):
    """Return all the text that stands on the screen, in the page and not in the editors."""
    return notebook.page.locator(".jp-Notebook").inner_text()


def recorded(notebook):
    return json.loads((notebook.lab.folder / "home" / "progress.json").read_text("utf-8"))


def test_the_answer_is_not_on_the_screen_while_the_guess_is_open(asking):
    assert SECRET not in asking.before and "226" not in asking.before
    for number in (0, 1):
        asking.run_cell(number)
    box = asking.page.locator(".one-neuron-quiz.guess").first
    box.get_by_role("textbox").wait_for()
    asking.scroll_through()
    assert "226" not in seen(asking)
    box.get_by_role("textbox").fill("30")
    box.get_by_role("button", name="fairly sure").click()
    box.locator("[role=status].wrong").wait_for()
    said = box.get_by_role("status").inner_text()
    assert said.startswith("✗ It is otherwise. It is 226.8 kcal. You guessed: 30 kcal")
    assert box.get_by_role("button").count() == 0 and box.get_by_role("textbox").is_disabled()
    assert recorded(asking)["guesses"]["90.g1"] == {"gave": "30", "sure": "fairly", "right": False}


def test_running_the_cell_opens_its_hidden_output(asking):
    assert SECRET not in seen(asking)
    asking.run_cell(2)
    assert SECRET in seen(asking)


def test_a_guess_by_keyboard_in_one_press(asking):
    asking.run_cell(3)
    box = asking.page.locator(".one-neuron-quiz.guess").nth(1)
    cell = asking.make_active(box)
    box.get_by_role("button", name="certain").focus()
    asking.page.keyboard.press("Enter")
    box.locator("[role=status]", has_text="Nothing is chosen yet").wait_for()
    box.get_by_role("radio").first.focus()
    asking.page.keyboard.press("Space")
    while "−72" not in asking.name_of(box.locator("input:checked")):
        asking.page.keyboard.press("ArrowDown")
    for key in ("Tab", "Tab", "Tab", "Enter"):          # a guess, fairly sure, certain
        asking.page.keyboard.press(key)
    box.locator("[role=status].right", has_text="So it is. You guessed: −72 kcal (certain)").wait_for()
    assert asking.active_cell() == cell
    assert box.locator("label.right").count() == 1 and box.locator("label.wrong").count() == 0


def places(box):
    return box.locator("input[type=radio]").evaluate_all("all => all.map(one => one.checked)")


def test_a_choice_survives_a_second_view_a_moved_cell_and_a_reload(asking):
    page = asking.page
    cell = asking.run_cell(4)
    box = page.locator(".one-neuron-quiz.quiz").first
    box.get_by_role("radio").nth(1).check()
    asking.wait_for_the_kernel()
    cell.locator(".jp-OutputArea-output").first.click(button="right")
    page.locator('.lm-Menu-itemLabel:text-is("Create New View for Cell Output")').click()
    page.wait_for_function("document.querySelectorAll('.one-neuron-quiz.quiz').length === 2")
    second = page.locator(".jp-LinkedOutputView .one-neuron-quiz.quiz")
    assert places(second) == [False, True] == places(box)
    second.get_by_role("button", name="Check").click()
    page.wait_for_function("""[...document.querySelectorAll('.one-neuron-quiz.quiz [role=status]')]
        .every(one => one.dataset.place === '1')""")
    page.locator(".lm-TabBar-tab.lm-mod-current .lm-TabBar-tabCloseIcon").last.click()
    asking.make_active(box)
    asking.choose("Edit", "Move Cell Up")
    moved = page.locator(".one-neuron-quiz.quiz").first
    assert places(moved) == [False, True] and moved.locator("[data-place='1']").count() == 1
    asking.choose("Edit", "Move Cell Down")
    asking.choose("File", "Save Notebook")
    asking.wait_for_the_kernel()
    page.reload()
    page.locator(".one-neuron-quiz.quiz").wait_for(timeout=60_000)
    assert places(page.locator(".one-neuron-quiz.quiz")) == [False, True]
    assert page.locator(".one-neuron-quiz.quiz [data-place='1']").count() == 1


def lines_of(box):
    return box.locator("li code").all_text_contents()


def test_lines_are_put_in_order_by_mouse_and_keyboard(asking):
    page = asking.page
    asking._wait_until_idle()
    asking.run_cell(5)
    box = page.locator(".one-neuron-order")
    assert "return place" in lines_of(box)[0]
    row, last = box.locator("li").first, box.locator("li").last
    box.scroll_into_view_if_needed()
    start, end = row.bounding_box(), last.bounding_box()
    page.mouse.move(start["x"] + 60, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(start["x"] + 60, end["y"] + end["height"] - 2, steps=8)
    page.mouse.up()
    assert "return place" in lines_of(box)[-1]
    box.get_by_role("button", name="Run these lines").click()
    box.locator(".result.wrong", has_text="Python cannot read it").wait_for()
    box.get_by_role("button", name="Move up: def first_above").focus()
    for _ in range(2):
        page.keyboard.press("Enter")
    box.get_by_role("button", name="Move up: for place").focus()
    for _ in range(4):
        page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    box.get_by_role("button", name="Move down: return -1").focus()
    for _ in range(2):
        page.keyboard.press("Enter")
    assert [line.strip()[:6] for line in lines_of(box)] == [
        "def fi", "for pl", "if sco", "return", "return"]
    box.get_by_role("button", name="Run these lines").click()
    box.locator(".result.right", has_text="90.4 right!").wait_for()
    then = page.locator(".one-neuron-quiz.quiz", has_text="90.4.a")
    then.get_by_role("radio").first.check()
    then.get_by_role("button", name="Check").click()
    then.locator("[role=status][data-place='0']").wait_for()


def test_recall_asks_three_and_a_question_follows_a_right_answer(asking):
    page = asking.page
    asking.run_cell(6)
    recall = page.locator(".one-neuron-quiz.recall")
    assert recall.get_by_role("radiogroup").count() == 3
    recall.get_by_role("button").nth(1).click()
    recall.get_by_role("status").nth(1).filter(has_text="Nothing is chosen yet").wait_for()
    assert recall.get_by_role("status").first.inner_text() == ""
    cell = asking.run_cell(7)
    then = cell.locator(".one-neuron-quiz.quiz", has_text="90.3.a")
    then.wait_for()
    assert "90.3 right!" in cell.inner_text() and "90.3.a" in then.inner_text()


def test_nothing_keeps_people_out_and_all_can_be_read(asking):
    asking.scroll_through()
    assert asking.barriers(".one-neuron-quiz") == []
    assert asking.faint_texts(".one-neuron-quiz") == []
    asking.use_theme("JupyterLab Dark")
    try:
        assert asking.faint_texts(".one-neuron-quiz") == []
    finally:
        asking.use_theme("JupyterLab Light")
    assert asking.too_wide() == []


def test_a_question_that_nobody_answers_says_so(asking):
    page = asking.page
    asking.choose("Kernel", "Restart Kernel…")
    page.locator(".jp-Dialog .jp-mod-accept").click()
    asking._wait_until_idle()
    box = page.locator(".one-neuron-quiz.recall")
    box.get_by_role("button").first.click()
    box.get_by_role("status").first.filter(has_text="This question sleeps").wait_for(timeout=5000)


def test_no_error_in_the_page_or_the_kernel(asking):
    assert asking.errors == []
    assert asking.lab.faults(asking.log_start) == ""
