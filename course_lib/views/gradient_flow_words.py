"""What `explore_gradient_flow` says: does the gradient arrive, and where it does not."""

import numpy as np

from course_lib.gradient_flow import TOO_LARGE, TOO_SMALL, WEAK
from course_lib.views.parts.words import amount, numbered, power_of_ten

AXIS = 1e-12, 1e6                   # of the gradients
FLAT_NAMES = {"relu": "Dead ReLUs", "sigmoid": "Saturated", "tanh": "Saturated"}
STUCK = {"relu": ("ReLUs", "dead"), "sigmoid": ("neurons", "saturated"),
         "tanh": ("neurons", "saturated")}
# What each word of the title means, in numbers.
LIMITS = {
    "explodes": f"Explodes: some layer gets over {TOO_LARGE}.",
    "vanishes": f"Vanishes: some layer gets under {power_of_ten(TOO_SMALL)}.",
    "weak": f"Weak: layer 1 gets under 1/{1 / WEAK:g} of the last layer.",
    "dies": f"Arrives: every layer gets {power_of_ten(TOO_SMALL)} to {TOO_LARGE}.",
    "": f"Arrives: every layer gets {power_of_ten(TOO_SMALL)} to {TOO_LARGE}, layer 1 at least "
        f"1/{1 / WEAK:g} of the last layer.",
}


def title(flow, n_hidden, activation, wrong):
    """Return the answer in one line."""
    gradients = flow.gradients
    first, last, most = gradients[0], gradients[-1], gradients.max()
    if wrong == "explodes":
        if first > 100 * last:
            return f"The gradient explodes: layer 1 gets {compared(first, last)} last layer"
        at = gradients.argmax() + 1
        where = f"layer {at}" if at < len(gradients) else "the output layer"
        return f"The gradient explodes: {amount(most)} in {where}"
    if wrong == "vanishes":
        if most == 0:
            return "No gradient at all: not one weight can learn"
        if most < TOO_SMALL:
            return f"The gradient vanishes: no layer gets more than {amount(most)}"
        if first == 0:
            return "The gradient vanishes: layer 1 gets nothing at all"
        if first >= TOO_SMALL:
            return f"The gradient vanishes in layer {gradients.argmin() + 1}"
        return f"The gradient vanishes: layer 1 gets {compared(first, last)} last layer"
    if wrong == "dies":
        return f"The gradient arrives, but {stuck(flow.flat[:-1], n_hidden, activation)}"
    if wrong == "weak":
        return f"The gradient is weak: layer 1 gets {compared(first, last)} last layer"
    return f"The gradient arrives: layer 1 gets {compared(first, last)} last layer"


def stuck(flat, n_hidden, activation):
    """Return in words how many neurons are stuck: `flat` of `n_hidden` in each layer.

    >>> stuck(np.array([0, 1]), 4, "relu"), stuck(np.array([3]), 4, "tanh")
    ('1 of 8 ReLUs is dead', '3 of 4 neurons are saturated')
    """
    neurons, how = STUCK[activation]
    are = "is" if flat.sum() == 1 else "are"
    return f"{flat.sum()} of {n_hidden * len(flat)} {neurons} {are} {how}"


def compared(first, last):
    """Return how much `first` is of `last`, ready for "the last layer" to follow.

    >>> compared(1, 40000), compared(1, 4e7), compared(6, 2), compared(1, 1)
    ('1/40,000 of the', 'one part in 40 million of the', '3 times the', 'as much as the')
    """
    if first >= 1.5 * last:
        return f"{amount(first / last)} times the" if last else "more than the"
    if last < 1.5 * first:
        return "as much as the"
    part = last / first
    if part < 1e6:
        return f"1/{amount(round(part))} of the"
    return f"one part in {amount(part)} of the"


def off_the_axis(gradients):
    """Return which layers' gradients leave the axis, as sentences after others, or "".

    >>> off_the_axis(np.array([1e-14, 0.02])), off_the_axis(np.array([0.1, 0.02]))
    (' Below the axis: layer 1.', '')
    """
    told, (low, high) = "", AXIS
    for name, off in (("Above", gradients > high), ("Below", gradients < low)):
        if off.any():
            told += f" {name} the axis: {numbered('layer', 1 + np.flatnonzero(off))}."
    if gradients.max() > np.finfo(np.float32).max:
        told += " Numbers of 32 bits end before that."
    return told


def flat_in_words(flat, n_hidden, activation):
    """Return how many neurons are flat for every sample, in all.

    >>> flat_in_words(np.array([0, 2]), 8, "relu"), flat_in_words(np.array([0]), 8, "linear")
    ('Dead ReLUs: 2 of 16', 'None can go flat')
    """
    if activation not in FLAT_NAMES:
        return "None can go flat"
    return f"{FLAT_NAMES[activation]}: {flat.sum()} of {n_hidden * len(flat)}"
