"""`course collect` on what a class hands in, harmless and not."""

import os
import stat
import zipfile

import pytest
from click.testing import CliRunner

from course_lib.teaching.cli import course
from course_lib.teaching.collecting import sources
from course_lib.teaching.collecting.shelf import Shelf
from tests.teaching.collecting.conftest import notebook, packed

FILE = "04_perceptrons_and_logic_gates.ipynb"


def moodle(name, number, file=FILE):
    return f"{name}_{number}_assignsubmission_file/{file}"


def shelf_of(tmp_path, *handed):
    shelf = Shelf(tmp_path / "handed in")
    for one in handed:
        shelf.collect(one)
    return shelf


def files_of(shelf):
    return sorted(path.relative_to(shelf.folder).as_posix()
                  for path in shelf.folder.rglob("*") if path.is_file())


def link(name, to):
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return info, to


def test_each_student_gets_a_folder_whatever_the_system(tmp_path, handed_in):
    shelf = shelf_of(
        tmp_path,
        handed_in([(moodle("Ada Lovelace", 1), notebook("a"))], "moodle.zip"),
        handed_in([(f"blaisepascal_2_3_{FILE}", notebook("b"))], "canvas.zip"),
        handed_in([(f"9b/Carl Gauss/{FILE}", notebook("c")),
                   (f"9b/Dan/{FILE}", notebook("d"))], "folders.zip"),
        handed_in([(FILE, notebook("e", "Emmy Noether")), ("progress.json", b"{}")],
                  "Emmy Noether.zip"))
    assert files_of(shelf) == sorted([
        f"Ada Lovelace (1)/{FILE}", f"blaisepascal (2)/{FILE}", f"Carl Gauss/{FILE}",
        f"Dan/{FILE}", f"Emmy Noether/{FILE}", "Emmy Noether/progress.json"])
    assert (shelf.folder / f"Dan/{FILE}").read_bytes() == notebook("d")


def test_what_the_browser_site_packs_is_unpacked(tmp_path, handed_in):
    work = packed([(FILE, notebook("a")), ("progress.json", b'{"done": []}')])
    shelf = shelf_of(tmp_path, handed_in([(moodle("Ada", 1, "my_work.zip"), work)]))
    assert files_of(shelf) == [f"Ada (1)/{FILE}", "Ada (1)/progress.json"]


def test_what_is_packed_without_a_name_belongs_to_whoever_is_named_in_it(tmp_path, handed_in):
    work = [(FILE, notebook("a", "Ada")), ("05.ipynb", notebook("b")), ("progress.json", b"{}")]
    shelf = shelf_of(tmp_path, handed_in(work, "my_work (1).zip"))
    assert files_of(shelf) == ["Ada/" + FILE, "Ada/05.ipynb", "Ada/progress.json"]


def test_nothing_is_written_over_and_the_same_file_is_not_kept_twice(tmp_path, handed_in):
    first = handed_in([(f"Ada/{FILE}", notebook("first"))], "monday.zip")
    second = handed_in([(f"Ada/{FILE}", notebook("second"))], "friday.zip")
    shelf = shelf_of(tmp_path, first, second, first)
    assert files_of(shelf) == [f"Ada/{FILE[:-6]} (2).ipynb", f"Ada/{FILE}"]
    assert (shelf.folder / f"Ada/{FILE}").read_bytes() == notebook("first")
    assert shelf.again == 1 and shelf.twice == [("Ada", f"{FILE} and {FILE[:-6]} (2).ipynb")]
    again = shelf_of(tmp_path, first, second)
    assert again.again == 2 and files_of(again) == files_of(shelf)


def test_a_chapter_under_two_names_is_twice(tmp_path, handed_in):
    shelf = shelf_of(tmp_path, handed_in([("Ada/a.ipynb", notebook("a")),
                                          ("Ada/b.ipynb", notebook("b")),
                                          ("Ada/c.ipynb", notebook("c", ids="05"))]))
    assert shelf.twice == [("Ada", "a.ipynb and b.ipynb")]


def test_two_students_of_one_name_stay_two(tmp_path, handed_in):
    shelf = shelf_of(tmp_path, handed_in([
        (moodle("Ann Lee", 1), notebook("a")), (moodle("Ann Lee", 2), notebook("b")),
        (f"aa:b/{FILE}", notebook("c")), (f"aa?b/{FILE}", notebook("d"))]))
    assert files_of(shelf) == sorted([f"Ann Lee (1)/{FILE}", f"Ann Lee (2)/{FILE}",
                                      f"aa_b/{FILE}", f"aa_b 2/{FILE}"])


@pytest.mark.parametrize("data, says", [
    (b"", "empty"), (b"{", "damaged"), (b"PK\x03\x04nonsense", "damaged"), (b"[]", "no notebook"),
    (b'{"cells": []}', "without any cells"), ("öäü".encode("latin-1"), "damaged"),
])
def test_a_file_that_cannot_be_read_is_kept_and_named(data, says, tmp_path, handed_in):
    shelf = shelf_of(tmp_path, handed_in([(f"Ada/{FILE}", data)]))
    ((who, what),) = shelf.unreadable
    assert who == "Ada" and says in what and files_of(shelf) == [f"Ada/{FILE}"]


@pytest.mark.parametrize("data", [
    notebook("a").replace(b", ", b",\r\n"), b"\xef\xbb\xbf" + notebook("a"),
    b'{"worksheets": [{"cells": [{"cell_type": "code", "input": "1"}]}], "nbformat": 3}',
])
def test_line_ends_a_byte_order_mark_and_an_old_version_do_no_harm(data, tmp_path, handed_in):
    shelf = shelf_of(tmp_path, handed_in([(f"Ada/{FILE}", data)]))
    assert shelf.unreadable == [] and (shelf.folder / f"Ada/{FILE}").read_bytes() == data


@pytest.mark.parametrize("name", ["Ada/../../evil.ipynb", "../evil.ipynb", "/tmp/evil.ipynb",
                                  "C:/evil.ipynb", "Ada\\..\\..\\evil.ipynb"])
def test_a_name_that_leads_outside_is_refused(name, tmp_path, handed_in):
    shelf = shelf_of(tmp_path, handed_in([(name, notebook()), (f"Bob/{FILE}", notebook())]))
    assert "leads out of the archive" in shelf.refused[0][1]
    assert files_of(shelf) == [f"Bob/{FILE}"] and not list(tmp_path.parent.glob("evil*"))


def test_links_are_not_followed(tmp_path, handed_in):
    secret = tmp_path / "secret.ipynb"
    secret.write_bytes(notebook("secret"))
    shelf = shelf_of(tmp_path, handed_in([link(f"Ada/{FILE}", str(secret))]))
    assert "a link" in shelf.refused[0][1] and not files_of(shelf)


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody make links without a permission")
def test_links_and_odd_things_in_a_folder_are_not_followed(tmp_path):
    folder = tmp_path / "in"
    (folder / "Ada").mkdir(parents=True)
    (folder / "Bob").symlink_to(tmp_path, target_is_directory=True)
    (folder / "Ada" / FILE).symlink_to(tmp_path / "anything")
    os.mkfifo(folder / "Ada" / "pipe.ipynb")
    shelf = shelf_of(tmp_path, folder)
    assert len(shelf.refused) == 3 and not files_of(shelf)
    assert list(shelf.students) == ["Ada"]      # grading will know of somebody without a file


def test_what_is_too_large_is_refused_whatever_it_says_of_itself(tmp_path, handed_in, monkeypatch):
    monkeypatch.setattr(sources, "LARGEST", 100_000)
    bomb = packed([(FILE, b"0" * 5_000_000)])
    assert len(bomb) < 100_000
    path = handed_in([(f"Ada/{FILE}", b"0" * 200_000), ("Bob/my_work.zip", bomb),
                      (f"Carl/{FILE}", notebook())])
    shelf = shelf_of(tmp_path, path)
    assert [who for who, what in shelf.refused if "larger than" in what] == ["Ada", "Bob"]
    assert files_of(shelf) == [f"Carl/{FILE}"]


def test_a_bomb_ends_its_own_archive_and_not_the_class(tmp_path, handed_in, monkeypatch):
    monkeypatch.setattr(sources, "MOST_BYTES_EACH", 1_000_000)
    bomb = packed([(f"{number}.ipynb", b"0" * 400_000) for number in range(50)])
    deep = packed([("in.zip", packed([("in.zip", bomb)]))])
    shelf = shelf_of(tmp_path, handed_in([("Ada/my_work.zip", bomb), ("Bob/deep.zip", deep),
                                          ("Carl/bad.zip", b"PK\x03\x04"),
                                          (f"Dan/{FILE}", notebook())]))
    said = dict(shelf.refused)
    assert "far too much" in said["Ada"] and "archive in an archive" in said["Bob"]
    assert "damaged" in said["Carl"] and f"Dan/{FILE}" in files_of(shelf)
    assert len(files_of(shelf)) == 3            # two of the bomb's files, and Dan's


def test_one_large_file_on_disk_is_not_opened(tmp_path):
    folder = tmp_path / "in" / "Ada"
    folder.mkdir(parents=True)
    with open(folder / FILE, "wb") as file:
        file.truncate(200_000_000)
    shelf = shelf_of(tmp_path, folder.parent)
    assert shelf.refused == [("Ada", f"Ada/{FILE}: it is larger than 20 MB, so it was not opened")]


def test_other_files_are_left_out_and_named(tmp_path, handed_in):
    shelf = shelf_of(tmp_path, handed_in([
        ("Ada/essay.docx", b"x"), ("__MACOSX/Ada/._a.ipynb", b"x"), ("Ada/.DS_Store", b"x"),
        ("Ada/.ipynb_checkpoints/a.ipynb", notebook()), ("Ada/a.ipynb.json", notebook())]))
    assert shelf.left_out == [("Ada", "Ada/essay.docx")] and files_of(shelf) == ["Ada/a.ipynb"]


def test_of_all_that_a_student_packs_the_assigned_chapters_are_taken(tmp_path, handed_in):
    work = packed([(f"{number}.ipynb", notebook(ids=number)) for number in ("03", "04", "05")]
                  + [("progress.json", b"{}")])
    shelf = Shelf(tmp_path / "handed in", chapters=("04", "05"))
    source = handed_in([(moodle("Ada", 1, "my_work.zip"), work),
                        (moodle("Bob", 2), notebook(ids="04")), (moodle("Carl", 3), b"{")])
    shelf.collect(source)
    assert files_of(shelf) == ["Ada (1)/04.ipynb", "Ada (1)/05.ipynb", "Ada (1)/progress.json",
                               f"Bob (2)/{FILE}", f"Carl (3)/{FILE}"]
    assert shelf.incomplete() == ["Bob (2): 05", "Carl (3): 04, 05"]
    assert [what for _, what in shelf.left_out] == [
        "Ada_1_assignsubmission_file/my_work.zip/03.ipynb: chapter 03 was not assigned"]
    again = Shelf(shelf.folder, chapters=("04", "05"))
    again.collect(source)
    assert again.again == 5 and again.incomplete() == shelf.incomplete()


def test_who_is_missing_twice_and_unreadable_is_said(tmp_path, handed_in):
    path = handed_in([(moodle("Ada Lovelace", 1), notebook("a")),
                      (moodle("Ada Lovelace", 1, "x.ipynb"), notebook("b")),
                      (moodle("Bob\x1b[31m", 2), b"{"), (moodle("Guest", 3), notebook())])
    names = tmp_path / "class.csv"
    names.write_text("\ufeffSurname,First name,E-mail\nLovelace,Ada,a@b\nDoe,Bob,\nByron,Zoë,\n",
                     encoding="utf-8")
    said = CliRunner().invoke(course, ["collect", str(path), "--class", str(names),
                                       "--to", str(tmp_path / "handed in")])
    assert said.exit_code == 0, said.output
    missing = said.output.partition("missing (")[2].partition("\n\n")[0]
    assert "Zoë" in missing and "Ada" not in missing
    assert "not in the list of the class" in said.output and "Guest (3)" in said.output
    assert "x.ipynb" in said.output.partition("twice;")[2].partition("\n\n")[0]
    assert "cannot be read (1)" in said.output and "\x1b" not in said.output


def test_collecting_into_the_folder_that_is_collected_is_refused(tmp_path):
    (tmp_path / "in" / "out").mkdir(parents=True)
    said = CliRunner().invoke(course, ["collect", str(tmp_path / "in"), "--to",
                                       str(tmp_path / "in" / "out")])
    assert said.exit_code == 1 and "choose a folder elsewhere" in said.output


def test_a_source_that_is_not_there_is_said(tmp_path):
    said = CliRunner().invoke(course, ["collect", str(tmp_path / "no.zip"), "--to",
                                       str(tmp_path / "out")])
    assert said.exit_code == 1 and "there is no file or folder" in said.output
