"""Read an answer's code: is it filled in yet, what names does it use, what stands behind them?"""

import ast
import dis
import functools
import inspect
import re
import textwrap
import types
from dataclasses import dataclass, field

import numpy as np

# What a body does that works on something; `pass` and `return None` do none of it.
WORK = ("BINARY", "CALL", "COMPARE", "UNARY", "FOR_ITER", "CONTAINS_OP", "STORE_SUBSCR")
IDLE = ("CACHE", "NOP", "PUSH_NULL", "PRECALL", "RESUME")
NAMED = ("LOAD_ATTR", "LOAD_METHOD", "LOAD_GLOBAL", "LOAD_NAME")


@dataclass(frozen=True)
class Code:
    """What an answer's code is made of: `dots` are the blanks in it.

    It `works` if it does something with something, and is `empty` if it does nothing and gives
    nothing back; a constant is something. `given` are the names that it gives a value, its
    arguments first; `used` are names from outside of it, and `outside` holds all that is there.
    `brackets` counts those that open in its text, None where that is not known. `unread` are the
    arguments that it never uses; it `ends_early` if a loop of it returns in its first round.
    """

    dots: int = 0
    works: bool = True
    empty: bool = False
    given: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    outside: dict = field(default_factory=dict)
    signature: inspect.Signature | None = None
    brackets: int | None = None
    unread: tuple[str, ...] = ()
    ends_early: bool = False

    @property
    def arguments(self):
        """The names in brackets after def."""
        return list(self.signature.parameters) if self.signature else []

    @property
    def borrowed(self):
        """The names of plain numbers, lists and arrays that it takes from other cells."""
        plain = (int, float, list, tuple, np.ndarray)
        return [name for name in self.used if issubclass(type(self.outside.get(name)), plain)]


def read(answer):
    """Return the `Code` of an answer; what it reads is foreign and may raise.

    >>> code = read(lambda x: ... * x)
    >>> code.dots, code.works, code.arguments
    (1, True, ['x'])
    """
    found = codes(answer)
    outside = getattr(answer, "__globals__", None)
    outside = outside if isinstance(outside, dict) else {}
    used = {step.argval for code in found for step in dis.get_instructions(code)
            if step.opname in ("LOAD_GLOBAL", "LOAD_NAME")}
    given = [name for code in found for name in (*code.co_varnames, *code.co_cellvars)]
    values = [outside.get(name) for name in used]
    dots = sum(_dots_in(code) for code in found) + sum(
        value is Ellipsis for value in (*values, *(getattr(answer, "__defaults__", None) or ())))
    works = _works(found)
    return Code(dots, works, not works and _gives_nothing(found), tuple(dict.fromkeys(given)),
                tuple(sorted(used)), outside, _signature(answer), *_in_the_text(answer))


def codes(answer):
    """Return the code objects of a function, a method, a partial, a class: nested ones too.

    >>> [code.co_name for code in codes(codes)][:1], codes(len)
    (['codes'], [])
    """
    found = [_code(answer)]
    for code in found:
        inner = () if code is None else code.co_consts
        found += [const for const in inner if isinstance(const, types.CodeType)]
    return [code for code in found if code is not None]


def _code(answer):
    if isinstance(answer, functools.partial):
        return _code(answer.func)
    if isinstance(answer, type):
        answer = answer.__init__
    elif not hasattr(answer, "__code__"):
        answer = getattr(answer, "__func__", getattr(type(answer), "__call__", None))
    code = getattr(answer, "__code__", None)
    return code if isinstance(code, types.CodeType) else None


def _dots_in(code):
    """Count the `...` in a code object; those of `x[..., 0]` do not count."""
    steps = [step for step in dis.get_instructions(code) if step.opname != "CACHE"]
    found = 0
    for step, after in zip(steps, [*steps[1:], None], strict=True):
        if step.opname in ("LOAD_CONST", "RETURN_CONST"):
            index = after is not None and ("SUBSCR" in after.opname or after.argrepr == "[]")
            found += 0 if index else _dots(step.argval)
    return found


def _dots(const):
    if isinstance(const, tuple):
        return sum(map(_dots, const))
    return int(const is Ellipsis)


def _works(body):
    """Say whether code works on something, unlike `pass` and `return None`."""
    return not body or any(step.opname.startswith(WORK) for code in body
                           for step in dis.get_instructions(code))


def _gives_nothing(body):
    steps = [step for code in body for step in dis.get_instructions(code)]
    return {step.argval for step in steps
            if step.opname in ("LOAD_CONST", "RETURN_CONST", "LOAD_SMALL_INT")} == {None}


def steps(answer):
    """Return what a function's body does, step by step, as plain data; [] where it has no code.

    >>> steps(lambda x: x + 1) == steps(lambda x: x + 1) != steps(lambda x: x + 2)
    True
    """
    return _steps(codes(answer)[0]) if codes(answer) else []


def untouched(mine, given):
    """Say whether a text has as many brackets as it was given; one that is not known has.

    A bracket may change nothing in what a function does, and be a try all the same.

    >>> untouched(Code(brackets=2), Code(brackets=1)), untouched(Code(), Code(brackets=1))
    (False, True)
    """
    return mine.brackets is None or mine.brackets == given.brackets


def _in_the_text(function):
    """Return what only a text tells: brackets, unread arguments, whether a loop ends early."""
    try:
        text = inspect.getsource(function)
        tree = list(ast.walk(ast.parse(textwrap.dedent(text))))
    except (OSError, TypeError):
        return None, (), False
    except SyntaxError:             # a lambda within a longer line, for example
        tree = []
    brackets = re.sub(r"#.*", "", text).count("(")
    if len(tree) < 2 or not isinstance(tree[1], ast.FunctionDef):
        return brackets, (), False
    return brackets, _unread(tree), any(map(_ends_early, tree))


def _unread(tree):
    read = {node.id for node in tree if isinstance(node, ast.Name)
            and not isinstance(node.ctx, ast.Store)}
    read |= {ast.unparse(node.target) for node in tree if isinstance(node, ast.AugAssign)}
    return tuple(one.arg for one in tree[1].args.args if one.arg not in read)


def _ends_early(node):
    return isinstance(node, (ast.For, ast.While)) and _returns(node.body)


def _returns(body):
    last = body[-1]
    return isinstance(last, ast.Return) or (
        isinstance(last, ast.If) and last.orelse != []
        and _returns(last.body) and _returns(last.orelse))


def _steps(code):
    return [_step(step) for step in dis.get_instructions(code) if step.opname not in IDLE]


def _step(step):
    if isinstance(step.argval, types.CodeType):
        return [step.opname, _steps(step.argval)]
    if step.opname in NAMED:            # where `np` was imported changes how Python loads np.exp
        return ["LOAD", str(step.argval)]
    if step.argrepr.startswith("to "):  # and that changes how far a loop jumps
        return [step.opname, "to"]
    return [step.opname, step.argrepr]


def _signature(answer):
    try:
        return inspect.signature(answer)
    except (TypeError, ValueError):             # some built-in functions do not tell
        return None
