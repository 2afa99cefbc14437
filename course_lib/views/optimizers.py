"""`compare_optimizers`: SGD, Momentum, RMSProp and Adam race from one start."""

from inspect import signature

import numpy as np

from course_lib.checks.choices import one_of
from course_lib.checks.values import shown
from course_lib.views.parts.race import rates
from course_lib.views.stage.look import styled

from .race_on_network import NETWORK_LRS, race_on_network
from .race_on_surface import SURFACE_LRS, race_on_surface

TRACKS = ("surface", "network")


@styled
def compare_optimizers(track="surface", surface="narrow valley", data="xor", lrs=None, factor=1,
                       start=(3.5, 1.7), steps=20, n_hidden=6, seed=0, epochs=10):
    """Return a view of SGD, Momentum, RMSProp and Adam from one start, on one `track`.

    `track` "surface": walks over a "narrow valley", a "saddle" or "two valleys" from `start`
    (weights −4 to 4 and −2.5 to 2.5), `steps` 0 to 100. `track` "network": a tanh network of
    `n_hidden` neurons (1 to 12) learns 100 points of `data` ("circle", "xor", "gaussian" or
    "spiral") for `epochs` 0 to 50. `lrs` are the four learning rates, in that order, from 0.0001
    to 10; `factor` (0.1 to 10) multiplies them all. Raises TypeError or ValueError for others,
    and for an argument of the other track.

    >>> compare_optimizers(steps=1).words
    'Losses: SGD 4.6, Momentum 4.6, RMSProp 8.1, Adam 9.4.'
    """
    if one_of("track", track, TRACKS) == "surface":
        leave_out("network", data=data, n_hidden=n_hidden, seed=seed, epochs=epochs)
        lrs = SURFACE_LRS if lrs is None else lrs
        return race_on_surface(surface, start, steps, **rates(factor, lrs))
    leave_out("surface", surface=surface, start=start, steps=steps)
    lrs = NETWORK_LRS if lrs is None else lrs
    return race_on_network(data, n_hidden, seed, epochs, **rates(factor, lrs))


def leave_out(track, **arguments):
    """Raise ValueError for an argument that means something on the other `track` alone."""
    expected = signature(compare_optimizers).parameters
    for name, value in arguments.items():
        if not np.array_equal(value, expected[name].default):
            raise ValueError(f"{name} is {shown(value)}, but only the {track} track has {name}: "
                             f'add track="{track}", or leave {name} out.')
