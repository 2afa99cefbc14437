"""The exercises of chapter 07: iterations, one epoch by hand, batches, an inbox in order."""

import numpy as np

from course_lib.exercises import Exercise, Guess, Mistake, Option, Property, Question

ITERATIONS_IN_AN_EPOCH = Exercise(
    "7.1", "A million customers", "iterations_in_an_epoch", 100, kind="predict",
    mistakes=(
        Mistake(1_000_000, "That many steps it would be with one sample at a time. Here 10,000 "
                "go into each step."),
        Mistake(10_000, "That is the batch size. How many batches of that size are a million?"),
        Mistake(0.01, "You divided the other way round."),
        Mistake(10_000_000_000, "You multiplied. The samples are shared out into batches."),
        Mistake(1000, "A zero too many: 1000 × 10,000 are ten million."),
        Mistake(10, "A zero too few: 10 × 10,000 are a hundred thousand."),
    ),
    hints=("Each iteration looks at 10,000 samples.",
           "How many times 10,000 are a million?", "1,000,000 / 10,000"),
    also_right=(1_000_000 / 10_000, 1_000_000 // 10_000),
    blank="put a number in place of the dots",
)


def iterations(n_samples, batch_size):
    whole = n_samples // batch_size
    if n_samples % batch_size > 0:
        whole = whole + 1
    return whole


ITERATIONS = Exercise(
    "7.2", "And if it does not come out even?", "iterations", iterations,
    inputs=((1_000_000, 10_000), (24, 5), (7, 10), (10, 10), (9, 1), (1, 1)),
    random_inputs=lambda rng: (int(rng.integers(1, 300)), int(rng.integers(1, 40))),
    also_right=(lambda n, size: -(-n // size), lambda n, size: int(np.ceil(n / size)),
                lambda n, size: len(range(0, n, size))),
    mistakes=(
        Mistake(lambda n, size: n / size, "A batch that is not full is still a whole iteration: "
                "the number must be a whole one, rounded up."),
        Mistake(lambda n, size: n // size, "The last, smaller batch is missing: 24 samples in "
                "fives are five batches, the last with four."),
        Mistake(lambda n, size: n // size + 1, "You always add one. Where it comes out even "
                "there is no smaller batch at the end."),
        Mistake(lambda n, size: n / size + 1, "You divided and added one. Round up in place of "
                "adding: where it comes out even, nothing is to be added."),
        Mistake(lambda n, size: round(n / size + 0.5), "round takes a half to the nearest *even* "
                "number, so it goes wrong for some of them. Use the leftover, n % size."),
        Mistake(lambda n, size: round(n / size), "You rounded to the nearest. A batch that is "
                "less than half full counts too."),
        Mistake(lambda n, size: size // n, "You divided the other way round."),
        Mistake(lambda n, size: n // size + n % size, "You added the number of samples that are "
                "left over. Together they are *one* more batch."),
        Mistake(lambda n, size: n % size, "That is how many samples are left for the last batch. "
                "The number of batches is asked for."),
        Mistake(lambda n, size: max(1, n // size), "Small cases work now, others do not: 24 "
                "samples in fives are five batches."),
    ),
    hints=("n_samples // batch_size counts the full batches.",
           "n_samples % batch_size is what is left over. If it is above 0, there is one more.",
           "np.ceil rounds up: int(np.ceil(n_samples / batch_size))"),
    blank="return how many iterations make an epoch",
)


def one_epoch(w, minutes, kcal, lr):
    for m, k in zip(minutes, kcal):
        error = w * m - k
        w = w - lr * 2 * error * m
    return w


def walk_with(step):
    """Return `one_epoch` with another step, `step(w, m, k, lr)`, for each run."""
    def walk(w, minutes, kcal, lr):
        for m, k in zip(minutes, kcal):
            w = step(w, m, k, lr)
        return w
    return walk


def all_at_once(w, minutes, kcal, lr):
    minutes, kcal = np.array(minutes), np.array(kcal)
    return w - lr * np.mean(2 * (w * minutes - kcal) * minutes)


def all_at_each_turn(w, minutes, kcal, lr):
    for _ in minutes:
        w = all_at_once(w, minutes, kcal, lr)
    return w


def all_from_the_old_weight(w, minutes, kcal, lr):
    return w - lr * sum(2 * (w * m - k) * m for m, k in zip(minutes, kcal))


def some_runs(rng):
    """Return a weight, two to five short runs as lists, and a learning rate."""
    minutes = rng.integers(1, 9, rng.integers(2, 6)).tolist()
    return float(rng.integers(0, 9)), minutes, [m * int(rng.integers(4, 9)) for m in minutes], 0.01


ONE_EPOCH = Exercise(
    "7.3", "One epoch by hand", "one_epoch", one_epoch,
    inputs=((0.0, [1, 2, 3], [7, 15, 22], 0.01), (5.0, [2], [8], 0.1),
            (1.0, [3, -2, 1], [4, 0, -5], 0.02)),
    random_inputs=some_runs,
    also_right=(walk_with(lambda w, m, k, lr: w + 2 * lr * (k - w * m) * m),
                walk_with(lambda w, m, k, lr: w * (1 - 2 * lr * m * m) + 2 * lr * m * k)),
    mistakes=(
        Mistake(all_at_once, "That is one step with all runs. Here each run has a step of its "
                "own, and the next one starts from the new weight."),
        Mistake(all_from_the_old_weight, "Each slope was worked out with the weight of the "
                "start. After a step the next run sees the new weight."),
        Mistake(walk_with(lambda w, m, k, lr: w + lr * 2 * (w * m - k) * m), "It climbs: the step "
                "goes *against* the slope, with a minus."),
        Mistake(all_at_each_turn, "Each of your steps asks all runs. Inside the loop m and k are "
                "one run: it alone is asked."),
        Mistake(walk_with(lambda w, m, k, lr: -lr * 2 * (w * m - k) * m), "You replaced the "
                "weight by the step. The new weight is the old one minus the step: w - …"),
        Mistake(walk_with(lambda w, m, k, lr: w - lr * (w * m - k) ** 2), "You went down by the "
                "loss of the run. The step goes by its *slope*: 2 · error · minutes."),
        Mistake(walk_with(lambda w, m, k, lr: w - lr * (w * m - k) * m), "The 2 of the square is "
                "missing from the slope."),
        Mistake(walk_with(lambda w, m, k, lr: w - lr * 2 * (w * m - k)), "The minutes are missing "
                "from the slope: 2 · error · minutes."),
        Mistake(walk_with(lambda w, m, k, lr: w - lr * (w * m - k)), "You went down by the bare "
                "error. The slope of its square is 2 · error · minutes."),
        Mistake(walk_with(lambda w, m, k, lr: w - 2 * (w * m - k) * m), "The learning rate is "
                "missing."),
        Mistake(lambda w, minutes, kcal, lr: one_epoch(w, minutes[:1], kcal[:1], lr), "Only the "
                "first run had its turn: is the return inside the loop?"),
        Mistake(lambda w, minutes, kcal, lr: w, "The weight comes back as it was. Put the new "
                "value into w."),
    ),
    hints=("For one run: its error first, w * m - k.",
           "Its slope is 2 * error * m.",
           "w = w - lr * 2 * error * m"),
    blank="write a step for the run (m, k) in place of the dots",
    then=Question("7.3.a", "Somebody turns the order of the runs round. Does the same weight come "
                           "out?", (
        Option("no: each step starts where the last one ended", True, "Whoever comes last has "
               "the last word. That is why the order is drawn afresh in each epoch."),
        Option("yes: the same runs, the same steps", False, "You may think of a sum, where the "
               "order does not matter. Here each step depends on the weight the others left."),
        Option("only the sign changes", False, "You may think of walking backwards. It is still "
               "walking down, only by other opinions in turn."),
    )),
)


def cut(rows, batch_size):
    batches = []
    for start in range(0, len(rows), batch_size):
        batches.append(rows[start : start + batch_size])
    return batches


def cut_too_short(rows, batch_size):
    batches = []
    for start in range(0, len(rows) - batch_size, batch_size):
        batches.append(rows[start : start + batch_size])
    return batches


def cut_with(starts, end=lambda start, size: start + size):
    """Return `cut` with other places to start, `starts(n, size)`, or to end."""
    return lambda rows, size: [rows[start : end(start, size)] for start in starts(len(rows), size)]


CUT = Exercise(
    "7.4", "Repair", "cut", cut, kind="repair",
    given=cut_too_short,
    inputs=(([1, 2, 3, 4, 5, 6], 2), ([1, 2, 3, 4, 5], 2), ([7], 3), ([4, 5, 6], 1)),
    random_inputs=lambda rng: (rng.integers(0, 99, rng.integers(1, 12)).tolist(),
                               int(rng.integers(1, 5))),
    also_right=(cut_with(lambda n, size: range(0, n, size)),
                lambda rows, size: [rows[i * size : (i + 1) * size]
                                    for i in range(-(-len(rows) // size))]),
    mistakes=(
        Mistake(cut_too_short, "The last batch is still lost, even where it would be full: six "
                "rows in twos are three batches."),
        Mistake(cut_with(lambda n, size: range(0, n - size + 1, size)), "Even lists work now. "
                "The last, smaller batch is still lost: 5 rows in twos."),
        Mistake(cut_with(lambda n, size: range(0, n - 1, size)), "Nearly: the last batch is still "
                "lost where it has a single row, as with 5 rows in twos."),
        Mistake(cut_with(lambda n, size: range(size, n, size)), "Now the *first* batch never gets "
                "a turn: start at 0."),
        Mistake(cut_with(lambda n, size: range(0, n // size, size)), "n // size is the number of "
                "batches. The starts run through the rows: where do these end?"),
        Mistake(cut_with(lambda n, size: range(0, n)), "Now the batches overlap: each row comes "
                "several times."),
        Mistake(cut_with(lambda n, size: range(0, n + size, size)), "There is an empty batch at "
                "the end now, or two."),
        Mistake(cut_with(lambda n, size: range(0, n + 1, size)), "Where it comes out even, an "
                "empty batch stands at the end now."),
        Mistake(cut_with(lambda n, size: range(0, n, size), lambda start, size: start + size - 1),
                "One row of each batch is missing: a slice does not take its end along."),
        Mistake(cut_with(lambda n, size: range(0, n, size), lambda start, size: size), "Only the "
                "first batch is whole. A slice ends at a place, counted from the very beginning."),
    ),
    hints=("Take six rows in twos and write down the values of start.",
           "range stops before its end. Which end would let the last batch in?",
           "range(0, len(rows), batch_size)"),
    blank="one line is still wrong: change it",
)


def share_learned(mails):
    b = 0.5
    for target in mails:
        b = b - 0.05 * 2 * (b - target)
    return b


def is_an_inbox(mails):
    try:
        odd = [mail for mail in mails if mail not in (0, 1)]
        return (len(mails) >= 20 and not odd) or (f"{odd[0]}" if odd else f"{len(mails)} mails")
    except (TypeError, ValueError):
        return "something else"


def half_is_junk(mails):
    return sum(mails) * 2 >= len(mails) or f"{sum(mails)} of {len(mails)}"


def deceives(mails):
    return share_learned(mails) < 0.2 or f"{share_learned(mails):.2f}"


MY_INBOX = Exercise(
    "7.5", "An order that deceives", "my_inbox", kind="own",
    properties=(
        Property(is_an_inbox, "A list of 0s and 1s is needed, at least 20 of them. Here came {}."),
        Property(half_is_junk, "At least half must be junk. So far it is {}."),
        Property(deceives, "It ends at {}, not below 0.2. Which mails does it remember best?"),
    ),
    mistakes=(
        Mistake([1, 0, 1],
                "A list of 0s and 1s is needed, at least 20 of them. Here came 3 mails."),
        Mistake([0] * 30,
                "At least half must be junk. So far it is 0 of 30."),
        Mistake([1, 0] * 10,
                "It ends at 0.48, not below 0.2. Which mails does it remember best?"),
    ),
    also_right=([1] * 15 + [0] * 15, [1] * 30 + [0] * 30, [0, 1] * 10 + [1] * 20 + [0] * 20),
    hints=("It has a short memory: what comes last counts most.",
           "All the junk first, then all the good mails. How many good ones does it take?",
           "[1] * 20 makes twenty ones; lists are joined with +."),
    blank="give a list of 0s and 1s",
    well_done="An honest inbox, and a wrong belief. Only the order did it.",
)

RIGHT_BATCHES = {
    "24 runs, and a smooth way down is wanted": "full batch",
    "a million photos and a fast graphics card": "mini-batch",
    "a sensor that sends a value now and then": "one sample",
}
RUNS, PHOTOS, SENSOR = RIGHT_BATCHES


def swapped(one, other):
    return {**RIGHT_BATCHES, one: RIGHT_BATCHES[other], other: RIGHT_BATCHES[one]}


BATCH_FOR = Exercise(
    "7.6", "Choose the batch", "batch_for", RIGHT_BATCHES, kind="design",
    mistakes=(
        Mistake(swapped(RUNS, PHOTOS), "A million photos for every single step would take for "
                "ever, and 24 runs are quickly read as a whole."),
        Mistake(swapped(PHOTOS, SENSOR), "The sensor sends one value at a time: there is nothing "
                "to collect. And a graphics card likes many at once."),
        Mistake(swapped(RUNS, SENSOR), "A single run staggers, and a smooth way was wanted. The "
                "sensor has no full batch: its data never ends."),
        Mistake({**RIGHT_BATCHES, PHOTOS: "full batch"}, "Full batch stands there twice. A "
                "million photos for each step would take for ever."),
        Mistake({**RIGHT_BATCHES, RUNS: "mini-batch"}, "Mini-batch stands there twice. 24 runs "
                "are so few that all of them can be asked."),
        Mistake({**RIGHT_BATCHES, SENSOR: "mini-batch"}, "Mini-batch stands there twice. A sensor "
                "that sends one value now and then leaves nothing to collect."),
        Mistake({RUNS: "mini-batch", PHOTOS: "one sample", SENSOR: "full batch"}, "A sensor that "
                "goes on for ever has no full batch. Start there."),
        Mistake({RUNS: "one sample", PHOTOS: "full batch", SENSOR: "mini-batch"}, "A million "
                "photos for each step: you would wait long for the first one. Start there."),
    ),
    hints=("Smooth means no noise: who has none?",
           "A graphics card does some hundred photos as fast as one.",
           "The sensor's values come one at a time."),
    also_right=(dict(sorted(RIGHT_BATCHES.items())), dict(reversed(RIGHT_BATCHES.items()))),
    blank="put one of the three in place of each of the dots",
    then=Question("7.6.a", "The photos come sorted by year. Is the mini-batch safe from the "
            "trouble of the sorted inbox?", (
        Option("no: each batch would hold one year alone", True, "A batch of neighbours is nearly "
               "as one-sided as a single sample. Shuffle first."),
        Option("yes: a batch averages", False, "You may think of the mean. But a mean over photos "
               "of one year knows nothing of the others."),
        Option("yes: a million is enough", False, "You may trust in numbers. The inbox would have "
               "been forgotten just as well with a million mails."),
    )),
)

EXERCISES = (ITERATIONS_IN_AN_EPOCH, ITERATIONS, ONE_EPOCH, CUT, MY_INBOX, BATCH_FOR)

QUIZ = (
    Question("7.a", "Half of the runs are copied, so that each of them is there twice. What does "
                    "that change for one *full batch* step?", (
        Option("Nothing at all.", False, "You may think that copies say nothing new. They say it "
               "twice as loud: the mean leans towards the copied runs."),
        Option("The copied runs count twice in the mean.", True, "The slope is the mean of the "
               "single slopes, and each copy has a vote."),
        Option("The step is twice as long.", False, "You may think of a sum. A mean does not grow "
               "with the number of samples."),
    )),
    Question("7.b", "Which of these needs shuffling least?", (
        Option("one sample at a time", False, "You may think that one sample cannot be in order. "
               "It is the worst case: the last ones have the last word."),
        Option("mini-batches of 10", False, "You may think that a batch mixes. It mixes only its "
               "ten neighbours."),
        Option("full batch", True, "All samples are in each step anyway, and a mean does not "
               "care about the order."),
    )),
    Question("7.c", "600 samples, a batch size of 60, 3 epochs. How many times do the weights "
                    "change?", (
        Option("10", False, "That is one epoch: 600 / 60. All of it is done three times."),
        Option("30", True, "Ten iterations in each of three epochs, and a step in each."),
        Option("180", False, "You may have multiplied 60 by 3. The batch size says how many "
               "samples are in a step, so it divides."),
        Option("1,800", False, "You may count the samples: 600 three times. There is a step only "
               "after each batch."),
    )),
    Question("7.d", "The loss of your training jumps up and down from step to step, but slowly "
                    "falls. What do you do?", (
        Option("Stop: something is broken.", False, "You may remember the diverging walk. That "
               "one grew without end; this one staggers and falls."),
        Option("Nothing: a small batch does that.", True, "Each step follows a few samples, and "
               "they disagree. The trend is what counts."),
        Option("Sort the samples, so that it gets smoother.", False, "You may wish for order. "
               "Sorted samples look smooth and teach something wrong."),
    )),
)

GUESSES = (
    Guess("7.g1", "How does it compare with the slope of the full batch?", (
        Option("it is the same", True, "The loss is the mean of the squares, so its slope is the "
               "mean of their slopes."),
        Option("it is smaller: the quarrels cancel", False, "You may think that quarrels cost "
               "something. But the full batch has them too, because its loss is made of the same "
               "200 squares."),
        Option("it is 200 times as large", False, "You may think of a sum. But a mean divides by "
               "200 again, because the loss does."),
    )),
    Guess("7.g2", "Who is lowest after one epoch?", (
        Option("all 200 in one step", False, "You may think that whoever asks everybody "
               "knows best. But that is a single step for all this reading, because it reads "
               "everything first."),
        Option("20 at a time", False, "You may think that the golden mean wins, as in the first "
               "race. But ten steps are too few here, because they are shorter."),
        Option("one at a time", True, "200 small steps, each a bit wrong, and together a long way "
               "down."),
    )),
    Guess("7.g3", "Of the sorted inbox, what will it believe at the end?", (
        Option("about one half is junk", False, "You may think that it counts the mails. But it "
               "takes steps, and it forgets, because each step fades out the older ones."),
        Option("hardly any is junk", False, "You may think that first impressions last. But later "
               "steps move it away from them, because each one goes towards what it sees now."),
        Option("nearly everything is junk", True, "The last hundred steps all pulled towards 1, "
               "and what was before is forgotten."),
    )),
)
