"""A small bank for the tests of the mechanism: one function, one value, one question."""

from course_lib.exercises import Exercise, Guess, Mistake, Option, Property, Question


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


def first_above(scores, bar):
    for place, score in enumerate(scores):
        if score > bar:
            return place
    return -1


def first_above_in_one_line(scores, bar):
    return next((place for place, score in enumerate(scores) if score > bar), -1)


def returns_too_early(scores, bar):
    for place, score in enumerate(scores):
        if score > bar:
            return place
        return -1


REPAIR = Exercise(
    "90.3", "The first above the bar", "first_above", first_above,
    inputs=(([1, 5, 2], 3), ([4.0], 3), ([2, 2, 7], 7), ([-1, -2, 0], -1)),
    mistakes=(
        Mistake(returns_too_early, "It gives up after the first score. Which line ends it?"),
        Mistake(lambda scores, bar: -1, "It finds nothing, whatever comes."),
        Mistake(lambda scores, bar: max(scores), "That is the score. Give back its place."),
    ),
    hints=("Read the last line.", "Where does it stand?"),
    also_right=(first_above_in_one_line,),
    blank="as it stands it gives up after the first score. Find the line",
    kind="repair", given=returns_too_early,
    then=Question("90.3.a", "What does `first_above([], 3)` give?", (
        Option("-1", True, "The loop has nothing to do, so the last line answers."),
        Option("0", False, "That is the place of a first score, and there is none."),
        Option("an error", False, "A loop over nothing ends at once. It is no error."))),
)

ORDER = Exercise(
    "90.4", "The first above, in order", "first_above", first_above, inputs=REPAIR.inputs,
    mistakes=REPAIR.mistakes, hints=REPAIR.hints, also_right=REPAIR.also_right, kind="order",
    lines=("            return place", "    return -1", "        if score > bar:",
           "def first_above(scores, bar):", "    for place, score in enumerate(scores):"),
    then=Question("90.4.a", "Why does the last line stand outside the loop?", (
        Option("so that all scores are tried", True, "Inside it would end the first turn."),
        Option("so that it runs at every turn", False, "It runs once, or never."))),
)

OWN = Exercise(
    "90.5", "A safe for two keys", "weights", kind="own",
    properties=(
        Property(lambda w: w[0] + w[1] >= 1 or (1, 1), "With both keys, {}, it stays shut."),
        Property(lambda w: next(((key, 1 - key) for key in (0, 1)
                                 if key * w[0] + (1 - key) * w[1] >= 1), True),
                 "It opens for {}, one key alone."),
    ),
    mistakes=(Mistake((0.1, 0.2), "With both keys, [1, 1], it stays shut."),
              Mistake((1.5, 0.2), "It opens for [1, 0], one key alone.")),
    hints=("Two halves.", "Both together reach 1."), also_right=((0.5, 0.5), [0.9, 0.8]),
)

KINDS = (REPAIR, ORDER, OWN)

QUIZ = (
    Question("90.a", "What does the **weight** `7.56` say?", (
        Option("How many kcal one more minute burns", True, "One minute more, 7.56 kcal more."),
        Option("How long the run was", False, "That is the input: it changes, `7.56` stays."),
    )),
)

GUESSES = (
    Guess("90.g1", "How many kcal does half an hour burn?", number=226.8, near=5, unit="kcal",
          says="30 times 7.56.", tempting=((30, 1, "You may think of the minutes."),)),
    Guess("90.g2", "And not a step?", (
        Option("0 kcal", False, "You may think nothing burns. But you breathe."),
        Option("-72 kcal", True, "A line goes on below 0, whatever that means."),
        Option("72 kcal", False, "You may think of a day in bed. But this is one run."))),
)
