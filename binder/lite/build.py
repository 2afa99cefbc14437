"""Build the course as a web site that runs in a browser tab alone: no server, no installation.

    python binder/lite/build.py --to site
    ... --runtime FOLDER    host Pyodide as well, from a folder that holds its release: then the
                            site asks no other host for anything, for schools without internet
    ... --suffix zip        name the packages so where a filter blocks files called *.whl
    ... --plain             with --runtime: packages as they come, neither cut nor compiled

README.md beside this says which environment it needs.
The folder can be served by anything that serves files: `python -m http.server --directory site`.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

import packages
import slim
import versions
from packages import LOCK

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
START = "notebooks/index.html?path=00_start_here.ipynb"
# As a worker of the kernel's extension sees them: extensions/@jupyterlite/NAME/static/worker.js
FROM_WORKER = "../../../../static/python/"


def pyodide_version():
    """Return the version of Pyodide that the kernel's extension was made for."""
    from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION

    return PYODIDE_VERSION


def read_lock(runtime, address):
    """Return Pyodide's list of packages, from the folder of its release or from its address."""
    if runtime:
        return json.loads((runtime / LOCK).read_text(encoding="utf-8"))
    with urllib.request.urlopen(f"{address}{LOCK}", timeout=60) as answer:
        return json.load(answer)


def stand_ins():
    """Return the folder with the kernel's own wheels, beside its extension."""
    return (Path(sys.prefix) / "share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension"
            / "static/pypi")


def build_course(folder):
    """Build the wheel of the course into a folder; return its path."""
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
                   cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return packages.wheel_named(packages.COURSE, folder)


def own_wheel(name, folder):
    """Return the wheel of a package that is not Pyodide's: built, the kernel's, or fetched."""
    if name == packages.COURSE:
        return build_course(folder)
    if name == packages.LEFT_OUT:
        return packages.empty_wheel(name, folder)
    if name in packages.STAND_INS:
        return packages.wheel_named(name, stand_ins())
    return packages.fetch_wheel(name, folder)


def lay_out_packages(lock, source, target, suffix):
    """Put the packages that the site needs into `target`, and return the list that names them.

    `source` is the folder of a Pyodide release, whose packages are copied; or its address.
    """
    entries = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, depends in packages.needed(lock).items():
            if name in lock["packages"] and name not in packages.STAND_INS:
                entry = {**lock["packages"][name], "depends": depends}
                if isinstance(source, Path):
                    shutil.copy(source / entry["file_name"], target / renamed(entry, suffix))
                else:
                    entry["file_name"] = f"{source}{entry['file_name']}"
            else:
                wheel = own_wheel(name, Path(folder))
                entry = packages.entry_of(wheel, depends)
                shutil.copy(wheel, target / renamed(entry, suffix))
            entries[name] = entry
    return {**lock, "packages": dict(sorted(entries.items()))}


def renamed(entry, suffix):
    """Give the package's file in `entry` another suffix, and return its name."""
    entry["file_name"] = Path(entry["file_name"]).with_suffix(f".{suffix}").name
    return entry["file_name"]


def settings(runtime, address):
    """Return what the site's pages read at their start: where Pyodide is, and what loads first."""
    options = {"packages": packages.FIRST}
    kernel = {"disablePyPIFallback": True, "loadPyodideOptions": options}
    if not runtime:
        kernel["pyodideUrl"] = f"{address}pyodide.mjs"
        options["lockFileURL"] = f"{FROM_WORKER}{LOCK}"
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": {
        "appName": "One Neuron at a Time",
        "contentsStorageName": "one-neuron-at-a-time",
        "settingsStorageName": "one-neuron-at-a-time settings",
        "workspacesStorageName": "one-neuron-at-a-time workspaces",
        "litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": kernel}}}


def lay_out_python(pyodide, runtime, address, suffix, plain):
    """Put into a folder what the site has of Python: all of it, or what a CDN lacks."""
    pyodide.mkdir(parents=True)
    for name in RUNTIME if runtime else ():
        shutil.copy(runtime / name, pyodide)
    lock = lay_out_packages(read_lock(runtime, address), runtime or address, pyodide, suffix)
    write_json(pyodide / LOCK, lock)
    if runtime and not plain:
        slim.slim(pyodide)


def lay_out_chapters(content):
    """Copy the chapters, each with the mark of its text, and the pages beside them."""
    content.mkdir()
    for page in [*ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("notebooks/*.md")]:
        shutil.copy(page, content)
    for chapter in content.glob("*.ipynb"):
        versions.mark(chapter)


def build(to, runtime, address, suffix, plain=False):
    """Build the site into the folder `to`, which is made anew."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        # JupyterLite takes all of Python from here, and would take nothing less.
        own = made / "static/pyodide" if runtime else made / "python"
        lay_out_python(own, runtime, address, suffix, plain)
        lay_out_chapters(made / "content")
        write_json(made / "jupyter-lite.json", settings(runtime, address))
        write_json(made / "jupyter_lite_config.json", {"LiteBuildConfig": {
            "contents": ["content"], "output_dir": "dist",
            "apps": ["notebooks", "tree", "lab"],
            "federated_extensions": [str(HERE / "keeping")], "no_sourcemaps": True,
            "no_unused_shared_packages": True}})
        shutil.copy(HERE / "overrides.json", made)
        subprocess.run([sys.executable, "-m", "jupyter", "lite", "build"], cwd=made, check=True)
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(made / "dist", to)
        if not runtime:
            shutil.copytree(own, to / "static/python")
    begin_with(START, to / "index.html")
    versions.seal(to)


def begin_with(address, page):
    """Make the site's first page lead to `address`; the other pages read their settings in it."""
    text = page.read_text(encoding="utf-8")
    leads = f'<head>\n<meta http-equiv="refresh" content="0; url={address}">'
    page.write_text(text.replace("<head>", leads, 1), encoding="utf-8")


def write_json(path, content):
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")


def main():
    """Read the command line, build, and say what came out."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--to", type=Path, default=Path("site"))
    parser.add_argument("--runtime", type=Path)
    parser.add_argument("--address", default="https://cdn.jsdelivr.net/pyodide/"
                        f"v{pyodide_version()}/full/")
    parser.add_argument("--suffix", default="whl", choices=("whl", "zip"))
    parser.add_argument("--plain", action="store_true")
    asked = parser.parse_args()
    if asked.suffix != "whl" and not asked.runtime:
        parser.error("--suffix zip needs --runtime: without it most packages come from Pyodide's "
                     "own address, which calls them *.whl")
    build(asked.to.resolve(), asked.runtime, asked.address, asked.suffix, asked.plain)
    files = [path for path in asked.to.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"{asked.to}: {len(files)} files, {size:.1f} MB")


if __name__ == "__main__":
    main()
