"""Judge one submission from outside: what its worker computes is compared here, and only here."""

import functools
from dataclasses import dataclass, field, replace

from course_lib.exercises.finding import exercises_of, find
from course_lib.exercises.judge.judging import Verdict, verdict
from course_lib.exercises.judge.trying import trials
from course_lib.exercises.replying import given_before, reply
from course_lib.teaching.grading.describing import unpack_looks, unpack_outcome
from course_lib.teaching.grading.program import KEPT, NAMED
from course_lib.teaching.grading.talking import Asked, Gone, Worker

MOST_STARTS = 8                 # of a worker that its submission brings down
NOT_THERE = "it is not in this notebook: no cell gives `{}` a value."
NO_LINES = ("no lines in order came with this notebook. They come along when the last cell, "
            "progress({1}), is run before the notebook is saved.")
LATE = "it did not come to an end in time. Is there a loop whose condition never turns false?"
BROUGHT_DOWN = ("it ended Python itself, or needed more memory, output or files than there are. "
                "An answer only has to give back its result.")
UNREADABLE = "Python cannot read its cell, at {}."
STOPPED = "its cell stopped with {} before the answer was made."


@dataclass
class Result:
    """What one notebook is worth: `unreadable` says why it is worth nothing, else "".

    `verdicts` are the `Verdict` by the exercise's id, `guesses` by id whether each was right, how
    sure, and what it was: (right, sure, gave).
    """

    unreadable: str = ""
    chapter: int | None = None
    verdicts: dict = field(default_factory=dict)
    guesses: dict = field(default_factory=dict)


@functools.cache
def drawn(chapter, seed):
    """Return a chapter's exercises with all inputs that answers are tried on, drawn anew."""
    def with_inputs(one):
        if one.kind == "own" or not one.is_function:
            return one
        return replace(one, inputs=tuple(trials(one, seed)), random_inputs=None)

    return {one.id: with_inputs(one) for one in exercises_of(chapter)}


def judge(raw, record, desk):
    """Return the `Result` of a notebook's bytes and the bytes of its progress file, b"" for none.

    `desk` is the `Desk` that it lies on.
    """
    sitting = Sitting(desk)
    for _ in range(MOST_STARTS):
        if sitting.is_over():
            break
        with Worker(desk.course, desk.limits, desk.jailed) as worker:
            try:
                if sitting.go_on(worker, raw, record):
                    break
            except Gone as gone:
                sitting.brought_down(gone)
    return sitting.result()


@dataclass(frozen=True)
class Desk:
    """All that judging needs besides a submission: the task for the workers, and their bounds."""

    task: dict
    course: str
    limits: object
    jailed: bool
    seed: int


class Sitting:
    """The judging of one submission, which goes on after its worker was brought down."""

    def __init__(self, desk):
        self.desk = desk
        self.facts = None
        self.skip = set()
        self.found = {}         # the verdict of each answer by "step.place"
        self.trying = None

    def go_on(self, worker, raw, record):
        """Go through the answers that have no verdict yet; say that all are done."""
        facts = worker.begin({**self.desk.task, "skip": sorted(self.skip)}, raw, record)
        self.facts = self.facts or _sound(facts)
        if self.is_over():
            return True
        late_names = []
        while not (reply := worker.next()).get("end"):
            key = str(reply.get("answer"))
            if key in self.keys() and key not in self.found:
                if not self._judged(worker, key, reply):
                    late_names.append((key, reply))
        for key, reply in late_names:   # a helper may stand further down
            self._judged(worker, key, reply)
        return True

    def is_over(self):
        """Say whether there is nothing to be judged."""
        return self.facts is not None and bool(self.facts["unreadable"])

    def keys(self):
        """Return each answer's exercise, how it is known, and what cannot be read in its cell."""
        return {f"{step}.{place}": entry for step, entries in enumerate(self.facts["answers"])
                for place, entry in enumerate(entries)}

    def brought_down(self, gone):
        """Note what brought the worker down, so that it is not tried again."""
        if self.facts is None:
            self.facts = _sound({"unreadable": "it brought down Python while it was read"})
            return
        says = LATE if gone.late else BROUGHT_DOWN
        if self.trying is not None:
            self.found[self.trying] = Verdict("wrong", says)
            self.trying = None
            return
        self.skip.add(gone.running)
        for key in self.keys():
            if key.partition(".")[0] == str(gone.running):
                self.found.setdefault(key, Verdict("wrong", says))

    def _judged(self, worker, key, reply):
        """Judge an answer; say whether that is final."""
        id, _, unreadable = self.keys()[key]
        exercise = drawn(self.facts["chapter"], self.desk.seed)[id]
        if reply.get("looks") is None:
            ended = unpack_outcome(reply["ended"])
            says = UNREADABLE.format(unreadable) if unreadable else (
                LATE if ended.error == "TooLong" else STOPPED.format(ended.error or "an error"))
            self.found[key] = Verdict("wrong", says)
            return True
        self.trying, outcomes = key, []

        def run(tried):
            outcomes.extend(worker.attempt(key, tried))
            return outcomes

        self.found[key] = _verdict(exercise, reply["looks"], run, Asked(worker, key))
        self.trying = None
        return not any(one.error == "NameError" for one in outcomes)

    def result(self):
        """Return the `Result`: of each exercise the last answer that is not blank."""
        if self.is_over():
            return Result(self.facts["unreadable"])
        chapter, verdicts = self.facts["chapter"], {}
        for one in exercises_of(chapter):
            mine = [(how, self.found[key]) for key, (id, how, _) in self.keys().items()
                    if id == one.id and key in self.found]
            verdicts[one.id] = _last_word(mine) or Verdict("missing", _not_there(one))
        return Result("", chapter, verdicts, _guesses(self.facts["guesses"]))


def _last_word(found):
    """Return the verdict that counts of those on one exercise, None where there is none.

    It is the last one on an answer that is filled in; those passed to `check` come before those
    known by their name alone. What the record kept was right once, so if it is, it counts.
    """
    kept = [one for how, one in found if how == KEPT and one.kind == "right"]
    checked = [one for how, one in found if how != NAMED] or [one for _, one in found]
    tried = [one for one in checked if one.kind != "blank"] or checked
    return (kept or tried or [None])[-1]


def _not_there(exercise):
    return (NO_LINES if exercise.kind == "order" else NOT_THERE).format(
        exercise.name, exercise.chapter)


def _sound(facts):
    """Return what a worker knows of a notebook; Gone where that is not what a worker says."""
    try:
        answers = [[(str(id), int(how), str(error)[:100]) for id, how, error in step]
                   for step in facts.get("answers", [])]
        chapter, guesses = facts.get("chapter"), facts.get("guesses", {})
        return {"unreadable": str(facts.get("unreadable", ""))[:200], "answers": answers,
                "chapter": None if chapter is None else int(chapter), "guesses": dict(guesses)}
    except (TypeError, ValueError) as error:
        raise Gone(False, None) from error


def _verdict(exercise, looks, run, asked):
    try:
        seen = unpack_looks(looks)
        return verdict(exercise, seen, run, asked if seen.can_be_called else seen.value)
    except Gone:
        raise
    except Exception as error:          # an answer that is too odd for a sentence
        return Verdict("wrong", f"{exercise.name} cannot be looked at: {type(error).__name__}.")


def _guesses(kept):
    """Return of each guess whether it was right, looked up here, how sure, and what it was."""
    found = {}
    for id, guess in list(kept.items())[:100]:
        try:
            asked = find(id, "guess")
            place, number = given_before(asked, guess["gave"])
            said = reply(asked, place, number)
            found[id] = said.right is True, str(guess["sure"])[:20], said.gave
        except (LookupError, TypeError, KeyError, AttributeError):
            continue
    return found
