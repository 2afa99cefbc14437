"""What an exercise is: plain data, checked when a chapter is loaded."""

from collections.abc import Callable
from dataclasses import dataclass
from types import FunctionType
from typing import Any

from course_lib.exercises.question import Question, are, chapter_of, is_text, matches, require

DOTS = "put your own code in place of the dots"
KINDS = ("write", "design", "predict", "repair", "order", "own")


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
        require(is_text(self.says), "Mistake", "says", self.says, "a sentence that helps")


@dataclass(frozen=True)
class Property:
    """What must hold of an answer of the learner's own: `holds(answer)`, and `says` if not.

    `holds` returns True, or whatever shows that it does not hold: a counterexample, which stands
    in `says` where "{}" is.

    >>> spoils = Property(lambda cat: cat(1, 1) == 1 or (1, 1), "With {} it does not pounce.")
    >>> spoils.holds(lambda rustle, smell: 0)
    (1, 1)
    """

    holds: Callable
    says: str

    def __post_init__(self):
        require(callable(self.holds), "Property", "holds", self.holds, "a function of the answer")
        require(is_text(self.says), "Property", "says", self.says, "what does not hold, and where")


@dataclass(frozen=True)
class Exercise:
    """A task whose answer, a function or a value, is compared with `reference`.

    `inputs` are the argument tuples that a function is tried on, and `random_inputs(rng)` makes
    more of them; `name` is what the learner's cell calls the answer; `blank` says what to do
    while nothing is filled in, and `blanks` how many dots the cell has; `well_done` is said
    after a right answer, and `then` is a question about it. Three kinds need something more:
    "repair" the function that is `given`, "order" the `lines` in mixed order, "own" its
    `properties` in place of a reference, and a mistake for each of them, which `says` the
    sentence that it gets.
    ValueError names the field that is not as it should be.

    >>> slips = tuple(Mistake(w, "Look at the bar again.") for w in (1.0, 2.0, 3.0))
    >>> Exercise("2.1", "A bar", "bar", 0.5, mistakes=slips, hints=("Low.", "Lower.")).chapter
    2
    """

    id: str
    title: str
    name: str
    reference: Any = None
    inputs: tuple = ()
    mistakes: tuple[Mistake, ...] = ()
    hints: tuple[str, ...] = ()
    also_right: tuple = ()
    random_inputs: Callable | None = None
    blank: str = DOTS
    blanks: int = 1
    tolerance: float = 1e-9
    well_done: str = ""
    kind: str = "write"
    then: Question | None = None
    given: Callable | None = None
    lines: tuple[str, ...] = ()
    properties: tuple[Property, ...] = ()

    @property
    def chapter(self):
        """The number of the chapter that the exercise belongs to."""
        return chapter_of(self.id)

    @property
    def is_function(self):
        """Whether the answer is a function (True) or a value (False)."""
        return callable(self.also_right[0] if self.kind == "own" else self.reference)

    def __post_init__(self):
        who = f"Exercise {self.id!r}"
        require(matches(r"\d+\.\d+", self.id), who, "id", self.id, 'text like "2.1"')
        require(is_text(self.title), who, "title", self.title, "a few words")
        require(matches(r"[^\W\d]\w*", self.name), who, "name", self.name, "a Python name")
        require(is_text(self.blank), who, "blank", self.blank, "what the learner should do")
        require(self.kind in KINDS, who, "kind", self.kind, f"one of {', '.join(KINDS)}")
        require(are(str, self.hints, 2) and len(self.hints) <= 3, who, "hints", self.hints,
                "a tuple of 2 or 3 sentences")
        require(isinstance(self.also_right, tuple), who, "also_right", self.also_right,
                "a tuple (one right answer only? write a comma after it)")
        require(self.then is None or isinstance(self.then, Question)
                and matches(rf"{self.id}\.[a-z]", self.then.id), who, "then", self.then,
                f'a Question with an id like "{self.id}.a"')
        self._require_what_the_kind_needs(who)
        if self.kind != "own":
            self._require_something_to_compare(who)

    def _require_what_the_kind_needs(self, who):
        own = self.kind == "own"
        least = len(self.properties) if own else 3      # a mistake shows how a property fails
        require(are(Mistake, self.mistakes, least), who, "mistakes", self.mistakes,
                f"a tuple of at least {least} Mistake")
        require(self.kind != "repair" or self.blank != DOTS, who, "blank", self.blank,
                "what the given function does wrong, for the learner to find")
        require(callable(self.given) if self.kind == "repair" else self.given is None, who,
                "given", self.given, 'the broken function, with kind="repair" alone')
        require(are(str, self.lines, 3) if self.kind == "order" else self.lines == (), who,
                "lines", self.lines, 'a tuple of 3 lines or more, with kind="order" alone')
        require(are(Property, self.properties, 1) if own else self.properties == (), who,
                "properties", self.properties, 'a tuple of Property, with kind="own" alone')
        require(not own or self.reference is None, who, "reference", self.reference,
                "left out, because many answers are right")
        require(not own or len(self.also_right) >= 2, who, "also_right", self.also_right,
                "two answers or more that somebody could make; solution() shows the first")
        require(self.kind not in ("repair", "order") or self.is_function, who, "reference",
                self.reference, "a function, because the answer is code")

    def _require_something_to_compare(self, who):
        if not self.is_function:
            require(self.inputs == () and self.random_inputs is None, who, "inputs",
                    self.inputs, "nothing, because the reference is a value")
            return
        require(are(tuple, self.inputs, 1), who, "inputs", self.inputs,
                "a tuple of argument tuples, such as ((30.0,), (60.0,))")
        require(self.random_inputs is None or callable(self.random_inputs), who,
                "random_inputs", self.random_inputs, "a function of rng, or None")
        # solution() prints the source of a `def`; a lambda's source is the line it stands in.
        written = getattr(self.reference, "__name__", "<lambda>") != "<lambda>"
        require(isinstance(self.reference, FunctionType) and written, who, "reference",
                self.reference, "a function written with def, or a value")
        require(len(self.also_right) >= 1, who, "also_right", self.also_right,
                "at least one right answer that is written differently")
