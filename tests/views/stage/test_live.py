"""What runs: play, pause, step and rewind, with a page and without one; nothing left behind."""

import asyncio
import gc
import os
import signal
import threading
import weakref
from time import perf_counter

import numpy as np
import pytest

from course_lib import Network
from course_lib.views import explore_descent, explore_playground, explore_training
from course_lib.views.stage.live import FASTEST, SPEEDS


def circle(**arguments):
    return explore_training("circle", lr=0.3, batch_size=10, **arguments)


def from_the_page(view, page="a page", **message):
    """Hand the view a message as JupyterLab does: in a thread that is not the main one."""
    if "press" in message:
        message = {"number": 1, "acts": [message]}
    thread = threading.Thread(target=view._handle_custom_msg, args=({"page": page, **message}, []))
    thread.start()
    thread.join()


async def until(true, seconds=10):
    """Wait until `true()`, on a busy machine too."""
    end = perf_counter() + seconds
    while not true() and perf_counter() < end:
        await asyncio.sleep(0.02)
    assert true()


async def playing(view, seconds):
    """Play without a page for so many seconds; return the number of epochs made."""
    before = len(view.history)
    view.play()
    await asyncio.sleep(seconds)
    view.pause()
    await asyncio.sleep(0.1)
    return len(view.history) - before


def test_a_step_and_rewind_give_the_same_numbers_again():
    view = circle()
    start = view.net.parameters().copy()
    for _ in range(3):
        view.press("step")
    losses, frame = view.history.loss, view.frame
    assert len(losses) == 3 and losses[2] < losses[0]
    view.press("rewind")
    assert np.array_equal(view.net.parameters(), start) and len(view.history) == 0
    for _ in range(3):
        view.press("step")
    assert view.history.loss == losses and view.frame == frame


def test_play_learns_and_pause_stops():
    async def run():
        view = circle()
        view.play()
        await until(lambda: len(view.history) >= 4)
        view.pause()
        await asyncio.sleep(0.2)
        epochs = len(view.history)
        await asyncio.sleep(0.2)
        assert len(view.history) == epochs
        assert f"Epoch {epochs}:" in view.words
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(run())


def test_speeds_differ():
    async def run():
        made = {}
        for speed in SPEEDS:
            view = explore_training()
            view.set(speed=speed)
            made[speed] = await playing(view, 1.2)
        slow, usual, faster, fastest = made.values()
        assert slow <= 4
        assert slow < usual < faster < fastest      # on a busy machine too

    asyncio.run(run())


def test_sliders_are_heard_while_it_plays_and_the_learning_rate_changes_at_once():
    async def run():
        view = circle()
        view.play()
        await until(lambda: len(view.history))
        before = len(view.history)
        view.values = {**view.values, "lr": 0.5}
        assert view.values["lr"] == 0.5 and view.playing
        assert view._picture.run.training.optimizer.lr == 0.5
        await until(lambda: len(view.history) > before)
        view.close()

    asyncio.run(run())


def test_two_frames_wait_for_the_page_and_stop_when_it_goes():
    async def run():
        view = circle()
        from_the_page(view, press="play")
        for epoch in (2, 4, 6):
            await until(lambda: len(view.history) == epoch)
            await asyncio.sleep(0.2)
            assert len(view.history) == epoch == view.beat  # no page has shown these frames
            from_the_page(view, shown=view.beat)
        from_the_page(view, gone=True)
        assert not view.playing
        await until(lambda: asyncio.all_tasks() == {asyncio.current_task()})

    asyncio.run(run())


def test_a_second_output_that_is_closed_does_not_pause_the_first():
    async def run():
        view = circle()
        from_the_page(view, "first", press="play")
        await until(lambda: len(view.history) == 2)
        from_the_page(view, "second", shown=0)
        from_the_page(view, "second", gone=True)
        assert view.playing
        from_the_page(view, "first", shown=2)
        await until(lambda: len(view.history) == 4)
        from_the_page(view, "first", gone=True)
        assert not view.playing

    asyncio.run(run())


def test_a_page_that_says_nothing_for_long_pauses_it(monkeypatch):
    monkeypatch.setattr("course_lib.views.stage.live.PATIENCE", 0.1)

    async def run():
        view = circle()
        from_the_page(view, press="play")
        await until(lambda: not view.playing)
        assert view.trouble == ""

    asyncio.run(run())


def test_pressing_play_again_and_again_leaves_one_loop():
    async def run():
        view = circle()
        for _ in range(5):
            view.press("play")
            await asyncio.sleep(0.02)
        assert view.playing
        await asyncio.sleep(0.2)
        assert len(asyncio.all_tasks()) == 2
        view.pause()

    asyncio.run(run())


def test_an_interrupt_of_the_kernel_pauses_every_view_and_is_then_what_it_was():
    before = signal.getsignal(signal.SIGINT)

    async def run():
        views = [circle(), circle()]
        for view in views:
            view.play()
        await asyncio.sleep(0.1)
        os.kill(os.getpid(), signal.SIGINT)
        await until(lambda: not any(view.playing for view in views))

    asyncio.run(run())
    assert signal.getsignal(signal.SIGINT) is before


def test_a_diverging_run_pauses_with_a_sentence_and_goes_on_working():
    async def run():
        net = Network([2, 8, 1], "relu", "linear")
        view = explore_training("plane", net, lr=10, batch_size=10)
        view.play()
        await until(lambda: not view.playing)
        assert "the loss became infinite at epoch" in view.trouble
        assert "smaller learning rate" in view.trouble
        said = view.trouble
        view.set(lr=0.01)
        assert view.trouble == ""
        view.play()
        await until(lambda: not view.playing)
        assert view.trouble == said
        from_the_page(view, press="step")
        assert view.trouble == said
        view.press("rewind")
        view.press("step")
        assert view.trouble == "" and len(view.history) == 1

    asyncio.run(run())


def test_steps_are_played_to_their_end_and_from_the_start_again():
    async def run():
        view = explore_descent(lr=0.1, steps=25)
        view.set(speed=FASTEST)
        view.play()
        await until(lambda: view.values["steps"] == 30 and not view.playing)
        assert "After 30 steps" in view.words
        view.play()
        assert view.values["steps"] == 0
        await until(lambda: view.values["steps"] == 30)
        view.press("rewind")
        assert view.values["steps"] == 0 and "After 0 steps" in view.words

    asyncio.run(run())


def test_play_in_a_script_says_what_to_do():
    view = circle()
    with pytest.raises(RuntimeError, match=r'view\.press\("step"\)'):
        view.play()
    assert not view.playing


def test_nothing_is_left_of_a_closed_view_that_played():
    async def run():
        view = circle()
        view.play()
        await asyncio.sleep(0.2)
        gone = weakref.ref(view), weakref.ref(view.figure), weakref.ref(view.net)
        view.close()
        await asyncio.sleep(0.2)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return gone

    gone = asyncio.run(run())
    gc.collect()
    assert [one() for one in gone] == [None, None, None]


def test_moves_of_the_page_and_frames_of_the_loop_do_not_collide():
    async def run():
        view = explore_playground()
        view.set(speed=FASTEST)
        view.play()
        stop = threading.Event()

        def move():
            for i in range(60):
                view.values = {**view.values, "lr": 0.01 + i / 1000, "noise": i % 3 / 10}
            stop.set()

        thread = threading.Thread(target=move)
        thread.start()
        while not stop.is_set():
            await asyncio.sleep(0.02)
        thread.join()
        assert view.trouble == "" and view.playing
        view.close()

    asyncio.run(run())
