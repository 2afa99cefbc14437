"""The script of `numpy_script` as a text, with gaps in braces for what the knobs decide."""

SCRIPT = '''\
# A network that learns {what}, written with NumPy alone.
{caution}import numpy as np

lr, batch_size, epochs, seed = {lr}, {batch_size}, {epochs}, {seed}


# --- The data: a point a row, and its target ---
{data}
order = np.random.default_rng(seed).permutation(len(X))
X, y = X[order], y[order].reshape(-1, 1)


def features(X):
    x1, x2 = X.T
    return np.column_stack([{features}])


n_train = {n_train}  # the rest it never sees
X_train, y_train = features(X[:n_train]), y[:n_train]
X_unseen, y_unseen = features(X[n_train:]), y[n_train:]

# --- The network: a matrix of weights and a row of biases for each layer ---
sizes = {sizes}
rng = np.random.default_rng(seed)
weights, biases = [], []


def glorot(n_in, n_out):
    limit = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-limit, limit, (n_in, n_out))


for n_in, n_out in zip(sizes[:-2], sizes[1:-1]):
    weights.append({start})
    biases.append(np.zeros(n_out))
weights.append(glorot(*sizes[-2:]))
biases.append(np.zeros(sizes[-1]))


def forward(X):
    outputs = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        z = outputs[-1] @ W + b
        outputs.append({activation})
    z = outputs[-1] @ weights[-1] + biases[-1]
    return [*outputs, {output}]


def backward(outputs, y):
    z_grad = {last_grad}
    slopes = []
    for k in range(len(weights) - 1, -1, -1):
        slopes.append(z_grad.sum(axis=0))
        slopes.append(outputs[k].T @ z_grad{penalty})
        a = outputs[k]
        z_grad = (z_grad @ weights[k].T) * {slope}
    return slopes[::-1]


def loss(y_true, y_pred):
{inside}    return {measure}


# --- The training: all points in a new order, a step after each batch ---
parameters = [p for pair in zip(weights, biases) for p in pair]
{memory}rng = np.random.default_rng(seed)
for epoch in range(epochs):
    order = rng.permutation(n_train)
    for first in range(0, n_train, batch_size):
        rows = order[first : first + batch_size]
        slopes = backward(forward(X_train[rows]), y_train[rows])
{step}

print(f"loss on the points it learned from: {{loss(y_train, forward(X_train)[-1]):.6f}}")
print(f"loss on points it has never seen:   {{loss(y_unseen, forward(X_unseen)[-1]):.6f}}")
'''
