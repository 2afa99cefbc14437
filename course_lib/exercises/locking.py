"""A lock that one process at a time holds, and that the system takes from a process that ends."""

import errno
import os
import time

try:
    from fcntl import LOCK_EX, LOCK_NB, flock
except ImportError:             # Windows has another way, a browser tab has one process alone
    flock = None
try:
    import msvcrt
except ImportError:
    msvcrt = None

# A file system without locks: a record that two kernels might mix up is better than none.
UNKNOWN_HERE = (errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP)
PATIENCE = 10.0                 # seconds; whoever holds it works for milliseconds


class Lock:
    """Hold the lock on the file at `path` inside `with`; OSError when it is not free in time.

    Nobody goes in without it, however slow its holder; and the file that is left says nothing:
    the system knows who holds it, and frees it when that process ends, in whatever way.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Lock(folder + "/lock") as lock: lock.held
    True
    """

    def __init__(self, path, patience=PATIENCE):
        self.path, self.patience, self.held = path, patience, False

    def __enter__(self):
        self.file = os.open(self.path, os.O_CREAT | os.O_RDWR)
        end = time.monotonic() + self.patience
        try:
            while not self._take():
                if time.monotonic() > end:
                    raise OSError("another program keeps it locked")
                time.sleep(0.01)
        except BaseException:           # an interrupt, too
            os.close(self.file)
            raise
        self.held = True
        return self

    def __exit__(self, *error):
        if msvcrt:
            os.lseek(self.file, 0, os.SEEK_SET)
            msvcrt.locking(self.file, msvcrt.LK_UNLCK, 1)
        os.close(self.file)     # elsewhere this is what gives it back
        self.held = False

    def _take(self):
        try:
            if flock:
                flock(self.file, LOCK_EX | LOCK_NB)
            elif msvcrt:
                os.lseek(self.file, 0, os.SEEK_SET)
                msvcrt.locking(self.file, msvcrt.LK_NBLCK, 1)
        except (BlockingIOError, PermissionError):
            return False
        except OSError as error:
            if error.errno not in UNKNOWN_HERE:
                raise
        return True
