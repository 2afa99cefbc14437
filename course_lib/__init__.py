"""Neural networks from one weight to handwritten digits, in NumPy, in the open."""

from . import activations, datasets, losses
from .neuron import Neuron

__all__ = ["Neuron", "activations", "datasets", "losses"]
