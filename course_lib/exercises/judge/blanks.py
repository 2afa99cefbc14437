"""Read an answer's code: is it filled in yet, and what does it take from other cells?"""

import dis
import functools
import types

import numpy as np

# What a body does that works on something; `pass` and `return None` do none of it.
WORK = ("BINARY", "CALL", "COMPARE", "UNARY", "FOR_ITER", "CONTAINS_OP", "STORE_SUBSCR")


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


def has_dots(answer):
    """Say whether `...` stands in a function's source, its defaults or a variable it uses.

    The dots of `x[..., 0]` do not count.

    >>> has_dots(lambda x: ... * x), has_dots(lambda x: x[..., 0])
    (True, False)
    """
    if any(_dots_in(code) for code in codes(answer)):
        return True
    variables = getattr(answer, "__globals__", {})
    names = [name for code in codes(answer) for name in code.co_names]
    used = [variables.get(name) for name in names] if isinstance(variables, dict) else []
    defaults = getattr(answer, "__defaults__", None)
    return any(value is Ellipsis for value in [*used, *(defaults or ())])


def same_code(answer, given):
    """Say whether a function's body does what another's does, step by step, as it was given.

    >>> same_code(lambda x: x + 1, lambda x: x + 1), same_code(lambda x: x + 1, lambda x: x + 2)
    (True, False)
    """
    mine, theirs = codes(answer)[:1], codes(given)[:1]
    return bool(mine) and _steps(mine[0]) == _steps(theirs[0])


def _steps(code):
    steps = [step for step in dis.get_instructions(code) if step.opname not in ("CACHE", "NOP")]
    return [(step.opname, _steps(step.argval) if isinstance(step.argval, types.CodeType)
             else step.argrepr) for step in steps]


def borrowed(answer):
    """Return the names of plain numbers, lists and arrays that a function takes from outside.

    >>> borrowed(does_something)
    ['WORK']
    """
    outside = getattr(answer, "__globals__", {})
    names = {step.argval for code in codes(answer) for step in dis.get_instructions(code)
             if step.opname == "LOAD_GLOBAL"}
    plain = (int, float, list, tuple, np.ndarray, np.generic)
    return sorted(name for name in names
                  if isinstance(outside, dict) and isinstance(outside.get(name), plain))


def _dots_in(code):
    steps = [step for step in dis.get_instructions(code) if step.opname != "CACHE"]
    for step, after in zip(steps, [*steps[1:], None], strict=True):
        if step.opname in ("LOAD_CONST", "RETURN_CONST") and _is_dots(step.argval):
            index = after is not None and ("SUBSCR" in after.opname or after.argrepr == "[]")
            if not index:
                return True
    return False


def _is_dots(const):
    return const is Ellipsis or isinstance(const, tuple) and any(map(_is_dots, const))


def does_something(answer):
    """Say whether a function's body works on something, unlike `pass` and `return None`.

    >>> does_something(lambda x: x + 1), does_something(lambda x: None)
    (True, False)
    """
    body = codes(answer)
    return not body or any(step.opname.startswith(WORK) for code in body
                           for step in dis.get_instructions(code))


def returns_nothing(answer):
    """Say whether a function does nothing and gives nothing back; a constant is something.

    >>> returns_nothing(lambda x: None), returns_nothing(lambda x: 1)
    (True, False)
    """
    steps = [step for code in codes(answer) for step in dis.get_instructions(code)]
    values = [step.argval for step in steps
              if step.opname in ("LOAD_CONST", "RETURN_CONST", "LOAD_SMALL_INT")]
    return not does_something(answer) and all(value is None for value in values)
