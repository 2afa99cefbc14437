"""The tables of the chapters: runs, people, logic gates."""

import numpy as np

from course_lib.checks.choices import number_of, one_of
from course_lib.checks.results import finite, no_alarms
from course_lib.checks.values import generator, numbers, whole_number

MOST_RUNS = 1_000_000   # more would not fit the memory of a small machine
KCAL_PER_LITRE = 5.0  # energy from a litre of oxygen, rounded (ACSM's Guidelines, 10th ed., 2017)


@no_alarms()
def running_kcal_per_minute(mass, speed):
    """Return the energy cost of running on the flat, in kcal/min; `mass` in kg, `speed` in km/h.

    The ACSM running equation: oxygen in ml per kg and minute = 0.2 · speed in m/min + 3.5, and
    about 5 kcal from a litre of oxygen (ACSM's Guidelines for Exercise Testing and Prescription,
    10th edition, 2017, chapter 6). Raises TypeError or ValueError for what is not above 0.

    >>> round(float(running_kcal_per_minute(mass=50, speed=8)), 2)
    7.54
    """
    mass, speed = numbers("mass", mass), numbers("speed", speed)
    if mass.min() <= 0 or speed.min() <= 0:
        raise ValueError("mass (kg) and speed (km/h) are expected to be above 0, like 50 and 8.")
    if mass.ndim and speed.ndim and mass.shape != speed.shape:
        raise ValueError(f"speed has shape {speed.shape}, but expected {mass.shape} like mass, or "
                         "one speed for all.")
    metres_per_minute = speed * 1000 / 60
    oxygen = 0.2 * metres_per_minute + 3.5
    return finite("the energy", oxygen * mass / 1000 * KCAL_PER_LITRE)


def jogging(n_runs=24, seed=0, inputs=1):
    """Return made-up records of runs and the kcal they burned, with a watch's small errors.

    With `inputs=1`: minutes (n_runs,) and kcal (n_runs,) of one runner, 50 kg at 8 km/h, who
    burns 7.54 kcal/min. With `inputs=3`: X (n_runs, 3) with minutes, body mass (kg) and speed
    (km/h) of different runners, and kcal (n_runs,). Energy by `running_kcal_per_minute`; the
    errors are normal, 3 % of each value. Raises TypeError or ValueError for other arguments.

    >>> minutes, kcal = jogging()
    >>> minutes.shape, kcal.shape
    ((24,), (24,))
    """
    n_runs = whole_number("n_runs", n_runs, least=1, most=MOST_RUNS)
    number_of("inputs", inputs, (1, 3))
    rng = generator(seed)
    minutes = rng.integers(10, 66, n_runs).astype(float)
    mass = rng.integers(45, 91, n_runs) if inputs == 3 else np.full(n_runs, 50)
    speed = rng.integers(16, 27, n_runs) / 2 if inputs == 3 else np.full(n_runs, 8.0)
    kcal = minutes * running_kcal_per_minute(mass, speed)
    kcal = np.round(kcal * rng.normal(1, 0.03, n_runs), 1)
    return (minutes if inputs == 1 else np.column_stack([minutes, mass, speed])), kcal


# name, weight in pounds, height in inches, and the label: 1 for F, 0 for M
PEOPLE = (
    ("Alice", 133, 65, 1), ("Bob", 160, 72, 0), ("Charlie", 152, 70, 0), ("Diana", 120, 60, 1),
)
USUAL = (135, 66)  # what is subtracted from weight and height, picked to leave round numbers


def people():
    """Return X (4, 2), weight − 135 lb and height − 66 in of four people, and y: 1 for F, 0 for M.

    Four made-up rows teach the arithmetic of a network, and nothing about people.

    >>> people()[0].tolist(), people()[1].tolist()
    ([[-2.0, -1.0], [25.0, 6.0], [17.0, 4.0], [-15.0, -6.0]], [1.0, 0.0, 0.0, 1.0])
    """
    table = np.array([row[1:] for row in PEOPLE], dtype=float)
    return table[:, :2] - USUAL, table[:, 2]


# The answers for the inputs (0, 0), (0, 1), (1, 0), (1, 1)
GATES = {
    "AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1), "NAND": (1, 1, 1, 0), "NOR": (1, 0, 0, 0),
    "XOR": (0, 1, 1, 0), "XNOR": (1, 0, 0, 1),
}


def gate(name):
    """Return X (4, 2), all pairs of 0 and 1, and y (4,), what the logic gate `name` answers.

    Raises ValueError for a gate that is not in `GATES`.

    >>> X, y = gate("AND")
    >>> y.tolist()
    [0.0, 0.0, 0.0, 1.0]
    """
    answers = GATES[one_of("name", name, GATES)]
    return np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float), np.array(answers, dtype=float)
