"""The file that tells AI assistants what a blank is for stands where they look, and is right."""

from pathlib import Path

from course_lib.exercises.hints import solution_text
from course_lib.teaching.chapters import chapters_of, exercises_in

TEXT = (Path(__file__).parents[2] / "notebooks/AGENTS.md").read_text(encoding="utf-8")


def test_it_names_what_a_blank_is_and_what_to_do_in_place_of_filling_it():
    for words in ("`...`", "not attempted yet", "Repair", "no failing test", "Do not", "solution(",
                  "hint(", "by hand"):
        assert words in TEXT


def test_it_is_short_and_gives_nothing_away():
    assert len(TEXT.split()) < 400
    for one in exercises_in(chapters_of([])):
        assert solution_text(one) not in TEXT
