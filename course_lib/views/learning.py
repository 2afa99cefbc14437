"""`explore_learning`: watch a network learn to tell images apart, epoch by epoch."""

import numpy as np

from course_lib.datasets import digits
from course_lib.network import Network
from course_lib.optimizers import SGD
from course_lib.training.rewindable import Run
from course_lib.views.parts.cells import Cells
from course_lib.views.parts.loss_curves import UNSEEN, LossCurves
from course_lib.views.parts.words import loss_in_words, percent
from course_lib.views.stage.controls import Count, Slider
from course_lib.views.stage.live import STEADILY
from course_lib.views.stage.look import INK, moving, new_figure, styled

from .digits import checked_images, checked_network
from .training import TrainingView

TILES = 25          # hidden neurons that are shown, at most
EDGE = 1            # white cells between two of them
LEARNED = 0.9       # from this accuracy on it is said to read


class LearningPicture:
    """The loss, the share of right answers, and what the first hidden neurons look at."""

    def __init__(self, net, X, y, unseen, **training):
        self.run = Run(net, X, y, loss="cross_entropy", validation=unseen, **training)
        self.unseen, self.side = unseen, round(net.sizes[0] ** 0.5)
        self.n_rows = min(int(net.sizes[1] ** 0.5), int(TILES ** 0.5))
        self.figure, (loss, tiles, image) = new_figure(
            8, 3.5, ncols=3, left=0.65, right=0.1, gap=0.35, width_ratios=[1.15, 1.1, 0.5])
        place = loss.get_position()
        half = 0.38 * place.height
        loss.set_position([place.x0, place.y1 - half, place.width, half])
        self.curves = LossCurves(loss, legend=False)
        loss.set(xlabel="", ylabel="")
        self._draw_accuracy(self.figure.add_axes([place.x0, place.y0, place.width, half]))
        size = self.n_rows * (self.side + EDGE) - EDGE
        self.tiles = Cells(tiles, (size, size), signed=True, strong=2)      # no signs
        tiles.set_title("What neurons look at", loc="left")
        self.image = Cells(image, (self.side, self.side))
        self.image_title = moving(image.set_title("", loc="left", size=10, weight="normal"))
        self.says = moving(image.text(0, -0.08, "", va="top", size=10.5,
                                      transform=image.transAxes))

    def _draw_accuracy(self, ax):
        ax.set(ylim=(0, 1.02), xlabel="epochs")
        ax.set_yticks([0, 0.5, 1], ["0", "50 %", "100 %"])
        look = {"linewidth": 2, "clip_on": False, "marker": "o", "markersize": 5,
                "markevery": [-1]}
        self.right = moving(ax.plot([], [], color=INK, **look)[0])
        self.right_unseen = moving(ax.plot([], [], "--", color=UNSEEN, markerfacecolor="white",
                                           **look)[0])
        self.title = moving(ax.set_title("", loc="right", size=10, weight="normal", pad=8))

    def update(self, lr, batch_size, image):
        """Show the training as it is now, and return it in words."""
        self._follow(lr, batch_size)
        run, epochs = self.run, len(self.run.history)
        self.curves.update(run.history, run.start)
        if self.right.axes.get_xlim() != self.curves.ax.get_xlim():
            self.right.axes.set_xlim(self.curves.ax.get_xlim())
        for line, place in ((self.right, 1), (self.right_unseen, 3)):
            line.set_data(range(epochs + 1),
                          [row[place] for row in (run.start, *run.history.rows)])
        loss, right, unseen_loss, unseen_right = run.newest
        self.title.set_text(f"Right {percent(right)}, unseen {percent(unseen_right)} (dashed)")
        self.tiles.set(self._in_one(run.net.layers[0].weights))
        learned = "it reads them" if unseen_right >= LEARNED else (
            "it has learned nothing yet" if not epochs else "it is learning")
        return (f"Epoch {epochs}: {percent(unseen_right)} of unseen images are right, {learned}. "
                f"Loss {loss_in_words(loss)}, unseen {loss_in_words(unseen_loss)}. "
                f"{self._show_image(image)}")

    def _show_image(self, image):
        """Show an unseen image and what is made of it now; return that in words."""
        x, digit = self.unseen[0][image - 1], int(self.unseen[1][image - 1])
        self.image.set(x.reshape(self.side, self.side))
        shares = self.run.net.forward(x)
        says = int(shares.argmax())
        right = "right" if says == digit else "wrong"
        self.image_title.set_text(f"unseen {image}")
        sure = percent(shares[says]).replace("over ", ">")
        self.says.set_text(f"a {digit}: it says\n{says}, {right},\n{sure} sure")
        return f"Image {image}, a {digit}: it says {says}, {percent(shares[says])} sure."

    def _follow(self, lr, batch_size):
        if lr != self.run.training.optimizer.lr:
            self.run.set_lr(lr)
        if batch_size != self.run.training.batch_size:
            self.run.go_on_with(batch_size=batch_size)

    def _in_one(self, weights):
        """Return the weights of some neurons, each as an image, in one: paper between them."""
        n, step = self.n_rows, self.side + EDGE
        sheet = np.zeros((n * step, n * step))
        for place, column in enumerate(weights.T[: n * n]):
            top, left = step * (place // n), step * (place % n)
            tile = column.reshape(self.side, self.side) / np.abs(column).max()
            sheet[top : top + self.side, left : left + self.side] = tile
        return sheet[:-EDGE, :-EDGE]

    def advance(self):
        """Learn one epoch."""
        self.run.epoch()

    def rewind(self):
        """Go back to the very same start."""
        self.run.rewind()


@styled
def explore_learning(net=None, X=None, y=None, unseen=None, lr=0.1, batch_size=32, epochs=0):
    """Return a view of a network that learns to read images: play, pause, step, rewind.

    `net` has 64 or 784 inputs and 10 softmax outputs and learns in place from the images X
    (n_images, n_pixels) and their digits y; `unseen` is a pair (X, y) that it never learns from.
    Without them 100 neurons learn from `digits()`. `epochs` are trained before the first picture.
    Raises TypeError or ValueError for a network or data that do not fit.

    >>> explore_learning(epochs=20).words.split(",")[0]
    'Epoch 20: 98 % of unseen images are right'
    """
    given = [one is not None for one in (net, X, y, unseen)]
    if any(given) and not all(given):
        raise TypeError("explore_learning expected net, X, y and unseen, or none of them: give "
                        "the ones that are missing.")
    if net is None:
        X, y, *unseen = digits()
        net = Network([64, 100, 10], activation="relu", output="softmax")
    X, y = checked_images(checked_network(net), X, y)
    unseen = checked_images(net, *unseen)
    picture = LearningPicture(net, X, y, unseen, optimizer=SGD(lr=lr),
                              batch_size=batch_size)
    view = TrainingView("Watch it learn to read", picture, step="one epoch", speed=STEADILY,
                        alive="image", image=Count("unseen image", 1, 1, len(unseen[1])),
                        lr=Slider("learning rate", lr, 0.001, 10, 0.1, log=True),
                        batch_size=Count("batch size", batch_size, 1, 512))
    view.train(epochs)
    return view
