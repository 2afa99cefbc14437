"""Three questions for a talk of two minutes, made of what a student handed in; nothing is run."""

import ast
import copy
import zlib
from dataclasses import dataclass
from pathlib import Path

from course_lib.exercises.finding import chapters_with_a_bank, guesses_of
from course_lib.exercises.judge.running import attempt
from course_lib.exercises.judge.values import plain
from course_lib.exercises.judge.wording import show, typed
from course_lib.teaching.assigning.cells import cell_of, has_dots, names_bound, parts_of
from course_lib.teaching.assigning.notes import PAGES, talk_about
from course_lib.teaching.grading.reading import Unreadable, read_notebook

OTHER = {ast.GtE: ast.Gt, ast.Gt: ast.GtE, ast.LtE: ast.Lt, ast.Lt: ast.LtE, ast.Add: ast.Sub,
         ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult}


@dataclass(frozen=True)
class Answer:
    """An exercise and what a student wrote for it: the statement, and its code."""

    exercise: object
    node: ast.AST
    code: str


@dataclass(frozen=True)
class Ask:
    """A question to a student, with the code it is about, and what to listen for."""

    text: str
    listen: str
    code: str = ""


def oral_page(folder, exercises, notebooks):
    """Return a page with three questions for each student in a folder of collected work.

    `notebooks` are the course's own, by the number of the chapter. ValueError where the folder
    holds no student's folder.
    """
    blanks = {one.id: Blank(notebooks[one.chapter], one) for one in exercises}
    students = []
    for one in sorted(Path(folder).iterdir()):
        if one.is_dir() and not one.is_symlink() and not one.name.startswith("."):
            answers = answers_in(one, exercises, blanks)
            students.append((one.name, len(answers), questions_for(one.name, answers, exercises)))
    if not students:
        raise ValueError(f"there is no folder of a student in {folder}; `course collect` makes "
                         "them")
    return PAGES.get_template("oral.html").render(students=students)


class Blank:
    """What the course's own cell of an exercise has: the names to fill in, and how they begin."""

    def __init__(self, notebook, exercise):
        place = cell_of(notebook, exercise.id)
        source = notebook.cells[place].source if place is not None else ""
        stub = _statements(parts_of(source, exercise.id)[1])
        self.names = {exercise.name}.union(*map(names_bound, stub))
        self.begins = {ast.unparse(node) for node in stub}

    def is_filled(self, node):
        """Say whether a statement is somebody's own work on this blank."""
        return bool(names_bound(node) & self.names) and not has_dots(node) and (
            ast.unparse(node) not in self.begins)


def answers_in(folder, exercises, blanks):
    """Return each `Answer` in a student's notebooks; what was left as it was given is none."""
    found = {}
    for path in sorted(folder.rglob("*.ipynb")):
        try:
            cells, _ = read_notebook(b"" if path.is_symlink() else path.read_bytes())
        except (Unreadable, OSError):
            continue
        for nodes in (_statements(cell.source) for cell in cells):
            for one in exercises:
                mine = [node for node in nodes if blanks[one.id].is_filled(node)]
                if mine:
                    found[one.id] = Answer(one, mine[-1], "\n".join(map(ast.unparse, mine)))
    return [found[one.id] for one in exercises if one.id in found]


def questions_for(name, answers, exercises):
    """Return three questions for a student; the same ones at every call."""
    draw = zlib.crc32(name.encode())
    turned = answers[draw % len(answers):] + answers[:draw % len(answers)] if answers else []
    functions = [one for one in turned if one.exercise.is_function]
    asked = [ask for ask in (
        next(filter(None, map(what_if, functions)), None),
        next((what_comes_out(one, draw) for one in functions[::-1]
              if one.exercise.kind != "own"), None),
        next((why_this(one) for one in turned if one.exercise.kind == "own"), None)) if ask]
    asked += [against(talk) for talk in _talks(exercises, draw)]
    return asked[:3]


def what_if(answer):
    """Return a question about one sign of the student's own code, None where it has none.

    >>> from course_lib.exercises.finding import find
    >>> code = "def alarm(a, b):\\n    return a + b >= 1"
    >>> what_if(Answer(find("4.1"), ast.parse(code).body[0], code)).text
    'In your `alarm`, what would change if `a + b >= 1` were `a + b > 1`?'
    """
    changed = copy.deepcopy(answer.node)
    for node in ast.walk(changed):
        before = ast.unparse(node) if isinstance(node, ast.Compare | ast.BinOp) else ""
        sign = node.ops[0] if isinstance(node, ast.Compare) else getattr(node, "op", None)
        if before and type(sign) in OTHER:
            if isinstance(node, ast.Compare):
                node.ops[0] = OTHER[type(sign)]()
            else:
                node.op = OTHER[type(sign)]()
            return Ask(f"In your `{answer.exercise.name}`, what would change if `{before}` were "
                       f"`{ast.unparse(node)}`?", "A case in which the two differ, worked out "
                       "aloud. If there is none: why not.", answer.code)
    return None


def what_comes_out(answer, draw):
    """Return the question what the student's function gives for one of the exercise's inputs."""
    exercise = answer.exercise
    short = sorted(exercise.inputs, key=lambda one: len(typed(plain(one))))[:4]
    arguments = short[draw % len(short)]
    right, = attempt(exercise.reference, [arguments])
    call = f"{exercise.name}({', '.join(typed(plain(one)) for one in arguments)})"
    return Ask(f"Without running it: what does your `{call}` give, line by line?",
               f"Right is {show(right.value)}; what counts is the way there, in their own lines.",
               answer.code)


def why_this(answer):
    """Return the question why the student made what is their own the way it is."""
    return Ask(f"This is yours alone: {answer.exercise.title}. Why is it like this, and what "
               "in it could be a little different without any harm?",
               "A reason out of their own story, and a guess at how far it holds.", answer.code)


def against(talk):
    """Return the question what to say to somebody who believes something tempting."""
    says, so = talk.tempting[0]
    return Ask(f"“{talk.text}” Somebody answers: “{says}”. What do you say?", so)


def _talks(exercises, draw):
    chapters = dict.fromkeys(one.chapter for one in exercises)
    known = [talk_about(one) for number in chapters if number in chapters_with_a_bank()
             for one in guesses_of(number)]
    talks = [talk for talk in known if talk.tempting]
    return [talks[(draw + step) % len(talks)] for step in range(min(3, len(talks)))]


def _statements(source):
    try:
        return ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
