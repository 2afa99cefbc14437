"""`course links`."""

from pathlib import Path

import click

from course_lib.teaching.chapters import NOTEBOOKS, chapters_of
from course_lib.teaching.helping import example, sentences
from course_lib.teaching.links.repository import course_repository, repository_at
from course_lib.teaching.links.table import (
    as_html,
    as_markdown,
    as_text,
    rows_of,
    write_qr_codes,
)


@click.command(epilog=example(
    "course links 04 05 --repo https://github.com/school/course --format html --to links.html",
    "course links --hub https://hub.school.example --tag autumn-2026",
    "course links --format qr --to codes"))
@click.argument("chapters", nargs=-1)
@click.option("--repo", help="Address of the repository; without it the course's own.")
@click.option("--branch", default="HEAD", show_default="the main one",
              help="A branch: the links follow it.")
@click.option("--tag", help="A tag: the links stay what they are today.")
@click.option("--commit", help="A commit's 40 letters: the same.")
@click.option("--hub", default="", help="Address of a class server that has nbgitpuller.")
@click.option("--site", default="", help="Address of the site that runs in the browser alone.")
@click.option("--folder", default="notebooks", show_default=True,
              help="Where the repository keeps the notebooks.")
@click.option("--format", "form", default="text", show_default=True,
              type=click.Choice(["text", "markdown", "html", "qr"]))
@click.option("--to", type=click.Path(path_type=Path),
              help="File to write; for QR codes a folder. Without it: the screen.")
@sentences
def links(chapters, repo, branch, tag, commit, hub, site, folder, form, to):
    """Print the links that open chapters: Binder, class server, browser site, file."""
    if tag and commit:
        raise ValueError("a link is frozen by --tag or by --commit, not by both")
    version, kind = (tag, "tag") if tag else (commit, "commit") if commit else (branch, "branch")
    repository = repository_at(repo or course_repository().url, version, kind)
    rows = rows_of(chapters_of(chapters, NOTEBOOKS), repository, folder, hub, site)
    if hub and kind == "commit":
        click.echo("nbgitpuller fetches branches and tags alone, so there are no links to the "
                   "class server. Make a tag: git tag autumn; git push --tags", err=True)
    if form == "qr":
        paths = write_qr_codes(rows, to or Path("qr_codes"))
        click.echo(f"{len(paths)} codes: {paths[0]} to {paths[-1].name}")
        return
    text = {"text": as_text, "markdown": as_markdown}.get(
        form, lambda rows: as_html(rows, repository))(rows)
    if to is None:
        click.echo(text, nl=False)
    else:
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"{to}: the links of {len(rows)} chapters")
