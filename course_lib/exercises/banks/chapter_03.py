"""The exercises of chapter 03: bias and bar, sigmoid, a neuron, slope, leaky ReLU, softmax."""

import math

import numpy as np

from course_lib.activations import sigmoid
from course_lib.exercises import Exercise, Mistake, Option, Question
from course_lib.neuron import Neuron

SOME_Z = ((0.0,), (1.0,), (-2.0,), (7.0,), (0.5,), (-5.0,))

ADA = Exercise(
    "3.1", "Ada's score", "ada", 2.5,
    mistakes=(
        Mistake(5.5, "You left out the bias. Ada starts at -3, before any input counts."),
        Mistake(8.5, "You added 3. The bias is -3: it pulls the score down."),
        Mistake(11.5, "You swapped the weights. The 7 degrees count 0.5 each, the one friend "
                "counts 2."),
        Mistake(5, "You added the inputs without their weights. Multiply first: 0.5 × 7 and "
                "2 × 1."),
        Mistake(-16.5, "You multiplied by the bias. It is added, once, at the end."),
        Mistake(-0.5, "You took the bias off twice, once for each input. There is one bias for "
                "the whole neuron."),
        Mistake(0.5, "The friend is missing: she brings 2 × 1."),
        Mistake(-1, "The warmth is missing: it brings 0.5 × 7."),
        Mistake(7.5, "You used 17 °C. x1 is how many degrees above 10: 7."),
        Mistake(1 / (1 + math.exp(-2.5)), "Only the score is asked for, without the sigmoid."),
        Mistake(1, "That says that she comes. The question is one step earlier: what is her "
                "score?"),
        Mistake(17, "You added the weights and multiplied by all the inputs together. Each input "
                "has a weight of its own."),
    ),
    hints=("Two products, then the bias: 0.5 × 7, 2 × 1, and -3.",
           "The products are 3.5 and 2. Now add them, and add -3."),
    also_right=(0.5 * 7 + 2 * 1 - 3,),
    blank="put a number in place of the three dots, then run the cell again",
    well_done="0.5 × 7 + 2 × 1 − 3 = 2.5. That is above the bar at 0, so Ada comes.",
)


def new_bias(bias, threshold):
    return bias - threshold


NEW_BIAS = Exercise(
    "3.2", "Move the bar into the bias", "new_bias", new_bias,
    inputs=((-0.5, 0.5), (0.5, 0.5), (0.0, 1.0), (4.0, 0.0), (-2.0, -3.0), (3.0, 2.0)),
    random_inputs=lambda rng: tuple(rng.uniform(-5, 5, 2).round(1).tolist()),
    mistakes=(
        Mistake(lambda bias, threshold: bias + threshold,
                "You added the threshold. But a high bar makes it harder to fire, so it must pull "
                "the bias down."),
        Mistake(lambda bias, threshold: threshold - bias,
                "The right size with the wrong sign. It is the threshold that changes its sign, "
                "not the old bias."),
        Mistake(lambda bias, threshold: -threshold,
                "You turned the threshold round, and that is half of it. But there was a bias "
                "already: keep it in the sum."),
        Mistake(lambda bias, threshold: threshold,
                "You gave the threshold back as it is. Bring it to the other side of ≥, and its "
                "sign changes. The old bias is still there, too."),
        Mistake(lambda bias, threshold: bias,
                "You kept the old bias. Then the bar is gone, and nothing makes up for it."),
        Mistake(lambda bias, threshold: bias * threshold,
                "You multiplied the two. Bringing a number to the other side of ≥ means taking it "
                "off, on both sides."),
        Mistake(lambda bias, threshold: -1.0,
                "That fits the first pair, −0.5 and 0.5. Write it so that it works for any pair: "
                "use the names bias and threshold."),
    ),
    hints=("Write it down: sum + bias ≥ threshold. Take the threshold off on both sides.",
           "sum + bias - threshold ≥ 0. Which part of that is the new bias?"),
    also_right=(lambda bias, threshold: -(threshold - bias),),
    blank="put the new bias, made of bias and threshold, in place of the dots",
    well_done="Bias −0.5 with the bar at 0.5 is bias −1.0 with the bar at 0. And bias 0.5 with "
              "the bar at 0.5 needs no bias at all: 0.0.",
)


def squash(z):
    return 1 / (1 + np.exp(-z))


def some_z(rng):
    """Return one z from −6 to 6."""
    return (float(rng.uniform(-6, 6)),)


SQUASH = Exercise(
    "3.3", "Write the sigmoid", "squash", squash,
    inputs=SOME_Z,
    random_inputs=some_z,
    mistakes=(
        Mistake(lambda z: 1 / (1 + np.exp(z)),
                "Your curve runs the wrong way: it falls from 1 to 0. Look at the sign of the "
                "exponent: e to the power of *minus* z."),
        Mistake(lambda z: 1 / np.exp(-z), "The 1 + is missing below the line. Without it the "
                "output grows past 1 without an end."),
        Mistake(lambda z: 1 + np.exp(-z), "Python read 1 + e^-z: either the 1 / is missing, or "
                "the brackets are. Without brackets, 1 / 1 is done first."),
        Mistake(lambda z: 1 / (1 - np.exp(-z)),
                "You have a minus where a plus belongs: 1 + e^-z. With a minus you divide by 0 "
                "when z is 0."),
        Mistake(lambda z: np.exp(-z), "That is e^-z, the first of three steps. Add 1 to it, then "
                "divide 1 by the result."),
        Mistake(lambda z: 1 / (1 + np.exp(-7.0)),
                "That is the output for 7, whatever comes in. Use the name z in place of the 7. "
                "(`power` was made for 7 in the cell above: write np.exp(-z).)"),
        Mistake(lambda z: 1 / (1 - math.e * z),
                "You multiplied e by -z. To the power of -z is something else: np.exp(-z)."),
        Mistake(lambda z: 1 / (1 - z), "There is no e in it. Use np.exp(-z), not -z alone."),
        Mistake(lambda z: 1 if z >= 0 else 0,
                "That is the step: all or nothing. The sigmoid lies in between, so it needs "
                "np.exp."),
    ),
    hints=("The same three steps as above, with z in place of 7.",
           "e^-z is np.exp(-z). Add 1. Then divide 1 by all of it: mind the brackets."),
    also_right=(lambda z: 1 / (1 + math.exp(-z)), lambda z: np.exp(z) / (1 + np.exp(z)), sigmoid),
    blank="put the formula in place of the dots",
    well_done="Whatever score comes in, a number between 0 and 1 comes out.",
)


def neuron(x, w, bias):
    z = w @ x + bias
    return sigmoid(z)


def some_neuron(rng):
    """Return an input vector, weights and a bias, for two or three inputs."""
    count = int(rng.integers(2, 4))
    return (rng.uniform(-2, 2, count).round(1), rng.uniform(-1, 1, count).round(1),
            round(float(rng.uniform(-2, 2)), 1))


def neuron_by_hand(x, w, bias):
    z = bias
    for i in range(len(x)):
        z = z + w[i] * x[i]
    return 1 / (1 + math.exp(-z))


NEURON = Exercise(
    "3.4", "A whole neuron", "neuron", neuron,
    inputs=(
        (np.array([2.0, 3.0]), np.array([0.0, 1.0]), 4.0),
        (np.array([2.0, 3.0]), np.array([0.0, 1.0]), -4.0),
        (np.array([1.0, -1.0, 0.5]), np.array([0.5, 0.25, -1.0]), 0.5),
    ),
    random_inputs=some_neuron,
    mistakes=(
        Mistake(lambda x, w, bias: sigmoid(w @ x),
                "The bias is missing. Without it, Mia and Leo are the same neuron."),
        Mistake(lambda x, w, bias: w @ x + bias,
                "That is the weighted sum z. One step is left: the activation. Give z to "
                "sigmoid."),
        Mistake(lambda x, w, bias: sigmoid(w @ x) + bias,
                "You added the bias after the sigmoid. It belongs into z, before the squeeze: "
                "else the output leaves 0 to 1."),
        Mistake(lambda x, w, bias: sigmoid(w @ x - bias),
                "You took the bias off. It is added; a negative bias brings its own minus."),
        Mistake(lambda x, w, bias: sigmoid(w @ x * bias),
                "You multiplied by the bias. It is added to the sum."),
        Mistake(lambda x, w, bias: sigmoid(w * x + bias),
                "You have one output for each input. w * x multiplies pair by pair and stops "
                "there; w @ x adds up as well."),
        Mistake(lambda x, w, bias: sigmoid(np.sum(w + x) + bias),
                "You added weights and inputs. Each input is *multiplied* by its weight: w @ x."),
        Mistake(lambda x, w, bias: sigmoid(np.sum(w * x + bias)),
                "You added the bias once for each input. One neuron has one bias: add up first, "
                "then add the bias once."),
        Mistake(lambda x, w, bias: sigmoid(np.sum(x) + bias),
                "You added up the inputs without their weights: w @ x uses both."),
        Mistake(lambda x, w, bias: sigmoid(w @ (x + bias)),
                "You added the bias to the inputs, so the weights multiply it as well. First w @ "
                "x, then + bias."),
        Mistake(lambda x, w, bias: 1.0 if w @ x + bias >= 0 else 0.0,
                "That is a neuron with a step: 0 or 1 and nothing between. Here the activation is "
                "sigmoid."),
    ),
    hints=("Two lines: first z, then what the activation makes of it.",
           "z = w @ x + bias. What comes back is sigmoid(z)."),
    also_right=(neuron_by_hand, lambda x, w, bias: Neuron(w, bias)(x)),
    blank="put the weighted sum with its bias, and then the output, in place of the dots",
    blanks=2,
    well_done="Weigh, add up with a bias, activate: that is every neuron of this course.",
)


def sigmoid_slope(z):
    a = sigmoid(z)
    return a * (1 - a)


def sigmoid_slope_measured(z):
    run = 0.0001
    return (sigmoid(z + run) - sigmoid(z)) / run


SIGMOID_SLOPE = Exercise(
    "3.5", "The slope of the sigmoid", "sigmoid_slope", sigmoid_slope,
    inputs=SOME_Z,
    random_inputs=some_z,
    tolerance=1e-4,                 # whoever measures it by rise over run is right as well
    mistakes=(
        Mistake(lambda z: z * (1 - z), "You put z into the formula. It is the *output* that goes "
                "in: first a = sigmoid(z), then a times (1 - a)."),
        Mistake(lambda z: sigmoid(z) * (1 - z),
                "The first factor is right. The second is 1 minus sigmoid(z), not 1 minus z."),
        Mistake(lambda z: sigmoid(z + 1) - sigmoid(z),
                "That is rise over run with a run of 1. The curve bends on such a long way: use "
                "the formula, or a very short run."),
        Mistake(lambda z: sigmoid(z), "That is the output itself, how high. The slope is how "
                "steep: the output times (1 - output)."),
        Mistake(lambda z: 1 - sigmoid(z), "That is 1 - sigmoid(z), one of the two factors. "
                "Multiply it by sigmoid(z)."),
        Mistake(lambda z: sigmoid(z) ** 2,
                "You multiplied the output by itself. The second factor is 1 - output."),
        Mistake(lambda z: sigmoid(z) * (1 + sigmoid(z)),
                "There is a plus where a minus belongs. The steepest point must give "
                "0.5 × (1 − 0.5) = 0.25."),
        Mistake(lambda z: sigmoid(z) * (sigmoid(z) - 1),
                "Your slope is negative, as if the curve fell. It climbs everywhere: 1 - output, "
                "not output - 1."),
        Mistake(lambda z: sigmoid(z) * sigmoid(1 - z),
                "The 1 - stands inside the second sigmoid. It belongs in front: 1 - sigmoid(z)."),
        Mistake(lambda z: sigmoid(z) * 1 - sigmoid(z),
                "Your slope is 0 everywhere. Without brackets, times comes first: sigmoid(z) * 1, "
                "and then all of it is taken off again."),
        Mistake(lambda z: 1 - sigmoid(z) ** 2,
                "1 − a² is the slope of tanh. The sigmoid's is a times (1 − a)."),
        Mistake(lambda z: 0.25, "0.25 is the slope at z = 0 alone, where the curve is steepest. "
                "Use z."),
    ),
    hints=("First the output: a = sigmoid(z). Then the slope from a alone.",
           "a * (1 - a). Mind the brackets."),
    also_right=(lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2, sigmoid_slope_measured),
    blank="put the slope in place of the dots",
    well_done="Once you know the output, its slope costs one subtraction and one multiplication.",
)


def leaky(z):
    return z if z > 0 else 0.01 * z


LEAKY = Exercise(
    "3.6", "Write leaky ReLU", "leaky", leaky,
    inputs=((2.0,), (0.0,), (-2.0,), (-0.5,), (7.0,), (-100.0,)),
    random_inputs=some_z,
    mistakes=(
        Mistake(lambda z: max(z, 0), "That is ReLU: nothing gets through on the left. The leaky "
                "one lets a hundredth of z through."),
        Mistake(lambda z: 0.01 * z if z > 0 else z,
                "The two sides are swapped. A positive z stays as it is."),
        Mistake(lambda z: z if z > 0 else 0.1 * z,
                "It leaks too much: a tenth. Here it is a hundredth, 0.01."),
        Mistake(lambda z: z if z > 0 else 0.01,
                "On the left you give 0.01, whatever z is. That is the slope there. The output is "
                "0.01 times z."),
        Mistake(lambda z: z if z > 0 else -0.01 * z,
                "A negative z should give a small *negative* output. Take the minus before 0.01 "
                "away."),
        Mistake(lambda z: 0.01 * z, "Every z became small. A positive z stays as it is."),
        Mistake(lambda z: 1 if z > 0 else 0.01,
                "Those are the slopes of a leaky ReLU. The question is its output: z, or 0.01 "
                "times z."),
        Mistake(lambda z: z if z > 0 else z - 0.01,
                "You took 0.01 off. The leak is a multiplication: 0.01 times z."),
    ),
    hints=("Two cases: z above 0, and the rest. Python: return ... if z > 0 else ...",
           "Above 0 the output is z. Otherwise it is 0.01 * z."),
    also_right=(lambda z: max(z, 0.01 * z), lambda z: np.where(z > 0, z, 0.01 * z)),
    blank="put the output in place of the dots",
    well_done="One comparison and one product, and it never goes quite flat.",
)


def shares(scores):
    powers = np.exp(scores)
    return powers / powers.sum()


def shares_with_loops(scores):
    total = sum(math.exp(score) for score in scores)
    return [math.exp(score) / total for score in scores]


def shares_kept_small(scores):
    powers = np.exp(scores - np.max(scores))
    return powers / powers.sum()


SHARES = Exercise(
    "3.7", "Write softmax", "shares", shares,
    inputs=((np.array([2.0, 1.0, 0.0]),), (np.array([0.5, -1.0]),),
               (np.array([-1.0, -1.0, 3.0, 0.0]),)),
    random_inputs=lambda rng: (rng.uniform(-3, 3, int(rng.integers(2, 6))).round(2),),
    mistakes=(
        Mistake(lambda scores: np.exp(scores),
                "The powers are right, but they do not add up to 1 yet. Divide each by the sum of "
                "all of them."),
        Mistake(lambda scores: scores / scores.sum(),
                "You divided the scores themselves. Then a negative score gets a negative share. "
                "First np.exp(scores)."),
        Mistake(lambda scores: scores / np.exp(scores).sum(),
                "Below the line all is right. Above it, take np.exp of the scores, too."),
        Mistake(lambda scores: np.exp(scores) / scores.sum(),
                "Above the line are powers, below it the sum of the scores. Divide by the sum of "
                "the *powers*."),
        Mistake(lambda scores: np.exp(scores) / np.exp(scores.sum()),
                "You took the power of the sum. It is the sum of the powers: first np.exp, then "
                ".sum()."),
        Mistake(lambda scores: np.exp(-scores) / np.exp(-scores).sum(),
                "The smallest score gets the largest share. Take the minus out of the exponent; "
                "it belongs to the sigmoid."),
        Mistake(lambda scores: np.exp(scores) / np.exp(scores).max(),
                "You divided by the largest power, so the best gets 1 all alone. Divide by the "
                "sum of the powers."),
        Mistake(lambda scores: np.exp(scores) / len(scores),
                "You divided by how many there are: that makes an average of something, not "
                "shares. Divide by the sum of the powers."),
        Mistake(lambda scores: sigmoid(scores),
                "You gave each score to the sigmoid on its own. Those outputs do not know of each "
                "other and do not add up to 1."),
        Mistake(lambda scores: shares(scores).sum(),
                "You gave back the sum of the shares, which is always 1. Give back the shares."),
        Mistake(lambda scores: (scores == scores.max()) * 1.0,
                "You gave all to the largest score. Softmax is softer: the others keep a share, "
                "too."),
    ),
    hints=("Two lines: all the powers at once, then each divided by their sum.",
           "powers = np.exp(scores). Their sum is powers.sum()."),
    also_right=(shares_with_loops, shares_kept_small),
    blank="put the powers, and then the shares, in place of the dots",
    blanks=2,
    well_done="All shares are positive, and together they are 1.",
)

EXERCISES = (ADA, NEW_BIAS, SQUASH, NEURON, SIGMOID_SLOPE, LEAKY, SHARES)

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
