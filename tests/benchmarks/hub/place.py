"""A real JupyterHub on 127.0.0.1 with the settings of binder/hub, in a folder of its own."""

import os
import secrets
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import psutil
from driver import ROOT, free_port

HERE = Path(__file__).parent
SETTINGS = ROOT / "binder/hub/jupyterhub_config.py"
BIN = Path(sys.executable).parent
PROXY = BIN.parent / "node_modules/.bin/configurable-http-proxy"
PATIENCE = 60       # seconds until the hub counts as not started


class Place:
    """A hub, its proxy, its log and its learners' homes; nothing of it is left after `close`."""

    def __init__(self, folder, settings=SETTINGS):
        self.folder, self.password = Path(folder), secrets.token_hex(8)
        ports = [str(free_port()) for _ in range(3)]
        self.address = f"http://127.0.0.1:{ports[0]}"
        self.log = self.folder / "hub.log"
        copy = self.folder / "git/one-neuron-at-a-time"
        subprocess.run(["git", "clone", "-q", "--depth", "1", ROOT.as_uri(), copy], check=True)
        self.environment = {
            **os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "HUB_FOLDER": str(self.folder), "HUB_PORTS": " ".join(ports),
            "HUB_PROXY": str(PROXY), "HUB_PASSWORD": self.password,
            "HUB_SETTINGS": str(settings)}

    def start(self):
        """Start the hub, which starts its proxy, and wait until it answers."""
        with self.log.open("ab") as log:
            self.hub = psutil.Popen(
                [sys.executable, "-m", "jupyterhub", "-f", HERE / "local_config.py"],
                cwd=self.folder, env=self.environment, stdout=log, stderr=subprocess.STDOUT)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.hub.poll() is None:
            with suppress(OSError):
                return urllib.request.urlopen(f"{self.address}/hub/api/", timeout=5).close()
            time.sleep(0.1)
        raise RuntimeError(f"JupyterHub did not start:\n{self.log.read_text()[-4000:]}")

    def processes(self):
        """Return every process of this place, by what its command line and folder say."""
        mine = []
        for process in psutil.process_iter():
            with suppress(psutil.Error):
                if process.environ().get("HUB_FOLDER") == str(self.folder) or (
                        process.environ().get("HOME", "").startswith(f"{self.folder}/homes/")):
                    mine.append(process)
        return mine

    def of(self, learner, word):
        """Return the learner's processes whose command line has `word`, newest last."""
        home = str(self.home(learner))
        return [process for process in self.processes()
                if process.environ().get("HOME") == home and word in " ".join(process.cmdline())]

    def home(self, learner):
        """Return the folder where a learner's work is kept."""
        return self.folder / "homes" / learner

    def proxy(self):
        """Return the proxy's process."""
        return next(process for process in self.processes()
                    if "configurable-http-proxy" in " ".join(process.cmdline()))

    def close(self):
        """End all processes of this place: the hub first, so that it starts no other."""
        with suppress(psutil.Error):
            self.hub.kill()
            self.hub.wait()
        while left := self.processes():
            for process in left:
                with suppress(psutil.Error):
                    process.kill()
            psutil.wait_procs(left, timeout=10)


def memory(processes):
    """Return the megabytes that processes take, what they share counted in parts (PSS)."""
    return sum(process.memory_full_info().pss for process in processes) / 1e6
