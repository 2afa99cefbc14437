"""Clear errors for bad choices: a name that is none of the list, sizes that make no network."""

import numpy as np

from .values import shown, whole_number


def one_of(name, value, options):
    """Return `value` if it is one of `options` (names); raise ValueError with the near ones.

    >>> one_of("activation", "tanh", ["relu", "tanh"])
    'tanh'
    """
    options = list(options)
    if isinstance(value, str) and value in options:
        return value
    from difflib import get_close_matches  # only a mistake pays for the import

    known = {option.lower(): option for option in options}
    near = [known[name] for name in get_close_matches(str(value).lower(), known)]
    meant = f" Did you mean {' or '.join(map(repr, near))}?" if near else ""
    raise ValueError(
        f"{name} is {shown(value)}, but expected one of {', '.join(map(repr, options))}.{meant}"
    )


def number_of(name, value, options):
    """Return `value` if it is one of `options` (numbers); raise ValueError otherwise.

    >>> number_of("inputs", 3, (1, 3))
    3
    """
    if not np.isscalar(value) or value not in options:
        expected = " or ".join(map(str, options))
        raise ValueError(f"{name} is {shown(value)}, but expected {expected}: choose one of them.")
    return value


def yes_or_no(name, value):
    """Return `value` as a bool; raise TypeError where it is neither True nor False.

    >>> yes_or_no("shuffle", True)
    True
    """
    if not isinstance(value, (bool, np.bool_)):
        raise TypeError(f"{name} is {shown(value)}, but expected True or False.")
    return bool(value)


def is_true(value):
    """Return whether `value` is True, Python's or NumPy's, and not merely something.

    >>> is_true(np.array([1, 2]).mean() > 1), is_true("yes")
    (True, False)
    """
    return isinstance(value, (bool, np.bool_)) and bool(value)


def check_sizes(sizes):
    """Return `sizes`, the neurons of layer after layer, as a list of ints; raise for others.

    >>> check_sizes((2, 2, 1))
    [2, 2, 1]
    """
    if isinstance(sizes, np.ndarray):
        sizes = sizes.tolist()
    if not isinstance(sizes, (list, tuple)) or len(sizes) < 2:
        raise ValueError(
            f"sizes is {shown(sizes)}, but expected two whole numbers or more: the inputs, then "
            "the neurons of each layer, for instance [2, 2, 1]."
        )
    return [whole_number(f"sizes[{i}]", size, least=1) for i, size in enumerate(sizes)]
