"""The list of a class is read as schools have it."""

import pytest

from course_lib.teaching.collecting.roster import names_in

ADA_BOB = ["Ada Lovelace", "Bob Doe"]


@pytest.mark.parametrize("text, names", [
    ("Ada Lovelace\nBob Doe\n\n", ADA_BOB), ("\ufeffAda Lovelace\r\nBob Doe\r\n", ADA_BOB),
    ("Lovelace, Ada\nDoe, Bob\n", ["Lovelace, Ada", "Doe, Bob"]),
    ("name,mail\nAda Lovelace,a@b\nBob Doe,\n", ADA_BOB),
    ("First name;Surname;Mail\nAda;Lovelace;\nBob;Doe;\n", ADA_BOB),
    ('Student,ID\n"    Points Possible",\n"Lovelace, Ada",1\n"Student, Test",2\n',
     ["Lovelace, Ada"]),
])
def test_names_are_found(text, names, tmp_path):
    path = tmp_path / "class.csv"
    path.write_text(text, encoding="utf-8")
    assert [" ".join(sorted(name.split())) for name in names_in(path)] == [
        " ".join(sorted(name.split())) for name in names]


@pytest.mark.parametrize("text, says", [("", "empty"), ("a,b,c\n1,2,3\n", "no column called")])
def test_a_list_without_names_is_said(text, says, tmp_path):
    path = tmp_path / "class.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=says):
        names_in(path)
