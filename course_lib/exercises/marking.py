"""Turn the text of a bank into what a page or a line of plain text can show."""

import html
import re

CODE = re.compile(r"(`[^`]+`)")
EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]*[^\s*])\*(?![\w*])")   # not 3 * 4


def marked(text):
    """Return text as HTML: `code` between backticks, **bold** and *emphasis* between stars.

    >>> marked("**-2** < `a-1`"), marked("go *on*, to 3 * 4 * 5")
    ('<b>−2</b> &lt; <code>a-1</code>', 'go <em>on</em>, to 3 * 4 * 5')
    """
    return "".join(f"<code>{html.escape(piece[1:-1])}</code>" if CODE.fullmatch(piece)
                   else _starred(html.escape(with_minus(piece))) for piece in CODE.split(text))


def _starred(text):
    bold = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    return EMPHASIS.sub(r"<em>\1</em>", bold)


def bare(text):
    """Return text without those marks, for where only plain text can stand.

    >>> bare("**-2** and `a-1`")
    '−2 and a-1'
    """
    pieces = CODE.split(text)
    return "".join(piece[1:-1] if CODE.fullmatch(piece)
                   else re.sub(r"\*\*(.+?)\*\*", r"\1", with_minus(piece)) for piece in pieces)


def with_minus(text):
    """Return text with a minus in place of the hyphen before a number.

    >>> with_minus("from -0.5 to 3 - 2, in a one-weight model")
    'from −0.5 to 3 − 2, in a one-weight model'
    """
    return re.sub(r"(?<![\w)\]])-(?=\.?\d)|(?<=\d )-(?= \d)", "−", text)


def number_text(value, unit=""):
    """Return a number as a sentence writes it, with its unit.

    >>> number_text(-226.80, "kcal"), number_text(4)
    ('−226.8 kcal', '4')
    """
    return f"{value:.10g} {unit}".strip().replace("-", "−", 1) if value < 0 else (
        f"{value:.10g} {unit}".strip())
