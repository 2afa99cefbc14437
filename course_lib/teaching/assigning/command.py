"""`course assign`."""

from pathlib import Path

import click

from course_lib.teaching.assigning.writing import Writer
from course_lib.teaching.assignment import Assignment, points_of
from course_lib.teaching.chapters import NOTEBOOKS, chapters_of, exercises_in
from course_lib.teaching.helping import example, sentences


@click.command(epilog=example(
    "course assign 04 05 --to homework --due 2026-12-04",
    'course assign 04 --to homework --only 4.1,4.3 --points "4.1=2,4.3=3"',
    "course assign 04 05 --to homework --format nbgrader",
    "course assign 04 05 --to homework --oral handed_in"))
@click.argument("chapters", nargs=-1, required=True)
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path),
              help="Folder for everything; `student` in it is what you hand out.")
@click.option("--only", default="", help="The exercises that count, such as 4.1,4.3.")
@click.option("--points", default="", help="Points: 2 for each, or such as 4.1=2,4.3=0.5.  "
              "[default: 1 for each]")
@click.option("--due", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"]),
              help="A day, or a day and a time: 2026-12-04, \"2026-12-04 18:00\".")
@click.option("--close-solutions", is_flag=True,
              help="solution() shows nothing until the homework is due.")
@click.option("--format", "form", default="course", show_default=True,
              type=click.Choice(["course", "nbgrader"]),
              help="nbgrader: source notebooks for schools that have it.")
@click.option("--oral", type=click.Path(path_type=Path, exists=True, file_okay=False),
              help="Write nothing but a page with three questions for each student, made of what "
              "lies in this folder of collected work.")
@click.option("--notebooks", default=NOTEBOOKS, show_default="those of the course",
              type=click.Path(path_type=Path), help="Folder of the chapters.")
@click.option("--replace", is_flag=True, help="Write over an earlier assignment.")
@sentences
def assign(chapters, folder, only, points, due, close_solutions, form, oral, notebooks, replace):
    """Write clean copies of CHAPTERS to hand out, and key, notes and prompts for you."""
    chosen = chapters_of(chapters, notebooks)
    exercises = exercises_in(chosen, [id.strip() for id in only.split(",") if id.strip()])
    homework = assignment_of(chosen, points_of(exercises, points), due, close_solutions)
    writer = Writer(homework, chosen, exercises, notebooks, folder)
    if oral:
        click.echo(f"{writer.oral(oral)}: three questions for each student")
        return
    writer.make_room(replace)
    if form == "nbgrader":
        course = writer.for_nbgrader()
        name = next((course / "source").iterdir()).name
        click.echo(f"{course}: a course for nbgrader. In it: nbgrader generate_assignment {name}")
    else:
        click.echo(f"{writer.for_students()}: hand this out")
    click.echo(f"{writer.for_teacher()}: keep this: answer key, notes, prompts for a tutor, and "
               "assignment.json for `course grade`")
    click.echo(f"{len(exercises)} exercises, {homework.total:g} points"
               + (f", due {homework.due_in_words()}" if due else ""))


def assignment_of(chapters, points, due=None, closed=False):
    """Return the `Assignment`; a day alone is due at its end."""
    if due and not (due.hour or due.minute):
        due = due.replace(hour=23, minute=59)
    return Assignment(tuple(one.number for one in chapters), points,
                      due.isoformat(timespec="minutes") if due else "", closed)
