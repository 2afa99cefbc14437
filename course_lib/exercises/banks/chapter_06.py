"""The exercises of chapter 06: steps by hand, slopes, a regression in order, runs of one's own."""

import numpy as np

from course_lib.exercises import Exercise, Guess, Mistake, Option, Property, Question

NEW_PLACE = Exercise(
    "6.1", "On the other side", "new_place", -3.4, kind="predict",
    mistakes=(
        Mistake(-4.6, "You went left. The slope is negative: the ground falls to the *right*. "
                "Minus a negative number is plus."),
        Mistake(-2.8, "You took the whole slope. The learning rate of 0.5 halves the step."),
        Mistake(-5.2, "You took the whole slope, and to the left. The step is 0.5 times 1.2, and "
                "the ground falls to the right."),
        Mistake(0.6, "That is the step. Where do you stand after it?"),
        Mistake(-0.6, "That is learning rate times slope. Take it away from −4."),
        Mistake(-3.5, "You stepped by the learning rate alone. The slope belongs to it: 0.5 × "
                "(−1.2)."),
        Mistake(-1.6, "You divided by the learning rate. Multiply: half of 1.2 is a step of 0.6."),
        Mistake(-2, "You used −4 as its slope, as on the first hill. This is another hill: its "
                "slope there is −1.2."),
    ),
    hints=("Learning rate times slope first, with its sign.",
           "0.5 × (−1.2) is −0.6. The formula takes that *away* from −4.",
           "−4 − (−0.6) is −4 + 0.6."),
    also_right=(-4 - 0.5 * -1.2, -4 + 0.6),
    blank="put a number in place of the dots",
    well_done="The slope was negative, so the step went to the right.",
)


def walk_down(w, minutes, kcal, lr):
    for step in range(100):
        errors = w * minutes - kcal
        slope = np.mean(2 * errors * minutes)
        w = w - lr * slope
    return w


def walk_with(slope_of, sign=-1, steps=100):
    """Return `walk_down` with another slope, direction or number of steps."""
    def walk(w, minutes, kcal, lr):
        for _ in range(steps):
            w = w + sign * lr * slope_of(w, np.asarray(minutes), np.asarray(kcal))
        return w
    return walk


def walk_up(w, minutes, kcal, lr):
    for step in range(100):
        errors = kcal - w * minutes
        slope = np.mean(2 * errors * minutes)
        w = w - lr * slope
    return w


def forgets_where_it_stands(w, minutes, kcal, lr):
    for _ in range(100):
        w = -lr * the_slope(w, minutes, kcal)
    return w


def the_slope(w, minutes, kcal):
    return np.mean(2 * (w * minutes - kcal) * minutes)


def some_runs(rng):
    """Return a weight to start with, three to five runs as arrays, and a small learning rate."""
    minutes = rng.integers(1, 9, rng.integers(3, 6)).astype(float)
    return float(rng.integers(0, 5)), minutes, minutes * rng.integers(3, 9), 0.001


REPAIR = Exercise(
    "6.2", "Repair", "walk_down", walk_down, kind="repair",
    given=walk_up,
    inputs=((0.0, np.array([1.0, 2.0, 3.0]), np.array([7.0, 15.0, 22.0]), 0.01),
            (9.0, np.array([2.0]), np.array([8.0]), 0.02),
            (1.0, np.array([1.0, -2.0]), np.array([-3.0, 5.0]), 0.001)),
    random_inputs=some_runs,
    also_right=(walk_with(lambda w, m, k: 2 * np.mean(m * (w * m - k))),
                walk_with(lambda w, m, k: -2 * np.mean(m * (k - w * m)))),
    mistakes=(
        Mistake(walk_up, "It still climbs. (If you changed two lines, the "
                "second undoes the first: one is enough.)"),
        Mistake(walk_with(lambda w, m, k: abs(the_slope(w, m, k))), "You took the sign away. "
                "Then it can walk in one direction only."),
        Mistake(walk_with(lambda w, m, k: np.mean(2 * (w * m - k))), "The minutes are missing: "
                "a long run moves more when the weight moves."),
        Mistake(walk_with(lambda w, m, k: np.mean((w * m - k) * m)), "The 2 is missing from the "
                "slope."),
        Mistake(walk_with(lambda w, m, k: np.mean((w * m - k) ** 2)), "You walk by the loss "
                "itself. Its slope is what tells the direction."),
        Mistake(walk_with(the_slope, steps=1), "Only one step is left: is the return inside the "
                "loop?"),
        Mistake(walk_with(the_slope, steps=99), "One step is missing."),
        Mistake(walk_with(lambda w, m, k: np.mean(2 * abs(w * m - k) * m)), "You took the sign of "
                "the errors away. Then it can walk in one direction only."),
        Mistake(walk_with(lambda w, m, k: np.sum(2 * (w * m - k) * m)), "You walk the right way "
                "now, by the sum of the slopes. It was their mean, and that was right."),
        Mistake(walk_with(lambda w, m, k: 0.1 * the_slope(w, m, k), sign=1), "It still climbs, "
                "with shorter steps. How long they are is not what is wrong."),
        Mistake(walk_with(lambda w, m, k: np.mean((w * m - k) * m), sign=1), "It still climbs, "
                "and now the 2 of the slope is missing as well."),
        Mistake(walk_with(lambda w, m, k: np.mean(2 * (w * m - k)), sign=1), "It still climbs, "
                "and now the minutes are missing as well."),
        Mistake(forgets_where_it_stands, "Each round forgets where you stand: the new w is the "
                "old one less the step."),
    ),
    hints=("It climbs, so somewhere a sign is the wrong way round.",
           "The formula of the slope was worked out for prediction minus target.",
           "errors = w * minutes - kcal"),
    blank="one line is still wrong: change it",
    then=Question("6.2.a", "Which other single change would have mended it?", (
        Option("a plus in the last line of the loop", True, "Twice the wrong way round is right "
               "again. But then `errors` would mean the opposite of what it means elsewhere."),
        Option("a smaller learning rate", False, "You may remember that long steps climb. But "
               "this one walked the wrong way, and short steps uphill are uphill."),
        Option("more than 100 steps", False, "You may think that it was not done yet. It was "
               "getting further away with each step."),
    )),
)


def slopes(w, b, minutes, kcal):
    errors = w * minutes + b - kcal
    return np.mean(2 * errors * minutes), np.mean(2 * errors)


def errors_of(w, b, minutes, kcal):
    return w * np.asarray(minutes) + b - np.asarray(kcal)


def some_line(rng):
    """Return a weight, a bias and two to five runs as arrays."""
    n = rng.integers(2, 6)
    return (float(rng.integers(-3, 9)), float(rng.integers(-9, 10)),
            rng.integers(1, 60, n).astype(float), rng.integers(1, 400, n).astype(float))


SLOPES = Exercise(
    "6.3", "Two slopes", "slopes", slopes,
    inputs=((5.0, 0.0, np.array([10.0, 20.0]), np.array([75.0, 151.0])),
            (2.0, -3.0, np.array([4.0]), np.array([9.0])),
            (-1.0, 2.0, np.array([1.0, 2.0, 3.0]), np.array([0.0, -1.0, 4.0]))),
    random_inputs=some_line,
    also_right=(
        lambda w, b, m, k: (2 * np.dot(errors_of(w, b, m, k), m) / len(m),
                            2 * errors_of(w, b, m, k).sum() / len(m)),
        lambda w, b, m, k: [sum(2 * (w * x + b - y) * x for x, y in zip(m, k)) / len(k),
                            sum(2 * (w * x + b - y) for x, y in zip(m, k)) / len(k)],
    ),
    mistakes=(
        Mistake(lambda w, b, m, k: slopes(w, b, m, k)[::-1], "Both are right, but the other way "
                "round: the weight first, then the bias."),
        Mistake(lambda w, b, m, k: (slopes(w, b, m, k)[0],) * 2, "Along the bias the minutes play "
                "no part: every prediction goes up by 1, however long the run."),
        Mistake(lambda w, b, m, k: (slopes(w, b, m, k)[1],) * 2, "Along the weight a run of 30 "
                "minutes goes up by 30: each error is multiplied by its minutes."),
        Mistake(lambda w, b, m, k: tuple(s / 2 for s in slopes(w, b, m, k)), "The 2 of the "
                "square is missing."),
        Mistake(lambda w, b, m, k: tuple(s * len(m) for s in slopes(w, b, m, k)), "You added up. "
                "The loss is a mean, so its slope is one, too."),
        Mistake(lambda w, b, m, k: (slopes(w, b, m, k)[0], np.mean(2 * errors_of(w, b, m, k) * b)),
                "Along the bias you multiplied by the bias. It is a bare number that is added: "
                "the error grows by 1 for each 1 of it."),
        Mistake(lambda w, b, m, k: (2 * errors_of(w, b, m, k) * m, 2 * errors_of(w, b, m, k)),
                "That is a slope for each run. The loss is a mean, so take the mean of them."),
        Mistake(lambda w, b, m, k: (slopes(w, b, m, k)[0], slopes(w, b, m, k)[1] / 2), "Along the "
                "bias the 2 of the square is missing."),
        Mistake(lambda w, b, m, k: (slopes(w, b, m, k)[0] / 2, slopes(w, b, m, k)[1]), "Along the "
                "weight the 2 of the square is missing."),
        Mistake(lambda w, b, m, k: (slopes(w, b, m, k)[1] * m, slopes(w, b, m, k)[1]), "Along the "
                "weight you took the mean before the minutes came in: first multiply, then mean."),
        Mistake(lambda w, b, m, k: (2 * errors_of(w, b, m, k) * m, slopes(w, b, m, k)[1]), "Along "
                "the weight there is a slope for each run. Take the mean of them."),
        Mistake(lambda w, b, m, k: (slopes(w, b, m, k)[0], 1), "1 is how much each *prediction* "
                "rises. How much does the loss rise? A square rises by 2 × error."),
        Mistake(lambda w, b, m, k: (slopes(w, b, m, k)[0], 2), "Along the bias the errors are "
                "missing: a square rises by 2 × error."),
        Mistake(lambda w, b, m, k: (np.mean(2 * errors_of(w, b, m, k) * w), slopes(w, b, m, k)[1]),
                "Along the weight you multiplied by the weight. If it grows by 1, a prediction "
                "grows by its minutes."),
        Mistake(lambda w, b, m, k: (slopes(w, b, m, k)[1] * np.mean(m), slopes(w, b, m, k)[1]),
                "Multiply each error by its own minutes, and take the mean after that."),
    ),
    hints=("Along the weight it is the slope of before; errors already has the bias in it.",
           "Along the bias, each error grows by 1 where it grew by the minutes before.",
           "return np.mean(2 * errors * minutes), np.mean(2 * errors)"),
    blank="return both slopes, with a comma between them",
    then=Question("6.3.a", "At the very bottom of the landscape, what are the two numbers?", (
        Option("both 0", True, "If one of them were not 0, you could still go down along that "
               "knob."),
        Option("both negative", False, "You may think of going down. A negative slope means that "
               "it goes down to the *right*, so you would not be at the bottom yet."),
        Option("equal, but not 0", False, "You may think of balance. As long as one of them is "
               "not 0, there is a way down."),
    )),
)


def regression(minutes, kcal, lr):
    w, b = 0.0, 0.0
    for step in range(100):
        errors = w * minutes + b - kcal
        w = w - lr * np.mean(2 * errors * minutes)
        b = b - lr * np.mean(2 * errors)
    return w, b


def regression_with(w=0.0, b=0.0, bias_first=False, steps=100, error_once=False):
    """Return `regression` with its lines in another order."""
    def walk(minutes, kcal, lr):
        place = np.array([w, b])
        errors = errors_of(*place, minutes, kcal)
        for _ in range(steps):
            errors = errors if error_once else errors_of(*place, minutes, kcal)
            place = place - lr * np.array([np.mean(2 * errors * minutes), np.mean(2 * errors)])
        return tuple(place)
    return walk


ORDER = Exercise(
    "6.4", "Put it in order", "regression", regression, kind="order",
    lines=(
        "        w = w - lr * np.mean(2 * errors * minutes)",
        "    return w, b",
        "        errors = w * minutes + b - kcal",
        "    for step in range(100):",
        "def regression(minutes, kcal, lr):",
        "        b = b - lr * np.mean(2 * errors)",
        "    w, b = 0.0, 0.0",
    ),
    inputs=((np.array([1.0, 2.0, 3.0]), np.array([7.0, 15.0, 22.0]), 0.05),
            (np.array([2.0, 4.0]), np.array([9.0, 1.0]), 0.02)),
    random_inputs=lambda rng: (rng.integers(1, 9, 4).astype(float),
                               rng.integers(1, 50, 4).astype(float), 0.005),
    also_right=(regression_with(), regression_with(bias_first=True)),
    mistakes=(
        Mistake(regression_with(steps=1), "The weight and the bias start at 0 again in each "
                "round. That line belongs before the loop."),
        Mistake(regression_with(error_once=True), "The errors are worked out once, before the "
                "loop. After each step the line is another one, and so are its errors."),
        Mistake(lambda m, k, lr: regression_with(steps=1)(m, k, lr)[::-1], "Only one step, and "
                "the two numbers the other way round."),
    ),
    hints=("First the def, then where the walk starts.",
           "In the loop: first the errors, then both steps.",
           "The return comes last, after the loop."),
    blank="put the lines in order, then run them",
    then=Question("6.4.a", "Does it matter which of the two steps, w or b, comes first?", (
        Option("no: the errors are worked out before both", True, "Both steps use the same "
               "errors, so neither sees what the other has done."),
        Option("yes: the second one uses the new weight", False, "You may think of the new w. But "
               "it comes into `errors` only in the next round."),
        Option("yes: weights always come before biases", False, "You may think of the formula's "
               "order. A gradient is one direction; its parts can be worked out in any order."),
    )),
)


def lands_at(start, lr, steps=30):
    """Return where a walk over the hill with two valleys ends, and infinity if it flies off."""
    w = float(start)
    for _ in range(steps):
        w = w - lr * (w * (w ** 2 - 4) / 4 + 0.3)
        if abs(w) > 100:
            return float("inf")
    return w


def starts_at_the_right(answer):
    try:
        start, lr = answer
        return float(start) >= 1 and float(lr) > 0 or f"start {start} and learning rate {lr}"
    except (TypeError, ValueError):
        return "something else"


def stays(answer):
    return np.isfinite(lands_at(*answer)) or f"learning rate {answer[1]}"


def is_in_the_deep_valley(answer):
    end = lands_at(*answer)
    return end < -1.5 or f"{end:.2f}".replace("-", "−")


DEEP = Exercise(
    "6.5", "Land in the deep valley", "start_and_lr", kind="own",
    properties=(
        Property(starts_at_the_right, "Two numbers are needed, a start of 1 or more and a "
                 "learning rate above 0. Here came {}."),
        Property(stays, "With {} it flies off the hill altogether. Somewhat shorter steps."),
        Property(is_in_the_deep_valley, "After 30 steps you stand at {}. That is not the deep "
                 "valley: it is left of −1.5."),
    ),
    mistakes=(
        Mistake((0.5, 0.1), "Two numbers are needed, a start of 1 or more and a learning rate "
                "above 0. Here came start 0.5 and learning rate 0.1."),
        Mistake((3, 2), "With learning rate 2 it flies off the hill altogether. Somewhat shorter "
                "steps."),
        Mistake((3, 0.1), "After 30 steps you stand at 1.83. That is not the deep valley: it is "
                "left of −1.5."),
    ),
    also_right=((3.5, 0.75), (4.0, 0.6)),
    hints=("Short steps from the right always end in the right valley. What do long ones do?",
           "Start where it is steep, far to the right, and let the first step be a jump.",
           "Try a start of 4 and learning rates between 0.4 and 0.8."),
    blank="put two numbers in place of the dots",
    well_done="You jumped. Noise can do the same: chapter 07 has some.",
)


def best_weight(minutes, kcal):
    minutes, kcal = np.asarray(minutes, float), np.asarray(kcal, float)
    return minutes @ kcal / (minutes @ minutes)


def weight_found(minutes, kcal, lr):
    """Return the weight after 200 steps from 0; infinity if it flies off."""
    w, minutes, kcal = 0.0, np.asarray(minutes, float), np.asarray(kcal, float)
    for _ in range(200):
        w = w - lr * the_slope(w, minutes, kcal)
        if abs(w) > 1e9:
            return float("inf")
    return w


def are_runs(answer):
    try:
        minutes, kcal, lr = answer
        if min(len(minutes), len(kcal)) < 5 or len(minutes) != len(kcal):
            return f"{len(minutes)} and {len(kcal)} numbers"
        if not np.isfinite([*minutes, *kcal, lr]).all() or lr <= 0 or not any(minutes):
            return f"learning rate {lr}"
    except (TypeError, ValueError):
        return "something else"
    return True


def are_their_own(answer):
    return list(answer[1]) != [71, 152, 220, 305, 371]


def comes_down(answer):
    best = best_weight(*answer[:2])     # a walk that works ends nearer to it than it began
    return bool(abs(weight_found(*answer) - best) <= abs(best)) or f"{answer[2]}"


def gets_there(answer):
    found, best = weight_found(*answer), best_weight(*answer[:2])
    return abs(found - best) < 0.01 or f"{found:.2f}, and {best:.2f} is the best"


MY_RUNS = Exercise(
    "6.6", "My runs", "my_runs", kind="own",
    properties=(
        Property(are_runs, "Two lists of the same length, at least five numbers each, and a "
                 "learning rate above 0 are needed. Here came {}."),
        Property(are_their_own, "These are our runs. Write down some of your own."),
        Property(comes_down, "With the learning rate {} it diverges: the steps are too long."),
        Property(gets_there, "After 200 steps the weight is {}. The steps are too short."),
    ),
    mistakes=(
        Mistake([[1, 2], [3, 4], 0.1], "Two lists of the same length, at least five numbers each, "
                "and a learning rate above 0 are needed. Here came 2 and 2 numbers."),
        Mistake([[10, 20, 30, 40, 50], [71, 152, 220, 305, 371], 0.0005],
                "These are our runs. Write down some of your own."),
        Mistake([[10, 20, 30, 40, 50], [80, 150, 250, 330, 400], 0.01],
                "With the learning rate 0.01 it diverges: the steps are too long."),
        Mistake([[10, 20, 30, 40, 50], [80, 150, 250, 330, 400], 0.000001], "After 200 steps the "
                "weight is 2.88, and 8.09 is the best. The steps are too short."),
    ),
    also_right=([[10, 20, 30, 40, 50], [80, 150, 250, 330, 400], 0.0005],
                [[1, 2, 3, 4, 5], [2.5, 4, 6.5, 8, 9], 0.05]),
    hints=("Two lists with square brackets, and one number for the learning rate.",
           "Flies off: a tenth of the learning rate. Too slow: ten times as much.",
           "1 / the mean of the squared minutes is about the longest learning rate that works."),
    blank="give two lists and a learning rate",
    well_done="Your data, your neuron, your weight.",
)

EXERCISES = (NEW_PLACE, REPAIR, SLOPES, ORDER, DEEP, MY_RUNS)

QUIZ = (
    Question("6.a", "The slope under your feet is −4. Where do you go?", (
        Option("to the left, by 4 times the learning rate", False, "You may read minus as left. "
               "But the slope is taken *away*: minus a negative number is plus."),
        Option("to the right, by 4 times the learning rate", True, "The ground falls to the "
               "right. w − lr · (−4) is w + 4 lr."),
        Option("nowhere: a negative slope is the bottom", False, "You may think that negative is "
               "low. At the bottom the slope is 0."),
    )),
    Question("6.b", "After 1,000 steps the weight hardly moves any more. What do you know?", (
        Option("It has found the lowest place of all.", False, "You may hope so. It may be the "
               "lowest of all, or of this valley, or only flat ground."),
        Option("The slope here is nearly 0.", True, "That is all it says. Bottom of the deepest "
               "valley, of another one, or a plateau: they feel the same under your feet."),
        Option("The learning rate is too large.", False, "You may remember what long steps do. "
               "They jump about; they do not stand still."),
        Option("The loss is 0.", False, "You may think that resting means being perfect. Slope 0 "
               "and loss 0 are different things: the watch never gets all runs right."),
    )),
    Question("6.c", "What does ∂L/∂b = 3 say?", (
        Option("The loss is 3 when the bias is 1.", False, "You may read it as a value of L. It "
               "is a slope: how much L changes."),
        Option("If the bias goes up by 0.01 and all else stays, the loss rises by about 0.03.",
               True, "A slope along one knob, while the other knobs keep still."),
        Option("The bias should become 3.", False, "You may read it as an order. It says which "
               "way is up, and how steep."),
        Option("If weight and bias both go up by 0.01, the loss rises by about 0.03.", False,
               "You may forget the curly ∂. It means: only the bias moves."),
    )),
    Question("6.d", "Somebody measures the runs in hours in place of minutes, and keeps the "
                    "learning rate. What happens?", (
        Option("It learns much more slowly.", True, "The inputs are 60 times as small, the slope "
               "along the weight is too, and the weight has 60 times as far to go."),
        Option("Nothing: it is the same data.", False, "You may think that units are only words. "
               "But the slope is made of the numbers, so the hill has another shape."),
        Option("It diverges.", False, "You may remember that the learning rate was near its "
               "limit. Smaller inputs make smaller slopes, so the steps get shorter."),
    )),
)

GUESSES = (
    Guess("6.g1", "Where does the step lead?", number=1.5, near=0.05,
          says="The slope at 3 is 3. Half of it is 1.5, and 3 − 1.5 is 1.5.",
          tempting=(
              (2.5, 0.05, "You may have taken 0.5 away. But the step is the learning rate times "
               "the slope, because it should be longer where it is steeper."),
              (0.0, 0.05, "You may have taken the whole slope away. But the learning rate halves "
               "it, because steps are taken with care."),
              (4.5, 0.05, "You may have gone uphill. But the formula takes away, because a "
               "positive slope climbs to the right."),
          )),
    Guess("6.g2", "Where are you after one step?", (
        Option("exactly at the bottom", False, "You may think that longer steps arrive sooner. A "
               "learning rate of 1 does so on this hill; but because 2.2 goes more than twice as "
               "far, it overshoots."),
        Option("on the other side, lower than before", False, "You may think that down is down. "
               "But the slope is only felt under your feet, because of the fog, and the step goes "
               "past the valley: 3 − 2.2 × 3 is −3.6."),
        Option("on the other side, higher than before", True, "3 − 2.2 × 3 is −3.6, further from "
               "the bottom than 3 was."),
    )),
    Guess("6.g3", "What happens?", (
        Option("it is done in a tenth of the steps", False, "You may think that ten times as long "
               "is ten times as fast. But here it jumps over the valley, because the slope was "
               "large already."),
        Option("it flies off", True, "The weight jumps from side to side and further each time: "
               "it diverges."),
        Option("it ends at another weight", False, "You may think of another valley. There is "
               "only one here, because the loss is a parabola; it never lands in it."),
    )),
    Guess("6.g4", "Where will you end?", (
        Option("in the deeper valley, at the left", False, "You may think that it finds the "
               "best. But a hill lies between, and it cannot cross it, because it never climbs."),
        Option("in the valley at the right", True, "It goes down as long as it can and stays at "
               "the first bottom it meets."),
        Option("on the hill between them", False, "You may think of balance. The top is flat too, "
               "but because the ground falls away on both sides, nobody ends there by walking "
               "down."),
    )),
)
