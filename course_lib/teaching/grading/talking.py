"""Talk to a worker: start it, ask it, and stop it when it does not answer in time."""

import builtins
import contextlib
import json
import subprocess
import threading
from dataclasses import asdict

from course_lib.teaching.grading.describing import unpack_outcome
from course_lib.teaching.grading.jail import command, environment
from course_lib.teaching.grading.packing import pack

LONGEST = 16_000_000            # letters of one reply


class Gone(Exception):
    """The worker is gone: `late` where it did not answer in time; `running` is its last step."""

    def __init__(self, late, running):
        super().__init__("the worker is gone")
        self.late, self.running = late, running


class Worker:
    """A worker process with one submission; it is a context that ends it.

    `cell` is the step that it began last. Whatever goes wrong with it is `Gone`.
    """

    def __init__(self, course, limits, jailed):
        self.limits, self.late, self.cell = limits, False, None
        self.process = subprocess.Popen(
            command(course, limits, jailed), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env=environment(), start_new_session=True)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.process.kill()
        with contextlib.suppress(OSError):
            self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()

    def begin(self, task, raw, record):
        """Hand over a notebook's and a record's bytes; return what is known of them."""
        head = {**task, "size": len(raw), "record_size": len(record),
                "limits": asdict(self.limits)}
        return self._ask(json.dumps(head).encode() + b"\n" + raw + record)

    def next(self):
        """Return how the next answer looks, or {"end": True}."""
        return self._send({"do": "next"})

    def attempt(self, answer, trials, named=None):
        """Return the outcomes of an answer on inputs, a list of argument tuples."""
        reply = self._send({"do": "try", "answer": answer, "trials": [pack(one) for one in trials],
                            **({"named": pack(named)} if named else {})})
        try:
            return [unpack_outcome(one) for one in reply["outcomes"]][:len(trials)]
        except (ValueError, KeyError, TypeError) as error:
            raise Gone(False, self.cell) from error

    def _send(self, message):
        return self._ask(json.dumps(message).encode() + b"\n")

    def _ask(self, raw):
        watch = threading.Timer(self.limits.patience, self._stop)
        watch.start()
        try:
            self.process.stdin.write(raw)
            self.process.stdin.flush()
            return self._hear()
        except (OSError, ValueError, TypeError, RecursionError) as error:
            raise Gone(self.late, self.cell) from error
        except BaseException:           # stopped in the middle: no reply would fit any more
            self._stop()
            raise
        finally:
            watch.cancel()

    def _hear(self):
        while True:
            reply = json.loads(self.process.stdout.readline(LONGEST))
            if not isinstance(reply, dict):
                raise ValueError("that is no reply")
            if "running" not in reply:
                return reply
            self.cell = int(reply["running"])

    def _stop(self):
        self.late = True
        self.process.kill()


class Asked:
    """Stands outside for a function that is inside: calling it asks the worker."""

    def __init__(self, worker, answer):
        self.worker, self.answer = worker, answer

    def __call__(self, *values, **named):
        outcome = self.worker.attempt(self.answer, [values], named)[0]
        if outcome.error:
            error = error_of(outcome)
            error.learners_line = outcome.line
            raise error
        return outcome.value

    def __deepcopy__(self, known):
        return self


def error_of(outcome):
    """Return an error of the kind and with the message of an outcome.

    >>> from course_lib.exercises.judge.running import Outcome
    >>> error_of(Outcome(error="ValueError", message="too long"))
    ValueError('too long')
    """
    known = getattr(builtins, outcome.error, None)
    usual = isinstance(known, type) and issubclass(known, Exception)
    with contextlib.suppress(TypeError):        # a few of Python's own want more than a message
        return (known if usual else type(outcome.error, (Exception,), {}))(outcome.message)
    return ValueError(outcome.message)
