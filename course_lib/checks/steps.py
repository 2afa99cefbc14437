"""Clear errors for a step of an optimizer: parameters to change in place, and a slope for each."""

import numpy as np

from .values import shown


def check_step(parameters, gradients, name="gradients"):
    """Raise TypeError or ValueError where a step cannot be made; cheap, since steps are many.

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
