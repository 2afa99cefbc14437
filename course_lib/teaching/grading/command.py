"""`course grade`."""

import os
from pathlib import Path

import click

from course_lib.teaching.assignment import Assignment, points_of, read_assignment
from course_lib.teaching.chapters import NOTEBOOKS, chapters_of, exercises_in
from course_lib.teaching.grading import table
from course_lib.teaching.grading.batch import How, grade_all, task_of, to_do
from course_lib.teaching.grading.jail import why_no_jail
from course_lib.teaching.grading.limits import Limits
from course_lib.teaching.grading.marks import Ledger
from course_lib.teaching.grading.pages import write_class, write_student
from course_lib.teaching.grading.submissions import submissions_in
from course_lib.teaching.helping import example, sentences

LOUD = """
!!! NO JAIL. What strangers wrote now runs as you: it can read and delete your files, and use
!!! your network. Only do this with work that you trust, or on a machine made for it.
!!! An answer could also look its solution up: marks prove less without the jail.
"""
REFUSED = ("there is no jail here: {}. Grading runs what strangers wrote, so it stops. Install "
           "it, grade on Linux, or, if you trust each student, add --no-jail")


@click.command(epilog=example(
    "course grade handed_in --assignment homework/teacher --to grades.csv",
    "course grade handed_in 04 05 --to grades.csv --for moodle"))
@click.argument("submissions", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("chapters", nargs=-1)
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), default="grades.csv",
              show_default=True, help="The table of marks; the pages go into a folder beside it.")
@click.option("--assignment", type=click.Path(exists=True, path_type=Path),
              help="What `course assign` wrote: chapters, exercises and points.")
@click.option("--points", default="", help="Points, such as 4.1=2,4.3=0.5; 1 each without it.")
@click.option("--notebooks", type=click.Path(exists=True, path_type=Path), default=NOTEBOOKS,
              help="The folder with the course's own notebooks.")
@click.option("--for", "system", type=click.Choice(["moodle", "canvas"]),
              help="Write a table for this system, too.")
@click.option("--workers", type=click.IntRange(1, 256), default=os.cpu_count() or 1,
              show_default="one a core", help="Submissions at a time.")
@click.option("--no-jail", is_flag=True, help="Run strangers' code unjailed. Read the warning.")
@sentences
def grade(submissions, chapters, to, assignment, points, notebooks, system, workers, no_jail):
    """Grade what students handed in: a table, a page for each of them, a page on the class.

    Each submission runs in a process of its own, in a jail, and only computes; what it gives is
    compared outside. Marks that you change in the table stay when you grade again, and what was
    graded is not run again. So you can stop it at any time.
    """
    if no_jail:
        click.echo(LOUD, err=True)
    elif why_no_jail():
        raise ValueError(REFUSED.format(why_no_jail()))
    what = _assignment(chapters, assignment, points, notebooks)
    found, ledger = _open(submissions, to, what)
    task = task_of(chapters_of([str(one) for one in what.chapters], notebooks), notebooks)
    _grade(found, task, ledger, How(not no_jail, Limits(), workers))
    _write(ledger, [one.student for one in found], what, to, system)


def _assignment(chapters, path, points, notebooks):
    """Return the `Assignment` that is graded: what was written down, or what is asked for."""
    if path is not None:
        if chapters or points:
            raise ValueError("--assignment names the chapters and points already")
        return read_assignment(path)
    chosen = chapters_of(chapters, notebooks)
    exercises = exercises_in(chosen)
    return Assignment(tuple(one.number for one in chosen), points_of(exercises, points))


def _pages(to):
    return to.with_name(to.stem + "_pages")


def _open(submissions, to, what):
    """Return the submissions and the `Ledger`, with what a teacher changed in the table."""
    found = submissions_in(submissions)
    (_pages(to) / "students").mkdir(parents=True, exist_ok=True)
    ledger = Ledger(_pages(to) / "ledger.jsonl")
    if to.exists():
        if not ledger.written:
            raise ValueError(f"{to} is there already, and `course grade` did not write it")
        ledger.note_hand(table.marks_in(to, ledger.written, what.points))
    return found, ledger


def _grade(found, task, ledger, how):
    left = len(to_do(found, task, ledger))
    if left < len(found):
        click.echo(f"{len(found) - left} of {len(found)} are graded already.")
    with click.progressbar(grade_all(found, task, ledger, how), length=left, label="grading",
                           show_pos=True) as bar:
        for _ in bar:
            pass


def _write(ledger, students, what, to, system):
    for student in students:
        write_student(_pages(to) / "students", ledger.graded[student],
                      ledger.marks(student, what.points), what.points,
                      ledger.by_hand.get(student, {}))
    write_class(_pages(to) / "class.html", ledger, students, what.points)
    ledger.add(written={one: ledger.marks(one, what.points) for one in students})
    table.write_table(to, table.plain_rows(ledger, students, what.points))
    click.echo(f"{to}: {len(students)} students\n{_pages(to) / 'class.html'}: the class's page")
    if system == "moodle":
        rows = table.moodle_rows(ledger, students, what.points)
    elif system == "canvas":
        title = f"One Neuron {', '.join(f'{one:02d}' for one in what.chapters)}"
        rows = table.canvas_rows(ledger, students, what.points, title)
    else:
        return
    path = to.with_name(f"{to.stem}_{system}.csv")
    table.write_table(path, rows)
    click.echo(f"{path}: for {system}")
