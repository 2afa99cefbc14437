"""What a learner can move or press: a slider with its number box, a choice, a switch, a button."""

import math

import numpy as np

from course_lib.checks.choices import one_of
from course_lib.checks.values import number, shown


class Slider:
    """A number between `low` and `high` that moves by `step`; `label` names it, with its unit.

    With `log`, equal ways along the slider multiply by the same factor, and `step` counts powers
    of ten: 0.1 is a quarter more.

    >>> Slider("weight (kcal/min)", 7.56, 0, 15, 0.1).checked("weight", 3)
    3.0
    """

    def __init__(self, label, value, low, high, step, log=False):
        self.label, self.low, self.high, self.step = label, low, high, step
        self.value, self.log = value, log

    def checked(self, name, value):
        """Return `value` as a float; raise ValueError where the slider does not reach."""
        value = number(name, value, example=self.high)
        if not self.low <= value <= self.high:
            raise ValueError(
                f"{name} is {value:g}, but this slider goes from {self.low:g} to {self.high:g}: "
                "choose a value between them."
            )
        return value

    def spec(self, name):
        """Return the control as plain data for the page."""
        return {"kind": "slider", "name": name, "label": self.label,
                "min": self.low, "max": self.high, "step": self.step, "log": self.log}

    def extremes(self):
        """Return the values at which a picture is most likely to break, for the tests."""
        return self.low, self.value, self.high

    def stride(self, most):
        """Return a multiple of `step` that leaves at most `most` positions, with both ends."""
        low, high = self._along([self.low, self.high])
        return self.step * max(1, math.ceil((high - low) / self.step / (most - 2) - 1e-9))

    def positions(self, at, most):
        """Return at most `most` values from `low` to `high`, a stride apart, `at` among them."""
        low, high, middle = self._along([self.low, self.high, at])
        stride = self.stride(most)
        before, after = (math.floor(abs(end - middle) / stride - 1e-9) for end in (low, high))
        places = middle + stride * np.arange(-before, after + 1)
        between = 10**places if self.log else places
        return sorted({self.low, *(self._told(x) for x in between if x != middle), at, self.high})

    def _along(self, values):
        return np.log10(values) if self.log else np.array(values, float)

    def _told(self, value):
        """Return a value as the page sends it, without the crumbs of a sum."""
        return float(f"{value:.2g}") if self.log else round(value, 10) + 0.0


class Count(Slider):
    """A whole number between `low` and `high`, for instance of neurons or of steps.

    >>> Count("neurons", 4, 1, 8).checked("neurons", 5.0)
    5
    """

    def __init__(self, label, value, low, high):
        super().__init__(label, value, low, high, step=1)

    def checked(self, name, value):
        """Return `value` as an int; raise ValueError for a part of one, and out of reach."""
        value = super().checked(name, value)
        if value != int(value):
            raise ValueError(f"{name} is {value:g}, but expected a whole number: choose one from "
                             f"{self.low} to {self.high}.")
        return int(value)

    def spec(self, name):
        """Return the control as plain data for the page."""
        return {**super().spec(name), "whole": True}

    def _told(self, value):
        return round(value)


class Choice:
    """One of `options` (a list of words), for instance an activation's name.

    `say` turns an option into the text that stands in the list.

    >>> Choice("activation", "tanh", ["tanh", "relu"]).checked("activation", "relu")
    'relu'
    """

    def __init__(self, label, value, options, say=str):
        self.label, self.value, self.options, self.say = label, value, list(options), say

    def checked(self, name, value):
        """Return `value`; raise ValueError, with the near names, when it is no option."""
        return one_of(name, value, self.options)

    def spec(self, name):
        """Return the control as plain data for the page."""
        return {"kind": "choice", "name": name, "label": self.label,
                "options": self.options, "texts": [self.say(option) for option in self.options]}

    def extremes(self):
        """Return every option, for the tests."""
        return self.options


class Switch:
    """On or off, for instance a signal that arrives or not.

    >>> Switch("signal 1", 1).checked("x1", 0)
    False
    """

    def __init__(self, label, value):
        self.label, self.value = label, value

    def checked(self, name, value):
        """Return `value` as a bool; raise ValueError when it is not 0, 1, True or False."""
        if not np.isscalar(value) or value not in (0, 1):
            raise ValueError(f"{name} is {shown(value)}, but a switch is on or off: use 1 or 0.")
        return bool(value)

    def spec(self, name):
        """Return the control as plain data for the page."""
        return {"kind": "switch", "name": name, "label": self.label}

    def extremes(self):
        """Return both positions, for the tests."""
        return False, True


class Button:
    """An action with the name `label`: `press(**values)` returns the values that it changes.

    A button has no value of its own, so a view keeps it apart from the other controls.

    >>> Button("add one", lambda n: {"n": n + 1}).press(n=1)
    {'n': 2}
    """

    kind = "button"

    def __init__(self, label, press):
        self.label, self.press = label, press

    def spec(self, name):
        """Return the control as plain data for the page."""
        return {"kind": self.kind, "name": name, "label": self.label}


class Play(Button):
    """The button that starts what a view can run, and stops it: it is named for what it will do.

    >>> Play(lambda: {}).spec("play")["kind"]
    'play'
    """

    kind = "play"

    def __init__(self, press):
        super().__init__("play", press)


def within(name, values, low, high):
    """Return an array whose numbers all lie from `low` to `high`; raise ValueError for others.

    >>> within("weights", np.array([0.5, -1]), -1, 1)
    array([ 0.5, -1. ])
    """
    outside = values[(values < low) | (values > high)]
    if outside.size:
        raise ValueError(f"{name} has {outside[0]:g} in it, but expected numbers from {low:g} to "
                         f"{high:g}.")
    return values
