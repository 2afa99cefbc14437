"""The same network in other people's libraries gives the same numbers."""

import numpy as np
import pytest

from course_lib import SGD, Adam, Momentum, Network, RMSProp, train
from course_lib.losses import LOSSES
from tests.random_networks import HIDDEN, PAIRS, network_with_data

NO_TORCH = "PyTorch is not installed: pip install torch compares the gradients with its autograd"


def torch_gradients(net, X, y, loss):
    """Return the gradient vector by PyTorch's autograd, with the loss written out anew."""
    torch = pytest.importorskip("torch", reason=NO_TORCH)
    torch.set_num_threads(1)
    functions = {"linear": lambda z: z, "sigmoid": torch.sigmoid, "tanh": torch.tanh,
                 "relu": torch.relu, "softmax": lambda z: torch.softmax(z, dim=-1),
                 "leaky_relu": lambda z: torch.nn.functional.leaky_relu(z, 0.01)}
    entropy = torch.nn.functional.binary_cross_entropy
    losses = {
        "mse": lambda p, y: ((p - y) ** 2).mean(),
        "cross_entropy": lambda p, y: entropy(p, y) if y.shape[1] == 1
        else -(y * p.log()).sum() / len(y),
        "binary_cross_entropy": lambda p, y: entropy(p, y, reduction="sum") / len(y),
        "kl_divergence": lambda p, y: (y * (y / p).log()).sum() / len(y),
    }
    parts = [torch.tensor(part, requires_grad=True)
             for layer in net.layers for part in (layer.weights, layer.bias)]
    a = torch.tensor(X)
    for layer, weights, bias in zip(net.layers, parts[::2], parts[1::2]):
        a = functions[layer.activation](a @ weights + bias)
    value = losses[loss](a, torch.tensor(y))
    value.backward()
    return value.item(), np.concatenate([part.grad.numpy().ravel() for part in parts])


@pytest.mark.parametrize("n_layers", range(1, 6))
@pytest.mark.parametrize("activation", HIDDEN)
@pytest.mark.parametrize(("loss", "output"), PAIRS)
def test_loss_and_gradients_are_those_of_autograd(n_layers, activation, loss, output):
    net, X, y = network_with_data(n_layers, activation, output, loss, seed=n_layers)
    value, gradients = torch_gradients(net, X, y, loss)
    assert LOSSES[loss].function(y, net.forward(X)) == pytest.approx(value, abs=1e-10)
    assert net.backward(X, y, loss) == pytest.approx(gradients, abs=1e-10)


@pytest.mark.parametrize(("ours", "name", "arguments"), [
    (SGD(0.1), "SGD", {"lr": 0.1}),
    (Momentum(0.1, momentum=0.8), "SGD", {"lr": 0.1, "momentum": 0.8}),
    (RMSProp(0.01, decay=0.95), "RMSprop", {"lr": 0.01, "alpha": 0.95}),
    (Adam(0.01, beta1=0.8, beta2=0.99), "Adam", {"lr": 0.01, "betas": (0.8, 0.99)}),
], ids=["SGD", "Momentum", "RMSProp", "Adam"])
def test_optimizers_step_where_pytorchs_do(ours, name, arguments):
    torch = pytest.importorskip("torch", reason=NO_TORCH)
    rng = np.random.default_rng(0)
    parameters = rng.normal(size=7)
    theirs = torch.tensor(parameters, requires_grad=True)
    optimizer = getattr(torch.optim, name)([theirs], **arguments)
    for _ in range(20):
        gradients = rng.normal(size=7)
        theirs.grad = torch.tensor(gradients)
        optimizer.step()
        ours.step(parameters, gradients)
        assert parameters == pytest.approx(theirs.detach().numpy(), abs=1e-10)


@pytest.mark.parametrize(("activation", "name"), [("relu", "relu"), ("sigmoid", "logistic"),
                                                  ("tanh", "tanh")])
@pytest.mark.parametrize("batch_size", [1, 7, 20])
def test_scikit_learn_from_the_same_start_gives_the_same_losses(activation, name, batch_size):
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    rng = np.random.default_rng(3)
    X, y = rng.normal(size=(60, 4)), rng.integers(0, 3, 60)
    y[:3] = [0, 1, 2]
    net = Network([4, 6, 5, 3], activation, output="softmax", seed=1)
    theirs = MLPClassifier((6, 5), activation=name, solver="sgd", alpha=0, momentum=0,
                           learning_rate_init=0.05, batch_size=batch_size, shuffle=False,
                           max_iter=1, n_iter_no_change=1000, warm_start=True, random_state=0)
    with pytest.warns(ConvergenceWarning):
        theirs.fit(X, y)  # to have the arrays, which are then set to our start
        theirs.coefs_ = [layer.weights.copy() for layer in net.layers]
        theirs.intercepts_ = [layer.bias.copy() for layer in net.layers]
        theirs.set_params(max_iter=25)
        theirs.fit(X, y)
    history = train(net, X, y, loss="cross_entropy", optimizer=SGD(0.05), epochs=25,
                    batch_size=batch_size, shuffle=False)
    assert history.loss == pytest.approx(theirs.loss_curve_[-25:], abs=1e-8)
    assert history.loss[-1] < history.loss[0]
    assert net.forward(X) == pytest.approx(theirs.predict_proba(X), abs=1e-8)
