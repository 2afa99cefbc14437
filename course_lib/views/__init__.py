"""The interactive pictures: `explore_…` returns a view to move, `plot_…` draws once."""

from .activation import explore_activation
from .controls import Choice, Slider, Switch
from .neuron import explore_neuron
from .threshold import explore_threshold
from .view import View
from .weight import explore_weight

__all__ = [
    "Choice",
    "Slider",
    "Switch",
    "View",
    "explore_activation",
    "explore_neuron",
    "explore_threshold",
    "explore_weight",
]
