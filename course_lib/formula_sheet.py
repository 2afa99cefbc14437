r"""The formulas of the course on one page: in symbols, in NumPy, and in `course_lib`.

Both lines of code give the same names the same values; a test runs them. So each is Python as it
would stand in a cell, for one set of names:

x (a sample), X (a row each), y (targets), w or W, b (weights, bias), z (sums), a or A (outputs)
"""

from collections import namedtuple

from .chapters import CHAPTERS

Formula = namedtuple("Formula", "chapter name symbols numpy ours")
FORMULAS = tuple(Formula(*row) for row in (
    (1, "a neuron that fires", r"a = 1 \text{ where } w \cdot x \ge \theta, \text{ else } 0",
     "a = int(w @ x >= theta)", "a = Perceptron(w, threshold=theta).predict(x)"),
    (2, "weighted sum", r"z = w_1 x_1 + w_2 x_2 + \dots + b",
     "z = w @ x + b", "z = Neuron(w, b).weighted_sum(x)"),
    (2, "mean squared error", r"L = \text{mean of } (\hat{y} - y)^2",
     "loss = np.mean((y_pred - y) ** 2)", "loss = losses.mse(y, y_pred)"),
    (3, "sigmoid", r"\sigma(z) = \frac{1}{1 + e^{-z}}",
     "a = 1 / (1 + np.exp(-z))", "a = activations.sigmoid(z)"),
    (3, "its slope", r"\sigma'(z) = a \, (1 - a)",
     "slope = a * (1 - a)", "slope = activations.sigmoid_grad(z)"),
    (3, "a whole neuron", r"a = \sigma(w \cdot x + b)",
     "a = 1 / (1 + np.exp(-(w @ x + b)))", "a = Neuron(w, b)(x)"),
    (4, "perceptron rule", r"w \leftarrow w + \text{lr} \cdot (t - a) \cdot x",
     "w = w + lr * (t - int(w @ x + b >= 0)) * x",
     "p = Perceptron(w, b); p.update(x, t, lr); w = p.weights"),
    (5, "cross-entropy", r"L = -\log(p \text{ of what was right})",
     "loss = -np.log(p[1])", "loss = losses.cross_entropy([[0, 1, 0]], [p])"),
    (5, "softmax", r"p_i = \frac{e^{z_i}}{e^{z_1} + e^{z_2} + \dots}",
     "p = np.exp(z) / np.sum(np.exp(z))", "p = activations.softmax(z)"),
    (5, "KL divergence", r"D = \sum p \log\frac{p}{q}",
     "D = np.sum(p * np.log(p / q))", "D = losses.kl_divergence(p, q)"),
    (6, "slopes of a line", r"\text{means of } 2 (\hat{y} - y) \, x \text{ and } 2 (\hat{y} - y)",
     "slopes = np.mean([2 * (y_pred - y) * km, 2 * (y_pred - y)], axis=1)",
     "slopes = line_landscape(km, y).slopes([slope, start])"),
    (6, "gradient descent", r"w \leftarrow w - \text{lr} \cdot \frac{\partial L}{\partial w}",
     "w = w - lr * w_grad", "SGD(lr).step(w, w_grad)"),
    (7, "steps in an epoch", r"\frac{\text{samples}}{\text{batch size}}, \text{ rounded up}",
     "steps = int(np.ceil(len(X) / size))", "steps = len(list(minibatches(X, y, size)))"),
    (8, "layer", r"A = f(X W + b)",
     "A = np.tanh(X @ W + bias)", "A = layer.forward(X)"),
    (8, "ReLU", r"\max(0, z)",
     "a = np.maximum(0, z)", "a = activations.relu(z)"),
    (9, "blame of the sums", r"D = \frac{\partial L}{\partial A} \cdot f'(Z)",
     "D = A_grad * (1 - A ** 2)", "D = layer.z_grad(A_grad)"),
    (9, "blame of weights and bias", r"X^T D, \quad \text{sum of the rows of } D",
     "W_grad = X.T @ D; b_grad = D.sum(axis=0)",
     "layer.backward(D); W_grad = layer.weights_grad; b_grad = layer.bias_grad"),
    (9, "blame of the inputs", r"\frac{\partial L}{\partial X} = D W^T",
     "X_grad = D @ W.T", "X_grad = layer.inputs_grad(D)"),
    (9, "slope by nudging", r"\frac{L(w + h) - L(w - h)}{2h}",
     "slope = (np.exp(h) - np.exp(-h)) / (2 * h)",
     "v = np.zeros(1); slope = gradcheck.numerical_gradient(lambda: np.exp(v[0]), v, h)[0]"),
    (9, "leaky ReLU", r"z \text{ where } z > 0, \text{ else } 0.01\, z",
     "a = np.where(z > 0, z, 0.01 * z)", "a = activations.leaky_relu(z)"),
    (12, "one-hot", r"1 \text{ in the column of the class, else } 0",
     "Y = np.eye(3)[classes]", "Y = one_hot(classes, 3)"),
    (13, "momentum", r"v \leftarrow 0.9\, v - \text{lr} \cdot \frac{\partial L}{\partial w},"
     r" \quad w \leftarrow w + v",
     "v = 0.9 * v - lr * w_grad; w = w + v", "momentum.step(w, w_grad)"),
    (13, "RMSProp", r"s \leftarrow 0.9\, s + 0.1 \left(\frac{\partial L}{\partial w}\right)^2,"
     r" \quad w \leftarrow w - \frac{\text{lr}}{\sqrt{s}} \cdot \frac{\partial L}{\partial w}",
     "s = 0.9 * s + 0.1 * w_grad ** 2; w = w - lr * w_grad / (np.sqrt(s) + 1e-8)",
     "rmsprop.step(w, w_grad)"),
    (13, "convolution", r"\text{sum of window} \times \text{kernel}",
     "spot = np.sum(image[2:4, 1:3] * kernel)", "spot = convolve(image, kernel)[2, 1]"),
    (13, "a neuron that remembers", r"h \leftarrow \tanh(w_x x + w_h h + b)",
     "h = np.tanh(w_x * 0.7 + w_h * h + b)", "h = states([0.7], w_x, w_h, b, start=h)[0]"),
))
HEAD = r"""# The formulas on one page

Each formula of the course, the same in NumPy, and the same with `course_lib`. The number at the
end leads to the chapter that explains it, and the [glossary](glossary.md) says the words.

$x$ is one sample, $X$ many, a row each; $w$ or $W$ are weights, $b$ is a bias, $z$ a sum, $a$ an
output; $y$ is a target, $\hat{y}$ a prediction; $L$ is the loss and lr the learning rate. What
ends in `_grad` is the slope of the loss in it. In chapter 08 and 09 the layer bends by tanh.

| | in symbols | in NumPy | in `course_lib` | chapter |
|---|---|---|---|---|
"""


def page():
    """Return the sheet as a page of Markdown, in the order of the chapters.

    >>> page().splitlines()[0]
    '# The formulas on one page'
    """
    return HEAD + "".join(
        f"| {one.name} | ${one.symbols}$ | {_code(one.numpy)} | {_code(one.ours)} "
        f"| [{one.chapter:02d}]({CHAPTERS[one.chapter].file}) |\n" for one in FORMULAS)


def _code(lines):
    return "<br>".join(f"`{line}`" for line in lines.split("; "))


if __name__ == "__main__":
    from pathlib import Path

    Path("notebooks/formulas.md").write_text(page(), encoding="utf-8", newline="\n")
    print("notebooks/formulas.md is up to date")
