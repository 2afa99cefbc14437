"""TEACHING.md can be read in five minutes, and its commands are commands that there are."""

import re
import shlex
from pathlib import Path

import pytest

from course_lib.teaching.cli import course

GUIDE = (Path(__file__).parents[2] / "TEACHING.md").read_text(encoding="utf-8")
TYPED = re.findall(r"^uv run --extra teacher course (.+)$", GUIDE, re.MULTILINE)


def test_it_is_read_in_five_minutes():
    assert len(GUIDE.split()) < 5 * 200


def test_each_subcommand_is_shown_in_the_order_in_which_it_is_used():
    used = [line.split()[0] for line in TYPED if not line.startswith("--help")]
    assert list(dict.fromkeys(used)) == ["links", "assign", "collect", "grade"]
    assert set(course.commands) == set(used)


@pytest.mark.parametrize("line", [line for line in TYPED if not line.startswith("--help")])
def test_its_commands_have_these_options(line):
    name, *words = shlex.split(line)
    # NoSuchOption where there is none; files that are not there do not matter here.
    course.commands[name].make_context(name, words, resilient_parsing=True)


def test_options_named_in_passing_exist():
    known = {option for command in course.commands.values() for one in command.params
             for option in one.opts}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", GUIDE)) <= known | {"--extra", "--help"}


def test_it_says_what_a_mark_does_not_prove():
    for words in ("does not say who wrote it", "not a lock",
                  "never for a mark", "with all your rights"):
        assert words in GUIDE
