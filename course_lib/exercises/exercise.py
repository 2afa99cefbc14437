"""What an exercise and a quiz question are: plain data, checked when a chapter is loaded."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from types import FunctionType
from typing import Any


@dataclass(frozen=True)
class Mistake:
    """A known wrong answer, `does`, and the sentence that helps whoever gives it, `says`.

    `does` is a function with the reference's arguments, or a value where a value is asked for.

    >>> Mistake(does=75.6, says="The comma is one place too far right.").does
    75.6
    """

    does: Any
    says: str

    def __post_init__(self):
        _require(_is_text(self.says), "Mistake", "says", self.says, "a sentence that helps")


@dataclass(frozen=True)
class Exercise:
    """A task whose answer, a function or a value, is compared with `reference`.

    `inputs` are the argument tuples that a function is tried on, and `random_inputs(rng)` makes
    more of them; `name` is what the learner's cell calls the answer; `blank` says what to do
    while nothing is filled in; `well_done` is said after a right answer. ValueError names the
    field that is not as it should be.

    >>> slips = tuple(Mistake(w, "Look at the bar again.") for w in (1.0, 2.0, 3.0))
    >>> Exercise("2.1", "A bar", "bar", 0.5, mistakes=slips, hints=("Low.", "Lower.")).chapter
    2
    """

    id: str
    title: str
    name: str
    reference: Any
    inputs: tuple = ()
    mistakes: tuple[Mistake, ...] = ()
    hints: tuple[str, ...] = ()
    also_right: tuple = ()
    random_inputs: Callable | None = None
    blank: str = "put your own code in place of the dots"
    tolerance: float = 1e-9
    well_done: str = ""

    @property
    def chapter(self):
        """The number of the chapter that the exercise belongs to."""
        return int(self.id.split(".")[0])

    @property
    def is_function(self):
        """Whether the answer is a function (True) or a value (False)."""
        return callable(self.reference)

    def __post_init__(self):
        who = f"Exercise {self.id!r}"
        _require(_matches(r"\d+\.\d+", self.id), who, "id", self.id, 'text like "2.1"')
        _require(_is_text(self.title), who, "title", self.title, "a few words")
        _require(_matches(r"[^\W\d]\w*", self.name), who, "name", self.name, "a Python name")
        _require(_is_text(self.blank), who, "blank", self.blank, "what the learner should do")
        _require(_are(Mistake, self.mistakes, 3), who, "mistakes", self.mistakes,
                 "a tuple of at least 3 Mistake")
        _require(_are(str, self.hints, 2) and len(self.hints) <= 3, who, "hints", self.hints,
                 "a tuple of 2 or 3 sentences")
        _require(isinstance(self.also_right, tuple), who, "also_right", self.also_right,
                 "a tuple (one right answer only? write a comma after it)")
        self._require_something_to_try(who)

    def _require_something_to_try(self, who):
        if not self.is_function:
            _require(self.inputs == () and self.random_inputs is None, who, "inputs",
                     self.inputs, "nothing, because the reference is a value")
            return
        _require(_are(tuple, self.inputs, 1), who, "inputs", self.inputs,
                 "a tuple of argument tuples, such as ((30.0,), (60.0,))")
        _require(self.random_inputs is None or callable(self.random_inputs), who,
                 "random_inputs", self.random_inputs, "a function of rng, or None")
        # solution() prints the source of a `def`; a lambda's source is the line it stands in.
        written = getattr(self.reference, "__name__", "<lambda>") != "<lambda>"
        _require(isinstance(self.reference, FunctionType) and written, who, "reference",
                 self.reference, "a function written with def, or a value")
        _require(len(self.also_right) >= 1, who, "also_right", self.also_right,
                 "at least one right answer that is written differently")


@dataclass(frozen=True)
class Choice:
    """One choice of a question: its text, whether it is right, and `says`, why or why it tempts.

    >>> Choice("the bar", right=True, says="The sum is held against it.").right
    True
    """

    text: str
    right: bool
    says: str

    def __post_init__(self):
        _require(_is_text(self.text), "Choice", "text", self.text, "the choice's words")
        _require(isinstance(self.right, bool), "Choice", "right", self.right, "True or False")
        _require(_is_text(self.says), "Choice", "says", self.says, "why it is right or tempts")


@dataclass(frozen=True)
class Question:
    """A quiz question with two choices or more, of which one alone is right.

    ValueError names the field that is not as it should be.

    >>> yes, no = Choice("yes", True, "It adds up."), Choice("no", False, "Add it up again.")
    >>> Question("2.a", "Does it fire?", (yes, no)).chapter
    2
    """

    id: str
    text: str
    choices: tuple[Choice, ...]

    @property
    def chapter(self):
        """The number of the chapter that the question belongs to."""
        return int(self.id.split(".")[0])

    def __post_init__(self):
        who = f"Question {self.id!r}"
        _require(_matches(r"\d+\.[a-z]", self.id), who, "id", self.id, 'text like "2.a"')
        _require(_is_text(self.text), who, "text", self.text, "the question's words")
        _require(_are(Choice, self.choices, 2), who, "choices", self.choices,
                 "a tuple of at least 2 Choice")
        _require(len({choice.text for choice in self.choices}) == len(self.choices), who,
                 "choices", [choice.text for choice in self.choices], "different texts")
        _require(sum(choice.right for choice in self.choices) == 1, who, "choices",
                 [choice.right for choice in self.choices], "exactly one that is right")


def _is_text(value):
    return isinstance(value, str) and value.strip() != ""


def _matches(pattern, value):
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _are(kind, values, at_least):
    return (isinstance(values, tuple) and len(values) >= at_least
            and all(isinstance(value, kind) for value in values))


def _require(holds, who, field, came, expected):
    if not holds:
        raise ValueError(f"{who}: {field} must be {expected}, but it is {came!r}")
