"""The exercises of chapter 13: a ball, when to stop, parameters, a window and a memory of own."""

import numpy as np

from course_lib.exercises import Exercise, Guess, Mistake, Option, Property, Question
from course_lib.exercises.judge.values import numbers_in
from course_lib.recurrence import states


def ball(slopes, lr, keep):
    v, steps = 0.0, []
    for slope in slopes:
        v = keep * v - lr * slope
        steps.append(v)
    return steps


def rolling(rule, what=list, first=0.0):
    """Return `ball` with another rule, a `first` speed, and `what` is made of the steps."""
    def roll(slopes, lr, keep):
        v, steps = first, []
        for slope in slopes:
            v = rule(v, slope, lr, keep)
            steps.append(v)
        return what(steps)
    return roll


def ball_rule(v, slope, lr, keep):
    return keep * v - lr * slope


BALL = Exercise(
    "13.1", "The steps of a ball", "ball", ball,
    inputs=(([1.0, 1.0, 1.0], 0.1, 0.9), ([2.0, -1.0, 0.0], 0.5, 0.5), ([4.0], 0.05, 0.9),
            ([-1000.0, 3.0], 0.01, 0.8)),
    random_inputs=lambda rng: (rng.normal(size=4).round(1).tolist(), 0.2, 0.7),
    also_right=(rolling(ball_rule),
                lambda slopes, lr, keep: [
                    -sum(lr * slope * keep ** (k - j) for j, slope in enumerate(slopes[:k + 1]))
                    for k in range(len(slopes))]),
    mistakes=(
        Mistake(rolling(lambda v, slope, lr, keep: -lr * slope), "That is plain gradient "
                "descent: no step knows of the one before."),
        Mistake(rolling(lambda v, slope, lr, keep: keep * v + lr * slope), "This ball rolls "
                "uphill: it is pushed *against* the slope."),
        Mistake(rolling(lambda v, slope, lr, keep: keep * (v - lr * slope)), "keep belongs to "
                "the old speed alone. You slowed the new push, too."),
        Mistake(rolling(lambda v, slope, lr, keep: keep * v - (1 - keep) * lr * slope),
                "You made a mean of old and new. Here the new push counts in full."),
        Mistake(rolling(lambda v, slope, lr, keep: v - lr * slope), "It never slows down: keep "
                "is missing."),
        Mistake(rolling(lambda v, slope, lr, keep: -keep * v - lr * slope), "The ball turns round "
                "after each step: the old speed goes on in its own direction."),
        Mistake(rolling(ball_rule, lambda steps: np.cumsum(steps).tolist()), "Those are the "
                "places. The steps alone are asked for."),
        Mistake(rolling(ball_rule, lambda steps: [0.0, *steps[:-1]]), "Your list begins with the "
                "speed before the first slope: first the step, then append."),
        Mistake(rolling(ball_rule, first=1.0), "The ball has a speed before it was pushed: v is 0 "
                "at the start."),
        Mistake(rolling(lambda v, slope, lr, keep: keep * v - slope), "The learning rate is "
                "missing from the push: lr times slope."),
        Mistake(rolling(lambda v, slope, lr, keep: lr * (keep * v - slope)), "lr belongs to the "
                "new push alone. You made the old speed small, too."),
        Mistake(rolling(lambda v, slope, lr, keep: v - keep * lr * slope), "keep stands at the "
                "push. It belongs to the old speed: keep times v."),
    ),
    hints=("Keep the last step in a variable, v, that is 0 before the first slope.",
           "Inside the loop v becomes keep times the old v, minus the push lr times slope.",
           "v = keep * v - lr * slope, then steps.append(v), and return steps after the loop."),
    blank="return the list of steps",
    then=Question("13.1.a", "The slope stays 1 for ever, lr is 0.1 and keep is 0.9. How long do "
                            "the ball's steps become?", (
        Option("0.1, as without momentum", False, "You may think that each push is 0.1. It is, "
               "and nine tenths of the speed so far come on top."),
        Option("1: ten times a plain step", True, "At a speed of 1 it loses 0.1 in each step and "
               "gains 0.1. Then it is as fast as it gets."),
        Option("longer and longer without end", False, "You may think that pushes add up for "
               "ever. But the faster it is, the more it loses: a tenth of its speed."),
    )),
)


def best_epoch(losses, patience):
    best = 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        if epoch - best == patience:
            return best
    return best


def compared_with_the_last(losses, patience):
    best = 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[epoch - 1]:
            best = epoch
        if epoch - best == patience:
            return best
    return best


def comparing(with_what):
    """Return `best_epoch` that compares a loss with something else."""
    def compare(losses, patience):
        best = 0
        for epoch in range(1, len(losses)):
            if losses[epoch] < with_what(losses, best):
                best = epoch
            if epoch - best == patience:
                return best
        return best
    return compare


def waiting(extra=0, below=lambda new, old: new < old, answer=lambda best, epoch, losses: best):
    """Return `best_epoch` with other patience, another comparison, or another answer."""
    def wait(losses, patience):
        best = epoch = 0
        for epoch in range(1, len(losses)):
            if below(losses[epoch], losses[best]):
                best = epoch
            if epoch - best == patience + extra:
                break
        return answer(best, epoch, losses)
    return wait


def where_it_stopped(losses, patience):
    best = best_epoch(losses, patience)
    return best + patience if best + patience < len(losses) else best


STOP = Exercise(
    "13.2", "Repair", "best_epoch", best_epoch, kind="repair", given=compared_with_the_last,
    inputs=(([5.0, 4.0, 3.0, 3.5, 3.2, 3.4, 2.0], 3), ([3.0, 2.0, 2.5, 2.4, 1.0, 1.2], 3),
            ([1.0, 0.5, 0.7, 0.8, 0.9, 0.1], 2), ([2.0, 1.0, 0.5], 2), ([3.0, 2.0, 2.0, 2.5], 3)),
    random_inputs=lambda rng: (rng.uniform(0, 2, 12).round(1).tolist(), 3),
    also_right=(waiting(), waiting(below=lambda new, old: old > new)),
    mistakes=(
        Mistake(compared_with_the_last, "It calls an epoch the best that is only better than the "
                "one before it. Best means: lower than all so far."),
        Mistake(lambda losses, patience: int(np.argmin(losses)), "That is the best of all epochs. "
                "But who has stopped never sees what comes later."),
        Mistake(waiting(answer=lambda best, epoch, losses: epoch), "That is the epoch in which it "
                "stopped. The best one lies before it."),
        Mistake(where_it_stopped, "Where it stops early, you return the epoch in which it "
                "stopped. The best one lies `patience` before it."),
        Mistake(waiting(extra=1), "It waits one epoch too many."),
        Mistake(waiting(answer=lambda best, epoch, losses: losses[best]), "That is the loss. The "
                "number of the epoch is asked for."),
        Mistake(comparing(lambda losses, best: best), "best is the *number* of an epoch. "
                "Its loss is losses[best]."),
        Mistake(comparing(lambda losses, best: losses[0]), "Now each epoch that is better than "
                "the first one counts as the best. Best means: lower than all so far."),
        Mistake(waiting(below=lambda new, old: new > old), "Now it looks for the worst epoch: a "
                "lower loss is better."),
        Mistake(waiting(below=lambda new, old: new <= old), "A loss that is only as low as the "
                "best is no progress, and must not make it wait longer."),
    ),
    hints=("With which loss is the new one compared, and with which should it be?",
           "best holds the number of the best epoch so far. Its loss is losses[best].",
           "if losses[epoch] < losses[best]:"),
    blank="one comparison is still with the wrong loss",
    then=Question("13.2.a", "Early stopping picked the epoch with the lowest validation loss. Is "
                            "this loss an honest grade?", (
        Option("no: it was chosen for being low", True, "Part of it is luck. The honest grade "
               "comes from a test set that nothing was chosen by."),
        Option("yes: nothing was learned from these samples", False, "You may think that only "
               "steps of the weights count. But to choose an epoch is to learn, too."),
        Option("no: it is too high, because it stopped early", False, "You may think of what "
               "more training could bring. It was the lowest there was, so it flatters."),
    )),
)

MAKE_UP = Exercise(
    "13.3", "Make up for the missing", "make_up", 1.25, kind="predict",
    also_right=(1 / 0.8, 5 / 4),
    mistakes=(
        Mistake(0.8, "That is the share that is left. By what must 0.8 be multiplied to be whole "
                "again?"),
        Mistake(1.2, "You added the fifth that went. But 0.8 × 1.2 is 0.96, and not yet whole."),
        Mistake(5, "One in five goes, that is right. Four in five are left: by what do four "
                "become five?"),
        Mistake(0.2, "That is the share that went."),
        Mistake(0.25, "That is how much louder than before, and it has to be added to 1."),
        Mistake(25, "They speak 25 % louder, yes. By what number is each multiplied?"),
        Mistake(80, "80 % are left. By what must they be multiplied to be 100 %?"),
        Mistake(20, "20 % are off. By what must the other 80 % be multiplied?"),
        Mistake(2, "That is right where half of them are off."),
        Mistake(1.8, "0.8 × 1.8 is 1.44, which is more than before."),
        Mistake(4, "Four are left of five. By what do four become five?"),
    ),
    hints=("Say each of 10 neurons gives 1. What is their sum with all of them, and with 8?",
           "8 times what is 10?", "1 divided by the share that is left, 0.8."),
    blank="put a number in place of the dots",
    well_done="The sum is whole again, on average.",
)


def n_parameters(width, side, n_kernels, pool):
    places = (width - side + 1) // pool
    into_the_answer = places * places * n_kernels
    return n_kernels * (side * side + 1) + 10 * (into_the_answer + 1)


def counted(kernel=lambda side: side * side + 1, places=lambda width, side: width - side + 1,
            pooled=lambda places, pool: places // pool, bias=1, maps=lambda n: n,
            square=lambda left: left * left):
    """Return `n_parameters` with another count of something."""
    def count(width, side, n_kernels, pool):
        left = pooled(places(width, side), pool)
        return n_kernels * kernel(side) + 10 * (square(left) * maps(n_kernels) + bias)
    return count


PARAMETERS = Exercise(
    "13.4", "Count its numbers", "n_parameters", n_parameters,
    inputs=((8, 3, 16, 3), (8, 3, 4, 2), (28, 5, 20, 2), (10, 3, 1, 4), (12, 3, 8, 1)),
    also_right=(counted(), lambda width, side, n_kernels, pool: (
        n_kernels * side**2 + n_kernels + int((width - side + 1) / pool) ** 2 * n_kernels * 10
        + 10)),
    mistakes=(
        Mistake(counted(kernel=lambda side: side * side), "Each kernel has a bias as well."),
        Mistake(counted(bias=0), "Each of the ten neurons at the end has a bias as well."),
        Mistake(counted(places=lambda width, side: width), "A kernel does not fit everywhere: "
                "count its places along one side of the image."),
        Mistake(counted(places=lambda width, side: width - side), "The number of places is one "
                "more: a kernel of 3 fits on a width of 3 exactly once."),
        Mistake(counted(pooled=lambda places, pool: places), "Nothing was pooled: of each "
                "pool × pool answers only one goes on."),
        Mistake(counted(pooled=lambda places, pool: places // pool // pool), "You divided twice "
                "by pool along one side."),
        Mistake(counted(kernel=lambda side: side * side, bias=0), "Those are the weights. Biases "
                "count as well, one for each kernel and each of the ten neurons."),
        Mistake(counted(kernel=lambda side: side + 1), "A kernel has side × side weights."),
        Mistake(counted(square=lambda left: left), "A map has two sides: square the places that "
                "are left."),
        Mistake(lambda width, side, n_kernels, pool: (
            n_kernels * (side * side + 1) + 10 * (width * width + 1)), "The ten neurons do not "
                "see the pixels. They see what is left of the maps."),
        Mistake(counted(maps=lambda n: 1), "Each kernel makes a map of its own, and all maps go "
                "on to the ten neurons."),
        Mistake(lambda width, side, n_kernels, pool: n_kernels * (side * side + 1), "The ten "
                "neurons at the end are missing."),
        Mistake(counted(kernel=lambda side: 0), "The kernels themselves are missing: side × side "
                "weights and a bias each."),
        Mistake(lambda width, side, n_kernels, pool: (
            n_kernels * (side * side + 1)
            + 10 * ((width - side + 1) ** 2 // pool * n_kernels + 1)), "You divided all places "
                "once by pool. Each side of the map is divided by it."),
        Mistake(lambda width, side, n_kernels, pool: (
            (width - side + 1) ** 2 * n_kernels * (side * side + 1)
            + 10 * (((width - side + 1) // pool) ** 2 * n_kernels + 1)), "You gave each place its "
                "own kernel. The same one is used everywhere, and counts once."),
    ),
    hints=("Two parts: the kernels, and the ten neurons at the end.",
           "A kernel has side × side weights and a bias. Along one side of the image it has "
           "width − side + 1 places; pooling leaves (width − side + 1) // pool of them.",
           "n_kernels * (side * side + 1) + 10 * (places * places * n_kernels + 1)"),
    blank="return a whole number",
    then=Question("13.4.a", "The images become twice as wide and twice as high. How many weights "
                            "do the kernels have then?", (
        Option("as many as before", True, "A kernel knows its window and nothing of the image. "
               "That is why the same one works on a stamp and on a poster."),
        Option("four times as many", False, "You may think of a dense layer: that one needs a "
               "weight for each pixel. A kernel is slid."),
        Option("twice as many", False, "You may think that it must reach farther. It looks at "
               "more places, with the same nine weights."),
    )),
)

OURS = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
ALL_PATTERNS = (np.arange(512)[:, None] >> np.arange(9)) & 1


def is_a_pair(answer):
    try:
        pattern, kernel = map(numbers_in, answer)
    except (TypeError, ValueError):
        return "something else"
    if pattern.shape != (3, 3) or kernel.shape != (3, 3):
        return f"shapes {pattern.shape} and {kernel.shape}"
    return bool(np.isfinite(kernel).all()) or "a number that is none"


def is_ink_and_paper(answer):
    found = set(np.array(answer[0], float).ravel().tolist())
    return found == {0.0, 1.0} or ", ".join(f"{one:g}" for one in sorted(found))


def is_their_own(answer):
    return np.array(answer[0]).tolist() != OURS


def finds_nothing_else(answer):
    pattern, kernel = (np.array(part, float).ravel() for part in answer)
    answers = ALL_PATTERNS @ kernel
    others = (answers >= pattern @ kernel - 1e-9) & (ALL_PATTERNS != pattern).any(axis=1)
    if not others.any():
        return True
    return str(ALL_PATTERNS[others][np.argmax(answers[others])].reshape(3, 3).tolist())


CROSS = [[0, 1, 0], [1, 1, 1], [0, 1, 0]]

MY_WINDOW = Exercise(
    "13.5", "My window", "my_window", kind="own",
    properties=(
        Property(is_a_pair, "A pattern and a kernel are needed, each with three rows of three "
                 "numbers. Here came {}."),
        Property(is_ink_and_paper, "A pattern is made of ink (1) and paper (0), both of them, and "
                 "of nothing else. Here came {}."),
        Property(is_their_own, "This pattern is ours. Draw your own."),
        Property(finds_nothing_else, "{} gets as much from your kernel as your own pattern, or "
                 "more. What should a pixel cost that is inked there and not in yours?"),
    ),
    mistakes=(
        Mistake([[1, 0, 1], [1, 0, 1]], "A pattern and a kernel are needed, each with three rows "
                "of three numbers. Here came shapes (3,) and (3,)."),
        Mistake([[[1, 1, 1]] * 3, [[1, 1, 1]] * 3], "A pattern is made of ink (1) and paper (0), "
                "both of them, and of nothing else. Here came 1."),
        Mistake([OURS, [[1, -1, -1], [-1, 1, -1], [-1, -1, 1]]], "This pattern is ours. Draw your "
                "own."),
        Mistake([CROSS, CROSS], "[[1, 1, 0], [1, 1, 1], [0, 1, 0]] gets as much from your kernel "
                "as your own pattern, or more. What should a pixel cost that is inked there and "
                "not in yours?"),
    ),
    also_right=([CROSS, [[-1, 1, -1], [1, 1, 1], [-1, 1, -1]]],
                [[[1, 0, 1], [0, 0, 0], [1, 0, 1]],
                 np.array([[2, -0.5, 2], [-3, -1, -1], [1, -1, 4]])]),
    hints=("Your kernel should like ink where your pattern has ink.",
           "With 0 for paper a window full of ink gets as much. Ink in the wrong place must cost.",
           "1 where your pattern has ink, −1 where it has paper."),
    blank="draw a pattern, and choose the nine numbers of your kernel",
    blanks=2,
    well_done="Of all 512 windows of ink and paper it likes yours best.",
)


def is_three_numbers(answer):
    try:
        numbers = numbers_in(answer)
    except (TypeError, ValueError):
        return "something else"
    return bool(numbers.shape == (3,) and np.isfinite(numbers).all()) or f"{answer}"


def after(answer, *keys):
    """Return all states after the last of these keys, in a long pause."""
    return states([*keys, *[0] * 20], *np.array(answer, float))[len(keys):]


def told(state):
    return f"{state:.2f}".replace("-", "−")


def stays_on(answer):
    lowest = after(answer, 1).min()
    return bool(lowest > 0.8) or told(lowest)


def stays_off(answer):
    highest = after(answer, -1).max()
    return bool(highest < -0.8) or told(highest)


def can_be_switched(answer):
    highest = after(answer, 1, 0, 0, -1).max()
    return bool(highest < -0.8) or told(highest)


def waits(answer):
    last = after(answer)[-1]
    return bool(abs(last) < 0.1) or told(last)


MEMORY = Exercise(
    "13.6", "A switch that remembers", "my_memory", kind="own",
    properties=(
        Property(is_three_numbers, "Three numbers are needed: the weight of the input, the weight "
                 "of the last state, the bias. Here came {}."),
        Property(stays_on, "\"On\" was pressed, and in the pause the state gets to {}. It should "
                 "be above 0.8: how much of itself must it hear to hold on?"),
        Property(stays_off, "\"Off\" was pressed, and in the pause the state gets to {}. It "
                 "should be below −0.8: what is added at each step that no key asked for?"),
        Property(can_be_switched, "First \"on\", later \"off\", and the state gets to {}. It "
                 "should be below −0.8: it listens to itself more than to you."),
        Property(waits, "Nobody has pressed anything, and the state is {}. Which of the three "
                 "numbers is added even then?"),
    ),
    mistakes=(
        Mistake((1.0, 2.0), "Three numbers are needed: the weight of the input, the weight of the "
                "last state, the bias. Here came (1.0, 2.0)."),
        Mistake((4.0, 0.9, 0.0), "\"On\" was pressed, and in the pause the state gets to 0.06. "
                "It should be above 0.8: how much of itself must it hear to hold on?"),
        Mistake((-4.0, 2.0, 0.0), "\"On\" was pressed, and in the pause the state gets to "
                "−0.96. It should be above 0.8: how much of itself must it hear to hold on?"),
        Mistake((5.0, -2.0, 0.0), "\"On\" was pressed, and in the pause the state gets to "
                "−0.96. It should be above 0.8: how much of itself must it hear to hold on?"),
        Mistake((4.0, 2.0, 1.0), "\"Off\" was pressed, and in the pause the state gets to 0.99. "
                "It should be below −0.8: what is added at each step that no key asked for?"),
        Mistake((1.0, 2.0, 0.0), "First \"on\", later \"off\", and the state gets to 0.96. It "
                "should be below −0.8: it listens to itself more than to you."),
        Mistake((4.0, 2.0, 0.2), "Nobody has pressed anything, and the state is 0.97. Which of "
                "the three numbers is added even then?"),
    ),
    also_right=((4.0, 2.0, 0.0), [5, 3, 0], np.array([3.0, 1.5, 0.0])),
    hints=("In the picture: from which wₕ on does the state stay up after the pulse?",
           "The weight of the last state must be well above 1. Then \"off\" must be louder than "
           "what the neuron says to itself.",
           "2 for the last state, 0 for the bias, and an input that weighs more than 2."),
    blank="put three numbers in place of the dots",
    blanks=3,
    then=Question("13.6.a", "How many more weights does it need to remember for 800 steps?", (
        Option("none: the same three numbers are used at each step", True, "Like a kernel in "
               "space, a recurrent neuron uses the same weights again in time."),
        Option("800 times as many", False, "You may count the picture's nodes. They are one "
               "neuron, drawn again for each step."),
        Option("some: to hold on longer costs more", False, "You may think of effort. Above 1 the "
               "state comes to rest at a value and stays there."),
    )),
)

EXERCISES = (BALL, STOP, MAKE_UP, PARAMETERS, MY_WINDOW, MEMORY)

QUIZ = (
    Question("13.a", "All slopes of a network become a hundred times as large, and the learning "
                     "rate stays. Who walks nearly the same path as before?", (
        Option("SGD", False, "You may trust the oldest. Its steps are rate × slope: a hundred "
               "times as long."),
        Option("momentum", False, "You may think that a heavy ball minds no push. It adds the "
               "pushes up, and each is a hundred times as large."),
        Option("Adam", True, "It divides each slope by its own usual size, so the hundred is "
               "above and below the line."),
        Option("none of them", False, "You may expect that larger slopes mean larger steps. "
               "Two of the four divide by them."),
    )),
    Question("13.b", "Training is over, and the network has to answer. Which neurons does dropout "
                     "switch off now?", (
        Option("a new fifth of them for each question", False, "You may think that the rule stays "
               "on. Then the same photo would get another answer each time."),
        Option("none", True, "The lottery is for practice. In the match everybody plays."),
        Option("the fifth that was least useful", False, "You may take it for a selection. Nobody "
               "was ever judged: the lot decided, anew at each step."),
    )),
    Question("13.c", "Somebody mixes up the pixels of all digits, each image in the same new "
                     "order. Both networks are trained afresh on that. Who suffers?", (
        Option("the dense one", False, "You may think that it learned where things are. It does, "
               "and it learns the new places as easily: to it no pixel has neighbours."),
        Option("the one with kernels", True, "It lives on what stands side by side. In a mixed "
               "order neighbours mean nothing."),
        Option("both", False, "You may find such pictures unreadable yourself. You, too, look "
               "at neighbours."),
        Option("neither", False, "You may think that nothing was lost. True for the dense one; "
               "the kernels lose what their windows are about."),
    )),
    Question("13.d", "An autoencoder has learned to restore photos of healthy leaves. Now it "
                     "gets a leaf with spots. What comes out?", (
        Option("the leaf with its spots", False, "You may think that it copies. What it cannot "
               "say in its few numbers is lost, and it never learned to say spots."),
        Option("a leaf that looks healthy", True, "It restores what usually is there. Take the "
               "difference to the photo, and you have the spots: so it finds what is unusual."),
        Option("an error, because it knows no such leaf", False, "You may hope so. No network of "
               "this course has ever said that it does not know."),
    )),
    Question("13.e", "A language model names a book that does not exist, and sounds sure. "
                     "Which of the course's surprises is that?", (
        Option("A step that is too long climbs.", False, "You may suspect a bad training. It was "
               "trained well, to say what sounds likely."),
        Option("Without a bend ten layers are one.", False, "You may look for a fault in how it "
               "is built. It has bends enough."),
        Option("It is sure about people it knows nothing of.", True, "The elephant of chapter 10 "
               "again: it must always say something, and being sure costs nothing."),
    )),
)

GUESSES = (
    Guess("13.g1", "The slope is 1000, the learning rate is 0.01. How far does Adam's first step "
                   "go?", number=0.01, near=0.002,
          says="The slope divided by its own size is 1, whatever the slope. What is left is the "
               "learning rate.",
          tempting=(
              (10, 0.5, "You may think of rate × slope. But Adam divides the slope by how large "
               "slopes were lately, and lately means: this one."),
              (1000, 50, "You may take the slope itself. But a step is a rate times something, "
               "and Adam makes that something about 1."),
          )),
    Guess("13.g2", "16 kernels give 36 answers each, from 16 × 10 = 160 numbers. How many "
                   "would a dense layer need that turns the 64 pixels into as many answers?",
          number=37440, near=1500,
          says="576 neurons with 64 weights and a bias each.",
          tempting=(
              (576, 1, "You may count the answers. But each of these neurons has a weight for "
               "each pixel, and a bias."),
              (5760, 100, "You may give each place its own kernel. But a dense neuron does not "
               "look through a window: it has a weight for each of the 64 pixels."),
              (160, 1, "You may think that the same answers cost the same. But a dense layer "
               "shares nothing, because each neuron has weights of its own."),
          )),
    Guess("13.g3", "The large dense one reads 98 % of the test digits. Now each digit is moved "
                   "by one pixel. How many per cent does it read?", number=50, near=8, unit="%",
          says="To it a moved 7 is another set of 64 numbers.",
          tempting=(
              (98, 6, "You may think that a 7 is a 7, because you see it at once. But this "
               "network knows where ink was, and nothing of shapes."),
              (10, 6, "You may think that it guesses now. But the digits are blurred and fill "
               "several pixels, so that part of the ink is still where it was."),
          )),
    Guess("13.g4", "A laptop does about 50 billion multiplications and additions in a second. To "
                   "train GPT-3 (2020) on it would take …", (
        Option("about a year", False, "You may think of a long download. But each of the 175 "
               "billion weights meets each of the 300 billion pieces of text."),
        Option("about 200 years", False, "You may think that this is absurd enough. But it is a "
               "thousand times as long, because two very large numbers are multiplied."),
        Option("about 200,000 years", True, "Thousands of machines did it in weeks, because they "
               "did it side by side."),
    )),
)
