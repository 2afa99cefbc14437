"""A small bank for the tests of the mechanism: one function, one value, one question."""

from course_lib.exercises import Exercise, Mistake, Option, Question


def mean_of_squares(errors):
    return sum(error ** 2 for error in errors) / len(errors)


def without_sum_builtin(errors):
    total = 0.0
    for error in errors:
        total = total + error * error
    return total / len(errors)


def only_summed(errors):
    return sum(error ** 2 for error in errors)


def not_squared(errors):
    return sum(errors) / len(errors)


def squared_late(errors):
    return (sum(errors) / len(errors)) ** 2


MEAN = Exercise(
    id="90.1",
    title="Mean of squares",
    name="mean_of_squares",
    reference=mean_of_squares,
    inputs=(([1.0, 2.0, 4.0],), ([0.5, -3.0],)),
    random_inputs=lambda rng: ([float(x) for x in rng.normal(size=4).round(2)],),
    mistakes=(
        Mistake(only_summed, "You summed the squares but did not divide by n."),
        Mistake(not_squared, "That is the mean of the errors. What makes each one a square?"),
        Mistake(squared_late, "You squared the mean. Square each error first."),
    ),
    hints=("Square first.", "Then divide the sum by how many there are."),
    also_right=(without_sum_builtin,),
    blank="work out the mean of the squares",
)

SLOPE = Exercise(
    id="90.2",
    title="A slope",
    name="slope",
    reference=7.56,
    mistakes=(
        Mistake(75.6, "The comma is one place too far right."),
        Mistake(0.756, "The comma is one place too far left."),
        Mistake(226.8, "That is what half an hour burns. How much is one minute of it?"),
    ),
    hints=("Divide.", "226.8 by 30."),
    also_right=(226.8 / 30,),
    blank="put a number in place of the dots",
    well_done="One minute more burns 7.56 kcal more.",
)

EXERCISES = (MEAN, SLOPE)

QUIZ = (
    Question("90.a", "What does the **weight** `7.56` say?", (
        Option("How many kcal one more minute burns", True, "One minute more, 7.56 kcal more."),
        Option("How long the run was", False, "That is the input: it changes, `7.56` stays."),
    )),
)

GUESSES = ()
