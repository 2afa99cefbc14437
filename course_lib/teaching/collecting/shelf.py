"""Put each file into its student's folder, and write down what was odd."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from course_lib.exercises.record import FILE as RECORD
from course_lib.teaching.collecting.names import owner_of, safe, same_person, shared_levels
from course_lib.teaching.collecting.sources import files_in, paths_in
from course_lib.teaching.grading.reading import Unreadable, read_notebook

NOTEBOOK = re.compile(r"(.+?\.ipynb)(\.json|\.txt)?", re.IGNORECASE)    # browsers add an ending
NO_NAME = "without a name"


@dataclass
class Shelf:
    """The folder with one folder a student. `students` are those who handed something in.

    `chapters`, such as "04", are those that were assigned; without them all are taken.
    `twice`, `unreadable` and `refused` pair names with what a teacher should know; `left_out`
    are files of other kinds, `again` counts those that lay here already.
    """

    folder: Path
    chapters: tuple = ()
    students: dict = field(default_factory=lambda: defaultdict(list))
    twice: list = field(default_factory=list)
    unreadable: list = field(default_factory=list)
    refused: list = field(default_factory=list)
    left_out: list = field(default_factory=list)
    again: int = 0
    _owners: dict = field(default_factory=dict)
    _first: dict = field(default_factory=dict)
    _came: dict = field(default_factory=lambda: defaultdict(set))
    _beside: dict = field(default_factory=dict)

    def collect(self, source):
        """Sort in all that lies in a folder, an archive or a file."""
        levels = shared_levels(paths_in(source))
        for found in files_in(source):
            self._take(found, levels)

    def _take(self, found, levels):
        student, file = owner_of(found, levels)
        if ".zip" in found.shown.lower():       # what lies beside it in an archive is theirs, too
            student = student or self._beside.get(found.parts[:-1])
            self._beside[found.parts[:-1]] = student
        who = student.name if student else NO_NAME
        notebook = NOTEBOOK.fullmatch(file)
        if found.problem:
            self.refused.append((who, f"{found.shown}: {found.problem}"))
            if student:         # so that grading knows of somebody with nothing in the folder
                self._folder_of(student).mkdir(parents=True, exist_ok=True)
        elif notebook is None and file != RECORD:
            self.left_out.append((who, found.shown))
        else:
            self._place(found, student, safe(notebook[1] if notebook else file), bool(notebook))

    def _place(self, found, student, name, is_notebook):
        who, chapter, error = student.name if student else NO_NAME, "", ""
        if is_notebook:
            try:
                chapter = chapter_in(found.data)
            except Unreadable as unreadable:
                error = str(unreadable)
        if chapter and self.chapters and chapter not in self.chapters:
            self.left_out.append((who, f"{found.shown}: chapter {chapter} was not assigned"))
            return
        folder = self._folder_of(student)
        place, new = self._put(folder, name, found.data)
        self._came[folder.name].add(chapter)
        before = self._first.setdefault((folder, chapter or name), place.name)
        if error and new:
            self.unreadable.append((who, f"{found.shown}: {error}"))
        elif is_notebook and new and {name, before} != {place.name}:
            other = name if before == place.name else before
            self.twice.append((who, f"{other} and {place.name}"))

    def _folder_of(self, student):
        """Return the folder of a student; two whose names look alike on a disk get two."""
        name = wanted = student.folder if student else NO_NAME
        number = 2
        while self._owners.setdefault(name.casefold(), student) != student:
            name, number = f"{wanted} {number}", number + 1
        self.students[name]             # known from here on, with or without a file
        return self.folder / name

    def _put(self, folder, name, data):
        """Write a file where none is; return its place, and whether it is new there."""
        folder.mkdir(parents=True, exist_ok=True)
        stem, dot, ending = name.rpartition(".")
        place, number = folder / name, 2
        while place.exists() or place.is_symlink():
            if not place.is_symlink() and place.is_file() and place.read_bytes() == data:
                self.again += 1
                return place, False
            place, number = folder / f"{stem} ({number}){dot}{ending}", number + 1
        with open(place, "xb") as file:
            file.write(data)
        self.students[folder.name].append(place.name)
        return place, True

    def missing(self, names):
        """Return those of a class who handed nothing in."""
        return [name for name in names if not self._has(name)]

    def incomplete(self):
        """Return those of whom a chapter that was assigned is not there."""
        lacks = [(folder, sorted(set(self.chapters) - self._came[folder]))
                 for folder in self.students]
        return [f"{folder}: {', '.join(chapters)}" for folder, chapters in lacks if chapters]

    def unknown(self, names):
        """Return the folders of those who are not in the class."""
        return [folder for folder in self.students
                if not any(same_person(_name(folder), name) for name in names)]

    def _has(self, name):
        return any(same_person(_name(folder), name) for folder in self.students)


def chapter_in(data):
    """Return the chapter that a notebook is of, such as "04", as the ids of its cells tell, or "".

    Unreadable says why it is no notebook.
    """
    cells, _ = read_notebook(data)
    starts = Counter(cell.id[:2] for cell in cells if re.match(r"\d\d-", cell.id))
    return starts.most_common(1)[0][0] if starts else ""


def _name(folder):
    return re.sub(r" \(\d+\)$", "", folder)
