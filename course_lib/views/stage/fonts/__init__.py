"""The page's fonts: those that matplotlib measures with, so that every text fits its place."""

import string
from pathlib import Path
from typing import NamedTuple

import traitlets as t
from ipywidgets import Widget

HERE = Path(__file__).parent
SIGNS = " " + string.printable.strip() + "°±²³·¹×éΣᵗ–…⁰⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉ₓₕ←↑→↓∂−√≈≤≥■◀◆●✓✗"


class Face(NamedTuple):
    """A font of the page: its family and weight there, its file, and matplotlib's file."""

    family: str
    weight: str
    file: str
    source: str


FACES = (Face("one-neuron-sans", "normal", "sans.woff", "DejaVuSans.ttf"),
         Face("one-neuron-sans", "bold", "sans_bold.woff", "DejaVuSans-Bold.ttf"),
         Face("one-neuron-mono", "normal", "mono.woff", "DejaVuSansMono.ttf"))


class Fonts(Widget):
    """The fonts as the page gets them, once for all views of a kernel."""

    faces = t.List().tag(sync=True)     # family, weight and WOFF bytes of each

    @classmethod
    def shared(cls):
        """Return the one that all views share; a new one where it was closed."""
        if getattr(cls, "_one", None) is None or cls._one.comm is None:
            cls._one = cls(faces=[{"family": face.family, "weight": face.weight,
                                   "data": (HERE / face.file).read_bytes()} for face in FACES])
        return cls._one
