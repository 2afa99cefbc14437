"""The exercises of chapter 02: a weight from one run, the score, the best weight, units."""

import numpy as np

from course_lib.exercises import Exercise, Mistake, Option, Question
from course_lib.losses import mse

TARGETS_AND_PREDICTIONS = (
    ([100, 200, 300], [98, 201, 303]), ([400, 337], [285, 225]), ([75], [80]),
    ([90, 107, 78, 143], [90, 105, 75, 142]),
)
SOME_WEIGHTS = ((7.56,), (9.5,), (1.0,), (0.0,), (12.25,))
WEIGHTS_AND_RANGES = ((12.0, 10.0, 64.0), (4.0, 45.0, 84.0), (-20.0, 8.5, 13.0),
                      (0.5, 2.0, 10.0), (-3.0, 1.0, 1.5))
# In the third list one run is far off, so squares and plain misses choose different weights. The
# tiny weights tell who swaps minutes and kcal; the single run, who mse is given a bare weight.
CANDIDATES_AND_RUNS = (
    ([7.5, 5.0, 9.0, 8.0, 6.0], np.array([57.0, 45.0, 38.0]), np.array([399.9, 337.1, 275.9])),
    ([9.0, 8.0, 10.0, 11.0], np.array([20.0, 40.0]), np.array([190.0, 384.0])),
    ([6.5, 7.0, 8.0, 9.0, 7.5, 9.5], np.array([10.0, 20.0, 30.0]),
     np.array([70.0, 140.0, 330.0])),
    ([0.02, 0.13, 7.5], np.array([10.0, 20.0]), np.array([76.0, 151.0])),
    ([5.0, 9.5, 7.0], np.array([20.0]), np.array([190.0])),
)


def mean_squared_error(targets, predictions):
    total = 0
    for target, prediction in zip(targets, predictions):
        error = prediction - target
        total = total + error ** 2
    return total / len(targets)


def mean_squared_error_with_numpy(targets, predictions):
    return ((np.array(predictions) - np.array(targets)) ** 2).mean()


def mean_squared_error_in_one_line(targets, predictions):
    return sum((t - p) * (t - p) for t, p in zip(targets, predictions)) / len(predictions)


def errors_of(targets, predictions):
    """Return prediction minus target, run by run."""
    return [prediction - target for target, prediction in zip(targets, predictions)]


def only_sums(targets, predictions):
    return sum(error ** 2 for error in errors_of(targets, predictions))


def does_not_square(targets, predictions):
    return sum(errors_of(targets, predictions)) / len(targets)


def drops_the_signs(targets, predictions):
    return sum(abs(error) for error in errors_of(targets, predictions)) / len(targets)


def doubles(targets, predictions):
    return sum(2 * error for error in errors_of(targets, predictions)) / len(targets)


def writes_a_hat(targets, predictions):
    return sum(error ^ 2 for error in errors_of(targets, predictions)) / len(targets)


def writes_a_hat_after_the_total(targets, predictions):
    total = 0
    for error in errors_of(targets, predictions):
        total = total + error ^ 2           # Python adds first: (total + error) ^ 2
    return total / len(targets)


def uses_an_unknown_name(targets, predictions):
    raise NameError("name 'n' is not defined")


def keeps_the_last(targets, predictions):
    return errors_of(targets, predictions)[-1] ** 2 / len(targets)


def keeps_the_last_of_three(targets, predictions):
    return errors_of(targets, predictions)[-1] ** 2 / 3


def stops_after_the_first(targets, predictions):
    return errors_of(targets, predictions)[0] ** 2 / len(targets)


def squares_at_the_end(targets, predictions):
    return does_not_square(targets, predictions) ** 2


def squares_the_sum(targets, predictions):
    return sum(errors_of(targets, predictions)) ** 2 / len(targets)


def squares_each_first(targets, predictions):
    pairs = zip(targets, predictions)
    return sum(prediction ** 2 - target ** 2 for target, prediction in pairs) / len(targets)


def divides_in_the_loop(targets, predictions):
    total = 0
    for error in errors_of(targets, predictions):
        total = (total + error ** 2) / len(targets)
    return total


def divides_by_two(targets, predictions):
    return only_sums(targets, predictions) / 2


def divides_by_three(targets, predictions):
    return only_sums(targets, predictions) / 3


def divides_by_24(targets, predictions):
    return only_sums(targets, predictions) / 24


def squares_the_total_too(targets, predictions):
    total = 0
    for error in errors_of(targets, predictions):
        total = (total + error) ** 2
    return total / len(targets)


def asks_the_total_for_its_mean(targets, predictions):
    total = only_sums(targets, predictions)
    return total.mean()


def counts_the_total(targets, predictions):
    total = only_sums(targets, predictions)
    return total / len(total)


def forgets_both(targets, predictions):
    return errors_of(targets, predictions)[-1] ** 2


def only_adds_the_errors(targets, predictions):
    return sum(errors_of(targets, predictions))


def takes_the_root(targets, predictions):
    return mean_squared_error(targets, predictions) ** 0.5


def squares_the_predictions(targets, predictions):
    return sum(prediction ** 2 for prediction in predictions) / len(targets)


def some_targets_and_predictions(rng):
    """Return whole kcal of 2 to 6 runs, and predictions up to 9 off."""
    count = int(rng.integers(2, 7))
    targets = rng.integers(80, 500, count)
    return targets.tolist(), (targets + rng.integers(-9, 10, count)).tolist()


def best_weight(candidates, minutes, kcal):
    best = candidates[0]
    for w in candidates:
        better = mse(kcal, w * minutes) < mse(kcal, best * minutes)
        if better:
            best = w
    return best


def best_weight_with_argmin(candidates, minutes, kcal):
    return candidates[int(np.argmin([mse(kcal, w * minutes) for w in candidates]))]


def best_weight_with_min(candidates, minutes, kcal):
    return min(candidates, key=lambda w: ((w * minutes - kcal) ** 2).sum())


def largest_score(candidates, minutes, kcal):
    return max(candidates, key=lambda w: mse(kcal, w * minutes))


def last_candidate(candidates, minutes, kcal):
    return candidates[-1]


def first_candidate(candidates, minutes, kcal):
    return candidates[0]


def smallest_weight(candidates, minutes, kcal):
    return min(candidates)


def largest_weight(candidates, minutes, kcal):
    return max(candidates)


def smallest_score(candidates, minutes, kcal):
    return min(mse(kcal, w * minutes) for w in candidates)


def smallest_plain_miss(candidates, minutes, kcal):
    return min(candidates, key=lambda w: abs(w * minutes - kcal).mean())


def fits_the_first_run(candidates, minutes, kcal):
    return min(candidates, key=lambda w: abs(w * minutes[0] - kcal[0]))


def scores_a_bare_weight(candidates, minutes, kcal):
    return min(candidates, key=lambda w: mse(kcal, w))


def gives_mse_one_thing(candidates, minutes, kcal):
    return min(candidates, key=lambda w: mse(w))


def compares_a_score_with_a_weight(candidates, minutes, kcal):
    best = candidates[0]
    for w in candidates:
        if mse(kcal, w * minutes) < best:
            best = w
    return best


def compares_a_score_with_its_weight(candidates, minutes, kcal):
    best = candidates[0]
    for w in candidates:
        if mse(kcal, w * minutes) < w:
            best = w
    return best


def compares_run_by_run(candidates, minutes, kcal):
    best = candidates[0]
    for w in candidates:
        if abs(w * minutes - kcal) < abs(best * minutes - kcal):
            best = w
    return best


def compares_predictions(candidates, minutes, kcal):
    best = candidates[0]
    for w in candidates:
        if w * minutes < best * minutes:
            best = w
    return best


def swaps_minutes_and_kcal(candidates, minutes, kcal):
    return min(candidates, key=lambda w: mse(minutes, w * kcal))


def some_candidates_and_runs(rng):
    """Return six candidate weights, and a few runs with their kcal."""
    minutes = rng.integers(10, 66, 5).astype(float)
    kcal = (minutes * rng.uniform(6, 9) * rng.normal(1, 0.03, 5)).round(1)
    return rng.uniform(5, 10, 6).round(2).tolist(), minutes, kcal


def per_hour(weight):
    return weight * 60


def per_hour_from_one_hour(weight):
    kcal_in_60_minutes = 60 * weight
    return kcal_in_60_minutes / 1


def divides_by_60(weight):
    return weight / 60


def stays_per_minute(weight):
    return weight


def times_100(weight):
    return weight * 100


def plus_60(weight):
    return weight + 60


def per_half_hour(weight):
    return weight * 30


def per_day(weight):
    return weight * 24


def in_seconds(weight):
    return weight * 3600


def always_the_watch(weight):
    return 7.56 * 60


def always_the_best(weight):
    return 7.48 * 60


def sixty_alone(weight):
    return 60


def divides_by_the_input(weight):
    return weight / 0.5


def times_the_input(weight):
    return weight * 0.5


def some_weight(rng):
    """Return a weight in kcal/min."""
    return (round(float(rng.uniform(5, 15)), 2),)


def reach(weight, smallest, largest):
    return abs(weight) * (largest - smallest)


def reach_from_both_ends(weight, smallest, largest):
    return abs(weight * largest - weight * smallest)


def keeps_the_sign(weight, smallest, largest):
    return weight * (largest - smallest)


def size_alone(weight, smallest, largest):
    return abs(weight)


def range_alone(weight, smallest, largest):
    return largest - smallest


def at_the_largest(weight, smallest, largest):
    return abs(weight) * largest


def forgets_the_brackets(weight, smallest, largest):
    return abs(weight) * largest - smallest


def forgets_the_brackets_inside_abs(weight, smallest, largest):
    return abs(weight * largest - smallest)


def forgets_the_brackets_and_abs(weight, smallest, largest):
    return weight * largest - smallest


def turns_the_sign_round(weight, smallest, largest):
    return -weight * (largest - smallest)


def always_the_example(weight, smallest, largest):
    return abs(-20) * (13 - 8.5)


def swaps_the_ends(weight, smallest, largest):
    return abs(weight) * (smallest - largest)


def adds_the_ends(weight, smallest, largest):
    return abs(weight) * (largest + smallest)


def divides_by_the_range(weight, smallest, largest):
    return abs(weight) / (largest - smallest)


def some_weight_and_range(rng):
    """Return a weight of either sign, and the ends of a range."""
    smallest = round(float(rng.uniform(0, 50)), 1)
    return (round(float(rng.uniform(-20, 20)), 1), smallest,
            round(smallest + float(rng.uniform(2, 50)), 1))


EXERCISES = (
    Exercise(
        "2.1", "A friend's weight", "friend_weight", 9.5,
        mistakes=(
            Mistake(3800, "You multiplied. The kcal are the result already: go back from them, "
                          "by dividing."),
            Mistake(20 / 190, "You divided the other way round. That is minutes for each kcal; "
                              "you want kcal for each minute."),
            Mistake(170, "You subtracted. Ask: how many kcal is that for *each* of the 20 "
                         "minutes?"),
            Mistake(210, "You added minutes to kcal. Ask: how many kcal is that for *each* of "
                         "the 20 minutes?"),
            Mistake(7.56, "That is the weight of the watch. The friend's run asks for another "
                          "one."),
            Mistake(190 / 43, "You divided by 43, the minutes of the other run. The friend ran "
                              "20 minutes."),
            Mistake(151.2, "You used 7.56, the weight of the other watch. Here the kcal are "
                           "known and the weight is asked for."),
            Mistake(190 / 7.56, "You divided by 7.56, the weight of the other watch. That gives "
                                "minutes. Divide the friend's kcal by the friend's minutes."),
            Mistake(190, "That is the kcal of the whole run. The weight is the kcal of one "
                         "minute."),
            Mistake(190 / 60, "You divided by 60. The run took 20 minutes."),
        ),
        hints=("A weight says how many kcal one minute burns. Here 20 minutes burn 190.",
               "As for the watch: kcal divided by minutes."),
        also_right=(190 / 20,),
        blank="put a number, or a little sum, in place of the three dots",
        well_done="190 / 20 = 9.5 kcal for each minute: your friend burns more than the runner "
                  "of the watch.",
    ),
    Exercise(
        "2.2", "Score a list of predictions", "mean_squared_error", mean_squared_error,
        inputs=TARGETS_AND_PREDICTIONS,
        random_inputs=some_targets_and_predictions,
        mistakes=(
            Mistake(only_sums, "You added up the squares, but did not divide by how many runs "
                               "there are. A longer list should not look worse."),
            Mistake(does_not_square, "You averaged the errors without squaring them, so a miss "
                    "that is too high makes up for one that is too low."),
            Mistake(drops_the_signs, "You dropped the signs with abs. That is a score as well, "
                    "but another one. Here each error is squared: error ** 2."),
            Mistake(doubles, "You doubled each error. Squared means times itself: error ** 2, "
                             "or error * error."),
            Mistake(writes_a_hat, "You wrote error ^ 2. In Python ^ means something else; the "
                                  "square is error ** 2."),
            Mistake(writes_a_hat_after_the_total, "^ does not mean \"to the power of\" in "
                    "Python. Write error ** 2."),
            Mistake(uses_an_unknown_name, "A name in your lines has no value. These have one: "
                    "targets, predictions, target, prediction, error, total. (The formula's "
                    "letter n is len(targets) in the code.)"),
            Mistake(keeps_the_last, "Each turn throws the old total away, so only the last "
                                    "square is left. Start with total + ..."),
            Mistake(stops_after_the_first, "Only the first run counts. The last line belongs "
                    "after the loop, not pushed in under the for."),
            Mistake(squares_at_the_end, "You squared the average. Square each error first; "
                                        "otherwise plus and minus cancel before you square."),
            Mistake(squares_the_sum, "You squared the sum. Square each error first, then add; "
                                     "otherwise plus and minus cancel."),
            Mistake(squares_each_first, "You squared target and prediction each on its own. "
                    "First the error, prediction minus target, then its square."),
            Mistake(divides_in_the_loop, "You divide in every turn of the loop. Add up all the "
                    "squares, and divide once, after the loop."),
            Mistake(divides_by_two, "You divided by 2. Divide by the number of runs, whatever it "
                                    "is: len(targets)."),
            Mistake(divides_by_three, "You divided by 3. That was right for the three runs above; "
                    "len(targets) is right for any list."),
            Mistake(divides_by_24, "You divided by 24. The watch had 24 runs; another list has "
                    "another number of them. len(targets) counts them."),
            Mistake(squares_the_total_too, "Your brackets square the old total as well. Only the "
                    "error is squared: total + error ** 2."),
            Mistake(asks_the_total_for_its_mean, "You asked for something with a dot that is not "
                    "there. .mean() belongs to arrays, and total is one number. Divide it by "
                    "len(targets)."),
            Mistake(counts_the_total, "len counts the entries of a list, and total is one "
                    "number. Count the targets: len(targets)."),
            Mistake(keeps_the_last_of_three, "Each turn throws the old total away. Start with "
                    "total + ... And divide by len(targets): not every list has three runs."),
            Mistake(forgets_both, "That is the square of the last run alone. The total must "
                    "grow, total + ..., and at the end be divided by len(targets)."),
            Mistake(only_adds_the_errors, "You added up the errors. Two things are missing: "
                    "square each of them, and divide the total by len(targets)."),
            Mistake(takes_the_root, "You took the root at the end. That is a useful number too, "
                                    "but the mean squared error comes before it."),
            Mistake(squares_the_predictions, "You squared the predictions. It is the errors that "
                    "are squared."),
        ),
        hints=("Line 1 makes the total grow, as in exercise 1.2. It grows by one square.",
               "The square is error ** 2. For the mean, divide the total by len(targets)."),
        also_right=(mean_squared_error_with_numpy, mean_squared_error_in_one_line),
        blank="put two lines in place of the dots: how the total grows, and the mean",
        well_done="One number for all the runs: the average of the squared errors.",
    ),
    Exercise(
        "2.3", "Keep the best", "best_weight", best_weight,
        inputs=CANDIDATES_AND_RUNS,
        random_inputs=some_candidates_and_runs,
        mistakes=(
            Mistake(largest_score, "You kept the worst of them: the largest score. A score "
                    "counts misses, so the smaller one wins: turn < and > round."),
            Mistake(last_candidate, "You always end with the last weight, so better is true in "
                    "every turn. Compare the score of w with the score of best."),
            Mistake(first_candidate, "You always end with the first weight, so better never "
                    "comes true. Two scores belong there: that of w, and that of best."),
            Mistake(smallest_weight, "You kept the smallest weight. Do not compare w and best: "
                    "compare their scores. And is each error squared?"),
            Mistake(largest_weight, "You kept the largest weight. Do not compare w and best: "
                                    "compare their scores."),
            Mistake(smallest_score, "That is the smallest score. Asked for is the weight that "
                                    "reaches it."),
            Mistake(smallest_plain_miss, "You compared the misses without squaring them. Most "
                    "often that agrees, but not always. Use mse."),
            Mistake(fits_the_first_run, "You looked at the first run alone. mse takes all of "
                    "them: kcal, and w * minutes."),
            Mistake(scores_a_bare_weight, "mse compares the kcal with *predictions*. A weight is "
                    "not a prediction yet: multiply it by minutes."),
            Mistake(gives_mse_one_thing, "mse needs two things in its brackets: the kcal, a "
                    "comma, and the predictions, w * minutes."),
            Mistake(compares_a_score_with_a_weight, "Left of the < stands a score, right of it a "
                    "weight: squared kcal against kcal/min. Put the score of best there: "
                    "mse(kcal, best * minutes)."),
            Mistake(compares_a_score_with_its_weight, "You compared the score of w with w "
                    "itself. Compare it with another score, that of best: "
                    "mse(kcal, best * minutes)."),
            Mistake(compares_run_by_run, "You compared the misses run by run, and got one True "
                    "or False for each run. mse makes *one* number of all the misses: compare "
                    "two of those."),
            Mistake(compares_predictions, "You compared predictions, one for each run, and they "
                    "say nothing about misses. Compare two scores: mse(kcal, w * minutes) is "
                    "one of them."),
            Mistake(swaps_minutes_and_kcal, "You swapped minutes and kcal. The targets are kcal, "
                    "and the predictions are w * minutes."),
        ),
        hints=("Two scores and a < between them: the score of w, and the score of best.",
               "The score of w is mse(kcal, w * minutes)."),
        also_right=(best_weight_with_argmin, best_weight_with_min),
        blank="put a comparison of two scores in place of the dots",
        well_done="Try, score, keep the better one. You have a machine that finds a weight.",
    ),
    Exercise(
        "2.4", "The same knowledge, in hours", "per_hour", per_hour,
        inputs=SOME_WEIGHTS,
        random_inputs=some_weight,
        mistakes=(
            Mistake(divides_by_60, "You divided by 60. But an hour burns more than a minute, so "
                                   "the number must grow."),
            Mistake(stays_per_minute, "You kept the number. Then one hour would burn no more "
                                      "than one minute did."),
            Mistake(times_100, "You multiplied by 100. An hour has 60 minutes."),
            Mistake(plus_60, "You added 60. Each of the 60 minutes burns as much as the weight "
                             "says: multiply."),
            Mistake(per_half_hour, "That is the kcal of half an hour. One hour is asked for."),
            Mistake(per_day, "You multiplied by 24, the hours of a day. How many minutes has "
                             "an hour?"),
            Mistake(in_seconds, "You multiplied by 60 twice. The old weight is for a minute, "
                                "not for a second."),
            Mistake(always_the_watch, "That is right for 7.56 alone. Use the name weight, so "
                                      "that it works for any weight."),
            Mistake(always_the_best, "That is right for 7.48 alone. Use the name weight: it "
                                     "stands for any weight."),
            Mistake(sixty_alone, "60 minutes make an hour. And how many kcal does the weight "
                                 "give for them?"),
            Mistake(divides_by_the_input, "You divided by 0.5, the input. The weight must be "
                    "right for every input. How many kcal does one whole hour burn?"),
            Mistake(times_the_input, "You multiplied by 0.5, the input. That is the watch's job, "
                    "later. First its weight: the kcal of one whole hour."),
        ),
        hints=("How many kcal do 60 minutes burn, if one minute burns `weight` of them?",
               "Multiply the weight by 60."),
        also_right=(per_hour_from_one_hour,),
        blank="put the weight in kcal per hour in place of the dots",
        well_done="7.56 kcal per minute and 453.6 kcal per hour are the same knowledge.",
    ),
    Exercise(
        "2.5", "How far can an input move the output?", "reach", reach,
        inputs=WEIGHTS_AND_RANGES,
        random_inputs=some_weight_and_range,
        mistakes=(
            Mistake(keeps_the_sign, "Nearly. A negative weight makes your answer negative. How "
                    "*far* has no sign: use abs, around the *weight*. That is where the minus "
                    "comes from."),
            Mistake(size_alone, "You gave the size of the weight. How far the output moves "
                                "depends on the input's range as well."),
            Mistake(range_alone, "You gave the range of the input, in its own unit. The weight "
                                 "turns that into kcal."),
            Mistake(at_the_largest, "You took the largest value alone. But the input starts at "
                                    "its smallest value, not at 0."),
            Mistake(forgets_the_brackets, "Brackets are missing: Python multiplies before it "
                    "subtracts. Write (largest - smallest)."),
            Mistake(forgets_the_brackets_inside_abs, "Inside abs, Python multiplies before it "
                    "subtracts. Put brackets round largest - smallest."),
            Mistake(forgets_the_brackets_and_abs, "Two things. Put brackets round largest - "
                    "smallest, since Python multiplies first. And take the sign off the weight, "
                    "with abs."),
            Mistake(turns_the_sign_round, "A minus in front is right for negative weights only; "
                    "a positive one turns negative. abs(weight) works for both."),
            Mistake(always_the_example, "That is right for the example alone. Use the names "
                    "weight, smallest and largest."),
            Mistake(swaps_the_ends, "You took the largest off the smallest, so your answer is "
                                    "negative. Turn the two round."),
            Mistake(adds_the_ends, "You added the two ends. How wide the range is, you get by "
                                   "subtracting."),
            Mistake(divides_by_the_range, "You divided by the range. An input that varies more "
                                          "moves the output more: multiply."),
        ),
        hints=("The input moves by largest - smallest. What does the weight make of that?",
               "abs(weight) times (largest - smallest)."),
        also_right=(reach_from_both_ends,),
        blank="put the distance in kcal in place of the dots",
        well_done="Size of the weight times range of the input: that is how much an input can "
                  "matter.",
    ),
)

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
