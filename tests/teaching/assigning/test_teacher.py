"""What stays on the teacher's desk: a key that passes, notes, prompts that give nothing away."""

import re
from html import unescape

import nbformat
import pytest

from course_lib.exercises.hints import solution_text
from course_lib.exercises.finding import find, guesses_of, questions_of
from course_lib.teaching.assigning.cells import cell_of
from course_lib.teaching.assigning.key import answer_key, answer_of
from course_lib.teaching.assigning.mistakes import case_of, looks_like
from course_lib.teaching.assigning.notes import notes_page, talks_of
from course_lib.teaching.assigning.prompts import tutor_prompts
from course_lib.teaching.assignment import Assignment, points_of
from course_lib.teaching.chapters import NOTEBOOKS, chapters_of, exercises_in

CHAPTERS = chapters_of([])
GATES, = chapters_of(["4"])
EXERCISES = exercises_in([GATES])


def opened(chapter):
    return nbformat.read(NOTEBOOKS / chapter.file, as_version=4)


def name_of(chapter):
    return chapter.file[:2]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=name_of)
def test_the_key_answers_every_exercise_question_and_guess(chapter):
    exercises = exercises_in([chapter])
    key = answer_key(opened(chapter), exercises)
    nbformat.validate(key)
    for one in exercises:
        code = key.cells[cell_of(key, one.id)].source
        assert solution_text(one).strip() in code and f'check("{one.id}", {one.name})' in code
        compile(code, one.id, "exec")
        assert "..." not in code, one.id
    text = "\n".join(cell.source for cell in key.cells if cell.cell_type == "markdown")
    for one in (*questions_of(chapter.number), *guesses_of(chapter.number)):
        assert f"**{one.id}:** {answer_of(one)}" in text


def test_the_cells_of_a_key_are_judged_right(capsys):
    key = answer_key(opened(GATES), EXERCISES)
    space = {}
    for one in ("import", *(f'"{one.id}"' for one in EXERCISES)):
        code = next(cell.source for cell in key.cells
                    if cell.cell_type == "code" and one in cell.source)
        exec(code, space)
    said = capsys.readouterr().out
    assert [f"{one.id} right!" in said for one in EXERCISES] == [True] * len(EXERCISES)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=name_of)
def test_the_notes_say_what_goes_wrong_and_what_to_talk_about(chapter):
    exercises = exercises_in([chapter])[:2]
    homework = Assignment((chapter.number,), points_of(exercises), "2026-12-04T18:00")
    page = notes_page(chapter, exercises, homework)
    text = re.sub(r"<(?!=)/?[a-z][^>]*>", "", page)
    text = re.sub(r"\s+", "", unescape(text)).replace("−", "-")

    def there(words):
        return re.sub(r"[\s`*]|</?\w+>", "", words).replace("−", "-") in text.replace("*", "")

    assert f"About {chapter.minutes} minutes" in page and "Due Friday 4 December 2026" in page
    assert all(there(ability) for ability, _ in chapter.abilities)
    assert all(there(word) for word in (*chapter.needs, *chapter.teaches))
    for one in exercises:
        assert all(there(mistake.says) for mistake in one.mistakes), one.id
        assert all(there(hint) for hint in one.hints), one.id
    for one in (*questions_of(chapter.number), *guesses_of(chapter.number)):
        assert there(one.text) and there(answer_of(one)), one.id


def test_a_case_shows_the_mistake_by_numbers():
    alarm = find("4.1")
    assert case_of(alarm, alarm.mistakes[1]) == "alarm(0, 0): 0 is right, this gives 1."
    assert case_of(find("4.4"), find("4.4").mistakes[0]) == ""      # a value has no inputs
    shown = [case_of(one, mistake) for one in EXERCISES if one.kind not in ("own", "predict")
             for mistake in one.mistakes]
    assert len(shown) > 20 and all(" is right, this " in case for case in shown)


def test_a_mistake_looks_like_its_code_or_its_value():
    repair = find("4.3")
    assert looks_like(repair.mistakes[0]).startswith("def learned_the_wrong_way(")
    assert looks_like(repair.mistakes[1]) == ""        # made by a small function of the bank
    assert looks_like(find("4.4").mistakes[0]) == "2"


@pytest.mark.parametrize("chapter", CHAPTERS, ids=name_of)
def test_three_prompts_are_built_from_hints_mistakes_and_tempting_guesses(chapter):
    exercises = exercises_in([chapter])
    text = tutor_prompts(opened(chapter), chapter, exercises, talks_of(chapter))
    parts = text.split("=" * 78)
    assert [part.strip()[:13] for part in parts] == [f"PROMPT {n} OF 3" [:13] for n in (1, 2, 3)]
    assert all("Never write the answer" in part for part in parts)
    for one in exercises:
        assert all(hint in parts[0] for hint in one.hints)
        assert all(mistake.says in parts[0] for mistake in one.mistakes)
        if one.is_function and one.kind != "order":
            assert solution_text(one) not in text
    assert all(talk.text in parts[2] for talk in talks_of(chapter))
