"""Build all chapters as plain pages: no kernel, no server of Jupyter's, no other host.

    python binder/pages/build.py --to pages
    ... --live ADDRESS      where the course runs in a browser tab (default: live, beside them)
    ... --chapters 00 05    these chapters alone

README.md beside this says what stands in a page.
"""

import argparse
import os
import tempfile
from pathlib import Path

import nbformat
from bs4 import BeautifulSoup
from cells import prepare
from nbconvert import HTMLExporter
from nbformat.v4 import new_markdown_cell, new_notebook
from questions import answering
from running import lists_of

from course_lib.chapters import CHAPTERS, readme_table
from course_lib.teaching.links.repository import course_repository, on_site
from course_lib.views.stage.alive import painting

HERE = Path(__file__).resolve().parent
NOTEBOOKS = HERE.parents[1] / "notebooks"
OTHERS = {"glossary": "Glossary", "formulas": "Formulas"}
START = CHAPTERS[0].file
WELCOME = """# One Neuron at a Time

Neural networks from scratch, from one weight to handwritten digits, for people who have never
seen one. Move a slider, see what it does, say it in words, build it.

{table}

The [glossary](glossary.md) has every new word in a sentence, the [formulas](formulas.md) are on
one page."""


def page_of(file):
    """Return the name of the page that shows a notebook or a text."""
    return Path(file).with_suffix(".html").name


def write_page(to, name, title, cells, **page):
    """Write one page into the folder `to`, with the table of its headings."""
    page |= {"title": title, "style": (HERE / "pages.css").read_text(encoding="utf-8")}
    exporter = HTMLExporter(template_name="template", extra_template_basedirs=[str(HERE)],
                            exclude_anchor_links=True)
    notebook = new_notebook(cells=cells, metadata={"language_info": {"name": "python"}})
    html, _ = exporter.from_notebook_node(notebook, resources={"page": page})
    (to / name).write_text(with_contents(html), encoding="utf-8", newline="\n")


def with_contents(html):
    """Return a page whose headings have names to link to, and whose table of contents is full."""
    page = BeautifulSoup(html, "html.parser")
    table = page.select_one(".contents ul")
    for corner in page.select("th:empty"):      # a header that says nothing is none
        corner.name = "td"
    for number, heading in enumerate(page.select("main h2"), 1):
        heading["id"] = f"part-{number}"
        if table:
            item = page.new_tag("a", href=f"#part-{number}")
            item.extend(BeautifulSoup(heading.decode_contents(), "html.parser").contents)
            table.append(page.new_tag("li"))
            table.contents[-1].append(item)
    return str(page)


def write_chapter(to, number, live):
    """Run a chapter, and write its page and its pictures."""
    chapter = CHAPTERS[number]
    path = NOTEBOOKS / chapter.file
    cells = nbformat.read(path, as_version=4).cells
    address = on_site(chapter.file, live)
    (to / "pictures").mkdir(exist_ok=True)
    prepare(cells, lists_of(path), address, to / "pictures")
    beside = [(page_of(CHAPTERS[at].file), CHAPTERS[at].title) if 0 <= at < len(CHAPTERS) else None
              for at in (number - 1, number + 1)]
    script = (HERE / "questions.js").read_text(encoding="utf-8")
    write_page(to, page_of(chapter.file), f"{number}. {chapter.title}", cells, chapter=True,
               before=beside[0], after=beside[1], live=address, scripts=painting(address)
               + answering(script),
               binder=course_repository().on_binder(f"notebooks/{chapter.file}"))


def write_texts(to, live):
    """Write the page of all chapters, the glossary and the formulas."""
    address = on_site(START, live)
    table = readme_table(NOTEBOOKS, places=False).replace("](notebooks/", "](")
    texts = {"index": ("One Neuron at a Time", WELCOME.format(table=table))}
    texts |= {name: (title, (NOTEBOOKS / f"{name}.md").read_text(encoding="utf-8"))
              for name, title in OTHERS.items()}
    for name, (title, text) in texts.items():
        cells = [new_markdown_cell(text)]
        prepare(cells, {}, address, None)
        write_page(to, f"{name}.html", title, cells, first=name == "index",
                   live=address,
                   binder=course_repository().on_binder(f"notebooks/{START}"))


def build(to, live, numbers):
    """Build the pages into the folder `to`, which need not be there."""
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["ONE_NEURON_HOME"] = home    # a page knows of nobody's answers
        write_texts(to, live)
        for number in numbers:
            write_chapter(to, number, live)
            page = to / page_of(CHAPTERS[number].file)
            print(f"{page.name}: {page.stat().st_size / 1000:.0f} kB")


def main():
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--to", type=Path, default=Path("pages"))
    parser.add_argument("--live", default="live")
    parser.add_argument("--chapters", nargs="+", type=int, default=range(len(CHAPTERS)),
                        choices=range(len(CHAPTERS)), metavar="NUMBER")
    asked = parser.parse_args()
    build(asked.to.resolve(), asked.live, asked.chapters)


if __name__ == "__main__":
    main()
