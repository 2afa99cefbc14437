"""The race on a surface: steps by each rule as it is published, one start, and words that fit."""

from itertools import pairwise

import numpy as np
import pytest

from course_lib.views import compare_optimizers
from course_lib.views.parts.race import OPTIMIZERS
from course_lib.views.race_on_surface import SURFACE_LRS, TAIL

NAMES = list(OPTIMIZERS)


def by_hand(slopes, lrs, start, steps):
    """Return where the four rules lead, written out number by number, {name: (w1, w2)}."""
    places = {}
    for name, lr in zip(NAMES, lrs):
        w, v, s = list(start), [0.0, 0.0], [0.0, 0.0]
        for t in range(1, steps + 1):
            for i, g in enumerate(slopes(*w)):
                if name == "SGD":
                    w[i] -= lr * g
                elif name == "Momentum":
                    v[i] = 0.9 * v[i] - lr * g
                    w[i] += v[i]
                elif name == "RMSProp":
                    s[i] = 0.9 * s[i] + 0.1 * g * g
                    w[i] -= lr * g / (s[i] ** 0.5 + 1e-8)
                else:
                    v[i] = 0.9 * v[i] + 0.1 * g
                    s[i] = 0.999 * s[i] + 0.001 * g * g
                    w[i] -= lr * (v[i] / (1 - 0.9**t)) / ((s[i] / (1 - 0.999**t)) ** 0.5 + 1e-8)
        places[name] = w
    return places


def test_the_walks_are_those_of_the_four_rules():
    found = compare_optimizers(steps=13, start=(-2, 1), factor=0.5)._picture
    lrs = [0.5 * lr for lr in SURFACE_LRS]
    places = by_hand(lambda x, y: (0.08 * x, 8 * y), lrs, (-2, 1), 13)
    for ball, path, losses, (x, y) in zip(found.balls, found.paths, found.losses,
                                          places.values(), strict=True):
        loss = 0.04 * x * x + 4 * y * y
        assert path[0].tolist() == [-2, 1] and path[-1] == pytest.approx([x, y])
        assert losses.get_ydata()[-1] == pytest.approx(loss)
        seen = found.surface.project(np.array([[x, y]]), np.array([loss]))
        assert np.ravel(ball.get_data()) == pytest.approx(seen[0])


def test_the_tail_is_short_and_ends_in_the_ball():
    found = compare_optimizers(steps=40)._picture
    for ball, tail in zip(found.balls, found.tails):
        assert tail.get_xydata()[-1] == pytest.approx(ball.get_xydata()[0])
        assert len(tail.get_xydata()) == TAIL < 40


def test_a_ball_that_left_the_surface_is_not_seen():
    found = compare_optimizers(factor=2, steps=100)._picture
    assert [ball.get_visible() for ball in found.balls] == [False, True, True, True]


def test_too_large_a_learning_rate_leaves_the_map():
    view = compare_optimizers(factor=2, steps=100)
    assert "SGD gone" in view.words and view.words.count("gone") == 1
    assert view.words.startswith("Too large a learning rate leaves the map.")
    assert "Each jump went farther than the last: SGD." in view.words
    assert view._picture.above.get_text().endswith("chart:\nSGD")
    assert "map" not in view.set(factor=1) and view._picture.above.get_text() == ""


def test_only_of_jumps_that_grew_is_said_that_they_grew():
    view = compare_optimizers(lrs=(0.2, 0.05, 4, 0.2), factor=10)
    assert "RMSProp gone" in view.words
    assert len(view._picture.paths[2]) == 2        # one jump, and that is all
    assert "Each jump went farther than the last: SGD, Momentum." in view.words
    for path in view._picture.paths[:2]:
        lengths = [np.hypot(*(b - a)) for a, b in pairwise(path)]
        assert len(lengths) > 1 and lengths == sorted(lengths)
    assert "farther" not in view.set(RMSProp=10, SGD=10, Momentum=10)   # one jump each


def test_momentum_rolls_into_the_deeper_valley_and_the_others_stay():
    view = compare_optimizers(surface="two valleys", steps=100)
    assert "On the side of the deeper valley: Momentum." in view.words
    assert "On the side of the higher valley: SGD, RMSProp, Adam." in view.words
    assert view._picture.title.get_text() == "Momentum is ahead after 100 steps"
    ends = [path[-1, 0] for path in view._picture.paths]
    assert ends[1] < 0 < min(ends[0], ends[2], ends[3])


def test_on_the_saddles_ridge_sgd_stays():
    view = compare_optimizers(surface="saddle", start=(4, 2), steps=100)
    assert "Close to the saddle" in view.words and "hardly a slope: SGD" in view.words
    assert np.hypot(*view._picture.paths[0][-1]) < 0.1


def test_jumps_over_the_valleys_floor_are_counted():
    view = compare_optimizers(steps=20)
    heights = [[y for y in path[:, 1] if y] for path in view._picture.paths]
    often = [name for name, ys in zip(NAMES, heights)
             if sum(a * b < 0 for a, b in pairwise(ys)) >= 4]
    assert f"four times or more: {', '.join(often)}." in view.words
    assert 0 < len(often) < 4


def test_play_ends_where_all_four_are_gone():
    view = compare_optimizers(surface="two valleys", start=(1, 1), lrs=[10] * 4, factor=10,
                              steps=0)
    while view._advance():
        view._redraw(view.values)
    assert "all four left the map" in view._picture.title.get_text()
    assert 0 < view.values["steps"] < 100
    assert "gone" not in view.press("rewind") and view._advance()
    view.close()
