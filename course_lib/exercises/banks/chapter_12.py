"""The exercises of chapter 12: shares, blame, batches, a lost count, doubt, one's own hand."""

import numpy as np

from course_lib.activations import softmax
from course_lib.exercises import Exercise, Guess, Mistake, Option, Property, Question
from course_lib.exercises.judge.values import numbers_in


def softmax_rows(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def shares_with(shift=lambda Z: Z.max(axis=1, keepdims=True), power=np.exp,
                total=lambda P: P.sum(axis=1, keepdims=True)):
    """Return `softmax_rows` with something else taken away, another power, another total."""
    def shares(Z):
        with np.errstate(all="ignore"):
            powers = power(Z - shift(Z))
            return powers / total(powers)
    return shares


SOFTMAX = Exercise(
    "12.1", "Shares for many images", "softmax_rows", softmax_rows,
    inputs=((np.array([[2.0, 1.0, 0.0], [0.0, 0.0, 3.0]]),),
            (np.array([[1.0, 2.0], [3.0, -1.0]]),),
            (np.array([[1000.0, 1001.0], [0.0, 1.0], [-2000.0, -2001.0]]),)),
    random_inputs=lambda rng: (rng.normal(0, 2, size=(4, 3)).round(1),),
    also_right=(softmax,
                lambda Z: np.array([np.exp(z - max(z)) / sum(np.exp(z - max(z))) for z in Z])),
    mistakes=(
        Mistake(shares_with(shift=lambda Z: 0), "It is right for small sums. But e to the power "
                "of 1000 is too large for any computer: take the largest sum of each row away "
                "first. That changes no share."),
        Mistake(shares_with(shift=lambda Z: Z.max()), "You took the largest of the whole table "
                "away. A row that is far below it becomes all zeros: each row has a largest of "
                "its own."),
        Mistake(shares_with(lambda Z: Z.max(), total=lambda P: P.sum()), "Without axis=1 the "
                "largest and the total are those of the whole table. Each row has its own."),
        Mistake(shares_with(lambda Z: 0, lambda Z: Z), "You shared out the sums themselves. First "
                "np.exp makes powers of them."),
        Mistake(shares_with(total=lambda P: P.mean(axis=1, keepdims=True)), "You divided by the "
                "mean of the row. Shares add up to 1: divide by its sum."),
        Mistake(lambda Z: shares_with()(Z) * 0 + shares_with(total=lambda P: 1)(Z)
                / np.exp(Z).sum(axis=1, keepdims=True), "Above the line the largest sum is taken "
                "away, and below it is not. Use the same powers twice."),
        Mistake(shares_with(total=lambda P: P.sum()), "You shared out one cake among all images. "
                "Each row is a cake of its own: axis=1."),
        Mistake(shares_with(shift=lambda Z: Z.max(axis=0), total=lambda P: P.sum(axis=0)),
                "axis=0 goes down the columns, through all the images. One image is a row."),
        Mistake(shares_with(total=lambda P: P.sum(axis=0)), "Your total goes down the columns. "
                "The shares of one image stand in a row: axis=1 there, too."),
        Mistake(shares_with(total=lambda P: P.sum(axis=1)), "The totals came out as a flat list, "
                "and NumPy laid it along the columns. Keep it a column: keepdims=True in the "
                "sum."),
        Mistake(shares_with(shift=lambda Z: Z.max(axis=1)), "The largest sums came out as a flat "
                "list, and NumPy laid it along the columns. Keep it a column: keepdims=True in "
                "the max."),
        Mistake(shares_with(power=lambda Z: Z), "You took the largest away and forgot np.exp: "
                "each becomes e to its power."),
        Mistake(shares_with(total=lambda P: 1), "These are the powers. Divide each by the total "
                "of its row."),
    ),
    hints=("np.exp of the table; then each row divided by its own total.",
           "Before np.exp take away Z.max(axis=1, keepdims=True): then the largest is 0.",
           "powers / powers.sum(axis=1, keepdims=True)"),
    blank="return a table of the same shape",
    well_done="Each row is one image's shares, and 1000 does not frighten it.",
)

BLAME = Exercise(
    "12.2", "The blame for three sums", "blame", [0.1, 0.7, -0.8], kind="predict",
    mistakes=(
        Mistake([-0.1, -0.7, 0.8], "The signs are turned round: it is share minus target. A "
                "positive slope means: this sum is too large."),
        Mistake([0.1, 0.7, 0.2], "These are the shares. Take the targets away: 0, 0 and 1."),
        Mistake([0.0, 0.0, -0.8], "Only the right class got its blame. The other two have shares "
                "that they should not have."),
        Mistake([0.1, 0.7, 0.8], "One sign is missing: 0.2 − 1 is below 0."),
        Mistake([0.1, -0.3, 0.2], "You took the second class as the right one, because its share "
                "is largest. The right one is the last."),
        Mistake([0.2, 1.4, -1.6], "That is twice too much: a 2 belongs to squares, and here are "
                "none."),
        Mistake([0.9, 0.3, -0.2], "You took 1 away from the others. The 1 stands at the right "
                "class."),
        Mistake([0.0, 0.0, 1.0], "That is the target. The slope is the share minus it."),
        Mistake([-0.9, 0.7, 0.2], "You took the first class as the right one. The 1 stands last."),
        Mistake([0.9, -0.7, -0.2], "That is the other way round, and for the first class. The "
                "right class is the last: share minus 1."),
        Mistake([0.1, 0.7, -0.2], "The last share, with a minus. From it 1 is taken away."),
        Mistake([0.1, 0.7, -1], "There the share itself is missing: 0.2 minus 1."),
        Mistake([0.09, 0.21, -0.128], "You put the slope share · (1 − share) in as well. That one "
                "has cancelled: share minus target is all."),
    ),
    hints=("The target is [0, 0, 1].", "For each: its share minus its target.",
           "[0.1 - 0, 0.7 - 0, 0.2 - 1]"),
    also_right=((0.1, 0.7, -0.8), np.array([0.1, 0.7, 0.2]) - np.array([0, 0, 1])),
    blank="put three numbers in place of the dots", blanks=3,
    then=Question("12.2.a", "The three add up to 0. Why must they?", (
        Option("because shares add up to 1, and so do targets", True, "What one class gets, the "
               "others lose. To share out is never to make more."),
        Option("because the learning rate balances them", False, "You may think of the step. The "
               "slopes are there before any step is made."),
        Option("by chance: other shares would give another total", False, "You may try others: "
               "0.3, 0.3, 0.4 gives 0.3, 0.3, −0.6, and 0 again."),
    )),
)


def one_epoch(W, b, X, Y, lr, size):
    for start in range(0, len(X), size):
        x, target = X[start:start + size], Y[start:start + size]
        D = (softmax(x @ W + b) - target) / len(x)
        W, b = W - lr * x.T @ D, b - lr * D.sum(axis=0)
    return W, b


def epoch_with(blame=lambda p, target: (p - target) / len(p), first_only=False, size_of=None):
    """Return `one_epoch` with another blame, one batch only, or batches of another size."""
    def run(W, b, X, Y, lr, size):
        n = size_of(X) if size_of else size
        for k in list(range(0, len(X), n))[:1 if first_only else None]:
            x, target = X[k:k + n], Y[k:k + n]
            D = blame(softmax(x @ W + b), target)
            W, b = W - lr * np.dot(x.T, D), b - lr * np.sum(D, axis=0)
        return W, b
    return run


def some_images(rng):
    """Return weights, biases, five samples, their one-hot targets, a rate and a batch size."""
    return (rng.normal(size=(2, 3)).round(1), np.zeros(3), rng.normal(size=(5, 2)).round(1),
            np.eye(3)[rng.integers(0, 3, 5)], 0.5, 2)


ORDER = Exercise(
    "12.3", "A few at a time", "one_epoch", one_epoch, kind="order",
    lines=(
        "        W, b = W - lr * x.T @ D, b - lr * D.sum(axis=0)",
        "    return W, b",
        "        x, target = X[start:start + size], Y[start:start + size]",
        "def one_epoch(W, b, X, Y, lr, size):",
        "        D = (softmax(x @ W + b) - target) / len(x)",
        "    for start in range(0, len(X), size):",
    ),
    inputs=((np.array([[0.5, -1.0], [1.0, 0.0]]), np.array([0.0, 0.5]),
             np.array([[1.0, 2.0], [-1.0, 0.5], [0.0, -2.0]]),
             np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]]), 0.5, 2),),
    random_inputs=some_images,
    also_right=(epoch_with(), epoch_with(lambda p, target: p / len(p) - target / len(target))),
    mistakes=(
        Mistake(epoch_with(first_only=True), "Only the first batch has its turn: the return "
                "belongs after the loop."),
        Mistake(lambda W, b, X, Y, lr, size: (W, b), "W and b come back as they were: the return "
                "stands before the loop."),
        Mistake(epoch_with(size_of=len), "All images come at once. `size` says how many."),
        Mistake(epoch_with(lambda p, target: p - target), "The mean over the batch is missing: "
                "divide by len(x)."),
        Mistake(epoch_with(lambda p, target: (target - p) / len(p)), "It climbs: the blame is "
                "share minus target."),
    ),
    hints=("def, then the loop over the batches.",
           "For each batch: cut it out, work out the blame, move W and b.",
           "def, for, x and target, D, W and b, return."),
    blank="put the lines in order, then run them",
)


def confusion(y_true, y_pred):
    table = np.zeros((10, 10), int)
    for was, said in zip(y_true, y_pred):
        table[was, said] += 1
    return table


def confusion_that_counts_once(y_true, y_pred):
    table = np.zeros((10, 10), int)
    table[y_true, y_pred] += 1
    return table


def each_with_each(y_true, y_pred):
    table = np.zeros((10, 10), int)
    for was in y_true:
        for said in y_pred:
            table[was, said] += 1
    return table


def all_at_each_turn(y_true, y_pred):
    table = np.zeros((10, 10), int)
    for _ in y_true:
        table[y_true, y_pred] += 1
    return table


def with_add_at(y_true, y_pred):
    table = np.zeros((10, 10), int)
    np.add.at(table, (np.array(y_true), np.array(y_pred)), 1)
    return table


def only_mistakes(y_true, y_pred):
    table = confusion(y_true, y_pred)
    return table * (1 - np.eye(10, dtype=int))


def only_right(y_true, y_pred):
    return np.diag(np.diag(confusion(y_true, y_pred)))


CONFUSION = Exercise(
    "12.4", "Repair", "confusion", confusion, kind="repair", given=confusion_that_counts_once,
    inputs=(([3, 3, 8, 8, 8, 1], [3, 3, 8, 3, 3, 7]), ([0, 0, 0], [0, 6, 0]), ([9], [4])),
    random_inputs=lambda rng: (rng.integers(0, 4, 12).tolist(), rng.integers(0, 4, 12).tolist()),
    also_right=(with_add_at,
                lambda t, p: (np.eye(10)[list(t)].T @ np.eye(10)[list(p)]).astype(int),
                lambda t, p: [[sum(a == i and b == j for a, b in zip(t, p)) for j in range(10)]
                              for i in range(10)]),
    mistakes=(
        Mistake(confusion_that_counts_once, "No number is above 1, though some pairs came more "
                "often. This line puts 1 into each of its cells once, however often the cell is "
                "named."),
        Mistake(lambda t, p: confusion(p, t), "Now it counts, and rows and columns have changed "
                "places: the row says what it was, the column what the network said."),
        Mistake(lambda t, p: confusion_that_counts_once(p, t), "Rows and columns have changed "
                "places, and each pair still counts once only."),
        Mistake(each_with_each, "Two loops pair each image with every other. Go through both "
                "lists side by side: zip(y_true, y_pred)."),
        Mistake(all_at_each_turn, "There is a loop now, and at each turn the old line counts all "
                "pairs. Inside the loop count one: table[was, said]."),
        Mistake(only_mistakes, "The right ones belong in it as well, on the diagonal."),
        Mistake(only_right, "Only the right ones are counted. A mistake has its cell, too."),
        Mistake(lambda t, p: confusion(t, p) / len(t), "These are shares. Counts are asked for: "
                "how often each pair came."),
        Mistake(lambda t, p: np.zeros((10, 10), int), "Nothing is counted yet: table[was, said] "
                "must grow."),
    ),
    hints=("Try it on [3, 3, 3] and [3, 3, 3]. What should stand in row 3, column 3, and what "
           "does?",
           "Go through the pairs one by one: for was, said in zip(y_true, y_pred).",
           "Inside the loop: table[was, said] += 1"),
    blank="no number in it is ever above 1",
    well_done="One line that looks right, runs, and loses counts: NumPy changes each cell once.",
)


def read_or_pass(shares, least):
    digit = int(np.argmax(shares))
    if shares[digit] >= least:
        return digit
    return -1


def by_hand(shares, least):
    best = 0
    for place in range(len(shares)):
        if shares[place] > shares[best]:
            best = place
    return -1 if shares[best] < least else best


PASS = Exercise(
    "12.5", "Read, or pass", "read_or_pass", read_or_pass,
    inputs=(([0.05, 0.9, 0.05], 0.8), ([0.3, 0.3, 0.4], 0.5), ([0.25, 0.25, 0.5], 0.5),
            ([0.1, 0.6, 0.3], 0.6), ([0.02, 0.01, 0.01, 0.96], 0.95), ([0.4, 0.35, 0.25], 0.9),
            ([0.3, 0.7], 0.25), ([0.6, 0.4], 0.25)),
    random_inputs=lambda rng: (softmax(rng.normal(0, 2, 5)).round(2).tolist(), 0.6),
    also_right=(by_hand, lambda s, least: list(s).index(max(s)) if max(s) >= least else -1),
    mistakes=(
        Mistake(lambda s, least: int(np.argmax(s)), "It never passes. Where the largest share is "
                "below `least`, return -1."),
        Mistake(lambda s, least: max(s) if max(s) >= least else -1, "You return how sure it is. "
                "Asked for is which digit: the place of the largest share."),
        Mistake(lambda s, least: int(np.argmax(s)) if max(s) > least else -1, "A share of exactly "
                "`least` is enough: >=."),
        Mistake(lambda s, least: next((i for i, p in enumerate(s) if p >= least), -1), "You take "
                "the first share that is large enough. With a low `least` there may be a larger "
                "one behind it."),
        Mistake(lambda s, least: max([i for i, p in enumerate(s) if p >= least], default=-1),
                "You take the last share that is large enough. The largest is asked for."),
        Mistake(lambda s, least: int(np.argmax(s)) if max(s) >= least else 0, "0 is a digit. "
                "Where it passes, -1 is to come back."),
        Mistake(lambda s, least: int(np.argmax(s)) + 1 if max(s) >= least else -1, "Places count "
                "from 0: the first share is that of the digit 0."),
        Mistake(lambda s, least: -1 if max(s) >= least else int(np.argmax(s)), "It is the other "
                "way round: it reads when it is unsure, and passes when it is sure."),
        Mistake(lambda s, least: int(np.argmax(s)) if min(s) >= least else -1, "You look at the "
                "smallest share. What counts is the largest."),
        Mistake(lambda s, least: int(np.argmax(s)) if np.argmax(s) >= least else -1, "You compare "
                "the digit with `least`. Compare its share."),
        Mistake(lambda s, least: max(s) >= least, "That says whether it is sure. Return the digit "
                "then, else -1."),
        Mistake(lambda s, least: int(np.argmin(s)) if max(s) >= least else -1, "That is the digit "
                "with the *smallest* share."),
    ),
    hints=("np.argmax(shares) is the place of the largest share, max(shares) the share.",
           "Two ways out: the digit where the share is at least `least`, else -1.",
           "return np.argmax(shares) if max(shares) >= least else -1"),
    blank="return a digit, or -1",
    then=Question("12.5.a", "You raise `least` from 0.5 to 0.99. What happens?", (
        Option("It reads fewer, and more of those are right.", True, "That is the bargain. What "
               "it passes, a person has to read."),
        Option("It reads fewer, and the same share of them is right.", False, "You may think that "
               "it passes at random. It passes where it doubts, and there most mistakes are."),
        Option("It reads them all, and better.", False, "You may hope that strictness teaches. "
               "The network is the same; you only listen to it less often."),
    )),
)


def is_a_sheet(answer):
    """Return True for rows of a digit, a digit and a share, else what came."""
    try:
        rows = numbers_in(answer)
    except (TypeError, ValueError):
        return "something else"
    if rows.ndim != 2 or rows.shape[1] != 3:
        return "nothing" if rows.size == 0 else f"a shape of {rows.shape}"
    whole = np.isin(rows[:, :2], range(10)).all()
    fits = whole and (rows[:, 2] > 0).all() and (rows[:, 2] <= 1).all()
    return bool(fits) or "numbers that are no digits, or no shares"


def has_five(answer):
    meant = sorted({int(row[0]) for row in answer})
    return len(meant) >= 5 or ", ".join(map(str, meant))


def n_right(answer):
    return sum(row[0] == row[1] for row in answer)


def has_a_miss(answer):
    return n_right(answer) < len(answer) or f"{len(answer)}"


def is_mostly_right(answer):
    return 2 * n_right(answer) > len(answer) or f"{n_right(answer)} of {len(answer)}"


MY_HAND = Exercise(
    "12.6", "My hand", "mine", kind="own",
    properties=(
        Property(is_a_sheet, "Rows of [meant, read, how sure] are needed, as sheet.kept has them. "
                 "Here came {}."),
        Property(has_five, "At least five different digits are needed. You kept: {}."),
        Property(is_mostly_right, "It read {} right. Write large, across the paper, and keep more "
                 "until it gets more than half."),
        Property(has_a_miss, "All {} were read right: a fine hand. Now find its limit: write one "
                 "that a friend can still read, and that it gets wrong. Keep that one, too."),
    ),
    mistakes=(
        Mistake([3, 3, 0.9], "Rows of [meant, read, how sure] are needed, as sheet.kept has them. "
                "Here came a shape of (3,)."),
        Mistake([], "Rows of [meant, read, how sure] are needed, as sheet.kept has them. Here "
                "came nothing."),
        Mistake([[3, 3, 0.9], [4, 9, 0.6]], "At least five different digits are needed. You "
                "kept: 3, 4."),
        Mistake([[0, 0, 0.9], [1, 7, 0.6], [2, 3, 0.5], [4, 9, 0.7], [5, 5, 0.9], [6, 8, 0.4]],
                "It read 2 of 6 right. Write large, across the paper, and keep more until it gets "
                "more than half."),
        Mistake([[0, 0, 0.9], [1, 1, 0.6], [2, 2, 0.5], [4, 4, 0.7], [5, 5, 0.9]],
                "All 5 were read right: a fine hand. Now find its limit: write one that a friend "
                "can still read, and that it gets wrong. Keep that one, too."),
    ),
    also_right=([[0, 0, 0.99], [1, 1, 0.8], [2, 2, 0.97], [4, 9, 0.55], [7, 7, 0.9]],
                ((9, 4, 0.6), (8, 8, 0.9), (7, 7, 0.9), (3, 3, 0.9), (5, 5, 0.8), (1, 1, 1.0))),
    hints=("Write a digit, set what it is, press *keep it*. Five different ones at least.",
           "For the miss: an open 4, a 1 with a long flag, a 7 with a bar, a very narrow 0.",
           "Then put sheet.kept in place of the dots and run the cell again."),
    blank="write and keep some digits above, then put sheet.kept in place of the dots",
    well_done="Your own test set. Nobody has tested this network on your hand before you.",
)

EXERCISES = (SOFTMAX, BLAME, ORDER, CONFUSION, PASS, MY_HAND)

QUIZ = (
    Question("12.a", "Shuffle the pixels of every image, all of them in the same way. To you they "
             "are noise. A fresh network learns from shuffled images and is tested on shuffled "
             "ones. It will be …", (
        Option("as good as with the images as they were", True, "It never knew which pixels are "
               "neighbours. To it an image is a list, and the order of a list does not matter."),
        Option("a little worse", False, "You may think that it uses what is next to what. Nothing "
               "in `X @ W` knows which pixel lies beside which."),
        Option("no better than dice", False, "You may judge by your own eyes. You need strokes; "
               "it needs each number at its own place in the list, and there it is."),
    )),
    Question("12.b", "In the table, row 4 has a 3 in column 9. That means:", (
        Option("Three times a 9 was taken for a 4.", False, "You may read the column first. The "
               "row says what it was, the column what the network said."),
        Option("Three times a 4 was taken for a 9.", True, "Row: what it was. Column: what it was "
               "taken for. Off the diagonal stand the mistakes."),
        Option("In 3 % of all cases 4 and 9 were mixed up.", False, "You may expect shares. The "
               "table counts images."),
    )),
    Question("12.c", "You write a 7, and it says 1. You write the same 7 ten times more, with "
             "nothing else done. What does it say then?", (
        Option("By and by it comes to say 7.", False, "You may think that it learns while you use "
               "it. Nothing moves its weights but a step of training, and nobody trains here."),
        Option("1, every time", True, "The same numbers in, the same weights, the same shares "
               "out. It learns in training alone."),
        Option("Sometimes 1, sometimes 7", False, "You may think of dice. There is no chance in a "
               "forward pass."),
    )),
    Question("12.d", "It says 8 with 99.9 %. What does that promise?", (
        Option("Of 1000 such answers about 999 are right.", False, "You may read it as a promise. "
               "It would have to know what will be shown to it; you have seen it say so of "
               "noise."),
        Option("Among the ten digits, 8 fits its weights by far best.", True, "A share is taken "
               "among ten. How much the ten have to do with the image, it does not say."),
        Option("The image is nearly the same as an 8 that it has stored.", False, "You may think "
               "of an album. It keeps no image: only weights."),
    )),
)

GUESSES = (
    Guess("12.g1", "The cross-entropy of a network that knows nothing yet is about …",
          number=2.3, near=0.25,
          says="Ten classes, a tenth for each, and −log 0.1 is 2.303.",
          tempting=(
              (0.1, 0.05, "You may have meant the share itself. But cross-entropy is its "
               "logarithm with the sign changed, because it measures surprise."),
              (0.9, 0.06, "You may count how often it is wrong. But the loss is −log of the share "
               "of the right class, because it asks how sure it was."),
              (1.0, 0.04, "You may expect a whole 1 for knowing nothing. But it depends on how "
               "many classes there are, because the share of each is one over that."),
              (0.69, 0.05, "That is −log 0.5, for two classes. But here are ten, because there "
               "are ten digits."),
              (10, 1, "That is how many classes there are. But a share of a tenth costs −log 0.1, "
               "because a loss is a logarithm."),
          )),
    Guess("12.g2", "Of 100 digits in this new hand it reads how many?", number=66, near=9,
          says="The same people wrote the test set and the training set. This hand is new.",
          tempting=(
              (98, 4, "You may trust the test. But the same people wrote it and what was learned, "
               "because the images were dealt out at random, so it says nothing about another "
               "hand."),
              (10, 6, "You may expect it to be lost. But most digits have the same shape in any "
               "hand, because people have to read them, too."),
          )),
    Guess("12.g3", "Of noise it says, on average, that one digit has a share of …", (
        Option("about 10 %: it cannot know", False, "You may expect ten equal shares. But noise "
               "has much ink in many places, and because of that some sums come out large."),
        Option("about 30 %: it has a suspicion", False, "You may expect some modesty. But nothing "
               "in the training ever rewarded doubt, because each image had an answer."),
        Option("80 % or more: it is sure", True, "It was never shown anything that is no digit. "
               "So it never learned what that looks like."),
    )),
    Guess("12.g4", "Of the mirrored digits it refuses …", (
        Option("nearly all: they are no digits", False, "You may think that it has learned what "
               "nonsense is. But it learned one kind of nonsense, because that is all we showed "
               "it."),
        Option("about half", False, "You may think of the ones with a side, such as 2 and 3. But "
               "a mirrored 2 has clean strokes like a digit, because it is one in a mirror."),
        Option("hardly any", True, "They are made of strokes on white paper, as digits are. It "
               "takes them for other digits, and is sure."),
    )),
)
