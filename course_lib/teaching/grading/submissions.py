"""Find what was handed in: one folder a student, or one file; nothing outside is ever opened."""

import hashlib
import os
import re
import stat
from dataclasses import dataclass, replace

LARGEST = 20_000_000            # bytes of a notebook; one with all its pictures has 3
LARGEST_RECORD = 1_000_000
DEEPEST = 4
RECORD = "progress.json"
# "Ada (1815)" as `course collect` writes it, and the folders that Moodle packs.
NUMBERED = re.compile(r"(?P<name>.+?)( \((?P<number>\d+)\)|_(?P<moodle>\d+)_assignsubmission.*)")


@dataclass(frozen=True)
class Submission:
    """What one student handed in: paths of notebooks and of the record, and what is odd.

    `student` is the name, `number` the one that Moodle or Canvas gave, "".
    """

    student: str
    number: str = ""
    notebooks: tuple = ()
    record: str = ""
    odd: tuple = ()

    @staticmethod
    def shown(path):
        """Return a file's name as it can be shown anywhere."""
        return os.fsencode(os.path.basename(path)).decode("utf-8", "replace")

    def fingerprint(self, salt):
        """Return a text that changes when one of the files, or `salt`, does."""
        parts = hashlib.sha256(salt.encode())
        for path in (*self.notebooks, *filter(None, [self.record])):
            parts.update(os.fsencode(os.path.basename(path)))
            parts.update(hashlib.sha256(b"".join(read_file(path, LARGEST))).digest())
        return parts.hexdigest()


def submissions_in(folder):
    """Return a `Submission` for each folder, or single notebook, in a folder.

    ValueError where there is none.
    """
    found = []
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        if entry.name.startswith(".") or not _is_a_students(entry):
            continue
        name, number = _who(entry.name)
        if entry.is_symlink():
            odd = (f"{entry.name} is a link to somewhere else; it was not followed",)
            found.append(Submission(name, number, odd=odd))
        elif entry.is_dir():
            found.append(_in_folder(name, number, entry.path))
        else:
            found.append(Submission(name, number, (entry.path,)))
    if not found:
        raise ValueError(f"there is nothing to grade in {folder}: it should hold a folder, or a "
                         "notebook, for each student")
    return _one_each(found)


def _one_each(found):
    """Join what one student handed in, and tell apart those who have the same name."""
    joined, numbers = {}, {}
    for one in found:
        key = one.student, one.number
        known = joined.get(key, Submission(*key))
        joined[key] = Submission(*key, known.notebooks + one.notebooks,
                                 known.record or one.record, known.odd + one.odd)
        numbers.setdefault(one.student, set()).add(one.number)
    return [replace(one, student=f"{one.student} ({one.number or 'no number'})")
            if len(numbers[one.student]) > 1 else one for one in joined.values()]


def read_file(path, largest):
    """Return the bytes of a file in a list, [] where it is a link, no file, or too large."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)
                         | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return []
    try:
        known = os.fstat(handle)
        if not stat.S_ISREG(known.st_mode) or known.st_size > largest:
            return []
        with open(handle, "rb", closefd=False) as file:
            return [file.read(largest)]
    finally:
        os.close(handle)


def _is_a_students(entry):
    return entry.is_symlink() or entry.is_dir() or entry.name.endswith(".ipynb")


def _who(name):
    name = os.fsencode(name).decode("utf-8", "replace").removesuffix(".ipynb")
    found = NUMBERED.fullmatch(name)
    return (found["name"], found["number"] or found["moodle"]) if found else (name, "")


def _in_folder(name, number, folder):
    notebooks, record, odd = [], "", []
    for path in _files(folder, DEEPEST):
        shown = os.path.relpath(path, folder)
        if os.path.islink(path):
            odd.append(f"{shown} is a link to somewhere else; it was not followed")
        elif os.path.basename(path) == RECORD:
            record = path
        elif path.endswith(".ipynb"):
            notebooks.append(path)
        else:
            odd.append(f"{shown} is no notebook")
    if not notebooks:
        odd.append("there is no notebook")
    return Submission(name, number, tuple(notebooks), record, tuple(odd))


def _files(folder, deepest):
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, deepest - 1) if deepest else ()
        else:
            yield entry.path
