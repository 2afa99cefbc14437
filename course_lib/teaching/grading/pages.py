"""The pages that grading writes: one for each student, one for the class."""

import hashlib
import re
from pathlib import Path

import jinja2

from course_lib.exercises.finding import find
from course_lib.exercises.marking import marked
from course_lib.teaching.grading.beliefs import SURE, beliefs, hardest
from course_lib.teaching.grading.table import number

HERE = Path(__file__).parent
SIGNS = {"right": "✓", "mistake": "≈", "wrong": "✗", "blank": "○", "missing": "–"}
WORDS = {"right": "right", "mistake": "a known mistake", "wrong": "not yet",
         "blank": "not attempted", "missing": "not there"}
TALKED_ABOUT = 3                # beliefs that Monday has time for
MOST_BARS = 12                  # of the picture of totals


def write_student(folder, graded, marks, points, by_hand):
    """Write a student's page into a folder and return its path."""
    verdicts = graded.verdicts()
    rows = [{"exercise": find(id), "verdict": verdicts.get(id), "mark": number(marks[id]),
             "of": number(value), "by_hand": id in by_hand} for id, value in points.items()]
    sure = [find(id, "guess") for id, (right, how, _) in graded.guesses().items()
            if not right and how == SURE]
    page = _template("student.html").render(
        graded=graded, rows=rows, sure=sure, total=number(sum(marks.values())),
        of=number(sum(points.values())))
    path = Path(folder) / file_name(graded.student)
    path.write_text(page, encoding="utf-8", newline="\n")
    return path


def write_class(path, ledger, students, points):
    """Write the class's page."""
    graded = [ledger.graded[student] for student in students]
    marks = {student: ledger.marks(student, points) for student in students}
    totals = {student: sum(mine.values()) for student, mine in marks.items()}
    found = beliefs(graded, points)
    page = _template("class.html").render(
        graded=graded, points=points, marks=marks, totals=totals, of=sum(points.values()),
        find=find, beliefs=found, monday=found[:TALKED_ABOUT], hardest=hardest(graded, points),
        bars=_bars(totals.values(), sum(points.values())), by_hand=ledger.by_hand,
        file_name=file_name, odd=[one for one in graded if one.notes()])
    path.write_text(page, encoding="utf-8", newline="\n")


def file_name(student):
    """Return the name of a student's page: what can be read of the name, and what tells it apart.

    >>> file_name("../Ada")
    'Ada-4e4af2.html'
    """
    readable = re.sub(r"\W+", "_", student).strip("_")[:40] or "student"
    return f"{readable}-{hashlib.sha256(student.encode()).hexdigest()[:6]}.html"


def _bars(totals, of):
    """Return (points from which a bar counts, how many students) of each bar.

    >>> _bars([0, 1.5, 3], 3)
    [(0.0, 1), (1.0, 1), (2.0, 0), (3.0, 1)]
    """
    wide = max(1.0, of / MOST_BARS)
    places = [int(total / wide + 1e-9) for total in totals]
    return [(round(wide * place, 1), places.count(place)) for place in range(int(of / wide) + 1)]


def _template(name):
    world = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE), autoescape=True,
                               trim_blocks=True, lstrip_blocks=True)
    world.filters.update(number=number, marked=lambda text: jinja2.utils.markupsafe.Markup(
        marked(text)))
    world.globals.update(SIGNS=SIGNS, WORDS=WORDS)
    return world.get_template(name)
