"""The file of a learner's record: read whole, repaired where it is damaged, replaced whole."""

import contextlib
import copy
import json
import os
import re
import time

EMPTY = {"done": [], "missed": [], "guesses": {}, "made": {}}
ID = r'"(\d+\.(?:\d+\.)?(?:g?\d+|[a-z]))"'


class Damaged(ValueError):
    """The file is not what we wrote; `readable` are the notes that could be saved from it."""

    def __init__(self, raw):
        super().__init__("the file is damaged")
        self.raw, self.readable = raw, readable_in(raw.decode("utf-8", "replace"))


def readable_in(text):
    """Return what can still be read in the text of a damaged file.

    >>> readable_in('{"done": ["1.1", "2.a"], "missed": ["3.')["done"]
    ['1.1', '2.a']
    """
    done, _, rest = text.partition('"missed"')
    missed, _, rest = rest.partition('"guesses"')
    guesses, _, made = rest.partition('"made"')
    pairs = (re.findall(r'"(\d+\.g\d+)":\s*(\{[^{}]*\})', guesses),
             re.findall(r'"(\d+\.\d+)":\s*("(?:[^"\\]|\\.)*")', made))
    found = {name: sorted(set(re.findall(ID, part)))
             for name, part in (("done", done), ("missed", missed))}
    for name, entries in zip(("guesses", "made"), pairs, strict=True):
        found[name] = {}
        for id, value in entries:
            with contextlib.suppress(ValueError):
                found[name][id] = json.loads(value)
    return found


def read(path):
    """Return the notes in the file. Raises Damaged, and OSError where it cannot be read."""
    return notes_in(path.read_bytes())


def notes_in(raw):
    """Return the notes in a file's bytes; what a newer version of the course keeps stays in them.

    Raises Damaged.
    """
    try:
        stored = json.loads(raw.decode("utf-8"))
        notes = {**copy.deepcopy(EMPTY), **stored, "done": stored["done"]}
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Damaged(raw) from error
    ids = [notes["done"], notes["missed"]]
    fits = all(isinstance(one, list) and all(isinstance(id, str) for id in one) for one in ids)
    if not fits or not all(isinstance(notes[name], dict) for name in ("guesses", "made")):
        raise Damaged(raw)
    return notes


def add_all(notes, others):
    """Take the notes of `others` into `notes`, which win where both say something."""
    for name in ("done", "missed"):
        notes[name] = sorted({*notes[name], *others[name]})
    for name in ("guesses", "made"):
        notes[name] = {**others[name], **notes[name]}


def set_aside(path, raw):
    """Keep a copy of a damaged file, and return the copy's number.

    The file itself stays until the new one takes its place, so that nothing is lost in between.
    """
    number = 1
    while (kept := path.with_name(f"{path.name}.broken-{number}")).exists():
        if kept.read_bytes() == raw:        # set aside before, when nothing more could be written
            return number
        number += 1
    try:
        kept.write_bytes(raw)
    except OSError:
        kept.unlink(missing_ok=True)
        raise
    return number


def text_of(notes):
    """Return the notes as the text of a file that `read` understands."""
    return json.dumps(notes, indent=1) + "\n"


def save(notes, path):
    """Put the notes in the place of the file at `path`, all of them or none."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with open(temporary, "w", encoding="utf-8") as file:
            file.write(text_of(notes))
            file.flush()
            os.fsync(file.fileno())
        return _replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _replace(temporary, path):
    for wait in (0.02, 0.1, 0.5):       # on Windows another kernel may be reading it just now
        with contextlib.suppress(PermissionError):
            os.replace(temporary, path)
            return path
        time.sleep(wait)
    os.replace(temporary, path)
    return path
