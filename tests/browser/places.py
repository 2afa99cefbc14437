"""Servers in environments of their own, as Binder and others have them, made with uv."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import repo2docker
from driver import ROOT, Lab, Notebook

PINS = ROOT / "binder/requirements.txt"


class NotToBeHad(Exception):
    """An environment cannot be made here, and why."""


def make(folder, *requirements):
    """Make an environment in `folder` with these packages, in our versions; return its Python."""
    python = folder / "bin/python"
    if os.name == "nt":
        raise NotToBeHad("the environments of other places are made on Linux and macOS")
    install("venv", "--quiet", "--seed", "--python", sys.executable, folder)
    if requirements:
        add(python, *requirements)
    return python


def add(python, *requirements):
    """Install packages, in our versions, into the environment of this Python."""
    install("pip", "install", "--quiet", "--python", python, "--constraints", PINS, *requirements)


def install(*arguments):
    """Call uv; NotToBeHad where it is not there, or cannot reach the packages."""
    uv = os.environ.get("UV") or shutil.which("uv")
    if uv is None:
        raise NotToBeHad("uv is not here: `pip install uv`")
    done = subprocess.run([uv, *arguments], cwd=tempfile.gettempdir(),   # away from pyproject.toml
                          capture_output=True, text=True)
    if done.returncode:
        raise NotToBeHad(f"uv cannot make an environment: {done.stderr.strip()[-500:]}")


class Apart(Lab):
    """A JupyterLab in an environment of its own, whose kernel is the course's environment."""

    def __init__(self, folder, python):
        super().__init__(folder, [])
        self.python = python
        spec = python.parents[1] / "share/jupyter/kernels/python3/kernel.json"
        about = json.loads(spec.read_text()) | {"argv": [
            sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]}
        spec.unlink()   # it may be one file with uv's cache and with every other environment
        spec.write_text(json.dumps(about))


# What repo2docker asks for in each image, by its name for pip.
BASE = {"ipywidgets": "ipywidgets", "jupyter-offlinenotebook": "jupyter-offlinenotebook",
        "jupyter-resource-usage": "jupyter-resource-usage", "jupyter_server": "jupyter-server",
        "jupyterhub-singleuser": "jupyterhub", "jupyterlab": "jupyterlab",
        "notebook": "notebook", "pip": "pip"}


def base_of_binder():
    """Return what each image of Binder begins with, in the versions frozen in repo2docker."""
    version = (ROOT / "binder/runtime.txt").read_text().strip().removeprefix("python-")
    lock = Path(repo2docker.__file__).parent / (
        f"buildpacks/conda/environment.py-{version}-linux-64.lock")
    frozen = dict(re.findall(r"/([\w-]+)-([\d.]+)-[^-/]+\.conda", lock.read_text()))
    return [f"{BASE[name]}=={frozen[name]}" for name in BASE]


class Binder(Lab):
    """A copy of the repository in an environment as Binder builds it, started as Binder does."""

    def __init__(self, folder):
        super().__init__(folder, [])
        shutil.rmtree(self.folder / "config")
        self.address += "/user/somebody"
        self.repository = self.folder / "repository"
        self.notebooks = self.repository / "notebooks"
        self.place = self.folder / "environment"
        self.python = self.place / "bin/python"

    def build(self, after=lambda step, folder: None):
        """Do what Binder's Dockerfile does; `after` is told of each step that is done."""
        install("venv", "--quiet", "--seed", "--python", sys.executable, self.place)
        for step, wanted in (("base", base_of_binder()), ("pins", ["-r", PINS])):
            install("pip", "install", "--quiet", "--python", self.python, *wanted)
            after(step, self.place)
        shutil.copytree(ROOT, self.repository, ignore=shutil.ignore_patterns(
            ".venv", ".git", "__pycache__"))
        done = subprocess.run(["./binder/postBuild"], cwd=self.repository, text=True,
                              env=self.environment(), capture_output=True)
        if done.returncode and "No matching distribution" in done.stderr:
            raise NotToBeHad("there is no network, which postBuild needs")
        assert done.returncode == 0, done.stdout + done.stderr
        after("postBuild", self.place)
        return self

    def environment(self):
        return {**super().environment(), "HOME": str(self.folder),
                "PATH": f"{self.place / 'bin'}{os.pathsep}{os.environ['PATH']}"}

    def command(self):
        options = {"base_url": "/user/somebody/", "token": self.token, "trust_xheaders": True}
        return ["jupyter-lab", "--ip=127.0.0.1", f"--port={self.port}", "--no-browser",
                "--allow-root", *(f"--{app}.{name}={value}" for name, value in options.items()
                                  for app in ("NotebookApp", "ServerApp"))]


class Linked(Notebook):
    """A chapter opened by its link's path, `urlpath` on Binder."""

    def path(self):
        return "lab/tree/notebooks"


class InNotebook7(Notebook):
    """A chapter in Notebook 7 in place of JupyterLab."""

    def path(self):
        return "notebooks/notebooks"
