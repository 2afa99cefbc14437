"""The exercises of chapter 04: gates by hand, a step of learning, a gate of one's own."""

import numpy as np

from course_lib import Perceptron
from course_lib.datasets import GATES, gate
from course_lib.exercises import Exercise, Guess, Mistake, Option, Property, Question
from course_lib.exercises.judge.values import numbers_in

FOUR_ROWS = ((0, 0), (0, 1), (1, 0), (1, 1))


def alarm(door1, door2):
    bias, w1, w2 = -0.5, 1, 1
    return 1 if w1 * door1 + w2 * door2 + bias >= 0 else 0


ALARM = Exercise(
    "4.1", "The alarm", "alarm", alarm, kind="design", inputs=FOUR_ROWS,
    also_right=(lambda a, b: int(0.6 * a + 0.6 * b - 0.3 >= 0), lambda a, b: 1 if a or b else 0),
    mistakes=(
        Mistake(lambda a, b: int(a and b), "That is AND: it rings only when both doors are open. "
                "One open door must be enough: what has to happen to the bias?"),
        Mistake(lambda a, b: 1, "It rings all the time, even with both doors closed. With two "
                "zeros only the bias is left: on which side of 0 must it be?"),
        Mistake(lambda a, b: 0, "It never rings. Either the bias pulls too hard, or the weights "
                "push too little."),
        Mistake(lambda a, b: a, "It listens to the first door alone. The second door needs a "
                "weight that reaches the bar, too."),
        Mistake(lambda a, b: b, "It listens to the second door alone. The first door needs a "
                "weight that reaches the bar, too."),
        Mistake(lambda a, b: int(not (a or b)), "It rings when both doors are closed, and at no "
                "other time: that is the night light. Turn all three signs round."),
        Mistake(lambda a, b: int(not (a and b)), "It rings unless both doors are open. With both "
                "closed it should be quiet: a bias below 0."),
        Mistake(lambda a, b: 1 - a, "It rings when the first door is closed. A reason *for* "
                "ringing has a positive weight."),
        Mistake(lambda a, b: 1 - b, "It rings when the second door is closed. A reason *for* "
                "ringing has a positive weight."),
    ),
    hints=("With both doors closed only the bias is left. What sign must it have?",
           "Each weight alone must lift the sum to 0 or above.",
           "So each weight is at least as large as the bias pulls down: try a bias of −0.5."),
    blank="put three numbers in place of the dots",
    well_done="This gate is called OR.",
    then=Question("4.1.a", "Your alarm works. Which one change would make a safe with two keys "
                           "(AND) of it?", (
        Option("a bias further down", True, "Then one weight alone no longer reaches the bar, "
               "and both together still do, if you do not overdo it."),
        Option("a bias further up", False, "You may think that more is stricter. But a higher "
               "bias lifts the sum, so it would ring sooner."),
        Option("larger weights", False, "You may think that stronger doors make a stronger rule. "
               "But then each door alone reaches the bar all the more."),
    )),
)


def allowed(cake, ice_cream):
    bias, w1, w2 = 1.5, -1, -1
    return 1 if w1 * cake + w2 * ice_cream + bias >= 0 else 0


ALLOWED = Exercise(
    "4.2", "Not both", "allowed", allowed, kind="design", inputs=FOUR_ROWS,
    also_right=(lambda a, b: int(-0.6 * a - 0.6 * b + 1 >= 0), lambda a, b: 1 - a * b),
    mistakes=(
        Mistake(lambda a, b: int(not (a or b)), "That forbids everything but nothing: either "
                "treat alone must be allowed. Lift the bias until one weight no longer brings it "
                "below 0."),
        Mistake(lambda a, b: int(a and b), "That is AND, the very opposite: it allows only both "
                "together. Turn the signs round, and look at the bias once more."),
        Mistake(lambda a, b: int(a or b), "That forbids eating nothing, and allows both. Here a "
                "treat is a reason *against*: which sign does its weight have?"),
        Mistake(lambda a, b: 1, "It allows everything, both together as well. Two weights "
                "together must pull the sum below 0."),
        Mistake(lambda a, b: 0, "It allows nothing at all. With two zeros only the bias is left: "
                "it must be 0 or above."),
        Mistake(lambda a, b: 1 - a, "It never allows cake, and it does not care about ice cream."),
        Mistake(lambda a, b: 1 - b, "It never allows ice cream, and it does not care about cake."),
        Mistake(lambda a, b: a, "It allows whatever has cake in it. A treat is a reason "
                "*against*."),
        Mistake(lambda a, b: b, "It allows whatever has ice cream in it. A treat is a reason "
                "*against*."),
    ),
    hints=("Each treat is a reason against. Which sign do the weights have?",
           "With nothing eaten it must be allowed, so the bias is 0 or above.",
           "One weight must not bring the sum below 0, two must: a bias of 1.5, and weights of?"),
    blank="put three numbers in place of the dots",
    well_done="This gate is called NAND, \"not and\". Your brother is not impressed.",
)


def learned(w, b, x, target):
    output = 1 if w * x + b >= 0 else 0
    error = target - output
    w = w + 0.1 * error * x
    b = b + 0.1 * error
    return w, b


def learned_from(make_error, of_w=lambda error, x: error * x, of_b=lambda error, x: error,
                 fires=lambda z: z >= 0, lr=0.1):
    """Return `learned` with its error, its output, or the parts of a step, made in another way."""
    def step(w, b, x, target):
        error = make_error(1 if fires(w * x + b) else 0, target)
        return w + lr * of_w(error, x), b + lr * of_b(error, x)
    return step


def learned_the_wrong_way(w, b, x, target):
    output = 1 if w * x + b >= 0 else 0
    error = output - target
    w = w + 0.1 * error * x
    b = b + 0.1 * error
    return w, b


def right_error(output, target):
    return target - output


REPAIR = Exercise(
    "4.3", "Repair", "learned", learned, kind="repair",
    given=learned_the_wrong_way,
    inputs=((0.5, -1.0, 1, 1), (0.5, 0.2, 1, 0), (0.5, 0.2, 0, 0), (0.5, -0.2, 0, 1),
            (-2.0, 0.5, -3, 0), (0.25, -0.5, 2, 1), (1.0, -3.0, 2.5, 1)),
    random_inputs=lambda rng: (*rng.normal(size=3).round(2).tolist(), int(rng.integers(2))),
    also_right=(learned_from(lambda output, target: -(output - target)),
                lambda w, b, x, t: (w + 0.1 * (t - (w * x + b >= 0)) * x,
                                    b + 0.1 * (t - (w * x + b >= 0)))),
    mistakes=(
        Mistake(learned_the_wrong_way, "It still moves the wrong way: where it stayed quiet and "
                "should have fired, the weight goes down."),
        Mistake(learned_from(lambda output, target: output - target, lambda e, x: -e * x),
                "The weight now moves the right way, the bias still the wrong way. One change "
                "further up mends both."),
        Mistake(learned_from(lambda output, target: output - target, of_b=lambda e, x: -e),
                "The bias now moves the right way, the weight still the wrong way. One change "
                "further up mends both."),
        Mistake(learned_from(right_error, of_b=lambda e, x: e * x), "The bias has no input to be "
                "multiplied by: it always has its part in a mistake."),
        Mistake(learned_from(right_error, lambda e, x: e),
                "The weight forgot its input. An input of 0 had no part in the mistake."),
        Mistake(learned_from(lambda output, target: abs(target - output)),
                "The sign is gone, so everything can only go up. A neuron that fired and should "
                "not have must come down."),
        Mistake(learned_from(lambda output, target: target), "It moves whenever the target is 1, "
                "even where it was right already. The error compares the target with the output."),
        Mistake(learned_from(lambda output, target: output - target, fires=lambda z: z <= 0),
                "Now the output is the wrong way round: it is 1 where the sum *reaches* the bar. "
                "That line was right."),
        Mistake(learned_from(lambda output, target: output - target, fires=lambda z: z < 0),
                "Turned round like that, the output is 1 where the sum stays below the bar. That "
                "line was right."),
        Mistake(learned_from(lambda output, target: output - target, fires=lambda z: z > 0),
                "A sum of exactly 0 reaches the bar, so >= was right. Another line is wrong."),
        Mistake(learned_from(lambda output, target: output - target, lambda e, x: e),
                "The weight forgot its input, and it still moves the wrong way. Put the input "
                "back, and look at the line above."),
        Mistake(learned_from(right_error, lr=1), "The direction is right now, but the learning "
                "rate of 0.1 is gone."),
        Mistake(learned_from(lambda output, target: output - target, lr=1),
                "The learning rate was all right. It is the direction that is wrong."),
    ),
    hints=("It gets worse the longer it runs: so it moves the wrong way.",
           "Take a case: it stays quiet and should fire. What is its error, by the text above?",
           "Target minus output, in this order."),
    blank="one line is still wrong: change it",
    then=Question("4.3.a", "Could you have mended it in another line, and left `error` as it was?",
                  (
        Option("yes: with a minus in both lines that add", True, "Twice the wrong way is right "
               "again. Many libraries do it like this: they call it going *down* the slope."),
        Option("no: the error must be target minus output", False, "You may think so, because "
               "the rule is written that way. But two minus signs further down undo it."),
        Option("yes: with >= turned into <=", False, "You may think that everything is turned "
               "round then. But then the output itself is wrong, and so are the errors."),
    )),
)

BY_HAND = Exercise(
    "4.4", "One step by hand", "first_weight", 2.5, kind="predict",
    mistakes=(
        Mistake(2, "That is the weight before the step. Is the perceptron right about (1, 1)? "
                "Work out 2 · 1 − 1 · 1 − 1.5 and look at the target again."),
        Mistake(3, "You moved it by 1. The step is learning rate × error × input, and the "
                "learning rate is 0.5."),
        Mistake(1.5, "You moved it down. It stayed quiet and should have fired: which way helps?"),
        Mistake(-0.5, "That is its sum before the step, and the second weight after it. The "
                "first weight is asked for."),
        Mistake(-1, "That is the bias after the step. The first weight is asked for."),
        Mistake(0.5, "That is how far it moves. Add it to the weight it had."),
    ),
    hints=("First its answer: the weighted sum of (1, 1), with the bias.",
           "2 − 1 − 1.5 is −0.5: it stays quiet. The target is 1, so the error is?",
           "The first weight moves by 0.5 × 1 × 1."),
    also_right=(2 + 0.5 * 1 * 1, 5 / 2),
    blank="put a number in place of the dots",
    well_done="Its sum was −0.5, so it stayed quiet, and the error was 1.",
)


def mistakes(weights, bias, X, y):
    count = 0
    for x, target in zip(X, y):
        output = 1 if np.dot(weights, x) + bias >= 0 else 0
        if output != target:
            count = count + 1
    return count


def outputs(weights, bias, X, reaches=np.greater_equal):
    return reaches(np.asarray(X) @ np.asarray(weights) + bias, 0).astype(int)


def some_perceptron(rng):
    """Return two weights and a bias in tenths, and a gate's rows and answers."""
    w1, w2, bias = (rng.integers(-20, 21, 3) / 10).tolist()
    X, y = gate(str(rng.choice(list(GATES))))
    return np.array([w1, w2]), bias, X, y


MISTAKES = Exercise(
    "4.5", "Count the mistakes", "mistakes", mistakes,
    inputs=tuple((np.array(weights), bias, np.array(rows), np.array(answers))
                 for weights, bias, rows, answers in (
        ([0.6, 0.6], -1.0, FOUR_ROWS, [0, 1, 1, 1]), ([1, 1], -1, FOUR_ROWS, [1, 1, 1, 0]),
        ([1, 1], -1, FOUR_ROWS, [0, 0, 0, 1]), ([0, 0], 0, [[1, 1]], [0]),
        ([-1, 2], 0.5, [[1, 0], [0, 1], [1, 1]], [1, 0, 0]),
    )),
    random_inputs=some_perceptron,
    also_right=(
        lambda w, b, X, y: sum(Perceptron(w, b).predict(X) != np.array(y)),
        lambda w, b, X, y: sum((sum(i * j for i, j in zip(w, x)) + b >= 0) != t
                               for x, t in zip(X, y)),
    ),
    mistakes=(
        Mistake(lambda w, b, X, y: sum(outputs(w, b, X) == np.array(y)),
                "You counted the rows that are right. The mistakes are the others."),
        Mistake(lambda w, b, X, y: sum(np.array(y) - outputs(w, b, X)), "You added up the errors. "
                "A mistake of 1 and one of −1 cancel: count them, whatever their sign."),
        Mistake(lambda w, b, X, y: sum(outputs(w, 0, X) != np.array(y)),
                "You forgot the bias in the sum."),
        Mistake(lambda w, b, X, y: sum(outputs(w, b, X, np.greater) != np.array(y)),
                "A sum of exactly 0 reaches the bar, so it fires: >=, not >."),
        Mistake(lambda w, b, X, y: np.mean(outputs(w, b, X) != np.array(y)),
                "You worked out the share of the mistakes. Their number is asked for."),
        Mistake(lambda w, b, X, y: sum(outputs(w, b, X)),
                "You counted how often it fires. Compare each answer with its target."),
        Mistake(lambda w, b, X, y: int(outputs(w, b, X)[0] != y[0]),
                "Only the first row counts. Is the return inside the loop?"),
        Mistake(lambda w, b, X, y: bool((outputs(w, b, X) != np.array(y)).any()),
                "You say whether there is a mistake. How many there are is asked for."),
        Mistake(lambda w, b, X, y: sum(outputs(w, b - 0.5, X) != np.array(y)),
                "You let it fire from 0.5 up. Here the bar is at 0."),
        Mistake(lambda w, b, X, y: sum(np.asarray(X) @ np.asarray(w) + b != np.array(y)),
                "You compared the sum with the target. First make an output of it: 1 where the "
                "sum reaches the bar, else 0."),
        Mistake(lambda w, b, X, y: int(outputs(w, b, X)[-1] != y[-1]),
                "Only the last row counts. Does the count start at 0 again in each round? That "
                "line belongs before the loop."),
        Mistake(lambda w, b, X, y: outputs(w, b, X) != np.array(y),
                "You have it row by row: right or wrong. Add that up to one number, with sum."),
        Mistake(lambda w, b, X, y: Perceptron(w, b).train(X, y).mistakes[0],
                "You let it learn while you count, so its weights change from row to row. Count "
                "with the weights as they are."),
    ),
    hints=("Go through the rows with for x, target in zip(X, y), as the learning cell does.",
           "Work out the output as there: 1 if np.dot(weights, x) + bias >= 0 else 0.",
           "Start a count at 0, and add 1 where output != target."),
    blank="count the rows that come out wrong, and return the number",
    well_done="With it you can write all of the training yourself: pass after pass, until it "
              "says 0.",
    then=Question("4.5.a", "Why is it no good to add up target − output over all rows instead?", (
        Option("two mistakes of opposite sign would cancel", True, "A row that fires wrongly "
               "gives −1, one that stays quiet wrongly gives 1: together 0, as if all were well."),
        Option("the sum would be too large", False, "You may think of many rows. But it can only "
               "be as large as the number of mistakes, or smaller."),
        Option("target − output is never negative", False, "You may think of targets alone. But "
               "0 − 1 is −1: it fired and should not have."),
    )),
)

OURS = [0, 0, 1, 0]
MET = {"AND": "the safe", "OR": "the alarm", "NAND": "your brother's rule",
       "NOR": "the night light"}


def as_table(answers):
    return numbers_in(list(answers)).tolist()


def is_a_table(answers):
    try:
        table = as_table(answers)
        return True if len(table) == 4 and set(table) <= {0, 1} else answers
    except (TypeError, ValueError):
        return answers


def is_new(answers):
    names = [name for name, row in GATES.items() if list(row) == as_table(answers)]
    return MET[names[0]] if names and names[0] in MET else True


def is_learned(answers):
    run = Perceptron([0, 0]).train(gate("AND")[0], as_table(answers))
    return True if run.learned else f"{len(run.mistakes)} passes"


MY_GATE = Exercise(
    "4.6", "My gate", "my_gate", kind="own",
    properties=(
        Property(is_a_table, "A table has four answers, each a 0 or a 1, in square brackets. Here "
                 "came {}."),
        Property(lambda table: as_table(table) != OURS, "That is our cat. Change the answers, and "
                 "think of a story for yours."),
        Property(lambda table: len(set(as_table(table))) == 2, "It says the same to everything. "
                 "A gate that never changes its mind has nothing to learn."),
        Property(is_new, "You have met that one: it is {}. Find a table that is none of the four "
                 "with a name."),
        Property(is_learned, "A fine gate, but our neuron went round in circles on it: after {} "
                 "its weights were there before. Keep it in mind, you will meet it in a minute, "
                 "and give the neuron another one here."),
    ),
    mistakes=(
        Mistake([1, 0, 1], "A table has four answers, each a 0 or a 1, in square brackets. Here "
                "came [1, 0, 1]."),
        Mistake([0, 0, 1, 0],
                "That is our cat. Change the answers, and think of a story for yours."),
        Mistake([1, 1, 1, 1], "It says the same to everything. A gate that never changes its mind "
                "has nothing to learn."),
        Mistake([1, 1, 1, 0], "You have met that one: it is your brother's rule. Find a table "
                "that is none of the four with a name."),
        Mistake([0, 1, 1, 0], "A fine gate, but our neuron went round in circles on it: after 3 "
                "passes its weights were there before. Keep it in mind, you will meet it in a "
                "minute, and give the neuron another one here."),
    ),
    also_right=([1, 1, 0, 1], [0, 0, 1, 1], [0, 1, 0, 0], (1, 1, 0, 0)),
    hints=("The four numbers are the answers to (0, 0), (0, 1), (1, 0) and (1, 1).",
           "Eight of the sixteen tables are left for you. Try one that cares for one input alone.",
           "[0, 1, 0, 0] is one: say what it means in your story."),
    blank="give four answers, each 0 or 1",
    well_done="The machine learns it from your table alone.",
)

EXERCISES = (ALARM, ALLOWED, REPAIR, BY_HAND, MISTAKES, MY_GATE)

QUIZ = (
    Question("4.a", "A perceptron says 1 for (1, 1) alone. You make its bias a little more "
                    "negative. What happens to its decision line?", (
        Option("It moves away from (0, 0), and stays parallel.", True, "The bias shifts the line. "
               "More is needed to reach the bar, so the line retreats towards (1, 1)."),
        Option("It turns.", False, "You may think of the weights. They set the line's direction; "
               "the bias shifts it."),
        Option("It moves towards (0, 0), and stays parallel.", False, "You may think that lower "
               "numbers lie lower. But a lower bias makes it *harder* to fire: fewer points are "
               "on the firing side."),
        Option("Nothing, as long as the four answers stay.", False, "You may look at the table "
               "alone. The answers stay for a while, but the line moves at once: that is why so "
               "many lines are right."),
    )),
    Question("4.b", "A perceptron fires for a row and should have. What does the rule do with its "
                    "weights?", (
        Option("It makes them a bit larger, as a reward.", False, "You may think of praise. But "
               "the rule learns from mistakes alone: the error is 0, so every step is 0."),
        Option("Nothing: the error is 0.", True, "Target 1, output 1: whatever is multiplied by "
               "an error of 0 is 0."),
        Option("It moves those whose input is 1.", False, "You may remember that inputs of 0 are "
               "spared. True, and where the error is 0 the others are spared as well."),
    )),
    Question("4.c", "Somebody adds a third input to the lamp on the stairs: x₁ · x₂, which is 1 "
                    "when both switches are up. Can one perceptron learn it now?", (
        Option("No: XOR is out of reach for one perceptron.", False, "You may trust the proof. It "
               "holds for two inputs; with a third one, the corner (1, 1) is lifted out of the "
               "plane."),
        Option("Yes: weights 1, 1 and −2 do it, with a bias of −0.5.", True, "Both up: 1 + 1 − 2 "
               "− 0.5 is below 0. One up: 0.5. The right extra input can do what more training "
               "cannot."),
        Option("Yes, if it trains long enough.", False, "You may think that patience made the "
               "difference. Training was never the trouble: there was no line."),
    )),
    Question(""
             "4.d", "A perceptron gets a third input beside the two switches: a lamp that is lit "
             "where both are up. Can it learn XOR now?", (
        Option("No: the proof holds for any perceptron.", False, "You may think that it is about "
               "XOR itself. It is about these four points *in a plane*: a line cannot part them."),
        Option("Yes: a weight of −2 for the lamp does it.", True, "Weights 1, 1 and −2 and a bias "
               "of −0.5: with a third input the points stand in space, and a plane parts them."),
        Option("Only if it is shown the rows often enough.", False, "You may trust in patience. "
               "Without the lamp no patience helped, and with it eight passes do."),
    )),
)

GUESSES = (
    Guess("4.g1", "Which numbers make such a night light?", (
        Option("positive weights and a low bias", False, "You may think of the safe, where "
               "inputs are reasons to fire. But here each input is a reason against, so its "
               "weight is negative."),
        Option("negative weights, and a bias that reaches the bar alone", True,
               "With two zeros only the bias is left, so it must do it alone; and every input "
               "must pull the sum below the bar."),
        Option("weights of 0, and a high bias", False, "You may think that the inputs should not "
               "count. But they must: because of weights of 0 it would glow in broad daylight."),
    )),
    Guess("4.g2", "Which bias makes the same safe, with the bar at 0?", number=-1.0, near=0.05,
          says="Take 0.5 off on both sides: the bar goes from 0.5 to 0, the bias from −0.5 to "
               "−1.0.",
          tempting=(
              (0.0, 0.05, "You may have added 0.5, so that −0.5 and 0.5 cancel. But the bar "
               "comes over with its sign *changed*, because it was to be reached: −0.5 − 0.5."),
              (-0.5, 0.05, "You may think the bias stays. But then the sum has to reach 0 only "
               "in place of 0.5, and one key (0.6 − 0.5) would open the safe."),
              (0.5, 0.05, "You may have put the bar in as it is. But a bias of 0.5 opens the "
               "safe before anybody comes."),
          )),
    Guess("4.g3", "What should go down, so that it fires less easily the next time it sees "
                  "(0, 1)?", (
        Option("both weights and the bias", False, "You may think that all of it fired. But your "
               "key was 0, and because 0 times any weight is 0, that weight had no part in it."),
        Option("the weight of your friend's key, and the bias", True, "Only they were in the sum: "
               "0 times the first weight is nothing."),
        Option("the bias alone", False, "You may think that one knob will do. It would help here, "
               "but because all rows share it, no weight would ever learn anything."),
        Option("the weight of your key, and the bias", False, "You may think of the key that was "
               "missing. But its input was 0, so its weight was not in the sum at all."),
    )),
    Guess("4.g4", "How many passes over the four rows will it need until one is without a "
                  "mistake?", number=6, near=0.5, unit="passes",
          says="The sixth pass is clean. Each mistake moves the line a little, and sometimes away "
               "from another row.",
          tempting=(
              (1, 0.5, "You may think that it has seen all rows once. But each step mends one "
               "row and may spoil another, because they share the bias."),
              (2, 0.5, "You may think that every mistake is mended for good. But rows share "
               "their weights: mending one can spoil another."),
              (4, 1.4, "Close. It takes a little longer, because mending one row can spoil "
               "another."),
          )),
    Guess("4.g5", "How many passes will XOR take?", (
        Option("about six, as AND did", False, "You may think that one gate is like another. But "
               "it gets to no end, because what it looks for is not there."),
        Option("some hundred: it is harder", False, "You may think that patience helps. But it "
               "comes back to where it was, because there is nothing to be found."),
        Option("it will never get there", True, "After three passes its weights are those it had "
               "before, so all would repeat. The reason comes next."),
    )),
)
