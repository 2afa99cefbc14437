"""`explore_batches`: three walks from one start, by the samples they say, the same each time."""

import numpy as np
import pytest

from course_lib.landscapes import GONE
from course_lib.losses import mse
from course_lib.views import explore_batches
from course_lib.views.batches import CLOCKS, LOWEST, MOST, WAYS, descent, runs

x, y = runs()


def test_the_lowest_loss_is_the_lowest():
    w, b = np.linalg.lstsq(np.column_stack([x, np.ones_like(x)]), y, rcond=None)[0]
    assert LOWEST == pytest.approx(mse(y, w * x + b))


def test_a_mini_batch_of_all_samples_is_all_samples_and_of_one_is_one():
    for size, twin in ((200, 0), (1, 2)):
        lines = explore_batches(batch_size=size, clock=400)._picture.lines[0]
        for mine, same in zip(lines[1].get_data(), lines[twin].get_data()):
            assert mine == pytest.approx(same)


def test_the_seed_changes_the_order_alone():
    view = explore_batches(batch_size=20, clock=12, same="updates")
    first = losses_told(view.words)
    other = losses_told(view.set(seed=3))
    assert other[0] == first[0] and other[2] != first[2]
    assert losses_told(view.set(seed=0)) == first


def losses_told(words):
    """Return the three ways with their losses, as the words tell them."""
    return words.split("losses are: ")[1].split(". The lowest")[0].split("), ")


@pytest.mark.parametrize("same, updates", [
    ("samples seen", (1, 24, 240)), ("updates", (240, 240, 240)),
    ("time", (240 * 10.1 // 30, 240 * 10.1 // 11, 240)),
])
def test_each_gets_equally_many_samples_updates_or_as_much_time(same, updates):
    view = explore_batches(clock=240, same=same)
    ways = view._picture.lines[0]
    assert [len(line.get_xdata()) - 1 for line in ways] == list(updates)
    unit = 10.1 / 1000 if same == "time" else 1
    for line, end in zip(view._picture.lines[1], view._picture.ends[1]):
        assert line.get_drawstyle() == "steps-post"     # level until the next batch is seen
        assert line.get_xdata()[-1] == end.get_xdata()[0] == pytest.approx(240 * unit)
    assert same.split()[0] in view._picture.chart.get_xlabel()


def test_the_axis_grows_with_the_clock_and_holds_it():
    chart = explore_batches(clock=25)._picture.chart
    assert chart.get_xlim() == (0, 25)
    view = explore_batches(clock=26)
    assert view._picture.chart.get_xlim() == (0, 100)
    view.set(clock=400)
    assert view._picture.chart.get_xlim() == (0, 400)
    view.set(same="time")
    assert view._picture.chart.get_xlim() == pytest.approx((0, 4.04))


def test_too_large_a_learning_rate_is_called_diverged_and_stays_finite():
    view = explore_batches(lr=1.2, clock=60, same="updates")
    assert view.words == "All three are gone: try a smaller learning rate."
    assert view._picture.title.get_text() == "All three diverged"
    path, _ = descent(1, lr=1.2, seed=0, updates=60)
    assert np.isfinite(path).all() and np.abs(path[:-1]).max() <= GONE < np.abs(path[-1]).max()


def test_who_is_off_a_chart_is_marked_at_its_edge_and_named():
    picture = explore_batches(lr=1.2, clock=60, seed=9, same="updates")._picture
    for end in [end for ends in picture.ends for end in ends]:
        ((x, y),), ax = end.get_xydata(), end.axes
        assert ax.get_xlim()[0] <= x <= ax.get_xlim()[1] and 0 <= y <= ax.get_ylim()[1]
        assert end.get_visible() and (ax is not picture.chart or y > 28)
    assert picture.above.get_text().split("\n")[1:] == list(WAYS)
    assert explore_batches()._picture.above.get_text() == ""


@pytest.mark.parametrize("same", CLOCKS)
@pytest.mark.parametrize("size, clock, seed", [(10, 20, 0), (40, 35, 3), (2, 60, 7), (150, 300, 1)])
def test_the_title_says_who_is_lowest_now(same, size, clock, seed):
    view = explore_batches(size, clock=clock, seed=seed, same=same)
    sizes = 200, size, 1
    ticks = {"samples seen": sizes, "updates": (1, 1, 1),
             "time": [(10 + 0.1 * one) / 10.1 for one in sizes]}[same]
    ends = [descent(one, 0.1, seed, 400)[0][int(clock / each + 1e-9)]
            for one, each in zip(sizes, ticks)]
    best = list(WAYS)[np.argmin([mse(y, w * x + b) for w, b in ends])]
    assert view._picture.title.get_text() == f"Lowest: {best}"


def test_nobody_is_ahead_at_the_start():
    assert explore_batches(clock=0)._picture.title.get_text() == "Nobody is ahead"


@pytest.mark.parametrize("size, twin", [(1, "one sample"), (200, "all samples")])
def test_a_mini_batch_that_is_the_same_as_another_is_said_once(size, twin):
    view = explore_batches(size)
    assert f"{twin} (and so batches of {size}) " in view.words
    assert len(losses_told(view.words)) == 2
    assert "mini-batch" not in view._picture.title.get_text()


def test_play_ends_where_all_three_are_gone():
    view = explore_batches(lr=1.2, clock=0, same="updates")
    while view._advance():
        view._redraw(view.values)
        assert view.values["clock"] < MOST, "they are never gone"
    assert "All three are gone" in view.words and "All three" not in view.set(lr=0.6)
    view.set(lr=1.2)
    ends = [len(descent(size, 1.2, 0, 100)[0]) - 1 for size in (len(x), 10, 1)]
    assert view.values["clock"] == max(ends)
    assert "After 0 updates" in view.press("rewind") and view._advance()


def test_a_loss_that_grows_is_said_before_it_is_gone():
    said = losses_told(explore_batches(lr=1.1, clock=4, same="updates").words)[0]
    assert "rising" in said and "diverged" not in said
    assert "rising" not in explore_batches(lr=1.1, clock=2, same="updates").words


def test_the_words_fit_in_two_lines():
    for same in CLOCKS:
        view = explore_batches(37, lr=1.1, clock=400, same=same)
        assert len(view.words) <= 200


def test_the_button_takes_one_tick_until_the_last():
    view = explore_batches(clock=MOST - 1)
    for _ in range(2):
        view.press("step")
    assert view.values["clock"] == MOST
