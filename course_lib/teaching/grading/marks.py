"""What was found, kept line by line, and the marks that come of it; a teacher's own mark stays."""

import json
from dataclasses import asdict, dataclass, field

from course_lib.exercises.judge.judging import Verdict
from course_lib.teaching.grading.judge import Result

ORDER = ("missing", "blank", "wrong", "mistake", "right")


@dataclass
class Graded:
    """One student's work: the `Result` of each notebook by its name, and what is odd about it."""

    student: str
    number: str = ""
    fingerprint: str = ""
    results: dict = field(default_factory=dict)
    odd: list = field(default_factory=list)

    def verdicts(self):
        """Return the better verdict of each exercise, by id, where a chapter came twice."""
        found = {}
        for result in self.results.values():
            for id, one in result.verdicts.items():
                if id not in found or ORDER.index(one.kind) > ORDER.index(found[id].kind):
                    found[id] = one
        return found

    def guesses(self):
        """Return the guesses, (right, sure, gave) by id."""
        return {id: tuple(guess) for result in self.results.values()
                for id, guess in result.guesses.items()}

    def notes(self):
        """Return what a teacher should know: what cannot be read, and what came twice."""
        found = [*self.odd, *(f"{name}: {result.unreadable}"
                              for name, result in self.results.items() if result.unreadable)]
        chapters = [result.chapter for result in self.results.values() if not result.unreadable]
        found += [f"chapter {one:02d} came {chapters.count(one)} times; the better answers count"
                  for one in sorted(set(chapters)) if chapters.count(one) > 1]
        return found


class Ledger:
    """All that was found so far, in a file of lines of JSON that only grows.

    So grading goes on where it was stopped. `seed` is what the random inputs are drawn from;
    `written` are the marks that stood in the table last, and `by_hand` a teacher's own.
    """

    def __init__(self, path):
        self.path = path
        self.seed, self.graded, self.written, self.by_hand = None, {}, {}, {}
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                self._take(line)

    def _take(self, line):
        try:
            kept = json.loads(line)
        except ValueError:              # the last line, where it was stopped in the middle of it
            return
        self.seed = kept.get("seed", self.seed)
        self.written = kept.get("written", self.written)
        self.by_hand = kept.get("by_hand", self.by_hand)
        if "graded" in kept:
            one = _graded(kept["graded"])
            self.graded[one.student] = one

    def add(self, **what):
        """Keep something: a `seed`, a `Graded` as `graded`, `written` or `by_hand`."""
        known = {name: asdict(one) if name == "graded" else one for name, one in what.items()}
        with open(self.path, "a", encoding="utf-8") as file:
            file.write(json.dumps(known) + "\n")
        self._take(json.dumps(known))

    def note_hand(self, table):
        """Take over what a teacher changed in the table since it was written: marks by id."""
        hand = {student: dict(marks) for student, marks in self.by_hand.items()}
        for student, marks in table.items():
            before = self.written.get(student, {})
            for id, mark in marks.items():
                if id in before and mark != before[id]:
                    hand.setdefault(student, {})[id] = mark
        hand = {student: {id: mark for id, mark in marks.items() if mark is not None}
                for student, marks in hand.items()}
        if hand != self.by_hand:
            self.add(by_hand=hand)

    def marks(self, student, points):
        """Return a student's marks by exercise: the points where it is right, or by hand."""
        verdicts, own = self.graded[student].verdicts(), self.by_hand.get(student, {})
        return {id: own.get(id, value if id in verdicts and verdicts[id].kind == "right" else 0.0)
                for id, value in points.items()}


def _graded(kept):
    results = {name: Result(one["unreadable"], one["chapter"],
                            {id: Verdict(**found) for id, found in one["verdicts"].items()},
                            one["guesses"])
               for name, one in kept["results"].items()}
    return Graded(kept["student"], kept["number"], kept["fingerprint"], results, kept["odd"])
