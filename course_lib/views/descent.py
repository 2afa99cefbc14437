"""`explore_descent`: walk down a loss step by step, and see each step before you take it."""

from course_lib.checks.choices import number_of, one_of
from course_lib.views.stage.controls import Choice, Count, Slider
from course_lib.views.stage.live import SLOWLY, SteppedView
from course_lib.views.stage.look import styled

from .descent_curve import MOST_STEPS, CurvePicture
from .descent_surface import SurfacePicture

REACH = 4               # the start is at most this far from the middle
# Where the story of each begins: on the slope, above the poor valley, far out on the plateau.
STARTS = {"bowl": -3.5, "two valleys": 3.0, "plateau": 3.0}


class DescentView(SteppedView):
    """A `SteppedView` in which another curve starts anew, where its own story is."""

    def set(self, **values):
        """Move controls as a learner would; return the new words."""
        curve, before = values.get("curve"), self._drawn["curve"]
        if curve in STARTS and curve != before:
            values = {"start": STARTS[curve], "steps": 0} | values
        return super().set(**values)


@styled
def explore_descent(curve="bowl", dimensions=1, start=None, across=2.0, lr=0.1, steps=0,
                    turn=-25):
    """Return a view of gradient descent: the next step is drawn before you take it.

    `curve` is "bowl", "two valleys" or "plateau"; `dimensions` 1 shows it over one weight, 2 over
    two (level sets and a surface, which you can `turn`; the second weight starts at `across`).
    `start` is from −4 to 4, or None for where the story of the curve begins; `lr` is from 0.01 to
    2.2 (in two dimensions to 0.6), `steps` from 0 to 30, `turn` from −180° to 180°. Raises
    TypeError or ValueError for others, also for those that one dimension does not show.

    >>> explore_descent(lr=0.5).press("step").split(". ")[1][:20]
    'After 1 step w = −1.'
    """
    number_of("dimensions", dimensions, (1, 2))
    one_of("curve", curve, STARTS)
    flat = dimensions == 1
    start = STARTS[curve] if start is None else start
    controls = {
        "curve": Choice("curve" if flat else "surface", curve, STARTS),
        "start": Slider("start" if flat else "start w₁", start, -REACH, REACH, 0.1),
        "across": Slider("start w₂", across, -2.5, 2.5, 0.1),
        "lr": Slider("learning rate", lr, 0.01, 2.2 if flat else 0.6, 0.01),
        "steps": Count("steps", steps, 0, MOST_STEPS),
        "turn": Slider("turn (degrees)", turn, -180, 180, 5),
    }
    for name in ("across", "turn") if flat else ():
        hidden = controls.pop(name)
        hidden.checked(name, hidden.value)
    return DescentView("Gradient descent", CurvePicture() if flat else SurfacePicture(),
                       counters=["steps"], speed=SLOWLY, **controls)
