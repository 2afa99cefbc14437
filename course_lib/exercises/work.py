"""All of a learner's notebooks and the record of what was done as one file, there and back."""

import base64
import io
import os
import zipfile
from pathlib import Path

from course_lib.exercises import record
from course_lib.exercises.record_file import Damaged, notes_in, text_of
from course_lib.exercises.saying import say

NAME = "my_work.zip"


class Work:
    """The file `path`, and a link that saves it where the browser saves what it downloads."""

    def __init__(self, path, count):
        self.path, self.count = path, count

    def __repr__(self):
        many = f"{self.count} notebook{'s' * (self.count != 1)}"
        return f"{NAME} holds {many} as last saved, and your progress. It lies in {self.path}."

    def _repr_html_(self):
        raw = base64.b64encode(self.path.read_bytes()).decode("ascii")
        return (f'<a download="{NAME}" href="data:application/zip;base64,{raw}">'
                f"Save {NAME}</a>: {self.count} of your notebooks as last saved, and "
                "your progress.")


def my_work(folder="."):
    """Pack the notebooks of a folder and your progress into my_work.zip there, and link to it.

    Save the notebook first (Ctrl + S): what is packed is what is saved. FileNotFoundError where
    the folder holds no notebook.
    """
    folder = Path(folder).expanduser()
    found = sorted(path for path in folder.glob("*.ipynb") if path.is_file())
    if not found:
        raise FileNotFoundError(f"folder is {str(folder)!r}, but no notebook lies there: give the "
                                'folder of your chapters, like my_work("notebooks").')
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in found:
            archive.write(path, path.name)
        archive.writestr(record.FILE, text_of(record.notes()))
    new = folder / f"{NAME}.new"
    new.write_bytes(packed.getvalue())
    os.replace(new, folder / NAME)
    return Work((folder / NAME).resolve(), len(found))


def bring_back(path=NAME):
    """Unpack what `my_work` packed, beside it, and add its progress to yours; say what came.

    Nothing is written over: where another notebook has the name already, the packed one gets a
    new name. FileNotFoundError where there is no such file, ValueError where it is another one.
    """
    path = Path(path).expanduser()
    if not path.is_file():
        raise FileNotFoundError(f"path is {str(path)!r}, but no file lies there: upload "
                                f"{NAME} into the folder of your chapters first.")
    try:
        with zipfile.ZipFile(path) as archive:
            files = {Path(name).name: archive.read(name) for name in archive.namelist()}
        record.add(notes_in(files.pop(record.FILE)))
    except (zipfile.BadZipFile, KeyError, Damaged) as error:
        raise ValueError(f"path is {str(path)!r}, which is not, or no longer, a file that "
                         "my_work() made: save and upload it once more.") from error
    for name, raw in files.items():
        if name.endswith(".ipynb"):
            say(_unpack(path.with_name(name), raw))
    say("Your progress is counted in.")


def _unpack(place, raw):
    """Write a notebook where nothing is lost by it; return what to say."""
    free, number = place, 1
    while free.exists() and free.read_bytes() != raw:
        free = place.with_stem(f"{place.stem} (back{f' {number}' * (number > 1)})")
        number += 1
    if not free.exists():
        free.write_bytes(raw)
    return f"{place.name} is here" + (f" as {free.name}." if free != place else ".")
