"""The process that runs a submission: it computes what it is asked for, and judges nothing."""

import json
import linecache
import os
import sys
import types

from course_lib.exercises.judge.looking import look_at
from course_lib.exercises.judge.running import attempt
from course_lib.teaching.grading.describing import pack_looks, pack_outcome
from course_lib.teaching.grading.limits import Limits, bind
from course_lib.teaching.grading.packing import unpack
from course_lib.teaching.grading.program import Assigned, program
from course_lib.teaching.grading.reading import Cell, Unreadable, read_notebook, read_record


def main():
    """Read one submission and serve what is asked about it, until nobody asks any more."""
    hear, tell = _talk()
    task = json.loads(hear.readline())
    raw, record = hear.read(task["size"]), hear.read(task["record_size"])
    limits = Limits(**task["limits"])
    _quieten()
    bind(limits)
    try:
        facts, steps = _understood(task, raw, record)
    except (Unreadable, MemoryError) as error:
        tell({"unreadable": str(error) or "it is too large to be read"})
        return
    tell(facts)
    Server(steps, set(task["skip"]), limits, hear, tell).serve()


def _talk():
    """Return where to hear from and how to tell, and shut the usual ways out."""
    hear, out = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for usual in (0, 1, 2):
        os.dup2(nothing, usual)

    def tell(message):
        out.write(json.dumps(message).encode() + b"\n")
        out.flush()

    return hear, tell


def _quieten():
    """Let what shows, asks and checks in a notebook do nothing here."""
    import course_lib
    from course_lib import exercises

    for name in exercises.__all__:
        if isinstance(getattr(exercises, name), types.FunctionType):
            setattr(exercises, name, _nothing)
    views = course_lib.views = sys.modules["course_lib.views"] = _Quiet("course_lib.views")
    views.__path__ = []


class _Quiet(types.ModuleType):
    """Stands for all the pictures: whatever is asked of it, it does nothing."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _Nothing()


class _Nothing:
    """What a picture gives back: something that can be asked for anything."""

    def __call__(self, *values, **named):
        return self

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self


def _nothing(*values, **named):
    return None


def _understood(task, raw, record):
    """Return what is known of the notebook before any of it runs, and the steps to run."""
    cells, notes = read_notebook(raw)
    for part, entries in read_record(record).items():
        notes[part] = {**entries, **notes[part]}
    chapters = [Assigned(one["chapter"], [Cell(*cell) for cell in one["cells"]], one["exercises"])
                for one in task["assigned"]]
    likeness = [chapter.likeness(cells) for chapter in chapters]
    if not max(likeness):
        raise Unreadable("it is a notebook, but not of a chapter that was assigned")
    chapter = chapters[likeness.index(max(likeness))]
    made = {id: text for id, text in notes["made"].items()
            if id in chapter.exercises and id in task["kept"] and isinstance(text, str)}
    steps = program(chapter, cells, made)
    guesses = {id: guess for id, guess in notes["guesses"].items()
               if id.partition(".")[0] == str(chapter.chapter)}
    return {"chapter": chapter.chapter, "guesses": guesses,
            "answers": [[[id, how, step.cell.error] for id, _, how in step.answers]
                        for step in steps]}, steps


class Server:
    """Runs the steps one after the other and answers what is asked about the answers in them."""

    def __init__(self, steps, skip, limits, hear, tell):
        self.steps, self.skip, self.limits = steps, skip, limits
        self.hear, self.tell = hear, tell
        self.space = {"__name__": "__main__"}
        self.answers = {}

    def serve(self):
        """Answer until nobody asks any more: "next", or to "try" an answer on inputs."""
        asked = self._run()
        for line in self.hear:
            message = json.loads(line)
            if message["do"] == "next":
                self.tell(next(asked, {"end": True}))
            else:
                self.tell(self._try(**message))

    def _run(self):
        """Run each step, and give how each of its answers looks, by its step and place."""
        for number, step in enumerate(self.steps):
            if number in self.skip:
                continue
            self.tell({"running": number})
            for _, code, _ in step.answers:
                if code in step.cell.gives:     # so that no stub stands in for it
                    self.space.pop(code, None)
            ended = self._cell(step.cell, number)
            for place, (_, code, _) in enumerate(step.answers):
                key = f"{number}.{place}"
                looks = self._look(key, code)
                yield {"answer": key, "looks": looks, "ended": pack_outcome(ended)}

    def _cell(self, cell, number):
        """Run a cell, and return the `Outcome` of that, whose value is nothing."""
        def run():
            exec(compile(cell.text, f"<cell {number}>", "exec"), self.space)

        lines = cell.text.splitlines(keepends=True)
        linecache.cache[f"<cell {number}>"] = len(cell.text), None, lines, ""
        return attempt(run, [()], self.limits.cell)[0]

    def _look(self, key, code):
        """Return how an answer looks, None where its cell did not get to it."""
        found = []
        attempt(lambda: found.append(eval(code, self.space)), [()], self.limits.cell)
        self.answers[key] = found[0] if found else None
        return pack_looks(look_at(found[0])) if found else None

    def _try(self, do, answer, trials, named=None):
        given, named = self.answers[answer], unpack(named or {"is": "dict", "of": []})
        run = (lambda *values: given(*values, **named)) if named else given
        outcomes = attempt(run, [unpack(one) for one in trials], self.limits.answer, given)
        return {"outcomes": [pack_outcome(one) for one in outcomes]}


if __name__ == "__main__":
    main()
