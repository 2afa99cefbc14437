"""One set of exact versions serves laptop, Binder and CI, and it is what runs here."""

import os
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
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


def test_a_pin_is_one_exact_version_and_no_address():
    exact = re.compile(r"[a-z0-9-]+==[0-9][a-z0-9.]*( ; [^/@]+)?")
    assert len(FOR_UV) > 50
    assert [line for line in FOR_UV if not exact.fullmatch(line)] == []


def test_everything_learners_need_is_pinned_for_binder():
    assert names(PROJECT["project"]["dependencies"]) <= names(LEARNERS)


def test_everything_else_that_the_project_asks_for_is_pinned():
    groups = [*PROJECT["dependency-groups"].values(),
              *PROJECT["project"].get("optional-dependencies", {}).values()]
    asked = {name for group in groups for name in names(group)}
    assert asked and asked <= names(LEARNERS + TESTS)


@pytest.mark.parametrize("place", ["lite", "hub"])
def test_what_site_and_class_server_need_is_pinned_to_the_same_versions(place):
    pins = lines_of(f"binder/{place}/requirements.txt")
    wanted = [line.partition("#")[0] for line in lines_of(f"binder/{place}/requirements.in")]
    assert names(filter(str.strip, wanted)) <= names(pins)
    chosen = {plain(pin.name): pin.specifier for pin in map(Requirement, FOR_UV)}
    differ = [str(pin) for pin in map(Requirement, pins)
              if chosen.get(plain(pin.name), pin.specifier) != pin.specifier]
    assert differ == []


def version_here(name):
    """Return the version that is installed, or None."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def test_the_versions_that_are_tried_are_the_versions_that_run():
    if os.environ.get("ONE_NEURON_NEWEST"):
        pytest.skip("this run tries the newest versions instead of the pinned ones")
    pins = [pin for pin in map(Requirement, FOR_UV) if not pin.marker or pin.marker.evaluate()]
    here = {pin.name: version_here(pin.name) for pin in pins}
    differ = [f"{pin} is pinned, {here[pin.name]} is here" for pin in pins
              if here[pin.name] is None or not pin.specifier.contains(here[pin.name])]
    assert differ == [], "`uv sync --group test` installs what is pinned"


def test_contributing_says_what_each_direct_dependency_is_for():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    asked = names(PROJECT["project"]["dependencies"]) | names(PROJECT["dependency-groups"]["test"])
    assert [name for name in sorted(asked) if f"| {name} |" not in text] == []
