"""The exercises of chapter 11: a ring by hand, a clue, a leak to mend, two knobs, one's own."""

import ast

import numpy as np

from course_lib import Network, train
from course_lib.datasets import DATASETS_2D
from course_lib.datasets.features import FEATURES, features
from course_lib.exercises import Exercise, Guess, Mistake, Option, Property, Question
from course_lib.exercises.judge.values import numbers_in
from course_lib.losses import binary_cross_entropy


def ring(x1, x2):
    bias, w1, w2 = 9, -1, -1
    z = w1 * x1**2 + w2 * x2**2 + bias
    return 1 if z >= 0 else 0


def neuron(bias, w1, w2):
    """Return `ring` with other numbers."""
    return lambda x1, x2: int(bias + w1 * x1 * x1 + w2 * x2 * x2 >= 0)


def in_the_ring(rng):
    """Return a point of the disc or of the ring around it, never between the two."""
    radius, angle = rng.choice([1.0, 2.49, 3.51, 5.0]), rng.uniform(0, 2 * np.pi)
    return round(radius * np.sin(angle), 2), round(radius * np.cos(angle), 2)


RING = Exercise(
    "11.1", "The circle by hand", "ring", ring, kind="design", blanks=3,
    inputs=((0.0, 0.0), (2.0, 0.0), (0.0, -2.0), (1.7, 1.7), (4.0, 0.0), (0.0, 4.0),
            (-2.6, 2.6), (3.51, 0.0), (0.0, -3.51), (5.0, 1.0)),
    random_inputs=in_the_ring,
    also_right=(neuron(10, -1, -1), neuron(1, -0.1, -0.12)),
    mistakes=(
        Mistake(neuron(-9, 1, 1), "It fires outside and is quiet in the middle. Which sign makes "
                "a large square a reason *against*?"),
        Mistake(neuron(9, 1, 1), "It fires everywhere: squares are never negative, and yours only "
                "add. Far from the middle the sum must become negative."),
        Mistake(neuron(-9, -1, -1), "It never fires. In the middle both squares are 0, so only "
                "the bias is left there: what sign must it have?"),
        Mistake(neuron(0, -1, -1), "Without a bias it fires in the very middle alone. The squares "
                "only pull down: what do they pull down from?"),
        Mistake(neuron(3, -1, -1), "Your circle is too small. It ends where x₁² + x₂² is 3, and "
                "that is the *square* of the distance."),
        Mistake(neuron(5, -1, -1), "Your circle is still too small: points at a distance of 2.4 "
                "are outside. Its bias is the *square* of the distance."),
        Mistake(neuron(6.25, -1, -0.5), "That is an egg: it reaches too far up and down. In a "
                "circle both squares weigh the same."),
        Mistake(neuron(20, -1, -1), "Your circle is too large: points of the ring are inside."),
        Mistake(neuron(9, -1, 0), "That is a strip, not a circle: x₂ has no say."),
        Mistake(neuron(9, 0, -1), "That is a strip, not a circle: x₁ has no say."),
        Mistake(neuron(9, -1, 1), "x₁² speaks against and x₂² for it: that is no circle. In a "
                "circle both count alike."),
    ),
    hints=("In the middle both squares are 0: what must the bias be, so that it fires there?",
           "The border is where bias + w1 · x1² + w2 · x2² is 0. With weights of −1 it is where "
           "x1² + x2² equals the bias.",
           "The border should lie at a distance of 3, and 3² is 9."),
    blank="put three numbers in place of the dots",
    well_done="One neuron, one circle.",
)


def seen(X):
    return np.column_stack([X[:, 0], X[:, 1], X[:, 0] * X[:, 1]])


def with_clue(clue):
    """Return `seen` with another third column, `clue(x1, x2)`."""
    return lambda X: np.column_stack([X, clue(*X.T)])


SEEN = Exercise(
    "11.2", "Hand it the clue", "seen", seen,
    inputs=((np.array([[2.0, 3.0], [-1.0, 4.0], [0.0, -5.0]]),), (np.array([[1.5, -2.0]]),),
            (np.array([[-3.0, -3.0], [2.0, 2.0]]),)),
    random_inputs=lambda rng: (rng.normal(0, 3, size=(4, 2)).round(1),),
    also_right=(with_clue(lambda x1, x2: x1 * x2),
                lambda X: np.array([[x1, x2, x1 * x2] for x1, x2 in X]),
                lambda X: np.hstack([X, X.prod(axis=1, keepdims=True)])),
    mistakes=(
        Mistake(lambda X: np.column_stack([X[:, 1], X[:, 2], X[:, 1] * X[:, 2]]), "Columns are "
                "counted from 0: the first one is X[:, 0]."),
        Mistake(lambda X: [X[0, 0], X[0, 1], X[0, 0] * X[0, 1]], "That is the first point alone. "
                "X[:, 0] is a whole column, one number of each point."),
        Mistake(lambda X: np.column_stack([X[:, 0], X[:, 0] * X[:, 1]]), "x2 itself is missing: "
                "three columns, x1, x2 and their product."),
        Mistake(with_clue(lambda x1, x2: x1 + x2), "You added the two. A sum is nothing new: any "
                "neuron makes it itself. Multiply."),
        Mistake(lambda X: X[:, 0] * X[:, 1], "That is the clue alone. The table has three "
                "columns."),
        Mistake(lambda X: (X[:, 0] * X[:, 1]).reshape(-1, 1), "That is the clue alone, as a "
                "column. The two coordinates stay in front of it."),
        Mistake(lambda X: np.column_stack([X[:, 0] * X[:, 1], X]), "The clue is there, in front. "
                "Put it third: x1, x2, and then the product."),
        Mistake(lambda X: np.column_stack([X[:, 0], X[:, 0], X[:, 0] * X[:, 1]]), "The first "
                "column stands there twice. The second one is X[:, 1]."),
        Mistake(lambda X: np.column_stack([X, X**2]), "Those are the squares, the circle's clue. "
                "Here x1 times x2 is asked for."),
        Mistake(with_clue(lambda x1, x2: x1 * x1), "That is x1 times itself. The clue is x1 times "
                "x2."),
        Mistake(lambda X: np.column_stack([X[:, 1], X[:, 0], X[:, 0] * X[:, 1]]), "x1 and x2 have "
                "changed places: the first column is X[:, 0]."),
        Mistake(lambda X: np.column_stack([X[0], X[1], X[0] * X[1]]), "X[0] is the first *row*, "
                "one point. A column is X[:, 0]."),
        Mistake(lambda X: np.append(X, X[:, 0] * X[:, 1]), "np.append puts all numbers into one "
                "long row. Side by side they stand by np.column_stack."),
        Mistake(lambda X: np.column_stack([X, X[:, 0] @ X[:, 1]]), "`@` multiplies and adds up to "
                "one number. Each row has a product of its own: `*`."),
        Mistake(with_clue(lambda x1, x2: np.sign(x1 * x2)), "That is the product's sign alone. It "
                "would do here; the product itself is asked for."),
    ),
    hints=("X[:, 0] is the column of all x1, X[:, 1] that of all x2. `*` multiplies row by row.",
           "np.column_stack takes a list of columns. You need three.",
           "The third one is X[:, 0] * X[:, 1]."),
    blank="return a table with three columns",
    then=Question("11.2.a", "Why did nobody have to give it x₁ + x₂ as a third input?", (
        Option("A neuron adds up by itself; what it cannot do is multiply.", True, "w₁x₁ + w₂x₂ "
               "is a sum already. A clue helps where it is something that weights cannot make."),
        Option("Since a sum is too small a number.", False, "You may think that size matters. But "
               "a weight makes any number larger."),
        Option("It would have helped as much.", False, "You may try it: the border stays a "
               "straight line."),
    )),
)


def split(points, share):
    n_train = round(len(points) * share / 100)
    return points[:n_train], points[n_train:]


def split_with_a_leak(points, share):
    n_train = round(len(points) * share / 100)
    return points[:n_train], points


def cut(count, second=lambda n, points: points[n:]):
    """Return `split` with another number to learn from, or another second part."""
    def run(points, share):
        n_train = count(len(points), share)
        return points[:n_train], second(n_train, points)
    return run


def per_cent(n, share):
    return round(n * share / 100)


SPLIT = Exercise(
    "11.3", "Repair", "split", split, kind="repair", given=split_with_a_leak,
    inputs=(([1, 2, 3, 4], 50), ([5, 6, 7, 8, 9, 10, 11, 12, 13, 14], 20),
            ([3, 1, 4, 1, 5, 9, 2, 6, 5, 3], 90)),
    random_inputs=lambda rng: (rng.integers(0, 99, 10).tolist(), int(rng.integers(1, 10)) * 10),
    also_right=(cut(per_cent), cut(lambda n, share: n - per_cent(n, 100 - share))),
    mistakes=(
        Mistake(split_with_a_leak, "The second part still holds the points that it learned from. "
                "A test with known questions flatters."),
        Mistake(cut(per_cent, lambda n, points: points[:n]), "Now both parts are the same points. "
                "The second one begins where the first one ends."),
        Mistake(cut(per_cent, lambda n, points: points[n + 1:]), "One point has got lost between "
                "the two. points[:3] ends *before* number 3."),
        Mistake(cut(per_cent, lambda n, points: points[n - 1:]), "One point is in both parts: the "
                "last one that it learned from. Where does points[:3] end?"),
        Mistake(cut(per_cent, lambda n, points: points[-n:]), "Counted from the end you get as "
                "many points as in the first part. All that are left over are wanted."),
        Mistake(cut(per_cent, lambda n, points: points[n:-1]), "The last point has got lost. A "
                "slice without an end goes to the very end: points[3:]."),
        Mistake(cut(per_cent, lambda n, points: points[n]), "That is a single point, and no list. "
                "A slice has a colon: points[3:]."),
        Mistake(cut(per_cent, lambda n, points: [p for p in points if p not in points[:n]]),
                "Two points may look alike, and be two. Cut by place, not by looks."),
        Mistake(cut(lambda n, share: share), "The first part is too long: `share` is in per cent, "
                "so many of each hundred."),
    ),
    hints=("Two points to learn from, and four points in all: which ones does it return second?",
           "The first part is points[:n_train]. What comes after it?",
           "A slice without an end, points[3:], goes from number 3 to the last one."),
    blank="the second part is too good to be true",
    then=Question("11.3.a", "Half of the points are in both parts. What does the leak do to the "
                            "loss on the \"unseen\" points of a network that learned by heart?", (
        Option("It looks lower than it is.", True, "Half of the questions are known. The more it "
               "learned by heart, the more it is flattered."),
        Option("It looks higher than it is.", False, "You may think that a mistake makes things "
               "worse. This one makes them look better, and nobody complains."),
        Option("Nothing: the network is the same.", False, "You may look at the network alone. It "
               "is the same; what you *know* of it is not."),
    )),
)

LR = Exercise(
    "11.4", "Twenty-five at a time", "lr_for_25", 0.075, kind="predict",
    mistakes=(
        Mistake(0.012, "You made the steps shorter. With batches of 25 there are *fewer* steps in "
                "an epoch than with 10, so each must go further."),
        Mistake(0.03, "That is the rate for 10 at a time. With 25 it would take fewer steps of "
                "the same length."),
        Mistake(0.3, "That is the rate for 100 at a time."),
        Mistake(0.75, "Ten times too long: 25 at a time is 2.5 times as many as 10."),
        Mistake(0.045, "You added where it multiplies: 10 times as many at a time, 10 times the "
                "rate."),
        Mistake(0.1, "Longer steps, yes. How many times as long? 25 at a time is 2.5 times 10."),
        Mistake(2.5, "That is how many times as large the batch is. How large is the rate?"),
        Mistake(0.12, "25 at a time is 2.5 times 10, not 4 times. (It is a quarter of 100.)"),
        Mistake(0.25, "That is the batch size with a point in it. How many times 0.03 is it?"),
        Mistake(0.15, "25 is a quarter of 100, not half of it."),
    ),
    hints=("From 10 to 100 at a time: what became of the learning rate?",
           "25 at a time is 2.5 times as many as 10.", "2.5 × 0.03"),
    also_right=(0.03 * 2.5, 0.003 * 25),
    blank="put a number in place of the dots",
    well_done="The same way in fewer, longer steps, as long as they do not get wild.",
)

PLANE = np.random.default_rng(0).uniform(-5, 5, size=(200, 2))


def answers_of(rule):
    return [rule(float(x1), float(x2)) for x1, x2 in PLANE]


def says_yes_or_no(rule):
    odd = [place for place, said in enumerate(answers_of(rule)) if said not in (True, False)]
    return not odd or PLANE[odd[0]].round(2).tolist()


def says_both(rule):
    yes = sum(map(bool, answers_of(rule)))
    return 30 <= yes <= 170 or str(yes)


def is_bent(rule):
    """Say how many points the best straight line gets right, where that is most of them."""
    y, table = np.array(answers_of(rule), float), np.column_stack([PLANE, np.ones(len(PLANE))])
    line = table @ np.linalg.lstsq(table, 2 * y - 1, rcond=None)[0]
    right = int(np.sum((line > 0) == (y == 1)))
    return right <= 180 or str(right)


def is_learned(rule):
    y, net = np.array(answers_of(rule), float), Network([2, 8, 1], activation="tanh")
    train(net, PLANE, y, loss="binary_cross_entropy", batch_size=10, epochs=100)
    right = int(np.sum(net.predict(PLANE) == y))
    return right >= 180 or str(right)


def dartboard(x1, x2):
    return x1**2 + x2**2 < 9


MY_RULE = Exercise(
    "11.5", "My points", "my_rule", kind="own",
    properties=(
        Property(says_yes_or_no, "It must say True or False of every point, and of {} it does "
                 "not. Does it return a comparison?"),
        Property(says_both, "It says yes of {} of 200 points in the plane. At least 30 yeses and "
                 "30 noes are wanted: move or widen your shape."),
        Property(is_bent, "One straight line gets {} of 200 points right already. Bend your "
                 "border, or draw more than one."),
        Property(is_learned, "Eight hidden neurons get {} of 200 points right, and 180 are "
                 "wanted. Larger pieces, fewer of them."),
    ),
    mistakes=(
        Mistake(lambda x1, x2: x1 * x2 / 0.5, "It must say True or False of every point, and "
                "of [1.37, -2.3] it does not. Does it return a comparison?"),
        Mistake(lambda x1, x2: x1**2 + x2**2 < 1, "It says yes of 6 of 200 points in the plane. "
                "At least 30 yeses and 30 noes are wanted: move or widen your shape."),
        Mistake(lambda x1, x2: x2 > x1, "One straight line gets 199 of 200 points right already. "
                "Bend your border, or draw more than one."),
        Mistake(lambda x1, x2: int(x1) % 2 == 0, "Eight hidden neurons get 121 of 200 points "
                "right, and 180 are wanted. Larger pieces, fewer of them."),
    ),
    also_right=(dartboard, lambda x1, x2: x2 > 3 * np.sin(x1),
                lambda x1, x2: 1 if abs(x1 + x2) < 2 else 0),
    hints=("x1 and x2 go from −5 to 5. A circle, a strip, a wave, a V?",
           "x2 > abs(x1) - 1 is a V; x2 > 3 * np.sin(x1) is a wave.",
           "`and` and `or` join two borders: x1 > 0 and x2 > 0."),
    blank="return True or False",
    well_done="Now watch a network find it.",
)

# What a line leaves out where the playground's own values are meant.
USUAL = {"data": "circle", "features": ("x1", "x2"), "hidden": (4, 2), "activation": "tanh"}


def knobs_of(state):
    """Return what the line of a playground says of its data and its network."""
    call = ast.parse(state[state.index("explore_playground("):].strip(), mode="eval").body
    said = {one.arg: one.value for one in call.keywords if one.arg in USUAL}
    return USUAL | {name: ast.literal_eval(value) for name, value in said.items()}


def is_handed_in(answer):
    try:
        state, numbers = answer
        knobs_of(state), numbers_in(numbers)
    except (TypeError, ValueError, AttributeError, SyntaxError):
        return False
    return True


def is_spiral(answer):
    data = knobs_of(answer[0])["data"]
    return data == "spiral" or f'"{data}"'


def network_of(answer):
    """Return the network with the numbers that were handed in, or None where they do not fit."""
    knobs = knobs_of(answer[0])
    net = Network([len(knobs["features"]) or 1, *knobs["hidden"], 1], knobs["activation"])
    if np.shape(answer[1]) != net.parameters().shape:
        return None
    net.parameters()[:] = answer[1]
    return net


def belongs_together(answer):
    return network_of(answer) is not None or str(np.size(answer[1]))


def is_solved(answer):
    names = [name for name in FEATURES if name in knobs_of(answer[0])["features"]]
    X, y = DATASETS_2D["spiral"](1000)
    says = network_of(answer).forward(features(X, names))[:, 0]
    loss = binary_cross_entropy(y, says)
    return loss < 0.05 or f"{loss:.3f}"


def is_lean(answer):
    return np.size(answer[1]) <= 60 or str(np.size(answer[1]))


LINE = ("explore_playground(data='spiral', features=('x1', 'x2', 'sin_x1', 'sin_x2'), "
        "hidden=(5,), lr=0.3, epochs=400)")
# Trained by that very line, and rounded.
NUMBERS = [
    0.6, 2.5, -4.1, -1.2, 0.9, 1.8, -0.3, 1.2, 2.8, 1.7, -3.5, 0.2, 5.0, -6.9, -0.8, -2.6, 8.2,
    -3.3, -3.4, -0.7, -0.2, 0.0, 0.1, 0.0, 0.2, -6.3, -7.3, -8.3, 7.2, 6.3, 0.0]


def padded():
    """Return the same network with inputs and neurons that do nothing: it is no longer lean."""
    into, bias, out = np.zeros((7, 8)), np.zeros(8), np.zeros(8)
    into[[0, 1, 5, 6], :5] = np.reshape(NUMBERS[:20], (4, 5))
    bias[:5], out[:5] = NUMBERS[20:25], NUMBERS[25:30]
    state = LINE.replace("'x2', ", "'x2', 'x1_squared', 'x2_squared', 'x1_x2', ")
    return state.replace("(5,)", "(8,)"), [*into.ravel(), *bias, *out, NUMBERS[30]]


MY_SPIRAL = Exercise(
    "11.6", "The spiral on a diet", "my_spiral", kind="own",
    properties=(
        Property(is_handed_in, "Two things are needed, in square brackets: the playground's state "
                 "and its network's numbers, as the cell has them."),
        Property(is_spiral, "This playground shows {}. The spiral is asked for."),
        Property(belongs_together, "The line and the {} numbers do not belong to one network. "
                 "Take both from the same playground, at the same time."),
        Property(is_solved, "On 1000 points of the spiral its loss is {}, and less than 0.05 is "
                 "wanted. Play on, or turn other knobs."),
        Property(is_lean, "Solved, with {} numbers. At most 60 are wanted: fewer neurons, fewer "
                 "layers, fewer inputs."),
    ),
    mistakes=(
        Mistake("the spiral", "Two things are needed, in square brackets: the playground's state "
                "and its network's numbers, as the cell has them."),
        Mistake(["explore_playground(hidden=())", [0.1, 0.2, 0.3]], "This playground shows "
                '"circle". The spiral is asked for.'),
        Mistake([LINE, NUMBERS[:20]], "The line and the 20 numbers do not belong to one network. "
                "Take both from the same playground, at the same time."),
        Mistake([LINE, [0] * 31], "On 1000 points of the spiral its loss is 0.693, and less than "
                "0.05 is wanted. Play on, or turn other knobs."),
        Mistake(padded(), "Solved, with 73 numbers. At most 60 are wanted: fewer neurons, fewer "
                "layers, fewer inputs."),
    ),
    also_right=([LINE, NUMBERS], (f"# A knob moved.\n{LINE}\n", np.array(NUMBERS))),
    hints=("Our line has two hidden layers of eight. What if one layer had to do?",
           "Keep the sines, x₁ and x₂, and train on 80 %. Try one layer of eight, then fewer.",
           "One layer of six tanh neurons, learning rate 0.3, about 200 epochs: 37 numbers."),
    blank="let it learn the spiral first",
    well_done="And fewer? The leanest that we found has 31 numbers.",
)

EXERCISES = (RING, SEEN, SPLIT, LR, MY_RULE, MY_SPIRAL)

QUIZ = (
    Question("11.a", "You try twenty settings, and keep the one with the lowest loss on the "
                     "unseen points. What have these points become?", (
        Option("They are still a test set: it never learned from them.", False, "You may think "
               "that only the network learns. You did, too: you chose by them."),
        Option("A validation set: a fair test needs new points.", True, "You turned the knobs "
               "until it looked good. How good it is, others must tell."),
        Option("A part of the training set.", False, "You may be too strict. No weight ever moved "
               "because of them; you did."),
    )),
    Question("11.b", "With L2 at 0.1 all weights went to 0 and the loss stood at 0.693. What "
                     "happened?", (
        Option("It diverged: the steps were too long.", False, "You may remember numbers that "
               "grow. Here they shrank to nothing."),
        Option("Weights cost so much that it does not pay to have any.", True, "With weights of 0 "
               "it says the same of every point, and a coin's loss is 0.693."),
        Option("It overfits.", False, "You may think of anything bad. It learned nothing at all: "
               "it is as bad on the points it knows."),
    )),
    Question("11.c", "In the script, what does `order = rng.permutation(n_train)` do?", (
        Option("It gives the weights a new start.", False, "You may see chance and think of the "
               "start. The weights are drawn once, further up."),
        Option("It puts the points into a new order before each epoch.", True, "Shuffling, "
               "chapter 07. It stands inside the loop, so each epoch has an order of its own."),
        Option("It parts the points into seen and unseen.", False, "You may remember the other "
               "`order`. That one stands once, at the top, before n_train is known."),
    )),
    Question("11.d", "And `slopes.append(outputs[k].T @ z_grad)`: what is added to the list?", (
        Option("the new weights of a layer", False, "You may be a line ahead. The weights move "
               "in the last loop, by p -= lr * g."),
        Option("the slopes of a layer's weights", True, "The X turned, times D, of chapter 09: "
               "what came in, times the blame for the sums."),
        Option("the blame for the layer before", False, "That is two lines below: z_grad times "
               "the weights turned. Here the *inputs* are turned."),
    )),
)

GUESSES = (
    Guess("11.g1", "No hidden layer, 100 epochs. What will the map of the output look like?", (
        Option("a round patch in the middle", False, "You may trust the learning. But without a "
               "hidden layer it is one neuron, and because a neuron draws one straight line, "
               "there is nothing round to learn."),
        Option("one straight border, about as good as a coin", True, "One neuron, one line "
               "(chapter 04), and no line parts a disc from the ring around it."),
        Option("half a circle", False, "You may think of a compromise. But one neuron has no "
               "curves at all, because it only adds up."),
    )),
    Guess("11.g2", "20 epochs of XOR. Which network has the lower loss on unseen points?", (
        Option("ten hidden neurons, which see x₁ and x₂", False, "You may think that more neurons "
               "see more. But they have to *find* the product first, because nobody hands it to "
               "them."),
        Option("no hidden neuron at all, which sees x₁, x₂ and x₁ · x₂", True, "Where the signs "
               "are alike the product is positive, else negative. Nothing is left to find."),
        Option("about the same", False, "You may think that 41 numbers make up for it. In the end "
               "they nearly do; but it takes much longer, because they have to be found."),
    )),
    Guess("11.g3", "100 epochs of the circle, sigmoids everywhere, four in each layer. Which one "
                   "learns it best?", (
        Option("one hidden layer", True, "The others are deeper, and the blame hardly gets "
               "through: each sigmoid lets at most a quarter of it pass."),
        Option("three hidden layers", False, "You may look for the golden middle. But three "
               "sigmoids already leave next to no blame, because quarters multiply."),
        Option("six hidden layers", False, "You may think that deeper is cleverer. It could be; "
               "but it cannot be taught, because the blame vanishes on its way back."),
    )),
    Guess("11.g4", "L2 goes from 0 to 0.01. What do the two losses do, compared with before?", (
        Option("both get lower", False, "You may hope that what helps, helps everywhere. But it "
               "may no longer learn the noise by heart, because that takes large weights."),
        Option("learned points: higher, unseen points: lower", True, "It gives up the noise. That "
               "costs where it had learned the noise, and pays elsewhere."),
        Option("both get higher", False, "You may think that a brake is a brake. But what it "
               "brakes is noise, because the rest of the shape needs no large weights."),
    )),
    Guess("11.g5", "100 at a time in place of 10, the same learning rate, 50 epochs. It gets …", (
        Option("further: each step knows better where down is", False, "You may think that better "
               "steps win. They are better; but there are ten times fewer, because an epoch is "
               "all the points once."),
        Option("as far: it reads the same points", False, "You may count what it reads. But it "
               "walks by steps, and because it takes only two of them in an epoch, it is slow."),
        Option("less far: it takes fewer steps", True, "20 steps an epoch before, and 2 now, each "
               "as long as it was."),
    )),
    Guess("11.g6", "Which two more inputs help most with the spiral?", (
        Option("x₁² and x₂²: a spiral is round", False, "You may think of the dartboard. But a "
               "square looks alike on all sides of the middle, so it cannot tell the arms apart, "
               "because they are each other turned by half a turn."),
        Option("sin x₁ and sin x₂: a spiral goes to and fro", True, "Walk straight out from the "
               "middle: yes, no, yes, no. A sine goes up and down by itself."),
        Option("none: more neurons are what it needs", False, "You may count on the neurons. They "
               "get there in the end, and slowly, because each of them draws one straight "
               "border."),
    )),
)
