"""`my_work` packs what a learner has into one file, as it is saved."""

import json
import zipfile

import pytest

from course_lib.exercises import bring_back, my_work, record
from course_lib.exercises.record_file import read


@pytest.fixture
def chapters(tmp_path):
    for name in ("00 start.ipynb", "01_über.ipynb"):
        (tmp_path / name).write_text(json.dumps({"cells": [], "name": name}), encoding="utf-8")
    (tmp_path / "diary.txt").write_text("private", encoding="utf-8")
    return tmp_path


def test_notebooks_and_progress_are_packed_and_nothing_else(chapters, home):
    record.note("1.1")
    work = my_work(chapters)
    with zipfile.ZipFile(chapters / "my_work.zip") as archive:
        assert archive.namelist() == ["00 start.ipynb", "01_über.ipynb", "progress.json"]
        assert json.loads(archive.read("01_über.ipynb"))["name"] == "01_über.ipynb"
        archive.extract("progress.json", chapters)
    assert read(chapters / "progress.json")["done"] == ["1.1"]
    assert repr(work).startswith("my_work.zip holds 2 notebooks as last saved, and your progress.")
    assert 'download="my_work.zip" href="data:application/zip;base64,UEs' in work._repr_html_()


def test_packing_again_replaces_the_file_and_leaves_nothing_beside_it(chapters, home):
    my_work(chapters)
    (chapters / "01_über.ipynb").unlink()
    assert my_work(chapters).count == 1
    assert sorted(path.name for path in chapters.iterdir() if path.is_file()) == [
        "00 start.ipynb", "diary.txt", "my_work.zip"]


def test_a_folder_without_notebooks_is_said(tmp_path, home):
    with pytest.raises(FileNotFoundError, match="no notebook lies there: give the folder"):
        my_work(tmp_path)


def test_it_comes_back_beside_what_is_there_and_progress_is_counted_in(
        chapters, tmp_path_factory, home, capsys):
    record.note("1.1")
    packed = my_work(chapters).path
    other = tmp_path_factory.mktemp("other computer")
    (other / "01_über.ipynb").write_text("mine", encoding="utf-8")
    (home / record.FILE).unlink()
    record.note("2.1")
    bring_back(packed.rename(other / packed.name))
    assert (other / "01_über.ipynb").read_text(encoding="utf-8") == "mine"
    for name in ("00 start.ipynb", "01_über (back).ipynb"):
        original = chapters / name.replace(" (back)", "")
        assert (other / name).read_bytes() == original.read_bytes()
    assert record.done() == {"1.1", "2.1"}
    assert capsys.readouterr().out.splitlines() == [
        "00 start.ipynb is here.", "01_über.ipynb is here as 01_über (back).ipynb.",
        "Your progress is counted in."]
    bring_back(other / packed.name)         # once more changes nothing
    assert len([*other.glob("*.ipynb")]) == 3


def test_what_my_work_did_not_make_is_refused(tmp_path, home):
    with pytest.raises(FileNotFoundError, match="no file lies there: upload my_work.zip"):
        bring_back(tmp_path / "my_work.zip")
    (tmp_path / "my_work.zip").write_text("something else")
    with pytest.raises(ValueError, match="a file that my_work.. made: save and upload it"):
        bring_back(tmp_path / "my_work.zip")
