"""The links of some chapters: as text, as Markdown, as a page, as codes for a camera."""

import html
from dataclasses import dataclass
from pathlib import Path

import segno
from jinja2 import Environment, FileSystemLoader

from course_lib.teaching.links.repository import on_site

HERE = Path(__file__).parent
NAMES = {"site": "in the browser alone", "hub": "on the class server", "binder": "on Binder",
         "file": "the file"}      # in the order in which one of them is taken for the QR code


@dataclass(frozen=True)
class Row:
    """A chapter and its links by kind: "site", "hub", "binder", "file", as far as there are."""

    chapter: object
    links: dict[str, str]

    @property
    def title(self):
        """Number and title as they stand in a list."""
        return f"{self.chapter.number:02d} {self.chapter.title}"

    @property
    def first(self):
        """The kind of link that a QR code shows."""
        return next(kind for kind in NAMES if kind in self.links)


def rows_of(chapters, repository, folder="notebooks", hub="", site=""):
    """Return a `Row` for each chapter; `folder` is where the repository keeps the notebooks."""
    rows = []
    for chapter in chapters:
        path = f"{folder.strip('/')}/{chapter.file}".lstrip("/")
        links = {"site": on_site(chapter.file, site) if site else "",
                 "hub": repository.on_hub(path, hub) if hub else "",
                 "binder": repository.on_binder(path), "file": repository.download(path)}
        rows.append(Row(chapter, {kind: link for kind, link in links.items() if link}))
    return rows


def as_text(rows):
    """Return the links as plain text, for a mail."""
    parts = ["\n".join([row.title, *(f"  {NAMES[kind] + ':':<22} {link}"
                                     for kind, link in row.links.items())]) for row in rows]
    return "\n\n".join(parts) + "\n"


def as_markdown(rows):
    """Return the links as a Markdown table."""
    kinds = [kind for kind in NAMES if any(kind in row.links for row in rows)]
    lines = [f"| chapter | {' | '.join(NAMES[kind] for kind in kinds)} |",
             "|---" * (len(kinds) + 1) + "|"]
    for row in rows:
        cells = (f"[open]({row.links[kind]})" if kind in row.links else "" for kind in kinds)
        lines.append(f"| {row.title} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def as_html(rows, repository):
    """Return a page with the links and a QR code for each chapter, to print or to project."""
    pages = Environment(loader=FileSystemLoader(HERE), autoescape=True)
    codes = {row.title: qr_code(row).svg_inline(scale=3, title=html.escape(row.title))
             for row in rows}
    return pages.get_template("links.html").render(
        rows=rows, names=NAMES, codes=codes, repository=repository)


def qr_code(row):
    """Return the QR code of a chapter's first link."""
    return segno.make(row.links[row.first], error="m", micro=False)


def write_qr_codes(rows, folder):
    """Write a picture for each chapter, such as chapter_04.svg; return the paths."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"chapter_{row.chapter.number:02d}.svg" for row in rows]
    for row, path in zip(rows, paths, strict=True):
        qr_code(row).save(str(path), scale=6, title=row.title)
    return paths
