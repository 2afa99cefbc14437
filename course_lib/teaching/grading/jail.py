"""The jail: a worker sees Python and the course without its answers, and nothing else.

bubblewrap makes it: no network, a read-only system, no file of the teacher's, no other process,
a temporary folder of its own. Without it a worker is bound by its limits alone.
"""

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import course_lib
from course_lib.teaching.grading.limits import MEGABYTE

COURSE = Path(course_lib.__file__).parent
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/etc/alternatives",
          "/etc/ld.so.cache")
INSIDE = "/course"               # where the copy stands in the jail
HIDDEN = ("exercises/banks", "teaching/assigning", "server/labextension")
START = ("import sys; sys.path.insert(0, sys.argv.pop()); "
         "from course_lib.teaching.grading.worker import main; main()")
TRY = (f"import os, sys; sys.path.insert(0, {INSIDE!r}); "
       "from course_lib.teaching.grading.limits import Limits, bind; bind(Limits()); "
       "assert os.getuid(), 'what runs in it would stay root'; import numpy.linalg")
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
               "MPLBACKEND": "agg", "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8",
               "PYTHONIOENCODING": "utf-8"}


def course_without_answers(folder):
    """Copy the package into a folder, without what a student could look an answer up in."""
    def left_out(where, names):
        inside = Path(where).relative_to(COURSE)
        return [name for name in names if (inside / name).as_posix() in HIDDEN]

    shutil.copytree(COURSE, Path(folder) / "course_lib", ignore=left_out)
    # The package itself must be there; a namespace without modules would be looked for for ever.
    empty = Path(folder) / "course_lib" / "exercises" / "banks"
    empty.mkdir()
    (empty / "__init__.py").write_text("", encoding="utf-8")
    for path in (Path(folder), *Path(folder).rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return Path(folder)


@functools.cache
def why_no_jail():
    """Return why there can be no jail on this machine, "" where there can be one."""
    if shutil.which("bwrap") is None:
        return "bubblewrap is not installed (on Debian and Ubuntu: apt install bubblewrap)"
    tried = subprocess.run([*_walls(COURSE.parent, 1), sys.executable, "-s", "-P", "-c", TRY],
                           capture_output=True, text=True, check=False, env=environment())
    if tried.returncode:
        reason = (tried.stderr.strip().splitlines() or ["it ended without a word"])[-1]
        return f"bubblewrap cannot make a jail here ({reason})"
    return ""


def command(course, limits, jailed):
    """Return the command that starts a worker; `course` is the folder with the copy."""
    python = [sys.executable, "-s", "-P", "-c", START]
    if jailed:
        return [*_walls(course, limits.folder), *python, INSIDE]
    return [*python, str(course)]


def environment():
    """Return the only environment that a worker gets."""
    kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")      # Windows starts nothing without
    return {**{name: os.environ[name] for name in kept if name in os.environ}, **ENVIRONMENT}


def _walls(course, megabytes):
    python = (sys.base_prefix, os.path.realpath(sys.base_prefix), sys.prefix)
    shown = dict.fromkeys([*SYSTEM, *python])
    own = ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts",
           "--unshare-cgroup-try"]
    if os.getuid() == 0:        # root stays root, so as to become nobody: limits do not bind root
        own += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        own += ["--unshare-user", "--disable-userns"] if _knows("--disable-userns") else [
            "--unshare-user"]
    size = ["--size", str(megabytes * MEGABYTE)] if _knows("--size") else []
    return ["bwrap", *own, "--die-with-parent", "--new-session",
            "--proc", "/proc", "--dev", "/dev", "--perms", "1777", *size, "--tmpfs", "/tmp",
            *_open_parents(shown),
            *(part for path in shown for part in ("--ro-bind-try", path, path)),
            *_without_banks(shown), "--ro-bind", str(course), INSIDE, "--chdir", "/tmp"]


@functools.cache
def _knows(option):
    told = subprocess.run(["bwrap", "--help"], capture_output=True, text=True, check=False)
    return option in told.stdout + told.stderr


def _open_parents(shown):
    """Make the folders above what is shown; bubblewrap's own would be closed to nobody."""
    parents = dict.fromkeys(str(parent) for path in shown
                            for parent in reversed(Path(path).parents))
    return [part for parent in parents if parent not in ("/", "/tmp", *SYSTEM)
            for part in ("--perms", "0755", "--dir", parent)]


def _without_banks(shown):
    """Cover the answers where the package stands in a folder that is shown."""
    banks = COURSE / "exercises" / "banks"
    inside = any(banks.is_relative_to(path) for path in shown)
    return ["--tmpfs", str(banks)] if inside else []
