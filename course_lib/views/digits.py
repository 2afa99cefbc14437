"""`explore_digits`: what a network makes of handwritten digits, of its mistakes, and of yours."""

from copy import deepcopy
from functools import cache

import numpy as np

from course_lib.checks.values import numbers
from course_lib.datasets import digits, made_up_digits
from course_lib.datasets.drawings import SIZES, as_inputs
from course_lib.datasets.ink import n_rows
from course_lib.network import Network, check_network
from course_lib.optimizers import Adam
from course_lib.targets import one_hot
from course_lib.training import train
from course_lib.views.parts.cells import Cells
from course_lib.views.parts.words import about, as_text, nearly, percent, spoken
from course_lib.views.stage.controls import Choice, Count
from course_lib.views.stage.look import GREEN, GREY, INK, moving, new_figure, styled
from course_lib.views.stage.pad import Pad, ink_of
from course_lib.views.stage.view import View


SHOWS = ALL, MISTAKES, OWN = "all images", "mistakes, most wrong first", "your own drawing"
SURE, MARGIN = 0.9, 0.25    # the largest share of a sure answer; one that is torn is closer
SQUARE = 104                # the size of a mark round one of the neurons, times their number
PALE_BAR = "#c9ced6"
LINES = 0.706       # from one bar to the next, in heights of a line, for each inch of the axes
# Rows of ink from which on a digit is read, and read well. On imitated drawings, of 9 rows one
# third came out right, of 10 one half, of 12 four fifths, of 13 nine tenths.
READABLE, LARGE = 10, 13


class DigitsPicture:
    """The image, what one neuron of the first layer looks at, and the ten probabilities."""

    def __init__(self, net, X, y):
        self.net, self.X, self.y = net, X, y
        self.side = round(X.shape[1] ** 0.5)
        self.kind = "hidden" if len(net.layers) > 1 else "output"
        outputs = net.forward(X)
        wrong = np.flatnonzero(outputs.argmax(axis=1) != y)
        self.mistakes = wrong[np.argsort(outputs[wrong, y[wrong]], kind="stable")]
        self.figure, axes = new_figure(8, 3.1, ncols=4, width_ratios=[1, 1, 1, 0.55], left=0.1,
                                       right=1.25, bottom=0.58, gap=0.28)
        self._draw_image(axes[0])
        self._draw_lit(axes[1])
        self._draw_neuron(axes[2])
        self._draw_bars(axes[3])
        for ax in axes[:3]:
            ax.set_anchor("N")

    def _draw_image(self, ax):
        self.image = Cells(ax, (self.side, self.side))
        self.image_title = moving(ax.set_title("image", loc="left"))

    def _draw_lit(self, ax):
        n = len(self.net.layers[0].bias)
        n_columns = int(np.ceil(n ** 0.5))
        self.places = n, -(-n // n_columns), n_columns
        self.lit = Cells(ax, self.places[1:], signed=True, strong=2)     # no signs
        ax.set_title(f"All {n} neurons", loc="left")
        self.chosen = moving(ax.plot([], [], "s", markerfacecolor="none", color=INK,
                                     markersize=SQUARE / n_columns, markeredgewidth=1.8)[0])
        self.strongest = moving(ax.text(0, -0.05, "", va="top", size=10.5,
                                        transform=ax.transAxes))

    def _draw_neuron(self, ax):
        self.looks_at = Cells(ax, (self.side, self.side), signed=True)
        self.neuron_title = moving(ax.set_title("neuron", loc="left"))
        self.value = moving(ax.text(0, -0.05, "", va="top", size=10.5, transform=ax.transAxes))
        ax.text(0, -0.3, "blue +: ink here for it\nvermilion −: against it", va="top",
                size=9.5, color=GREY, transform=ax.transAxes)

    def _draw_bars(self, ax):
        ax.set(xlim=(0, 1), ylim=(9.6, -0.6), xlabel="probability", yticks=range(10))
        ax.set_xticks([0, 1], ["0", "100 %"])
        ax.grid(False, axis="y")
        self.bars = moving(*ax.barh(range(10), np.zeros(10), height=0.72, clip_on=False))
        self.bars_title = moving(ax.set_title("prediction", loc="left"))
        # One text of ten lines: one thing to move instead of ten.
        inches = ax.get_position().height * self.figure.get_figheight()
        self.shares = moving(ax.text(1.05, 4.5, "", va="center", size=10, color=INK,
                                     linespacing=LINES * inches))

    def update(self, show, neuron, image=1, mistake=1, drawing=""):
        x, target, title, words, is_read = self._chosen(show, image, mistake, drawing)
        self.image.set(x.reshape(self.side, self.side))
        self.image_title.set_text(title)
        outputs = self.net.forward(x)
        seen = self._show_neuron(x, neuron)
        if not is_read:
            self._show_bars(np.zeros(10), None, None)
            self.bars_title.set_text("It says nothing")
            return f"{words} {seen}"
        says = int(outputs.argmax())
        self._show_bars(outputs, says, target)
        verdict = "" if target is None else ": right" if says == target else ": wrong"
        self.bars_title.set_text(f"It says {says}{verdict}")
        said = f"prediction {says} with probability {percent(outputs[says])}"
        if target is not None and says != target:
            said += f", against {percent(outputs[target])} for {target}"
        return f"{words}, {said}{verdict}. {doubt(outputs)} {seen}"

    def _chosen(self, show, image, mistake, drawing):
        """Return the pixels, the target or None, a title, how words begin, and is it read?"""
        if show == OWN:
            return self._own(ink_of(drawing))
        if show == MISTAKES and not len(self.mistakes):
            return (np.zeros(self.side**2), None, "No mistake",
                    f"The network is right on all {len(self.y):,} images.", False)
        if show == MISTAKES:
            i, name = self.mistakes[mistake - 1], f"Mistake {mistake} of {len(self.mistakes):,}"
        else:
            i, name = image - 1, f"Image {image:,} of {len(self.y):,}"
        target = int(self.y[i])
        title = f"{name.split(' of')[0]}: a {target}"
        return self.X[i], target, title, f"{name}: target {target}", True

    def _own(self, ink):
        """Return of a drawing what `_chosen` returns."""
        rows, words = n_rows(ink), "Your drawing"
        if rows == 0:
            words = "Nothing is drawn yet. Draw a digit on the paper above."
        elif rows < READABLE:
            words = (f"Your drawing is too small to read, {rows} of {len(ink)} pixels high: write "
                     "large, across the paper.")
        elif rows < LARGE:
            words = "Your drawing is small: write large, across the paper. As it is"
        x = as_inputs([ink], self.side**2)[0]
        return x, None, "As it sees it", words, rows >= READABLE

    def _show_neuron(self, x, neuron):
        layer = self.net.layers[0]
        j = neuron - 1 if self.kind == "hidden" else neuron     # outputs are digits, from 0 on
        weights = layer.weights[:, j].reshape(self.side, self.side)
        self.looks_at.set(weights, most=np.abs(weights).max())
        z, a = x @ layer.weights[:, j] + layer.bias[j], layer.outputs[0, j]
        self._show_lit(layer.outputs[0], j, 0 if self.kind == "output" else 1)
        name, activation = f"{self.kind} neuron {neuron}", spoken(layer.activation)
        self.neuron_title.set_text(f"Neuron {neuron} looks at")
        self.value.set_text(f"sum {as_text(z)}\n{activation} {about(a, 2)}")
        return f"{name.capitalize()}: weighted sum {as_text(z)}, {activation} {nearly(a, 2)}."

    def _show_lit(self, outputs, j, first):
        """Show what all neurons of the layer say, and mark number `j`."""
        n, n_rows, n_columns = self.places
        cells = np.zeros(n_rows * n_columns)
        cells[:n] = outputs
        self.lit.set(cells.reshape(n_rows, n_columns), most=np.abs(outputs).max())
        self.chosen.set_data([j % n_columns], [j // n_columns])
        self.strongest.set_text(f"strongest: {first + int(outputs.argmax())}")

    def _show_bars(self, outputs, says, target):
        for digit, (bar, share) in enumerate(zip(self.bars, outputs)):
            bar.set_width(share)
            bar.set(facecolor=GREEN if digit == target else PALE_BAR, edgecolor=INK,
                    linewidth=2 if digit == says else 0)
        marks = {says: " ◀", target: " target"} if says != target else {says: " ◀ target"}
        self.shares.set_visible(says is not None)
        lines = (percent(share) + marks.get(digit, "") for digit, share in enumerate(outputs))
        # Signs for words: each letter takes time to draw.
        self.shares.set_text("\n".join(lines).replace("under ", "<").replace("over ", ">"))


def doubt(shares):
    """Return in words how much ten shares leave open.

    >>> doubt(np.array([0.97, 0.02, 0.01])), doubt(np.array([0.45, 0.15, 0.4]))
    ('It has no doubt.', 'It is torn between 0 and 2.')
    """
    second, first = map(int, shares.argsort()[-2:])
    if shares[first] >= SURE:
        return "It has no doubt."
    if shares[first] - shares[second] < MARGIN:
        return f"It is torn between {first} and {second}."
    return f"It has a doubt: {second} has {percent(shares[second])}."


class DigitsView(View):
    """A `View` that shows only the controls of what it shows, and your drawing when you draw."""

    def set(self, **values):
        return super().set(**({"show": OWN} if "drawing" in values else {}) | values)

    def _draw(self, values):
        belongs = {"image": ALL, "mistake": MISTAKES, "drawing": OWN}
        self.asleep = [name for name, show in belongs.items()
                       if show != values["show"] and name in self._controls]
        return super()._draw(values)


def small_network(seed=0):
    """Return a network of 64 inputs, 24 hidden neurons and 10 outputs, trained to read drawings.

    It learns from the training part of `digits()`, each image twice, and from the made-up
    `handwriting()`: nearly all sevens of `digits()` are crossed, few ones have flag and foot.

    >>> small_network()
    Network 64 → 24 → 10 (tanh, softmax), 1,810 parameters
    """
    return deepcopy(_learned(seed))


@cache
def _learned(seed):
    X_real, y_real, _, _ = digits()
    X_made_up, y_made_up = made_up_digits(64, seed=seed)
    X, y = np.vstack([X_real, X_real, X_made_up]), np.concatenate([y_real, y_real, y_made_up])
    net = Network([64, 24, 10], activation="tanh", output="softmax", seed=seed)
    for lr, epochs in ((0.01, 12), (0.002, 6)):     # then smaller steps, for the last point
        train(net, X, y, loss="cross_entropy", optimizer=Adam(lr=lr), epochs=epochs,
              batch_size=32, l2=3e-4, seed=seed)
    return net


def checked_network(net):
    """Return `net`; raise TypeError or ValueError where it cannot read images of digits.

    >>> checked_network(Network([64, 10], output="softmax"))
    Network 64 → 10 (softmax), 650 parameters
    """
    check_network(net)
    if net.sizes[0] not in SIZES or net.sizes[-1] != 10 or net.layers[-1].activation != "softmax":
        raise ValueError(
            f"net is {net!r}, but expected 64 inputs (8 × 8 pixels) or 784 (28 × 28) and 10 "
            'outputs with softmax: make Network([64, 24, 10], output="softmax").')
    return net


def checked_images(net, X, y):
    """Return images and labels that fit `net`; raise TypeError or ValueError for others."""
    X = numbers("X", X, ndim=2, length=net.sizes[0], each="input of the network")
    if X.min() < 0 or X.max() > 1:
        raise ValueError(f"X goes from {X.min():g} to {X.max():g}, but expected 0 (paper) to 1 "
                         "(ink): divide by the largest, here and before training.")
    y = numbers("y", y, ndim=1, length=len(X), each="row of X")
    one_hot(y, 10)
    return X, y.astype(int)


@styled
def explore_digits(net=None, X=None, y=None, show=ALL):
    """Return a view of what a network sees in digits: probabilities, mistakes, your own drawing.

    `net` has 64 or 784 inputs and 10 softmax outputs, X (n_images, 64 or 784) ink from 0 to 1,
    y (n_images,) the digits. Without X and y it shows the test part of `digits()`, and without
    all three what `small_network()` makes of it. `show` is "all images", "mistakes, most wrong
    first" or "your own drawing"; `view.set(drawing=ink)` takes 28 × 28 numbers from 0 to 1. Raises
    TypeError or ValueError for a network or data that do not fit.

    >>> explore_digits().words.split(". ")[0]
    'Image 1 of 360: target 0, prediction 0 with probability over 99 %: right'
    """
    if (X is None) != (y is None) or (net is None and X is not None):
        raise TypeError("explore_digits expected net, or net, X and y, or none of the three: give "
                        "the ones that are missing.")
    net = small_network() if net is None else net
    X, y = digits()[2:] if X is None else (X, y)
    picture = DigitsPicture(net, *checked_images(checked_network(net), X, y))
    n_wrong, first = len(picture.mistakes), int(picture.kind == "hidden")
    last = len(picture.net.layers[0].bias) - 1 + first
    wrong = {"mistake": Count("mistake", 1, 1, n_wrong)} if n_wrong else {}
    return DigitsView(
        "Handwritten digits",
        picture,
        show=Choice("show", show, SHOWS),
        image=Count("image", 1, 1, len(y)),
        **wrong,
        neuron=Count(f"{picture.kind} neuron", first, first, last),
        drawing=Pad("Draw a digit"),
    )
