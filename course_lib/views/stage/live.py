"""A view in which something runs: play, pause, step and rewind, while the page keeps answering."""

import asyncio
import signal
from contextlib import contextmanager, suppress
from time import perf_counter

import traitlets as t

from .controls import Button, Choice, Play
from .view import View

FRAME = 0.028       # seconds from one frame to the next, at least
AHEAD = 2           # frames that may be on their way before the page has shown the first of them
SLICE = 0.02        # seconds of a frame that may go into the steps: the rest is for the page
BREATH = 0.01       # seconds in which the kernel only listens
SLOW = 0.5          # seconds a step, at the speed where you can follow each
PATIENCE = 5        # seconds without an answer after which nobody seems to look
# How fast it runs, and how many steps a frame shows at most.
SPEEDS = {"a step at a time": 1, "a step a frame": 1, "ten steps a frame": 10,
          "as fast as it can": float("inf")}
SLOWLY, STEADILY, FASTER, FASTEST = SPEEDS


class LiveView(View):
    """A `View` whose picture can also `advance()` by one step and `rewind()` to its start.

    While it plays, an asyncio task advances in short slices, with no thread: between two of them
    the kernel hears the sliders and Pause. A frame shows the steps that fit in it, and has a
    number, its `beat`: the page tells of every second one that it has shown it, and meanwhile the
    kernel draws the next. `advance` returns False where nothing is left to do. An error, an
    interrupt of the kernel, `close`, and a page that has gone away all pause it.

    >>> from course_lib.views import explore_training
    >>> explore_training().press("step").split(":")[0]
    'Epoch 1'
    """

    playing = t.Bool().tag(sync=True)
    beat = t.Int().tag(sync=True)
    quiet = ("speed",)

    def __init__(self, title, picture, step="one step", speed=STEADILY, groups=(), **controls):
        # JupyterLab may hand us its messages in a thread of its own, while the loop that began
        # with the cell runs in the main one, where interrupts come.
        self._loop, self._task = running_loop(), None
        self._pages, self._seen = set(), 0      # the pages that look, and what they have shown
        self._news = asyncio.Event()
        super().__init__(
            title,
            picture,
            play=Play(self._play_or_pause),
            step=Button(step, self._one_step),
            rewind=Button("rewind", self._rewind),
            speed=Choice("speed", speed, SPEEDS),
            groups={"run it": ("play", "step", "rewind", "speed"), **dict(groups)},
            **controls,
        )

    def play(self):
        """Start running; return at once.

        Raises RuntimeError where no event loop runs, as in a plain script: press "step" there.
        """
        if self.playing:
            return
        loop = self._loop or running_loop()
        if loop is None or loop.is_closed():
            raise RuntimeError(
                'play needs a notebook, whose event loop it shares; here use view.press("step")'
            )
        self._loop, self._seen, self.playing = loop, self.beat, True
        loop.call_soon_threadsafe(self._begin)

    def _begin(self):
        self._task = asyncio.create_task(self._run())

    def pause(self):
        """Stop running after the step that is being made."""
        self.playing = False
        self._wake()

    def _wake(self):
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._news.set)

    def close(self):
        """Stop, and leave nothing behind."""
        self.pause()
        if self._task and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._task.cancel)
        super().close()

    def _play_or_pause(self, **values):
        self.pause() if self.playing else self.play()
        return {}

    def _one_step(self, **values):
        self.pause()
        self._advance()
        return {}

    def _rewind(self, **values):
        self.pause()
        self._go_back()
        return {}

    def _advance(self):
        return self._picture.advance()

    def _go_back(self):
        self._picture.rewind()

    def _put(self, values):
        self._drawn = values    # no need to draw now: every caller does
        self.values = values

    def _draw(self, values):
        return super()._draw({k: value for k, value in values.items() if k != "speed"})

    async def _run(self):
        with interrupt_calls(self.pause):
            while self.playing and asyncio.current_task() is self._task:
                begun, wait = perf_counter(), FRAME
                self._or_trouble(self._next_frame)
                await self._until_shown()
                if self.playing and self.values["speed"] == SLOWLY:
                    wait = SLOW     # (a pause that comes with the page's answer ends at once)
                await asyncio.sleep(max(BREATH, begun + wait - perf_counter()))

    def _next_frame(self):
        end, steps = perf_counter() + SLICE, 1
        try:
            more = self._advance()
            while (more is not False and steps < SPEEDS[self.values["speed"]]
                   and perf_counter() < end):
                more, steps = self._advance(), steps + 1
            with self.hold_sync():
                self.beat += 1
                self._redraw(self.values)
        except Exception:
            self.pause()
            raise
        if more is False:
            self.pause()

    async def _until_shown(self):
        """Wait for a page that is behind, so that frames never pile up on a slow line."""
        try:
            while self._pages and self.playing and self.beat - self._seen >= AHEAD:
                self._news.clear()
                await asyncio.wait_for(self._news.wait(), PATIENCE)
        except TimeoutError:
            if asyncio.current_task() is self._task:
                self.pause()

    def _heard(self, message):
        """Answer to a page: a hand's act, a frame that it has shown, or that it goes away."""
        self._pages.add(message["page"])
        if "acts" in message:
            super()._heard(message)
        elif "shown" in message:
            self._seen = max(self._seen, message["shown"])
            self._wake()
        else:
            self._pages.remove(message["page"])
            if not self._pages:
                self.pause()


class SteppedView(LiveView):
    """A `LiveView` that plays by moving its sliders `counters` from step to step, to their end.

    The last of them moves first; when it is through, it starts anew, and the one before it moves.
    A picture that is `over` ends it sooner: nothing more would happen.

    >>> from course_lib.views import explore_descent
    >>> explore_descent(lr=0.5, steps=7).press("rewind").split(". ")[1].split(" w")[0]
    'After 0 steps'
    """

    def __init__(self, title, picture, counters, **controls):
        self._counters = counters
        super().__init__(title, picture, **{"alive": counters[-1], **controls})

    def play(self):
        """Start running; return at once. What has come to its end starts anew."""
        if self._is_through(self.values):
            self._go_back()
        super().play()

    def _is_through(self, values):
        return getattr(self._picture, "over", False) or all(
            values[name] >= self._controls[name].high for name in self._counters)

    def _advance(self):
        values = dict(self.values)
        for name in () if self._is_through(values) else reversed(self._counters):
            slider = self._controls[name]
            if values[name] < slider.high:
                values[name] = min(values[name] + slider.step, slider.high)
                break
            values[name] = slider.low
        self._put(values)
        return not self._is_through(values)

    def _go_back(self):
        self._picture.over = False
        self._put(self.values | {name: self._controls[name].low for name in self._counters})


def running_loop():
    """Return the event loop that runs here, or None."""
    with suppress(RuntimeError):
        return asyncio.get_running_loop()


_playing = []       # what an interrupt stops
_before = []        # what took interrupts before the first of them


@contextmanager
def interrupt_calls(stop):
    """Let an interrupt of the kernel call `stop`: an idle kernel would ignore it."""
    if not _playing:
        with suppress(ValueError):      # not in the main thread, where no signals come
            _before.append(signal.signal(signal.SIGINT, lambda *_: [each() for each in _playing]))
    _playing.append(stop)
    try:
        yield
    finally:
        _playing.remove(stop)
        if _before and not _playing:
            signal.signal(signal.SIGINT, _before.pop())
