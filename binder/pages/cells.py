"""Turn a chapter's cells into what its page shows where no kernel runs."""

import ast
import base64
import re
from itertools import takewhile

from exercises import exercise_html, progress_html
from nbformat.v4 import new_output
from questions import box_of, question_html

from course_lib.exercises.finding import find
from course_lib.server.exporting import show, words_of
from course_lib.server.formulas import with_mathml

ASKS = ("quiz", "guess", "recall")
ANSWERS = "answers-"            # how the tag of a cell begins whose output answers a guess
LINK = re.compile(r"\]\((\w+)\.(?:ipynb|md)(#[^)]*)?\)")


def prepare(cells, lists, live, pictures):
    """Turn the cells of a page into HTML in place; write the files of its pictures.

    `lists` is what `running.lists_of` returns, `live` the address where the chapter runs, and
    `pictures` the folder of the files. Raises ValueError for a formula that cannot be shown.
    """
    for cell in cells:
        if cell.cell_type == "markdown":
            cell.source = LINK.sub(r"](\1.html\2)", cell.source)
        else:
            prepare_code(cell, lists, live, pictures)
    if not with_mathml(cells):
        raise ValueError("a formula cannot be turned into MathML; write it as $…$ or $$…$$, with "
                         "commands that latex2mathml knows")


def prepare_code(cell, lists, live, pictures):
    """Turn the outputs of a cell of code into HTML, and note what its guess is."""
    cell.metadata["answers"] = " ".join(tag.removeprefix(ANSWERS)
                                        for tag in cell.metadata.get("tags", [])
                                        if tag.startswith(ANSWERS))
    cell.outputs = [one for one in cell.outputs if one.get("data", True)]
    for number, output in enumerate(cell.outputs):
        if words_of(output):
            file = pictures / f"{cell.id}{'abcdefgh'[number] if number else ''}.png"
            file.write_bytes(base64.b64decode(output.data["image/png"]))
            show(output, lists.get((cell.id, words_of(output))), f"{pictures.name}/{file.name}")
    name, argument = call_in(cell.source)
    if name in ASKS:
        box = box_of(name, argument)
        put(cell, question_html(box, cell.outputs[0]["data"]["text/html"]))
        cell.metadata["asks"] = True
    elif name == "check":
        put(cell, exercise_html(find(argument), live), shown_before(cell, argument))
    elif name == "order":
        put(cell, exercise_html(find(argument), live))
        cell.metadata["asks"] = True
    elif name == "progress":
        put(cell, progress_html(live))
        cell.metadata["asks"] = True


def call_in(source):
    """Return name and first argument of the course's call that a cell ends with, or two Nones.

    >>> call_in("kcal = ...\\n\\ncheck('2.1', kcal)"), call_in("1 + 1")
    (('check', '2.1'), (None, None))
    """
    last = ast.parse(source).body[-1:]
    call = last[0].value if last and isinstance(last[0], ast.Expr) else None
    given = call.args[:1] if isinstance(call, ast.Call) else []
    if not given or not isinstance(given[0], ast.Constant):
        return None, None
    return getattr(call.func, "id", None), given[0].value


def shown_before(cell, id):
    """Return the outputs of a cell but for what its check said."""
    printed = "".join(one.get("text", "") for one in cell.outputs).splitlines(keepends=True)
    before = "".join(takewhile(lambda line: not line.startswith(f"{id} "), printed))
    shown = [one for one in cell.outputs if one.output_type != "stream"]
    return [*shown, new_output("stream", text=before)] if before else shown


def put(cell, html, before=()):
    """Let HTML stand in the place of what a cell showed, after the outputs that stay."""
    cell.outputs = [*before, new_output("display_data", {"text/html": html})]
