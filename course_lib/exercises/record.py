"""Keep what a learner has done, in one file on the learner's own machine."""

import contextlib
import json
import os
import re
import time
from pathlib import Path

FILE = "progress.json"
_done_here = set()              # what this kernel did, in case it cannot be written
_said = set()                   # what was said once is not said again


def folder():
    """Return the folder of the progress file: ONE_NEURON_HOME, or the system's place for it."""
    home = os.environ.get("ONE_NEURON_HOME")
    if home:
        return Path(home).expanduser()
    import platformdirs  # here, so that importing the exercises stays fast

    return Path(platformdirs.user_data_dir("one-neuron-at-a-time", appauthor=False))


def note(id):
    """Note that the exercise or question with this id is done; trouble is said once, in print.

    The file is read, merged and replaced as a whole under a lock, so that two kernels that write
    at the same time lose nothing and a crash leaves the old file or the new one.
    """
    _done_here.add(id)
    try:
        folder().mkdir(parents=True, exist_ok=True)
        with _Lock(folder() / (FILE + ".lock")):
            known = _read()
            if not _done_here <= known:
                _write(known | _done_here)
    except OSError as error:
        _say_once("Your progress cannot be kept", error)


def done():
    """Return the set of the ids that are done."""
    try:
        return _read() | _done_here
    except OSError as error:
        _say_once("Your progress cannot be read", error)
        return set(_done_here)


def _read():
    path = folder() / FILE
    try:
        text = path.read_bytes().decode("utf-8", errors="replace")
    except FileNotFoundError:
        return set()
    try:
        ids = json.loads(text)["done"]
        if not isinstance(ids, list) or not all(isinstance(id, str) for id in ids):
            raise ValueError("done is not a list of texts")
        return set(ids)
    except (ValueError, TypeError, KeyError, RecursionError):
        return _set_aside(path, text)


def _set_aside(path, text):
    number = 1
    while path.with_name(f"{FILE}.broken-{number}").exists():
        number += 1
    with contextlib.suppress(FileNotFoundError):        # another kernel was quicker
        os.replace(path, path.with_name(f"{FILE}.broken-{number}"))
    _say_once(f"The file of your progress was damaged. It is kept as {FILE}.broken-{number}, "
              "and what could be read in it still counts")
    saved = set(re.findall(r'"(\d+\.(?:\d+|[a-z]))"', text))
    _write(saved)
    return saved


def _write(ids):
    path = folder() / FILE
    temporary = path.with_name(f"{FILE}.{os.getpid()}.new")
    text = json.dumps({"done": sorted(ids)}, indent=1)
    try:
        with open(temporary, "w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        _replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _replace(temporary, path):
    for wait in (0.02, 0.1, 0.5):       # on Windows another kernel may be reading it just now
        try:
            return os.replace(temporary, path)
        except PermissionError:
            time.sleep(wait)
    return os.replace(temporary, path)


class _Lock:
    """Hold a file that only one kernel at a time can make; a forgotten one is taken over."""

    def __init__(self, path, patience=2.0):
        self.path, self.patience = path, patience

    def __enter__(self):
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            try:
                os.close(os.open(self.path, os.O_CREAT | os.O_EXCL))
                return self
            except FileExistsError:
                time.sleep(0.01)
            except PermissionError:
                if os.name != "nt":     # Windows says it of a file that is being deleted, too
                    raise
                time.sleep(0.01)
        return self                     # whoever held it for so long is gone

    def __exit__(self, *error):
        self.path.unlink(missing_ok=True)


def _say_once(sentence, error=None):
    reason = f" in {folder()} ({error.strerror or error})" if error else ""
    if sentence not in _said:
        _said.add(sentence)
        print(f"{sentence}{reason}. You can go on with the chapter.")
