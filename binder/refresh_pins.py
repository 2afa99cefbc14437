"""Choose the newest versions of everything, and write them down wherever versions stand.

Run `python binder/refresh_pins.py` in the top folder (it needs uv and the network), then the
tests. It writes

- binder/requirements.txt: what learners need,
- tests/requirements.txt: what the tests and the other extras need besides,
- [tool.uv] constraint-dependencies in pyproject.toml: both together, for uv,
- binder/lite/requirements.txt: what builds the site for a browser tab, in an environment of its own,
- binder/hub/requirements.txt: what a class server needs besides.

One version serves all of Python 3.11 to 3.14 on Linux, macOS and Windows, and each must come as
a wheel, so that nobody needs a compiler.
"""

import re
import subprocess
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = (
    "x86_64-manylinux_2_28", "aarch64-manylinux_2_28",
    "x86_64-apple-darwin", "aarch64-apple-darwin", "x86_64-pc-windows-msvc",
)
HELD_BACK = (
    "argon2-cffi-bindings<26",  # 26 has no wheel for Macs with an Intel processor
)
PINNED = re.compile(r"[a-z0-9-]+==[^ ]+( ; .+)?")


def direct_requirements(project):
    """Return what learners need, and all that the project can ask for, as lists of names."""
    learners = project["project"]["dependencies"]
    more = [*project["project"].get("optional-dependencies", {}).values(),
            *project["dependency-groups"].values()]
    return learners, learners + [name for names in more for name in names]


def compile_pins(requirements, constraints, *options):
    """Return the exact versions, one `name==version` a string, that uv chooses."""
    with tempfile.TemporaryDirectory() as folder:
        wanted, limits = Path(folder, "wanted.in"), Path(folder, "limits.in")
        wanted.write_text("\n".join(requirements), encoding="utf-8")
        limits.write_text("\n".join(constraints), encoding="utf-8")
        command = ["uv", "pip", "compile", "--quiet", "--no-annotate", "--no-header",
                   "--constraints", limits, *options, wanted]
        # In the empty folder uv does not see the pins that pyproject.toml has now.
        done = subprocess.run(command, cwd=folder, check=True, text=True, encoding="utf-8",
                              stdout=subprocess.PIPE)
    lines = done.stdout.splitlines()
    if bad := [line for line in lines if not PINNED.fullmatch(line)]:
        raise SystemExit(f"these lines are no exact versions, nothing was written: {bad}")
    return lines


def check_wheels(pins):
    """Stop where a version has no wheel for one of the systems."""
    for python in PYTHONS:
        for platform in PLATFORMS:
            print(f"wheels for Python {python} on {platform}", flush=True)
            compile_pins(pins, (), "--python-version", python, "--python-platform", platform,
                         "--only-binary", ":all:")


def write(path, text):
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"wrote {path.relative_to(ROOT).as_posix()}")


def main():
    """Choose, check, and only then write."""
    page = ROOT / "pyproject.toml"
    text = page.read_text(encoding="utf-8")
    learners, everything = direct_requirements(tomllib.loads(text))
    universal = ("--universal", "--python-version", PYTHONS[0], "--fork-strategy", "fewest")
    pins = compile_pins(everything, HELD_BACK, *universal)
    for_learners = compile_pins(learners, pins, *universal)
    places = {f"binder/{place}/requirements": None for place in ("lite", "hub")}
    for name in places:
        wanted = (ROOT / f"{name}.in").read_text(encoding="utf-8").splitlines()
        places[name] = compile_pins(wanted, pins, *universal)
    check_wheels(pins)

    table = "".join(f'    "{pin}",\n' for pin in pins)
    text, found = re.subn(r"(?ms)^constraint-dependencies = \[.*?\]\n",
                          lambda _: f"constraint-dependencies = [\n{table}]\n", text)
    if found != 1:
        raise SystemExit("pyproject.toml must hold one list constraint-dependencies")
    write(page, text)
    names = {pin.partition("==")[0] for pin in for_learners}
    write(ROOT / "binder/requirements.txt", "".join(
        f"{pin}\n" for pin in pins if pin.partition("==")[0] in names))
    write(ROOT / "tests/requirements.txt", "".join(
        f"{pin}\n" for pin in pins if pin.partition("==")[0] not in names))
    for name, chosen in places.items():
        write(ROOT / f"{name}.txt", "".join(f"{pin}\n" for pin in chosen))


if __name__ == "__main__":
    main()
