"""The trial exercise, two questions and the first guesses of chapter 00."""

from course_lib.exercises import Exercise, Guess, Mistake, Option, Question

WATTS = Exercise(
    "0.1", "Four lamps", "watts", 36,
    kind="predict",
    mistakes=(
        Mistake(13, "You added 9 and 4. Each of the four lamps needs 9 watts of its own: "
                "multiply."),
        Mistake(27, "That is for three lamps. Here there are four."),
        Mistake(63, "That is for seven lamps. How many lamps now?"),
        Mistake(45, "That is for five lamps. Now there are four."),
        Mistake(9, "That is one lamp. Four of them need more."),
        Mistake(4, "That is how many lamps. Each of them needs 9 watts."),
        Mistake(94, "You wrote 9 and 4 side by side. In Python, times is a star: 9 * 4."),
        Mistake(5, "You took 4 away from 9. Four lamps need more than one lamp: multiply."),
    ),
    hints=("One lamp needs 9 watts, two need 9 + 9. And four?",
           "You may let Python work it out: watts = 4 * 9"),
    also_right=(36.0,),
    blank="put a number in place of the three dots, then run the cell again",
    well_done="The checks work for you. Chapter 01 is waiting.",
)

EXERCISES = (WATTS,)

QUIZ = (
    Question(
        "0.a", "You changed a number in a cell, but the result under it is still the old one. "
               "What is the most likely reason?",
        (
            Option("The computer is too slow.", False,
                   "It tempts, because waiting often helps. But a cell that is still at work "
                   "shows a star, [*]. Without a star nothing is going on."),
            Option("The cell has not been run since.", True,
                   "What stands under a cell is from its last run. Shift and Enter runs it "
                   "again."),
            Option("The notebook is broken and must be installed again.", False,
                   "It tempts, because that is a cure for many troubles. Try the small cure "
                   "first: run the cell."),
            Option("The change must be saved first.", False,
                   "It tempts, because elsewhere one saves a text before it counts. A cell runs "
                   "with what you see in it, saved or not."),
        ),
    ),
    Question(
        "0.b", "You scribble a star. The machine calls it an 8, and is 99 % sure. What do you "
               "know now?",
        (
            Option("The star looks nearly like an 8.", False,
                   "To you it does not. The machine has ten answers, and one of them must be "
                   "the largest, whatever you draw."),
            Option("How sure it is says nothing about a drawing that is no digit.", True,
                   "It has to share out 100 % among ten digits. \"No digit\" gets no share."),
            Option("The machine is broken.", False,
                   "It reads 9,772 digits of 10,000 rightly. With a star it does what it always "
                   "does: it picks one of ten."),
        ),
    ),
)

GUESSES = (
    Guess(
        "0.g1", "You draw a smiling face. What will the machine say?",
        (
            Option("that this is no digit", False,
                   "You may think that it sees what you see. But it has ten answers, 0 to 9, and "
                   "\"no digit\" is none of them."),
            Option("a digit, with much doubt: ten bars of about the same length", False,
                   "You may think that it is careful with things it has never seen. But being "
                   "careful was never asked of it: all its examples were digits. Draw, and see."),
            Option("a digit, and it is nearly certain", True,
                   "It was shown nothing but digits, so to it everything is one. How sure it says "
                   "it is and how right it is are two things."),
        ),
    ),
    Guess(
        "0.g2", "How many numbers does the machine hold?",
        (
            Option("10, one for each digit", False,
                   "You may think of the ten bars. But those are its answers. To get from a "
                   "drawing to an answer takes far more."),
            Option("784, one for each point of the paper", False,
                   "You may think that a picture is all it needs: the paper has 28 times 28 "
                   "points. But it must also know what each point speaks for and against."),
            Option("about 50,000", True,
                   "Each of the 784 points is asked about 64 times over, and 784 times 64 is "
                   "already more than 50,000."),
            Option("none: it is a list of rules", False,
                   "You may think that somebody wrote down what a 3 looks like. But nobody has "
                   "managed to. It learned from examples, and what it learned is numbers."),
        ),
    ),
)
