"""The links lead where they say, also with spaces in names and slashes in branches."""

import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.teaching.links.repository import course_repository, on_site, repository_at

README = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
CHAPTER = "notebooks/00_start_here.ipynb"
NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/?#@[]"),
                min_size=1, max_size=12).filter(lambda name: name.strip(". ") == name)
SAFE = st.text("abcXYZ0189-_.éß", min_size=1, max_size=8).filter(lambda one: ".." not in one)


def query(link):
    return {key: value for key, (value,) in parse_qs(urlsplit(link).query).items()}


def test_the_link_to_binder_is_that_of_the_readme():
    badge = re.findall(r"https://mybinder\.org/v2/[^)]+", README)[0]
    assert course_repository().on_binder(CHAPTER) == badge


@pytest.mark.parametrize("typed", [
    "https://github.com/a/b", "https://github.com/a/b.git", "https://github.com/a/b/", "a/b",
    "git@github.com:a/b.git", "ssh://git@github.com/a/b.git", " https://github.com/a/b.git ",
])
def test_an_address_is_understood_as_people_copy_it(typed):
    assert repository_at(typed).url == "https://github.com/a/b"


@pytest.mark.parametrize("typed, says", [
    ("", "no repository's address"), ("github", "no repository's address"),
    ("https://github.com", "no repository's address"),
    ("file:///home/me/course", "no repository's address"),
    ("https://me:secret@github.com/a/b", "holds a name or a password"),
])
def test_what_is_no_address_is_refused_with_a_sentence(typed, says):
    with pytest.raises(ValueError, match=says) as error:
        repository_at(typed)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("version, kind", [
    ("", "branch"), ("two words", "branch"), ("a..b", "tag"), ("abc123", "commit"),
    ("main", "commit"), ("g" * 40, "commit")])
def test_what_is_no_version_is_refused(version, kind):
    with pytest.raises(ValueError, match=kind):
        repository_at("a/b", version, kind)


def test_a_branch_with_a_slash_stays_one_branch():
    course = repository_at("a/b", "class/2026")
    assert urlsplit(course.on_binder("x.ipynb")).path == "/v2/gh/a/b/class/2026"
    assert query(course.on_hub("x.ipynb", "https://hub"))["branch"] == "class/2026"
    assert course.page("x.ipynb") == "https://github.com/a/b/blob/class/2026/x.ipynb"


def test_binder_takes_an_address_in_one_piece_where_it_has_no_owner_and_name():
    here = repository_at("https://git.school.example/year 9/course", "main")
    where = urlsplit(here.on_binder("x.ipynb")).path.split("/")
    assert where[:3] == ["", "v2", "git"] and where[-1] == "main" and len(where) == 5
    assert unquote(where[3]) == "https://git.school.example/year%209/course"
    assert here.download("x.ipynb") == ""
    group = repository_at("https://gitlab.com/school/year9/course")
    assert urlsplit(group.on_binder("x.ipynb")).path == "/v2/gl/school%2Fyear9%2Fcourse/HEAD"
    assert group.download("x.ipynb") == "https://gitlab.com/school/year9/course/-/raw/HEAD/x.ipynb"


def test_a_class_server_gets_branches_and_tags_but_no_commit():
    tag = repository_at("a/b", "v1", "tag").on_hub("x.ipynb", "https://hub.example/")
    assert tag.startswith("https://hub.example/hub/user-redirect/git-pull?")
    assert query(tag) == {"repo": "https://github.com/a/b", "targetPath": "b", "branch": "v1",
                          "urlpath": "lab/tree/b/x.ipynb"}
    assert "branch" not in query(repository_at("a/b").on_hub("x.ipynb", "https://hub"))
    assert repository_at("a/b", "0" * 40, "commit").on_hub("x.ipynb", "https://hub") == ""


@given(folder=NAMES, file=NAMES, branch=SAFE)
def test_any_name_comes_out_as_it_went_in(folder, file, branch):
    path, course = f"{folder}/{file}", repository_at("a/b", f"x/{branch}")
    binder, hub = course.on_binder(path), course.on_hub(path, "https://hub")
    assert unquote(query(binder)["urlpath"]) == f"lab/tree/{path}"
    assert unquote(query(hub)["urlpath"]) == f"lab/tree/b/{path}"
    assert unquote(urlsplit(course.page(path)).path) == f"/a/b/blob/x/{branch}/{path}"
    assert query(on_site(path, "https://site"))["path"] == path
    for link in (binder, hub, course.page(path)):
        assert re.fullmatch(r"[!-~]+", link) and not set('"<>\\^`{|} ') & set(link)
