"""What is said where nothing answers any more: the kernel was restarted, or has ended."""

import html

from .presence import PAGE, alone

WIDGET = "application/vnd.jupyter.widget-view+json"
SLEEPS = "This {} sleeps: run the cell above (Shift + Enter)."


def with_still(bundle, what="picture"):
    """Return a widget's output whose stored form shows wherever no kernel knows the widget.

    `bundle` is what ipywidgets' own `_repr_mimebundle_` gave, with an `image/png` or a `text/html`
    beside the widget, and `text/plain`, its words. JupyterLab and Notebook 7 would put "Error
    displaying widget: model not found" in its place the next day; our extension of them
    (labextension/) finds a sentence about `what` in the output, and shows it under the stored
    form. All widgets of the course come through here, pictures and questions:

        def _repr_mimebundle_(self, **options):
            data, metadata = bundle_of(super()._repr_mimebundle_(**options))
            data |= {"text/html": ..., "text/plain": self.words}
            return with_still((data, metadata), "question")

    >>> with_still(({WIDGET: {}, "text/html": "Why?"}, {}), "question")[1][WIDGET]["sleeping"]
    'This question sleeps: run the cell above (Shift + Enter).'
    """
    data, metadata = bundle_of(bundle)
    if PAGE.expect(alone(what, still_of(data, metadata))):
        return {kind: one for kind, one in data.items() if kind != WIDGET}, metadata
    return data, {**metadata, WIDGET: {"sleeping": SLEEPS.format(what)}}


def still_of(data, metadata, file=None):
    """Return the stored form of an output as HTML: its picture, or its text.

    The picture travels in the HTML, or stands at the address `file`.

    >>> still_of({"image/png": ""}, {"image/png": {"alt": "a < b", "width": 600}}, "a.png")
    '<img alt="a &lt; b" width="600" loading="lazy" src="a.png">'
    """
    if "image/png" not in data:
        return data.get("text/html", "")
    about, png = metadata["image/png"], "".join(data["image/png"].split())
    alt, width = html.escape(about["alt"]), int(about.get("width", 0)) or "auto"
    source = html.escape(file) if file else f"data:image/png;base64,{png}"
    return f'<img alt="{alt}" width="{width}" loading="lazy" src="{source}">'


def bundle_of(bundle):
    """Return data and metadata of an output, of which ipywidgets gives one, both, or neither.

    >>> bundle_of({"text/plain": "a"}), bundle_of(None)
    (({'text/plain': 'a'}, {}), ({}, {}))
    """
    return bundle if isinstance(bundle, tuple) else (bundle or {}, {})
