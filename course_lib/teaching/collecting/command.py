"""`course collect`."""

from pathlib import Path

import click

from course_lib.teaching.assignment import read_assignment
from course_lib.teaching.collecting.roster import names_in
from course_lib.teaching.collecting.shelf import Shelf
from course_lib.teaching.helping import example, sentences

MOST_SHOWN = 40


@click.command(epilog=example(
    "course collect download.zip --to handed_in --class class.csv --assignment homework/teacher",
    "course collect from_moodle.zip from_mail --to handed_in"))
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path, file_okay=False),
              help="The folder that gets one folder a student.")
@click.option("--class", "roster", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="The list of the class: a name a line, or a table from Moodle or Canvas.")
@click.option("--assignment", type=click.Path(path_type=Path, exists=True),
              help="What `course assign` wrote: other chapters are left out, as those that "
              "my_work.zip brings along.")
@sentences
def collect(sources, folder, roster, assignment):
    """Sort what students handed in into one folder a student; nothing is written over.

    SOURCES are archives or folders as Moodle, Canvas or the browser site's my_work.zip make them,
    folders with a folder a student, or single notebooks. Nothing in them is run.
    """
    names = names_in(roster) if roster else []
    for source in sources:
        if folder.exists() and source.is_dir() and folder.resolve().is_relative_to(
                source.resolve()):
            raise ValueError(f"{folder} lies in {source}, so it would be collected itself; choose "
                             "a folder elsewhere")
    assigned = read_assignment(assignment).chapters if assignment else ()
    shelf = Shelf(folder, tuple(f"{number:02d}" for number in assigned))
    for source in sources:
        shelf.collect(source)
    for line in report(shelf, names):
        click.echo(line)


def report(shelf, names):
    """Yield the lines that say what came, and what a teacher should look at."""
    files = sum(map(len, shelf.students.values()))
    yield (f"{shelf.folder}: {len(shelf.students)} students, {files} new files"
           + (f", {shelf.again} that were here already" if shelf.again else ""))
    if names:
        yield from _list("missing", shelf.missing(names))
        yield from _list("not in the list of the class", shelf.unknown(names))
    else:
        yield "Who is missing? Only with a list of the class: --class class.csv"
    yield from _list("not all chapters", shelf.incomplete())
    for title, pairs in (("twice; all of it is kept, and the better answers count", shelf.twice),
                         ("cannot be read", shelf.unreadable), ("refused", shelf.refused),
                         ("left out, because it was not asked for", shelf.left_out)):
        yield from _list(title, [f"{who}: {what}" for who, what in pairs])


def _list(title, lines):
    if lines:
        yield f"\n{title} ({len(lines)}):"
        yield from (f"  {line}" for line in lines[:MOST_SHOWN])
        if len(lines) > MOST_SHOWN:
            yield f"  … and {len(lines) - MOST_SHOWN} more"
