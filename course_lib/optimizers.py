"""Optimizers: how far and where to step, given the slope of the loss in every parameter.

`step` changes the vector `parameters` in place. The learning rate `lr` is a number, or a schedule:
a function that gives the number for each epoch, counted from 0.
"""

import numpy as np

from .checks.steps import checks_step
from .checks.values import number, shown, whole_number


class Optimizer:
    """What all of them share: the learning rate, and a memory of the steps before."""

    def __init__(self, lr):
        self.schedule = lr if callable(lr) else None
        self.lr = number("lr", lr, above=0) if self.schedule is None else None
        self.start_epoch(0)
        self.reset()

    def reset(self):
        """Forget the steps before; `train` calls it at its start."""
        self.memory = None

    def start_epoch(self, epoch):
        """Set the learning rate for this epoch, where there is a schedule."""
        if self.schedule is None:
            return
        try:
            lr = self.schedule(epoch)
        except (TypeError, ArithmeticError) as error:
            raise type(error)(
                f"lr is {shown(self.schedule)}, which fails for epoch {epoch}, but expected a "
                "number, or a function of the epoch, like lambda epoch: 0.1 / (epoch + 1)."
            ) from error
        self.lr = number("lr", lr, least=0)     # a schedule may end at 0

    def remember(self, parameters, n_vectors):
        """Return `n_vectors` memories of the parameters' shape, all 0 before the first step."""
        if self.memory is None:
            self.memory = [np.zeros_like(parameters) for _ in range(n_vectors)]
        return self.memory

    def __repr__(self):
        return f"{type(self).__name__}(lr={self.lr:g})"


class SGD(Optimizer):
    """Gradient descent: step down the slope, w ← w − lr · ∂L/∂w.

    (Stochastic, the S, if each step sees one sample or a small batch.)
    Raises ValueError for lr ≤ 0.

    >>> w = np.array([3.0])
    >>> SGD(lr=0.1).step(w, gradients=np.array([10.0])), w
    (None, array([2.]))
    """

    def __init__(self, lr=0.1):
        super().__init__(lr)

    @checks_step
    def step(self, parameters, gradients):
        """Change `parameters` in place by one step."""
        parameters -= self.lr * gradients


class Momentum(Optimizer):
    """Step with a velocity that remembers: v ← momentum · v − lr · ∂L/∂w; w ← w + v.

    (Polyak 1964.)

    >>> Momentum(lr=0.1, momentum=0.9)
    Momentum(lr=0.1)
    """

    def __init__(self, lr=0.1, momentum=0.9):
        super().__init__(lr)
        self.momentum = number("momentum", momentum, least=0, below=1)

    @checks_step
    def step(self, parameters, gradients):
        """Change `parameters` in place by one step."""
        (velocity,) = self.remember(parameters, 1)
        velocity *= self.momentum
        velocity -= self.lr * gradients
        parameters += velocity


class RMSProp(Optimizer):
    """Divide each slope by its usual size: flat directions get larger steps, steep ones smaller.

    s ← decay · s + (1 − decay) · (∂L/∂w)²; w ← w − lr · ∂L/∂w / (√s + 1e-8). (Hinton 2012.)

    >>> RMSProp()
    RMSProp(lr=0.01)
    """

    def __init__(self, lr=0.01, decay=0.9):
        super().__init__(lr)
        self.decay = number("decay", decay, above=0, below=1)

    @checks_step
    def step(self, parameters, gradients):
        """Change `parameters` in place by one step."""
        (square,) = self.remember(parameters, 1)
        square += (1 - self.decay) * (gradients**2 - square)
        parameters -= self.lr * gradients / (np.sqrt(square) + 1e-8)


class Adam(Optimizer):
    """Momentum and RMSProp in one, with both memories corrected for their start at 0.

    m ← beta1 · m + (1 − beta1) · ∂L/∂w; s ← beta2 · s + (1 − beta2) · (∂L/∂w)²; in step t,
    w ← w − lr · m / (1 − beta1ᵗ) / (√(s / (1 − beta2ᵗ)) + 1e-8).
    (Kingma and Ba 2015, algorithm 1; 1e-8 keeps off a division by 0.)

    >>> Adam()
    Adam(lr=0.001)
    """

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        super().__init__(lr)
        self.beta1 = number("beta1", beta1, above=0, below=1)
        self.beta2 = number("beta2", beta2, above=0, below=1)

    def reset(self):
        """Forget the steps before; `train` calls it at its start."""
        super().reset()
        self.n_steps = 0

    @checks_step
    def step(self, parameters, gradients):
        """Change `parameters` in place by one step."""
        mean, square = self.remember(parameters, 2)
        self.n_steps += 1
        mean += (1 - self.beta1) * (gradients - mean)
        square += (1 - self.beta2) * (gradients**2 - square)
        mean_now = mean / (1 - self.beta1**self.n_steps)
        square_now = square / (1 - self.beta2**self.n_steps)
        parameters -= self.lr * mean_now / (np.sqrt(square_now) + 1e-8)


def step_decay(lr, every, factor=0.5):
    """Return a schedule: `lr` times `factor` after each `every` epochs.

    >>> [step_decay(0.8, every=2)(epoch) for epoch in range(4)]
    [0.8, 0.8, 0.4, 0.4]
    """
    lr, every = number("lr", lr, above=0), whole_number("every", every, least=1)
    factor = number("factor", factor, above=0)
    return lambda epoch: lr * factor ** (epoch // every)


def cosine_decay(lr, epochs):
    """Return a schedule that falls from `lr` to 0, which it reaches after `epochs`, like a cosine.

    >>> [round(cosine_decay(0.8, epochs=4)(epoch), 2) for epoch in range(4)]
    [0.8, 0.68, 0.4, 0.12]
    """
    lr, epochs = number("lr", lr, above=0), whole_number("epochs", epochs, least=1)
    return lambda epoch: lr * (1 + float(np.cos(np.pi * min(epoch, epochs) / epochs))) / 2
