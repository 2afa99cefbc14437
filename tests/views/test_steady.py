"""A view that is moved for long does not grow, and one that is closed leaves nothing behind."""

import asyncio
import gc
import weakref

import numpy as np
import psutil
import pytest
from comm import get_comm_manager

from course_lib.views.stage.fonts import Fonts
from tests.views.all_views import VIEWS, made, random_move

WARM_UP, MOVES = 20, 60     # tests/benchmarks/bench_views.py makes a thousand
ALLOWED = 2.5e6             # bytes


def memory_after(view, moves, rng):
    """Return the bytes this process holds after random moves, each answered without trouble."""
    for _ in range(moves):
        random_move(view, rng)
    gc.collect()
    return psutil.Process().memory_info().rss


@pytest.mark.parametrize("name", VIEWS)
def test_random_moves_do_not_grow(name):
    view, rng = made(name), np.random.default_rng(0)
    before = memory_after(view, WARM_UP, rng)
    # What is freed late may stand in one of the figures, a leak stands in both.
    after = [memory_after(view, moves, rng) for moves in (MOVES - WARM_UP, WARM_UP)]
    view.close()
    assert min(after) - before < ALLOWED


@pytest.mark.parametrize("name", VIEWS)
def test_a_closed_view_leaves_nothing_behind(name):
    Fonts.shared()      # come with the first view, and stay for all
    comms = set(get_comm_manager().comms)
    left = asyncio.run(shown_and_closed(name))
    gc.collect()
    assert list(left) == []
    assert set(get_comm_manager().comms) == comms


async def shown_and_closed(name):
    """Move a view, run it if it can run, close it; return what may now be thrown away."""
    view = made(name)
    random_move(view, np.random.default_rng(1))
    left = weakref.WeakSet([view, view._picture, *view.figure.findobj()])
    if "play" in view._buttons:
        view.play()
        await asyncio.sleep(0.1)
        assert len(asyncio.all_tasks()) > 1, "play runs nothing"
    view.close()
    await asyncio.sleep(0.2)
    assert asyncio.all_tasks() == {asyncio.current_task()}
    return left
