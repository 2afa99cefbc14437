"""The interactive pictures: `explore_…` returns a view to move, `plot_…` draws once."""

from .activation import explore_activation
from .backprop import explore_backprop
from .batches import explore_batches
from .beliefs import explore_beliefs
from .brain_cell import show_brain_cell
from .bump import explore_bump
from .convolution import explore_convolution
from .descent import explore_descent
from .digits import explore_digits
from .drawn_curve import explore_drawn_curve
from .gate import explore_gate
from .gradient_flow import explore_gradient_flow
from .images import show_confusion, show_images
from .learning import explore_learning
from .lines import explore_lines
from .loss import explore_loss
from .my_digits import explore_my_digits
from .network import explore_network
from .neuron import explore_neuron
from .optimizers import compare_optimizers
from .playground.explorer import explore_playground
from .reading import explore_reading
from .recurrence import explore_recurrence
from .shares import explore_shares
from .stage.controls import Button, Choice, Count, Slider, Switch
from .stage.view import View
from .tell import tell
from .threshold import explore_threshold
from .timeline import show_timeline
from .training import explore_training
from .weight import explore_weight

__all__ = [
    "Button",
    "Choice",
    "Count",
    "Slider",
    "Switch",
    "View",
    "compare_optimizers",
    "explore_activation",
    "explore_backprop",
    "explore_batches",
    "explore_bump",
    "explore_beliefs",
    "explore_convolution",
    "explore_descent",
    "explore_digits",
    "explore_drawn_curve",
    "explore_gate",
    "explore_gradient_flow",
    "explore_learning",
    "explore_lines",
    "explore_loss",
    "explore_my_digits",
    "explore_network",
    "explore_neuron",
    "explore_playground",
    "explore_reading",
    "explore_recurrence",
    "explore_shares",
    "explore_threshold",
    "explore_training",
    "explore_weight",
    "show_brain_cell",
    "show_confusion",
    "show_images",
    "show_timeline",
    "tell",
]
