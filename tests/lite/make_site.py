"""The site for a browser tab, built where only package registries can be reached: one command.

    python tests/lite/make_site.py          # prints the folder of the site
    python tests/lite/make_site.py fetch    # what is downloaded once, about 250 MB, and no more

It needs uv. Everything lies in the folder `.site`: `tool`, the environment that builds; `runtime`,
Pyodide; and each kind of site, built anew when anything that it is made of has changed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".site"
RUNTIME = FOLDER / "runtime"
LITE = ROOT / "binder" / "lite"
PYTHON = FOLDER / "tool" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(*command):
    """Run a command; what it prints is shown where it fails."""
    done = subprocess.run([*map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True)
    if done.returncode:
        raise SystemExit(f"{done.stdout}\nThis command failed: {' '.join(map(str, command))}")


def fetch():
    """Make the environment that builds, and the folder with Pyodide, where they are missing."""
    if not PYTHON.exists():
        run("uv", "venv", FOLDER / "tool")
    run("uv", "pip", "install", "--python", PYTHON, "-r", LITE / "requirements.txt")
    if not RUNTIME.exists():
        part = FOLDER / "part"
        shutil.rmtree(part, ignore_errors=True)
        run(PYTHON, Path(__file__).with_name("runtime.py"), part)
        part.rename(RUNTIME)


def fingerprint():
    """Return some letters that change when anything changes that a site is made of."""
    found = hashlib.sha256()
    for folder in ("course_lib", "notebooks", "binder/lite", "pyproject.toml"):
        top = ROOT / folder
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()[:12]


def build(folder, *options):
    """Build a site into a folder; the options are those of build.py."""
    run(PYTHON, LITE / "build.py", "--to", folder, *options)


def site():
    """Return the folder of a site of the sources as they are now, with a runtime of its own.

    Its packages are called *.zip, as for schools that block *.whl: the harder case.
    """
    made = FOLDER / f"site-{fingerprint()}"
    if not made.exists():
        fetch()
        part = FOLDER / f"part-{os.getpid()}"
        build(part, "--runtime", RUNTIME, "--suffix", "zip")
        for old in FOLDER.glob("site-*"):
            shutil.rmtree(old, ignore_errors=True)
        part.rename(made)
    return made


if __name__ == "__main__":
    if sys.argv[1:] == ["fetch"]:
        fetch()
    else:
        print(site())
