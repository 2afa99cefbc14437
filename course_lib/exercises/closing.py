"""Whether a teacher has closed the solutions for a class, and until when."""

import json
import os
from datetime import datetime
from pathlib import Path

FILE = "class.json"             # beside the notebooks; `course assign --close-solutions` writes it
UNTIL = "solutions_closed_until"        # its key: a date and time, or any other text for no end
VARIABLE = "ONE_NEURON_SOLUTIONS"       # "closed", for a server that a whole class shares
SHUT = "Your teacher has closed the solutions for your class."


def closed():
    """Return the sentence on solutions that are closed now, "" where they are open.

    >>> closed()
    ''
    """
    if os.environ.get(VARIABLE, "").strip().lower() == "closed":
        return SHUT
    try:
        until = json.loads(Path(FILE).read_text(encoding="utf-8-sig"))[UNTIL]
    except (OSError, KeyError):
        return ""
    except (ValueError, TypeError):
        return f"The file {FILE} beside this notebook cannot be read: solutions stay closed."
    try:
        end = datetime.fromisoformat(until)
    except (ValueError, TypeError):
        return SHUT
    if datetime.now(end.tzinfo) >= end:
        return ""
    return f"Your teacher has closed the solutions until {end:%A} {end.day} {end:%B %Y, %H:%M}."
