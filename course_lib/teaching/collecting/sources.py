"""Open what was handed in, folders and archives; nothing gets out, nothing gets large."""

import io
import os
import re
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from course_lib.exercises.record import FILE as RECORD

LARGEST = 20_000_000            # bytes of one file; a chapter with all its pictures has 1,000,000
MOST = 20_000                   # files in one folder or archive
MOST_BYTES = 20_000_000_000     # in all that a class hands in
MOST_BYTES_EACH = 200_000_000   # in the archive that one student hands in
DEEPEST = 8                     # folders in folders
NESTED = 2                      # archives in archives: that of the class, that of a student
NOISE = ("__MACOSX", ".DS_Store", ".ipynb_checkpoints", "__pycache__", "Thumbs.db", "desktop.ini")
TOO_LARGE = f"it is larger than {LARGEST // 1_000_000} MB, so it was not opened"
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
          OSError)


@dataclass(frozen=True)
class Found:
    """A file: the names of the folders, archives and the file itself; its bytes, or a `problem`.

    >>> Found(("Ada", "04.ipynb"), b"{}").name
    '04.ipynb'
    """

    parts: tuple[str, ...]
    data: bytes = b""
    problem: str = ""

    @property
    def name(self):
        """The file's own name."""
        return self.parts[-1]

    @property
    def shown(self):
        """Its path as a sentence shows it, without letters that would steer a terminal."""
        return "".join(one if one.isprintable() else "_" for one in "/".join(self.parts))


def files_in(source):
    """Yield a `Found` for each file of a folder or an archive, also of the archives in them.

    FileNotFoundError where there is no such thing.
    """
    source = Path(source)
    if not source.exists():
        raise FileNotFoundError(f"there is no file or folder {source}")
    if source.is_dir():
        yield from _limited(_in_folder(source, (), DEEPEST))
    elif zipfile.is_zipfile(source):
        with zipfile.ZipFile(source) as archive:
            one_student = RECORD in archive.namelist()      # so `my_work` made it
            parts = (source.name,) if one_student else ()
            yield from _limited(_in_archive(archive, parts, NESTED))
    else:
        yield from _opened(source, (source.name,))


def paths_in(source):
    """Return the path of each file of a folder or an archive as names, without opening any."""
    if os.path.isdir(source):
        paths = [os.path.relpath(os.path.join(folder, name), source)
                 for folder, _, names in os.walk(source) for name in names]
    elif zipfile.is_zipfile(source):
        with zipfile.ZipFile(source) as archive:
            paths = [one.filename for one in archive.infolist() if not one.is_dir()]
    else:
        paths = [os.path.basename(source)]
    split = [tuple(path.replace("\\", "/").split("/")) for path in paths]
    return [names for names in split if not any(map(is_noise, names))]


def is_noise(name):
    """Say whether a name is one of those that systems add without being asked."""
    return name in NOISE or name.startswith("._")


def _limited(files, most_bytes=MOST_BYTES):
    read = 0
    for number, found in enumerate(files):
        read += LARGEST if found.problem == TOO_LARGE else len(found.data)
        if number == MOST or read > most_bytes:
            yield Found(found.parts[:-1] or found.parts,
                        problem="there is far too much in it, and the rest was not opened")
            return
        yield found


def _in_folder(folder, parts, deepest):
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        inside = (*parts, _readable(entry.name))
        if is_noise(entry.name):
            continue
        if entry.is_symlink():
            yield Found(inside, problem="it is a link to somewhere else, and was not followed")
        elif entry.is_dir():
            if deepest:
                yield from _in_folder(entry.path, inside, deepest - 1)
            else:
                yield Found(inside, problem="it lies too many folders deep")
        else:
            yield from _opened(entry.path, inside)


def _opened(path, parts):
    """Yield a file of the disk, or what is in it if it is an archive."""
    known = os.stat(path, follow_symlinks=False)
    if not stat.S_ISREG(known.st_mode):
        yield Found(parts, problem="it is no ordinary file")
    elif known.st_size > LARGEST and not _is_archive(parts):
        yield Found(parts, problem=TOO_LARGE)
    elif _is_archive(parts):
        yield from _unpacked(path, parts, NESTED - 1)
    else:
        yield Found(parts, Path(path).read_bytes())


def _is_archive(parts):
    return parts[-1].lower().endswith(".zip")


def _unpacked(file, parts, nested):
    try:
        with zipfile.ZipFile(file) as archive:
            yield from _limited(_in_archive(archive, parts, nested), MOST_BYTES_EACH)
    except BROKEN:
        yield Found(parts, problem="it is no zip archive, or a damaged one")


def _in_archive(archive, parts, nested):
    for info in archive.infolist():
        names = tuple(info.filename.replace("\\", "/").split("/"))
        if info.is_dir() or any(map(is_noise, names)):
            continue
        inside = (*parts, *filter(None, names))
        if names[0] == "" or ".." in names or re.match("[A-Za-z]:", names[0]):
            yield Found(inside, problem="its name leads out of the archive, so it was left there")
        elif stat.S_ISLNK(info.external_attr >> 16):
            yield Found(inside, problem="it is a link to somewhere else, and was not followed")
        else:
            yield from _member(archive, info, inside, nested)


def _member(archive, info, parts, nested):
    """Yield a file of an archive. What it says of its own size is not believed."""
    if info.flag_bits & 1:
        yield Found(parts, problem="it is locked with a password")
        return
    try:
        with archive.open(info) as file:
            data = file.read(LARGEST + 1)
    except BROKEN:
        yield Found(parts, problem="it is damaged inside the archive")
        return
    if len(data) > LARGEST:
        yield Found(parts, problem=TOO_LARGE)
    elif _is_archive(parts):
        if nested:
            yield from _unpacked(io.BytesIO(data), parts, nested - 1)
        else:
            yield Found(parts, problem="it is an archive in an archive in an archive")
    else:
        yield Found(parts, data)


def _readable(name):
    """Return a name that can be written anywhere, whatever its letters were."""
    return os.fsencode(name).decode("utf-8", "replace")
