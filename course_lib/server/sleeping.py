"""What is said where nothing answers any more: the kernel was restarted, or has ended."""

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
    return data, {**metadata, WIDGET: {"sleeping": SLEEPS.format(what)}}


def bundle_of(bundle):
    """Return data and metadata of an output, of which ipywidgets gives one, both, or neither.

    >>> bundle_of({"text/plain": "a"}), bundle_of(None)
    (({'text/plain': 'a'}, {}), ({}, {}))
    """
    return bundle if isinstance(bundle, tuple) else (bundle or {}, {})
