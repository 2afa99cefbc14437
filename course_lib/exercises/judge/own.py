"""Judge an answer of the learner's own by what must hold of it."""

import numpy as np

from course_lib.exercises.judge.explaining import ERRORS, failed
from course_lib.exercises.judge.reading import read
from course_lib.exercises.judge.running import attempt
from course_lib.exercises.judge.wording import code


def fault(exercise, answer, seen):
    """Return the sentence of the first property that does not hold; "" where all of them hold.

    `seen` is how the answer looks, a `Looks`. A counterexample stands in the sentence as one would
    type it, or as it is where it is a text.
    """
    for one in exercise.properties:
        outcome = attempt(_yes_or_counterexample, [(one, answer)], learners=answer)[0]
        if outcome.error == "TooLong":
            return f"{exercise.name} did not come to an end in time."
        if outcome.error and exercise.is_function and seen.can_be_called:
            return failed(exercise.name, outcome, seen.code, read(exercise.also_right[0]))
        if outcome.error:
            why = ERRORS.get(outcome.error, "it stopped with an error")
            said = f' Python says: "{outcome.message}".' if outcome.message else ""
            return f"{exercise.name} could not be tried: {why} ({outcome.error}).{said}"
        if outcome.value is not True:
            found = outcome.value if isinstance(outcome.value, str) else code(outcome.value)
            return one.says.replace("{}", found)
    return ""


def _yes_or_counterexample(one, answer):
    found = one.holds(answer)
    return bool(found) if isinstance(found, np.bool_) else found
