"""What a worker can see and do in the jail."""

import json
import os
import subprocess
import sys

import pytest

from course_lib.teaching.grading import jail as module
from course_lib.teaching.grading.jail import course_without_answers, environment
from course_lib.teaching.grading.limits import Limits

LOOK = """
import json, os, socket, sys
sys.path.insert(0, sys.argv.pop())
def tried(what):
    try:
        return str(what())
    except BaseException as error:
        return type(error).__name__
from course_lib.teaching.grading.limits import Limits, bind
bind(Limits(file=1))
print(json.dumps({
    "home": tried(lambda: os.listdir(os.path.expanduser("~root"))), "cwd": os.getcwd(),
    "here": tried(lambda: open(%r).read()),
    "system": tried(lambda: open("/usr/written", "w")), "course": tried(
        lambda: open("/course/written", "w")), "own": tried(lambda: open("/tmp/written", "w")),
    "large": tried(lambda: open("/tmp/large", "wb").write(bytes(2 ** 21))),
    "fork": tried(os.fork), "user": os.getuid(), "processes": len(
        [one for one in os.listdir("/proc") if one.isdigit()]),
    "interfaces": [name for _, name in socket.if_nameindex()],
    "memory": tried(lambda: len(bytearray(2 ** 31))), "environment": sorted(os.environ),
    "banks": tried(lambda: os.listdir("/course/course_lib/exercises/banks")),
}))
"""


@pytest.fixture(scope="module")
def seen(jail, tmp_path_factory):
    """Return what a process in the jail reports."""
    folder = tmp_path_factory.mktemp("course")
    secret = folder / "secret"
    secret.write_text("secret")
    command = module.command(course_without_answers(folder / "copy"), Limits(), jailed=True)
    command[command.index("-c") + 1] = LOOK % str(secret)
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_it_sees_neither_files_nor_processes_nor_a_network(seen):
    assert seen["here"] == "FileNotFoundError" and seen["cwd"] == "/tmp"
    assert ".profile" not in seen["home"]       # at most what holds Python
    assert seen["processes"] <= 2 and seen["interfaces"] == ["lo"]


def test_it_writes_into_its_own_folder_alone_and_little(seen):
    assert {seen["system"], seen["course"]} <= {"OSError", "PermissionError"}
    assert "written" in seen["own"] and seen["large"] == "OSError"


def test_it_starts_nothing_and_is_nobody_with_little_memory(seen):
    assert seen["fork"] == "BlockingIOError" and seen["memory"] == "MemoryError"
    assert seen["user"] == os.getuid() or os.getuid() == 0 != seen["user"]


def test_it_finds_no_answers_and_no_environment(seen):
    assert "chapter" not in seen["banks"]
    assert not {"HOME", "USER", "ONE_NEURON_HOME"} & set(seen["environment"])


def test_why_there_is_no_jail_is_said(monkeypatch):
    monkeypatch.setattr(module.shutil, "which", lambda name: None)
    assert "apt install bubblewrap" in module.why_no_jail.__wrapped__()
    if sys.platform == "linux":
        monkeypatch.setattr(module.shutil, "which", lambda name: name)
        monkeypatch.setattr(module, "_walls", lambda *all: ["false"])
        assert "cannot make a jail here" in module.why_no_jail.__wrapped__()
