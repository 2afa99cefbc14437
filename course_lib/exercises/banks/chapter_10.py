"""The exercises of chapter 10: the loop in order, a step to mend, scaling, four of one's own."""

import numpy as np

from course_lib import SGD, Network, train
from course_lib.activations import sigmoid
from course_lib.exercises import Exercise, Guess, Mistake, Option, Property, Question
from course_lib.exercises.judge.values import numbers_in


def learn(w, b, X, y, lr):
    for epoch in range(10):
        for x, target in zip(X, y):
            output = sigmoid(x @ w + b)
            d = 2 * (output - target) * output * (1 - output)
            w, b = w - lr * d * x, b - lr * d
    return w, b


def learn_with(epochs=10, slope=lambda a: a * (1 - a), first_only=False):
    """Return `learn` with another number of epochs, another slope, or one sample an epoch."""
    def run(w, b, X, y, lr):
        for _ in range(epochs):
            for x, target in list(zip(X, y))[:1 if first_only else None]:
                a = sigmoid(np.dot(x, w) + b)
                d = 2 * (a - target) * slope(a)
                w, b = w - lr * d * x, b - lr * d
        return w, b
    return run


def some_task(rng):
    """Return the weights and the bias of a neuron, samples, targets and a learning rate."""
    X = rng.normal(size=(4, 2)).round(1)
    return rng.normal(size=2).round(1), 0.5, X, rng.integers(0, 2, 4).astype(float), 0.3


ORDER = Exercise(
    "10.1", "Put it in order", "learn", learn, kind="order",
    lines=(
        "            d = 2 * (output - target) * output * (1 - output)",
        "    return w, b",
        "        for x, target in zip(X, y):",
        "def learn(w, b, X, y, lr):",
        "            w, b = w - lr * d * x, b - lr * d",
        "    for epoch in range(10):",
        "            output = sigmoid(x @ w + b)",
    ),
    inputs=((np.array([0.5, -1.0]), 0.0, np.array([[1.0, 2.0], [-1.0, 0.5], [0.0, -2.0]]),
             np.array([1.0, 0.0, 1.0]), 0.5),),
    random_inputs=some_task,
    also_right=(learn_with(), learn_with(slope=lambda a: a - a * a)),
    mistakes=(
        Mistake(learn_with(epochs=1), "Only one epoch is left: is the return inside the loop?"),
        Mistake(learn_with(first_only=True), "Only the first sample has its turn."),
        Mistake(learn_with(slope=lambda a: 1), "The slope of the sigmoid is missing."),
    ),
    hints=("def, then the epochs, then the samples.",
           "For each sample: forward, backward, step.",
           "def, for epoch, for x, output, d, w and b, return."),
    blank="put the lines in order, then run them",
)

N_STEPS = Exercise(
    "10.2", "How many steps?", "n_steps", 4000, kind="predict",
    mistakes=(
        Mistake(1000, "That is the number of epochs. In each of them four people have their "
                "turn."),
        Mistake(250, "You divided. One at a time there are four steps in an epoch."),
        Mistake(4, "That is one epoch."),
        Mistake(36_000, "You counted each of the nine parameters. All of them move in one step."),
        Mistake(9, "That is how many parameters there are. How often do they move?"),
    ),
    hints=("An iteration is one step after one batch; here a batch is one person.",
           "Four steps make an epoch.", "4 × 1000"),
    also_right=(4 * 1000, 4000.0),
    blank="put a number in place of the dots",
)


def one_step(w, v, x, target, lr):
    h = sigmoid(w * x)
    y = sigmoid(v * h)
    d = 2 * (y - target) * y * (1 - y)
    w_slope = d * v * h * (1 - h) * x
    return w - lr * w_slope, v - lr * d * h


def step_with_the_new_v(w, v, x, target, lr):
    h = sigmoid(w * x)
    y = sigmoid(v * h)
    d = 2 * (y - target) * y * (1 - y)
    v = v - lr * d * h
    w = w - lr * d * v * h * (1 - h) * x
    return w, v


def step_with(w_slope, v_slope=lambda d, w, v, h, x: d * h, sign=-1):
    """Return `one_step` with other slopes, or in the other direction."""
    def step(w, v, x, target, lr):
        h = sigmoid(w * x)
        y = sigmoid(v * h)
        d = 2 * (y - target) * y * (1 - y)
        return (w + sign * lr * w_slope(d, w, v, h, x), v + sign * lr * v_slope(d, w, v, h, x))
    return step


def step_with_a_new_d(v_first):
    """Return `one_step` that works out the blame anew between its two moves."""
    def step(w, v, *rest):
        if v_first:
            v = one_step(w, v, *rest)[1]
            return one_step(w, v, *rest)[0], v
        w = one_step(w, v, *rest)[0]
        return w, one_step(w, v, *rest)[1]
    return step


def step_with_a_new_h(w, v, x, target, lr):
    h = sigmoid(w * x)
    y = sigmoid(v * h)
    d = 2 * (y - target) * y * (1 - y)
    w = w - lr * right_slope(d, w, v, h, x)
    return w, v - lr * d * sigmoid(w * x)


def right_slope(d, w, v, h, x):
    return d * v * h * (1 - h) * x


REPAIR = Exercise(
    "10.3", "Repair", "one_step", one_step, kind="repair", given=step_with_the_new_v,
    inputs=((1.0, 1.0, 2.0, 0.0, 5.0), (0.5, -2.0, 1.0, 1.0, 3.0), (-1.0, 3.0, -2.0, 0.0, 4.0)),
    random_inputs=lambda rng: (*rng.normal(size=3).round(1).tolist(), 1.0, 2.5),
    also_right=(step_with(right_slope),
                step_with(lambda d, w, v, h, x: x * v * d * (h - h * h))),
    mistakes=(
        Mistake(step_with_the_new_v, "The slope of w still uses the v that has moved already. "
                "Both slopes belong to the same place."),
        Mistake(step_with_a_new_d(v_first=True), "The blame d is worked out anew in between. One "
                "step, one place: both slopes use the d, and the v, from before the step."),
        Mistake(step_with_a_new_d(v_first=False), "w moves first now, but d and h are worked out "
                "anew after it. Both slopes belong to the place before the step."),
        Mistake(step_with_a_new_h, "w moves first now, but h is worked out anew after it. Both "
                "slopes belong to the place before the step."),
        Mistake(step_with(lambda d, w, v, h, x: d * h * (1 - h) * x), "Now v is missing from the "
                "slope of w: the blame passes through it."),
        Mistake(step_with(lambda d, w, v, h, x: d * v * x), "Now the slope of the hidden sigmoid "
                "is missing."),
        Mistake(step_with(right_slope, sign=1), "It climbs: the steps go *against* the slopes."),
        Mistake(step_with(right_slope, lambda d, w, v, h, x: 0), "v does not move any more."),
        Mistake(step_with(lambda d, w, v, h, x: 0), "w does not move any more."),
        Mistake(step_with(right_slope, lambda d, w, v, h, x: d * x), "v's slope has its own input "
                "as a factor, and that is h."),
    ),
    hints=("In what order do the two weights move, and what does the second one see?",
           "w's slope has v as a factor. Which v should it be?",
           "Swap the two lines: w first."),
    blank="one line is still in the wrong place",
    then=Question("10.3.a", "Does the order matter much with a learning rate of 0.001?", (
        Option("hardly: v has moved very little", True, "That is why such a mistake can sit in a "
               "program for years."),
        Option("just as much", False, "You may think that wrong is wrong. It is, but the "
               "difference is as small as the step."),
        Option("more: errors add up over many steps", False, "You may think of many small wrongs. "
               "Each step starts from where it is and walks downhill from there."),
    )),
)


def scaled(X):
    return (X - X.mean(axis=0)) / X.std(axis=0)


def columns(middle, spread):
    return lambda X: (X - middle(X)) / spread(X)


SCALED = Exercise(
    "10.4", "Scale it", "scaled", scaled,
    inputs=((np.array([[133.0, 65.0], [160.0, 72.0], [152.0, 70.0], [120.0, 60.0]]),),
            (np.array([[1.0, -5.0], [3.0, 5.0]]),),
            (np.array([[0.0, 1.0, 9.0], [4.0, 2.0, 8.0], [2.0, 6.0, 1.0]]),)),
    random_inputs=lambda rng: (rng.normal(5, 3, size=(5, 2)).round(1),),
    also_right=(lambda X: (X - np.mean(X, 0)) / np.std(X, 0),
                lambda X: np.column_stack([(c - c.mean()) / c.std() for c in X.T])),
    mistakes=(
        Mistake(columns(lambda X: X.mean(), lambda X: X.std()), "You took one mean for the whole "
                "table. Each column has its own: axis=0."),
        Mistake(columns(lambda X: X.mean(axis=1, keepdims=True),
                        lambda X: X.std(axis=1, keepdims=True)), "You scaled each row: axis=1 "
                "mixes the features of one person. Down a column it is axis=0."),
        Mistake(columns(lambda X: X.mean(axis=0), lambda X: 1), "The spread is missing: divide by "
                "X.std(axis=0)."),
        Mistake(columns(lambda X: 0, lambda X: X.std(axis=0)), "The mean is missing: take it away "
                "first."),
        Mistake(lambda X: X - X.mean(axis=0) / X.std(axis=0), "Python divides before it takes "
                "away. Put brackets around X - X.mean(axis=0)."),
        Mistake(columns(lambda X: X.mean(axis=0), lambda X: X.var(axis=0)), "That is the square "
                "of the spread (var). The spread itself is std."),
        Mistake(columns(lambda X: X.min(axis=0), lambda X: np.ptp(X, axis=0)), "That brings each "
                "column to 0 to 1. It is used as well; here mean 0 and spread 1 are asked for."),
        Mistake(columns(lambda X: X.mean(axis=0), lambda X: X.std(axis=0, ddof=1)), "You divided "
                "by n − 1 inside the spread. Here \"mean\" always divides by n: std without "
                        "ddof."),
        Mistake(lambda X: X - [135, 66] if X.shape[1] == 2 else X - X.mean(axis=0)[:2], "135 and "
                "66 belong to our four people. Each table has means and spreads of its own."),
    ),
    hints=("X.mean(axis=0) is the mean of each column, X.std(axis=0) its spread.",
           "First take away, then divide, with brackets.",
           "return (X - X.mean(axis=0)) / X.std(axis=0)"),
    blank="return the scaled table",
    then=Question("10.4.a", "A new person comes, after training. By which mean do you scale?", (
        Option("by that of the training set", True, "The network knows the world in those units. "
               "And one person has no spread of their own."),
        Option("by the new person's own", False, "You may think that everybody is scaled by "
               "themselves. One number minus its own mean is always 0."),
        Option("by that of all people together, the new one too", False, "You may want to be "
               "fair. But then the old inputs would change, and the weights were learned for "
               "them."),
    )),
)


def accuracy(y_true, outputs):
    right = 0
    for target, output in zip(y_true, outputs):
        if (output >= 0.5) == (target == 1):
            right = right + 1
    return right / len(y_true)


def share(right):
    """Return a function of targets and outputs: the mean of `right(t, p)`."""
    return lambda y_true, outputs: float(np.mean(right(np.array(y_true), np.array(outputs))))


ACCURACY = Exercise(
    "10.5", "The share of right answers", "accuracy", accuracy,
    inputs=(([1, 0, 0, 1], [0.9, 0.2, 0.7, 0.4]), ([1, 0, 1], [0.5, 0.49, 0.51]),
            ([0, 0], [0.1, 0.2]), ([1], [0.3])),
    random_inputs=lambda rng: (rng.integers(0, 2, 6).tolist(),
                               rng.uniform(0, 1, 6).round(2).tolist()),
    also_right=(share(lambda t, p: (p >= 0.5) == t),
                lambda t, p: sum(int(b >= 0.5) == a for a, b in zip(t, p)) / len(t)),
    mistakes=(
        Mistake(lambda t, p: sum((b >= 0.5) == (a == 1) for a, b in zip(t, p)), "That is how many "
                "are right. Their share is asked for: divide by how many there are."),
        Mistake(share(lambda t, p: (p >= 0.5) != t), "That is the share of *wrong* answers."),
        Mistake(share(lambda t, p: (p > 0.5) == t), "An output of exactly 0.5 counts as a yes."),
        Mistake(share(lambda t, p: p == t), "An output is hardly ever exactly 0 or 1. From 0.5 on "
                "it is a yes."),
        Mistake(share(lambda t, p: p >= 0.5), "That is the share of yeses. Compare each with its "
                "target."),
        Mistake(share(lambda t, p: 1 - abs(t - p)), "That takes in how sure it was. Accuracy asks "
                "only: right or wrong?"),
        Mistake(share(lambda t, p: (p >= 0.5) & (t == 1)), "You counted the yeses that are right. "
                "A no can be right as well."),
    ),
    hints=("For each pair: is the output at least 0.5, and is the target 1? Both or neither is "
           "right.",
           "Count the right ones and divide by len(y_true).",
           "np.mean((np.array(outputs) >= 0.5) == np.array(y_true))"),
    blank="return the share of right answers",
    well_done="Accuracy says how often, the loss says how wrong.",
)

OURS = [[-2, -1], [25, 6], [17, 4], [-15, -6]]


def is_a_table(answer):
    try:
        features, answers = map(numbers_in, answer)
    except (TypeError, ValueError):
        return "something else"
    if features.shape != (len(answers), 2) or answers.ndim != 1 or len(answers) < 4:
        return f"shapes {features.shape} and {answers.shape}"
    return bool(np.isfinite(features).all()) or "a number that is none"


def are_small(answer):
    largest = float(np.abs(np.array(answer[0], float)).max())
    return largest <= 30 or f"{largest:g}"


def has_both(answer):
    found = set(np.array(answer[1], float).tolist())
    return found == {0.0, 1.0} or ", ".join(f"{one:g}" for one in sorted(found))


def are_their_own(answer):
    return np.array(answer[0]).tolist() != OURS


def is_learned(answer):
    X, y = (np.array(part, float) for part in answer)
    net = Network([2, 2, 1], seed=0, init="normal")
    train(net, X, y, optimizer=SGD(lr=0.1), epochs=1000, shuffle=False)
    right = int(np.sum(net.predict(X) == y))
    return right == len(y) or f"{right} of {len(y)}"


MY_FOUR = Exercise(
    "10.6", "My four", "my_four", kind="own",
    properties=(
        Property(is_a_table, "At least four rows with two features each are needed, and an answer "
                 "for each row. Here came {}."),
        Property(are_small, "{} is large: the sigmoids would be flat. Take something away from "
                 "each feature, or divide, so that all numbers are between −30 and 30."),
        Property(has_both, "There must be a yes (1) and a no (0), and nothing else. Here came "
                "{}."),
        Property(are_their_own, "These are our four. Make up your own."),
        Property(is_learned, "It got {} right. Is the same row there as a yes and as a no? Nobody "
                 "can learn both. Otherwise larger differences help, such as −5 and 5."),
    ),
    mistakes=(
        Mistake([[[1, 2], [3, 4]], [1, 0]], "At least four rows with two features each are "
                "needed, and an answer for each row. Here came shapes (2, 2) and (2,)."),
        Mistake([[[133, 65], [160, 72], [152, 70], [120, 60]], [1, 0, 0, 1]],
                "160 is large: the sigmoids would be flat. Take something away from each feature, "
                "or divide, so that all numbers are between −30 and 30."),
        Mistake([[[1, 2], [3, 4], [5, 6], [7, 8]], [1, 1, 1, 1]],
                "There must be a yes (1) and a no (0), and nothing else. Here came 1."),
        Mistake([OURS, [1, 0, 1, 0]], "These are our four. Make up your own."),
        Mistake([[[1, 1], [1, 1], [2, 2], [3, 3]], [1, 0, 1, 0]], "It got 2 of 4 right. Is the "
                "same row there as a yes and as a no? Nobody can learn both. Otherwise larger "
                "differences help, such as −5 and 5."),
    ),
    also_right=([[[1, 5], [2, 4], [-3, -2], [-5, -1]], [1, 1, 0, 0]],
                [[[-4, 2], [-6, 1], [5, -3], [7, 0], [6, 6]], [0, 0, 1, 1, 1]]),
    hints=("Two lists: the rows with two numbers each, and a list of 0s and 1s.",
           "Start with rows that one line can part, such as large and small animals.",
           "[[1, 5], [2, 4], [-3, -2], [-5, -1]] with [1, 1, 0, 0] is learned."),
    blank="give two lists",
    well_done="It learned your table. Ask it about somebody it has never met.",
)

EXERCISES = (ORDER, N_STEPS, REPAIR, SCALED, ACCURACY, MY_FOUR)

QUIZ = (
    Question("10.a", "All weights start at 0. Why does the network not learn to part more than "
            "one neuron could?", (
        Option("With weights of 0 nothing can be worked out.", False, "You may think that 0 kills "
               "everything. A sigmoid of 0 is 0.5, and the biases learn."),
        Option("Both hidden neurons get the same blame and stay twins.", True, "Same inputs, same "
               "weights, same slopes: after each step they are the same again. Two of the same "
               "are one."),
        Option("The learning rate would have to be larger.", False, "You may think of a push. A "
               "larger step moves both of them, and by the same."),
    )),
    Question(""
             "10.b", "Three trainings, and the losses after 10 and after 100 epochs, learned / "
             "unseen. Which one overfits?", (
        Option("0.30 / 0.60, then 0.05 / 0.35", False, "You may look for the largest gap. Its "
               "unseen loss still falls: what it learns holds elsewhere, too."),
        Option("0.30 / 0.31, then 0.24 / 0.38", True, "Here alone the unseen loss rises while the "
               "other falls. The gap is the smaller one, and yet it learns by heart."),
        Option("0.66 / 0.67, then 0.65 / 0.67", False, "You may look for the worst. This one has "
               "learned next to nothing, neither by heart nor otherwise: it underfits."),
    )),
    Question(""
             "10.c", "Of eight networks you took the one that was best on the validation set: "
             "0.93 right there. The test set, looked at once, says 0.88. What do you report?", (
        Option("0.93: it never learned from the validation set", False, "You may think that only "
               "training spoils it. It was *chosen* for these 0.93, and some of that was luck."),
        Option("0.88", True, "Nothing was chosen by the test set, so luck had no hand in it. That "
               "it is lower than 0.93 was to be expected."),
        Option("0.905, the mean of the two", False, "You may want to be fair to both. One of them "
               "is too high for a known reason, and a mean keeps half of it."),
        Option("neither: try the second best on the test set first", False, "You may look for a "
               "better one. Then the test set has chosen as well, and reports luck."),
    )),
    Question("10.d", "A network learned to tell huskies from wolves, and all wolves were "
                     "photographed in snow. On the test photos, from the same camera, it is right "
                     "99 times in 100. What do you know?", (
        Option("It knows wolves.", False, "You may trust the test. But the test photos have the "
               "same snow: it may look at nothing else."),
        Option("It is right on photos like these.", True, "That is all a test set can say. What "
               "it looks at, and what it does in summer, is another question."),
        Option("It is overfitted.", False, "You may use the word for everything. On unseen photos "
               "it does well; the trouble is that all photos share something."),
    )),
)

GUESSES = (
    Guess("10.g1", "After 1000 epochs the network says of Alice, whose target is 1 …",
          number=0.956, near=0.03,
          says="A sigmoid comes close to 1 and never gets there, and the closer it is, the "
                  "smaller its slope.",
          tempting=(
              (1.0, 0.01, "You may think that 1000 times are enough to get it right. But a "
                      "sigmoid never reaches 1, because its slope fades on the way."),
              (0.5, 0.1, "You may think that four people are too few. But to learn four rows is "
               "easy, because nine numbers are more than four."),
          )),
    Guess("10.g2", "Of the child it says …", (
        Option("about 0.5: it cannot know", False, "You may expect modesty. But it can only add "
               "and squeeze, and because the child is far from the line, the sum is far from 0."),
        Option("near 0 or near 1: very sure", True, "Far from the line means a large sum, and a "
               "large sum means sure. Distance is all it knows."),
        Option("an error message", False, "You may hope so. But to the network a child is two "
               "numbers like any others, because nobody told it what a child is."),
    )),
    Guess("10.g3", "With the raw pounds and inches, after 1000 epochs, it says …", (
        Option("the same as before: it is the same data", False, "You may think that taking away "
               "135 is cosmetics. But a sigmoid is flat far out, because it is made for small "
               "sums, so nothing is learned there."),
        Option("0.5 of everybody", True, "Every sum is far out, every slope next to nothing. Only "
               "the output's bias learns: the mean."),
        Option("it diverges", False, "You may remember the minutes of chapter 06. There the "
               "neuron was linear; here it goes to sleep instead, because a sigmoid squeezes."),
    )),
    Guess("10.g4", "After 1500 epochs …", (
        Option("both losses are near 0", False, "You may trust a large network. On the points it "
               "learned, yes; but the noise of other points is different, because it is chance."),
        Option("the learned one is near 0, the unseen one has risen again", True, "It learned the "
               "noise by heart, and elsewhere the noise is another one."),
        Option("both are large: 20 points are too few", False, "You may think that it cannot "
                "learn "
               "from so few. It can learn *them* perfectly, because it has 81 numbers to turn."),
    )),
    Guess("10.g5", "How many per cent of the 20 does the best of the fifty get right?", number=80,
          near=7, unit="%",
          says="Fifty coins, and one of them is the luckiest.",
          tempting=(
              (50, 5, "You may think that coins get half. All of them together do; but you chose "
               "the luckiest, because you looked at the test."),
              (100, 5, "That would take very many coins: about a million of them, because 20 "
               "tosses in a row have to fit."),
          )),
)
