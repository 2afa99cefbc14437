"""The playground: a whole network with every knob, and the same as a NumPy script."""

from .explorer import explore_playground

__all__ = ["explore_playground"]
