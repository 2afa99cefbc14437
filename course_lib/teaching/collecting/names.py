"""Whose file it is: as Moodle, Canvas, folders, or the notebook itself tell."""

import ast
import json
import re
import unicodedata
from itertools import permutations
from typing import NamedTuple

from course_lib.chapters import CHAPTERS
from course_lib.exercises.record import FILE as RECORD
from course_lib.teaching.assigning.student import NAME

MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>\d+)_assignsubmission_[a-z]+_?(?P<file>.*)")
CANVAS = re.compile(r"(?P<name>[^_]+)(_LATE)?_(?P<number>\d+)_\d+_(?P<file>.+)")
# What browsers, systems and the course itself put behind the name of a second file.
COPY = re.compile(r"\s*\(((new|back)( \d+)?|\d+)\)|[-_ ]+copy\b|[-_ ]\d$", re.IGNORECASE)
WORK = re.compile(r"my_work", re.IGNORECASE)
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
LONGEST = 60                    # letters of a name in a folder's or file's name


class Student(NamedTuple):
    """A name, and the number by which Moodle or Canvas know it, "" where there is none."""

    name: str
    number: str = ""

    @property
    def folder(self):
        """The name of the student's folder.

        >>> Student("Ada Lovelace", "1815").folder
        'Ada Lovelace (1815)'
        """
        return safe(f"{self.name[:LONGEST]} ({self.number})" if self.number else self.name)


def owner_of(found, levels=0):
    """Return whose file it is, and the file's name without what the system put in front of it.

    `levels` is how many folders all files share, so that they say nothing. None stands for a
    student whose name is nowhere.
    """
    for part in found.parts:
        for pattern in (MOODLE, CANVAS):
            if match := pattern.fullmatch(part):
                file = match["file"] if part == found.name else ""
                return Student(match["name"].strip(), match["number"]), file or found.name
    folders = [_without_zip(part) for part in found.parts[levels:-1]]
    in_file = "" if found.name == RECORD else name_in_file(found.name)
    for name in (*folders, name_inside(found.data), in_file):
        if name:
            return Student(name), found.name
    return None, found.name


def shared_levels(files):
    """Return how many folders in front say nothing: 1 where all others lie in that one, else 0.

    >>> shared_levels([("homework", "Ada", "04.ipynb"), ("homework", "Bob", "04.ipynb")])
    1
    """
    tops, below = {parts[0] for parts in files}, {parts[1:2] for parts in files}
    top = "".join(tops) if len(tops) == 1 else ".zip"
    says_something = MOODLE.match(top) or top.lower().endswith(".zip")
    return int(not says_something and len(below) > 1 and all(len(parts) > 2 for parts in files))


def _without_zip(part):
    """Return the name of a folder or archive, "" for one called my_work.zip."""
    name = COPY.sub("", re.sub(r"\.zip$", "", part, flags=re.IGNORECASE))
    return WORK.sub("", name).strip(" _-")


def name_inside(data):
    """Return what somebody wrote into the cell `my_name = ""` of a student's copy, else "".

    The cell is read, never run.
    """
    if NAME.encode() not in data:
        return ""
    try:
        cells = json.loads(data.decode("utf-8-sig"))["cells"]
        sources = ["".join(cell["source"]) for cell in cells]
        tree = ast.parse(next(source for source in sources if source.startswith(NAME)))
        value = tree.body[0].value.value
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, StopIteration,
            SyntaxError, RecursionError, MemoryError):
        return ""
    return value.strip() if isinstance(value, str) else ""


def name_in_file(file):
    """Return what a file's name says besides the chapter, "" where it says nothing.

    >>> name_in_file("04_perceptrons_and_logic_gates - Ada Lovelace (1).ipynb")
    'Ada Lovelace'
    """
    text = COPY.sub("", file.rpartition(".")[0])
    for chapter in CHAPTERS:
        text = text.replace(chapter.file.removesuffix(".ipynb"), "")
    text = re.sub(r"(^|[\s_-])\d\d?([\s_-]|$)", " ", text).replace("_", " ")
    return text.strip(" .-") if re.search(r"[^\W\d]", text) else ""


def safe(name):
    """Return a name that is one folder or file on every system, and none that is hidden.

    >>> safe('../a:b"c.'), safe("CON"), safe("=cmd()")
    ('a_b_c', '_CON', '=cmd()')
    """
    text = "".join(map(_visible, unicodedata.normalize("NFC", name))).strip(" ._")
    stem, dot, ending = text.rpartition(".")
    if not dot or len(ending) > 6:
        stem, dot, ending = text, "", ""
    text = f"{stem[:LONGEST + 20].rstrip(' ._')}{dot}{ending}" or "without a name"
    return f"_{text}" if RESERVED.fullmatch(text) else text


def _visible(letter):
    if letter.isspace():
        return " "
    forbidden = letter in '<>:"/\\|?*' or unicodedata.category(letter)[0] == "C"
    return "_" if forbidden else letter


def same_person(one, other):
    """Say whether two ways to write a name mean one person: "Lovelace, Ada" and "lovelaceada".

    >>> same_person("Lovelace, Ada", "ada lovelace"), same_person("Ada", "Bob")
    (True, False)
    """
    first, second = _words(one), _words(other)
    if sorted(first) == sorted(second):
        return True
    few, many = sorted((first, second), key=len)
    return len(few) == 1 and len(many) <= 5 and any(
        "".join(order) == few[0] for order in permutations(many))


def _words(name):
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    return re.findall(r"\w+", plain.replace("_", " "))
