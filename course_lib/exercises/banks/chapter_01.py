"""Chapter 01: the sum, the threshold, a negative weight, examples, and a cat of one's own."""

from itertools import product

import numpy as np

from course_lib.exercises import Exercise, Guess, Mistake, Option, Property, Question

MOMENTS = tuple(product((0, 1), repeat=3))      # rustle, smell, movement
CAT = (0.6, 0.5, 0.8)


def unit(*weights, bar=1.0):
    """Return a threshold unit with these weights."""
    return lambda *signals: int(round(np.dot(weights, signals), 9) >= bar)


SITTING_MOUSE = Exercise(
    "1.1", "A mouse that sits still", "sitting_mouse", 1.1,
    kind="predict",
    mistakes=(
        Mistake(1.9, "You added all three. Nothing moves, so the movement brings 0 times 0.8."),
        Mistake(2, "You counted the signals. But each counts as much as its weight says."),
        Mistake(0.3, "Not 0.6 times 0.5: multiply each signal by its own weight, then add."),
        Mistake(0.8, "That is the weight of what is missing. Add the two that arrive."),
        Mistake(1.4, "That is rustle and movement, as above. Now it is rustle and smell."),
        Mistake(1.3, "That is smell and movement. Now it is rustle and smell."),
        Mistake(1, "That says whether the cat pounces. One step earlier: how big is the sum?"),
    ),
    hints=("Three products, then one sum: 1 × 0.6, 1 × 0.5, 0 × 0.8.",
           "The last product is 0. So add 0.6 and 0.5."),
    also_right=(0.6 + 0.5,),
    blank="put a number in place of the three dots, then run the cell again",
    well_done="0.6 + 0.5 + 0 = 1.1. That is above 1.0: the mouse should have moved on.",
)


def cell_body(signals, weights):
    total = 0
    for signal, weight in zip(signals, weights):
        total = total + signal * weight
    return total


def in_a_hurry(signals, weights):
    total = 0
    for signal, weight in zip(signals, weights):
        total = signal * weight
    return total


def some_signals_and_weights(rng):
    """Return signals and weights of one random length from 2 to 5."""
    count = int(rng.integers(2, 6))
    return rng.integers(0, 3, count).tolist(), rng.uniform(-1, 1, count).round(2).tolist()


def multiplies_the_total(signals, weights):
    total = 0
    for signal, weight in zip(signals, weights):
        total = (total + signal) * weight
    return total


CELL_BODY = Exercise(
    "1.2", "Repair the cell body", "cell_body", cell_body,
    kind="repair", given=in_a_hurry,
    inputs=(
        ([1, 0, 1], [0.6, 0.5, 0.8]), ([1, 1, 0], [0.6, 0.5, 0.8]),
        ([0, 0, 0], [0.6, 0.5, 0.8]), ([2, 1], [0.6, -1.0]),
        ([1, 1, 1, 1], [0.25, -0.5, 0.75, 1.0]),
    ),
    random_inputs=some_signals_and_weights,
    mistakes=(
        Mistake(lambda s, w: s[-1] * w[-1], "Each turn throws the old total away; only the last "
                "product is left. Start with total = total + ..."),
        Mistake(lambda s, w: 0,
                "The total stays 0. Each turn must add the signal times its weight."),
        Mistake(lambda s, w: s[0] * w[0], "Only the first signal counts: return ends the function "
                "at once. It belongs after the loop."),
        Mistake(lambda s, w: sum(s), "You added the signals alone. Multiply each by its weight."),
        Mistake(lambda s, w: sum(w), "You added the weights alone. Multiply each by its signal."),
        Mistake(lambda s, w: sum(s) + sum(w),
                "You added signal and weight. Multiply them, so that a 0 brings nothing."),
        Mistake(lambda s, w: sum(s) * sum(w),
                "You multiplied sums. First multiply each signal by its own weight, then add up."),
        Mistake(multiplies_the_total, "The weight multiplies the old total too. Drop the "
                "brackets: times is done before plus."),
        Mistake(lambda s, w: s * w, "signals and weights, with an s, are the whole lists. Inside "
                "the loop use signal and weight, the one pair whose turn it is."),
        *(Mistake(does, f"{name}s, with an s, is the whole list. Inside the loop use {name}, the "
                  "one whose turn it is.")
          for name, does in (("weight", lambda s, w: 0 + s[0] * w),
                             ("signal", lambda s, w: 0 + s * w[0]))),
    ),
    hints=("It gives 0.8, and 0.8 is what the last signal brings. What became of the 0.6?",
           "Compare the line in the loop with the one that added up the mice.",
           "The new total is the old total plus one product: total + signal * weight."),
    also_right=(
        lambda signals, weights: sum(signal * weight for signal, weight in zip(signals, weights)),
    ),
    blank="it still gives 0.8 where 1.4 is due: look at what becomes of the old total",
    well_done="Each signal times its weight, and all of it added up: that is a cell body.",
    then=Question("1.2.a", "What does your mended cell body give when no signal arrives at all?", (
        Option("0, whatever the weights are", True, "Each product is 0 times something: a smell "
               "that is not there brings nothing, however much it counts."),
        Option("the sum of the weights", False, "The weights are there all the time. But each is "
               "multiplied by its signal, and the signals are 0."),
        Option("an error, because there is nothing to add", False, "There are three signals to "
               "add, and each is a 0: a number like any other."),
    )),
)


def old_cat(rustle, smell, movement):
    threshold = 1.6
    total = 0.6 * rustle + 0.5 * smell + 0.8 * movement
    return 1 if total >= threshold else 0


OLD_CAT = Exercise(
    "1.3", "The old cat", "old_cat", old_cat,
    kind="design",
    inputs=MOMENTS,
    mistakes=(
        Mistake(unit(*CAT, bar=1.0), "This one pounces at any two signals, like the first cat. It "
                "must be harder to convince."),
        Mistake(unit(*CAT, bar=1.4), "Nearly. Rustle and movement make 1.4, and meeting the "
                "threshold is enough. Go a little higher."),
        Mistake(unit(*CAT, bar=1.2), "Rustle and smell no longer set it off, but each pair with a "
                "movement does. What is the largest sum of two?"),
        Mistake(unit(*CAT, bar=0.7), "A movement alone sets this cat off. Raise the threshold."),
        Mistake(unit(*CAT, bar=0.55), "A rustle or a movement alone is enough. Raise the bar."),
        Mistake(unit(*CAT, bar=0.3), "Any single signal is enough: a kitten. Raise the bar."),
        Mistake(unit(*CAT, bar=0), "It pounces at nothing at all: 0 reaches this threshold."),
        Mistake(unit(*CAT, bar=3), "It never pounces. All three make 1.9: go no higher."),
    ),
    hints=("How large is the sum when all three signals arrive? And the largest sum of two?",
           "All three make 1.9; rustle and movement make 1.4. The threshold belongs between.",
           "Take 1.6, for example."),
    also_right=(
        lambda rustle, smell, movement: int(rustle and smell and movement),
        unit(*CAT, bar=1.9),
        unit(*CAT, bar=1.5),
    ),
    blank="put a number in place of the three dots",
    well_done="Any number above 1.4 and up to 1.9 does it: one sum is above, all others below.",
    then=Question("1.3.a", "1.5 works as a threshold, and so does 1.9. Why can two cats with "
                  "different numbers behave the same?", (
        Option("Python rounds both to 2.", False, "Python compares them as they are: at a "
               "threshold of 2 this cat would never pounce."),
        Option("No moment has a sum between them.", True, "The eight sums jump from 1.4 to 1.9. "
               "Wherever the bar stands in the gap, the same moments get over it."),
        Option("Both are larger than 1.0.", False, "You may think of the first cat's bar. But 1.2 "
               "is larger than 1.0 as well, and there two signals are enough."),
    )),
)


def careful_cat(rustle, smell, movement, dog):
    dog_weight = -1.0
    total = 0.6 * rustle + 0.5 * smell + 0.8 * movement + dog_weight * dog
    return 1 if total >= 1.0 else 0


CAREFUL_CAT = Exercise(
    "1.4", "A dog barks", "careful_cat", careful_cat,
    kind="design",
    inputs=tuple(product((0, 1), repeat=4)),
    mistakes=(
        Mistake(unit(*CAT, 1.0), "A dog alone makes this cat pounce! A positive weight speaks for "
                "firing. The dog must speak against it."),
        Mistake(unit(*CAT, 0.5), "Dog and any one sign of a mouse, and this cat pounces: the dog "
                "helps. What sign must its weight have?"),
        Mistake(unit(*CAT, 0.4), "The dog still helps the cat to pounce. What sign must it have?"),
        Mistake(unit(*CAT, 0.2), "Dog and movement reach 1.0: the dog helps. Which sign?"),
        Mistake(unit(*CAT, 0), "The dog makes no difference yet. A minus speaks against pouncing. "
                "And pull harder."),
        Mistake(unit(*CAT, -0.2),
                "The sign is right. But rustle or smell with a movement still win. Pull harder."),
        Mistake(unit(*CAT, -0.35), "Right sign. But rustle and movement still win: pull harder."),
        Mistake(unit(*CAT, -0.6),
                "Nearly. All three signals make 1.9, and the dog does not pull that below 1.0."),
    ),
    hints=("A signal that speaks against firing needs a negative weight.",
           "Think of the hardest case: all three signals, sum 1.9, and the dog.",
           "1.9 plus the dog's weight must be below 1.0. Try -1."),
    also_right=(
        lambda rustle, smell, movement, dog: int(rustle + smell + movement >= 2 and not dog),
        unit(*CAT, -0.95),
        unit(*CAT, -50),
    ),
    blank="put a number in place of the three dots",
    well_done="The dog takes so much away that even 1.9 is not enough: an inhibitory input.",
)


def shy_cat(rustle, smell, movement):
    w1, w2, w3 = -0.5, 0.5, 1.0
    total = w1 * rustle + w2 * smell + w3 * movement
    return 1 if round(total, 9) >= 1.0 else 0


SHY_CAT = Exercise(
    "1.5", "Learn the shy cat from five examples", "shy_cat", shy_cat,
    kind="design",
    inputs=MOMENTS,
    mistakes=(
        Mistake(unit(*CAT), "That is the first cat. The shy one pounces at a movement alone, but "
                "not when it rustles too."),
        Mistake(unit(0, 0.5, 1), "In the third example a rustle holds the cat back, and here it "
                "does not: w1 must be negative, and large enough in size."),
        Mistake(unit(0.5, -0.5, 1), "Two signs are the wrong way round: the rustle holds this cat "
                "back, and the smell makes up for it."),
        Mistake(unit(0, 0, 0), "It never pounces. A movement alone must reach 1.0."),
        Mistake(unit(1, 1, 1), "It pounces at anything. Smell alone must stay below 1.0, and a "
                "rustle must hold the cat back."),
        Mistake(unit(-1, 0.5, 1), "The rustle holds it back, too much for the smell to make up "
                "for it: last example. Give the smell more, or bring w1 nearer to 0."),
        Mistake(unit(-0.5, 1, 1), "Smell alone reaches 1.0, and in the fourth example the cat "
                "waits. Give it a little less."),
        Mistake(unit(-0.4, 0.6, 0.8), "A movement alone must reach 1.0: second example."),
        Mistake(unit(-0.5, 0.5, 0.9), "A movement with a smell is enough, a movement alone is "
                "not: look at the second example, and give the movement more."),
        Mistake(unit(-0.5, -0.5, 1), "In the last example a smell makes up for the rustle. Here "
                "it holds the cat back too: what sign has w2?"),
        Mistake(unit(0, 1.4, 0.3), "It pounces at any smell, and at nothing else. Second and "
                "fourth example: the movement needs more weight, the smell less."),
        Mistake(unit(-0.5, 1.5, 1), "The rest is right, but a smell alone sets it off: look at "
                "the fourth example. The smell must stay below 1.0."),
        Mistake(unit(0.5, 0.5, 1), "Every movement makes it pounce, and rustle with smell does "
                "too. A rustle must hold it back: what sign has w1?"),
    ),
    hints=("Take the examples one at a time. A movement alone is enough: how large must w3 be at "
           "least?",
           "A rustle holds this cat back, so w1 is negative. A smell makes up for it, so w2 is "
           "positive, but below 1.0, because smell alone is not enough.",
           "Start with w3 = 1.0 and w1 = -0.5. What must the smell bring?"),
    also_right=(
        lambda rustle, smell, movement: int(movement and (smell or not rustle)),
        unit(-0.3, 0.9, 1.2),
        unit(-0.75, 0.9, 1.0),
        # These make 1.0 on paper and 0.9999999999999999 as floats.
        unit(-0.8, 0.6, 1.2),
        unit(-0.9, 0.7, 1.2),
        unit(-0.5, 0.1, 1.4),
        unit(-1, 0.6, 1.4),
    ),
    blank="put three numbers in place of the dots",
    blanks=3,
    well_done="All eight moments are right, though you saw only five of them. Were you lucky?",
    then=Question("1.5.a", "One of your three weights has to be negative. Which moments say so?", (
        Option("smell alone: waits", False, "A smell that counts 0.5 is below 1.0 all by itself, "
               "without any minus."),
        Option("movement alone: pounces; with a rustle: waits", True, "The rustle is all that "
               "changed. Only a weight below zero turns a pounce into waiting."),
        Option("nothing at all: waits", False, "You may think of what holds it back there. "
               "Nothing does: with no signal the sum is 0, whatever the weights are."),
    )),
)


def my_cat(first, second, third):
    w1, w2, w3, threshold = 0.6, 0.5, -0.8, 0.5
    total = w1 * first + w2 * second + w3 * third
    return 1 if round(total, 9) >= threshold else 0


def without(moment, i):
    """Return the moment with its signal `i` taken away."""
    return (*moment[:i], 0, *moment[i + 1 :])


def each_matters(cat):
    """Return True, or the name of a signal that never makes a difference."""
    for i, name in enumerate(("first", "second", "third")):
        if all(cat(*moment) == cat(*without(moment, i)) for moment in MOMENTS):
            return name
    return True


def one_speaks_against(cat):
    """Return whether in some moment a signal is all that holds it back."""
    return any(not cat(*moment) and cat(*without(moment, i))
               for moment in MOMENTS for i in range(3))


AT_REST = ("When no signal comes it fires all the same: a sum of 0 reaches your threshold. Raise "
           "the threshold above 0.")
A_STONE = ("In none of the eight moments does it fire. A stone can do that. Raise a weight, or "
           "lower the threshold.")
IDLE = ("The {} signal never makes a difference: in every moment the answer is the same with or "
        "without it. Give it a weight of more size.")
NO_BRAKE = ("No signal speaks against. One of the weights must pull the sum down, far enough to "
            "get it below the threshold.")
MY_CAT = Exercise(
    "1.6", "A cat of your own", "my_cat", kind="own",
    properties=(
        Property(lambda cat: not cat(0, 0, 0), AT_REST),
        Property(lambda cat: any(cat(*moment) for moment in MOMENTS), A_STONE),
        Property(each_matters, IDLE),
        Property(one_speaks_against, NO_BRAKE),
    ),
    mistakes=(
        Mistake(unit(0.6, 0.5, -0.8, bar=0), AT_REST),
        Mistake(unit(0.6, 0.5, -0.8, bar=2), A_STONE),
        Mistake(unit(0.6, 0.1, -0.8, bar=0.5), IDLE.format("second")),
        Mistake(unit(0.6, 0.5, 0.8, bar=0.5), NO_BRAKE),
    ),
    also_right=(my_cat, unit(1, 1, -1), unit(-0.5, 0.5, 1),
                lambda first, second, third: int((first or second) and not third)),
    hints=("Two signals that speak for it, and one that speaks against. What sign has its weight?",
           "Each of the first two may be enough alone: weights 0.6 and 0.5, threshold 0.5.",
           "Now the third: −0.8 is more than either of them."),
    blank="put four numbers in place of the dots",
    blanks=4,
    well_done="It is yours. Nobody else has this one.",
)

EXERCISES = (SITTING_MOUSE, CELL_BODY, OLD_CAT, CAREFUL_CAT, SHY_CAT, MY_CAT)

QUIZ = (
    Question("1.a", "A neuron has learned something. What is different in it afterwards?", (
        Option("its weights", True, "The weights are the knowledge, and learning is tuning them."),
        Option("its inputs", False, "New inputs arrive all the time, so this looks right. But "
               "they are the information of the moment, and gone when the moment is over."),
        Option("the rule that it sums and compares", False, "It looks like a new rule. But all "
               "the cats of this chapter had the same; only numbers differed."),
        Option("a new line in its program", False, "That is how people change a program. But for "
               "the shy cat nobody wrote a line: numbers were chosen."),
    )),
    Question("1.b", "The weights of three inputs are 0.4, −1.2 and 0.9. Which input, when it "
             "arrives, moves the sum the most?", (
        Option("the one with 0.4", False, "It comes first in the list, but a sum does not care "
               "for the order."),
        Option("the one with −1.2", True, "The size counts, sign left out: 1.2 is the largest. "
               "The sign only says that it pushes down."),
        Option("the one with 0.9", False, "It is the largest of the three numbers. But −1.2 pulls "
               "down harder than 0.9 pushes up."),
        Option("all the same: each signal is a 1", False, "So they are. But each is multiplied by "
               "its own weight before it counts."),
    )),
    Question("1.c", "Which of these does a real brain cell do, and our threshold unit not?", (
        Option("It weighs some signals more than others.", False, "Strong and weak synapses sound "
               "like biology. But they are what our weights are."),
        Option("It stays quiet below a threshold.", False, "The word comes from biology, but `>=` "
               "in our function does the same."),
        Option("It says something by when, and how often, it fires.", True, "Our unit has no "
               "clock: numbers go in, one number comes out."),
        Option("It lets some signals speak against firing.", False, "To hold back sounds like a "
               "living thing's caution. But a negative weight does it: think of the dog."),
    )),
    Question("1.d", "Backpropagation became well known in 1986. Why did AlexNet come only in "
             "2012?", (
        Option("The neuron had not been described yet.", False, "2012 feels like the beginning. "
               "But the threshold neuron is from 1943."),
        Option("There were not enough examples, and machines were too slow.", True, "In 2012 "
               "there were 1.2 million photos and fast graphics cards. The ideas were old."),
        Option("Somebody had to write down all the rules for seeing.", False, "Programs used to "
               "be made so. But nobody knows such rules; the network learned from examples."),
        Option("The brain had to be understood first.", False, "The words come from the brain. "
               "But that is still being studied, and AlexNet is no copy of it."),
    )),
    Question("1.e", "Two brain cells get the same three signals. One fires, the other stays "
             "quiet. What may be the reason?", (
        Option("stronger synapses, or a lower threshold", True, "Weighed otherwise, the same "
               "signals make another sum; and one sum may pass a low bar alone."),
        Option("a longer axon", False, "Signals do travel along it. But it carries what the cell "
               "has to say, after the sum."),
        Option("a cell body that likes one signal best", False, "It is the largest part, so it "
               "looks important. But it adds up what arrives, and prefers nobody."),
        Option("chance: the same signals give the same answer", False, "That would be so if all "
               "cells were alike. But each has synapses of its own strength."),
    )),
)

GUESSES = (
    Guess("1.g1", "A rustle counts 0.6, a smell 0.5, a movement 0.8; the bar is at 1.0. When does "
          "this cat pounce?", (
        Option("a movement alone is enough, because it counts most", False, "You may think that "
               "the strongest reason decides. But 0.8 is below 1.0: even the cat's favourite "
               "needs a second one beside it."),
        Option("any two signals are enough", True, "The smallest pair, rustle and smell, makes "
               "1.1. No single one reaches 1.0."),
        Option("it needs all three", False, "You may think of a careful cat. But two are always "
               "enough for this one: even the two weakest make 0.6 + 0.5 = 1.1."),
        Option("it needs the movement and one more", False, "You may think that the strongest "
               "signal must be among them. But rustle and smell reach 1.1 without it."),
    )),
    Guess(
        "1.g2", "You count 86 billion neurons, one every second, day and night. How many years do "
                "you need?",
        number=2727, near=500, unit="years",
        says="A year has about 31.5 million seconds, and 86 billion divided by that is 2727. You "
             "would have to have begun before Socrates was born.",
        tempting=(
            (86, 60, "You may think that a billion seconds is about a year. But it is nearly 32 "
                     "years: a million seconds are not even twelve days."),
            (86_000_000, 80_000_000, "You may think of the zeros: 86 billion has so many. But a "
                                     "year uses up 31.5 million of them."),
        ),
    ),
    Guess("1.g3", "Thirty cats, all with different weights. You ask them about the three moments "
          "that nobody saw. What do they say?", (
        Option("half of them pounce, half of them wait", False, "You may think that what nobody "
               "fixed is left to chance. But the five moments did fix it: what they allow is a "
               "narrow range of weights."),
        Option("they mostly agree, with a few of another opinion", False, "You may think that "
               "thirty different cats cannot be of one mind. They are: ninety answers, and not "
               "one that differs from the others."),
        Option("all thirty say the same, each time", True, "Whatever fits the five moments must "
               "weigh the signals in nearly the same way, and that settles the other three."),
    )),
    Guess(
        "1.g4", "In which year was the neuron that you built first written down?",
        number=1943, near=8, unit="",
        says="Warren McCulloch and Walter Pitts, in 1943. There was no computer to try it on.",
        tempting=(
            (1985, 16, "You may think of the first computers in people's homes. But it is "
                       "older: there was hardly a computer at all when two men wrote it down."),
            (2015, 13, "You may think that it is new, because everybody talks about it now. But "
                       "it is older than nearly everybody who talks about it: 1943."),
        ),
    ),
)
