"""Clear errors for a step of an optimizer: parameters to change in place, and a slope for each."""

from functools import partial, wraps

import numpy as np

from .results import no_alarms
from .values import shown


def checks_step(formula):
    """Mark the `step` of an optimizer: what comes in is checked first, and no alarm goes off."""

    @wraps(formula)
    @no_alarms()
    def checked(optimizer, parameters, gradients):
        check_step(parameters, gradients)
        if optimizer.memory:
            check_step(parameters, optimizer.memory[0], "the memory of the steps before")
        formula(optimizer, parameters, gradients)

    checked.unchecked = formula
    return checked


def unchecked(step):
    """Return the `step` of an optimizer without its checks, for a training: its steps are many.

    >>> unchecked(print) is print       # it has none
    True
    """
    return partial(step.unchecked, step.__self__) if hasattr(step, "unchecked") else step


def check_step(parameters, gradients, name="gradients"):
    """Raise TypeError or ValueError where a step cannot be made.

    >>> check_step(np.array([3.0]), np.array([0.5]))
    """
    if type(parameters) is not np.ndarray or parameters.dtype.kind != "f":
        raise TypeError(f"parameters is {shown(parameters)}, but expected an array of floats, "
                        "which the step changes in place: np.array([3.0]).")
    if not parameters.flags.writeable:
        raise ValueError("parameters is read-only, but the step changes it in place: take a copy.")
    if type(gradients) is not np.ndarray or gradients.dtype.kind not in "fiu":
        raise TypeError(f"{name} is {shown(gradients)}, but expected an array of numbers like "
                        "parameters: np.array([0.5]).")
    if gradients.shape != parameters.shape:
        raise ValueError(f"{name} has shape {gradients.shape}, but expected {parameters.shape}, a "
                         "slope for each parameter; reset() forgets the steps before.")
