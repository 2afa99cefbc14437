"""What is said to an answer to a question or a guess: right or not, and why."""

import re
from dataclasses import dataclass, replace

from course_lib.exercises.marking import number_text
from course_lib.exercises.mixing import mixed

SURE = {"guess": "a guess", "fairly": "fairly sure", "certain": "certain"}
GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+")


@dataclass(frozen=True)
class Reply:
    """What is said to an answer (one text a paragraph), and whether it was right.

    `right` is None where there is no answer yet; `gave` is the answer as text; `place` is where
    the chosen option stands and `right_place` where the right one does, −1 for nowhere.
    """

    says: tuple[str, ...]
    right: bool | None = None
    gave: str = ""
    place: int = -1
    right_place: int = -1


def reply(asked, place, number):
    """Return the `Reply` to the option at this place, or to this text in the number's field.

    >>> from course_lib.exercises import Guess
    >>> asked = Guess("2.g1", "How far?", number=3, near=1, unit="km", says="Look.")
    >>> reply(asked, -1, "7,5").says
    ('**✗ Not quite.** It is 3 km.', 'Look.')
    """
    if not asked.options:
        return _to_number(asked, number)
    options = _shown(asked)
    if not 0 <= place < len(options):
        return Reply(("Nothing is chosen yet. Pick one of the choices first.",))
    option = options[place]
    verdict = "**✓ Right.**" if option.right else "**✗ Not quite.**"
    return Reply((f"{verdict} {option.says}",), option.right, option.text, place)


def reply_to_guess(guess, place, number, sure):
    """Return the `Reply` to a guess: what was guessed, what is so, and the reasons."""
    plain = reply(guess, place, number)
    if plain.right is None:
        return plain
    verdict = "**✓ So it is.**" if plain.right else "**✗ It is otherwise.**"
    if guess.options:
        told, reasons = plain.gave, _reasons(guess, plain)
    else:
        told, reasons = number_text(float(plain.gave), guess.unit), plain.says[1:]
        verdict += f" It is **{number_text(guess.number, guess.unit)}**."
    says = [f"{verdict} You guessed: {told} ({SURE[sure]}).", *reasons]
    if sure == "certain" and not plain.right:
        says.append("You were certain. So this question comes back in a later chapter.")
    options = _shown(guess)
    right_place = next((at for at, option in enumerate(options) if option.right), -1)
    return replace(plain, says=tuple(says), right_place=right_place)


def given_before(guess, gave):
    """Return the place and the text in the field that gave this answer; None if nothing could.

    >>> from course_lib.exercises import Guess
    >>> given_before(Guess("2.g1", "How far?", number=3, near=1, says="Look."), "2.5")
    (-1, '2.5')
    """
    if not guess.options:
        return (-1, gave) if isinstance(_number(gave), float) else None
    texts = [option.text for option in _shown(guess)]
    return (texts.index(gave), "") if gave in texts else None


def _shown(asked):
    return mixed(asked.id, asked.options) if asked.options else []


def _reasons(guess, plain):
    right = next(option for option in guess.options if option.right)
    if plain.right:
        return [right.says]
    chosen = next(option for option in guess.options if option.text == plain.gave)
    return [chosen.says, f"**{right.text}** {right.says}"]


def _to_number(asked, text):
    value = _number(text)
    if isinstance(value, str):
        return Reply((value,))
    right = abs(value - asked.number) <= asked.near
    tempted = [says for at, near, says in asked.tempting if abs(value - at) <= near]
    if right:
        says = "**✓ Right.**", asked.says
    else:
        is_so = f"**✗ Not quite.** It is {number_text(asked.number, asked.unit)}."
        says = is_so, *tempted[:1], asked.says
    return Reply(says, right, f"{value:.10g}")


def _number(text):
    """Return the number that was typed, or the sentence that asks for one."""
    typed = re.sub(r"[\s_']", "", text).replace("−", "-").replace("–", "-")
    if not typed:
        return "Nothing is written yet. Write a number first."
    if GROUPED.fullmatch(typed):
        return f"{text.strip()} could be read in two ways. Write the number without the comma."
    try:
        value = float(typed.replace(",", "."))
    except ValueError:
        return f"“{text.strip()[:40]}” is no number. Write digits alone, such as 12.5."
    return value if abs(value) < 1e300 else "That is no number to guess. Write a smaller one."
