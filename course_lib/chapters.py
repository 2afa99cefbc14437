"""The one table of chapters: what each asks, what it teaches, and what it builds on."""

from dataclasses import dataclass
from pathlib import Path

START = "<!-- chapters: made by `python -m course_lib.chapters` -->"
END = "<!-- end of chapters -->"
# The plain pages; the site for a browser tab stands beside them.
SITE = "https://one-neuron.github.io/one-neuron-at-a-time"


@dataclass(frozen=True)
class Chapter:
    """A chapter of the course; `teaches` are its new words in order, `needs` earlier ones.

    `abilities` pairs each goal of the chapter with the exercises and questions that test it.

    >>> CHAPTERS[2].title
    'One weight'
    """

    number: int
    title: str
    question: str
    file: str
    minutes: int
    teaches: tuple[str, ...]
    needs: tuple[str, ...] = ()
    abilities: tuple[tuple[str, tuple[str, ...]], ...] = ()


CHAPTERS = (
    Chapter(
        0, "Start here", "What will you build?",
        "00_start_here.ipynb", 25,
        teaches=("notebook", "cell", "kernel", "slider"),
        abilities=(
            ("let a machine read your handwriting", ("0.b",)),
            ("run a cell, change it and run it again", ("0.1",)),
            ("tell whether everything works here", ("0.a",)),
        ),
    ),
    Chapter(
        1, "From a brain cell to a number", "When does a cat pounce?",
        "01_from_a_brain_cell_to_a_number.ipynb", 65,
        teaches=(
            "neuron", "dendrite", "synapse", "cell body", "threshold", "fire", "axon", "input",
            "weight", "neural network", "threshold unit", "learning", "neuroplasticity",
            "inhibitory",
        ),
        needs=("notebook", "cell", "kernel", "slider"),
        abilities=(
            ("say what the parts of a brain cell do", ("1.c", "1.e")),
            ("build a neuron in Python that fires", ("1.1", "1.2", "1.3", "1.b")),
            ("make it do what you want by choosing numbers", ("1.4", "1.5", "1.6", "1.a", "1.d")),
        ),
    ),
    Chapter(
        2, "One weight", "How many calories did that run burn?",
        "02_one_weight.ipynb", 65,
        teaches=(
            "output", "model", "prediction", "target", "error", "mean squared error", "loss",
            "weighted sum",
        ),
        needs=("neuron", "dendrite", "threshold", "input", "weight", "learning", "slider"),
        abilities=(
            ("turn an input into an output with one weight", ("2.1", "2.a")),
            ("find a weight from data", ("2.2", "2.3", "2.4", "2.b", "2.c")),
            ("weigh several inputs", ("2.5", "2.d")),
        ),
    ),
    Chapter(
        3, "A whole neuron", 'How does "how much" become yes or no?',
        "03_a_whole_neuron.ipynb", 65,
        teaches=(
            "bias", "activation function", "step", "sigmoid", "linear", "derivative",
        ),
        needs=("threshold", "fire", "input", "weight", "weighted sum", "output"),
        abilities=(
            ("work out a whole neuron", ("3.1", "3.2", "3.a", "3.d")),
            ("build a neuron of your own", ("3.3",)),
            ("say how steep a curve is at a point", ("3.4", "3.5", "3.b", "3.c")),
        ),
    ),
    Chapter(
        4, "Perceptrons and logic gates", "Can a neuron reason?",
        "04_perceptrons_and_logic_gates.ipynb", 70,
        teaches=(
            "logic gate", "truth table", "perceptron", "decision line", "learning rate",
            "perceptron learning rule", "XOR", "linearly separable",
        ),
        needs=("threshold", "fire", "weighted sum", "bias", "step", "target", "error"),
        abilities=(
            ("choose weights and a bias so that a neuron answers like a logic gate",
             ("4.1", "4.2", "4.6", "4.a")),
            ("let mistakes move the weights", ("4.3", "4.4", "4.5", "4.b")),
            ("say what no single neuron can ever learn", ("4.c", "4.d")),
        ),
    ),
    Chapter(
        5, "How wrong are we?", "What is a good error?",
        "05_how_wrong_are_we.ipynb", 70,
        teaches=(
            "quadratic cost", "probability", "softmax", "cross-entropy",
            "Kullback–Leibler divergence",
        ),
        needs=(
            "prediction", "target", "error", "mean squared error", "loss", "sigmoid",
        ),
        abilities=(
            ("work out the mean squared error by hand", ("5.1",)),
            ("turn sums into shares with softmax", ("5.2", "5.3", "5.4", "5.6", "5.a", "5.c")),
            ("choose the loss that fits a task", ("5.5", "5.b", "5.d")),
        ),
    ),
    Chapter(
        6, "Walking downhill", "How does it find the weight by itself?",
        "06_walking_downhill.ipynb", 65,
        teaches=(
            "partial derivative", "gradient", "gradient descent", "diverge", "level set",
            "local minimum", "global minimum", "greedy", "linear regression",
        ),
        needs=("weight", "bias", "linear", "derivative", "learning rate", "loss"),
        abilities=(
            ("take a step of gradient descent by hand", ("6.1", "6.3", "6.a", "6.c")),
            ("let a neuron find its weight and bias from data", ("6.2", "6.4", "6.6", "6.d")),
            ("say when it fails", ("6.5", "6.b")),
        ),
    ),
    Chapter(
        7, "One sample at a time", "Why not use all the data at each step?",
        "07_one_sample_at_a_time.ipynb", 60,
        teaches=(
            "sample", "full batch", "stochastic gradient descent", "mini-batch",
            "batch size", "iteration", "epoch", "shuffling",
        ),
        needs=("loss", "gradient", "gradient descent", "learning rate"),
        abilities=(
            ("say what a batch, an iteration and an epoch are", ("7.1", "7.2", "7.4", "7.c")),
            ("say what noise costs and what it buys", ("7.3", "7.6", "7.a", "7.d")),
            ("say why the samples must be shuffled", ("7.5", "7.b")),
        ),
    ),
    Chapter(
        8, "Neurons in layers", "What can two layers do that one cannot?",
        "08_neurons_in_layers.ipynb", 65,
        teaches=(
            "layer", "input layer", "hidden layer", "output layer", "depth", "feedforward",
            "tanh", "ReLU",
        ),
        needs=("neuron", "weighted sum", "bias", "sigmoid", "decision line", "XOR"),
        abilities=(
            ("build XOR out of three neurons", ("8.1", "8.2", "8.6", "8.c")),
            ("write a layer as a matrix", ("8.2", "8.3", "8.a")),
            ("say why a network needs a bend", ("8.4", "8.5", "8.b", "8.d")),
        ),
    ),
    Chapter(
        9, "Backpropagation", "Which weight is to blame, and how much?",
        "09_backpropagation.ipynb", 70,
        teaches=(
            "chain rule", "backpropagation", "gradient checking", "vanishing gradient",
            "exploding gradient", "leaky ReLU", "dead ReLU",
        ),
        needs=(
            "derivative", "partial derivative", "gradient", "loss", "hidden layer",
            "feedforward", "ReLU",
        ),
        abilities=(
            ("work out the slope of any weight", ("9.1", "9.5", "9.b")),
            ("write the backward step of a layer", ("9.2", "9.3", "9.4", "9.c")),
            ("say why gradients vanish", ("9.6", "9.a", "9.d")),
        ),
    ),
    Chapter(
        10, "A network that learns", "Can it tell four people apart, and a fifth?",
        "10_a_network_that_learns.ipynb", 60,
        teaches=(
            "training loop", "feature", "feature scaling", "initialisation", "training set",
            "validation set", "test set", "accuracy", "overfitting", "underfitting",
        ),
        needs=("backpropagation", "epoch", "learning rate", "mean squared error", "sample"),
    ),
    Chapter(
        11, "The playground", "What does each knob do?",
        "11_the_playground.ipynb", 70,
        teaches=("architecture", "noise", "regularisation", "L1", "L2"),
        needs=(
            "activation function", "batch size", "hidden layer", "feature", "overfitting",
            "test set",
        ),
        abilities=(
            ("choose inputs and layers for points in the plane",
             ("11.1", "11.2", "11.5")),
            ("say what a price on weights, a batch size and a learning rate do",
             ("11.3", "11.4", "11.a", "11.b")),
            ("read a whole network in NumPy line by line, and find one that solves the spiral",
             ("11.6", "11.c", "11.d")),
        ),
    ),
    Chapter(
        12, "Handwritten digits", "Can your own code read your handwriting?",
        "12_handwritten_digits.ipynb", 70,
        teaches=("pixel", "MNIST", "class", "one-hot", "confusion matrix"),
        needs=(
            "softmax", "cross-entropy", "mini-batch", "backpropagation", "accuracy",
            "training set", "test set",
        ),
        abilities=(
            ("turn an image into a row of numbers, and let your own network sort images",
             ("12.1", "12.2", "12.3", "12.a")),
            ("say how good it is, and which mistakes it makes", ("12.4", "12.b")),
            ("say when it must not be trusted, and what helps",
             ("12.5", "12.6", "12.c", "12.d")),
        ),
    ),
    Chapter(
        13, "Beyond", "What comes after this?",
        "13_beyond.ipynb", 70,
        teaches=(
            "optimizer", "momentum", "RMSProp", "Adam", "dropout", "early stopping",
            "convolutional network", "recurrent network", "autoencoder", "transformer",
        ),
        needs=(
            "gradient descent", "learning rate", "overfitting", "validation set",
            "regularisation", "hidden layer", "pixel",
        ),
        abilities=(
            ("say what momentum, RMSProp and Adam make of a slope, and stop learning by heart",
             ("13.1", "13.2", "13.3", "13.a", "13.b")),
            ("build a network that looks through a small window, and a neuron that remembers",
             ("13.4", "13.5", "13.6", "13.c")),
            ("say how far it is to a machine that talks", ("13.d", "13.e")),
        ),
    ),
)


def readme_table(notebooks, places=True):
    """Return the Markdown table of all chapters; those in the folder `notebooks` are links.

    With `places` its last column has links to where each can be opened without installing.

    >>> print(readme_table("no such folder", places=False).splitlines()[2])
    | 00 | Start here *(in preparation)* | What will you build? | 25 |
    """
    lines = ["| | chapter | its question | minutes |", "|---|---|---|---|"]
    if places:
        lines = [lines[0] + " at once, in |", lines[1] + "---|"]
    for chapter in CHAPTERS:
        name, there = f"{chapter.title} *(in preparation)*", ""
        if (Path(notebooks) / chapter.file).is_file():
            name = f"[{chapter.title}](notebooks/{chapter.file})"
            there = places_of(chapter.file)
        line = f"| {chapter.number:02d} | {name} | {chapter.question} | {chapter.minutes} |"
        lines.append(f"{line} {there} |" if places else line)
    return "\n".join(lines)


def places_of(file):
    """Return links that open the chapter `file` in a browser tab, on Binder, and as a plain page.

    >>> places_of("02_one_weight.ipynb").split(" · ")[2].startswith("[page](https://")
    True
    """
    # Here: a learner's kernel reads this module too, and needs no links.
    from course_lib.teaching.links.repository import course_repository, on_site

    binder = course_repository().on_binder(f"notebooks/{file}")
    page = Path(file).with_suffix(".html")
    return (f"[tab]({on_site(file, f'{SITE}/live')}) · [Binder]({binder}) · [page]({SITE}/{page})")


def with_table(readme, table):
    """Return the text `readme` with `table` between its two marks.

    ValueError if the two marks are not there, once each and in order.

    >>> with_table(f"Hi\\n{START}\\nold\\n{END}\\n", "new").splitlines()[2]
    'new'
    """
    once = readme.count(START) == readme.count(END) == 1
    if not once or readme.index(START) > readme.index(END):
        raise ValueError(f"readme must hold the lines {START!r} and {END!r} once each, in this "
                         "order; put them where the table of chapters shall stand")
    before, _, rest = readme.partition(START)
    return f"{before}{START}\n{table}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    page = Path("README.md")
    text = page.read_text(encoding="utf-8")
    page.write_text(with_table(text, readme_table("notebooks")), encoding="utf-8", newline="\n")
    print("README.md: the table of chapters is up to date")
