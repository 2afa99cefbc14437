"""The curves of the loss begin before the first epoch, and never say 0 for what is not."""

import json

import matplotlib.pyplot as plt
import numpy as np
import pytest

from course_lib.training.history import History
from course_lib.views import explore_playground, explore_training
from course_lib.views.parts.loss_curves import MOST_POINTS, LossCurves
from course_lib.views.parts.words import loss_in_words
from course_lib.views.stage.look import new_figure

START = (0.7, 0.5, 0.8, 0.4)


def history_of(losses):
    history = History()
    for loss in losses:
        history.add(loss, 1.0, 2 * loss, 1.0)
    return history


@pytest.mark.parametrize("n_epochs", [0, 1, 19, MOST_POINTS, 5 * MOST_POINTS + 3])
def test_both_curves_begin_at_epoch_0_and_end_at_the_newest(n_epochs):
    curves = LossCurves(new_figure()[1])
    losses = [0.5 / epoch for epoch in range(1, n_epochs + 1)]
    curves.update(history_of(losses), START)
    for line, all_values in ((curves.learned, [0.7, *losses]),
                             (curves.unseen, [0.8, *(2 * loss for loss in losses)])):
        epochs, values = line.get_data()
        assert (epochs[0], epochs[-1]) == (0, n_epochs)
        assert np.array_equal(values, np.array(all_values)[epochs])
        assert len(epochs) <= MOST_POINTS + 2


@pytest.mark.parametrize("make", [explore_playground, lambda: explore_training("circle")])
def test_what_it_says_before_it_has_learned_is_there_and_seen(make):
    view = make()
    curves, net, run = view._picture.curves, view.net, view._picture.run
    losses = [line.get_data()[1].tolist() for line in (curves.learned, curves.unseen)]
    assert losses == [[run.start[0]], [run.start[2]]] and len(view.history) == 0
    assert f"loss {loss_in_words(run.start[0])}" in curves.title.get_text().lower()
    assert view.words.startswith(f"Epoch 0: loss {loss_in_words(run.start[0], 4)}, on unseen ")
    assert "it has learned nothing yet" in view.words
    x, y = curves.ax.transData.transform((0, run.start[0]))
    place = [round(10 * x), round(10 * (view.size[1] - y))]
    marks = [step[3] for step in json.loads(view.frame[0]) if step[0] == "marks"]
    assert place in marks and net.sizes[0] == 2     # a mark, where a line has no length
    view.press("step")
    assert "it has learned nothing yet" not in view.words
    view.press("rewind")
    assert len(curves.learned.get_data()[0]) == 1 and "it has learned nothing yet" in view.words


@pytest.mark.parametrize("loss, said", [
    (0, "0"), (0.0003, "0.0003"), (0.00012345, "0.00012"), (0.00099, "0.00099"), (0.25, "0.25"),
    (1e-9, "10⁻⁹"), (5e-324, "5 × 10⁻³²⁴"), (123.4567, "123.457"), (9876.54, "9,877"),
    (2.4e6, "2 × 10⁶"),
])
def test_a_loss_in_words(loss, said):
    assert loss_in_words(loss) == said


def test_a_small_loss_is_not_called_0():
    view = explore_playground(data="gaussian", hidden=(), lr=1, epochs=60)
    loss, _, unseen, _ = view.history.rows[-1]
    assert 1e-4 < loss < 5e-4
    told = view._picture.curves.title.get_text()
    assert float(told.split()[1].strip(",")) == pytest.approx(loss, rel=0.05)
    assert float(told.split()[3]) == pytest.approx(unseen, rel=0.05)
    assert f"loss {loss_in_words(loss, 4)}," in view.words


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("loss", [0.0, 0.00012, 999.888, 99998.7, 4e-9, 8e200, 1.7e308])
def test_every_loss_has_room_and_gives_no_warning(loss):
    view = explore_training("circle")
    curves = view._picture.curves
    curves.update(history_of([loss / 2]), START)
    view.figure.canvas.draw()
    title, legend = curves.title.get_window_extent(), curves.ax.get_legend().get_window_extent()
    assert not title.overlaps(legend)
    plt.close("all")
