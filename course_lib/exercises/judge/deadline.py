"""Stop code that runs too long, without threads, so that it works in every Python."""

import signal
import sys
import time


class TooLong(BaseException):
    """Raised inside the code that ran too long; no `except Exception` of its own catches it."""


class Deadline:
    """Stop what runs inside `with` after `seconds` by raising `TooLong`.

    The clock is read at each line of Python (`sys.settrace`), which works on every system. Where
    the system has an alarm clock it rings too: it ends a `time.sleep`, and code that catches all
    errors. `passed` says afterwards whether the time was up. A single long operation in C, such
    as `10 ** 10 ** 9`, ends only by itself.

    >>> with Deadline(seconds=10) as deadline: total = sum(range(10))
    >>> total, deadline.passed
    (45, False)
    """

    def __init__(self, seconds):
        self.seconds = seconds
        self.passed = False
        self.running = False

    def __enter__(self):
        self.end = time.monotonic() + self.seconds
        self.old_trace = sys.gettrace()
        self.old_handler = self._set_alarm()
        sys.settrace(self._look_at_clock)
        self.running = True         # last: an alarm in here would never be switched off again
        return self

    def __exit__(self, *error):
        self.running = False
        sys.settrace(self.old_trace)
        if self.old_handler is not None:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self.old_handler)

    def _look_at_clock(self, frame, event, arg):
        # Python 3.11 sees no new line in `while True: pass`; single steps cost five times more.
        frame.f_trace_opcodes = self.old_handler is None and sys.version_info < (3, 12)
        if time.monotonic() > self.end:
            self._stop(frame)
        return self._look_at_clock

    def _set_alarm(self):
        try:
            old = signal.signal(signal.SIGALRM, lambda number, frame: self._stop(frame))
            # It rings again and again, because code that catches all errors catches one ring.
            signal.setitimer(signal.ITIMER_REAL, self.seconds * 1.1, 0.01)
        except (AttributeError, ValueError, OSError):   # Windows, the browser, a second thread
            return None
        return old

    def _stop(self, frame):
        if self.running and not _is_leaving(frame):
            self.passed = True
            raise TooLong


def _is_leaving(frame):
    """Say whether `frame` runs inside `__exit__`, which must get to its end undisturbed."""
    while frame is not None and frame.f_code is not Deadline.__exit__.__code__:
        frame = frame.f_back
    return frame is not None
