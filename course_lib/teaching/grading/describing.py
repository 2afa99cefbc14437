"""How an answer looks and what came of running it, as plain data, and built anew outside."""

import inspect
import math
import types

import numpy as np

from course_lib.exercises.judge.looking import Looks
from course_lib.exercises.judge.reading import Code
from course_lib.exercises.judge.running import Outcome
from course_lib.teaching.grading.packing import pack, unpack

LONGEST = 200                   # letters of a message or a line
MOST = 500                      # names
MODULES = {"numpy": np, "math": math}
# What stands for a value outside: its kind is all that a sentence needs.
STAND_INS = {"int": 0, "float": 0.0, "list": [], "tuple": (), "ndarray": np.zeros(0),
             "called": lambda *values: None, "other": object(), **MODULES}


def pack_looks(looks):
    """Return a `Looks` as plain data."""
    value = looks.value
    if isinstance(value, Outcome):
        value = {"is": "outcome", "of": pack_outcome(value)}
    else:
        value = pack(value)
    return {"called": looks.can_be_called, "code": looks.is_code, "value": value,
            "read": _pack_code(looks.code), "steps": looks.steps}


def unpack_looks(data):
    """Return the `Looks` of such data; ValueError where it is none."""
    try:
        value = data["value"]
        unreadable = isinstance(value, dict) and value.get("is") == "outcome"
        value = unpack_outcome(value["of"]) if unreadable else unpack(value)
        return Looks(bool(data["called"]), bool(data["code"]), value, _unpack_code(data["read"]),
                     data["steps"])
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("that is no answer") from error


def pack_outcome(outcome):
    """Return an `Outcome` as plain data."""
    return {"value": pack(outcome.value), "error": outcome.error, "message": outcome.message,
            "line": outcome.line, "printed": outcome.printed, "changed": outcome.changed_input}


def unpack_outcome(data):
    """Return the `Outcome` of such data; ValueError where it is none."""
    try:
        error, message, line = (str(data[part])[:LONGEST] for part in ("error", "message", "line"))
        return Outcome(unpack(data["value"]), error, message, line, bool(data["printed"]),
                       bool(data["changed"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("that is no outcome") from error


def _pack_code(code):
    given, used = list(code.given)[:MOST], list(code.used)[:MOST]
    outside = {str(name): _kind(value) for name, value in list(code.outside.items())[:MOST]}
    signature = None if code.signature is None else [
        [one.name, int(one.kind), one.default is not one.empty]
        for one in code.signature.parameters.values()]
    return {"dots": code.dots, "works": code.works, "empty": code.empty, "given": given,
            "used": used, "outside": outside, "signature": signature,
            "unread": list(code.unread)[:MOST], "early": code.ends_early}


def _kind(value):
    if issubclass(type(value), types.ModuleType):
        return value.__name__ if value in MODULES.values() else "other"
    name = type(value).__name__
    return name if name in STAND_INS else "called" if callable(value) else "other"


def _unpack_code(data):
    given, used, unread = (tuple(str(name)[:LONGEST] for name in data[part][:MOST])
                           for part in ("given", "used", "unread"))
    names = list(data["outside"].items())[:MOST]
    outside = {name[:LONGEST]: STAND_INS.get(kind, STAND_INS["other"]) for name, kind in names}
    return Code(int(data["dots"]), bool(data["works"]), bool(data["empty"]), given, used, outside,
                _signature(data["signature"]), unread=unread, ends_early=bool(data["early"]))


def _signature(parameters):
    if parameters is None:
        return None
    return inspect.Signature([
        inspect.Parameter(name, inspect._ParameterKind(kind),
                          default=None if has_default else inspect.Parameter.empty)
        for name, kind, has_default in parameters[:MOST]])
