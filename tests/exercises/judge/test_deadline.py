"""A deadline ends what runs too long, whatever that does against it, and nothing else."""

import contextlib
import os
import signal
import subprocess
import sys
import time

import pytest

from course_lib.exercises.judge.deadline import TOOL, Deadline, TooLong

ALARM = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no alarm clock here")


def endless():
    while True: pass                                                        # noqa: E701


def catches_all():
    while True:
        try:
            time.sleep(100)
        except:                                                             # noqa: E722
            pass


def catches_all_twice():
    while True:
        try:
            catches_all()
        except BaseException:
            continue


def suppresses_all():
    while True:
        with contextlib.suppress(BaseException):
            time.sleep(100)


def takes_the_timer_away():
    signal.setitimer(signal.ITIMER_REAL, 0)
    time.sleep(100)


def takes_the_alarm_away():
    signal.alarm(0), time.sleep(100)


def ignores_the_alarm():
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    time.sleep(100)


def blocks_the_alarm():
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
    time.sleep(100)


def has_a_deadline_of_its_own():
    with Deadline(0.1):
        pass
    time.sleep(100)


@ALARM
@pytest.mark.parametrize("answer", [
    endless, catches_all, catches_all_twice, suppresses_all, takes_the_timer_away,
    takes_the_alarm_away, ignores_the_alarm, blocks_the_alarm, has_a_deadline_of_its_own],
    ids=lambda answer: answer.__name__)
def test_it_ends(answer):
    begin = time.monotonic()
    with pytest.raises(TooLong), Deadline(0.2) as deadline:
        answer()
    assert deadline.passed and time.monotonic() - begin < 20
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert sys.getprofile() is None


def test_an_endless_loop_on_one_line_ends_without_an_alarm_clock(monkeypatch):
    monkeypatch.setattr(Deadline, "_set_alarm", lambda self: None)      # as on Windows
    with pytest.raises(TooLong), Deadline(0.2):
        endless()


def works_on_and_catches_all():
    while True:
        try:
            endless()
        except:                                                             # noqa: E722
            continue


def hands_on_and_catches_all():
    with contextlib.suppress(BaseException):
        works_on_and_catches_all()
    works_on_and_catches_all()


@pytest.mark.skipif(sys.version_info < (3, 12), reason="Python 3.11 needs the alarm for it")
@pytest.mark.parametrize("answer", [works_on_and_catches_all, hands_on_and_catches_all])
def test_what_catches_all_ends_without_an_alarm_clock(monkeypatch, answer):
    monkeypatch.setattr(Deadline, "_set_alarm", lambda self: None)      # as in a browser tab
    with contextlib.suppress(TooLong), Deadline(0.1) as deadline:
        answer()
    assert deadline.passed and sys.monitoring.get_tool(TOOL) is None


def test_time_that_is_up_on_the_way_out_leaves_no_alarm():
    mine = sys.gettrace()
    for _ in range(50):
        with contextlib.suppress(TooLong), Deadline(1e-5):
            pass
        assert sys.gettrace() is mine
        if hasattr(signal, "getitimer"):
            assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


@ALARM
def test_an_alarm_that_was_set_before_still_rings():
    rung = []
    old = signal.signal(signal.SIGALRM, lambda number, frame: rung.append(number))
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        with Deadline(10):
            sum(range(100))
        assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 0.3 and not rung
        end = time.monotonic() + 10
        while not rung and time.monotonic() < end:
            time.sleep(0.01)
        assert rung
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)


@ALARM
def test_a_process_that_stood_still_is_not_called_endless():
    """A laptop that was closed for a while: the clock on the wall went on, the work did not."""
    code = ("import sys, time\n"
            "from course_lib.exercises.judge.deadline import Deadline\n"
            "with Deadline(0.5) as deadline:\n"
            "    print('begins', flush=True)\n"
            "    for _ in range(8): time.sleep(0.02)\n"
            "print(deadline.passed)\n")
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as one:
        assert one.stdout.readline() == "begins\n"
        os.kill(one.pid, signal.SIGSTOP)
        time.sleep(3)
        os.kill(one.pid, signal.SIGCONT)
        assert one.stdout.read() == "False\n"
