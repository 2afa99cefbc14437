"""The class server's settings load, agree with each other, and open what `course links` opens."""

import os
import re
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from traitlets.config import Config

from course_lib.chapters import CHAPTERS
from course_lib.teaching.links.repository import course_repository

ROOT = Path(__file__).parents[2]
HUB = ROOT / "binder/hub"
WHY = ("ONE_NEURON_HUB names no Python of an environment with JupyterHub and its proxy; the first "
       "lines of tests/benchmarks/bench_hub.py say how to make one")


@pytest.fixture(scope="module")
def settings():
    """Return what JupyterHub finds in its settings, with no JupyterHub."""
    found, path = Config(), HUB / "jupyterhub_config.py"
    code = compile(path.read_text(encoding="utf-8"), path, "exec")
    exec(code, {"get_config": lambda: found})
    return found


@pytest.fixture(scope="module")
def values():
    return yaml.safe_load((HUB / "values.yaml").read_text(encoding="utf-8"))


def test_who_logs_in_gets_the_page_of_the_links_to_chapter_00(settings):
    link = course_repository().on_hub(f"notebooks/{CHAPTERS[0].file}", "https://hub")
    here, there = urlsplit(settings.Spawner.default_url), urlsplit(link)
    assert there.path == f"/hub/user-redirect{here.path}"
    assert parse_qs(here.query) == parse_qs(there.query) != {}


def test_one_machine_and_a_cluster_have_the_same_settings(settings, values):
    one, many = settings.Spawner, values["singleuser"]
    assert many["defaultUrl"] == one.default_url and many["extraEnv"] == one.environment
    assert many["memory"]["limit"] == one.mem_limit and many["cpu"]["limit"] == one.cpu_limit
    assert many["startTimeout"] == one.start_timeout
    spawner = values["hub"]["config"]["Spawner"]
    assert spawner == {"args": one.args, "http_timeout": one.http_timeout}
    command = settings.JupyterHub.services[0]["command"]
    assert [f"--timeout={values['cull']['timeout']}",
            f"--cull-every={values['cull']['every']}"] == command[-2:]


def test_what_ends_idle_servers_may_do_that_and_no_more(settings):
    (service,), (role,) = settings.JupyterHub.services, settings.JupyterHub.load_roles
    assert role["services"] == [service["name"]]
    assert set(role["scopes"]) == {"list:users", "read:users:activity", "read:servers",
                                   "delete:servers"}


def test_nobody_logs_in_who_is_not_named(values):
    config = values["hub"]["config"]
    assert config["FirstUseAuthenticator"] == {"create_users": False}
    assert config["Authenticator"]["allowed_users"]
    assert "allow_all" not in (HUB / "values.yaml").read_text(encoding="utf-8")


def test_the_readme_names_the_versions_that_were_tried():
    guide = (HUB / "README.md").read_text(encoding="utf-8")
    pins = (HUB / "requirements.txt").read_text(encoding="utf-8").splitlines()
    (tried,) = [pin for pin in pins if pin.startswith("nbgitpuller==")]
    assert set(re.findall(r"nbgitpuller==[\w.]+", guide)) == {tried}
    bench = (ROOT / "tests/benchmarks/bench_hub.py").read_text(encoding="utf-8")
    proxies = [set(re.findall(r"configurable-http-proxy[@ ][\d.]+\d", text.replace("` ", " ")))
               for text in (guide, bench)]
    assert [{name[-5:] for name in names} for names in proxies] == [{"5.3.0"}] * 2


def test_a_learner_logs_in_and_runs_a_chapter_on_a_real_hub():
    python = os.environ.get("ONE_NEURON_HUB")
    if not python:
        pytest.skip(WHY)
    done = subprocess.run([python, "tests/benchmarks/bench_hub.py", "--learners", "1",
                           "--no-kills"], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    (row,) = [line for line in done.stdout.splitlines() if line.startswith("| 1 |")]
    assert row.endswith("| 0 |"), done.stderr
