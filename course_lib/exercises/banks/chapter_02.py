"""The exercises of chapter 02: a fair weight, the loss, the best weight, your runs, reach."""

from functools import reduce

import numpy as np

from course_lib.exercises import Exercise, Guess, Mistake, Option, Property, Question
from course_lib.losses import mse

FAIR_WEIGHT = Exercise(
    "2.1", "One weight for two runs", "fair_weight", 9.4, kind="design",
    mistakes=(
        Mistake(9.5, "The middle of 10 and 9 misses the short run by 10 kcal and the long one by "
                "15. Turn it a little, until both misses are alike."),
        Mistake(10, "That is the short run's weight. The long one comes out 30 kcal too high."),
        Mistake(9, "That is the long run's weight. The short one comes out 20 kcal too low."),
        Mistake(9.6, "Each weight counts by the other run's minutes here: the long run, with its "
                "9, should pull harder."),
        Mistake(12100 / 1300, "That makes the *squares* least. Here both misses shall be alike."),
        Mistake(7, "70 kcal in 10 minutes tell the runs apart. How far does 7 miss each?"),
        Mistake(7.56, "That is the watch's weight. Your friend's runs ask for another."),
        Mistake(12, "The fair weight misses by 12 kcal. Asked for is the weight."),
        Mistake(235, "You took the middle of the kcal. How many kcal is that for each minute?"),
        Mistake(470 / 20, "You divided by the minutes of the short run alone."),
        Mistake(470 / 30, "You divided by the minutes of the long run alone."),
        Mistake(50 / 470, "You divided the other way round: minutes for each kcal."),
    ),
    hints=("The weight must lie between 9 and 10. By how much does 9.5 miss each run?",
           "9.5 misses by 190 − 200 = −10 and 285 − 270 = +15. A little less, then.",
           "Too low by as much as too high: 200 − 20 w = 30 w − 270."),
    also_right=(470 / 50, (200 + 270) / (20 + 30)),
    blank="put a weight in place of the three dots",
    well_done="9.4 says 188 and 282 kcal: 12 too low and 12 too high.",
    then=Question("2.1.a", "9.5 is the middle of 10 and 9. Why is it not the fair one?", (
        Option("a change of the weight counts 30 times in the long run, 20 in the short", True,
               "The long run pulls harder: the fair weight lies nearer to its 9."),
        Option("the runs were on different days", False, "The model knows minutes alone."),
        Option("a middle is never fair", False, "For two runs of one length it is."),
    )),
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


def mean_of(each):
    """Return a function that averages each(error) over the runs."""
    return lambda t, p: sum(map(each, errors_of(t, p))) / len(t)


def turn_by_turn(turn):
    """Return a function whose next total is turn(total, error, how many runs)."""
    return lambda t, p: reduce(lambda total, e: turn(total, e, len(t)), errors_of(t, p), 0)


def squares_too_late(targets, predictions):
    total = 0
    for target, prediction in zip(targets, predictions):
        error = prediction - target
        total = total + error
    return total ** 2 / len(targets)


MEAN_SQUARED_ERROR = Exercise(
    "2.2", "The square in the wrong place", "mean_squared_error", mean_squared_error,
    kind="repair", given=squares_too_late,
    inputs=(
        ([200, 300], [210, 290]), ([100, 200, 300], [98, 201, 303]), ([75], [80]),
        ([90, 107, 78, 143], [90, 105, 75, 142]), ([400, 337], [285, 225]), ([-3, 2], [-1, -5]),
    ),
    random_inputs=some_targets_and_predictions,
    mistakes=(
        Mistake(squares_too_late, "It squares the total, after plus and minus have cancelled. "
                "Each error must be squared on its own."),
        Mistake(lambda t, p: sum(e * e for e in errors_of(t, p)), "Now nothing is divided by how "
                "many runs there are. A longer list should not look worse."),
        Mistake(mean_of(lambda e: e), "Nothing is squared any more, so a miss that is too high "
                "makes up for one that is too low."),
        Mistake(mean_of(abs), "abs makes another loss. Here each error is squared: error ** 2."),
        Mistake(mean_of(lambda e: 2 * e), "Not times 2: squared is times itself, error ** 2."),
        Mistake(mean_of(lambda e: e ^ 2), "In Python ^ is something else. The square is error ** "
                "2."),
        Mistake(lambda t, p: mean_squared_error(t, p) ** 2 * len(t), "You square twice, "
                "each error and the total as well. The second square has to go."),
        Mistake(lambda t, p: mean_of(abs)(t, p) ** 2 * len(t), "abs keeps the misses from "
                "cancelling, but the total is squared, not each error. error ** 2 does both."),
        Mistake(lambda t, p: errors_of(t, p)[-1] ** 2 / len(t), "Each turn throws the old total "
                "away, so only the last square is left. Start with total + ..."),
        Mistake(lambda t, p: errors_of(t, p)[0] ** 2 / len(t), "Only the first run counts. The "
                "last line belongs after the loop, not pushed in under the for."),
        Mistake(lambda t, p: (sum(errors_of(t, p)) / len(t)) ** 2, "You square the average, when "
                "plus and minus have cancelled. Square each error before it is added."),
        Mistake(lambda t, p: sum(b ** 2 - a ** 2 for a, b in zip(t, p)) / len(t), "You squared "
                "target and prediction each on its own. First the error, then its square."),
        Mistake(lambda t, p: sum(b - a ** 2 for a, b in zip(t, p)) / len(t), "You squared the "
                "target alone: ** goes before minus. First the error, then its square."),
        Mistake(turn_by_turn(lambda total, e, n: (total + e * e) / n), "You divide in every turn. "
                "Add up all the squares, and divide once, after the loop."),
        Mistake(lambda t, p: sum(e * e for e in errors_of(t, p)) / 2, "You divided by 2. "
                "Divide by the number of runs, whatever it is: len(targets)."),
        Mistake(lambda t, p: turn_by_turn(lambda total, e, n: (total + e) ** 2)(t, p) / len(t),
                "Your brackets square the old total too. Only the error is squared."),
        Mistake(lambda t, p: mean_squared_error(t, p) ** 0.5, "You took the root at the end. The "
                "mean squared error comes before it."),
    ),
    hints=("With errors of +10 and −10, what is total after the loop?",
           "Each error must be squared before it is added; then the last line needs no square."),
    also_right=(
        lambda t, p: ((np.array(p) - np.array(t)) ** 2).mean(),
        lambda t, p: sum((a - b) * (a - b) for a, b in zip(t, p)) / len(p),
    ),
    blank="it still says 0 when one run is 10 too high and one 10 too low; find the line that "
          "lets them cancel",
    well_done="Square first, then add, then divide: now nothing cancels.",
    then=Question("2.2.a", "One watch is 10 kcal too high for every run, another 10 too low for "
                  "every run. What does your function say of them?", (
        Option("the same, 100, for both", True, "A square has no sign: too high and too low cost "
               "the same."),
        Option("less for the one that is too low", False, "−10 is the smaller number, but −10 "
               "times −10 is 100, as 10 times 10 is."),
        Option("0 for both", False, "So the broken function said of +10 and −10."),
    )),
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
        ([5.0, 9.5, 7.0], np.array([20.0]), np.array([189.9])),
        ([0.2, 1.2, 3.0, 9.0], np.array([20.0, 40.0]), np.array([24.0, 47.0])),
    ),
    random_inputs=some_candidates_and_runs,
    mistakes=(
        Mistake(lambda ws, x, y: max(ws, key=lambda w: mse(y, w * x)), "You kept the largest "
                "loss. A loss counts misses, so the smaller one wins: turn < and > round."),
        Mistake(lambda ws, x, y: ws[-1], "You always end with the last weight, so better is true "
                "in every turn. Compare the loss of w with the loss of best."),
        Mistake(lambda ws, x, y: ws[0], "You always end with the first weight. Either better "
                "never comes true, or return stands inside the loop and ends it."),
        Mistake(lambda ws, x, y: min(ws), "You kept the smallest weight. Do not compare w and "
                "best: compare their losses. And is each error squared?"),
        Mistake(lambda ws, x, y: max(ws),
                "You kept the largest weight. Compare losses, not weights."),
        Mistake(lambda ws, x, y: min(mse(y, w * x) for w in ws),
                "That is the smallest loss. Asked for is the weight that reaches it."),
        Mistake(lambda ws, x, y: min(ws, key=lambda w: abs(w * x - y).mean()),
                "Are the misses squared? Use mse."),
        Mistake(lambda ws, x, y: min(ws, key=lambda w: abs(w * x[0] - y[0])), "That is the first "
                "run alone. mse takes all: kcal, and w * minutes."),
        Mistake(lambda ws, x, y: min(ws, key=lambda w: mse(y, w)),
                "mse needs *predictions*. A weight is none yet: multiply it by minutes."),
        Mistake(lambda ws, x, y: min(ws, key=lambda w: mse(w)), "mse needs two things in its "
                "brackets: the kcal, and the predictions, w * minutes."),
        Mistake(lambda ws, x, y: min(ws, key=lambda w: mse(w, x, y)), "mse takes two things: the "
                "kcal, and the predictions. Multiply first: w * minutes."),
        Mistake(loop_with(lambda w, best, x, y: mse(y, w * x) < best), "Right of the < stands a "
                "weight. Put the loss of best there: mse(kcal, best * minutes)."),
        Mistake(loop_with(lambda w, best, x, y: mse(y, w * x) < w), "You compared the loss of w "
                "with w itself. Compare it with that of best: mse(kcal, best * minutes)."),
        Mistake(loop_with(lambda w, best, x, y: abs(w * x - y) < abs(best * x - y)), "You "
                "compared run by run. mse makes *one* number of all misses: compare two of "
                "those."),
        Mistake(loop_with(lambda w, best, x, y: w * x < best * x), "You compared predictions. "
                "Compare two losses: mse(kcal, w * minutes) is one."),
        Mistake(lambda ws, x, y: min(ws, key=lambda w: mse(y, w + x)),
                "You added w and minutes. A weight multiplies its input: w * minutes."),
        Mistake(lambda ws, x, y: min(ws, key=lambda w: mse(x, w * y)), "The targets are kcal, the "
                "predictions w * minutes. You swapped the two, or divided."),
    ),
    hints=("Two losses and a < between them: the loss of w, and the loss of best.",
           "The loss of w is mse(kcal, w * minutes)."),
    also_right=(
        lambda tries, x, kcal: tries[int(np.argmin([mse(kcal, w * x) for w in tries]))],
        lambda tries, minutes, kcal: min(tries, key=lambda w: ((w * minutes - kcal) ** 2).sum()),
    ),
    blank="put a comparison of two losses in place of the dots",
    well_done="Try, compare, keep the better one. You have a machine that finds a weight.",
    then=Question("2.3.a", "Two of the candidates have the very same loss, the smallest of all. "
                  "Which one does the loop give back, if the comparison is a <?", (
        Option("the one that stands first in the list", True, "The second is not smaller, so "
               "better is False and best stays."),
        Option("the one that stands last in the list", False, "That would need <=: with < an "
               "equal loss does not replace best."),
        Option("the larger weight", False, "The loop compares losses alone, not weights."),
    )),
)


def has_three_parts(answer):
    try:
        parts = [np.asarray(one, dtype=float) for one in answer]
    except (TypeError, ValueError):
        return False
    return [one.ndim for one in parts] == [1, 1, 0] and all(map(np.all, map(np.isfinite, parts)))


def has_pairs(answer):
    counts = [len(one) for one in answer[:2]]
    return counts[0] == counts[1] or f"{counts[0]} and {counts[1]}"


def nearly_best(answer):
    """Return True, or a weight near the answer's that has a smaller loss."""
    minutes, results, weight = (np.asarray(one, dtype=float) for one in answer)
    step = 0.02 * abs(results / minutes).mean()
    better = min((weight - step, weight + step), key=lambda w: mse(results, w * minutes))
    return mse(results, better * minutes) >= mse(results, weight * minutes) or f"{better:.4g}"


THREE = ("Three things are needed: your list of minutes, your list of what came out, and one "
         "weight, all of them numbers.")
PAIRS = "Your two lists have {} entries. Every row needs both numbers."
MORE = "There is room for more: {} in each list, and at least three are asked for."
NO_TIME = "A time of {} minutes is in your list. Leave out what took no time."
FURTHER = ("The weight {}, next to yours, has a smaller loss on your data. Turn further in that "
           "direction.")
MY_RUNS = Exercise(
    "2.4", "Your own runs", "my_runs", kind="own",
    properties=(
        Property(has_three_parts, THREE),
        Property(has_pairs, PAIRS),
        Property(lambda answer: len(answer[0]) >= 3 or len(answer[0]), MORE),
        Property(lambda answer: min(answer[0]) > 0 or min(answer[0]), NO_TIME),
        Property(nearly_best, FURTHER),
    ),
    mistakes=(
        Mistake(([12, 20, 35], [90, 160, 260]), THREE),
        Mistake(([12, 20, 35], [90, 160], 7.5), PAIRS.format("3 and 2")),
        Mistake(([12, 20], [90, 160], 7.8), MORE.format(2)),
        Mistake(([0, 20, 35], [0, 160, 260], 7.6), NO_TIME.format(0)),
        Mistake(([12, 20, 35], [90, 160, 260], 5), FURTHER.format(5.153)),
        Mistake(([12, 20, 35], [90, 160, 260], 9), FURTHER.format(8.847)),
    ),
    hints=("Divide each result by its minutes: the weight lies among these numbers.",
           "Try weights with mse(np.array(my_results), w * np.array(my_minutes)), as above.",
           "best_weight(candidates, np.array(my_minutes), np.array(my_results)) does the search."),
    also_right=(([12, 20, 35], [90, 160, 260], 7.56), ((5, 10, 20), (4.0, 7.5, 16.0), 0.79)),
    blank="put two lists and a weight in place of the dots",
    blanks=3,
    well_done="A number that nobody had before you: found from your own data.",
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
    inputs=((12.0, 10.0, 64.0), (4.0, 45.0, 84.0), (-20.0, 8.5, 13.0), (0.5, 2.0, 10.0),
            (-3.0, 1.0, 1.5), (1.0, -5.0, 5.0), (-2.0, -8.0, -3.0), (1500.0, -1.0, 4.0)),
    random_inputs=some_weight_and_range,
    mistakes=(
        Mistake(lambda w, low, high: w * (high - low), "Nearly. A negative weight makes your "
                "answer negative. How *far* has no sign: use abs(weight)."),
        Mistake(lambda w, low, high: abs(w), "That is the weight's size. The range counts too."),
        Mistake(lambda w, low, high: high - low, "That is the range. The weight makes it kcal."),
        Mistake(lambda w, low, high: abs(w) * high, "The input starts at smallest, not at 0."),
        Mistake(lambda w, low, high: abs(w * high), "The input starts at its smallest value. "
                "Subtract it first."),
        Mistake(lambda w, low, high: abs(w) * high - low,
                "Python multiplies before it subtracts: write (largest - smallest)."),
        Mistake(lambda w, low, high: abs(w * high - low), "Inside abs, too, Python multiplies "
                "first: put brackets round largest - smallest."),
        Mistake(lambda w, low, high: w * high - low, "Two things: put brackets round largest - "
                "smallest, and take the sign off the weight, with abs."),
        Mistake(lambda w, low, high: abs(w * high) - abs(w * low), "Signs off too early: from −5 "
                "to 5 an input moves by 10. First the difference, then abs."),
        Mistake(lambda w, low, high: -w * (high - low), "A minus, or smallest - largest, is right "
                "for negative weights only. Use abs(weight), and largest - smallest."),
        Mistake(lambda w, low, high: abs(-20) * (13 - 8.5),
                "That is the example alone. Use the names weight, smallest and largest."),
        Mistake(lambda w, low, high: abs(w) * (low - high), "Negative: turn the two round."),
        Mistake(lambda w, low, high: abs(w) * (high + low), "Subtract: how wide is the range?"),
        Mistake(lambda w, low, high: abs(w) / (high - low), "More range moves it more: multiply."),
    ),
    hints=("The input moves by largest - smallest. What does the weight make of that?",
           "abs(weight) times (largest - smallest)."),
    also_right=(lambda weight, smallest, largest: abs(weight * largest - weight * smallest),),
    blank="put the distance in kcal in place of the dots",
    well_done="Size of the weight times range of the input: that is how much an input can matter.",
    then=Question("2.5.a", "A watch counts hours in place of minutes, so its weight is 60 times "
                  "as large. What happens to the reach of the time?", (
        Option("nothing", True, "The weight is 60 times as large and the range a 60th: the "
               "product stays, as running itself does."),
        Option("it grows 60 times", False, "The weight does. But the hours go from 0.17 to 1.07."),
        Option("it shrinks 60 times", False, "The range does. The weight makes up for it."),
    )),
)

EXERCISES = (FAIR_WEIGHT, MEAN_SQUARED_ERROR, BEST_WEIGHT, MY_RUNS, REACH)

QUIZ = (
    Question("2.a", "A model turns kilometres into minutes with one weight. In which unit is the "
             "weight?", (
        Option("kilometres per minute", False, "Speeds are. But kilometres times kilometres per "
               "minute is not minutes."),
        Option("minutes", False, "Minutes come out. But kilometres times minutes are not "
               "minutes."),
        Option("none: a weight is a plain number", False, "Yet change kilometres to metres, and "
               "that number must change too."),
        Option("minutes per kilometre", True, "Kilometres times that gives minutes: the output's "
               "unit per unit of the input."),
    )),
    Question("2.b", "A model is 4 kcal too high for one run and 4 kcal too low for another. What "
             "is its mean squared error?", (
        Option("0", False, "+4 and −4 cancel, as they are. That is why they are squared."),
        Option("16", True, "Two squares of 16 each; their average is 16."),
        Option("4", False, "Each miss is 4 kcal, and so is their average size. Squared, each is "
               "16."),
        Option("32", False, "16 + 16 is the sum. The mean divides it by two runs."),
    )),
    Question("2.c", "On the 24 runs, 7.56 has a loss of 82.7, and 7.48 has 71.6. Which weight "
             "should the watch take?", (
        Option("7.48, because its loss is smaller", True, "Smaller misses over all the runs: that "
               "is what a loss measures."),
        Option("7.56, because it fits one run exactly", False, "That run comes out right. But "
               "over all runs it misses by more."),
        Option("7.56, because 82.7 is more", False, "In games more points win. A loss counts what "
               "went wrong, so less wins."),
        Option("neither, because no loss is 0", False, "Runs of the same length burned different "
               "kcal: no weight gets all of them right."),
    )),
    Question("2.d", "A model of flats has the weights 30 for each square metre and −900 for each "
             "floor up. Which input moves its price more?", (
        Option("the floor, because 900 is far more than 30", False, "So chapter 01 compared, with "
               "inputs of 0 or 1. Square metres run further than floors."),
        Option("the square metres, because 30 is positive", False, "A plus sounds like more. But "
               "the sign says in which direction, not how far."),
        Option("you have to know how much each input varies", True, "Size of the weight times "
               "range of the input decides."),
        Option("both the same: each has one weight", False, "But the weights differ, and the "
               "ranges as well."),
    )),
)

GUESSES = (
    Guess(
        "2.g1", "You run for 30 minutes, and the watch's weight is 7.56. Roughly, without paper: "
                "what does the watch say?",
        number=226.8, near=10.0, unit="kcal",
        says="30 × 7.56: a little more than 30 × 7.5, which is 225.",
        tempting=(
            (37.56, 1.0, "You may think of adding the two. But a weight multiplies its input, "
             "because each minute burns 7.56 kcal."),
            (3.97, 0.5, "You may think of dividing. But the weight is for each minute, and there "
             "are 30 of them, because a weight multiplies its input."),
            (2268.0, 60.0, "You may have moved the point one place too far. But 30 × 7 is 210, "
             "because 3 × 7 is 21."),
        ),
    ),
    Guess("2.g2", "With the weight 7.5, the average of the 24 errors is +0.55 kcal. Is this watch "
          "nearly perfect?", (
        Option("yes: it is off by about half a kcal", False, "You may think that half a kcal is "
               "next to nothing. But misses that are far larger hide in it, because plus and "
               "minus cancel."),
        Option("that cannot be said from this average", True, "A small average may mean small "
               "errors, or large ones of both signs. You have to look at them."),
        Option("no: it is always too high", False, "You may think so at +0.55. But many runs come "
               "out too low, because an average says nothing about each."),
    )),
    Guess("2.g3", "At the weight 5 the loss is about 11,000. The best weight is near 7.5. What is "
          "the loss at 2.5, twice as far from the best?", (
        Option("about 22,000", False, "You may think: twice as far, twice the loss. But each "
               "square gets wider and higher, because both its sides are the miss."),
        Option("about 11,000", False, "You may think that bad is bad. But the misses grow with "
               "every turn, because the line swings further from the dots."),
        Option("about 44,000", True, "Each miss doubles, so each square has four times the area."),
        Option("about 110,000", False, "You may think that squares explode. They do grow fast, "
               "but two times two is four, because a square has two sides."),
    )),
    Guess("2.g4", "A runner of 63 kg stands at the starting line. She plans to run at 9 km/h, and "
          "has run 0 minutes. What do the weights 12, 4 and −20 say?", (
        Option("0 kcal, of course", False, "You may think: no run, no kcal. But the model does "
               "not know that, because it adds, and 63 kg and 9 km/h are not 0."),
        Option("more than 0 kcal", True, "12 × 0 + 4 × 63 − 20 × 9: the kilograms bring 252, the "
               "speed takes off 180."),
        Option("less than 0 kcal", False, "You may think that the −20 wins. But 9 km/h takes off "
               "180 only, because the 63 kg bring 252 first."),
    )),
    Guess("2.g5", "The weights are 12 for the minutes, 4 for the kilograms and −20 for the km/h. "
          "Which input can move the prediction most, in our runs?", (
        Option("the speed", False, "You may think of the largest size, 20. But the speeds lie "
               "close together, because people run at 8.5 to 13 km/h."),
        Option("the kilograms", False, "You may think of the largest numbers in the table. But "
               "their weight is only 4, and both count, because they are multiplied."),
        Option("the minutes", True, "From 10 to 64 minutes is a long way, and each of the 54 "
               "counts 12."),
    )),
)
