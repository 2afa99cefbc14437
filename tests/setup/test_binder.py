"""Binder would build the right thing; tests/browser/test_binder.py opens a chapter there."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Binder builds on Linux, with bash")


@pytest.fixture(scope="module")
def plan():
    """Return what repo2docker would do: it prints the plan with no Docker at all."""
    done = subprocess.run(
        [sys.executable, "-m", "repo2docker", "--no-build", "--debug", "."], cwd=ROOT,
        env={**os.environ, "DOCKER_HOST": ""}, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done


def test_binder_takes_the_python_of_runtime_txt(plan):
    wanted = (ROOT / "binder/runtime.txt").read_text(encoding="utf-8").strip()
    assert re.fullmatch(r"python-3\.\d+", wanted)
    version = wanted.removeprefix("python-")
    assert f"Building conda environment for python={version}\n" in plan.stderr
    assert re.search(rf"COPY .*py-2d{version.replace('.', '-2e')}-2d\S+ /tmp/env/", plan.stdout)


def test_binder_installs_the_pins_then_the_package(plan):
    steps = re.findall(r"^(?:COPY|RUN) .*", plan.stdout, re.MULTILINE)
    pins = [i for i, step in enumerate(steps) if 'install --no-cache-dir -r "binder/req' in step]
    whole = [i for i, step in enumerate(steps) if re.search(r" src/? \$\{REPO_DIR\}", step)]
    after = [i for i, step in enumerate(steps) if step == "RUN ./binder/postBuild"]
    assert len(pins) == len(whole) == len(after) == 1
    assert pins[0] < whole[0] < after[0]


def test_post_build_can_be_run_and_adds_the_package_alone():
    script = ROOT / "binder/postBuild"
    text = script.read_text(encoding="utf-8")
    assert script.stat().st_mode & stat.S_IXUSR
    assert text.startswith("#!/bin/bash\n") and "\r" not in text
    assert "pip install --no-cache-dir --no-deps --editable .\n" in text
    # The pins stay as they are where it takes a Notebook 7 that goes with them.
    assert "--constraint binder/requirements.txt --upgrade notebook\n" in text
