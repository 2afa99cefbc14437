"""The teacher's page on a chapter: what it is for, where it goes wrong, what to talk about."""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from course_lib.exercises.finding import chapters_with_a_bank, guesses_of, questions_of
from course_lib.exercises.hints import solution_text
from course_lib.exercises.marking import marked, number_text
from course_lib.teaching.assigning.key import answer_of
from course_lib.teaching.assigning.mistakes import case_of, looks_like
from course_lib.teaching.assigning.student import points_text

PAGES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True,
                    trim_blocks=True, lstrip_blocks=True)
PAGES.filters["marked"] = marked


@dataclass(frozen=True)
class Talk:
    """A question for the class, and what speaks for and against what they may say."""

    text: str
    tempting: tuple[tuple[str, str], ...]       # what somebody may say, and what is so
    answer: str


def talks_of(chapter):
    """Return what a class can discuss in a chapter: its guesses, whose wrong answers tempt."""
    if chapter.number not in chapters_with_a_bank():
        return ()
    return tuple(talk_about(one) for one in guesses_of(chapter.number))


def talk_about(question):
    """Return the `Talk` about a guess or a question."""
    wrong = [(one.text, one.says) for one in question.options if not one.right]
    if getattr(question, "number", None) is not None:
        wrong = [(number_text(value, question.unit), says)
                 for value, _, says in question.tempting]
    return Talk(question.text, tuple(wrong), answer_of(question))


def notes_page(chapter, exercises, assignment):
    """Return the page of notes on a chapter as HTML; `exercises` are those that count."""
    mine = [one for one in exercises if one.chapter == chapter.number]
    has_bank = chapter.number in chapters_with_a_bank()
    return PAGES.get_template("notes.html").render(
        chapter=chapter, exercises=mine, due=assignment.due_in_words(),
        points={one.id: points_text(assignment.points[one.id]) for one in mine},
        solutions={one.id: solution_text(one) for one in mine},
        mistakes={one.id: [(looks_like(mistake), mistake.says, case_of(one, mistake))
                           for mistake in one.mistakes] for one in mine},
        talks=talks_of(chapter), then={one.id: talk_about(one.then) for one in mine if one.then},
        questions=[(one, answer_of(one)) for one in
                   (questions_of(chapter.number) if has_bank else ())])
