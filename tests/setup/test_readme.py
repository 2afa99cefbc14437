"""README.md can be followed: its commands, links, pictures and addresses lead somewhere."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image

from course_lib.chapters import CHAPTERS
from course_lib.teaching.links.repository import course_repository, on_site

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PAGES = ["README.md", "CONTRIBUTING.md", "TEACHING.md"]


def test_one_command_starts_the_course_and_one_runs_the_tests():
    start, tests = re.findall(r"^```sh\n(pip install uv; .+)\n```$", README, re.MULTILINE)
    assert start == "pip install uv; uv run jupyter lab notebooks/00_start_here.ipynb"
    assert tests == "pip install uv; uv run --group test pytest"


@pytest.mark.parametrize("page", PAGES)
def test_links_to_files_lead_to_files(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_three_screenshots_and_one_animation_are_light_and_described():
    moves = {}
    for alt, path in re.findall(r"^!\[([^\]]+)\]\(([^)]+\.webp)\)$", README, re.MULTILINE):
        assert len(alt) > 20
        with Image.open(ROOT / path) as picture:
            moves[path] = picture.n_frames > 1
        assert (ROOT / path).stat().st_size < (1_000_000 if moves[path] else 150_000)
    assert sorted(moves.values()) == [False, False, False, True]
    assert {ROOT / path for path in moves} == set((ROOT / "binder/pictures").iterdir())


def test_the_repository_has_one_address():
    source = PROJECT["project"]["urls"]["Source"]
    owner_and_name = urlsplit(source).path.strip("/")
    assert set(re.findall(r"github\.com/([\w-]+/[\w-]+)", README)) == {owner_and_name}
    assert set(re.findall(r"mybinder\.org/v2/gh/([\w-]+/[\w-]+)", README)) == {owner_and_name}


def test_every_chapter_has_a_link_to_each_place_that_needs_no_installation():
    home = course_repository()
    site = "https://{}.github.io/{}".format(*home.path.split("/"))
    for chapter in CHAPTERS:
        page = f"{site}/{chapter.file.removesuffix('.ipynb')}.html"
        for link in (home.on_binder(f"notebooks/{chapter.file}"), page,
                     on_site(chapter.file, f"{site}/live")):
            assert f"]({link})" in README, link


def test_binder_opens_the_same_chapter_as_the_command():
    badge = urlsplit(re.search(r"https://mybinder\.org/v2/[^)]+", README)[0])
    (page,) = parse_qs(badge.query)["urlpath"]
    assert page == "lab/tree/notebooks/00_start_here.ipynb"
    assert (ROOT / page.removeprefix("lab/tree/")).is_file()


def test_both_licences_go_out_with_the_package():
    assert PROJECT["project"]["license"] == "BSD-3-Clause AND CC-BY-4.0"
    assert "BSD 3-Clause" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "CC BY 4.0" in (ROOT / "LICENSE-TEXT").read_text(encoding="utf-8")


def test_the_package_holds_all_its_files(tmp_path):
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
                   cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    wanted = {path.relative_to(ROOT).as_posix() for path in (ROOT / "course_lib").rglob("*.*")
              if path.is_file() and path.suffix != ".pyc"}
    assert {Path(name).suffix for name in wanted} == {
        ".py", ".js", ".css", ".html", ".json", ".mplstyle", ".npz", ".woff"}
    assert wanted <= packed
    assert any(name.endswith("/etc/jupyter/jupyter_server_config.d/one_neuron_at_a_time.json")
               for name in packed)
    assert any(name.endswith("/labextensions/one-neuron-at-a-time/static/sleeping.js")
               for name in packed)
    licences = [name for name in packed if "/licenses/LICENSE" in name]     # a font has its own
    assert len(licences) == 2
    assert not [name for name in packed if name.startswith(("tests/", "notebooks/", "binder/"))]
