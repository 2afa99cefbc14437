"""The marks as tables: a plain one to read and change, and what Moodle and Canvas take in."""

import csv
import io

BEFORE, AFTER = ("student",), ("total", "of", "notes")
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def harmless(text):
    """Return text on one line that no spreadsheet takes for a formula.

    >>> harmless("=cmd()"), harmless("Ada")
    ("'=cmd()", 'Ada')
    """
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(DANGEROUS) or text.startswith(DANGEROUS) else line


def number(mark):
    """Return a mark as text: 2, 1.5.

    >>> number(2.0), number(1.5)
    ('2', '1.5')
    """
    return f"{mark:.10g}"


def plain_rows(ledger, students, points):
    """Return the rows of the plain table, the names of the columns first."""
    rows = [[*BEFORE, *points, *AFTER]]
    for student in students:
        marks = ledger.marks(student, points)
        notes = "; ".join(ledger.graded[student].notes())
        rows.append([harmless(student), *map(number, marks.values()), number(sum(marks.values())),
                     number(sum(points.values())), harmless(notes)])
    return rows


def moodle_rows(ledger, students, points):
    """Return the rows of Moodle's grading worksheet; its number stands in the names of files."""
    rows = [["Identifier", "Full name", "Grade", "Maximum grade", "Feedback comments"]]
    for student in students:
        marks, known = ledger.marks(student, points), ledger.graded[student].number
        comment = ", ".join(f"{id}: {number(mark)}" for id, mark in marks.items())
        rows.append([f"Participant {known}" if known else "", harmless(student),
                     number(sum(marks.values())), number(sum(points.values())), comment])
    return rows


def canvas_rows(ledger, students, points, title):
    """Return the rows of Canvas's gradebook, the possible points second."""
    rows = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title],
            ["    Points Possible", "", "", "", "", number(sum(points.values()))]]
    for student in students:
        total = sum(ledger.marks(student, points).values())
        known = ledger.graded[student].number
        rows.append([harmless(student), known, "", "", "", number(total)])
    return rows


def write_table(path, rows):
    """Write rows as CSV, with a mark in front by which spreadsheets know the letters."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
    fresh.replace(path)


def marks_in(path, students, points):
    """Return the marks that stand in a plain table, by student and id; None for an empty place.

    A spreadsheet may have put semicolons between, and commas into the numbers. ValueError says
    what is no mark.
    """
    text = path.read_text(encoding="utf-8-sig")
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in head else ",")
    if "student" not in (rows.fieldnames or ()):
        raise ValueError(f"{path} is no table that `course grade` wrote; choose another --to")
    names = {harmless(student): student for student in students}
    return {names[row["student"]]: {id: _mark(row, id, path) for id in points if id in row}
            for row in rows if row["student"] in names}


def _mark(row, id, path):
    typed = (row[id] or "").strip().replace(",", ".")
    try:
        return float(typed) if typed else None
    except ValueError:
        raise ValueError(f"{path}: {row['student']} has {row[id]!r} for {id}; a mark is a "
                         "number") from None
