"""What is found in a folder of submissions; links lead nowhere."""

import sys

import pytest
from made_submissions import save

from course_lib.teaching.grading.submissions import read_file, submissions_in


def test_folders_files_and_moodles_names_are_students(tmp_path):
    save(tmp_path, "Ada", b"{}")
    save(tmp_path, "Zoë Ünal_123_assignsubmission_file", b"{}")
    save(tmp_path, "Cy (45)", b"{}")
    (tmp_path / "Bo.ipynb").write_bytes(b"{}")
    (tmp_path / "readme.txt").write_text("no student")
    (tmp_path / "empty").mkdir()
    found = {one.student: one for one in submissions_in(tmp_path)}
    assert set(found) == {"Ada", "Bo", "Cy", "Zoë Ünal", "empty"}
    assert found["Cy"].number == "45" and found["Zoë Ünal"].number == "123" and len(found["Bo"].notebooks) == 1
    assert found["empty"].odd == ("there is no notebook",)


def test_two_of_one_name_are_told_apart_and_two_parts_of_one_are_joined(tmp_path):
    for number in (1, 2):
        save(tmp_path, f"Ada_{number}_assignsubmission_file", b"{}")
    save(tmp_path, "Bo", b"{}")
    (tmp_path / "Bo.ipynb").write_bytes(b"{}")
    found = {one.student: one for one in submissions_in(tmp_path)}
    assert set(found) == {"Ada (1)", "Ada (2)", "Bo"} and len(found["Bo"].notebooks) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_are_never_followed(tmp_path):
    secret = tmp_path / "secret.ipynb"
    secret.write_text("secret")
    save(tmp_path / "in", "Ada", b"{}")
    (tmp_path / "in" / "Ada" / "link.ipynb").symlink_to(secret)
    (tmp_path / "in" / "Bo").symlink_to(tmp_path)
    ada, bo = submissions_in(tmp_path / "in")
    assert len(ada.notebooks) == 1 and "link.ipynb is a link" in ada.odd[0]
    assert bo.notebooks == () and "is a link" in bo.odd[0]
    assert read_file(tmp_path / "in" / "Ada" / "link.ipynb", 100) == []


def test_what_is_too_large_or_no_file_is_not_read(tmp_path):
    (tmp_path / "large").write_bytes(bytes(101))
    assert read_file(tmp_path / "large", 100) == [] and read_file(tmp_path, 100) == []
    assert read_file(tmp_path / "large", 101) == [bytes(101)]


def test_nothing_to_grade_is_said(tmp_path):
    with pytest.raises(ValueError, match="nothing to grade"):
        submissions_in(tmp_path)


def test_a_changed_file_has_another_fingerprint(tmp_path):
    save(tmp_path, "Ada", b"{}")
    before = submissions_in(tmp_path)[0].fingerprint("")
    assert submissions_in(tmp_path)[0].fingerprint("") == before
    assert submissions_in(tmp_path)[0].fingerprint("4.2") != before
    save(tmp_path, "Ada", b"{ }")
    assert submissions_in(tmp_path)[0].fingerprint("") != before
