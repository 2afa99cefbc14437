"""Keep what a learner has done, guessed, missed and made, in one file on the learner's machine."""

import contextlib
import copy
import os
import sys
from pathlib import Path

from course_lib.exercises.locking import Lock
from course_lib.exercises.record_file import EMPTY, Damaged, add_all, read, save, set_aside
from course_lib.exercises.saying import say

FILE = "progress.json"
# In a browser tab, what the browser keeps for the page; all else is gone after a reload.
TAB = Path("/drive")
_pending = []                   # what this kernel did and could not write yet
_said = set()                   # what was said once is not said again


def folder():
    """Return the folder of the progress file: ONE_NEURON_HOME, or the system's place for it.

    In a browser tab without a server it is a folder that the browser keeps.

    OSError where ONE_NEURON_HOME is "~somebody" and nobody of that name is known.
    """
    home = os.environ.get("ONE_NEURON_HOME")
    if home:
        try:
            return Path(home).expanduser()
        except RuntimeError as error:
            raise OSError(f"there is no home {Path(home).parts[0]} on this machine") from error
    if sys.platform == "emscripten" and TAB.is_dir():
        return TAB / ".one-neuron"
    import platformdirs  # here, so that importing the exercises stays fast

    return Path(platformdirs.user_data_dir("one-neuron-at-a-time", appauthor=False))


def note(id):
    """Note that the exercise or question with this id is done; trouble is said once, in print."""
    _keep(lambda notes: _add(notes["done"], id))


def note_miss(id):
    """Note that a wrong answer was given, so that `recall` asks again."""
    _keep(lambda notes: _add(notes["missed"], id))


def forget_miss(id):
    """Note that it is known now."""
    _keep(lambda notes: id in notes["missed"] and notes["missed"].remove(id))


def note_guess(id, gave, sure, right):
    """Keep a guess, what was guessed and how sure; only the first guess counts."""
    guess = {"gave": gave, "sure": sure, "right": right}
    _keep(lambda notes: notes["guesses"].setdefault(id, guess))
    if sure == "certain" and not right:
        note_miss(id)


def note_made(id, made):
    """Keep what was made in an exercise of the learner's own, as text."""
    _keep(lambda notes: notes["made"].update({id: made}))


def add(others):
    """Take the notes of another record into this one, which wins where both say something."""
    _keep(lambda notes: add_all(notes, others))


def notes():
    """Return what is known: "done" and "missed" (ids), "guesses" and "made" (by id)."""
    try:
        return _with_pending(read(folder() / FILE))
    except FileNotFoundError:
        return _with_pending(EMPTY)
    except Damaged as damage:
        _keep(lambda notes: None)       # whoever holds the lock repairs it
        return _with_pending(damage.readable)
    except OSError as error:
        _say_once("Your progress cannot be read", error)
        return _with_pending(EMPTY)


def done():
    """Return the set of the ids that are done."""
    return set(notes()["done"])


def rehearse():
    """Write a file as large as a long record and take it away again; OSError if that fails."""
    folder().mkdir(parents=True, exist_ok=True)
    save({"rehearsal": "." * 20_000}, folder() / f"rehearsal-{os.getpid()}").unlink()


def _keep(change):
    """Make a change in the file: read, merged and replaced as a whole, under a lock.

    So two kernels that write at the same time lose nothing, and a crash leaves the old file or
    the new one. What cannot be written now is tried again with the next change.
    """
    _pending.append(change)
    try:
        folder().mkdir(parents=True, exist_ok=True)
        with Lock(folder() / (FILE + ".lock")):
            for left_over in folder().glob(FILE + ".*.new"):
                left_over.unlink(missing_ok=True)       # of a kernel that is gone
            _merge()
            _pending.clear()
    except OSError as error:
        _say_once("Your progress cannot be kept", error)


def _merge():
    path, damage = folder() / FILE, None
    try:
        known = read(path)
    except FileNotFoundError:
        known = EMPTY
    except Damaged as error:
        damage, known = error, error.readable
        _pending.insert(0, lambda notes: add_all(notes, damage.readable))
    new = _with_pending(known)
    if damage:
        number = set_aside(path, damage.raw)
    if damage or new != known:
        save(new, path)
    if damage:
        _say_once(f"The file of your progress was damaged. It is kept as {FILE}.broken-{number}, "
                  "and what could be read in it still counts")


def _with_pending(known):
    notes = copy.deepcopy(known)
    for change in _pending:
        change(notes)
    return notes


def _add(ids, id):
    if id not in ids:
        ids.append(id)
        ids.sort()


def _say_once(sentence, error=None):
    reason = f" in {place()} ({error.strerror or error})" if error else ""
    if sentence not in _said:
        _said.add(sentence)
        say(f"{sentence}{reason}. You can go on with the chapter.")


def place():
    """Return the folder to name in a sentence, also where there is none."""
    with contextlib.suppress(OSError):
        return folder()
    return os.environ["ONE_NEURON_HOME"]
