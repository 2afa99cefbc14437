"""Say in plain words the slips that end in an error of Python's: a letter, a bracket, a list."""

import ast
import builtins
import difflib
import re
import types

import numpy as np

from course_lib.exercises.judge.reading import Code

NOTHING = Code()                # where nothing is known of an answer's code
# How Python calls a function in its messages, with quotes or after "type" and "not".
FUNCTION = re.compile(r"(?:'|\btype |\bnot )(function|builtin_function_or_method|method|type"
                      r"|numpy\.ufunc|numpy\._ArrayFunctionDispatcher)\b")
LIST = re.compile(r"can't multiply sequence|can only concatenate (list|tuple)|must be real "
                  r"number, not (list|tuple)|(unsupported|bad) operand.*'(list|tuple)'"
                  r"|not supported between instances of.*'(list|tuple)'")
MATMUL = re.compile(r"core dimension.*\(size (\d+) is different from (\d+)\)")
PAIRED = re.compile(r"not be broadcast together with (?:\w+ )?shapes \(([^)]*)\) \(([^)]*)\)")


def slip(outcome, source, task=NOTHING):
    """Return what a common error means and what to write instead, "" where it is no common one.

    `source` is the `Code` of the answer, `task` that of the reference.

    >>> from course_lib.exercises.judge.running import attempt
    >>> slip(attempt(lambda z: z ^ 2, [(0.5,)])[0], NOTHING)
    '`^` does not mean "to the power of" in Python: write **.'
    """
    if outcome.error == "NameError":
        return _unknown_name(outcome, source, task)
    if outcome.error == "UnboundLocalError":
        return _no_value_yet(outcome.message, task)
    if outcome.error == "ValueError":
        return _misfitting_shapes(outcome.message)
    return _misfitting_type(outcome, source, task) if outcome.error == "TypeError" else ""


def _unknown_name(outcome, source, task):
    found = re.search("'(.+?)'", outcome.message)
    if not found:
        return ""
    name = found[1]
    start = f"there is no `{name}` inside your function."
    if name == "e" and re.search(r"\be\s*(\*\*|\^)", outcome.line):
        return f"{start} The number e to the power of something is np.exp(...)."
    if name in ("np", "math"):
        return f"{start} Write import {'numpy as np' if name == 'np' else name} first."
    known = (*source.given, *task.given, *source.used, *task.used)
    if near := _near(name, known):
        return f"{start} Did you mean `{near}`?"
    if callable(getattr(np, name, None)):
        return f"{start} If it is NumPy's, write np.{name}."
    if near := _near(name, (*source.outside, *filter(str.islower, vars(builtins)))):
        return f"{start} Did you mean `{near}`?"
    own = ", ".join(source.arguments)
    has = f" It has the names in brackets after def: {own}." if own else ""
    if len(name) <= 2:
        return (f"{start}{has} Is `{name}` a letter of the formula? Then give it a value first, "
                f"in a line `{name} = …`.")
    return f"{start}{has} Was `{name}` made in a cell further up? Then run that cell first."


def _near(name, known):
    known = [one for one in known if one != name and len(one) > 2 and not one.startswith("_")]
    near = difflib.get_close_matches(name, known, 1, 0.75) if len(name) > 2 else []
    return near[0] if near else ""


def _no_value_yet(message, task):
    found = re.search("'(.+?)'", message)
    if not found:
        return ""
    if _is_known_function(found[1], task):
        return _name_of_a_function(found[1])
    return f"`{found[1]}` is used before it has a value. Give it one in a line further up."


def _misfitting_type(outcome, source, task):
    message = outcome.message
    if "for ^:" in message or "bitwise_xor" in message:
        return '`^` does not mean "to the power of" in Python: write **.'
    if message.endswith("object is not callable"):
        return _shadowed(outcome.line, source, task) or _star(message)
    if FUNCTION.search(message) and "required positional" not in message:
        return _without_brackets(outcome.line, source)
    if LIST.search(message):
        return ("you calculate with a whole list (or a text) where one number is meant. Inside "
                "a loop use the one value whose turn it is, or make an array: np.array(...).")
    if found := re.search(r"takes (\d+) positional arguments? but (\d+) w", message):
        return f"a function gets {found[2]} values in its brackets, but it takes {found[1]}."
    if re.search(r"only .* arrays can be converted", message):
        return ("a whole array came where one number is meant. If it is math.exp that gets it, "
                "write np.exp.")
    return ""


def _misfitting_shapes(message):
    if found := MATMUL.search(message):
        return ("the tables on the two sides of @ do not fit. On the left stand "
                f"{found[2]} numbers in a row, so the right one needs {found[2]} rows; it has "
                f"{found[1]}. Is the order right? And does one have to be turned, with .T?")
    if found := PAIRED.search(message):
        one, other = (" × ".join(found[i].replace(",", " ").split()) for i in (1, 2))
        return (f"an array of {one} and one of {other} numbers cannot be put together pair by "
                "pair. If each row of a table shall meet a row of numbers, that needs one for "
                "each column (sums and means: axis=0). If tables shall be multiplied, write @.")
    if "truth value of an array" in message:
        return ("a whole array stands where one yes or no is meant. Make one number of it before "
                "you compare.")
    return ""


def _star(message):
    if not re.search(r"'(int|float|numpy\.\w*(int|float)\w*)' object", message):
        return ""
    return ("there is a number right before a bracket. Brackets side by side do not multiply: "
            "put a star between them, such as a * (1 - a).")


def _shadowed(line, source, task):
    """Say that a name before a bracket is no function any more; "" where it never was one."""
    for name in re.findall(r"(?<![.\w])([^\W\d]\w*)\s*\(", line):
        if name in source.given and _is_known_function(name, task):
            return _name_of_a_function(name)
        value = source.outside.get(name, NOTHING)
        if value is not NOTHING and not callable(value) and _is_known_function(name, task):
            back = (f"write `del {name}` in a cell of its own and run it once" if
                    hasattr(builtins, name) else "run the cell with the imports again")
            return (f"another cell gave `{name}` a value, so `{name}(...)` is no function any "
                    f"more. Call that value something else there, then {back}.")
    return ""


def _name_of_a_function(name):
    return (f"`{name}` is the name of a function, and your lines give it another value. Call your "
            f"variable something else, and `{name}(...)` works again.")


def _is_known_function(name, task):
    return callable(getattr(builtins, name, None)) or callable(task.outside.get(name))


def _without_brackets(line, source):
    name = _function_not_called(line, source)
    if not name:
        return "a function without brackets is the function itself. Write f(...), not f alone."
    if "." in name and not name.startswith(("np.", "math.")):
        return f"`{name}` needs its brackets: write {name}()."
    return (f"`{name}` alone is the function itself. Write {name}(...), with its input in the "
            "brackets.")


def _function_not_called(line, source):
    """Return the first function in a line that no bracket follows, "" if none is found."""
    try:
        tree = ast.parse(f"def f():\n {line}" + (" pass" if line.endswith(":") else ""))
    except (SyntaxError, ValueError):           # a part of a longer line, for example
        return ""
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    known = {**vars(builtins), **source.outside}
    for argument in source.arguments:
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
