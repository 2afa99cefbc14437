"""Write a line to the page, whatever became of `print` and whatever stands in the line."""

import sys


def say(text):
    r"""Write `text` and a line's end where Python prints.

    Half a character (a "lone surrogate", which no page can show) is written as its number.

    >>> say("half a smile: \ud83d")
    half a smile: \ud83d
    """
    page = sys.stdout
    if page is not None:
        code = getattr(page, "encoding", None) or "utf-8"
        page.write(text.encode(code, "backslashreplace").decode(code) + "\n")
