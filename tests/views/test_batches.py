"""`explore_batches`: three walks from one start, by the samples they say, the same each time."""

import numpy as np
import pytest

from course_lib.landscapes import GONE
from course_lib.losses import mse
from course_lib.views import explore_batches
from course_lib.views.batches import LOWEST, MOST_UPDATES, WAYS, descent, runs

x, y = runs()


def test_the_lowest_loss_is_the_lowest():
    w, b = np.linalg.lstsq(np.column_stack([x, np.ones_like(x)]), y, rcond=None)[0]
    assert LOWEST == pytest.approx(mse(y, w * x + b))


def test_a_mini_batch_of_all_samples_is_all_samples_and_of_one_is_one():
    for size, twin in ((200, 0), (1, 2)):
        lines = explore_batches(batch_size=size, steps=30)._picture.lines[0]
        for mine, same in zip(lines[1].get_data(), lines[twin].get_data()):
            assert mine == pytest.approx(same)


def test_the_seed_changes_the_order_alone():
    view = explore_batches(batch_size=20, steps=12)
    first = losses_told(view.words)
    other = losses_told(view.set(seed=3))
    assert other[0] == first[0] and other[2] != first[2]
    assert losses_told(view.set(seed=0)) == first


def losses_told(words):
    """Return the three ways with their losses, as the words tell them."""
    return words.split("updates: ")[1].split("; the lowest")[0].split(", ")


def test_by_samples_all_three_start_apart_from_the_axis_of_their_first_update():
    picture = explore_batches(steps=3)._picture
    starts = [[values[0] for values in line.get_data()] for line in picture.lines[2]]
    assert starts[0] == starts[1] == starts[2]
    for line, size in zip(picture.lines[2], (200, 10, 1)):
        assert line.get_drawstyle() == "steps-post"     # level until the first batch is seen
        assert line.get_xdata()[1:].tolist() == [size, 2 * size, 3 * size]
    ticks = picture.lines[2][0].axes.get_xticklabels()
    assert [t.get_text() for t in ticks if t.get_position()[0] == starts[0][0]] == ["0"]


def test_time_counts_each_update_and_each_sample_in_it():
    view = explore_batches(batch_size=50, steps=60)
    for line, size in zip(view._picture.lines[1], (200, 50, 1)):
        assert line.get_xdata()[-1] == pytest.approx(60 * (10 + 0.1 * size) / 1000)
        assert line.get_xdata()[-1] <= line.axes.get_xlim()[1] + 1e-9


def test_too_large_a_learning_rate_is_called_diverged_and_stays_finite():
    view = explore_batches(lr=1.2, steps=60)
    assert view.words == "All three are gone: try a smaller learning rate."
    path, _ = descent(1, lr=1.2, seed=0)
    assert np.isfinite(path).all() and np.abs(path[:-1]).max() <= GONE < np.abs(path[-1]).max()


def test_who_is_off_a_chart_is_marked_at_its_edge_and_named():
    picture = explore_batches(lr=1.2, steps=60, seed=9)._picture
    for end in [end for ends in picture.ends for end in ends]:
        ((x, y),), ax = end.get_xydata(), end.axes
        assert ax.get_xlim()[0] <= x <= ax.get_xlim()[1] and 0 <= y <= ax.get_ylim()[1]
        assert end.get_visible() and (ax is not picture.ends[1][0].axes or y > 28)
    assert picture.above.get_text().split("\n")[1:] == list(WAYS)
    assert all("All three diverged" in title.get_text() for title in picture.titles)
    assert explore_batches()._picture.above.get_text() == ""


@pytest.mark.parametrize("size, steps, seed", [(10, 20, 0), (40, 35, 3), (2, 60, 7), (150, 60, 1)])
def test_titles_say_who_is_lowest_after_as_many_updates_as_much_time_and_as_many_samples(
        size, steps, seed):
    view = explore_batches(size, steps=steps, seed=seed)
    sizes = 200, size, 1
    budgets = ([steps] * 3,
               [int(steps * (10 + 0.1) / (10 + 0.1 * one) + 1e-9) for one in sizes],
               [steps // one for one in sizes])
    best = []
    for budget, title in zip(budgets, view._picture.titles, strict=True):
        ends = [descent(one, 0.1, seed)[0][n] for one, n in zip(sizes, budget)]
        best.append(list(WAYS)[np.argmin([mse(y, w * x + b) for w, b in ends])])
        assert title.get_text().split("\n")[1] == f"Lowest: {best[-1]}"
    assert f"by time: {best[1]}; by samples seen: {best[2]}." in view.words
    lines = [line.get_xdata()[0] for line in view._picture.through]
    assert lines == pytest.approx([steps * (10 + 0.1) / 1000, steps])


def test_nobody_is_ahead_at_the_start():
    titles = explore_batches(steps=0)._picture.titles
    assert [title.get_text().split("\n")[1] for title in titles] == ["Nobody is ahead"] * 3


@pytest.mark.parametrize("size, twin", [(1, "one sample"), (200, "all samples")])
def test_a_mini_batch_that_is_the_same_as_another_is_said_once(size, twin):
    view = explore_batches(size)
    assert f"{twin} (and so batches of {size}) " in view.words
    assert len(losses_told(view.words)) == 2
    assert not any("mini-batch" in title.get_text() for title in view._picture.titles)


def test_play_ends_where_all_three_are_gone():
    view = explore_batches(lr=1.2, steps=0)
    while view._advance():
        view._redraw(view.values)
        assert view.values["steps"] < MOST_UPDATES, "they are never gone"
    assert "All three are gone" in view.words and "All three" not in view.set(lr=0.6)
    view.set(lr=1.2)
    ends = [len(descent(size, 1.2, 0)[0]) - 1 for size in (len(x), 10, 1)]
    assert view.values["steps"] == max(ends)
    assert "Loss after 0 updates" in view.press("rewind") and view._advance()


def test_a_loss_that_grows_is_said_before_it_is_gone():
    said = losses_told(explore_batches(lr=1.1, steps=4).words)[0]
    assert "(rising)" in said and "diverged" not in said
    assert "rising" not in explore_batches(lr=1.1, steps=2).words


def test_the_button_takes_one_update_until_the_last():
    view = explore_batches(steps=MOST_UPDATES - 1)
    for _ in range(2):
        view.press("step")
    assert view.values["steps"] == MOST_UPDATES
