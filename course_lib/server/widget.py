"""What the course's widgets share: their texts for the page, and an end that leaves nothing."""

from pathlib import Path

import anywidget

from .presence import PAGE

FIRST = Path(__file__).with_name("page.js")


def scripts(folder, *names):
    """Return the JavaScript of the files `names` in `folder`, after what all widgets begin with.

    As a text: where anywidget gets a path, it keeps every widget for ever, to reload the file.

    >>> scripts(FIRST.parent).splitlines()[0]
    "// What the page's side of every widget of the course begins with."
    """
    paths = (FIRST, *(Path(folder, name) for name in names))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def styles(folder, *names):
    """Return the style sheets `names` in `folder` as one text.

    >>> styles(FIRST.parent)
    ''
    """
    return "\n".join(Path(folder, name).read_text(encoding="utf-8") for name in names)


class CourseWidget(anywidget.AnyWidget):
    """A widget whose page says that it is there, and that takes its layout along when closed."""

    def _handle_custom_msg(self, content, buffers):
        if "here" in content:
            PAGE.heard()
        else:
            super()._handle_custom_msg(content, buffers)

    def close(self):
        """Take the widget out of the page, and leave nothing behind."""
        if self.comm is not None:
            self.layout.close()
        super().close()
