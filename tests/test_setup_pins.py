"""One set of exact versions serves laptop, Binder and CI, and it is what runs here."""

import os
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FOR_UV = PROJECT["tool"]["uv"]["constraint-dependencies"]


def lines_of(path):
    return (ROOT / path).read_text(encoding="utf-8").splitlines()


def plain(name):
    """Return a package's name as the package index compares names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def names(lines):
    return {plain(Requirement(line).name) for line in lines}


LEARNERS = lines_of("binder/requirements.txt")
TESTS = lines_of("tests/requirements.txt")


def test_uv_gets_the_same_versions_as_pip_and_binder():
    assert sorted(FOR_UV) == sorted(LEARNERS + TESTS)
    assert len(names(FOR_UV)) == len(FOR_UV)


@pytest.mark.parametrize("line", FOR_UV)
def test_a_pin_is_one_exact_version_and_no_address(line):
    assert re.fullmatch(r"[a-z0-9-]+==[0-9][a-z0-9.]*( ; .+)?", line), line
    assert "//" not in line and "@" not in line


def test_everything_learners_need_is_pinned_for_binder():
    assert names(PROJECT["project"]["dependencies"]) <= names(LEARNERS)


def test_everything_else_that_the_project_asks_for_is_pinned():
    groups = [*PROJECT["dependency-groups"].values(),
              *PROJECT["project"].get("optional-dependencies", {}).values()]
    asked = {name for group in groups for name in names(group)}
    assert asked and asked <= names(LEARNERS + TESTS)


@pytest.mark.parametrize("line", FOR_UV)
def test_the_version_that_is_tried_is_the_version_that_runs(line):
    if os.environ.get("ONE_NEURON_NEWEST"):
        pytest.skip("this run tries the newest versions instead of the pinned ones")
    pin = Requirement(line)
    if pin.marker and not pin.marker.evaluate():
        with pytest.raises(metadata.PackageNotFoundError):
            metadata.version(pin.name)
        return
    assert pin.specifier.contains(metadata.version(pin.name)), (
        f"{pin.name} {metadata.version(pin.name)} runs, {line} is pinned: "
        "`uv sync --group test` installs what is pinned")


def test_contributing_says_what_each_direct_dependency_is_for():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    asked = names(PROJECT["project"]["dependencies"]) | names(PROJECT["dependency-groups"]["test"])
    assert [name for name in sorted(asked) if f"| {name} |" not in text] == []
