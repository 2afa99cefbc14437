"""The list of a class: names a line, or a table as Moodle, Canvas or a spreadsheet write it."""

import csv
import io
from pathlib import Path

WHOLE = ("name", "student", "full name", "student name", "fullname")
FIRST, LAST = ("first name", "firstname", "given name"), ("last name", "lastname", "surname")
NOBODY = ("points possible", "student, test", "test student")


def names_in(path):
    """Return the names in a list of the class.

    ValueError says that a table has no column with names.
    """
    text = Path(path).read_text(encoding="utf-8-sig")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        raise ValueError(f"{path} is empty; it should hold a name a line")
    sign = max(",;\t", key=lines[0].count)
    head = [cell.strip().strip('"').lower() for cell in lines[0].split(sign)]
    whole = [place for place, cell in enumerate(head) if cell in WHOLE]
    parts = [place for kind in (FIRST, LAST) for place, cell in enumerate(head) if cell in kind]
    if not whole and not parts:
        if lines[0].count(sign) > 1:
            raise ValueError(f"{path} has no column called name, student, or first name and "
                             f"surname; it has {', '.join(head)}")
        return lines                    # no table: a name a line, also "Lovelace, Ada"
    rows = list(csv.reader(io.StringIO(text), delimiter=sign))[1:]
    chosen = whole[:1] or parts
    names = [" ".join(row[place].strip() for place in chosen if place < len(row)) for row in rows]
    return [name for name in names if name.strip() and name.strip().lower() not in NOBODY]
