"""What a class believes: known mistakes and sure but wrong guesses, and what to say about them."""

from collections import defaultdict
from dataclasses import dataclass

from course_lib.exercises.finding import find
from course_lib.exercises.marking import number_text

SURE = "certain"


@dataclass(frozen=True)
class Belief:
    """What several students have in common: where, what is said to it, who, and what to ask."""

    id: str
    title: str
    says: str
    students: tuple
    ask: str = ""


def beliefs(graded, ids):
    """Return the known mistakes and the sure but wrong guesses of a class, the commonest first.

    `graded` holds a `Graded` for each student, `ids` the exercises that count.
    """
    mistakes, guesses = defaultdict(list), defaultdict(list)
    for one in graded:
        for id, verdict in one.verdicts().items():
            if verdict.kind == "mistake" and id in ids:
                mistakes[id, verdict.says].append(one.student)
        for id, (right, sure, gave) in one.guesses().items():
            if not right and sure == SURE:
                guesses[id, gave].append(one.student)
    found = [_of_mistake(id, says, who) for (id, says), who in mistakes.items()]
    found += [_of_guess(id, gave, who) for (id, gave), who in guesses.items()]
    return sorted(found, key=lambda one: (-len(one.students), one.id))


def _of_mistake(id, says, who):
    exercise = find(id)
    ask = exercise.then.text if exercise.then else exercise.hints[0]
    return Belief(id, exercise.title, says, tuple(sorted(who)), ask)


def _of_guess(id, gave, who):
    guess = find(id, "guess")
    tempts = [one.says for one in guess.options if one.text == gave]
    if not guess.options:
        tempts = [says for at, near, says in guess.tempting if abs(float(gave) - at) <= near]
        gave = number_text(float(gave), guess.unit)
    right = next((one.text for one in guess.options if one.right), None)
    so = right or number_text(guess.number, guess.unit)
    says = " ".join([f"Certain, and guessed: *{gave}*.", *tempts[:1], f"So it is: *{so}*."])
    return Belief(id, "A guess", says, tuple(sorted(who)), guess.text)


def hardest(graded, ids):
    """Return (id, share that is right, share that was tried) of each exercise, hardest first."""
    everybody = [one.verdicts() for one in graded]
    read = [one for one in everybody if one] or [{}]

    def share(id, kinds):
        return sum(id in one and one[id].kind in kinds for one in read) / len(read)

    found = [(id, share(id, ("right",)), share(id, ("right", "mistake", "wrong"))) for id in ids]
    return sorted(found, key=lambda one: one[1:])
