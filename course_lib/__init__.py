"""Neural networks from one weight to handwritten digits, in NumPy, in the open."""

from . import activations, datasets, gradcheck, losses
from .layers import Layer
from .network import Network
from .neuron import Neuron
from .optimizers import SGD, Adam, Momentum, RMSProp
from .perceptron import Perceptron
from .training import History, Training, minibatches, train

__all__ = [
    "SGD", "Adam", "History", "Layer", "Momentum", "Network", "Neuron", "Perceptron", "RMSProp",
    "Training", "activations", "datasets", "gradcheck", "losses", "minibatches", "train",
]
