"""One process at a time holds the lock, and the system frees it when that process ends."""

import subprocess
import sys
import time

import pytest

from course_lib.exercises.locking import Lock

TAKES = """
import os, sys
from course_lib.exercises.locking import Lock
Lock(sys.argv[1]).__enter__()
print("held", flush=True)
sys.stdin.readline()
os._exit(1)
"""


def test_a_process_that_ends_frees_its_lock(tmp_path):
    path = tmp_path / "lock"
    holder = subprocess.Popen([sys.executable, "-c", TAKES, str(path)], text=True,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(OSError, match="another program keeps it locked"):
        Lock(path, patience=0.05).__enter__()
    holder.communicate("\n")
    with Lock(path, patience=0.05) as lock:
        assert lock.held
    assert not lock.held


def test_waiting_ends_when_the_lock_is_given_back(tmp_path):
    first = Lock(tmp_path / "lock")
    began = time.monotonic()
    with first, pytest.raises(OSError):
        Lock(tmp_path / "lock", patience=0.1).__enter__()
    assert time.monotonic() - began >= 0.1
    with Lock(tmp_path / "lock", patience=0.1) as second:
        assert second.held


def test_without_locks_in_the_system_one_still_goes_in(tmp_path):
    """In a browser tab the module is there and the function is not."""
    code = ("import sys, types; sys.modules['fcntl'] = types.ModuleType('fcntl')\n"
            "from course_lib.exercises.locking import Lock\n"
            "with Lock(sys.argv[1]) as lock: print(lock.held)")
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "lock")], text=True,
                          capture_output=True)
    assert (done.stdout, done.stderr) == ("True\n", "")
