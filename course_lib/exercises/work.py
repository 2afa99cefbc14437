"""`my_work`: all of a learner's notebooks and the record of what was done, as one file."""

import base64
import io
import os
import zipfile
from pathlib import Path

from course_lib.exercises import record
from course_lib.exercises.record_file import text_of

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
