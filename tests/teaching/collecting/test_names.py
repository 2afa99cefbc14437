"""Whose file it is, as each system tells it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.teaching.collecting.names import (
    Student,
    name_in_file,
    name_inside,
    owner_of,
    safe,
    same_person,
    shared_levels,
)
from course_lib.teaching.collecting.sources import Found
from tests.teaching.collecting.conftest import notebook

GATES = "04_perceptrons_and_logic_gates.ipynb"


@pytest.mark.parametrize("path, name, number, file", [
    (f"Ada Lovelace_1815_assignsubmission_file/{GATES}", "Ada Lovelace", "1815", GATES),
    (f"Ada Lovelace_1815_assignsubmission_file_/{GATES}", "Ada Lovelace", "1815", GATES),
    (f"Ada Lovelace_1815_assignsubmission_file_{GATES}", "Ada Lovelace", "1815", GATES),
    (f"download.zip/Ada_L_7_assignsubmission_file_/my_work.zip/{GATES}", "Ada_L", "7", GATES),
    (f"lovelaceada_1815_998877_{GATES}", "lovelaceada", "1815", GATES),
    (f"lovelaceada_LATE_1815_998877_{GATES}", "lovelaceada", "1815", GATES),
    (f"Ada Lovelace/{GATES}", "Ada Lovelace", "", GATES),
    (f"Ada Lovelace/week 3/{GATES}", "Ada Lovelace", "", GATES),
    (f"Ada Lovelace.zip/{GATES}", "Ada Lovelace", "", GATES),
    (f"Ada Lovelace/my_work (2).zip/{GATES}", "Ada Lovelace", "", GATES),
    (f"my_work - Ada Lovelace.zip/{GATES}", "Ada Lovelace", "", GATES),
    ("Ada Lovelace 04.ipynb", "Ada Lovelace", "", "Ada Lovelace 04.ipynb"),
])
def test_moodle_canvas_folders_and_downloads_say_who_it_is(path, name, number, file):
    assert owner_of(Found(tuple(path.split("/")))) == (Student(name, number), file)


def test_a_notebook_says_who_it_is_where_nothing_else_does():
    mine = notebook(name="Ada Lovelace")
    for path in ((GATES,), ("my_work.zip", GATES), ("my_work (3).zip", GATES)):
        assert owner_of(Found(path, mine))[0] == Student("Ada Lovelace")
    assert owner_of(Found(("Bob", GATES), mine))[0] == Student("Bob")
    assert owner_of(Found((GATES,), notebook(name="")))[0] is None
    assert owner_of(Found((f"{GATES[:-6]} (2).ipynb",), notebook()))[0] is None


def test_a_folder_around_all_others_says_nothing():
    files = [("class 9b", "Ada", GATES), ("class 9b", "Bob", GATES)]
    assert shared_levels(files) == 1 and shared_levels([one[1:] for one in files]) == 0
    assert owner_of(Found(files[0]), levels=1)[0] == Student("Ada")
    assert shared_levels([("Ada", GATES)]) == 0
    assert shared_levels([("Ada_1_assignsubmission_file", "week 3", GATES)]) == 0


@pytest.mark.parametrize("data", [
    b"", b"my_name", b"[1]", notebook(name="x\" + open('/etc/passwd').read() + \""),
    b'{"cells": [{"source": "my_name = f(1)"}]}', b'{"cells": [{"source": "my_name"}]}',
    b'{"cells": [{"source": "my_name = 3"}]}', b'{"cells": "my_name"}', b"[" * 100_000 + b"my_name",
])
def test_the_name_inside_is_read_and_never_run(data):
    assert name_inside(data) == ""


@pytest.mark.parametrize("file, name", [
    (GATES, ""), ("04_perceptrons_and_logic_gates (1).ipynb", ""),
    ("04_perceptrons_and_logic_gates (new).ipynb", ""), ("4 (back 2).ipynb", ""), ("4.ipynb", ""),
    ("04_perceptrons_and_logic_gates_Ada.ipynb", "Ada"), ("Ada_Lovelace_04.ipynb", "Ada Lovelace"),
    ("李雷 04.ipynb", "李雷"), ("04 - Zoë.ipynb", "Zoë"),
])
def test_a_files_name_may_hold_a_students(file, name):
    assert name_in_file(file) == name


@pytest.mark.parametrize("name, made", [
    ('0"\xa0', "0"), ("CON .txt", "_CON.txt"), ("a" * 79 + "_b", "a" * 79), ("\n", "without a name"),
])
def test_what_is_cut_off_leaves_a_name_that_is_safe_itself(name, made):
    assert safe(name) == made


@given(st.text(max_size=200))
def test_a_safe_name_is_one_visible_file_on_every_system(name):
    made = safe(name)
    assert made and not set('<>:"/\\|?*\0\n\r\x1b') & set(made)
    assert made[0] not in ". " and made[-1] not in ". " and len(made) < 100
    assert safe(made) == made


@pytest.mark.parametrize("one, other, same", [
    ("Lovelace, Ada", "Ada Lovelace", True), ("lovelaceada", "Ada Lovelace", True),
    ("Zoë Müller", "zoe muller", True), ("de la Cruz Juana", "delacruzjuana", True),
    ("Ada_Lovelace", "Ada Lovelace", True), ("Ada Lovelace", "Ada Byron", False),
    ("Ann Lee", "Ann", False), ("Ann Lee", "Anna Lee", False),
])
def test_a_person_is_known_however_the_name_is_written(one, other, same):
    assert same_person(one, other) is same and same_person(other, one) is same
