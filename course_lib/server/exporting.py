"""Pages exported by nbconvert: pictures that move or have their words, and formulas, offline."""

from pathlib import Path

from jupyter_core.paths import jupyter_path
from nbconvert.preprocessors import Preprocessor

from .formulas import with_mathml
from .remaking import calls_in, remade
from .sleeping import WIDGET, still_of

NOTHING = "data:text/javascript,"       # in place of a script of another machine's
SCRIPTED = ("text/html", "application/javascript")
WITH_LATEX = {"text/latex", "text/markdown"}


class OwnPage(Preprocessor):
    """Let an exported page do without a kernel and without the network.

    Each explorer that can be made anew from its cell keeps one slider alive; every other picture
    that has words (`alt`) becomes an HTML image that bears them, which nbconvert's templates would
    leave out. The notebook itself keeps its pictures as they are.
    """

    def preprocess(self, nb, resources):
        """Return the notebook with what its page needs as HTML, and the resources."""
        outputs = [(cell, output) for cell in nb.cells for output in cell.get("outputs", [])]
        shown = [output.get("data", {}) for _, output in outputs]
        if with_mathml(nb.cells) and not any(data.keys() & WITH_LATEX for data in shown):
            resources["mathjax_url"] = NOTHING
        if not any(map(needs_require, shown)):
            resources["require_js_url"] = NOTHING
        give_pictures([(cell, output) for cell, output in outputs if words_of(output)])
        return nb, resources


def give_pictures(pictures):
    """Put HTML in the place of pictures, pairs of a cell and its output."""
    lists, painting = remade([(calls_in(cell.source), words_of(output))
                              for cell, output in pictures])
    for (_, output), packed in zip(pictures, lists):
        show(output, packed)
    if any(lists):      # once a page, and anywhere in it
        pictures[0][1]["data"]["text/html"] += painting + dark_page()


def words_of(output):
    """Return the words of an output's stored picture, or "" where it has none."""
    about = output.get("metadata", {}).get("image/png", {})
    return about.get("alt", "") if "image/png" in output.get("data", {}) else ""


def needs_require(data):
    """Return whether an output may load scripts of its own, as other libraries' plots do."""
    return any(word in data.get(kind, "") for kind in SCRIPTED for word in ("require", "define("))


def show(output, packed, file=None):
    """Put HTML in the place of an output's picture: an image, and the lists that let it move.

    The image travels in the page, or stands beside it at the address `file`.
    """
    data = output["data"]
    image = still_of(data, output["metadata"], file)
    for kind in ("image/png", WIDGET):      # no page without a kernel can show a widget
        data.pop(kind, None)
    data["text/html"] = image if packed is None else (
        f'<div class="one-neuron-alive">{image}<script type="text/plain">{packed}</script></div>')


def dark_page():
    """Return nbconvert's own dark colours, for readers whose system is dark."""
    found = (Path(folder) / "nbconvert/templates/lab/static/theme-dark.css"
             for folder in jupyter_path())
    path = next((path for path in found if path.is_file()), None)
    dark = path.read_text(encoding="utf-8") if path else ""
    return f"<style>@media screen and (prefers-color-scheme: dark) {{{dark}}}</style>"
