"""Features: what a network is given to see of a point, besides its two coordinates.

The seven are those of the TensorFlow Playground (Smilkov et al. 2017).
"""

import numpy as np

from course_lib.checks.choices import one_of
from course_lib.checks.results import finite, no_alarms
from course_lib.checks.values import numbers, shown

# name: how it is said, and how it is computed (as text, so that a script can show it too)
FEATURES = {
    "x1": ("x₁", "x1"),
    "x2": ("x₂", "x2"),
    "x1_squared": ("x₁²", "x1**2"),
    "x2_squared": ("x₂²", "x2**2"),
    "x1_x2": ("x₁x₂", "x1 * x2"),
    "sin_x1": ("sin x₁", "np.sin(x1)"),
    "sin_x2": ("sin x₂", "np.sin(x2)"),
}
COMPUTE = {name: eval(f"lambda x1, x2: {formula}", {"np": np})
           for name, (_, formula) in FEATURES.items()}


@no_alarms()
def features(X, names):
    """Return a column for each of `names`, (n_samples, n_names), of points X (n_samples, 2).

    Without a name it is one column of zeros: a network that sees nothing. Raises TypeError or
    ValueError for other shapes and unknown names.

    >>> features([[2.0, 3.0]], ["x1", "x1_squared", "x1_x2"])
    array([[2., 4., 6.]])
    """
    x1, x2 = numbers("X", X, ndim=2, length=2, each="coordinate").T
    if not isinstance(names, (list, tuple)):
        raise TypeError(f"names is {shown(names)}, but expected a list of names of features, "
                        'for instance ["x1", "x2"].')
    columns = [COMPUTE[one_of("feature", name, FEATURES)](x1, x2) for name in names]
    return finite("a feature", np.column_stack(columns or [np.zeros(len(x1))]))
