"""The exercises of chapter 03: a bias, a broken sigmoid, your neuron, slope, two in one."""

import math
from itertools import product

import numpy as np

from course_lib.activations import sigmoid
from course_lib.exercises import Exercise, Guess, Mistake, Option, Property, Question

SOME_Z = ((0.0,), (1.0,), (-2.0,), (7.0,), (0.5,), (-5.0,), (12.0,))


def ada(friends):
    bias = -5
    return 1 if 2 * friends + bias >= 0 else 0


def ada_with(bias):
    """Return the learner's Ada with another bias."""
    def ada(friends):
        return 1 if 2 * friends + bias >= 0 else 0
    return ada


ADA = Exercise(
    "3.1", "Ada's bias", "ada", ada, kind="design",
    inputs=tuple((friends,) for friends in range(13)),
    mistakes=(
        Mistake(ada_with(-3), "Your Ada comes with two friends already. Each of them counts 2, so "
                "two bring 4, and that must not be enough."),
        Mistake(ada_with(-2), "Your Ada comes with a single friend. The bar is at 0: what must "
                "the bias take off, so that 2 × 1 and 2 × 2 stay below it?"),
        Mistake(ada_with(0), "Your Ada comes even alone. The bias must be negative, to hold her "
                "back."),
        Mistake(ada_with(-8), "Your Ada waits for the fourth friend. Three bring 2 × 3 = 6, and "
                "that must reach the bar."),
        Mistake(ada_with(-10), "Your Ada waits for the fifth friend. Less bias, please: three "
                "bring 6."),
        Mistake(ada_with(-100), "Your Ada never comes. A bias that low, no crowd makes up for."),
    ),
    hints=("With two friends 2 × 2 = 4 arrives, with three 2 × 3 = 6. The bar is at 0.",
           "4 + bias must be below 0, and 6 + bias must not be."),
    also_right=(ada_with(-6), ada_with(-4.5), lambda friends: int(friends >= 3)),
    blank="put a bias in place of the dots",
    well_done="Any bias from −6 up to, but not, −4 does it: a whole range of right answers.",
    then=Question("3.1.a", "Ada with the bias −5 and the bar at 0. Which neuron without a bias "
                  "answers as she does?", (
        Option("weight 2 and the bar at −5", False, "With the bar at −5 she would come alone: 0 "
               "is more than −5."),
        Option("weight 2 and the bar at 5", True, "2 × friends − 5 ≥ 0 is the same as 2 × friends "
               "≥ 5. The sign changes as it crosses over."),
        Option("weight 7 and the bar at 0", False, "A bias is no part of a weight. With the bar "
               "at 0 every friend would be one too many."),
    )),
)


def squash(z):
    return 1 / (1 + np.exp(-z))


def some_z(rng):
    """Return one z from −6 to 6."""
    return (round(float(rng.uniform(-6, 6)), 2),)


def squash_without_brackets(z):
    return 1 / 1 + np.exp(-z)


SQUASH = Exercise(
    "3.2", "A sigmoid that went wrong", "squash", squash, kind="repair",
    given=squash_without_brackets,
    inputs=SOME_Z,
    random_inputs=some_z,
    mistakes=(
        Mistake(lambda z: 1 / (1 + np.exp(z)), "Your curve runs the wrong way: it falls from 1 to "
                "0. Look at the sign of the exponent: e to the power of *minus* z."),
        Mistake(squash_without_brackets, "Without brackets Python does 1 / 1 first, and then adds "
                "the power. What stands below the line?"),
        Mistake(lambda z: 1 / np.exp(-z), "The 1 + is missing below the line. Without it the "
                "output grows past 1 without an end."),
        Mistake(lambda z: 1 / (1 - np.exp(-z)), "You have a minus where a plus belongs: 1 + e^-z. "
                "With a minus you divide by 0 when z is 0."),
        Mistake(lambda z: np.exp(-z), "That is e^-z, the first of three steps. Add 1 to it, then "
                "divide 1 by the result."),
        Mistake(lambda z: 1 / (1 + np.exp(-7.0)),
                "That is the output for 7, whatever comes in. Use the name z in place of the 7. "
                "(`power` was made for 7 in a cell above: write np.exp(-z).)"),
        Mistake(lambda z: 1 / (1 - math.e * z),
                "You multiplied e by -z. To the power of -z is something else: np.exp(-z)."),
        Mistake(lambda z: 1 / (1 - z), "There is no e in it. Use np.exp(-z), not -z alone."),
        Mistake(lambda z: 1 if z >= 0 else 0, "That is the step: all or nothing. The sigmoid lies "
                "in between, so it needs np.exp."),
    ),
    hints=("What does Python do first in 1 / 1 + np.exp(-z)? Put in 0 for z.",
           "Division goes before +. All that stands below the line needs brackets round it."),
    also_right=(lambda z: 1 / (1 + math.exp(-z)), lambda z: np.exp(z) / (1 + np.exp(z)), sigmoid),
    blank="it still says 2 for 0; work out by hand, step by step, what Python does with it",
    well_done="Two brackets. Whatever comes in, a number between 0 and 1 comes out.",
    then=Question("3.2.a", "Your squash(7) is 0.99909. What is squash(−7)?", (
        Option("−0.99909", False, "The S never goes below 0."),
        Option("0.00091", True, "What is missing to 1 on one side is what is there on the other."),
        Option("1,096.6", False, "That is the power alone, $e^{7}$, before 1 is divided by it."),
    )),
)


MOMENTS = tuple(product((0, 1), repeat=3))
PLACES = ("first", "second", "third")


def stays_between(neuron):
    """Return True, or the moment in which the answer is no number between 0 and 1."""
    for moment in MOMENTS:
        answer = neuron(*moment)
        if not (np.isscalar(answer) and 0 <= answer <= 1):
            return moment
    return True


def reaches(neuron, wanted):
    """Return True if some moment's answer is `wanted`, or the answer that comes nearest."""
    answers = sorted((float(neuron(*moment)) for moment in MOMENTS), key=wanted)
    return wanted(answers[0]) < 0 or f"{answers[0]:.2f}"


def effects(neuron, place):
    """Return by how much the answer changes, when the signal at `place` comes, in each moment."""
    off = [moment for moment in MOMENTS if moment[place] == 0]
    on = [(*moment[:place], 1, *moment[place + 1:]) for moment in off]
    return [neuron(*after) - neuron(*before) for before, after in zip(off, on)]


def every_signal_counts(neuron):
    idle = [PLACES[place] for place in range(3) if max(map(abs, effects(neuron, place))) < 0.001]
    return idle[0] if idle else True


def one_speaks_against(neuron):
    return any(min(effects(neuron, place)) < -0.001 for place in range(3))


def my_neuron(friend, bored, in_class):
    z = 4 * friend + 3 * bored - 9 * in_class - 3
    return sigmoid(z)


MY_NEURON = Exercise(
    "3.3", "A neuron of your own", "my_neuron", kind="own",
    properties=(
        Property(stays_between, "With the signals {} it gives no number between 0 and 1. Its last "
                 "line should give sigmoid(z)."),
        Property(every_signal_counts, "The {} signal has no job: whether it comes or not, the "
                 "answer stays. Give it a weight that can be felt."),
        Property(one_speaks_against, "All three signals push towards yes. Which one speaks "
                 "against? Make its weight negative."),
        Property(lambda neuron: reaches(neuron, lambda a: 0.9 - a),
                 "It is never nearly sure of a yes: its largest answer is {}, and it should pass "
                 "0.9 once. Larger weights make a neuron surer."),
        Property(lambda neuron: reaches(neuron, lambda a: a - 0.1),
                 "It is never nearly sure of a no: its smallest answer is {}, and it should go "
                 "below 0.1 once. Look at the bias, and at what speaks against."),
    ),
    mistakes=(
        Mistake(lambda a, b, c: 4 * a + 3 * b - 9 * c - 3, "With the signals [0, 0, 0] it gives "
                "no number between 0 and 1. Its last line should give sigmoid(z)."),
        Mistake(lambda a, b, c: sigmoid(4 * a - 9 * c - 1), "The second signal has no job: "
                "whether it comes or not, the answer stays. Give it a weight that can be felt."),
        Mistake(lambda a, b, c: sigmoid(4 * a + 3 * b + 2 * c - 4), "All three signals push "
                "towards yes. Which one speaks against? Make its weight negative."),
        Mistake(lambda a, b, c: sigmoid(a + b - 9 * c - 1), "It is never nearly sure of a yes: "
                "its largest answer is 0.73, and it should pass 0.9 once. Larger weights make a "
                "neuron surer."),
        Mistake(lambda a, b, c: sigmoid(4 * a + 3 * b - c + 1), "It is never nearly sure of a no: "
                "its smallest answer is 0.50, and it should go below 0.1 once. Look at the bias, "
                "and at what speaks against."),
    ),
    hints=("z = ... * one + ... * two + ... * three + ...: three weights and a bias.",
           "A z of 3 is nearly a yes (0.95), a z of −3 nearly a no (0.05).",
           "Start with weights 4, 3 and −9 and the bias −3, then make it you."),
    also_right=(my_neuron, lambda a, b, c: 1 / (1 + math.exp(5 - 6 * a + 4 * b - 3 * c))),
    blank="put weights, signals and a bias in place of the dots",
    well_done="Nobody programmed a rule. Four numbers say when you do it.",
)


def sigmoid_slope(z):
    a = sigmoid(z)
    return a * (1 - a)


def sigmoid_slope_measured(z):
    run = 0.0001
    return (sigmoid(z + run) - sigmoid(z)) / run


SIGMOID_SLOPE = Exercise(
    "3.4", "The slope of the sigmoid", "sigmoid_slope", sigmoid_slope,
    inputs=SOME_Z,
    random_inputs=some_z,
    tolerance=1e-4,                 # whoever measures it by rise over run is right as well
    mistakes=(
        Mistake(lambda z: z * (1 - z), "You put z into the formula. It is the *output* that goes "
                "in: first a = sigmoid(z), then a times (1 - a)."),
        Mistake(lambda z: z * (1 - sigmoid(z)),
                "The second factor is right. The first is the output too: sigmoid(z), not z."),
        Mistake(lambda z: sigmoid(z) * (1 - z),
                "The first factor is right. The second is 1 minus sigmoid(z), not 1 minus z."),
        Mistake(lambda z: sigmoid(z + 1) - sigmoid(z), "That is rise over run with a run of 1. "
                "The curve bends on such a long way: use the formula, or a very short run."),
        Mistake(lambda z: sigmoid(z), "That is the output itself, how high. The slope is how "
                "steep: the output times (1 - output)."),
        Mistake(lambda z: 1 - sigmoid(z), "That is 1 - sigmoid(z), one of the two factors. "
                "Multiply it by sigmoid(z)."),
        Mistake(lambda z: sigmoid(z) ** 2,
                "You multiplied the output by itself. The second factor is 1 - output."),
        Mistake(lambda z: sigmoid(z) * (1 + sigmoid(z)), "There is a plus where a minus belongs. "
                "The steepest point must give 0.5 × (1 − 0.5) = 0.25."),
        Mistake(lambda z: sigmoid(z) * (sigmoid(z) - 1), "Your slope is negative, as if the curve "
                "fell. It climbs everywhere: 1 - output, not output - 1."),
        Mistake(lambda z: sigmoid(z) * sigmoid(1 - z),
                "The 1 - stands inside the second sigmoid. It belongs in front: 1 - sigmoid(z)."),
        Mistake(lambda z: sigmoid(z) * 1 - sigmoid(z),
                "Your slope is 0 everywhere. Without brackets, times comes first: sigmoid(z) * 1, "
                "and then all of it is taken off again."),
        Mistake(lambda z: 1 - sigmoid(z) ** 2, "Brackets are missing, or a factor. At z = 0 the "
                "output is 0.5, and 0.5 × 0.5 must come out."),
        Mistake(lambda z: 0.25, "0.25 is the slope at z = 0 alone, where the curve is steepest. "
                "Use z."),
    ),
    hints=("First the output: a = sigmoid(z). Then the slope from a alone.",
           "a * (1 - a). Mind the brackets."),
    also_right=(lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2, sigmoid_slope_measured),
    blank="put the slope in place of the dots",
    well_done="Once you know the output, its slope costs one subtraction and one multiplication.",
    then=Question("3.4.a", "At one place a sigmoid's output is 0.7. What is its slope at the "
                  "place where the output is 0.3?", (
        Option("the same, 0.21", True, "0.3 × 0.7 and 0.7 × 0.3 are one product: the S is as "
               "steep on both sides."),
        Option("smaller, since 0.3 is smaller", False, "What is there is less, but what is "
               "missing to 1 is more."),
        Option("that hangs on z", False, "It does, yet the output says all about it: the rule "
               "needs nothing else."),
    )),
)


def in_one(w1, b1, w2, b2):
    return w2 * w1, w2 * b1 + b2


IN_ONE = Exercise(
    "3.5", "Two straight neurons in a row", "in_one", in_one,
    inputs=((2, 1, 3, -4), (1, 0, 5, 2), (-2, 3, 0.5, 1), (4, -1, -1, 0), (0.5, 100, 2, -3),
            (0, 2, 3, 7)),
    random_inputs=lambda rng: tuple(int(one) for one in rng.integers(-9, 10, 4)),
    mistakes=(
        Mistake(lambda w1, b1, w2, b2: (w1 + w2, b1 + b2),
                "You added. The second neuron *multiplies* all that it gets by w2."),
        Mistake(lambda w1, b1, w2, b2: (w1 * w2, b1 + b2), "The weight is right. But w2 "
                "multiplies all of the first output, its bias b1 as well."),
        Mistake(lambda w1, b1, w2, b2: (w1 * w2, b1 * b2),
                "The weight is right. A bias is added, not multiplied, and w2 multiplies b1."),
        Mistake(lambda w1, b1, w2, b2: (w1 * w2, w1 * b2 + b1), "The weight is right. You let the "
                "second neuron come first: it is w2 that multiplies b1."),
        Mistake(lambda w1, b1, w2, b2: (w1 * w2, w2 * (b1 + b2)),
                "The weight is right. w2 multiplies b1, but b2 is added only afterwards."),
        Mistake(lambda w1, b1, w2, b2: (w1 * w2, w2 * b1),
                "The weight is right, and b1 is, too. At the end the second neuron adds b2."),
        Mistake(lambda w1, b1, w2, b2: (w1 * w2, b2), "The weight is right. The bias of the first "
                "goes through the second as well: what becomes of b1?"),
        Mistake(lambda w1, b1, w2, b2: (w1 + w2, w2 * b1 + b2), "The bias is right. The weights "
                "are not added: the second neuron multiplies all that it gets, w1 * x as well."),
        Mistake(lambda w1, b1, w2, b2: (w1 * w2, w1 * b1 + b2), "The weight is right. The bias b1 "
                "goes through the second neuron: w2 multiplies it, not w1."),
        Mistake(lambda w1, b1, w2, b2: (w2 * b1 + b2, w2 * w1),
                "Both are right, in the wrong order: first the weight, then the bias."),
    ),
    hints=("Write it out: w2 * (w1 * x + b1) + b2. Now take the brackets away.",
           "w2 * w1 * x + w2 * b1 + b2. What stands before the x, and what is left without it?"),
    also_right=(lambda w1, b1, w2, b2: [w1 * w2, b2 + b1 * w2],
                lambda w1, b1, w2, b2: (w2 * (w1 + b1) - w2 * b1, w2 * (w1 * 0 + b1) + b2)),
    blank="put a weight and a bias in place of the dots",
    blanks=2,
    well_done="A line put into a line is a line: two straight neurons in a row are one.",
    then=Question("3.5.a", "The first of the two gets a sigmoid. Can one linear neuron still do "
                  "the work of both?", (
        Option("yes, with a larger weight", False, "A larger weight makes a steeper line, and a "
               "line it stays."),
        Option("yes, if the biases are 0", False, "A bias only moves things. The S stays bent, "
               "wherever it is."),
        Option("no", True, "The row now gives a curve, and one linear neuron gives a line."),
    )),
)

EXERCISES = (ADA, SQUASH, MY_NEURON, SIGMOID_SLOPE, IN_ONE)

QUIZ = (
    Question("3.a", "A neuron fires when 0.6·x₁ + 0.6·x₂ − 0.5 is at least 0.5. Which one does "
             "the same with its bar at 0?", (
        Option("weights 0.6 and 0.6, bias 0.0", False, "−0.5 and 0.5 seem to cancel. But they "
               "stand on two sides of the comparison: a bar of 0.5 pulls the same way as a bias "
               "of −0.5."),
        Option("weights 0.6 and 0.6, bias −0.5", False, "The bias looks as if it could stay. But "
               "the bar went down by 0.5, so now the neuron fires too easily."),
        Option("weights 0.6 and 0.6, bias −1.0", True, "Take 0.5 off on both sides: the bias −0.5 "
               "becomes −1.0, the bar becomes 0."),
        Option("weights 0.1 and 0.1, bias −0.5", False, "0.6 − 0.5 is 0.1, that is true. But a "
               "bar is no part of a weight: with both inputs 1, this sum is only −0.3."),
    )),
    Question("3.b", "A hundred linear neurons stand in a row, each one's output the next one's "
             "input. What can the row do that one linear neuron cannot?", (
        Option("nothing", True, "One neuron with the right weight and bias gives the same "
               "outputs. It takes something that bends to get further."),
        Option("draw a curve", False, "A hundred parts should do more than one. But a line put "
               "into a line is a line, a hundred times over."),
        Option("answer with numbers between 0 and 1", False, "Many neurons do that at their end, "
               "with a sigmoid. A linear one does not squeeze."),
        Option("make a bump, if they are well chosen", False, "Two could not, and neither can a "
               "hundred: their row is one straight line."),
    )),
    Question("3.c", "A neuron with a sigmoid answers 0.99. You push its z up by 0.1. By about how "
             "much does the answer grow?", (
        Option("0.1", False, "That is how far z moved. The slope says how much of it arrives."),
        Option("0.025", False, "That would be so in the middle, where the slope is 0.25. At 0.99 "
               "the curve is nearly flat."),
        Option("0.001", True, "The slope is 0.99 × 0.01, about 0.01, and a tenth of that is "
               "0.001."),
        Option("not at all", False, "Nearly. But a sigmoid is never quite flat, as a step is."),
    )),
    Question("3.d", "One neuron is to say how many kcal a run burned, another whether a mail is "
             "spam. Which activations fit?", (
        Option("sigmoid for both", False, "Then no run could burn more than 1 kcal: a sigmoid "
               "ends at 1."),
        Option("linear for the kcal, sigmoid for the spam", True, "An amount needs no squeezing; "
               "an answer between no and yes does."),
        Option("linear for both", False, "For kcal that fits. But a spam of 3.7, what does it "
               "mean?"),
        Option("step for the kcal, linear for the spam", False, "A step says 0 or 1, and the run "
               "burned 226.8."),
    )),
)

GUESSES = (
    Guess("3.g1", "Nobody comes this Sunday, so the input is 0. Which weights tell Mia, who "
          "comes, from Leo, who does not?", (
        Option("a larger weight for Mia", False, "You may think that a larger weight means more "
               "Mia. But it has nothing to work on, because there is no friend to multiply."),
        Option("a negative weight for Leo", False, "You may think that a minus keeps Leo in bed. "
               "But −4 times no friend is 0, because a weight only multiplies."),
        Option("no weights do", True, "Whatever is multiplied by 0 is 0. Something else is "
               "needed."),
    )),
    Guess("3.g2", "What does the formula make of Mia's 7?", (
        Option("exactly 1", False, "You may think that 7 is far enough. But the power is never 0, "
               "because it is 1 divided by something, and so the answer never quite reaches 1."),
        Option("about 0.875, which is 7 / 8", False, "You may think of 7 divided by 1 + 7. But a "
               "power shrinks far faster than that, because each step of z divides it by 2.7."),
        Option("about 0.999", True, "The power is 0.0009, so it is 1 / 1.0009: a little less than "
               "1."),
        Option("about 0.5", False, "You may think of the middle of the S. But the middle is at z "
               "= 0, because there the power is 1."),
    )),
    Guess(
        "3.g3", "Where the sigmoid's output is 0.1, its slope is 0.09. Where it is 0.2, the slope "
                "is 0.16. At 0.3 it is 0.21. What is it at 0.4?",
        number=0.24, near=0.004, unit="",
        says="The steps are 0.07, 0.05, 0.03: the slope grows ever more slowly.",
        tempting=(
            (0.26, 0.004, "You may think: 0.05 more, as before. But the steps get smaller, "
             "because the slope is already close to its summit."),
            (0.25, 0.004, "You may think of the steepest slope. But that is at 0.5, because there "
             "the S is in its middle."),
            (0.28, 0.004, "You may think of the step of 0.07. But that was the first and largest, "
             "because the slope grows ever slower."),
        ),
    ),
    Guess("3.g4", "Both neurons are linear, with any weights and biases you like. Can the first "
          "minus the second be Kim: low, high, low?", (
        Option("yes, one climbing and one falling", False, "You may think that up and down make a "
               "bump. But they are subtracted at every place, because both are there all the "
               "time, and a line comes out."),
        Option("never", True, "A straight line minus a straight line is a straight line, and no "
               "straight line goes up and comes down."),
        Option("yes, but only with very large weights", False, "You may think that steeper lines "
               "help. But steep is not bent, because a line keeps its slope all the way."),
    )),
)
