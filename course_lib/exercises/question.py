"""What is asked with choices or for a number: plain data, checked when a chapter is loaded."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One choice of a question: its text, whether it is right, and `says`, why or why it tempts.

    >>> Option("the bar", right=True, says="The sum is held against it.").right
    True
    """

    text: str
    right: bool
    says: str

    def __post_init__(self):
        require(is_text(self.text), "Option", "text", self.text, "the choice's words")
        require(isinstance(self.right, bool), "Option", "right", self.right, "True or False")
        require(is_text(self.says), "Option", "says", self.says, "why it is right or tempts")


@dataclass(frozen=True)
class Question:
    """A question with two options or more, of which one alone is right.

    Its id is the chapter and a letter, "2.a"; where it follows an exercise (`then`) the
    exercise's id and a letter, "2.4.a". ValueError names the field that is not as it should be.

    >>> yes, no = Option("yes", True, "It adds up."), Option("no", False, "Add it up again.")
    >>> Question("2.a", "Does it fire?", (yes, no)).chapter
    2
    """

    id: str
    text: str
    options: tuple[Option, ...]

    @property
    def chapter(self):
        """The number of the chapter that the question belongs to."""
        return chapter_of(self.id)

    def __post_init__(self):
        who = f"Question {self.id!r}"
        require(matches(r"\d+\.(\d+\.)?[a-z]", self.id), who, "id", self.id,
                'text like "2.a", or "2.4.a" after the exercise 2.4')
        require(is_text(self.text), who, "text", self.text, "the question's words")
        require_options(who, self.options)


@dataclass(frozen=True)
class Guess:
    """A question that is asked before the chapter answers it: with `options`, or for a `number`.

    A number that is within `near` of the right one counts as right; `says` is the reason, and
    `tempting` are the wrong numbers that somebody may think of, each as (value, near, says).
    ValueError names the field that is not as it should be.

    >>> Guess("2.g1", "How many?", number=226.8, near=5, unit="kcal", says="30 · 7.56").chapter
    2
    """

    id: str
    text: str
    options: tuple[Option, ...] = ()
    number: float | None = None
    near: float = 0.0
    unit: str = ""
    says: str = ""
    tempting: tuple = ()

    @property
    def chapter(self):
        """The number of the chapter that the guess belongs to."""
        return chapter_of(self.id)

    def __post_init__(self):
        who = f"Guess {self.id!r}"
        require(matches(r"\d+\.g\d+", self.id), who, "id", self.id, 'text like "2.g1"')
        require(is_text(self.text), who, "text", self.text, "the question's words")
        if self.number is None:
            require_options(who, self.options)
            unused = (self.near, self.unit, self.says, self.tempting)
            require(unused == (0.0, "", "", ()), who, "number", None,
                    "there where near, unit, says or tempting are")
            return
        require(self.options == (), who, "options", self.options, "(), because a number is asked")
        require(is_number(self.number), who, "number", self.number, "a number")
        require(is_number(self.near) and self.near > 0, who, "near", self.near,
                "how far off still counts, above 0")
        require(isinstance(self.unit, str), who, "unit", self.unit, 'text like "kcal", or ""')
        require(is_text(self.says), who, "says", self.says, "why it is that number")
        self._require_temptations(who)

    def _require_temptations(self, who):
        require(isinstance(self.tempting, tuple), who, "tempting", self.tempting, "a tuple")
        for one in self.tempting:
            fits = (isinstance(one, tuple) and len(one) == 3 and is_number(one[0])
                    and is_number(one[1]) and is_text(one[2]))
            require(fits, who, "tempting", one, "tuples (value, near, sentence)")
            apart = abs(one[0] - self.number) > max(one[1], self.near)
            require(apart, who, "tempting", one, f"further than near from {self.number}")


def chapter_of(id):
    """Return the number of the chapter of an id.

    >>> chapter_of("2.g1")
    2
    """
    return int(id.split(".")[0])


def require_options(who, options):
    """Raise ValueError unless `options` are two or more different ones, one alone right."""
    require(are(Option, options, 2), who, "options", options, "a tuple of at least 2 Option")
    texts, right = [one.text for one in options], [one.right for one in options]
    require(len(set(texts)) == len(texts), who, "options", texts, "different texts")
    require(sum(right) == 1, who, "options", right, "exactly one that is right")


def is_text(value):
    """Say whether `value` is a text with something in it."""
    return isinstance(value, str) and value.strip() != ""


def is_number(value):
    """Say whether `value` is a number, and no bool."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def matches(pattern, value):
    """Say whether `value` is a text that the pattern describes as a whole."""
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def are(kind, values, at_least):
    """Say whether `values` is a tuple of at least so many of a kind."""
    return (isinstance(values, tuple) and len(values) >= at_least
            and all(isinstance(value, kind) for value in values))


def require(holds, who, field, came, expected):
    """Raise ValueError that names the field, what came and what was expected, unless it holds."""
    if not holds:
        raise ValueError(f"{who}: {field} must be {expected}, but it is {came!r}")
