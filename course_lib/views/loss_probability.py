"""The picture of `explore_loss("probability")`: two losses, and how hard each of them pulls."""

import numpy as np

from course_lib.activations import sigmoid, sigmoid_grad
from course_lib.losses import binary_cross_entropy, binary_cross_entropy_grad, mse, mse_grad
from course_lib.views.parts.words import nearly
from course_lib.views.stage.look import GREY, INK, VERMILION, moving, new_figure


FARTHEST = 4.7          # of z to both sides: there p is 0.01 or 0.99
LOOKS = (("cross-entropy", INK, "-", "o"), ("squared error", GREY, "--", "s"))
REACH = 0.9             # of a tangent to both sides, in units of z


class ProbabilityPicture:
    """Left two losses over a probability, right the same over the sum it comes from."""

    def __init__(self):
        self.figure, (self.left, self.right) = new_figure(ncols=2, gap=0.85)
        self.left.set(xlim=(0, 1), ylim=(0, 5), xlabel="predicted probability p", ylabel="loss")
        self.right.set(xlim=(-FARTHEST, FARTHEST), ylim=(0, 5), ylabel="loss",
                       xlabel="the neuron's sum z, where p = sigmoid(z)")
        self.title = moving(self.left.set_title("losses", loc="left"))
        self.slopes = moving(self.right.set_title("slopes", loc="left"))
        self.curves, self.points, self.tangents = [], [], []
        for ax in (self.left, self.right):
            for _, colour, style, marker in LOOKS:
                self.curves.append(ax.plot([], [], style, color=colour)[0])
                self.points.append(moving(ax.plot([], [], marker, color=colour, markersize=9,
                                                  markeredgecolor="white", zorder=4,
                                                  clip_on=False)[0]))
        for _ in LOOKS:
            self.tangents.append(moving(self.right.plot([], [], color=VERMILION, linewidth=3,
                                                        zorder=3)[0]))
        self.labels = [self.left.text(0, height, name, color=colour)
                       for height, (name, colour, *_) in zip((1.5, 0.1), LOOKS)]
        self._shown = None

    def update(self, p, target):
        target = float(target)
        if self._shown != target:
            self._shown = target
            self._new_curves(target)
        *heights, first, second = (value[0] for value in two_losses(np.array([p]), target))
        z = np.log(p / (1 - p))
        for point, x, height in zip(self.points, (p, p, z, z), heights * 2):
            point.set_data([x], [height])
        for tangent, height, slope in zip(self.tangents, heights, (first, second)):
            reach = np.array([-REACH, REACH]) / np.hypot(1, slope)
            tangent.set_data(z + reach, height + slope * reach)
        surprise, squared = (nearly(height) for height in heights)
        self.title.set_text(f"Cross-entropy {nearly(heights[0], 2)}, squared "
                            f"{nearly(heights[1], 2)}")
        self.slopes.set_text(f"Slopes {nearly(first, 2)} and {nearly(second, 2)}")
        return f"{pulling(p, target)} Cross-entropy {surprise}, squared error {squared}."

    def _new_curves(self, target):
        p = np.linspace(0.005, 0.995, 199)
        z = np.linspace(-FARTHEST, FARTHEST, 95)
        places = ((p, p), (p, p), (z, sigmoid(z)), (z, sigmoid(z)))
        for loss, (curve, (x, p)) in enumerate(zip(self.curves, places)):
            curve.set_data(x, two_losses(p, target)[loss % 2])
        for label, from_the_edge in zip(self.labels, (0.28, 0.02)):
            label.set(x=abs(1 - target - from_the_edge), ha="left" if target else "right")


def two_losses(p, target):
    """Return cross-entropy, squared error and the slopes of both in z, for each p = sigmoid(z).

    >>> [value.round(2).tolist() for value in two_losses(np.array([0.1]), 1.0)]
    [[2.3], [0.81], [-0.9], [-0.16]]
    """
    pairs = [([target], [share]) for share in p]
    to_z = sigmoid_grad(np.log(p / (1 - p)))    # the chain rule: dL/dz = dL/dp · dp/dz
    values = [np.array([loss(*pair) for pair in pairs]) for loss in (binary_cross_entropy, mse)]
    slopes = [np.array([slope(*pair)[0] for pair in pairs]) * to_z
              for slope in (binary_cross_entropy_grad, mse_grad)]
    return *values, *slopes


def pulling(p, target):
    """Return in words how wrong a prediction is, and what that means for learning.

    >>> pulling(0.02, 1)
    'Sure and wrong: cross-entropy pulls hard, squared error hardly at all.'
    """
    miss = abs(p - target)
    if miss > 0.9:
        return "Sure and wrong: cross-entropy pulls hard, squared error hardly at all."
    if miss > 0.65:
        return "On the wrong side: both pull, cross-entropy harder."
    if miss >= 0.35:
        return "Unsure: close to the middle."
    return "On the right side, not yet sure." if miss > 0.1 else (
        "Nearly right: little is left to learn.")
