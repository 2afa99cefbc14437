"""Plain data as JSON and back: types are built here, so nothing foreign can come along."""

import base64
import math

import numpy as np

from course_lib.exercises.judge.values import Other

LONGEST_KIND = 60


def pack(value):
    """Return plain data, tuples kept, as what JSON can hold; all else becomes its kind's name.

    >>> pack((1, 2.5, ...))
    {'is': 'tuple', 'of': [1, 2.5, {'is': 'dots'}]}
    """
    if value is None or type(value) in (bool, float, str):
        return value
    if type(value) is int:          # json refuses to write very long ones
        return value if abs(value) < 2 ** 63 else {"is": "int", "of": hex(value)}
    if type(value) is list:
        return [pack(item) for item in value]
    if type(value) is tuple:
        return {"is": "tuple", "of": [pack(item) for item in value]}
    if type(value) is dict:
        return {"is": "dict", "of": [[pack(key), pack(item)] for key, item in value.items()]}
    if type(value) is complex:
        return {"is": "complex", "of": [value.real, value.imag]}
    if value is Ellipsis:
        return {"is": "dots"}
    if isinstance(value, np.generic) and value.dtype.kind in "biufc":
        return {"is": "scalar", "of": pack(np.array(value))["of"]}
    if type(value) is np.ndarray and value.dtype.kind in "biufc":
        return {"is": "array", "of": [value.dtype.newbyteorder("<").str, list(value.shape),
                                      _text(value)]}
    return {"is": "other", "of": value.kind if type(value) is Other else type(value).__name__}


def unpack(data):
    """Return the plain data that `pack` made JSON of; ValueError where it made no such thing.

    >>> unpack(pack((1, [2.5], {"a": ...})))
    (1, [2.5], {'a': Ellipsis})
    """
    if data is None or type(data) in (bool, int, float, str):
        return data
    if type(data) is list:
        return [unpack(item) for item in data]
    try:
        return UNPACK[data["is"]](data.get("of"))
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError("that is no plain data") from error


def _text(array):
    in_order = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
    return base64.b64encode(in_order.tobytes()).decode()


def _array(parts):
    kind, shape, text = parts
    dtype, raw = np.dtype(str(kind)), base64.b64decode(text, validate=True)
    if dtype.kind not in "biufc" or len(raw) != dtype.itemsize * math.prod(shape):
        raise ValueError("that is no array of numbers")
    return np.frombuffer(raw, dtype).reshape(shape).astype(dtype.newbyteorder("="))


UNPACK = {
    "int": lambda text: int(text, 16),
    "tuple": lambda items: tuple(map(unpack, items)),
    "dict": lambda pairs: {unpack(key): unpack(item) for key, item in pairs},
    "complex": lambda parts: complex(*parts),
    "dots": lambda _: Ellipsis,
    "array": _array,
    "scalar": lambda parts: _array(parts)[()],
    "other": lambda kind: Other(str(kind)[:LONGEST_KIND]),
}
