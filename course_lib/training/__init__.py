"""Training: show the data again and again, with a step down the loss after each batch."""

from .batches import minibatches
from .epochs import Training
from .history import History
from .loop import train

__all__ = ["History", "Training", "minibatches", "train"]
