"""A folder as a release of Pyodide has it, for machines that reach package registries alone.

    python tests/lite/runtime.py FOLDER

The wheel of open-webui (an editor of chats, on PyPI) carries Pyodide and the packages that were
compiled for it; the pure ones that its list names besides come from PyPI. `build.py --runtime`
takes the folder as it takes a release from Pyodide's own page.
"""

import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "binder" / "lite"))

from packages import STAND_INS, needed, sha256_of  # noqa: E402

CARRIER, INSIDE = "open-webui==0.12.4", "open_webui/frontend/pyodide/"


def download(requirement, folder, python):
    """Put the wheel of a requirement into a folder, as it is for this version of Python."""
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
                    "--only-binary", ":all:", "--python-version", python, "--dest", str(folder),
                    requirement], check=True)


def unpack_pyodide(folder):
    """Put what the carrier holds of Pyodide into a folder."""
    with tempfile.TemporaryDirectory() as below:
        download(CARRIER, below, "3.12")
        (wheel,) = Path(below).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if name.startswith(INSIDE) and not name.endswith("/"):
                    (folder / name.removeprefix(INSIDE)).write_bytes(archive.read(name))


def make_runtime(folder):
    """Make the folder with all that the site of the course needs of Pyodide."""
    folder.mkdir(parents=True, exist_ok=True)
    unpack_pyodide(folder)
    lock = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))
    for name in needed(lock):
        entry = name not in STAND_INS and lock["packages"].get(name)
        if entry and not (folder / entry["file_name"]).exists():
            download(f"{name}=={entry['version']}", folder, "3.14")
            # The same version, packed by its authors and not by Pyodide's.
            entry["sha256"] = sha256_of(folder / entry["file_name"])
    (folder / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")


if __name__ == "__main__":
    make_runtime(Path(sys.argv[1]))
