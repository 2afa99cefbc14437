"""The words of the course: one sentence each, and the formula where there is one.

`glossary("bias")` prints an entry. The chapter of a word stands in `chapters.py` alone.
"""

from .chapters import CHAPTERS
from .checks.choices import one_of

# word: (what it is, its formula or "")
ENTRIES = {
    # 00
    "notebook": ("A page of text to read and code to run, one below the other.", ""),
    "cell": ("One piece of a notebook: a text, or code that you can run.", ""),
    "kernel": ("The program in the background that runs your cells and keeps your names.", ""),
    "slider": ("A knob that you pull along a line to change a number.", ""),
    # 01
    "neuron": ("A unit that weighs its inputs, sums them and answers with one number.",
               "a = f(w · x + b)"),
    "dendrite": ("A thin branch of a brain cell, along which signals come in.", ""),
    "synapse": ("The gap between two brain cells; some pass a signal on strongly, some weakly.",
                ""),
    "cell body": ("The part of a brain cell that sums what arrives.", ""),
    "threshold": ("The bar that a sum must reach so that a neuron fires.", ""),
    "fire": ("What a neuron does when its sum reaches the threshold: it sends a signal on.", ""),
    "axon": ("The long fibre along which a brain cell sends its own signal.", ""),
    "input": ("A number that comes into a neuron or a network: the information.", "x"),
    "weight": ("The number that an input is multiplied by: how much it counts.", "w"),
    "neural network": ("Many neurons wired together, where outputs of some are inputs of others.",
                       ""),
    "threshold unit": ("The first model of a neuron (1943): it answers 1 or 0.", ""),
    "learning": ("Changing the weights after examples, until the answers are good.", ""),
    "neuroplasticity": ("That connections in a brain change with use.", ""),
    "inhibitory": ("Said of a connection that pulls the sum down: its weight is negative.", ""),
    # 02
    "output": ("The number that comes out of a neuron or a network.", "a"),
    "model": ("A recipe with numbers in it, such as weights, that turns inputs into outputs.", ""),
    "prediction": ("What a model says for an input.", "y_pred"),
    "target": ("What the output should have been, known from data.", "y"),
    "error": ("How far a prediction is from its target.", "y_pred − y"),
    "mean squared error": ("The mean of all squared errors: 0 is perfect, less is better.",
                           "mse = mean of (y_pred − y)²"),
    "loss": ("One number for how wrong a model is on its data: less is better.", "L"),
    "weighted sum": ("Each input times its weight, all added up (with the bias, if there is one).",
                     "z = w₁x₁ + w₂x₂ + … + b"),
    # 03
    "bias": ("A number that is added to the weighted sum: where a neuron starts from.", "b"),
    "activation function": ("The curve that turns a weighted sum into a neuron's output.",
                            "a = f(z)"),
    "step": ("The activation that says 1 from a bar on and 0 below it.", "1 if z ≥ 0, else 0"),
    "sigmoid": ("The activation shaped like an S: every sum becomes a number between 0 and 1.",
                "1 / (1 + e^(−z))"),
    "linear": ("The activation that changes nothing: the output is the sum.", "a = z"),
    "derivative": ("The slope of a curve at a point: how much it rises for a tiny step.",
                   "f′(z)"),
    # 04
    "logic gate": ("A rule that makes a 1 or a 0 of ones and zeros, such as AND.", ""),
    "truth table": ("A list of all inputs of a gate, with the answer to each.", ""),
    "perceptron": ("A neuron that answers 1 or 0 and learns from its mistakes (1958).", ""),
    "decision line": ("Where the weighted sum meets the bar: 1 on one side of it, 0 on the other.",
                      "w₁x₁ + w₂x₂ + b = 0"),
    "learning rate": ("How large a step learning takes.", "lr"),
    "perceptron learning rule": ("Move each weight by learning rate × error × input.",
                                 "w ← w + lr · (target − output) · x"),
    "XOR": ("The gate that says 1 when one input is 1 and the other is not.", ""),
    "linearly separable": ("Said of points of two kinds that one straight line can part.", ""),
    # 05
    "quadratic cost": ("Another name for the mean squared error.", "mean of (y_pred − y)²"),
    "probability": ("A number from 0 to 1 that says how sure to be of something.", "p"),
    "softmax": ("The activation that turns several sums into shares that add up to 1.",
                "e^zᵢ / (e^z₁ + e^z₂ + …)"),
    "cross-entropy": ("The loss for probabilities: being sure and wrong costs most.",
                      "−log(p of the right answer)"),
    "Kullback–Leibler divergence": ("How far one belief is from another; it has a direction.",
                                    "Σ p · log(p / q)"),
    # 06
    "partial derivative": ("The slope along one knob while all the others stay.", "∂L/∂w"),
    "gradient": ("All partial derivatives in a row: the direction in which the loss climbs most.",
                 "(∂L/∂w₁, ∂L/∂w₂, …)"),
    "gradient descent": ("Walking downhill on the loss: step after step against the gradient.",
                         "w ← w − lr · ∂L/∂w"),
    "diverge": ("To get worse with every step, because the steps are too long.", ""),
    "level set": ("All places of the same height, drawn as a line on a map.", ""),
    "local minimum": ("The bottom of a valley, though another valley may be deeper.", ""),
    "global minimum": ("The lowest place of all.", ""),
    "greedy": ("Said of a way to search that takes the best next step and never looks further.",
               ""),
    "linear regression": ("Finding the straight line that lies closest to the data.",
                          "y_pred = w · x + b"),
    # 07
    "sample": ("One example of the data: its inputs and its target.", ""),
    "full batch": ("All samples at once for each step.", ""),
    "stochastic gradient descent": ("Gradient descent with one sample, or a few, for each step.",
                                    ""),
    "mini-batch": ("A few samples, taken together for one step.", ""),
    "batch size": ("How many samples one step looks at.", ""),
    "iteration": ("One step of the training, after one batch.", ""),
    "epoch": ("All samples once.", "iterations in it = samples / batch size"),
    "shuffling": ("Putting the samples into a new random order before each epoch.", ""),
    # 08
    "layer": ("Neurons side by side that all get the same inputs.", "a = f(x W + b)"),
    "input layer": ("The inputs of a network; nothing is calculated there.", ""),
    "hidden layer": ("A layer between the inputs and the output.", ""),
    "output layer": ("The last layer: what it says is the network's answer.", ""),
    "depth": ("How many layers of neurons follow one another.", ""),
    "feedforward": ("Going through a network from the inputs to the output, layer by layer.", ""),
    "tanh": ("An activation shaped like an S, from −1 to 1.", "tanh(z)"),
    "ReLU": ("The activation that lets positive sums through and makes the rest 0.", "max(0, z)"),
    # 09
    "chain rule": ("Slopes of steps that follow one another multiply.",
                   "dL/dw = dL/da · da/dz · dz/dw"),
    "backpropagation": ("Passing the blame for the loss back through the network, layer by layer.",
                        ""),
    "gradient checking": ("Comparing a calculated slope with one that is measured by nudging.",
                          "(L(w + h) − L(w − h)) / 2h"),
    "vanishing gradient": ("A gradient that is almost 0 when it reaches the first layers.", ""),
    "exploding gradient": ("A gradient that grows beyond all use on its way back.", ""),
    "leaky ReLU": ("A ReLU that lets a hundredth of negative sums through, so it cannot die.",
                   "z if z > 0, else 0.01 z"),
    "dead ReLU": ("A ReLU whose sum is below 0 for every sample: its slope is 0, it cannot learn.",
                  ""),
    # 10
    "training loop": ("Forward, loss, backward, step, repeat.", ""),
    "feature": ("A property of a sample that a network gets as an input.", ""),
    "feature scaling": ("Bringing all features to about the same size before training.",
                        "(x − mean) / spread"),
    "initialisation": ("The choice of the weights before the first step.", ""),
    "training set": ("The samples that a network learns from.", ""),
    "validation set": ("Samples kept aside to choose settings with.", ""),
    "test set": ("Samples that nobody looks at until the very end.", ""),
    "accuracy": ("The share of right answers.", "right answers / samples"),
    "overfitting": ("Learning the training samples by heart, chance included.", ""),
    "underfitting": ("Being too simple, or too briefly trained, to learn what there is.", ""),
    # 11
    "architecture": ("How many layers a network has, how many neurons, and which activations.",
                     ""),
    "noise": ("What in the data is chance.", ""),
    "regularisation": ("Making large weights cost something, so that a network stays simple.", ""),
    "L1": ("The penalty on the sizes of the weights: it makes many of them 0.", "l1 · Σ|w|"),
    "L2": ("The penalty on the squares of the weights: it keeps all of them small.",
           "l2/2 · Σ w²"),
    # 12
    "pixel": ("One dot of an image, as a number.", ""),
    "MNIST": ("The best known data of the field: 70,000 written digits of 28 × 28 pixels.", ""),
    "class": ("One of the kinds that samples are sorted into, such as the digit 7.", ""),
    "one-hot": ("A row of zeros with a single 1, at the place of the right class.", ""),
    "confusion matrix": ("A table of how often each class was taken for each other one.", ""),
    # 13
    "optimizer": ("The rule that makes steps of gradients.", ""),
    "momentum": ("A step that keeps some of the speed of the steps before.",
                 "v ← 0.9 v − lr · ∂L/∂w;  w ← w + v"),
    "RMSProp": ("An optimizer that divides each step by how large the slopes were lately.", ""),
    "Adam": ("An optimizer with momentum that also divides as RMSProp does.", ""),
    "dropout": ("Switching off neurons at random while a network learns.", ""),
    "early stopping": ("Ending the training when the loss on unseen samples stops falling.", ""),
    "convolutional network": ("A network that looks at the same small window everywhere.", ""),
    "recurrent network": ("A network that hears its own last state, and so remembers.", ""),
    "autoencoder": ("A network that learns to squeeze its input small and to restore it.", ""),
    "transformer": ("A network in which every part of a text asks which other parts matter.", ""),
}
TAUGHT_IN = {word: chapter for chapter in CHAPTERS for word in chapter.teaches}


def glossary(word=None):
    """Print what `word` means and where it is taught; without a word, the words there are.

    Raises ValueError, with the nearest words, for one that is not in the course.

    >>> glossary("bias")
    bias (b): A number that is added to the weighted sum: where a neuron starts from. Chapter 03.
    """
    if word is None:
        for chapter in CHAPTERS:
            print(f"{chapter.number:02d}: {', '.join(chapter.teaches)}")
        return
    known = {entry.lower(): entry for entry in ENTRIES}
    name = known.get(str(word).strip().lower()) or one_of("word", word, ENTRIES)
    print(entry(name))


def entry(word):
    """Return the glossary's line for `word`.

    >>> entry("epoch")
    'epoch (iterations in it = samples / batch size): All samples once. Chapter 07.'
    """
    meaning, formula = ENTRIES[word]
    shown = f" ({formula})" if formula else ""
    return f"{word}{shown}: {meaning} Chapter {TAUGHT_IN[word].number:02d}."


def page():
    """Return the glossary as a page of Markdown, in the order of the alphabet.

    >>> page().splitlines()[0]
    '# Glossary'
    """
    lines = ["# Glossary", "", "Every new word of the course, and the chapter that explains it.",
             "", "| word | what it means | formula | chapter |", "|---|---|---|---|"]
    for word in sorted(ENTRIES, key=str.lower):
        (meaning, formula), chapter = ENTRIES[word], TAUGHT_IN[word]
        shown = f"`{formula}`".replace("|", "\\|") if formula else ""
        lines.append(f"| **{word}** | {meaning} | {shown} | "
                     f"[{chapter.number:02d}]({chapter.file}) |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    from pathlib import Path

    Path("notebooks/glossary.md").write_text(page(), encoding="utf-8", newline="\n")
    print("notebooks/glossary.md is up to date")
