"""`my_work` packs what a learner has into one file, as it is saved."""

import json
import zipfile

import pytest

from course_lib.exercises import my_work, record
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
