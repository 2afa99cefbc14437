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

    `twice`, `unreadable` and `refused` pair names with what a teacher should know; `left_out`
    are files of other kinds, `again` counts those that lay here already.
    """

    folder: Path
    students: dict = field(default_factory=lambda: defaultdict(list))
    twice: list = field(default_factory=list)
    unreadable: list = field(default_factory=list)
    refused: list = field(default_factory=list)
    left_out: list = field(default_factory=list)
    again: int = 0
    _owners: dict = field(default_factory=dict)
    _chapters: dict = field(default_factory=dict)
    _beside: dict = field(default_factory=dict)

    def collect(self, source):
        """Sort in all that lies in a folder, an archive or a file."""
        levels = shared_levels(paths_in(source))
        for found in files_in(source):
            self._take(found, levels)

    def _take(self, found, levels):
        student, file = owner_of(found, levels)
        if ".zip" in found.shown.lower():       # what lies beside it in one archive is theirs, too
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
            folder, name = self._folder_of(student), safe(notebook[1] if notebook else file)
            place = self._put(folder, name, found.data)
            if place and notebook:
                self._look(who, found, place, name)

    def _folder_of(self, student):
        """Return the folder of a student; two whose names look alike on a disk get two."""
        name = wanted = student.folder if student else NO_NAME
        number = 2
        while self._owners.setdefault(name.casefold(), student) != student:
            name, number = f"{wanted} {number}", number + 1
        self.students[name]             # known from here on, with or without a file
        return self.folder / name

    def _put(self, folder, name, data):
        """Write a file where none is, and return its place; None if the very same is there."""
        folder.mkdir(parents=True, exist_ok=True)
        stem, dot, ending = name.rpartition(".")
        place, number = folder / name, 2
        while place.exists() or place.is_symlink():
            if not place.is_symlink() and place.is_file() and place.read_bytes() == data:
                self.again += 1
                return None
            place, number = folder / f"{stem} ({number}){dot}{ending}", number + 1
        with open(place, "xb") as file:
            file.write(data)
        self.students[folder.name].append(place.name)
        return place

    def _look(self, who, found, place, name):
        """See whether a notebook can be read, and whether its chapter came before."""
        try:
            cells, _ = read_notebook(found.data)
        except Unreadable as error:
            self.unreadable.append((who, f"{found.shown}: {error}"))
            return
        starts = Counter(cell.id[:2] for cell in cells if re.match(r"\d\d-", cell.id))
        chapter = starts.most_common(1)[0][0] if starts else name
        before = self._chapters.setdefault((place.parent, chapter), name)
        if place.name != before:
            self.twice.append((who, f"{before} and {place.name}"))

    def missing(self, names):
        """Return those of a class who handed nothing in."""
        return [name for name in names if not self._has(name)]

    def unknown(self, names):
        """Return the folders of those who are not in the class."""
        return [folder for folder in self.students
                if not any(same_person(_name(folder), name) for name in names)]

    def _has(self, name):
        return any(same_person(_name(folder), name) for folder in self.students)


def _name(folder):
    return re.sub(r" \(\d+\)$", "", folder)
