"""What was assigned: chapters, exercises with points, when it is due; kept in one file."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

FILE = "assignment.json"


@dataclass(frozen=True)
class Assignment:
    """The numbers of the chapters, the points of each exercise by id, and the class's rules.

    `due` is a text like "2026-12-04T18:00" or ""; `closed` says whether `solution()` is shut
    until then.

    >>> Assignment((4,), {"4.1": 2, "4.3": 1.5}).total
    3.5
    """

    chapters: tuple[int, ...]
    points: dict[str, float]
    due: str = ""
    closed: bool = False

    @property
    def total(self):
        """All points together."""
        return sum(self.points.values())

    def due_in_words(self):
        """Return the due date as a page says it, "" without one.

        >>> Assignment((4,), {}, "2026-12-04T18:00").due_in_words()
        'Friday 4 December 2026, 18:00'
        """
        if not self.due:
            return ""
        due = datetime.fromisoformat(self.due)
        return f"{due:%A} {due.day} {due:%B %Y, %H:%M}"

    def write(self, folder):
        """Write it into a folder, as assignment.json."""
        text = json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n"
        (Path(folder) / FILE).write_text(text, encoding="utf-8", newline="\n")


def read_assignment(path):
    """Return the `Assignment` that a file, or the file in a folder, holds.

    ValueError says what is wrong with the file.
    """
    path = Path(path) / FILE if Path(path).is_dir() else Path(path)
    try:
        kept = json.loads(path.read_text(encoding="utf-8-sig"))
        points = {str(id): float(value) for id, value in kept["points"].items()}
        return Assignment(tuple(map(int, kept["chapters"])), points, str(kept.get("due", "")),
                          kept.get("closed", False) is True)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"{path} is nothing that `course assign` wrote: {error!r}") from None


def points_of(exercises, scheme=""):
    """Return the points of each exercise by id: 1, or what `scheme`, "4.1=2,4.3=0.5", says.

    A number alone, "2", is for each of them. ValueError says which part cannot be read.

    >>> from course_lib.exercises.finding import exercises_of
    >>> points_of(exercises_of(4)[:2], "4.1=2")
    {'4.1': 2.0, '4.2': 1.0}
    """
    points = {one.id: 1.0 for one in exercises}
    for part in filter(None, (part.strip() for part in scheme.split(","))):
        id, sign, value = part.rpartition("=")
        try:
            number = float(value)
        except ValueError:
            number = -1.0
        if not 0 <= number < 1e6 or sign and id.strip() not in points:
            raise ValueError(f"points: {part!r} is no exercise of this assignment with its "
                             f'points, such as "{next(iter(points), "4.1")}=2"')
        points.update({id.strip(): number} if sign else dict.fromkeys(points, number))
    return points
