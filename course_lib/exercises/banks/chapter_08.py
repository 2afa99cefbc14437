"""The exercises of chapter 08: gates in layers, forward, counting, a missing bend, a triangle."""

import numpy as np

from course_lib.activations import sigmoid, step
from course_lib.exercises import Exercise, Guess, Mistake, Option, Property, Question
from course_lib.exercises.judge.values import numbers_in
from course_lib.network import Network

FOUR_ROWS = ((0, 0), (0, 1), (1, 0), (1, 1))


def alike(x1, x2):
    at_least_one = step(x1 + x2 - 0.5)
    not_both = step(1.5 - x1 - x2)
    bias, v1, v2 = 1.5, -1, -1
    return step(v1 * at_least_one + v2 * not_both + bias)


ALIKE = Exercise(
    "8.1", "The referee", "alike", alike, kind="design", inputs=FOUR_ROWS,
    also_right=(lambda a, b: int(a == b),
                lambda a, b: step(-12 * step(a + b - 0.5) - 12 * step(1.5 - a - b) + 18)),
    mistakes=(
        Mistake(lambda a, b: int(a != b), "That is the lamp: 1 when they differ. The referee "
                "wants the opposite, so turn the signs of all three round."),
        Mistake(lambda a, b: 1, "It always says 1. When they differ, both hidden neurons fire: "
                "then the sum must fall below 0."),
        Mistake(lambda a, b: 0, "It always says 0. When they are alike, one hidden neuron fires: "
                "then the sum must stay at 0 or above."),
        Mistake(lambda a, b: int(a or b), "It says what the first hidden neuron says. It should "
                "be quiet when *both* hidden ones fire."),
        Mistake(lambda a, b: int(not (a and b)), "It says what the second hidden neuron says. It "
                "should be quiet when *both* hidden ones fire."),
        Mistake(lambda a, b: int(not (a or b)), "It is right for (0, 0), but for (1, 1) it should "
                "say 1 as well: there only the first hidden neuron fires."),
        Mistake(lambda a, b: int(a and b), "It is right for (1, 1), but for (0, 0) it should say "
                "1 as well: there only the second hidden neuron fires."),
    ),
    hints=("Write down what the two hidden neurons say for each of the four rows.",
           "Alike: exactly one of them fires. Different: both fire. So each is a reason against.",
           "It is your brother's rule of chapter 04: weights of −1 and −1, and a bias between."),
    blank="put three numbers in place of the dots",
    well_done="\"Not both\" of two other gates: a gate made of gates.",
)


def forward(X, layers):
    for W, b in layers:
        X = sigmoid(X @ W + b)
    return X


def forward_with(one_layer, only=slice(None)):
    """Return `forward` with another layer, `one_layer(X, W, b)`, or only some layers."""
    def run(X, layers):
        for W, b in layers[only]:
            X = one_layer(X, W, b)
        return X
    return run


def each_from_the_start(X, layers):
    for W, b in layers:
        out = sigmoid(X @ W + b)
    return out


def some_layers(rng):
    """Return X (2 to 4 samples) and two or three layers that fit."""
    sizes = rng.integers(1, 4, rng.integers(3, 5))
    layers = [(rng.normal(size=pair).round(1), rng.normal(size=pair[1]).round(1))
              for pair in zip(sizes, sizes[1:])]
    return rng.normal(size=(rng.integers(2, 5), sizes[0])).round(1), layers


FORWARD = Exercise(
    "8.2", "Any number of layers", "forward", forward,
    inputs=(
        (np.array([[2.0, 3.0]]), [(np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([0.0, 0.0])),
                                  (np.array([[0.0], [1.0]]), np.array([0.0]))]),
        (np.array([[1.0, -2.0], [0.5, 4.0]]), [(np.array([[1.0], [-1.0]]), np.array([0.5]))]),
        (np.array([[1.0], [-1.0]]), [(np.array([[2.0, -1.0]]), np.array([1.0, 0.0])),
                                     (np.array([[1.0], [3.0]]), np.array([-1.0]))]),
    ),
    random_inputs=some_layers,
    also_right=(forward_with(lambda X, W, b: 1 / (1 + np.exp(-(X.dot(W) + b)))),
                lambda X, layers: X if not layers else forward(
                    sigmoid(X @ layers[0][0] + layers[0][1]), layers[1:])),
    mistakes=(
        Mistake(forward_with(lambda X, W, b: X @ W + b), "The bend is missing: each layer needs "
                "its sigmoid, or all of them are one."),
        Mistake(forward_with(lambda X, W, b: sigmoid(X @ W)), "The bias is missing."),
        Mistake(forward_with(lambda X, W, b: sigmoid(X @ W) + b), "The bias belongs inside: first "
                "the whole sum, then the sigmoid."),
        Mistake(forward_with(lambda X, W, b: sigmoid(W @ X + b)), "The two sides of @ are "
                "swapped: the rows of X meet the columns of W, so X stands on the left."),
        Mistake(forward_with(lambda X, W, b: sigmoid(X * W + b)), "* multiplies pair by pair. "
                "Rows that meet columns are written @."),
        Mistake(forward_with(lambda X, W, b: sigmoid(X @ W - b)), "The bias is added, not taken "
                "away."),
        Mistake(forward_with(lambda X, W, b: sigmoid(X @ W + b), slice(1)), "It stops after the "
                "first layer: is the return inside the loop?"),
        Mistake(forward_with(lambda X, W, b: step(X @ W + b)), "These are steps. Each neuron here "
                "has a sigmoid."),
        Mistake(lambda X, layers: X, "What came in goes out again. Put what comes out of the "
                "layer into X."),
        Mistake(lambda X, layers: sigmoid(forward_with(lambda X, W, b: X @ W + b)(X, layers)),
                "Only the very last layer has a sigmoid. Each layer needs one."),
        Mistake(lambda X, layers: forward(X, layers[:-1]) @ layers[-1][0] + layers[-1][1],
                "The last layer has lost its sigmoid."),
        Mistake(each_from_the_start, "Each layer gets the first X again. What comes out of one "
                "goes into the next: put it into X."),
    ),
    hints=("One layer: sigmoid(X @ W + b).",
           "Its answers are the inputs of the next layer: put them into X.",
           "X = sigmoid(X @ W + b)"),
    blank="write what one layer does in place of the dots",
    then=Question("8.2.a", "X has 5 rows and 4 columns. The layers have 3, 3 and 2 neurons. What "
                           "shape comes out?", (
        Option("5 rows, 2 columns", True, "A row for each sample all the way, and a column for "
               "each neuron of the last layer."),
        Option("2 rows, 5 columns", False, "You may have laid it down. Rows stay samples from "
               "beginning to end."),
        Option("4 rows, 2 columns", False, "You may think of the weights, which have a row for "
               "each input. What comes out has a row for each *sample*."),
        Option("5 rows, 4 columns", False, "You may think that X stays X. After each layer it has "
               "as many columns as that layer has neurons."),
    )),
)


def n_parameters(sizes):
    total = 0
    for n_inputs, n_neurons in zip(sizes, sizes[1:]):
        total = total + n_inputs * n_neurons + n_neurons
    return total


def counted(pairs, biases):
    """Return a count of weights over `pairs(sizes)` and of `biases(sizes)`."""
    return lambda sizes: sum(a * b for a, b in pairs(sizes)) + biases(sizes)


def neighbours(sizes):
    return zip(sizes, sizes[1:])


N_PARAMETERS = Exercise(
    "8.3", "Count them", "n_parameters", n_parameters,
    inputs=(([784, 30, 10],), ([2, 2, 1],), ([3, 1],), ([5, 4, 4, 2],), ([1, 7, 1],)),
    random_inputs=lambda rng: (rng.integers(1, 20, rng.integers(2, 6)).tolist(),),
    also_right=(lambda sizes: sum((a + 1) * b for a, b in neighbours(sizes)),
                lambda sizes: len(Network(list(sizes)).parameters())),
    mistakes=(
        Mistake(counted(neighbours, lambda s: 0), "You counted the weights. Each neuron has a "
                "bias as well."),
        Mistake(counted(neighbours, lambda s: sum(s[:-1])), "You gave a bias to whatever sends. "
                "It is the neurons that *receive* which have one."),
        Mistake(counted(neighbours, lambda s: sum(s[1:-1])), "The output neurons have "
                "biases, too."),
        Mistake(counted(neighbours, sum), "The inputs have no bias: nothing is worked out there."),
        Mistake(counted(neighbours, lambda s: len(s) - 1), "You counted one bias for each layer. "
                "Each *neuron* has one."),
        Mistake(counted(lambda s: [(s[0], s[-1])], lambda s: sum(s[1:])), "Weights go from each "
                "layer to the next one, not from the first to the last."),
        Mistake(lambda s: sum(s), "That is the number of neurons, with the inputs. How many "
                "arrows are there between them?"),
        Mistake(lambda s: (s[0] + 1) * s[1], "Only the first pair of layers is counted: is the "
                "return inside the loop?"),
        Mistake(lambda s: int(np.prod(s)), "You multiplied all sizes. Each layer is connected "
                "with the next one only: add up those products."),
        Mistake(lambda s: sum(s[1:]), "Those are the biases. The weights are missing: one for "
                "each pair of neighbours."),
        Mistake(lambda s: s[0] * s[1] + s[1] * s[2] + s[1] + s[2], "That is right for three "
                "sizes. A list may be shorter or longer: go through the neighbours in a loop."),
    ),
    hints=("Between two neighbours there is a weight for each pair: multiply their sizes.",
           "zip(sizes, sizes[1:]) gives the neighbours: (784, 30), then (30, 10).",
           "Each pair adds n_inputs * n_neurons weights and n_neurons biases."),
    blank="return the number of weights and biases",
)


def lamp(x1, x2):
    at_least_one = step(x1 + x2 - 0.5)
    not_both = step(1.5 - x1 - x2)
    return step(at_least_one + not_both - 1.5)


def lamp_without_bends(x1, x2):
    at_least_one = x1 + x2 - 0.5
    not_both = 1.5 - x1 - x2
    return step(at_least_one + not_both - 1.5)


REPAIR = Exercise(
    "8.4", "Repair", "lamp", lamp, kind="repair", given=lamp_without_bends, inputs=FOUR_ROWS,
    also_right=(lambda a, b: int(a != b),
                lambda a, b: step(sigmoid(20 * (a + b) - 10) + sigmoid(30 - 20 * (a + b)) - 1.5)),
    mistakes=(
        Mistake(lamp_without_bends, "It is still dark everywhere: what the two hidden neurons say "
                "never adds up to 1.5. What turns each of their sums into 0 or 1?"),
        Mistake(lambda a, b: step(step(a + b - 0.5) + (1.5 - a - b) - 1.5), "The first hidden "
                "neuron has its bend. The second one still passes its sum on as it is."),
        Mistake(lambda a, b: step((a + b - 0.5) + step(1.5 - a - b) - 1.5), "One bend is there "
                "now; the other hidden neuron still passes its sum on. For (1, 1) it should be "
                        "off."),
        Mistake(lambda a, b: 1, "Now it is on for ever. The output's bias of −1.5 was right: it "
                "must ask for both."),
        Mistake(lambda a, b: int(a == b), "It is on when they are alike: the wrong way round."),
        Mistake(lambda a, b: lamp(a, b) - 0.5, "The hidden neurons have their bends now, and the "
                "last one has lost its own."),
    ),
    hints=("Work out at_least_one + not_both for the four rows. What do you notice?",
           "The sum is always 1: without a bend the two cancel. What turns a sum into 0 or 1?",
           "Put step( ... ) around both hidden sums."),
    blank="it is still dark: something is missing in two places",
    then=Question("8.4.a", "Would more hidden neurons without a bend have helped?", (
        Option("no: any number of them is still one straight line", True, "Sums of sums are sums. "
               "Multiplied out, it is one neuron again."),
        Option("yes, with a hundred of them", False, "You may trust in numbers. A hundred sums "
               "added up are one sum."),
        Option("yes, in a second hidden layer", False, "You may trust in depth. Ten layers "
               "without a bend are one, as you saw."),
    )),
)

RELU_OUTPUT = Exercise(
    "8.5", "Two ReLUs by hand", "relu_output", 12.5, kind="predict",
    mistakes=(
        Mistake(4.5, "You let the negative sum through. ReLU makes −4 a 0."),
        Mistake(8.5, "You took the second hidden neuron for the first: 4 comes from the second "
                "one, and its weight is 3."),
        Mistake(12, "The bias of the output is missing."),
        Mistake(20.5, "You dropped the sign of −4. ReLU does not make it 4, it makes it 0."),
        Mistake(22.5, "You sent the inputs straight to the output. Its inputs are what the two "
                "hidden neurons say."),
        Mistake(4, "That is what the second hidden neuron says. Send it on to the output."),
        Mistake(0.5, "You let nothing through. The second sum is −2 + 6 = 4, and that is "
                "positive."),
        Mistake(24.5, "You left the weights −1 out. The second sum is −1 × 2 + 1 × 6."),
    ),
    hints=("The two sums first: 1 × 2 − 1 × 6, and −1 × 2 + 1 × 6.",
           "ReLU: −4 becomes 0, 4 stays 4.", "2 × 0 + 3 × 4 + 0.5"),
    also_right=(3 * 4 + 0.5, 2 * 0 + 3 * 4 + 0.5),
    blank="put a number in place of the dots",
    well_done="One of the two ReLUs always sleeps here, and which one depends on the inputs.",
)


def are_three_neurons(neurons):
    try:
        table = numbers_in(neurons)
    except (TypeError, ValueError):
        return "something else"
    return (table.shape == (3, 3) and bool(np.isfinite(table).all())) or f"shape {table.shape}"


def fires_in_the_middle(neurons):
    quiet = [i for i, (_, _, b) in enumerate(np.array(neurons, float), 1) if b < 0]
    return not quiet or f"neuron {quiet[0]}"


def is_closed(neurons):
    """Say a direction in which all three fire for ever; True where there is none."""
    weights = np.array(neurons, float)[:, :2]
    if not (np.abs(weights).max(axis=1) > 0).all():
        return "in any direction: a neuron with both weights 0 draws no line"
    for degrees in range(0, 360, 1):
        way = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
        if (weights @ way >= -1e-9).all():
            return f"at {degrees} degrees (0 is to the right, 90 is up)"
    return True


MY_TRIANGLE = Exercise(
    "8.6", "My triangle", "my_triangle", kind="own",
    properties=(
        Property(are_three_neurons, "Three neurons are needed, with two weights and a bias each. "
                 "Here came {}."),
        Property(fires_in_the_middle, "In the middle (0, 0) only the bias is left, and {} is "
                 "quiet there."),
        Property(is_closed, "It is open: walk away from the middle {}, and all three fire for "
                 "ever."),
    ),
    mistakes=(
        Mistake([(1, 1), (0, 1)], "Three neurons are needed, with two weights and a bias each. "
                "Here came shape (2, 2)."),
        Mistake([(0, 1, -1), (-0.87, -0.5, 1), (0.87, -0.5, 1)],
                "In the middle (0, 0) only the bias is left, and neuron 1 is quiet there."),
        Mistake([(0, 1, 1), (-0.87, -0.5, 1), (-0.87, -0.5, 1)],
                "It is open: walk away from the middle at 120 degrees (0 is to the right, "
                "90 is up), and all three fire for ever."),
    ),
    also_right=([(0, 1, 1), (-0.87, -0.5, 1), (0.87, -0.5, 1)], [(1, 1, 2), (-1, 1, 2), (0, -3,
                1)]),
    hints=("Pull direction 3 in the picture until the words say \"closed\".",
           "The first two fire upwards, and to the lower left. Which direction is left over?",
           "(0.87, −0.5, 1) fires to the lower right."),
    blank="give three neurons",
    well_done="Four neurons, and a shape that is yours.",
)

EXERCISES = (ALIKE, FORWARD, N_PARAMETERS, REPAIR, RELU_OUTPUT, MY_TRIANGLE)

QUIZ = (
    Question(""
             "8.a", "Another book writes W x for one sample x, and its W has 3 rows and 5 "
             "columns. What is that layer, and what would its matrix be here?", (
        Option("5 inputs, 3 neurons; here 5 rows, 3 columns", True, "There each *row* meets x, so "
               "it is a neuron's. Here it is X @ W, and the same numbers stand turned."),
        Option("3 inputs, 5 neurons; here 3 rows, 5 columns", False, "You may have read it as "
               "ours. But in W x the columns meet the inputs: five of them."),
        Option("5 inputs, 3 neurons; here 3 rows, 5 columns", False, "You may think that a matrix "
               "stays as it is. In X @ W the rows of W must be as many as the inputs."),
        Option("3 inputs, 5 neurons; here 5 rows, 3 columns", False, "You may have turned one "
               "thing too many. What W x meets with x is a row, and that has 5 numbers."),
    )),
    Question("8.b", "The sum of a ReLU is −3. How much does its output change if the sum becomes "
                    "−2.9?", (
        Option("by 0.1", False, "You may think of the positive side. Below 0 the ReLU is flat."),
        Option("not at all", True, "Below 0 the output is 0 and the slope is 0. That will matter "
               "for learning, in chapter 09."),
        Option("by 0.001", False, "You may think of a leak. There is a ReLU that has one; this "
               "one is dry."),
    )),
    Question(""
             "8.c", "You swap the two hidden neurons of your XOR: all that comes into them, and "
             "all that goes out. What does the network say now?", (
        Option("the opposite, for each input", False, "You may think of h₁ and h₂ as places with "
               "a meaning. The output adds up the same two products, in another order."),
        Option("the same as before, for each input", True, "A hidden neuron has no name from "
               "outside. So each network has twins, and no two starts need end alike."),
        Option("something else until it is trained anew", False, "You may think that the output "
               "was tuned to their order. Its two weights were swapped along."),
    )),
    Question("8.d", "A hidden neuron has large weights and a sigmoid. You multiply all its "
            "weights and its bias by 10. What happens to its line?", (
        Option("It moves ten times as far out.", False, "You may think that larger is further. "
               "But the sum is 0 at the very same places."),
        Option("It stays, and the change across it gets sharper.", True, "Where the sum is 0, ten "
               "times the sum is 0 too. Beside it, the sigmoid is driven out to 0 or 1 sooner."),
        Option("It turns.", False, "You may think of weights as directions. Both grew by the same "
               "factor, so the direction stays."),
    )),
)

GUESSES = (
    Guess("8.g1", "How many parameters does it have?", number=23_860, near=100,
          says="784 × 30 + 30 for the hidden layer, 30 × 10 + 10 for the output.",
          tempting=(
              (824, 5, "You may have counted the neurons. But the parameters sit on the arrows "
               "between them, because each pair of neighbours has a weight of its own."),
              (235_200, 500, "You may have multiplied all three. But each layer is connected with "
               "the next one only, because signals go layer by layer."),
              (7_840, 50, "You may have gone from 784 to 10 at once. But all of it passes through "
               "the 30, because they lie between."),
          )),
    Guess(""
          "8.g2", "The ten have 40 weights in all. How many does the smallest layer need that "
          "gives the same answer to every input?", (
        Option("40: each of them counts", False, "You may think that what is there does "
               "something. But most of it cancels out, because a sum of sums is a sum."),
        Option("4", True, "Multiplied out they are one layer, with one matrix of 2 × 2."),
        Option("no single layer can do it", False, "You may think that depth makes shapes. But a "
               "line stays a line, because nothing bends in between."),
    )),
    Guess("8.g3", "How far apart are the two outputs after ten sigmoids?", (
        Option("as far as before", False, "You may think that a signal passes through. But each "
               "sigmoid squeezes, because its slope is at most a quarter."),
        Option("hardly at all", True, "Both end near 0.659, and differ by a millionth. A "
               "quarter of a quarter of a quarter … leaves nothing."),
        Option("one is near 1, the other near 0", False, "You may think that a sigmoid decides. "
               "But it decides between 0 and 1, and the next one makes 0.5 and 0.73 of these, "
               "because its strip is narrow."),
    )),
)
