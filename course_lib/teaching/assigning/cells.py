"""Find the cells of a chapter's exercises, and the code in them that is the answer."""

import ast
import re

from course_lib.exercises.hints import solution_text

EXERCISE = re.compile(r"\b(check|order)\(\s*[\"']([\d.]+)[\"']")
ANSWERED = re.compile(r"\b(check|order|guess|quiz|recall|hint|solution|progress)\(")


def exercise_of(cell):
    """Return the id of the exercise that a cell checks, "" where it checks none."""
    found = EXERCISE.search(cell.source) if cell.cell_type == "code" else None
    return found[2] if found else ""


def cell_of(notebook, id):
    """Return the place of the cell of the exercise with this id, or None."""
    places = (place for place, cell in enumerate(notebook.cells) if exercise_of(cell) == id)
    return next(places, None)


def heading_of(notebook, id):
    """Return the cell with the heading of an exercise, and the heading; (None, "") without one."""
    pattern = re.compile(rf"^#+ .*(?<![\d.]){re.escape(id)}(?!\.?\d).*$", re.MULTILINE)
    for cell in notebook.cells:
        found = pattern.search(cell.source) if cell.cell_type == "markdown" else None
        if found:
            return cell, found[0]
    return None, ""


def parts_of(source, id):
    """Return an exercise's cell as three texts: before the answer, the answer, the check.

    The answer runs from the first statement that defines what is checked to the last one.

    >>> parts_of("n = 3\\nw = ...   # yours\\n\\ncheck('9.9', w)", "9.9")
    ('n = 3\\n', 'w = ...   # yours\\n', "\\ncheck('9.9', w)")
    """
    lines = source.splitlines(keepends=True)
    body = ast.parse(source).body
    checks = [node for node in body if _is_check(node, id)]
    if not checks:
        return "", "", source
    wanted = {node.id for node in ast.walk(checks[0]) if isinstance(node, ast.Name)}
    before = body[:body.index(checks[0])]
    answers = [node for node in before if names_bound(node) & wanted or has_dots(node)]
    if not answers:
        return "".join(lines[:checks[0].lineno - 1]), "", "".join(lines[checks[0].lineno - 1:])
    first, last = answers[0].lineno - 1, answers[-1].end_lineno
    return "".join(lines[:first]), "".join(lines[first:last]), "".join(lines[last:])


def answered(source, exercise):
    """Return the exercise's cell with a right answer in it, and a check of that answer."""
    before, _, after = parts_of(source, exercise.id)
    call = f'check("{exercise.id}", {exercise.name})'
    rest, found = re.subn(r"^(check|order)\(.*\)", call, after, flags=re.MULTILINE | re.DOTALL)
    gap = "" if rest.startswith("\n") else "\n"
    return f"{before}{right_answer(source, exercise)}\n{gap}{rest if found else call}"


def right_answer(source, exercise):
    """Return the code of a right answer that fits into the exercise's cell."""
    _, stub, after = parts_of(source, exercise.id)
    answer, parts = solution_text(exercise).strip(), _names_of_parts(stub, after)
    # Cells further down may use the parts of which the cell puts its answer together.
    return f"{parts} = {answer}" if parts and not exercise.is_function else answer


def _names_of_parts(*texts):
    """Return "start, lr" where an answer is put together of them, as in check("6.5", (start, lr))

    >>> _names_of_parts("pair = a, b")
    'a, b'
    """
    for node in ast.walk(ast.parse("".join(texts))):
        many = isinstance(node, ast.Tuple | ast.List) and isinstance(node.ctx, ast.Load)
        if many and len(node.elts) > 1 and all(isinstance(one, ast.Name) for one in node.elts):
            return ", ".join(one.id for one in node.elts)
    return ""


def _is_check(node, id):
    call = node.value if isinstance(node, ast.Expr) else None
    return (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
            and call.func.id in ("check", "order")
            and bool(call.args) and getattr(call.args[0], "value", None) == id)


def names_bound(node):
    """Return the names that a statement gives a meaning."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else ()
    return {part.id for target in targets for part in ast.walk(target)
            if isinstance(part, ast.Name)}


def has_dots(node):
    """Say whether a blank, `...`, stands anywhere in a statement."""
    return any(isinstance(part, ast.Constant) and part.value is Ellipsis
               for part in ast.walk(node))
