"""Formulas of an exported page as MathML: browsers show it by themselves, without a network."""

import re

from latex2mathml.converter import convert

# What stands in code is no formula; $$…$$ stands apart, $…$ in its line.
FORMULA = re.compile(r"(?P<code>(?P<fence>`+)(?!`).*?(?<!`)(?P=fence)(?!`))"
                     r"|(?<!\\)\$\$(?P<apart>.+?)(?<!\\)\$\$"
                     r"|(?<![\\$])\$(?P<inline>[^$]+?)(?<![\\$])\$", re.DOTALL)
# What means something in Markdown.
PLAIN = str.maketrans({"\n": " ", "_": "&#95;", "*": "&#42;"})
OTHERS = re.compile(r"\\\\\(|\\\\\[|\\begin\{")     # other ways to write one, left to MathJax


def with_mathml(cells):
    """Turn the formulas of Markdown cells into MathML; return whether all of them could be."""
    texts = [cell for cell in cells if cell.cell_type == "markdown"]
    for cell in texts:
        cell.source = FORMULA.sub(as_mathml, cell.source)
    return not any(OTHERS.search(cell.source) or formulas_in(cell.source) for cell in texts)


def formulas_in(text):
    """Return the formulas of a Markdown text as they stand in it.

    >>> formulas_in("$a$ is no `$b$`, and $$c$$")
    ['$a$', '$$c$$']
    """
    return [found[0] for found in FORMULA.finditer(text) if not found["code"]]


def as_mathml(found):
    """Return a formula as MathML in one line, or what was found where it cannot be read."""
    latex = found["apart"] or found["inline"]
    if not latex:
        return found[0]
    try:
        mathml = convert(latex.strip(), display="block" if found["apart"] else "inline")
    except Exception:       # the library raises many kinds
        return found[0]
    if "\\" in mathml:      # a command that it does not know
        return found[0]
    return mathml.translate(PLAIN)
