"""Binder would build the right thing, and its environment opens a chapter."""

import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Binder builds on Linux, with bash")

OPEN_CHAPTER = """
import nbclient, nbformat, course_lib
chapter = nbformat.read("notebooks/00_start_here.ipynb", as_version=4)
nbclient.NotebookClient(chapter, timeout=120, kernel_name="python3",
                        resources={"metadata": {"path": "notebooks"}}).execute()
ran = [cell for cell in chapter.cells if cell.cell_type == "code"]
assert ran and all(cell.execution_count for cell in ran)
print(course_lib.__file__)
"""


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


def build_environment(folder, copy):
    """Do in `folder` what Binder does: the pins with pip, then postBuild in a copy of all files."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    environment = {**os.environ, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
                   "JUPYTER_CONFIG_DIR": str(folder / "config")}
    environment.pop("PYTHONPATH", None)
    for command in (["python", "-m", "pip", "install", "-q", "-r", "binder/requirements.txt"],
                    ["./binder/postBuild"]):
        done = subprocess.run(command, cwd=copy, env=environment, text=True, capture_output=True)
        if done.returncode and "CI" not in os.environ and (
                "No matching distribution" in done.stderr or "ConnectionError" in done.stderr):
            pytest.skip("no network: pip cannot fetch the packages for Binder's environment")
        assert done.returncode == 0, done.stdout + done.stderr
    return environment


def test_the_environment_of_binder_opens_a_chapter(tmp_path):
    copy = tmp_path / "repository"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".venv", ".git", "__pycache__"))
    environment = build_environment(tmp_path / "environment", copy)
    settings = tmp_path / "environment/etc/jupyter/jupyter_server_config.d"
    assert (settings / "one_neuron_at_a_time.json").is_file()
    done = subprocess.run(["python", "-c", OPEN_CHAPTER], cwd=copy, env=environment, text=True,
                          capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).is_relative_to(copy)
