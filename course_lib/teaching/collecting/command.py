"""`course collect`."""

from pathlib import Path

import click

from course_lib.teaching.collecting.roster import names_in
from course_lib.teaching.collecting.shelf import Shelf
from course_lib.teaching.helping import example, sentences

MOST_SHOWN = 40


@click.command(epilog=example(
    "course collect download.zip --to handed_in --class class.csv",
    "course collect from_moodle.zip from_mail --to handed_in"))
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path, file_okay=False),
              help="The folder that gets one folder a student.")
@click.option("--class", "roster", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="The list of the class: a name a line, or a table from Moodle or Canvas.")
@sentences
def collect(sources, folder, roster):
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
    shelf = Shelf(folder)
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
    for title, pairs in (("twice; all of it is kept, and the better answers count", shelf.twice),
                         ("cannot be read", shelf.unreadable), ("refused", shelf.refused),
                         ("left out, because it is no notebook", shelf.left_out)):
        yield from _list(title, [f"{who}: {what}" for who, what in pairs])


def _list(title, lines):
    if lines:
        yield f"\n{title} ({len(lines)}):"
        yield from (f"  {line}" for line in lines[:MOST_SHOWN])
        if len(lines) > MOST_SHOWN:
            yield f"  … and {len(lines) - MOST_SHOWN} more"
