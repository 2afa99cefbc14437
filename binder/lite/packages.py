"""Which Python packages a browser tab needs, and the list in which Pyodide finds them.

Pyodide, the Python of the browser tab, brings numpy, matplotlib and IPython; its list of packages
(`pyodide-lock.json`) says where each lies. The site gets a list of its own: of those packages the
ones that the course needs, and beside them the course and the widgets, which Pyodide has not.
"""

import email
import hashlib
import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCK = "pyodide-lock.json"
COURSE = "one-neuron-at-a-time"
# What is asked for and a tab does without: JupyterLab is the page there, and ipykernel a stand-in
# of its kernel; nothing is downloaded (pooch), and pages are exported elsewhere. Matplotlib wants
# fonttools for PDF alone, and pytz for nothing any more.
NOT_IN_A_TAB = {"jupyterlab", "ipykernel", "pooch", "latex2mathml", "jupyterlab-widgets",
                "fonttools", "pytz"}
# What the kernel of the tab imports before the first cell runs.
KERNEL = ("micropip", "piplite", "pyodide-kernel", "ipykernel", "comm", "jedi", "ipython")
# All of these load at once while the kernel starts; the others when they are imported.
FIRST = (*KERNEL, COURSE)
# The kernel asks for it by name; IPython completes names without it, and starts in a tenth of the
# time: so it gets an empty package that says it is not there.
LEFT_OUT = "jedi"
# They are stand-ins that come as wheels with the kernel's extension, and ask for these.
STAND_INS = {"piplite": ["micropip"], "pyodide-kernel": ["ipykernel"],
             "ipykernel": ["ipython", "comm", "traitlets"], "widgetsnbextension": [],
             LEFT_OUT: []}
MARKERS = {"sys_platform": "emscripten", "platform_system": "Emscripten", "extra": ""}


def requirements_of(name):
    """Return what the course, or an installed package, asks for, as a list of names."""
    if name == COURSE:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        asked = project["project"]["dependencies"]
    else:
        asked = importlib.metadata.requires(name) or []
    return [one.name for one in map(Requirement, asked)
            if one.marker is None or one.marker.evaluate(MARKERS)]


def needed(lock, names=FIRST):
    """Return name → the names it asks for, of all that the site needs; `lock` is Pyodide's."""
    found, todo = {}, list(names)
    while todo:
        name = todo.pop()
        if name not in found:
            known = lock["packages"].get(name)
            if name in STAND_INS:
                found[name] = STAND_INS[name]
            else:
                asked = known["depends"] if known else requirements_of(name)
                found[name] = [one for one in map(canonicalize_name, asked)
                               if one not in NOT_IN_A_TAB]
            todo += found[name]
    return found


def empty_wheel(name, folder):
    """Write a wheel whose import fails as that of a missing package does; return its path."""
    about = f"{name}-1.dist-info/"
    path = Path(folder) / f"{name}-1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}/__init__.py", "raise ImportError('left out of the browser tab')\n")
        archive.writestr(f"{about}METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
        archive.writestr(f"{about}WHEEL", "Wheel-Version: 1.0\nGenerator: one-neuron\n"
                         "Root-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{about}RECORD", "")
    return path


def fetch_wheel(name, folder):
    """Download the pure wheel of an installed package, of the same version; return its path."""
    version = importlib.metadata.version(name)
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
                    "--only-binary", ":all:", "--platform", "any", "--dest", str(folder),
                    f"{name}=={version}"], check=True)
    return wheel_named(name, folder)


def wheel_named(name, folder):
    """Return the path of the wheel of this name in a folder, of several the newest one."""
    found = [path for path in Path(folder).glob("*.whl")
             if canonicalize_name(path.name.split("-")[0]) == name]
    if not found:
        raise FileNotFoundError(f"no wheel of {name} lies in {folder}")
    return max(found, key=lambda path: [int(part) for part in path.name.split("-")[1].split(".")
                                        if part.isdigit()])


def sha256_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def entry_of(wheel, depends):
    """Return what Pyodide's list says of a pure wheel that lies beside the list."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        about = next(name for name in names if name.endswith(".dist-info/METADATA"))
        about = email.message_from_bytes(archive.read(about))
    tops = {name.split("/")[0].removesuffix(".py") for name in names
            if name.endswith(".py") and not re.search(r"\.(dist-info|data)/", name)}
    return {"name": canonicalize_name(about["Name"]), "version": about["Version"],
            "file_name": wheel.name, "sha256": sha256_of(wheel), "install_dir": "site",
            "imports": sorted(tops), "depends": depends, "package_type": "package",
            "unvendored_tests": False}
