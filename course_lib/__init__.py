"""Neural networks from one weight to handwritten digits, in NumPy, in the open.

The modules in the order of the chapters, to read as a text:

digit_reader   a finished network that reads what is drawn              chapter 00
neuron         a neuron: weigh, add up, answer                          chapters 01 to 03
perceptron     a neuron that learns from its mistakes alone             chapter 04
losses         one number that says how wrong the predictions are       chapter 05
landscapes     a loss over weights, and walks down it                   chapter 06
training       batch after batch, a step down the slope after each      chapters 07 and 10
activations    what a neuron makes of its sum, and how steeply          chapters 03 and 08
layers         neurons side by side; starts: where their weights begin  chapter 08
network        layers in a row: signals forward, blame backward         chapters 08 and 09
chain_rule     the blame of each edge, factor by factor                 chapter 09
gradcheck      is `backward` right? nudge each parameter and see        chapter 09
gradient_flow  how blame vanishes or explodes on its way back           chapter 09
optimizers     how far and where to step, given the slopes              chapter 10
targets        what the outputs should have been; what they decide      chapters 10 and 12
datasets       runs, people, gates, points in the plane, digits         all of them
convolution    one small kernel slides over an image                    chapter 13
convolutional_network   layers of kernels, then one neuron a class    chapter 13
recurrence     a neuron that hears its own last state                   chapter 13
"""

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
