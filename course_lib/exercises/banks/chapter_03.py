"""The exercises of chapter 03: bias and bar, sigmoid, a neuron, slope, leaky ReLU, softmax."""

import math

import numpy as np

from course_lib.activations import sigmoid
from course_lib.exercises import Exercise, Mistake, Option, Question
from course_lib.neuron import Neuron

BIAS_AND_BAR = ((-0.5, 0.5), (0.5, 0.5), (0.0, 1.0), (4.0, 0.0), (-2.0, -3.0), (3.0, 2.0))
SOME_Z = ((0.0,), (1.0,), (-2.0,), (7.0,), (0.5,), (-5.0,))
SOME_SCORES = ((np.array([2.0, 1.0, 0.0]),), (np.array([0.5, -1.0]),),
               (np.array([-1.0, -1.0, 3.0, 0.0]),))


def new_bias(bias, threshold):
    return bias - threshold


def new_bias_the_other_way(bias, threshold):
    return -(threshold - bias)


def adds_the_threshold(bias, threshold):
    return bias + threshold


def turns_the_difference(bias, threshold):
    return threshold - bias


def forgets_the_old_bias(bias, threshold):
    return -threshold


def takes_the_threshold(bias, threshold):
    return threshold


def keeps_the_bias(bias, threshold):
    return bias


def multiplies_bias_and_bar(bias, threshold):
    return bias * threshold


def always_minus_one(bias, threshold):
    return -1.0


def some_bias_and_bar(rng):
    """Return a bias and a threshold with one digit after the point."""
    return tuple(rng.uniform(-5, 5, 2).round(1).tolist())


def squash(z):
    return 1 / (1 + np.exp(-z))


def squash_with_math(z):
    return 1 / (1 + math.exp(-z))


def squash_turned_round(z):
    return np.exp(z) / (1 + np.exp(z))


def wrong_sign(z):
    return 1 / (1 + np.exp(z))


def forgets_one_plus(z):
    return 1 / np.exp(-z)


def forgets_the_division(z):
    return 1 + np.exp(-z)


def minus_for_plus(z):
    return 1 / (1 - np.exp(-z))


def only_the_power(z):
    return np.exp(-z)


def always_seven(z):
    return 1 / (1 + np.exp(-7.0))


def e_times_minus_z(z):
    return 1 / (1 - math.e * z)


def squash_without_e(z):
    return 1 / (1 - z)


def squash_rounded(z):
    return round(squash(z), 3)


def step_for_squash(z):
    return 1 if z >= 0 else 0


def some_z(rng):
    """Return one z from −6 to 6."""
    return (float(rng.uniform(-6, 6)),)


def neuron(x, w, bias):
    z = w @ x + bias
    return sigmoid(z)


def neuron_by_hand(x, w, bias):
    z = bias
    for i in range(len(x)):
        z = z + w[i] * x[i]
    return 1 / (1 + math.exp(-z))


def neuron_from_the_library(x, w, bias):
    return Neuron(w, bias)(x)


def without_bias(x, w, bias):
    return sigmoid(w @ x)


def without_activation(x, w, bias):
    return w @ x + bias


def bias_after_sigmoid(x, w, bias):
    return sigmoid(w @ x) + bias


def subtracts_bias(x, w, bias):
    return sigmoid(w @ x - bias)


def multiplies_bias(x, w, bias):
    return sigmoid(w @ x * bias)


def does_not_add_up(x, w, bias):
    return sigmoid(w * x + bias)


def adds_weights_and_inputs(x, w, bias):
    return sigmoid(np.sum(w + x) + bias)


def bias_for_each_input(x, w, bias):
    return sigmoid(np.sum(w * x + bias))


def without_weights(x, w, bias):
    return sigmoid(np.sum(x) + bias)


def weighs_the_bias_too(x, w, bias):
    return sigmoid(w @ (x + bias))


def steps_instead(x, w, bias):
    return 1.0 if w @ x + bias >= 0 else 0.0


def some_neuron(rng):
    """Return an input vector, weights and a bias, for two or three inputs."""
    count = int(rng.integers(2, 4))
    return (rng.uniform(-2, 2, count).round(1), rng.uniform(-1, 1, count).round(1),
            round(float(rng.uniform(-2, 2)), 1))


def sigmoid_slope(z):
    a = sigmoid(z)
    return a * (1 - a)


def sigmoid_slope_with_powers(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


def sigmoid_slope_measured(z):
    run = 0.0001
    return (sigmoid(z + run) - sigmoid(z)) / run


def puts_z_in(z):
    return z * (1 - z)


def puts_z_in_the_rest(z):
    return sigmoid(z) * (1 - z)


def slope_of_a_long_run(z):
    return sigmoid(z + 1) - sigmoid(z)


def only_sigmoid(z):
    return sigmoid(z)


def only_the_rest(z):
    return 1 - sigmoid(z)


def squares_sigmoid(z):
    return sigmoid(z) ** 2


def one_plus_sigmoid(z):
    return sigmoid(z) * (1 + sigmoid(z))


def turns_the_sign(z):
    return sigmoid(z) * (sigmoid(z) - 1)


def one_minus_inside(z):
    return sigmoid(z) * sigmoid(1 - z)


def forgets_the_slope_brackets(z):
    return sigmoid(z) * 1 - sigmoid(z)


def slope_of_tanh(z):
    return 1 - sigmoid(z) ** 2


def always_a_quarter(z):
    return 0.25


def leaky(z):
    return z if z > 0 else 0.01 * z


def leaky_as_the_larger(z):
    return max(z, 0.01 * z)


def leaky_with_numpy(z):
    return np.where(z > 0, z, 0.01 * z)


def plain_relu(z):
    return max(z, 0)


def leaks_on_the_right(z):
    return 0.01 * z if z > 0 else z


def leaks_a_tenth(z):
    return z if z > 0 else 0.1 * z


def constant_leak(z):
    return z if z > 0 else 0.01


def folds_up(z):
    return z if z > 0 else -0.01 * z


def leaks_everywhere(z):
    return 0.01 * z


def slope_of_leaky(z):
    return 1 if z > 0 else 0.01


def takes_off_the_leak(z):
    return z if z > 0 else z - 0.01


def shares(scores):
    powers = np.exp(scores)
    return powers / powers.sum()


def shares_with_loops(scores):
    total = sum(math.exp(score) for score in scores)
    return [math.exp(score) / total for score in scores]


def shares_kept_small(scores):
    powers = np.exp(scores - np.max(scores))
    return powers / powers.sum()


def forgets_to_share(scores):
    return np.exp(scores)


def shares_without_powers(scores):
    return scores / scores.sum()


def forgets_the_powers_above(scores):
    return scores / np.exp(scores).sum()


def divides_by_scores(scores):
    return np.exp(scores) / scores.sum()


def power_of_the_sum(scores):
    return np.exp(scores) / np.exp(scores.sum())


def minus_scores(scores):
    return np.exp(-scores) / np.exp(-scores).sum()


def divides_by_the_largest(scores):
    return np.exp(scores) / np.exp(scores).max()


def divides_by_how_many(scores):
    return np.exp(scores) / len(scores)


def sigmoid_of_each(scores):
    return sigmoid(scores)


def sums_the_shares(scores):
    return shares(scores).sum()


def winner_takes_all(scores):
    return (scores == scores.max()) * 1.0


def some_scores(rng):
    """Return two to five scores from −3 to 3."""
    return (rng.uniform(-3, 3, int(rng.integers(2, 6))).round(2),)


EXERCISES = (
    Exercise(
        "3.1", "Ada's score", "ada", 1.0,
        mistakes=(
            Mistake(4, "You left out the bias. Ada starts at -3, before any input counts."),
            Mistake(7, "You added 3. The bias is -3: it pulls the score down."),
            Mistake(5.5, "You swapped the weights. The 4 degrees count 0.5 each, the one friend "
                         "counts 2."),
            Mistake(2, "You added the inputs without their weights. Multiply first: 0.5 × 4 and "
                       "2 × 1."),
            Mistake(-12, "You multiplied by the bias. It is added, once, at the end."),
            Mistake(-2, "You took the bias off twice, once for each input. There is one bias for "
                        "the whole neuron."),
            Mistake(-1, "One of the two products is missing. Both the warmth and the friend bring "
                        "something."),
            Mistake(6, "You used 14 °C. x1 is how many degrees above 10: 4."),
            Mistake(0.731, "Only the score is asked for; no squeezing yet."),
            Mistake(1 / (1 + math.exp(-1.0)), "Only the score is asked for, without the sigmoid."),
            Mistake(9.5, "You added the weights and multiplied by all the inputs together. Each "
                         "input has a weight of its own."),
        ),
        hints=("Two products, then the bias: 0.5 × 4, 2 × 1, and -3.",
               "The products are 2 and 2. Now add them, and add -3."),
        also_right=(1, 0.5 * 4 + 2 * 1 - 3),
        blank="put a number in place of the three dots, then run the cell again",
        well_done="0.5 × 4 + 2 × 1 − 3 = 1. That is above the bar at 0, so Ada comes.",
    ),
    Exercise(
        "3.2", "Move the bar into the bias", "new_bias", new_bias,
        inputs=BIAS_AND_BAR,
        random_inputs=some_bias_and_bar,
        mistakes=(
            Mistake(adds_the_threshold, "You added the threshold. But a high bar makes it harder "
                    "to fire, so it must pull the bias down."),
            Mistake(turns_the_difference, "The right size with the wrong sign. It is the "
                    "threshold that changes its sign, not the old bias."),
            Mistake(forgets_the_old_bias, "You turned the threshold round, and that is half of "
                    "it. But there was a bias already: keep it in the sum."),
            Mistake(takes_the_threshold, "You gave the threshold back as it is. Bring it to the "
                    "other side of ≥, and its sign changes. The old bias is still there, too."),
            Mistake(keeps_the_bias, "You kept the old bias. Then the bar is gone, and nothing "
                    "makes up for it."),
            Mistake(multiplies_bias_and_bar, "You multiplied the two. Bringing a number to the "
                    "other side of ≥ means taking it off, on both sides."),
            Mistake(always_minus_one, "That fits the first pair, −0.5 and 0.5. Write it so that "
                    "it works for any pair: use the names bias and threshold."),
        ),
        hints=("Write it down: sum + bias ≥ threshold. Take the threshold off on both sides.",
               "sum + bias - threshold ≥ 0. Which part of that is the new bias?"),
        also_right=(new_bias_the_other_way,),
        blank="put the new bias, made of bias and threshold, in place of the dots",
        well_done="Bias −0.5 with the bar at 0.5 is bias −1.0 with the bar at 0. And bias 0.5 "
                  "with the bar at 0.5 needs no bias at all: 0.0.",
    ),
    Exercise(
        "3.3", "Write the sigmoid", "squash", squash,
        inputs=SOME_Z,
        random_inputs=some_z,
        mistakes=(
            Mistake(wrong_sign, "Your curve runs the wrong way: it falls from 1 to 0. Look at "
                    "the sign of the exponent: e to the power of *minus* z."),
            Mistake(forgets_one_plus, "The 1 + is missing below the line. Without it the output "
                    "grows past 1 without an end."),
            Mistake(forgets_the_division, "Python read 1 + e^-z: either the 1 / is missing, or "
                    "the brackets are. Without brackets, 1 / 1 is done first."),
            Mistake(minus_for_plus, "You have a minus where a plus belongs: 1 + e^-z. With a "
                    "minus you divide by 0 when z is 0."),
            Mistake(only_the_power, "That is e^-z, the first of three steps. Add 1 to it, then "
                    "divide 1 by the result."),
            Mistake(always_seven, "That is the output for 7, whatever comes in. Use the name z "
                    "in place of the 7. (`power` was made for 7 in the cell above: write "
                    "np.exp(-z).)"),
            Mistake(e_times_minus_z, "You multiplied e by -z. To the power of -z is something "
                    "else: np.exp(-z)."),
            Mistake(squash_without_e, "There is no e in it. Use np.exp(-z), not -z alone."),
            Mistake(squash_rounded, "Right, but you rounded. Others go on to calculate with it: "
                    "give it back as it is, and round only what you print."),
            Mistake(step_for_squash, "That is the step: all or nothing. The sigmoid lies in "
                    "between, so it needs np.exp."),
        ),
        hints=("The same three steps as above, with z in place of 7.",
               "e^-z is np.exp(-z). Add 1. Then divide 1 by all of it: mind the brackets."),
        also_right=(squash_with_math, squash_turned_round, sigmoid),
        blank="put the formula in place of the dots",
        well_done="Whatever score comes in, a number between 0 and 1 comes out.",
    ),
    Exercise(
        "3.4", "A whole neuron", "neuron", neuron,
        inputs=(
            (np.array([2.0, 3.0]), np.array([0.0, 1.0]), 4.0),
            (np.array([2.0, 3.0]), np.array([0.0, 1.0]), -4.0),
            (np.array([1.0, -1.0, 0.5]), np.array([0.5, 0.25, -1.0]), 0.5),
        ),
        random_inputs=some_neuron,
        mistakes=(
            Mistake(without_bias, "The bias is missing. Without it, Mia and Leo are the same "
                    "neuron."),
            Mistake(without_activation, "That is the weighted sum z. One step is left: the "
                    "activation. Give z to sigmoid."),
            Mistake(bias_after_sigmoid, "You added the bias after the sigmoid. It belongs into "
                    "z, before the squeeze: else the output leaves 0 to 1."),
            Mistake(subtracts_bias, "You took the bias off. It is added; a negative bias brings "
                    "its own minus."),
            Mistake(multiplies_bias, "You multiplied by the bias. It is added to the sum."),
            Mistake(does_not_add_up, "You have one output for each input. w * x multiplies pair "
                    "by pair and stops there; w @ x adds up as well."),
            Mistake(adds_weights_and_inputs, "You added weights and inputs. Each input is "
                    "*multiplied* by its weight: w @ x."),
            Mistake(bias_for_each_input, "You added the bias once for each input. One neuron has "
                    "one bias: add up first, then add the bias once."),
            Mistake(without_weights, "You added up the inputs without their weights: w @ x uses "
                    "both."),
            Mistake(weighs_the_bias_too, "You added the bias to the inputs, so the weights "
                    "multiply it as well. First w @ x, then + bias."),
            Mistake(steps_instead, "That is a neuron with a step: 0 or 1 and nothing between. "
                    "Here the activation is sigmoid."),
        ),
        hints=("Two lines: first z, then what the activation makes of it.",
               "z = w @ x + bias. What comes back is sigmoid(z)."),
        also_right=(neuron_by_hand, neuron_from_the_library),
        blank="put the weighted sum with its bias, and then the output, in place of the dots",
        well_done="Weigh, add up with a bias, activate: that is every neuron of this course.",
    ),
    Exercise(
        "3.5", "The slope of the sigmoid", "sigmoid_slope", sigmoid_slope,
        inputs=SOME_Z,
        random_inputs=some_z,
        tolerance=1e-4,                 # whoever measures it by rise over run is right as well
        mistakes=(
            Mistake(puts_z_in, "You put z into the formula. It is the *output* that goes in: "
                    "first a = sigmoid(z), then a times (1 - a)."),
            Mistake(puts_z_in_the_rest, "The first factor is right. The second is 1 minus "
                    "sigmoid(z), not 1 minus z."),
            Mistake(slope_of_a_long_run, "That is rise over run with a run of 1. The curve bends "
                    "on such a long way: use the formula, or a very short run."),
            Mistake(only_sigmoid, "That is the output itself, how high. The slope is how steep: "
                    "the output times (1 - output)."),
            Mistake(only_the_rest, "That is 1 - sigmoid(z), one of the two factors. Multiply it "
                    "by sigmoid(z)."),
            Mistake(squares_sigmoid, "You multiplied the output by itself. The second factor is "
                    "1 - output."),
            Mistake(one_plus_sigmoid, "There is a plus where a minus belongs. The steepest point "
                    "must give 0.5 × (1 − 0.5) = 0.25."),
            Mistake(turns_the_sign, "Your slope is negative, as if the curve fell. It climbs "
                    "everywhere: 1 - output, not output - 1."),
            Mistake(one_minus_inside, "The 1 - stands inside the second sigmoid. It belongs in "
                    "front: 1 - sigmoid(z)."),
            Mistake(forgets_the_slope_brackets, "Your slope is 0 everywhere. Without brackets, "
                    "times comes first: sigmoid(z) * 1, and then all of it is taken off again."),
            Mistake(slope_of_tanh, "1 − a² is the slope of tanh. The sigmoid's is a times "
                    "(1 − a)."),
            Mistake(always_a_quarter, "0.25 is the slope at z = 0 alone, where the curve is "
                    "steepest. Use z."),
        ),
        hints=("First the output: a = sigmoid(z). Then the slope from a alone.",
               "a * (1 - a). Mind the brackets."),
        also_right=(sigmoid_slope_with_powers, sigmoid_slope_measured),
        blank="put the slope in place of the dots",
        well_done="Once you know the output, its slope costs one subtraction and one "
                  "multiplication.",
    ),
    Exercise(
        "3.6", "Write leaky ReLU", "leaky", leaky,
        inputs=((2.0,), (0.0,), (-2.0,), (-0.5,), (7.0,), (-100.0,)),
        random_inputs=some_z,
        mistakes=(
            Mistake(plain_relu, "That is ReLU: nothing gets through on the left. The leaky one "
                    "lets a hundredth of z through."),
            Mistake(leaks_on_the_right, "The two sides are swapped. A positive z stays as it is."),
            Mistake(leaks_a_tenth, "It leaks too much: a tenth. Here it is a hundredth, 0.01."),
            Mistake(constant_leak, "On the left you give 0.01, whatever z is. That is the slope "
                    "there. The output is 0.01 times z."),
            Mistake(folds_up, "A negative z should give a small *negative* output. Take the "
                    "minus before 0.01 away."),
            Mistake(leaks_everywhere, "Every z became small. A positive z stays as it is."),
            Mistake(slope_of_leaky, "Those are the slopes of a leaky ReLU. The question is its "
                    "output: z, or 0.01 times z."),
            Mistake(takes_off_the_leak, "You took 0.01 off. The leak is a multiplication: "
                    "0.01 times z."),
        ),
        hints=("Two cases: z above 0, and the rest. Python: return ... if z > 0 else ...",
               "Above 0 the output is z. Otherwise it is 0.01 * z."),
        also_right=(leaky_as_the_larger, leaky_with_numpy),
        blank="put the output in place of the dots",
        well_done="One comparison and one product, and it never goes quite flat.",
    ),
    Exercise(
        "3.7", "Write softmax", "shares", shares,
        inputs=SOME_SCORES,
        random_inputs=some_scores,
        mistakes=(
            Mistake(forgets_to_share, "The powers are right, but they do not add up to 1 yet. "
                    "Divide each by the sum of all of them."),
            Mistake(shares_without_powers, "You divided the scores themselves. Then a negative "
                    "score gets a negative share. First np.exp(scores)."),
            Mistake(forgets_the_powers_above, "Below the line all is right. Above it, take "
                    "np.exp of the scores, too."),
            Mistake(divides_by_scores, "Above the line are powers, below it the sum of the "
                    "scores. Divide by the sum of the *powers*."),
            Mistake(power_of_the_sum, "You took the power of the sum. It is the sum of the "
                    "powers: first np.exp, then .sum()."),
            Mistake(minus_scores, "The smallest score gets the largest share. Take the minus out "
                    "of the exponent; it belongs to the sigmoid."),
            Mistake(divides_by_the_largest, "You divided by the largest power, so the best gets "
                    "1 all alone. Divide by the sum of the powers."),
            Mistake(divides_by_how_many, "You divided by how many there are: that makes an "
                    "average of something, not shares. Divide by the sum of the powers."),
            Mistake(sigmoid_of_each, "You gave each score to the sigmoid on its own. Those "
                    "outputs do not know of each other and do not add up to 1."),
            Mistake(sums_the_shares, "You gave back the sum of the shares, which is always 1. "
                    "Give back the shares."),
            Mistake(winner_takes_all, "You gave all to the largest score. Softmax is softer: the "
                    "others keep a share, too."),
        ),
        hints=("Two lines: all the powers at once, then each divided by their sum.",
               "powers = np.exp(scores). Their sum is powers.sum()."),
        also_right=(shares_with_loops, shares_kept_small),
        blank="put the powers, and then the shares, in place of the dots",
        well_done="All shares are positive, and together they are 1.",
    ),
)

QUIZ = (
    Question(
        "3.a", "A neuron fires when 0.6·x1 + 0.6·x2 − 0.5 is at least 0.5. Which one does the "
               "same with its bar at 0?",
        (
            Option("weights 0.6 and 0.6, bias −1.0", True,
                   "Take 0.5 off on both sides: the bias −0.5 becomes −1.0, the bar becomes 0."),
            Option("weights 0.6 and 0.6, bias 0.0", False,
                   "It tempts, because −0.5 and 0.5 seem to cancel. But they stand on two sides "
                   "of the comparison: a bar of 0.5 pulls in the same direction as a bias of "
                   "−0.5."),
            Option("weights 0.6 and 0.6, bias −0.5", False,
                   "It tempts, because the bias looks as if it stays. But the bar went down by "
                   "0.5, so now the neuron fires too easily."),
            Option("weights 0.1 and 0.1, bias −0.5", False,
                   "It tempts, because 0.6 − 0.5 is 0.1. But a bar is no part of a weight: with "
                   "both inputs 1, this sum is only −0.3."),
        ),
    ),
    Question(
        "3.b", "A hundred linear neurons stand in a row, each one's output the next one's input. "
               "What can the row do that one linear neuron cannot?",
        (
            Option("bend: draw a curve", False,
                   "It tempts, because a hundred parts should do more than one. But a line put "
                   "into a line is a line, a hundred times over."),
            Option("nothing", True,
                   "One neuron with the right weight and bias gives the same outputs. It takes "
                   "an activation that bends to get further."),
            Option("answer with numbers between 0 and 1", False,
                   "It tempts, because that is what a neuron does at the end. That is the "
                   "sigmoid's work; a linear neuron does not squeeze."),
            Option("use a bias", False,
                   "It tempts, because a bias was this chapter's first new thing. But one linear "
                   "neuron has a bias, too."),
        ),
    ),
    Question(
        "3.c", "A neuron with ReLU has z below 0 for every input it ever meets. You change one "
               "of its weights by a tiny bit. What changes in its outputs?",
        (
            Option("they change by a tiny bit", False,
                   "It tempts, because z does change by a tiny bit. But it is still below 0, and "
                   "there the ReLU answers 0."),
            Option("they change by a hundredth of that", False,
                   "It tempts, because that is what a leaky ReLU would do: its slope on the left "
                   "is 0.01. A plain ReLU's is 0."),
            Option("nothing at all", True,
                   "Below 0 the ReLU is flat: output 0, slope 0. The neuron is a dead ReLU."),
            Option("they become negative", False,
                   "It tempts, because z is negative. But a ReLU never gives less than 0."),
        ),
    ),
    Question(
        "3.d", "A photo shows a cat, a dog or a horse. Three neurons give a score each. Which "
               "activation turns the three scores into shares of one whole?",
        (
            Option("sigmoid, one for each score", False,
                   "It tempts, because a sigmoid gives numbers between 0 and 1. But each works "
                   "alone, so the three need not add up to 1: they could all be 0.9."),
            Option("softmax, over all three", True,
                   "It compares the scores: what one wins, the others lose, and the sum is 1."),
            Option("ReLU, one for each score", False,
                   "It tempts, because it is cheap and much used. But its outputs have no upper "
                   "end, and they are no shares."),
            Option("step, one for each score", False,
                   "It tempts, because the answer is one animal. But two scores above 0 would "
                   "give two animals, and nothing says how sure the answer is."),
        ),
    ),
)

GUESSES = ()
