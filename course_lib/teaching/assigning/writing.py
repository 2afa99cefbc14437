"""Write an assignment's folders: for the students, for the teacher, or for nbgrader."""

import json
import shutil
from pathlib import Path

import nbformat

from course_lib.exercises import closing
from course_lib.teaching.assigning.key import answer_key
from course_lib.teaching.assigning.nbgrader import CONFIG, nbgrader_source
from course_lib.teaching.assigning.notes import notes_page, talks_of
from course_lib.teaching.assigning.oral import oral_page
from course_lib.teaching.assigning.prompts import tutor_prompts
from course_lib.teaching.assigning.student import student_copy

FOR_ASSISTANTS = "AGENTS.md"            # what tells an AI assistant what a blank is for
FOLDERS = ("student", "teacher", "nbgrader")


class Writer:
    """Writes the files of one assignment from the course's notebooks into a folder."""

    def __init__(self, assignment, chapters, exercises, notebooks, folder):
        self.assignment, self.chapters, self.exercises = assignment, chapters, exercises
        self.notebooks, self.folder = Path(notebooks), Path(folder)
        self.sources = {one: nbformat.read(self.notebooks / one.file, as_version=4)
                        for one in chapters}

    def make_room(self, replace=False):
        """Take away what an earlier call wrote; ValueError where there is some, and not `replace`.
        """
        there = [self.folder / name for name in FOLDERS if (self.folder / name).exists()]
        if there and not replace:
            raise ValueError(f"{there[0]} is there already, and nothing was written. Choose "
                             "another folder, or write over it with --replace")
        for folder in there:
            shutil.rmtree(folder)

    def for_students(self):
        """Write what is handed out; return its folder."""
        return self._write("student", student_copy)

    def for_nbgrader(self):
        """Write nbgrader's source form, with its settings; return the folder of the course."""
        numbers = "_".join(f"{one.number:02d}" for one in self.chapters)
        self._write(f"nbgrader/source/chapter_{numbers}", nbgrader_source)
        course = self.folder / "nbgrader"
        _write_text(course / "nbgrader_config.py", CONFIG)
        return course

    def for_teacher(self):
        """Write keys, notes, prompts and what was assigned; return the folder."""
        folder = self.folder / "teacher"
        folder.mkdir(parents=True)
        for chapter, notebook in self.sources.items():
            mine = [one for one in self.exercises if one.chapter == chapter.number]
            name = f"{chapter.number:02d}"
            nbformat.write(answer_key(notebook, mine), folder / f"{name}_key.ipynb")
            page = notes_page(chapter, mine, self.assignment)
            _write_text(folder / f"{name}_notes.html", page)
            prompts = tutor_prompts(notebook, chapter, mine, talks_of(chapter))
            _write_text(folder / f"{name}_tutor_prompts.txt", prompts)
        self.assignment.write(folder)
        return folder

    def oral(self, handed_in):
        """Write the page of questions about what lies in a folder; return its path."""
        notebooks = {chapter.number: notebook for chapter, notebook in self.sources.items()}
        page = oral_page(handed_in, self.exercises, notebooks)
        self.folder.mkdir(parents=True, exist_ok=True)
        _write_text(self.folder / "oral.html", page)
        return self.folder / "oral.html"

    def _write(self, name, make):
        folder = self.folder / name
        folder.mkdir(parents=True)
        for chapter, notebook in self.sources.items():
            made = make(notebook, chapter, self.exercises, self.assignment)
            nbformat.write(made, folder / chapter.file)
        if (self.notebooks / FOR_ASSISTANTS).is_file():
            shutil.copyfile(self.notebooks / FOR_ASSISTANTS, folder / FOR_ASSISTANTS)
        if self.assignment.closed:
            until = {closing.UNTIL: self.assignment.due or "reopened"}
            _write_text(folder / closing.FILE, json.dumps(until) + "\n")
        return folder


def _write_text(path, text):
    path.write_text(text, encoding="utf-8", newline="\n")
