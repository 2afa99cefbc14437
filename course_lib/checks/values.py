"""Clear errors for bad input: which argument, what came, what was expected, what to do."""

import numpy as np


def shown(value):
    """Return `value` as short text for an error message.

    >>> shown(list(range(100)))
    '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15...'
    """
    text = " ".join(repr(value).split())
    return text if len(text) <= 60 else text[:54] + "..."


def numbers(name, value, ndim=None, length=None, each="of them"):
    """Return `value` as an array of finite floats (float32 stays float32).

    `ndim` is the number of axes that is expected (an int or a tuple of ints), `length` the size
    of the last axis, `each` what every value belongs to ("weight"). Raises TypeError for what is
    no number, ValueError for the rest.

    >>> numbers("weights", [0, 1], ndim=1, length=2)
    array([0., 1.])
    """
    _nothing_masked(name, value)
    try:
        array = np.asarray(value)
        if array.dtype.kind not in "biuf":
            raise TypeError
    except (TypeError, ValueError, RuntimeError):   # RuntimeError: PyTorch's, of what has a slope
        raise TypeError(
            f"{name} is {shown(value)}, but expected numbers: {_remedy(name, value)}"
        ) from None
    if array.dtype not in (np.float32, np.float64):
        array = array.astype(np.float64)
    if array.size == 0:
        raise ValueError(f"{name} is empty, but expected at least one number: put numbers in it.")
    # NaN and infinity show in the least or the largest value, and two numbers cost no memory.
    if not np.isfinite([array.min(), array.max()]).all():
        raise ValueError(
            f"{name} is {shown(value)}, with NaN or infinity in it, but expected finite numbers: "
            "look for a missing value or a division by zero before this line."
        )
    _check_shape(name, array, ndim, length, each)
    return array


def _nothing_masked(name, value):
    """NumPy would use what lies under a mask as if nobody had hidden it."""
    parts = value if isinstance(value, (list, tuple)) else [value]
    if any(isinstance(part, np.ma.MaskedArray) and np.ma.is_masked(part) for part in parts):
        raise ValueError(
            f"{name} is {shown(value)}, with masked values, but expected numbers alone: put "
            f"numbers in their places, {name}.filled(0), or leave their rows out."
        )


def _remedy(name, value):
    if hasattr(value, "toarray"):   # a sparse array of SciPy
        return f"write its zeros out too, {name}.toarray()."
    if hasattr(value, "detach"):    # a tensor of PyTorch
        return f"take its numbers, {name}.detach().numpy()."
    first = value.tolist() if hasattr(value, "tolist") else value
    for _ in range(2):      # a table's first row, and its first value
        first = first[0] if isinstance(first, (list, tuple)) and first else first
    if isinstance(first, str) and first is not value:
        return ("number the words from 0, in the order of the alphabet: "
                f"np.unique({name}, return_inverse=True)[1].")
    return "give a list or an array of numbers, each row of the same length."


def _check_shape(name, array, ndim, length, each):
    allowed = (ndim,) if isinstance(ndim, int) else ndim
    if allowed is not None and array.ndim not in allowed:
        axes = " or ".join(map(str, allowed))
        raise ValueError(
            f"{name} has {array.ndim} axes (shape {array.shape}), but expected {axes}: "
            "one pair of brackets makes a list of numbers, two pairs make a table."
        )
    if length is not None and (array.ndim == 0 or array.shape[-1] != length):
        found = array.shape[-1] if array.ndim else "no list of"
        column = (f" Many samples with a value each are a table with a column: {name}.reshape(-1, "
                  "1)." if array.ndim == 1 and length == 1 else "")
        raise ValueError(
            f"{name} has {found} values, but expected {length}: give one value for each {each}."
            + column
        )


def number(name, value, above=None, below=None, least=None, most=None,
           example=0.5):
    """Return `value` as a finite float; raise TypeError or ValueError where it is not one number.

    It must lie between `above` and `below` (both excluded), or from `least` to `most`, if given.

    >>> number("bias", 4)
    4.0
    """
    one = isinstance(value, (int, float, np.number, np.bool_)) or (
        isinstance(value, np.ndarray) and value.ndim == 0
    )
    if not one:
        raise TypeError(f"{name} is {shown(value)}, but expected one number, for instance "
                        f"{example:g}.")
    found = float(numbers(name, value))
    if above is not None and found <= above:
        raise ValueError(f"{name} is {found:g}, but expected more than {above:g}: make it larger.")
    if least is not None and found < least:
        raise ValueError(f"{name} is {found:g}, but expected at least {least:g}: make it larger.")
    if most is not None and found > most:
        raise ValueError(f"{name} is {found:g}, but expected at most {most:g}: make it smaller.")
    if below is not None and found >= below:
        raise ValueError(f"{name} is {found:g}, but expected under {below:g}: make it smaller.")
    return found


def whole_number(name, value, least=0, most=None):
    """Return `value` as an int from `least` to `most`; raise TypeError or ValueError otherwise.

    >>> whole_number("epochs", 10, least=1)
    10
    """
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} is {shown(value)}, but expected a whole number, for instance "
                        f"{max(least, 1)}.")
    if value < least:
        raise ValueError(f"{name} is {value}, but expected at least {least}: try a larger one.")
    if most is not None and value > most:
        raise ValueError(f"{name} is {shown(value)}, but expected at most {most:,}.")
    return int(value)


def float_type(name, value):
    """Return `value` as a NumPy dtype if it is float64 or float32; raise ValueError otherwise.

    >>> float_type("dtype", "float32")
    dtype('float32')
    """
    try:
        found = np.dtype(value)
    except (TypeError, ValueError, SyntaxError):
        found = None
    if found not in (np.float32, np.float64):
        raise ValueError(f"{name} is {shown(value)}, but expected np.float64 or np.float32.")
    return found


def generator(seed):
    """Return the random numbers of `seed`, a whole number of at least 0, or a NumPy generator.

    >>> int(generator(0).integers(100)) == int(generator(0).integers(100))
    True
    """
    if isinstance(seed, np.random.Generator):
        return seed
    return np.random.default_rng(whole_number("seed", seed))
