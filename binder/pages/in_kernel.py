"""Runs in a chapter's kernel before its first cell: each view brings the lists of one slider."""

import base64

from course_lib.views.stage.alive import packed
from course_lib.views.stage.view import View


def with_lists(shown):
    """Return `_repr_mimebundle_` of views as it is, and the lists that alive.js reads."""
    def _repr_mimebundle_(view, **options):
        data, metadata = shown(view, **options)
        if lists := packed(view):
            data["application/x-one-neuron-lists"] = base64.b64encode(lists).decode()
        return data, metadata
    return _repr_mimebundle_


View._repr_mimebundle_ = with_lists(View._repr_mimebundle_)
