"""Read a notebook that somebody sent, in whatever state it is: its cells and its record."""

import json
from dataclasses import dataclass

from course_lib.exercises.report import RECORD

PARTS = ("guesses", "made")


class Unreadable(ValueError):
    """The file is no notebook; the text says what is wrong with it."""


@dataclass(frozen=True)
class Cell:
    """A code cell: its id, "" in old notebooks, and its source."""

    id: str
    source: str


def read_notebook(raw):
    """Return the code cells of a notebook's bytes, and the record that it brings along.

    >>> read_notebook(b'{"cells": [{"cell_type": "code", "source": ["a = 1"]}]}')[0]
    [Cell(id='', source='a = 1')]
    """
    notebook = _parsed(raw)
    cells = [cell for cell in _cells(notebook) if isinstance(cell, dict)]
    code = [cell for cell in cells if cell.get("cell_type") == "code"]
    if not cells:
        raise Unreadable("it is a notebook without any cells")
    return [Cell(str(cell.get("id", "")), _source(cell)) for cell in code], _record(code)


def _parsed(raw):
    if not raw.strip():
        raise Unreadable("the file is empty")
    code = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        notebook = json.loads(raw.decode(code))
    except (ValueError, RecursionError) as error:
        raise Unreadable("it is no notebook, or a damaged one (it is not JSON)") from error
    if not isinstance(notebook, dict):
        raise Unreadable("it is JSON, but no notebook")
    return notebook


def _cells(notebook):
    """Return the cells, in notebooks of version 3 those of its worksheets."""
    sheets = notebook.get("worksheets")
    if isinstance(sheets, list):
        parts = [sheet.get("cells") for sheet in sheets if isinstance(sheet, dict)]
        return [cell for part in parts if isinstance(part, list) for cell in part]
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        raise Unreadable("it is JSON, but no notebook")
    return cells


def _source(cell):
    source = cell.get("source", cell.get("input", ""))
    lines = source if isinstance(source, list) else [source]
    return "\n".join("".join(map(str, lines)).splitlines())


def _record(cells):
    """Return what `progress` left in the outputs: the guesses and what was made."""
    found = {part: {} for part in PARTS}
    outputs = [output for cell in cells if isinstance(cell.get("outputs"), list)
               for output in cell["outputs"] if isinstance(output, dict)]
    for output in outputs:
        data = output.get("data")
        add_record(found, data.get(RECORD) if isinstance(data, dict) else None)
    return found


def add_record(found, record):
    """Take what can be read of a record into `found`."""
    for part in PARTS:
        entries = record.get(part) if isinstance(record, dict) else None
        found[part].update(entries if isinstance(entries, dict) else {})


def read_record(raw):
    """Return what can be read of a progress file's bytes."""
    found = {part: {} for part in PARTS}
    try:
        add_record(found, json.loads(raw.decode("utf-8-sig")) if raw else None)
    except (ValueError, RecursionError):
        pass                        # a damaged record costs nothing but itself
    return found
