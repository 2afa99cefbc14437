"""What a cell's code gives names to, and which names it needs: read, never run."""

import ast
import re
import symtable
from dataclasses import dataclass

CHECK = re.compile(r"""^check\(\s*["'](\d+\.\d+)["']\s*,\s*(.+?)\)""", re.MULTILINE)
MAGIC = re.compile(r"^\s*[%!?].*$|^\s*[\w.]+\?{1,2}\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Effects:
    """The names that a cell `gives` a value, `changes` inside, and `needs`; `checks` by id.

    `checks` are the answers that it passes to `check`, as code. `text` is its code without the
    lines that only Jupyter can read; `error` says what Python cannot read in it, else "".
    """

    text: str
    gives: frozenset = frozenset()
    changes: frozenset = frozenset()
    needs: frozenset = frozenset()
    checks: tuple = ()
    error: str = ""


def effects(source):
    """Return the `Effects` of a cell.

    >>> cell = effects("a = b + 1\\ncheck('4.4', a)")
    >>> sorted(cell.gives), sorted(cell.needs), cell.checks
    (['a'], ['a', 'b', 'check'], (('4.4', 'a'),))
    """
    text = MAGIC.sub("", source)
    try:
        tree, table = ast.parse(text), symtable.symtable(text, "<cell>", "exec")
    except SyntaxError as error:
        line = (error.text or "").strip()[:80]
        return Effects(text, _names_in(text), checks=tuple(CHECK.findall(text)),
                       error=f"`{line}`" if line else f"line {error.lineno}")
    except (ValueError, RecursionError, MemoryError):
        return Effects(text, error="the whole cell")
    outer = table.get_symbols()
    needs = {one.get_name() for one in outer if one.is_referenced()} | _inner_needs(table)
    imported = [one.name for node in tree.body if isinstance(node, ast.ImportFrom)
                for one in node.names]
    needs |= {"*"} & set(imported)
    return Effects(text, frozenset(one.get_name() for one in outer
                                   if one.is_assigned() or one.is_imported()),
                   frozenset(_changed(tree)), frozenset(needs), tuple(_checks(tree)))


def _inner_needs(table):
    needs = set()
    for inner in table.get_children():
        needs |= {one.get_name() for one in inner.get_symbols()
                  if one.is_global() and one.is_referenced()}
        needs |= _inner_needs(inner)
    return needs


def _changed(tree):
    """Give the names of what is changed in place: `a.b = …`, `a[0] = …`, a line `a.append(…)`."""
    for node in ast.walk(tree):
        stored = isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            node, stored = node.value.func, isinstance(node.value.func, ast.Attribute)
        if stored and isinstance(node, (ast.Attribute, ast.Subscript)):
            while isinstance(node, (ast.Attribute, ast.Subscript)):
                node = node.value
            if isinstance(node, ast.Name):
                yield node.id


def _checks(tree):
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "check":
            continue
        given = [*node.args, *(one.value for one in node.keywords)]
        ids = [one.value for one in given if isinstance(one, ast.Constant)
               and isinstance(one.value, str)]
        rest = [one for one in given if not (isinstance(one, ast.Constant)
                                             and one.value in ids[:1])]
        if ids and rest:
            yield ids[0].strip(), ast.unparse(rest[0])


def _names_in(text):
    """Return the names that a cell which Python cannot read seems to give a value."""
    found = re.findall(r"^(?:def\s+)?([^\W\d]\w*)\s*[(=]", text, re.MULTILINE)
    return frozenset(found) - {"check"}
