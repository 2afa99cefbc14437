"""The exercises of chapter 05: squares, surprise, softmax, which loss when, one's own week."""

import numpy as np

from course_lib.activations import softmax
from course_lib.exercises import Exercise, Guess, Mistake, Option, Property, Question
from course_lib.losses import binary_cross_entropy

LAZY_LOSS = Exercise(
    "5.1", "The lazy forecaster", "lazy_loss", 0.5, kind="predict",
    mistakes=(
        Mistake(2, "You added up the squares. The *mean* of them is asked for: four days."),
        Mistake(0, "Two of the four days are missed, so it cannot be 0. What are the errors on "
                "the first and the last day?"),
        Mistake(1, "You took the mean over the rainy days alone. All four days count."),
        Mistake(-0.5, "You took the mean of the errors. Squared, a miss is never negative."),
        Mistake(0.25, "You divided twice, or squared the mean. Square each error, add up, divide "
                "by 4 once."),
        Mistake(-2, "You added up the errors. Square each of them first, then take the mean."),
        Mistake(0.7071067811865476, "You took the root at the end. The mean squared error has "
                "none."),
    ),
    hints=("The errors are −1, 0, 0 and −1. Square them.",
           "1 + 0 + 0 + 1, and then the mean over the days.",
           "2 divided by 4."),
    also_right=(2 / 4, np.float64(0.5)),
    blank="put a number in place of the dots",
    well_done="Two of four squares are 1.",
    then=Question("5.1.a", "A forecaster who says 0.5 every day: is that loss higher or lower?", (
        Option("lower: each square is 0.25", True, "0.5 off, squared, on all four days: the mean "
               "is 0.25. Admitting that you do not know is worth something."),
        Option("higher: now every day is a miss", False, "You may count the misses. But four "
               "small squares of 0.25 make 1, two large ones of 1 make 2."),
        Option("the same", False, "You may think that 4 × 0.5 is 2 × 1. Before squaring it is; "
               "squared, small misses cost much less."),
    )),
)


def price(p, rained):
    return -np.log(p if rained else 1 - p)


def price_with_a_formula(p, rained):
    return -(rained * np.log(p) + (1 - rained) * np.log(1 - p))


PRICE = Exercise(
    "5.2", "The price of one forecast", "price", price,
    inputs=((0.7, 1), (0.7, 0), (0.99, 0), (0.25, 1), (0.5, 0)),
    random_inputs=lambda rng: (round(float(rng.uniform(0.02, 0.98)), 2), int(rng.integers(2))),
    also_right=(price_with_a_formula, lambda p, r: binary_cross_entropy([r], [p])),
    mistakes=(
        Mistake(lambda p, r: -np.log(p), "You always take the probability of rain. On a dry day "
                "what happened is \"no rain\", and that got 1 - p."),
        Mistake(lambda p, r: -np.log(1 - p), "You always take the probability of a dry day. On a "
                "rainy day what happened got p."),
        Mistake(lambda p, r: np.log(p if r else 1 - p), "The sign is missing: the logarithm of a "
                "number below 1 is negative, and a price should not be."),
        Mistake(lambda p, r: -np.log(1 - p if r else p), "You swapped the two days: on a rainy "
                "day the price comes from p."),
        Mistake(lambda p, r: -np.log10(p if r else 1 - p), "You took log10. Here log is the "
                "natural one, np.log."),
        Mistake(lambda p, r: -np.log2(p if r else 1 - p), "You took log2. Here log is the "
                "natural one, np.log."),
        Mistake(lambda p, r: (p - r) ** 2, "That is the squared error. The price is -np.log of "
                "the probability that was given to what happened."),
        Mistake(lambda p, r: 1 - (p if r else 1 - p), "That is how much was missing to "
                "certainty. The price is -np.log of what was given."),
        Mistake(lambda p, r: -np.log(max(p, 1 - p)), "You take the side the forecaster leaned "
                "to, so everybody is called right. What *happened* decides which one counts."),
        Mistake(lambda p, r: -np.log(p) if r else np.log(1 - p), "On a dry day the sign is "
                "missing."),
        Mistake(lambda p, r: -np.log(p) if r else 1 - np.log(p), "On a dry day the 1 − belongs "
                "inside the logarithm: the log of 1 - p."),
        Mistake(lambda p, r: -r * np.log(p), "On a dry day you take nothing. But whoever "
                "said \"rain\" then has to pay as well: for 1 - p."),
    ),
    hints=("What happened got p on a rainy day. What did it get on a dry one?",
           "On a dry day it got 1 - p.",
           "given = p if rained else 1 - p, and then return -np.log(given)."),
    blank="return the price",
    well_done="Nobody pays for certainty that turns out to be right.",
)


def mean_price(forecasts, weather):
    total = 0
    for p, rained in zip(forecasts, weather):
        given = p if rained else 1 - p
        total = total - np.log(given)
    return total / len(weather)


def given_too_kindly(forecasts, weather):
    total = 0
    for p, rained in zip(forecasts, weather):
        given = max(p, 1 - p)
        total = total - np.log(given)
    return total / len(weather)


def mean_of_given(give):
    """Return `mean_price` with another rule for what counts as given."""
    return lambda forecasts, weather: sum(
        -np.log(give(p, r)) for p, r in zip(forecasts, weather)) / len(weather)


REPAIR = Exercise(
    "5.3", "Repair", "mean_price", mean_price, kind="repair", given=given_too_kindly,
    inputs=(([0.7, 0.6, 0.3], [1, 0, 0]), ([0.99], [0]), ([0.2, 0.9, 0.5, 0.6], [1, 1, 0, 0])),
    random_inputs=lambda rng: (rng.uniform(0.05, 0.95, 4).round(2).tolist(),
                               rng.integers(0, 2, 4).tolist()),
    also_right=(lambda f, w: binary_cross_entropy(np.array(w, float), np.array(f)),
                lambda f, w: float(np.mean(-np.log(np.where(w, f, 1 - np.array(f)))))),
    mistakes=(
        Mistake(given_too_kindly, "It still takes the larger of the two, whatever the weather "
                "was: so everybody is called right."),
        Mistake(mean_of_given(lambda p, r: p), "Now everybody pays for p, on dry days too. What "
                "did a dry day get?"),
        Mistake(mean_of_given(lambda p, r: 1 - p), "Now everybody pays for 1 - p, on rainy days "
                "too."),
        Mistake(mean_of_given(lambda p, r: min(p, 1 - p)), "Now everybody pays the higher price, "
                "even those who were right. Which of the two counts depends on the weather."),
        Mistake(mean_of_given(lambda p, r: 1 - p if r else p), "Rainy and dry are swapped."),
        Mistake(mean_of_given(lambda p, r: max(p, r)), "On a rainy day that gives 1, whatever "
                "was said. Choose between p and 1 - p by the weather."),
        Mistake(lambda f, w: -mean_price(f, w), "Now the sign is wrong: a price is not negative. "
                "The line with the logarithm was right."),
        Mistake(lambda f, w: mean_price(f, w) * len(w) / max(1, sum(w)), "You divide by the rainy "
                "days alone. The mean is over all days."),
        Mistake(lambda f, w: mean_price(f, w) * len(w), "That is the sum of the prices. Divide by "
                "the number of days."),
    ),
    hints=("It never looks at the weather, except to count the days.",
           "max(p, 1 - p) pretends that everybody was right.",
           "given should be p when it rained, else 1 - p."),
    blank="one line is still wrong: change it",
    then=Question("5.3.a", "Somebody is cocky and always wrong. What did the broken version make "
                           "of that?", (
        Option("a very small loss", True, "With max it takes the side the forecaster leaned to, "
               "so certainty was all that counted."),
        Option("a very large loss", False, "You may think of the mended one. The broken one "
               "never looked at the weather."),
        Option("an error message", False, "You may hope so. It runs, and a wrong number looks "
               "like any other: that is why losses are checked by hand."),
    )),
)


def cost_of(sums, right):
    powers = np.exp(np.array(sums))
    shares = powers / powers.sum()
    return -np.log(shares[right])


def quietly(cost):
    """Return `cost` without NumPy's warnings: a logarithm of what is no share has no value."""
    return np.errstate(all="ignore")(cost)


def cost_in_plain_python(sums, right):
    return float(np.log(sum(np.exp(z) for z in sums)) - sums[right])


def some_sums(rng):
    """Return two to five sums with one digit, and the place of the right answer."""
    sums = rng.uniform(-4, 4, rng.integers(2, 6)).round(1).tolist()
    return sums, int(rng.integers(len(sums)))


COST_OF = Exercise(
    "5.4", "The share of the truth", "cost_of", cost_of,
    inputs=(([2, 1, 0], 0), ([2, 1, 0], 2), ([-1, -3], 1), ([0.5, 0.5, 0.5, 0.5], 3)),
    random_inputs=some_sums,
    also_right=(cost_in_plain_python, lambda s, r: -np.log(softmax(np.array(s, float))[r])),
    mistakes=(
        Mistake(lambda s, r: softmax(np.array(s, float))[r], "That is the share of the right "
                "answer. Its price is -np.log of it."),
        Mistake(lambda s, r: np.log(softmax(np.array(s, float))[r]), "The sign is missing: a "
                "price is not negative."),
        Mistake(quietly(lambda s, r: -np.log(np.array(s, float)[r] / np.sum(s))),
                "You shared out the sums themselves. First each becomes e to its power."),
        Mistake(lambda s, r: -np.log(softmax(np.array(s, float))).mean(), "You averaged over all "
                "answers. Only the share of the right one is paid for."),
        Mistake(lambda s, r: -np.log(softmax(np.array(s, float)).max()), "You took the largest "
                "share. The right answer's share counts, even if it is small."),
        Mistake(lambda s, r: -np.log(softmax(np.array(s, float))[r - 1]), "You took the share of "
                "another answer: places are counted from 0."),
        Mistake(lambda s, r: -np.log(softmax(-np.array(s, float))[r]), "You turned the sums "
                "round. A larger sum gets a larger share: np.exp(z), without a minus."),
        Mistake(lambda s, r: -np.log(softmax(np.array(s, float))), "You return the cost of every "
                "answer. Only the right one is paid for: pick it with [right]."),
        Mistake(lambda s, r: -np.log(softmax(np.array(s, float))).sum(), "You added up the costs "
                "of all answers. Only the share of the right one is paid for."),
        Mistake(lambda s, r: 1 - softmax(np.array(s, float))[r], "That is how much its share "
                "lacks to 1. The cost is -np.log of the share."),
        Mistake(lambda s, r: -np.log(np.exp(s[r])), "The share is missing: divide by all powers "
                "together before you take the logarithm."),
    ),
    hints=("The shares first: as in the cell above, with np.exp(np.array(sums)).",
           "shares = powers / powers.sum(). Which of them is paid for?",
           "return -np.log(shares[right])"),
    blank="return the cost",
    then=Question("5.4.a", "The right answer has by far the largest sum. You add 1 to it. What "
                           "does that do to the cost?", (
        Option("hardly anything", True, "Its share is nearly 1 already, and −log(1) is 0. Little "
               "is left to learn from a sample that is right."),
        Option("it falls by 1", False, "You may think that sums and costs move together. They do "
               "where the share is small; near 1 there is nothing left to gain."),
        Option("it rises by 1", False, "You may think that larger is worse. A larger sum for the "
               "right answer never costs more."),
    )),
)

RIGHT_LOSSES = {
    "how many kcal a run burns": "mse",
    "is this mail junk, yes or no": "binary_cross_entropy",
    "which of ten digits is this": "cross_entropy",
    "imitate another machine's shares": "kl_divergence",
}
KCAL, JUNK, DIGITS, IMITATE = RIGHT_LOSSES


def is_a_table(which):
    if not isinstance(which, dict) or set(which) != set(RIGHT_LOSSES):
        return "something else"
    odd = [loss for loss in which.values() if str(loss).lower() not in RIGHT_LOSSES.values()]
    return not odd or f'"{odd[0]}"'


def is_right_for(task):
    """Return what holds where a table has the right loss for `task`."""
    return lambda which: str(which[task]).lower() == RIGHT_LOSSES[task] or f'"{which[task]}"'


WHICH = Exercise(
    "5.5", "Make the table", "which", kind="own",
    properties=(
        Property(is_a_table, "The four tasks stay as they are, and each gets the name of one of "
                 "the four losses, in quotes. Here came {}."),
        Property(is_right_for(KCAL), "kcal are an amount: no probability, no shares. "
                 "Which loss takes any numbers? Not {}."),
        Property(is_right_for(JUNK), "Junk is one yes or no, so one probability is enough. {} is "
                 "made for something else: look at the word *binary* (of two) once more."),
        Property(is_right_for(DIGITS), "A digit is one of ten, and one of them is right. {} is "
                 "not made for that. Which loss pays for the share of the right one?"),
        Property(is_right_for(IMITATE), "To imitate shares means that the target is itself a "
                 "belief. {} does not compare two beliefs. Which one does?"),
    ),
    mistakes=(
        Mistake({**RIGHT_LOSSES, KCAL: "rmse"}, "The four tasks stay as they are, and each gets "
                "the name of one of the four losses, in quotes. Here came \"rmse\"."),
        Mistake({**RIGHT_LOSSES, KCAL: "cross_entropy"}, "kcal are an amount: no probability, no "
                "shares. Which loss takes any numbers? Not \"cross_entropy\"."),
        Mistake({**RIGHT_LOSSES, JUNK: "cross_entropy", DIGITS: "binary_cross_entropy"},
                "Junk is one yes or no, so one probability is enough. \"cross_entropy\" is made "
                "for something else: look at the word *binary* (of two) once more."),
        Mistake({**RIGHT_LOSSES, DIGITS: "kl_divergence", IMITATE: "cross_entropy"},
                "A digit is one of ten, and one of them is right. \"kl_divergence\" is not made "
                "for that. Which loss pays for the share of the right one?"),
        Mistake({**RIGHT_LOSSES, IMITATE: "mse"}, "To imitate shares means that the target is "
                "itself a belief. \"mse\" does not compare two beliefs. Which one does?"),
    ),
    hints=("Only one of the four is no probability at all: that one takes the squares.",
           "Yes or no is binary. One of several is cross-entropy.",
           "Where the target is a whole belief, the distance between beliefs is left."),
    also_right=(RIGHT_LOSSES, dict(reversed(RIGHT_LOSSES.items()))),
    blank="put a loss in place of each of the dots",
    well_done="That table is worth keeping: you will need it whenever you build a network.",
)


def leaning_right(forecasts, weather):
    return sum((p > 0.5) == (w == 1) for p, w in zip(forecasts, weather) if p != 0.5)


def is_a_week(week):
    """Say what is no week: three lists of the same length, the last two of probabilities."""
    try:
        weather, modest, bold = week
        if not len(weather) == len(modest) == len(bold) > 0:
            return f"lists of {len(weather)}, {len(modest)} and {len(bold)} days"
        wrong = [p for p in [*modest, *bold] if not 0 < p < 1]
        odd = [w for w in weather if w not in (0, 1)]
    except (TypeError, ValueError):
        return "something else"
    return True if not wrong and not odd else f"{(odd + wrong)[0]}"


def leans_right_more_often(week):
    weather, modest, bold = week
    right = leaning_right(modest, weather), leaning_right(bold, weather)
    return right[1] > right[0] or f"{right[1]} against {right[0]} days"


def pays_more(week):
    weather, modest, bold = week
    costs = [binary_cross_entropy(np.array(weather, float), np.array(one, float))
             for one in (modest, bold)]
    return costs[1] > costs[0] or f"{costs[1]:.3f} against {costs[0]:.3f}"


MY_WEEK = Exercise(
    "5.6", "My week", "my_week", kind="own",
    properties=(
        Property(is_a_week, "Three lists are needed, with as many days each: what happened (0 or "
                 "1), and twice probabilities above 0 and below 1. Here came {}."),
        Property(leans_right_more_often, "The second forecaster must lean to the right side on "
                 "more days. So far it is {}."),
        Property(pays_more, "The second one is right more often, and still pays less: {}. How "
                 "can being wrong once cost as much as you like?"),
    ),
    mistakes=(
        Mistake([[1, 0], [0.5, 0.2]],
                "Three lists are needed, with as many days each: what happened (0 or 1), "
                "and twice probabilities above 0 and below 1. Here came something else."),
        Mistake([[1, 0, 1, 1], [0.6, 0.4, 0.4, 0.7], [0.9, 0.1, 0.9, 0.2]],
                "The second forecaster must lean to the right side on more days. So far it "
                "is 3 against 3 days."),
        Mistake([[1, 0, 1], [0.6, 0.6, 0.4], [0.9, 0.1, 0.9]],
                "The second one is right more often, and still pays less: 0.105 against "
                "0.781. How can being wrong once cost as much as you like?"),
    ),
    also_right=([[1, 0, 1, 1], [0.6, 0.6, 0.4, 0.7], [0.9, 0.1, 0.9, 0.01]],
                [[0, 0, 0], [0.55, 0.55, 0.4], [0.001, 0.001, 0.999]]),
    hints=("Let the bold one be right on every day but one, and the modest one wrong on two.",
           "On the modest one's wrong days it is only a little wrong, say 0.4 for a 1.",
           "And on its one wrong day the bold one is nearly certain: 0.01 for a 1."),
    blank="give three lists",
    well_done="So counting right answers and cross-entropy can disagree about who is better.",
)

EXERCISES = (LAZY_LOSS, PRICE, REPAIR, COST_OF, WHICH, MY_WEEK)

QUIZ = (
    Question("5.a", "Three sums are 3, 3 and 3. What does softmax make of them?", (
        Option("1, 1 and 1", False, "You may think that equal winners all get everything. But "
               "shares of one cake add up to 1."),
        Option("one third each", True, "Equal powers, equal shares. How high the sums are does "
               "not matter, only how they differ."),
        Option("0, 0 and 0", False, "You may think that nobody is ahead, so nobody gets a share. "
               "The cake is always shared out whole."),
        Option("3/10, 3/10 and 4/10", False, "You may think of rounding. Equal sums get exactly "
               "equal shares."),
    )),
    Question("5.b", "KL from the truth to your belief is 0. What do you know?", (
        Option("You are never surprised.", False, "You may think that 0 means no surprise. A "
               "fair coin surprises everybody; you are not *more* surprised than need be."),
        Option("Your belief is the truth.", True, "It is 0 only where both are the same. What is "
               "left of the surprise is the world's own."),
        Option("You are certain.", False, "You may think that 0 stands for no doubt. About a "
               "fair coin the right belief is a doubtful one."),
    )),
    Question("5.c", "A network for digits gives the right one a share of 0.3, and no other digit "
                    "more than 0.1. Is its cost 0, since its answer is right?", (
        Option("Yes: right is right.", False, "You may think like a perceptron. A loss also "
               "says how sure it was, so there is still something to learn."),
        Option("No: it still pays for the missing 0.7.", True, "−log(0.3) is 1.2. It leans to the "
               "right side, and it could lean harder."),
        Option("No: a cost is never 0.", False, "Nearly: at a share of 1 it is 0. But that is "
               "not why it pays here."),
    )),
    Question(""
             "5.d", "The truth is 1 and the sum is −8: sure and wrong. It learns a little, and "
             "the sum becomes −7. By how much do the two losses fall?", (
        Option("both by about 1", False, "You may think that a step is a step. But the sigmoid is "
               "flat out there: p goes from 0.0003 to 0.0009, and the square hardly sees it."),
        Option("the square by 0.001, cross-entropy by 1", True, "Out there cross-entropy is "
               "nearly the sum itself with its sign changed: it pulls, where the square does "
               "not."),
        Option("the square by 1, cross-entropy by 0.001", False, "You may have them swapped. A "
               "square of a miss below 1 is at most 1 in all, and it is still near 1 at −7."),
        Option("both by about 0.001", False, "You may look at p, which hardly moves. But the "
               "logarithm turns three times as likely into a whole 1 less."),
    )),
)

GUESSES = (
    Guess("5.g1", "Which watch has the larger mean squared error?", (
        Option("watch A: both of its runs are wrong", False, "You may count the misses. But "
               "squared, 20 once (400) costs more than 10 twice (200), because squares grow "
               "fast."),
        Option("watch B: it misses one run by 20", True, "20 × 20 is 400, and 10 × 10 twice is "
               "only 200. One large miss costs more than two small ones."),
        Option("they are the same: 20 kcal each", False, "You may add up the misses. But each is "
               "squared first, because large misses should hurt more."),
    )),
    Guess("5.g2", "The weight is too large. Which bias makes the best of it?", (
        Option("one below 0", True, "The line is too steep, so it is pulled down a little, and "
               "then it is too low on the left and too high on the right, but less so."),
        Option("one above 0", False, "You may think that more of both is more of a fit. But a "
               "line that is too high is not helped by lifting it, because all misses grow."),
        Option("0: the bias has nothing to do with it", False, "You may think that each knob has "
               "its own job. But both move the same line, because the sum has both in it."),
    )),
    Guess("5.g3", "How many per cent of what Cocky pays is for the last day?", number=99, near=2,
          unit="%",
          says="Four days at 0.01 and one at 4.6. Certainty is cheap as long as it is right.",
          tempting=(
              (20, 5, "You may think one day of five is a fifth. But the days do not cost the "
               "same, because −log(0.01) is 4.6 and −log(0.99) is 0.01."),
              (50, 8, "You may have felt that it is much, and half is much. It is far more, "
               "because −log grows without end near 0."),
              (80, 12, "You are on the way. It is more still, because the four right days cost "
               "next to nothing."),
          )),
    Guess("5.g4", "What happens to the shares?", (
        Option("they all come closer to one third", False, "You may think that 102 and 101 are "
               "nearly the same. But only differences count, because e to the power of 100 "
               "stands above and below the line."),
        Option("nothing", True, "Each power becomes the same number of times as large, and that "
               "cancels when you divide."),
        Option("the first one gets nearly everything", False, "You may think of huge powers. But "
               "all three grow by the same factor, because each exponent grew by 100."),
    )),
    Guess("5.g5", "Which is further?", (
        Option("from the fair coin to your friend's belief", True, "0.511 against 0.368. The "
               "fair coin often shows tails, and each tails is a shock for whoever gave it 0.1."),
        Option("from your friend's belief to the fair coin", False, "You may think that the "
               "bolder one pays. But if the coin really showed heads nine times in ten, a "
               "believer in 0.5 would never be shocked, because 0.5 is not far from anything."),
        Option("the same: a distance is a distance", False, "You may think of kilometres. But "
               "surprise is counted by what really happens, and because each direction has "
               "another truth, they differ."),
    )),
)
