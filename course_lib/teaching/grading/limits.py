"""What a submission may use, and how its process binds itself before it runs any of it."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

try:
    import resource
except ImportError:                     # Windows
    resource = None

MEGABYTE = 2 ** 20
NOBODY = 61_000                         # users that no machine has; each worker is one of them


@dataclass(frozen=True)
class Limits:
    """Seconds for one answer on all its inputs, for a cell, to wait for a reply, and for all;
    megabytes of memory, of each written file and of the temporary folder."""

    answer: float = 1.0
    cell: float = 2.0
    patience: float = 15.0
    all: float = 90.0
    memory: int = 1024
    file: int = 8
    folder: int = 32


def bind(limits):
    """Bind this process to the limits, for good.

    It may start no other process and no thread. Where root started it, it becomes a user who owns
    nothing, because no number of processes binds root; but only if that user can reach Python.
    """
    if resource is None:
        return
    bind_memory(limits.memory)
    for what, most in ((resource.RLIMIT_FSIZE, limits.file * MEGABYTE),
                       (resource.RLIMIT_CPU, int(limits.all) + 1), (resource.RLIMIT_CORE, 0),
                       (resource.RLIMIT_NOFILE, 64), (resource.RLIMIT_NPROC, 1)):
        _set(what, most)
    if os.getuid() == 0 and all(map(_is_open, (sys.base_prefix, sys.prefix, *sys.path[:1]))):
        _become_nobody()


def bind_memory(megabytes):
    """Bind this process to so much memory, where the system can."""
    if resource is not None:
        _set(resource.RLIMIT_AS, megabytes * MEGABYTE)


def _set(what, most):
    hard = resource.getrlimit(what)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(what, (most, most))
    except (ValueError, OSError):       # macOS refuses some
        return


def _is_open(folder):
    path = Path(folder).resolve()
    return all(one.stat().st_mode & 0o005 == 0o005 for one in (path, *path.parents))


def _become_nobody():
    user = NOBODY + os.getppid() % 1000
    try:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    except OSError:                     # a jail without the right to change users
        return
