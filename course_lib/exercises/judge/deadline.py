"""Stop code that runs too long, without threads, so that it works in every Python."""

import signal
import sys
import time

ALIVE = 3                       # code that only waits may take so many times its seconds
TICK = 0.05                     # the alarm rings so often, and no pause counts for more
SOONEST = 1e-6                  # once the time is up it rings again after this, then twice it, …
MONITOR = getattr(sys, "monitoring", None)      # from Python 3.12 on
TOOL = 4                        # its numbers 3 and 4 are for whoever needs one


class TooLong(BaseException):
    """Raised inside the code that ran too long; no `except Exception` of its own catches it."""


class Deadline:
    """Stop what runs inside `with` after `seconds` of work by raising `TooLong`.

    Work is what the processor did for it; code that only waits may go on three times as long. A
    time in which the whole process stood still does not count. The clock is read at each line of
    Python (`sys.settrace`), which works on every system. Where the system has an alarm clock it
    rings too: it ends a `time.sleep`, and code that catches all errors; where it has none, as in a
    browser tab, Python 3.12 and newer end such code, too. `passed` says afterwards whether the
    time was up. A single long operation in C, such as `10 ** 10 ** 9`, ends only by itself.

    >>> with Deadline(seconds=10) as deadline: total = sum(range(10))
    >>> total, deadline.passed
    (45, False)
    """

    def __init__(self, seconds):
        self.seconds = seconds
        self.passed = False
        self.running = False

    def __enter__(self):
        self.outside = sys._getframe(1)
        self.worked, self.alive, self.rings = 0.0, 0.0, 0
        self.seen, self.cpu = time.monotonic(), _cpu()
        self.old_trace, self.old_profile = sys.gettrace(), sys.getprofile()
        self.old_alarm = self._set_alarm()
        if self.old_alarm is not None:
            sys.setprofile(self._wind_again)
        sys.settrace(self._look_at_clock)
        self.running = True         # last: an alarm in here would never be switched off again
        return self

    def __exit__(self, *error):
        self.running, self.outside = False, None
        sys.settrace(self.old_trace)
        sys.setprofile(self.old_profile)
        if MONITOR is not None and MONITOR.get_tool(TOOL) == __name__:
            MONITOR.set_events(TOOL, 0)
            MONITOR.free_tool_id(TOOL)
        if self.old_alarm is not None:
            _give_back(*self.old_alarm)

    def _look_at_clock(self, frame, event, arg):
        # Python 3.11 sees no new line in `while True: pass`; single steps cost five times more.
        frame.f_trace_opcodes = self.old_alarm is None and sys.version_info < (3, 12)
        if event != "exception":
            self._look(frame)
        return self._look_at_clock

    def _look(self, frame):
        now = time.monotonic()
        if now - self.seen > min(0.01, self.seconds / 10):
            cpu = _cpu()
            self.worked += cpu - self.cpu
            self.alive += min(now - self.seen, TICK)
            self.seen, self.cpu = now, cpu
        up = self.worked > self.seconds or self.alive > ALIVE * self.seconds
        if up and self.running and not _is_leaving(frame):
            self.passed = True
            if self.old_alarm is None:
                self._stop_all_lines()
            raise TooLong

    def _stop_all_lines(self):
        """Raise at each line from now on, since code that catches all errors catches the first.

        An error switches `sys.settrace` off; this it leaves on, so the lines that catch it raise.
        """
        if MONITOR is not None and MONITOR.get_tool(TOOL) is None:
            MONITOR.use_tool_id(TOOL, __name__)
            MONITOR.register_callback(TOOL, MONITOR.events.LINE, self._stop_line)
            MONITOR.set_events(TOOL, MONITOR.events.LINE)

    def _stop_line(self, code, line):
        frame = sys._getframe(1)
        if self.running and frame is not self.outside and not _is_leaving(frame):
            raise TooLong

    def _set_alarm(self):
        """Return what the alarm was before, None where there is none or it is not ours to set."""
        try:
            handler = signal.signal(signal.SIGALRM, self._ring)
            left, interval = signal.setitimer(signal.ITIMER_REAL, TICK, TICK)
        except (AttributeError, ValueError, OSError):   # Windows, the browser, a second thread
            return None
        return handler, left and time.monotonic() + left, interval

    def _ring(self, number, frame):
        try:
            self._look(frame)
        except TooLong:
            # Code that catches all errors catches this one: so the lines that catch it are
            # stopped as well, and the next ring comes soon, each time after another pause, until
            # one falls between two of its attempts.
            self.rings += 1
            sys.settrace(self._look_at_clock)
            while frame is not None and frame is not self.outside:
                frame.f_trace = self._look_at_clock
                frame = frame.f_back
            signal.setitimer(signal.ITIMER_REAL, SOONEST * 1.3 ** (self.rings % 25), TICK / 5)
            raise

    def _wind_again(self, frame, event, arg):
        """Set the alarm again where the code switched it off."""
        if event == "c_return" and self.running and arg.__module__ == "_signal":
            self._set_alarm()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGALRM])


def _cpu():
    return getattr(time, "thread_time", time.process_time)()


def _give_back(handler, due, interval):
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, signal.SIG_DFL if handler is None else handler)
    if due:
        signal.setitimer(signal.ITIMER_REAL, max(due - time.monotonic(), 0.001), interval)


def _is_leaving(frame):
    """Say whether `frame` runs inside `__exit__`, which must get to its end undisturbed."""
    while frame is not None and frame.f_code is not Deadline.__exit__.__code__:
        frame = frame.f_back
    return frame is not None
