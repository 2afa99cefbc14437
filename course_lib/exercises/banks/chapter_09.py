"""The exercises of chapter 09: factors, backward, nudging, an order, a lost slope, depth."""

import numpy as np

from course_lib.activations import sigmoid
from course_lib.exercises import Exercise, Guess, Mistake, Option, Property, Question
from course_lib.gradient_flow import TOO_LARGE, gradient_flow
from course_lib.network import Network

H1 = float(sigmoid(-3.0))
Y = float(sigmoid(2 * H1))
DL_DY, DY_DH1, DH1_DZ = -2 * (1 - Y), Y * (1 - Y), H1 * (1 - H1)
RIGHT = DL_DY * DY_DH1 * -1 * DH1_DZ

NEIGHBOUR = Exercise(
    "9.1", "The neighbour", "dL_dw2", RIGHT, kind="predict",
    mistakes=(
        Mistake(2 * RIGHT, "That is dL/dw1. The second input is −1, not −2."),
        Mistake(DL_DY * DY_DH1, "That is the blame for h1. One more factor: how h1 moves with the "
                "weight."),
        Mistake(-DH1_DZ, "That is dh1/dw2, the last factor. The two before it belong to it."),
        Mistake(DL_DY * -DH1_DZ, "dy/dh1 is missing: the blame has to pass the output neuron."),
        Mistake(DL_DY * DY_DH1 * -1, "The slope of the hidden sigmoid is missing: h1 * (1 - h1)."),
        Mistake(DL_DY * DY_DH1 * -H1, "Half of the hidden sigmoid's slope is there: it is "
                "h1 * (1 - h1)."),
        Mistake(DL_DY * DY_DH1 * -(1 - H1), "(1 - h1) is one half of the hidden sigmoid's slope; "
                "the h1 belongs to it."),
        Mistake(-2 * RIGHT, "That has both inputs in it. The weight w2 meets the second input "
                "alone, −1."),
        Mistake(DY_DH1 * -DH1_DZ, "dL/dy is missing, the first factor."),
        Mistake(DL_DY + DY_DH1 - DH1_DZ, "You added. Slopes of steps that follow one another are "
                "multiplied."),
    ),
    hints=("dL/dy and dy/dh1 stay as they are: the way back to h1 is the same.",
           "The last factor is dh1/dw2: the input −1 times the slope of the sigmoid.",
           "dL_dy * dy_dh1 * -1 * h1 * (1 - h1)"),
    also_right=(RIGHT * 1.0, float(np.prod([DL_DY, DY_DH1, -1, DH1_DZ]))),
    blank="put a little sum in place of the dots",
    well_done="Half of dL/dw1, because the input is half as large.",
    then=Question("9.1.a", "The second input were 0. What would dL/dw2 be?", (
        Option("0: that weight had no part in the mistake", True, "Its input is a factor. It is "
               "the perceptron's rule of chapter 04 again."),
        Option("the same as now", False, "You may think that the weight is what counts. It is "
               "multiplied by its input, so an input of 0 silences it."),
        Option("as large as dL/dw1", False, "You may think that they share h1. They do, and each "
               "has its own input as a factor."),
    )),
)


def backward(X, W, D):
    W_grad = X.T @ D
    b_grad = D.sum(axis=0)
    X_grad = D @ W.T
    return W_grad, b_grad, X_grad


def backward_with(W_grad=lambda X, W, D: X.T @ D, b_grad=lambda X, W, D: D.sum(axis=0),
                  X_grad=lambda X, W, D: D @ W.T):
    """Return `backward` with other answers to its three questions."""
    return lambda X, W, D: (W_grad(X, W, D), b_grad(X, W, D), X_grad(X, W, D))


def some_layer(rng):
    """Return the inputs, the weights and the blame of a small layer."""
    n_samples, n_inputs, n_neurons = rng.integers(1, 5, 3)
    return (rng.normal(size=(n_samples, n_inputs)).round(1),
            rng.normal(size=(n_inputs, n_neurons)).round(1),
            rng.normal(size=(n_samples, n_neurons)).round(1))


BACKWARD = Exercise(
    "9.2", "Backward through one layer", "backward", backward,
    inputs=(
        (np.array([[1.0, 2.0], [3.0, -1.0], [0.0, 4.0]]), np.array([[0.5, -1.0], [2.0, 3.0]]),
         np.array([[0.1, -0.2], [0.3, 0.4], [-0.5, 1.0]])),
        (np.array([[1.0, -2.0, 3.0]]), np.array([[1.0], [2.0], [-1.0]]), np.array([[0.5]])),
        (np.array([[2.0], [5.0]]), np.array([[1.0, -3.0]]), np.array([[1.0, 2.0], [0.0, -1.0]])),
    ),
    random_inputs=some_layer,
    also_right=(
        backward_with(lambda X, W, D: np.einsum("ni,nj->ij", X, D),
                      lambda X, W, D: np.ones(len(D)) @ D, lambda X, W, D: (W @ D.T).T),
        lambda X, W, D: [sum(np.outer(x, d) for x, d in zip(X, D)), sum(D),
                         np.array([W @ d for d in D])],
    ),
    mistakes=(
        Mistake(backward_with(lambda X, W, D: (X.T @ D).T), "The gradient of the weights is laid "
                "down: it must have the shape of W."),
        Mistake(backward_with(b_grad=lambda X, W, D: D), "Each neuron has one bias for all "
                "samples: add up the rows of D."),
        Mistake(backward_with(b_grad=lambda X, W, D: D.sum()), "You added up everything. Each "
                "neuron has a bias of its own: sum(axis=0) adds up the rows."),
        Mistake(backward_with(b_grad=lambda X, W, D: D.sum(axis=1)), "You added up along each "
                "row, over the neurons. It is the samples that are added up: axis=0."),
        Mistake(backward_with(b_grad=lambda X, W, D: D.sum(axis=0, keepdims=True)), "The biases "
                "are one row of numbers, not a table with one row: without keepdims."),
        Mistake(backward_with(b_grad=lambda X, W, D: D.mean(axis=0)), "You took a mean. The loss "
                "has its mean already, and D carries it: here it is a sum."),
        Mistake(backward_with(lambda X, W, D: X.T @ D / len(X)), "You divided by the number of "
                "samples. The loss has done that already, and D carries it."),
        Mistake(backward_with(X_grad=lambda X, W, D: (D @ W.T).T), "The blame for the inputs is "
                "laid down: it must have the shape of X."),
        Mistake(backward_with(X_grad=lambda X, W, D: D @ W), "The blame for the inputs goes back "
                "through W *turned*: W.T."),
        Mistake(lambda X, W, D: (D.T @ X, D.sum(axis=0), W @ D.T), "Both tables are laid down: "
                "the first must have the shape of W, the last that of X."),
        Mistake(backward_with(X_grad=lambda X, W, D: D), "The blame has to pass the weights "
                "before it reaches the inputs: multiply by W turned."),
        Mistake(backward_with(lambda X, W, D: X.T @ D / len(X), lambda X, W, D: D.mean(axis=0)),
                "You took means. The loss has its mean already, and D carries it: add up."),
    ),
    hints=("Each answer has the shape of what it is for: W_grad that of W, X_grad that of X.",
           "X.T @ D for the weights, D @ W.T for the inputs. And a bias has the input 1 in each "
           "sample.",
           "return X.T @ D, D.sum(axis=0), D @ W.T"),
    blank="return the three answers",
    well_done="Three lines, and all of deep learning stands on them.",
    then=Question("9.2.a", "Which of the three does the very first layer not need?", (
        Option("the blame for its inputs", True, "Its inputs are the data. Nobody asks how the "
               "data should change."),
        Option("the one for its biases", False, "You may think that inputs do without. The first "
               "layer has biases like any other, and they have to learn."),
        Option("the one for its weights", False, "You may think that it only looks. Its weights "
               "learn like all others."),
    )),
)


LAYER_X, LAYER_T = np.array([[1.0, 2.0], [3.0, -1.0]]), np.array([[1.0], [2.0]])


def layer_loss(W):
    return np.sum((LAYER_X @ W - LAYER_T) ** 2)


def nudged(W, i, j):
    up, down = W.copy(), W.copy()
    up[i, j] = W[i, j] + 0.001
    down[i, j] = W[i, j] - 0.001
    return (layer_loss(up) - layer_loss(down)) / 0.002


def nudged_by(up, down, divided_by):
    """Return `nudged` with other nudges, and divided by something else."""
    def slope(W, i, j):
        at = np.zeros(W.shape)
        at[i, j] = 1
        return (layer_loss(W + up * at) - layer_loss(W + down * at)) / divided_by
    return slope


def nudged_in_place_of(W, i, j):
    up, down = W.copy(), W.copy()
    up[i, j], down[i, j] = 0.001, -0.001
    return (layer_loss(up) - layer_loss(down)) / 0.002


def nudged_without_brackets(W, i, j):
    at = np.zeros(W.shape)
    at[i, j] = 0.001
    return layer_loss(W + at) - layer_loss(W - at) / 0.002


NUDGED = Exercise(
    "9.3", "Check it by nudging", "nudged", nudged,
    inputs=((np.array([[0.5], [2.0]]), 0, 0), (np.array([[0.5], [2.0]]), 1, 0),
            (np.array([[-1.0], [0.5]]), 0, 0)),
    random_inputs=lambda rng: (rng.normal(size=(2, 1)).round(1), int(rng.integers(2)), 0),
    also_right=(nudged_by(0.001, -0.001, 0.002),
                lambda W, i, j: 2 * float(LAYER_X[:, i] @ (LAYER_X @ W - LAYER_T)[:, j])),
    mistakes=(
        Mistake(nudged_by(0.001, -0.001, 0.001), "From down to up it is twice the nudge: divide "
                "by 0.002."),
        Mistake(nudged_by(0.001, -0.001, 1), "That is how far the loss moves. For a slope, divide "
                "by how far the weight moved: 0.002."),
        Mistake(nudged_by(0.001, 0, 0.001), "You nudged to one side only. That is a little off, "
                "as the curve bends: take one step up and one down."),
        Mistake(nudged_by(0.001, 0, 0.002), "That is half of the slope. Does down start from W, "
                "or from the weight that has been nudged up already?"),
        Mistake(nudged_by(0, 0, 0.002), "Both have become one and the same matrix: = gives a "
                "matrix a second name. Use W.copy() twice."),
        Mistake(nudged_in_place_of, "The weight itself has become 0.001. It should grow by that: "
                "W[i, j] + 0.001."),
        Mistake(nudged_without_brackets, "Only the lower loss is divided. Put brackets around the "
                "difference first."),
        Mistake(lambda W, i, j: nudged(W, j, i), "i and j have changed places: the row comes "
                "first, W[i, j]."),
        Mistake(lambda W, i, j: (layer_loss(W + 0.001) - layer_loss(W - 0.001)) / 0.002, "You "
                "nudged all weights at once. Only W[i, j] should move."),
    ),
    hints=("It is the nudging of the two gears: the loss a little above minus the loss a little "
           "below, divided by the way between.",
           "up = W.copy() and then up[i, j] += 0.001. The same for down, with a minus.",
           "return (layer_loss(up) - layer_loss(down)) / 0.002"),
    blank="return the slope that you find by nudging W[i, j]",
    well_done="Now you can check any backward, your own and other people's.",
)


def back(X, t, W1, b1, W2, b2):
    H = sigmoid(X @ W1 + b1)
    Y = sigmoid(H @ W2 + b2)
    D2 = 2 * (Y - t) / len(X) * Y * (1 - Y)
    D1 = D2 @ W2.T * H * (1 - H)
    return X.T @ D1, H.T @ D2


def back_with(d2=lambda D, Y: D * Y * (1 - Y), d1=lambda D, H: D * H * (1 - H), swap=False):
    """Return `back` with other slopes, or its two answers swapped."""
    def run(X, t, W1, b1, W2, b2):
        H = sigmoid(X @ W1 + b1)
        Y = sigmoid(H @ W2 + b2)
        D2 = d2(2 * (Y - t) / len(X), Y)
        D1 = d1(D2 @ W2.T, H)
        return (H.T @ D2, X.T @ D1) if swap else (X.T @ D1, H.T @ D2)
    return run


def some_network(rng):
    """Return X, t and the weights of a small network with one output."""
    n, n_inputs, n_hidden = rng.integers(1, 4, 3)
    shapes = ((n, n_inputs), (n, 1), (n_inputs, n_hidden), (n_hidden,), (n_hidden, 1), (1,))
    return tuple(rng.normal(size=shape).round(1) for shape in shapes)


ORDER = Exercise(
    "9.4", "Put it in order", "back", back, kind="order",
    lines=(
        "    D2 = 2 * (Y - t) / len(X) * Y * (1 - Y)",
        "    return X.T @ D1, H.T @ D2",
        "def back(X, t, W1, b1, W2, b2):",
        "    D1 = D2 @ W2.T * H * (1 - H)",
        "    Y = sigmoid(H @ W2 + b2)",
        "    H = sigmoid(X @ W1 + b1)",
    ),
    inputs=((np.array([[-2.0, -1.0]]), np.array([[1.0]]), np.ones((2, 2)), np.zeros(2),
             np.ones((2, 1)), np.zeros(1)),),
    random_inputs=some_network,
    also_right=(back_with(), back_with(d1=lambda D, H: H * (1 - H) * D)),
    mistakes=(
        Mistake(back_with(swap=True), "The two answers are swapped: the first layer's weights "
                "first."),
        Mistake(back_with(d1=lambda D, H: D), "The slope of the hidden sigmoids is missing."),
        Mistake(back_with(d2=lambda D, Y: D), "The slope of the output's sigmoid is missing."),
    ),
    hints=("Forward comes before backward, and the def before both.",
           "H is needed for Y, Y for D2, D2 for D1.",
           "def, H, Y, D2, D1, return."),
    blank="put the lines in order, then run them",
)


def slope_of_w(w, v, x, t):
    h = sigmoid(w * x)
    y = sigmoid(v * h)
    dL_dy = -2 * (t - y)
    dL_dh = dL_dy * y * (1 - y) * v
    return dL_dh * h * (1 - h) * x


def slope_without_a_factor(w, v, x, t):
    h = sigmoid(w * x)
    y = sigmoid(v * h)
    dL_dy = -2 * (t - y)
    dL_dh = dL_dy * y * (1 - y) * v
    return dL_dh * x


def slope_with(last, before=lambda y, v: y * (1 - y) * v):
    """Return `slope_of_w` with other factors: `last(h, x)`, and `before(y, v)`."""
    def slope(w, v, x, t):
        h = sigmoid(w * x)
        y = sigmoid(v * h)
        return -2 * (t - y) * before(y, v) * last(h, x)
    return slope


def slope_with_another_slope(factor):
    """Return `slope_of_w` with `factor(w, v, y)` in place of the hidden sigmoid's slope."""
    return lambda w, v, x, t: (slope_without_a_factor(w, v, x, t)
                               * factor(w, v, sigmoid(v * sigmoid(w * x))))


REPAIR = Exercise(
    "9.5", "Repair", "slope_of_w", slope_of_w, kind="repair", given=slope_without_a_factor,
    inputs=((1.0, 1.0, -2.0, 1.0), (0.5, -1.5, 3.0, 0.0), (-1.0, 2.0, 0.5, 1.0),
            (2.0, 3.0, 1.0, 0.0)),
    random_inputs=lambda rng: tuple(rng.normal(size=4).round(1).tolist()),
    tolerance=1e-6,             # whoever finds it by nudging is right, too
    also_right=(slope_with(lambda h, x: x * (h - h * h)),
                slope_with(lambda h, x: h * (1 - h) * x, lambda y, v: v * (y - y * y))),
    mistakes=(
        Mistake(slope_without_a_factor, "A factor is still missing: the blame at h is multiplied "
                "by the input, and by nothing for the sigmoid."),
        Mistake(slope_with(lambda h, x: h * x), "Half of the slope is there: of the sigmoid it is "
                "h * (1 - h)."),
        Mistake(slope_with(lambda h, x: (1 - h) * x), "(1 - h) is one half of the slope; the h "
                "belongs to it."),
        Mistake(slope_with_another_slope(lambda w, v, y: w * (1 - w)), "That is worked out with "
                "the weight. The slope of a sigmoid needs what it *puts out*: h."),
        Mistake(slope_with_another_slope(lambda w, v, y: y * (1 - y)), "That is the slope of the "
                "output once more. The hidden sigmoid has one of its own, with h."),
        Mistake(slope_with_another_slope(lambda w, v, y: w), "From the sum w · x back to w it is "
                "the input that counts, not w. A sigmoid's slope is missing."),
        Mistake(slope_with_another_slope(lambda w, v, y: v), "The weight v is there already. On "
                "the way back you pass a sigmoid, and its slope is missing."),
        Mistake(slope_with(lambda h, x: h * (1 - h)), "The input x has got lost: it is the last "
                "factor."),
        Mistake(slope_with(lambda h, x: h * (1 - h) * x, lambda y, v: v), "Now the hidden slope "
                "is there, and the one of the output is gone."),
        Mistake(slope_with(lambda h, x: h * (1 - h) * x, lambda y, v: y * (1 - y)), "Now the "
                "hidden slope is there, and the weight v is gone."),
        Mistake(lambda w, v, x, t: w * slope_of_w(w, v, x, t), "The slope is there now, and a w "
                "too many: from w · x back to w the input counts, not the weight."),
        Mistake(lambda w, v, x, t: -slope_without_a_factor(w, v, x, t), "You turned the sign "
                "round. It was right: a factor is missing."),
    ),
    hints=("From the loss to y, to h, to w: which of these steps has a sigmoid in it?",
           "Two sigmoids, so two slopes of the kind a * (1 - a). How many do you see?",
           "return dL_dh * h * (1 - h) * x"),
    blank="a factor is still missing",
    then=Question("9.5.a", "Without that factor, would the training still have gone downhill?", (
        Option("yes, but with the wrong lengths of steps", True, "h (1 − h) is always positive, "
               "so the sign was right. That is what makes such mistakes hard to see."),
        Option("no: it would have climbed", False, "You may think that wrong is wrong. A missing "
               "factor that is positive leaves the direction of this one weight as it was."),
        Option("it would have stopped with an error", False, "You may hope so. Numbers do not "
               "complain: that is what gradient checking is for."),
    )),
)

DEEP = [2, *[12] * 10, 1]


def blame(activation, scale):
    """Return the mean gradient of each layer of a network with ten hidden ones."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(60, 2))
    net = Network(DEEP, activation=activation, seed=0)
    for layer in net.layers:
        layer.weights = layer.weights * scale
    return gradient_flow(net, X, (X[:, 0] * X[:, 1] > 0).astype(float),
                         "cross_entropy").gradients


def is_a_network(answer):
    try:
        activation, scale = answer
        known = activation in ("linear", "sigmoid", "tanh", "relu", "leaky_relu")
        return (known and 0 < scale <= 10) or f"{activation!r} and {scale!r}"
    except (TypeError, ValueError):
        return "something else"


def has_a_bend(answer):
    return answer[0] != "linear"


def is_not_too_loud(answer):
    return bool(blame(answer[0], float(answer[1])).max() <= TOO_LARGE)


def arrives(answer):
    gradients = blame(answer[0], float(answer[1]))
    left = float(gradients[0] / gradients[-1]) if gradients[-1] else 0.0
    return 0.1 <= left <= 10 or f"{left:.1g}".replace("e-0", " · 10^-")


MY_NETWORK = Exercise(
    "9.6", "My deep network", "my_network", kind="own",
    properties=(
        Property(is_a_network, "An activation (\"sigmoid\", \"tanh\", \"relu\" or \"leaky_relu\") "
                 "and a scale above 0, at most 10, are needed. Here came {}."),
        Property(has_a_bend, "Linear layers pass the blame on well, and ten of them are one. "
                 "Choose a bend."),
        Property(is_not_too_loud, "The first layer hears it, and far too loud: some layer gets "
                 "over 10. Smaller weights."),
        Property(arrives, "The first layer gets {} times what the last one gets. Try it in the "
                 "picture: which bends are steep?"),
    ),
    mistakes=(
        Mistake("tanh", "An activation (\"sigmoid\", \"tanh\", \"relu\" or \"leaky_relu\") and a "
                "scale above 0, at most 10, are needed. Here came something else."),
        Mistake(("linear", 1.0), "Linear layers pass the blame on well, and ten of them are one. "
                "Choose a bend."),
        Mistake(("relu", 8.0), "The first layer hears it, and far too loud: some layer gets over "
                "10. Smaller weights."),
        Mistake(("sigmoid", 1.0), "The first layer gets 5 · 10^-8 times what the last one gets. "
                "Try it in the picture: which bends are steep?"),
    ),
    also_right=(("tanh", 1.5), ("relu", 1.0), ("leaky_relu", 1)),
    hints=("A sigmoid's slope is at most a quarter. Which bends have a slope of 1?",
           "Too little arrives: larger weights. Too much: smaller ones.",
           "Try \"tanh\" with scales between 1 and 2."),
    blank="give an activation and a scale",
    well_done="Ten layers deep, and the first one still hears what it did wrong.",
)

EXERCISES = (NEIGHBOUR, BACKWARD, NUDGED, ORDER, REPAIR, MY_NETWORK)

QUIZ = (
    Question("9.a", "A hidden neuron says 0.9999. What does the chain rule say about its weights?",
             (
        Option("They get large slopes, since it is so active.", False, "You may think that who "
               "shouts is to blame. But its sigmoid is flat out there: 0.9999 × 0.0001."),
        Option("They get next to no slope.", True, "a (1 − a) is a factor, and it is nearly 0. "
               "The neuron is *saturated*: it hardly hears its weights."),
        Option("That depends on the target alone.", False, "The target is in the first factor. "
               "The others count as well: they are multiplied."),
    )),
    Question("9.b", "Why must you go *forward* before you can go back?", (
        Option("Because the factors need the values on the way.", True, "h (1 − h), y (1 − y), "
               "the inputs: all of them are numbers that come up on the way forward."),
        Option("Because the weights change on the way.", False, "You may think that a look is a "
               "step. Forward changes nothing."),
        Option("It is only a habit.", False, "You may think that formulas stand for themselves. "
               "Without values there is nothing to put into them."),
    )),
    Question("9.c", "In a library that adds up, you call `backward` twice on purpose, with two "
                    "halves of a batch, and then take one step. Is that a mistake?", (
        Option("Yes: it must be cleared before each call.", False, "You may have learned it as a "
               "rule. It must be cleared before each *step*'s first call; the halves belong "
               "together."),
        Option("No: the sum over both halves is what a whole batch would give.", True, "That is "
               "why they add up: a batch that does not fit in memory can be done in parts."),
        Option("Yes: the second call undoes the first.", False, "You may think of here, where it "
               "takes its place. A library that adds up keeps both."),
    )),
    Question("9.d", "A dead ReLU: will a larger learning rate wake it?", (
        Option("yes: larger steps get it out", False, "You may think of a push. But its slope is "
               "0, and any learning rate times 0 is 0."),
        Option("no: its gradient is 0 for every sample", True, "It never moves by itself. Only "
               "if the layers *before* it change its inputs may it come back."),
        Option("yes, if it has many weights", False, "You may think that one of them will do it. "
               "All of them have the same factor 0."),
    )),
)

GUESSES = (
    Guess("9.g1", "How many times as far as w does L move?", number=36, near=0.5,
          says="3 for the first gear, and 2 · 6 for the second, at the place where it stands.",
          tempting=(
              (12, 0.5, "You may have taken the second gear alone. But the first one moves 3 "
               "times as far as the weight, because z is 3w, so it is 3 × 12."),
              (3, 0.5, "You may have taken the first gear alone. But it turns another one, "
               "because L is z squared."),
              (15, 0.5, "You may have added. But slopes multiply, because each gear passes on "
               "what it got."),
              (18, 0.5, "You may have used the square itself in part. But its slope at 6 is "
               "2 · 6, because a square grows on both of its sides."),
          )),
    Guess("9.g2", "If w₁ goes up a little, the loss …", (
        Option("falls: a larger weight makes a larger output", False, "You may think that more "
               "weight is more output. But it is multiplied by −2, and because of that the sum "
               "gets smaller."),
        Option("rises: with a negative input it makes the output smaller", True, "The sum goes "
               "down, h₁ goes down, the output goes down, away from the target 1."),
        Option("stays: only the last layer's weights count", False, "You may think that the loss "
               "is far away. But h₁ feeds the output, because it is connected with it."),
    )),
    Guess("9.g3", "How many runs would nudging take?", number=47_720, near=10,
          says="Two for each parameter: once up, once down.",
          tempting=(
              (23_860, 2, "You may count one run each. But each weight is nudged to both sides, "
               "because a slope needs two points: twice as many."),
              (23_861, 0.5, "One for each, and one without a nudge: that works as well, and it is "
               "less exact, because it looks to one side only. To both sides it is twice 23,860."),
              (2, 0.5, "That would be nice. But each weight needs its own nudge, because you "
               "could not tell who did it."),
          )),
    Guess(""
          "9.g4", "How far has the weight moved after ten steps, never "
                  "cleared?", number=5.5, near=0.3,
          says="The steps are 1, 2, 3 … 10 times as long as they should be: 5.5 in place of 1.",
          tempting=(
              (1, 0.2, "You may think that the same data give the same steps. But each step goes "
               "by the sum of all slopes so far, because nothing was taken out."),
              (10, 0.5, "You may have made each step ten times as long. But only the last one is, "
               "because the sum grows by one slope at a time."),
              (2, 0.2, "You may think of doubling. But it goes on, because each call adds one "
               "more: 1, 2, 3 and so on times as long."),
          )),
    Guess("9.g5", "Of the blame at the last layer, the first one of eight gets …", (
        Option("about an eighth", False, "You may think that it is shared out. But each layer "
               "multiplies, because of the chain rule, so it shrinks much faster."),
        Option("less than a thousandth", True, "Less than a millionth, even: each layer of "
               "sigmoids keeps a quarter at the very most."),
        Option("more: it adds up on the way", False, "You may think of an avalanche. That happens "
               "with large weights, because then each factor is above 1; with these it shrinks."),
    )),
)
