"""The exercises of chapter 02: a weight from one run, the score, the best weight, units."""

import numpy as np

from course_lib.exercises import Exercise, Mistake, Option, Question
from course_lib.losses import mse

FRIEND_WEIGHT = Exercise(
    "2.1", "A friend's weight", "friend_weight", 9.5,
    mistakes=(
        Mistake(3800, "You multiplied. The kcal are the result already: go back from them, by "
                "dividing."),
        Mistake(20 / 190, "You divided the other way round. That is minutes for each kcal; you "
                "want kcal for each minute."),
        Mistake(170, "You subtracted. Ask: how many kcal is that for *each* of the 20 minutes?"),
        Mistake(210, "You added minutes to kcal. Ask: how many kcal is that for *each* of the 20 "
                "minutes?"),
        Mistake(7.56, "That is the weight of the watch. The friend's run asks for another one."),
        Mistake(190 / 43, "You divided by 43, the minutes of the other run. The friend ran 20 "
                "minutes."),
        Mistake(151.2, "You used 7.56, the weight of the other watch. Here the kcal are known and "
                "the weight is asked for."),
        Mistake(190 / 7.56, "You divided by 7.56, the weight of the other watch. That gives "
                "minutes. Divide the friend's kcal by the friend's minutes."),
        Mistake(190, "That is the kcal of the whole run. The weight is the kcal of one minute."),
        Mistake(190 / 60, "You divided by 60. The run took 20 minutes."),
    ),
    hints=("A weight says how many kcal one minute burns. Here 20 minutes burn 190.",
           "As for the watch: kcal divided by minutes."),
    also_right=(190 / 20,),
    blank="put a number, or a little sum, in place of the three dots",
    well_done="190 / 20 = 9.5 kcal for each minute: your friend burns more than the runner of the "
              "watch.",
)


def mean_squared_error(targets, predictions):
    total = 0
    for target, prediction in zip(targets, predictions):
        error = prediction - target
        total = total + error ** 2
    return total / len(targets)


def some_targets_and_predictions(rng):
    """Return whole kcal of 2 to 6 runs, and predictions up to 9 off."""
    count = int(rng.integers(2, 7))
    targets = rng.integers(80, 500, count)
    return targets.tolist(), (targets + rng.integers(-9, 10, count)).tolist()


def errors_of(targets, predictions):
    """Return prediction minus target, run by run."""
    return [prediction - target for target, prediction in zip(targets, predictions)]


def only_sums(targets, predictions):
    return sum(error ** 2 for error in errors_of(targets, predictions))


def does_not_square(targets, predictions):
    return sum(errors_of(targets, predictions)) / len(targets)


def writes_a_hat_after_the_total(targets, predictions):
    total = 0
    for error in errors_of(targets, predictions):
        total = total + error ^ 2           # Python adds first: (total + error) ^ 2
    return total / len(targets)


def uses_an_unknown_name(targets, predictions):
    raise NameError("name 'n' is not defined")


def divides_in_the_loop(targets, predictions):
    total = 0
    for error in errors_of(targets, predictions):
        total = (total + error ** 2) / len(targets)
    return total


def squares_the_total_too(targets, predictions):
    total = 0
    for error in errors_of(targets, predictions):
        total = (total + error) ** 2
    return total / len(targets)


MEAN_SQUARED_ERROR = Exercise(
    "2.2", "Score a list of predictions", "mean_squared_error", mean_squared_error,
    inputs=(
        ([100, 200, 300], [98, 201, 303]), ([400, 337], [285, 225]), ([75], [80]),
        ([90, 107, 78, 143], [90, 105, 75, 142]),
    ),
    random_inputs=some_targets_and_predictions,
    mistakes=(
        Mistake(only_sums, "You added up the squares, but did not divide by how many runs there "
                "are. A longer list should not look worse."),
        Mistake(does_not_square, "You averaged the errors without squaring them, so a miss that "
                "is too high makes up for one that is too low."),
        Mistake(lambda t, p: sum(abs(e) for e in errors_of(t, p)) / len(t),
                "You dropped the signs with abs. That is a score as well, but another one. Here "
                "each error is squared: error ** 2."),
        Mistake(lambda t, p: sum(2 * e for e in errors_of(t, p)) / len(t),
                "You doubled each error. Squared means times itself: error ** 2, or "
                "error * error."),
        Mistake(lambda t, p: sum(e ^ 2 for e in errors_of(t, p)) / len(t),
                "You wrote error ^ 2. In Python ^ means something else; the square is "
                "error ** 2."),
        Mistake(writes_a_hat_after_the_total,
                '^ does not mean "to the power of" in Python. Write error ** 2.'),
        Mistake(uses_an_unknown_name, "A name in your lines has no value. These have one: "
                "targets, predictions, target, prediction, error, total. (The formula's letter n "
                "is len(targets) in the code.)"),
        Mistake(lambda t, p: errors_of(t, p)[-1] ** 2 / len(t),
                "Each turn throws the old total away, so only the last square is left. Start with "
                "total + ..."),
        Mistake(lambda t, p: errors_of(t, p)[0] ** 2 / len(t),
                "Only the first run counts. The last line belongs after the loop, not pushed in "
                "under the for."),
        Mistake(lambda t, p: does_not_square(t, p) ** 2,
                "You squared the average. Square each error first; otherwise plus and minus "
                "cancel before you square."),
        Mistake(lambda t, p: sum(errors_of(t, p)) ** 2 / len(t),
                "You squared the sum. Square each error first, then add; otherwise plus and minus "
                "cancel."),
        Mistake(lambda t, p: sum(b ** 2 - a ** 2 for a, b in zip(t, p)) / len(t),
                "You squared target and prediction each on its own. First the "
                "error, prediction minus target, then its square."),
        Mistake(divides_in_the_loop, "You divide in every turn of the loop. Add up all the "
                "squares, and divide once, after the loop."),
        Mistake(lambda t, p: only_sums(t, p) / 2,
                "You divided by 2. Divide by the number of runs, whatever it is: len(targets)."),
        Mistake(lambda t, p: only_sums(t, p) / 3,
                "You divided by 3. That was right for the three runs above; len(targets) is right "
                "for any list."),
        Mistake(lambda t, p: only_sums(t, p) / 24,
                "You divided by 24. The watch had 24 runs; another list has another number of "
                "them. len(targets) counts them."),
        Mistake(squares_the_total_too, "Your brackets square the old total as well. Only the "
                "error is squared: total + error ** 2."),
        Mistake(lambda t, p: only_sums(t, p).mean(),
                "You asked for something with a dot that is not there. .mean() belongs to arrays, "
                "and total is one number. Divide it by len(targets)."),
        Mistake(lambda t, p: 1 / len(only_sums(t, p)),
                "len counts the entries of a list, and total is one number. "
                "Count the targets: len(targets)."),
        Mistake(lambda t, p: errors_of(t, p)[-1] ** 2 / 3,
                "Each turn throws the old total away. Start with total + ... And divide by "
                "len(targets): not every list has three runs."),
        Mistake(lambda t, p: errors_of(t, p)[-1] ** 2,
                "That is the square of the last run alone. The total must grow, total + ..., and "
                "at the end be divided by len(targets)."),
        Mistake(lambda t, p: sum(errors_of(t, p)),
                "You added up the errors. Two things are missing: square each of them, and divide "
                "the total by len(targets)."),
        Mistake(lambda t, p: mean_squared_error(t, p) ** 0.5,
                "You took the root at the end. That is a useful number too, but the mean squared "
                "error comes before it."),
        Mistake(lambda t, p: sum(one ** 2 for one in p) / len(t),
                "You squared the predictions. It is the errors that are squared."),
    ),
    hints=("Line 1 makes the total grow, as in exercise 1.2. It grows by one square.",
           "The square is error ** 2. For the mean, divide the total by len(targets)."),
    also_right=(
        lambda t, p: ((np.array(p) - np.array(t)) ** 2).mean(),
        lambda t, p: sum((a - b) * (a - b) for a, b in zip(t, p)) / len(p),
    ),
    blank="put two lines in place of the dots: how the total grows, and the mean",
    blanks=2,
    well_done="One number for all the runs: the average of the squared errors.",
)


def best_weight(candidates, minutes, kcal):
    best = candidates[0]
    for w in candidates:
        better = mse(kcal, w * minutes) < mse(kcal, best * minutes)
        if better:
            best = w
    return best


def some_candidates_and_runs(rng):
    """Return six candidate weights, and a few runs with their kcal."""
    minutes = rng.integers(10, 66, 5).astype(float)
    kcal = (minutes * rng.uniform(6, 9) * rng.normal(1, 0.03, 5)).round(1)
    return rng.uniform(5, 10, 6).round(2).tolist(), minutes, kcal


def loop_with(better):
    """Return the learner's loop with another comparison, better(w, best, minutes, kcal)."""
    def best_weight(candidates, minutes, kcal):
        best = candidates[0]
        for w in candidates:
            if better(w, best, minutes, kcal):
                best = w
        return best
    return best_weight


BEST_WEIGHT = Exercise(
    "2.3", "Keep the best", "best_weight", best_weight,
    # In the third list one run is far off, so squares and plain misses choose different weights;
    # the tiny weights tell who swaps minutes and kcal, the single run who gives mse bare weights,
    # the few kcal of the last who adds w.
    inputs=(
        ([7.5, 5.0, 9.0, 8.0, 6.0], np.array([57.0, 45.0, 38.0]), np.array([399.9, 337.1, 275.9])),
        ([9.0, 8.0, 10.0, 11.0], np.array([20.0, 40.0]), np.array([190.0, 384.0])),
        ([6.5, 7.0, 8.0, 9.0, 7.5, 9.5], np.array([10.0, 20.0, 30.0]),
         np.array([70.0, 140.0, 330.0])),
        ([0.02, 0.13, 7.5], np.array([10.0, 20.0]), np.array([76.0, 151.0])),
        ([5.0, 9.5, 7.0], np.array([20.0]), np.array([190.0])),
        ([0.2, 1.2, 3.0, 9.0], np.array([20.0, 40.0]), np.array([24.0, 47.0])),
    ),
    random_inputs=some_candidates_and_runs,
    mistakes=(
        Mistake(lambda tries, minutes, kcal: max(tries, key=lambda w: mse(kcal, w * minutes)),
                "You kept the worst of them: the largest score. A score counts misses, so the "
                "smaller one wins: turn < and > round."),
        Mistake(lambda tries, minutes, kcal: tries[-1],
                "You always end with the last weight, so better is true in every turn. Compare "
                "the score of w with the score of best."),
        Mistake(lambda tries, minutes, kcal: tries[0],
                "You always end with the first weight. Either better never comes true (two scores "
                "belong there: that of w, and that of best), or return stands inside the loop and "
                "ends it after the first turn."),
        Mistake(lambda tries, minutes, kcal: min(tries),
                "You kept the smallest weight. Do not compare w and best: compare their scores. "
                "And is each error squared?"),
        Mistake(lambda tries, minutes, kcal: max(tries),
                "You kept the largest weight. Do not compare w and best: compare their scores."),
        Mistake(lambda tries, minutes, kcal: min(mse(kcal, w * minutes) for w in tries),
                "That is the smallest score. Asked for is the weight that reaches it."),
        Mistake(lambda tries, x, kcal: min(tries, key=lambda w: abs(w * x - kcal).mean()),
                "You compared the misses without squaring them. Most often that agrees, but not "
                "always. Use mse."),
        Mistake(lambda tries, x, kcal: min(tries, key=lambda w: abs(w * x[0] - kcal[0])),
                "You looked at the first run alone. mse takes all of them: kcal, and "
                "w * minutes."),
        Mistake(lambda tries, minutes, kcal: min(tries, key=lambda w: mse(kcal, w)),
                "mse compares the kcal with *predictions*. A weight is not a prediction yet: "
                "multiply it by minutes."),
        Mistake(lambda tries, minutes, kcal: min(tries, key=lambda w: mse(w)),
                "mse needs two things in its brackets: the kcal, a comma, and the predictions, "
                "w * minutes."),
        Mistake(loop_with(lambda w, best, minutes, kcal: mse(kcal, w * minutes) < best),
                "Left of the < stands a score, right of it a weight: squared kcal against "
                "kcal/min. Put the score of best there: mse(kcal, best * minutes)."),
        Mistake(loop_with(lambda w, best, minutes, kcal: mse(kcal, w * minutes) < w),
                "You compared the score of w with w itself. Compare it with another score, that "
                "of best: mse(kcal, best * minutes)."),
        Mistake(loop_with(lambda w, best, minutes, kcal:
                          abs(w * minutes - kcal) < abs(best * minutes - kcal)),
                "You compared the misses run by run, and got one True or "
                "False for each run. mse makes *one* number of all the misses: compare two of "
                "those."),
        Mistake(loop_with(lambda w, best, minutes, kcal: w * minutes < best * minutes),
                "You compared predictions, one for each run, and they say "
                "nothing about misses. Compare two scores: mse(kcal, w * minutes) is one of "
                "them."),
        Mistake(lambda tries, minutes, kcal: min(tries, key=lambda w: mse(kcal, w + minutes)),
                "You added w and minutes. A weight multiplies its input: w * minutes."),
        Mistake(lambda tries, minutes, kcal: min(tries, key=lambda w: mse(minutes, w * kcal)),
                "You swapped minutes and kcal. The targets are kcal, and the predictions are "
                "w * minutes."),
    ),
    hints=("Two scores and a < between them: the score of w, and the score of best.",
           "The score of w is mse(kcal, w * minutes)."),
    also_right=(
        lambda tries, x, kcal: tries[int(np.argmin([mse(kcal, w * x) for w in tries]))],
        lambda tries, minutes, kcal: min(tries, key=lambda w: ((w * minutes - kcal) ** 2).sum()),
    ),
    blank="put a comparison of two scores in place of the dots",
    well_done="Try, score, keep the better one. You have a machine that finds a weight.",
)


def per_hour(weight):
    return weight * 60


def per_hour_from_one_hour(weight):
    kcal_in_60_minutes = 60 * weight
    return kcal_in_60_minutes / 1


PER_HOUR = Exercise(
    "2.4", "The same knowledge, in hours", "per_hour", per_hour,
    inputs=((7.56,), (9.5,), (1.0,), (0.0,), (12.25,)),
    random_inputs=lambda rng: (round(float(rng.uniform(5, 15)), 2),),
    mistakes=(
        Mistake(lambda weight: weight / 60,
                "You divided by 60. But an hour burns more than a minute, so the number must "
                "grow."),
        Mistake(lambda weight: weight, "You kept the number. Then one hour would burn no more "
                "than one minute did."),
        Mistake(lambda weight: weight * 100, "You multiplied by 100. An hour has 60 minutes."),
        Mistake(lambda weight: weight + 60,
                "You added 60. Each of the 60 minutes burns as much as the weight says: "
                "multiply."),
        Mistake(lambda weight: weight * 30,
                "That is the kcal of half an hour. One hour is asked for."),
        Mistake(lambda weight: weight * 24,
                "You multiplied by 24, the hours of a day. How many minutes has an hour?"),
        Mistake(lambda weight: weight * 3600,
                "You multiplied by 60 twice. The old weight is for a minute, not for a second."),
        Mistake(lambda weight: 7.56 * 60, "That is right for 7.56 alone. Use the name weight, so "
                "that it works for any weight."),
        Mistake(lambda weight: 7.48 * 60, "That is right for 7.48 alone. Use the name weight: it "
                "stands for any weight."),
        Mistake(lambda weight: 60, "60 minutes make an hour. And how many kcal does the weight "
                "give for them?"),
        Mistake(lambda weight: weight / 0.5,
                "You doubled the weight, or divided it by 0.5, the input. It must be right for "
                "every input. How many kcal does one whole hour burn?"),
        Mistake(lambda weight: weight * 0.5,
                "You multiplied by 0.5, the input. That is the watch's job, later. First its "
                "weight: the kcal of one whole hour."),
    ),
    hints=("How many kcal do 60 minutes burn, if one minute burns `weight` of them?",
           "Multiply the weight by 60."),
    also_right=(per_hour_from_one_hour,),
    blank="put the weight in kcal per hour in place of the dots",
    well_done="7.56 kcal per minute and 453.6 kcal per hour are the same knowledge.",
)


def reach(weight, smallest, largest):
    return abs(weight) * (largest - smallest)


def some_weight_and_range(rng):
    """Return a weight of either sign, and the ends of a range, which may cross zero."""
    smallest = round(float(rng.uniform(-50, 50)), 1)
    return (round(float(rng.uniform(-20, 20)), 1), smallest,
            round(smallest + float(rng.uniform(2, 50)), 1))


REACH = Exercise(
    "2.5", "How far can an input move the output?", "reach", reach,
    inputs=((12.0, 10.0, 64.0), (4.0, 45.0, 84.0), (-20.0, 8.5, 13.0),
                      (0.5, 2.0, 10.0), (-3.0, 1.0, 1.5)),
    random_inputs=some_weight_and_range,
    mistakes=(
        Mistake(lambda weight, smallest, largest: abs(weight * largest) - abs(weight * smallest),
                "You took the signs off too early. From -5 to 5 an input moves by 10, not by 0: "
                "first the difference, then abs."),
        Mistake(lambda weight, smallest, largest: weight * (largest - smallest),
                "Nearly. A negative weight makes your answer negative. How *far* has no sign: use "
                "abs, around the *weight*. That is where the minus comes from."),
        Mistake(lambda weight, smallest, largest: abs(weight),
                "You gave the size of the weight. How far the output moves depends on the input's "
                "range as well."),
        Mistake(lambda weight, smallest, largest: largest - smallest,
                "You gave the range of the input, in its own unit. The weight turns that into "
                "kcal."),
        Mistake(lambda weight, smallest, largest: abs(weight) * largest,
                "You took the largest value alone. But the input starts at its smallest value, "
                "not at 0."),
        Mistake(lambda weight, smallest, largest: abs(weight) * largest - smallest,
                "Brackets are missing: Python multiplies before it subtracts. Write "
                "(largest - smallest)."),
        Mistake(lambda weight, smallest, largest: abs(weight * largest - smallest),
                "Inside abs, Python multiplies before it subtracts. Put brackets round "
                "largest - smallest."),
        Mistake(lambda weight, smallest, largest: weight * largest - smallest,
                "Two things. Put brackets round largest - smallest, since Python multiplies "
                "first. And take the sign off the weight, with abs."),
        Mistake(lambda weight, smallest, largest: -weight * (largest - smallest),
                "A minus in front is right for negative weights only; a positive one turns "
                "negative. abs(weight) works for both."),
        Mistake(lambda weight, smallest, largest: abs(-20) * (13 - 8.5),
                "That is right for the example alone. Use the names weight, smallest and "
                "largest."),
        Mistake(lambda weight, smallest, largest: abs(weight) * (smallest - largest),
                "You took the largest off the smallest, so your answer is negative. Turn the two "
                "round."),
        Mistake(lambda weight, smallest, largest: abs(weight) * (largest + smallest),
                "You added the two ends. How wide the range is, you get by subtracting."),
        Mistake(lambda weight, smallest, largest: abs(weight) / (largest - smallest),
                "You divided by the range. An input that varies more moves the output more: "
                "multiply."),
    ),
    hints=("The input moves by largest - smallest. What does the weight make of that?",
           "abs(weight) times (largest - smallest)."),
    also_right=(lambda weight, smallest, largest: abs(weight * largest - weight * smallest),),
    blank="put the distance in kcal in place of the dots",
    well_done="Size of the weight times range of the input: that is how much an input can matter.",
)

EXERCISES = (FRIEND_WEIGHT, MEAN_SQUARED_ERROR, BEST_WEIGHT, PER_HOUR, REACH)

QUIZ = (
    Question(
        "2.a", "The input of a one-weight model is in kilometres, its output in minutes. "
               "In which unit is the weight?",
        (
            Option("kilometres per minute", False,
                   "It tempts, because speeds are said that way. But kilometres times "
                   "kilometres per minute is not minutes."),
            Option("minutes per kilometre", True,
                   "Kilometres times minutes per kilometre gives minutes: the unit of the "
                   "output for each unit of the input."),
            Option("minutes", False,
                   "It tempts, because minutes come out. But then kilometres times minutes "
                   "would come out."),
            Option("none: a weight is a number", False,
                   "It tempts, because Python writes only the number. But change kilometres to "
                   "metres and the number must change too."),
        ),
    ),
    Question(
        "2.b", "A model is 10 kcal too high for one run and 10 kcal too low for another. What is "
               "its mean squared error?",
        (
            Option("0", False,
                   "It tempts, because +10 and -10 cancel. They would, if you averaged them as "
                   "they are. That is why they are squared."),
            Option("10", False,
                   "It tempts, because each miss is 10 kcal. That is the average size of the "
                   "misses. Squared, each is 100."),
            Option("100", True, "Two squares of 100 each; their average is 100."),
            Option("200", False,
                   "It tempts, because 100 + 100 is 200. That is the sum; the mean divides it "
                   "by 2 runs."),
        ),
    ),
    Question(
        "2.c", "On the 24 runs, 7.56 has the mean squared error 82.7, and 7.48 has 71.6. Which "
               "weight should the watch take?",
        (
            Option("7.56, because it fits one run almost exactly", False,
                   "It tempts, because that run comes out right. The watch is made for all runs, "
                   "and over all of them it misses by more."),
            Option("7.48, because its score is smaller", True,
                   "A smaller score means smaller misses over all the runs."),
            Option("7.56, because its score is larger", False,
                   "It tempts, because in games more points win. This score counts misses: the "
                   "fewer the better."),
            Option("neither, because no score is 0", False,
                   "It tempts, because 0 would be perfect. But runs of the same length burn "
                   "different kcal, so no weight gets all of them right."),
        ),
    ),
    Question(
        "2.d", "A model has the weights 12 kcal per minute and -20 kcal per km/h. Which input "
               "moves its output more?",
        (
            Option("the speed, because -20 is larger in size", False,
                   "It tempts, because chapter 01 compared sizes. There every input was 0 or 1. "
                   "Here the two have different units and ranges."),
            Option("the minutes, because 12 is positive", False,
                   "It tempts, because a plus sounds like more. The sign says in which "
                   "direction, not how far."),
            Option("you have to know how much each input varies", True,
                   "Weight times range decides. In our runs the minutes move the output by 648 "
                   "kcal, the speed by only 90."),
            Option("both the same, because each has one weight", False,
                   "It tempts, because every input gets exactly one weight. But the weights "
                   "differ, and so do the ranges."),
        ),
    ),
)

GUESSES = ()
