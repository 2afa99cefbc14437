"""Say in plain words the slips that end in an error of Python's: a letter, a bracket, a list."""

import ast
import builtins
import difflib
import inspect
import re
import types

import numpy as np

# How Python calls a function in its messages, with quotes or after "type" and "not".
FUNCTION = re.compile(r"(?:'|\btype |\bnot )(function|builtin_function_or_method|method|type"
                      r"|numpy\.ufunc|numpy\._ArrayFunctionDispatcher)\b")
LIST = re.compile(r"can't multiply sequence|can only concatenate (list|tuple)|must be real "
                  r"number, not (list|tuple)|(unsupported|bad) operand.*'(list|tuple)'")


def slip(outcome, answer):
    """Return what a common error means and what to write instead, "" where it is no common one.

    >>> from course_lib.exercises.judge.running import attempt
    >>> slip(attempt(lambda z: z ^ 2, [(0.5,)])[0], None)
    '`^` does not mean "to the power of" in Python: write **.'
    """
    if outcome.error == "NameError":
        return _unknown_name(outcome, answer)
    if outcome.error == "UnboundLocalError":
        return _no_value_yet(outcome.message)
    return _misfitting_type(outcome, answer) if outcome.error == "TypeError" else ""


def _unknown_name(outcome, answer):
    found = re.search("'(.+?)'", outcome.message)
    if not found:
        return ""
    name, own = found[1], _arguments(answer)
    start = f"there is no `{name}` inside your function."
    if name == "e" and re.search(r"\be\s*(\*\*|\^)", outcome.line):
        return f"{start} The number e to the power of something is np.exp(...)."
    if name in ("np", "math"):
        return f"{start} Write import {'numpy as np' if name == 'np' else name} first."
    if callable(getattr(np, name, None)):
        return f"{start} If it is NumPy's, write np.{name}."
    near = difflib.get_close_matches(name, own, 1)
    if near and len(name) > 2:
        return f"{start} Did you mean `{near[0]}`?"
    has = f" It has the names in brackets after def: {', '.join(own)}." if own else ""
    if len(name) <= 2:
        return (f"{start}{has} Is `{name}` a letter of the formula? Then give it a value first, "
                f"in a line `{name} = …`.")
    return f"{start}{has} Was `{name}` made in a cell further up? Then run that cell first."


def _arguments(answer):
    try:
        return list(inspect.signature(answer).parameters)
    except Exception:                           # some built-in functions do not tell
        return []


def _no_value_yet(message):
    found = re.search("'(.+?)'", message)
    if not found:
        return ""
    return f"`{found[1]}` is used before it has a value. Give it one in a line further up."


def _misfitting_type(outcome, answer):
    message = outcome.message
    if "for ^:" in message or "bitwise_xor" in message:
        return '`^` does not mean "to the power of" in Python: write **.'
    if re.search(r"'(int|float|numpy\.\w*(int|float)\w*)' object is not callable", message):
        return ("there is a number right before a bracket. Brackets side by side do not "
                "multiply: put a star between them, such as a * (1 - a).")
    if FUNCTION.search(message) and "required positional" not in message:
        return _without_brackets(outcome.line, answer)
    if LIST.search(message):
        return ("you calculate with a whole list (or a text) where one number is meant. Inside "
                "a loop use the one value whose turn it is, or make an array: np.array(...).")
    if re.search(r"only .* arrays can be converted", message):
        return ("a whole array came where one number is meant. If it is math.exp that gets it, "
                "write np.exp.")
    return ""


def _without_brackets(line, answer):
    name = _function_not_called(line, answer)
    if not name:
        return "a function without brackets is the function itself. Write f(...), not f alone."
    if "." in name and not name.startswith(("np.", "math.")):
        return f"`{name}` needs its brackets: write {name}()."
    return (f"`{name}` alone is the function itself. Write {name}(...), with its input in the "
            "brackets.")


def _function_not_called(line, answer):
    """Return the first function in a line that no bracket follows, "" if none is found."""
    try:
        tree = ast.parse(f"def f():\n {line}" + (" pass" if line.endswith(":") else ""))
    except (SyntaxError, ValueError):           # a part of a longer line, for example
        return ""
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    known = {**vars(builtins), **getattr(answer, "__globals__", {})}
    for argument in _arguments(answer):
        known.pop(argument, None)
    found = [node for node in ast.walk(tree) if node not in called and _is_function(node, known)]
    found.sort(key=lambda node: node.col_offset)
    return ast.unparse(found[0]) if found else ""


def _is_function(node, known):
    if isinstance(node, ast.Name):
        return callable(known.get(node.id))
    if not isinstance(node, ast.Attribute):
        return False
    base = known.get(getattr(node.value, "id", None))
    # What stands before the dot is a module, or else a value like those of the course: an array.
    return callable(getattr(base if isinstance(base, types.ModuleType) else np.ndarray,
                            node.attr, None))
