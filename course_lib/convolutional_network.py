"""A network that looks at the same small window everywhere: convolution, pooling, an answer.

A convolution is a small layer that sees one window of the image at a time. All windows go through
it as rows of one table, so `Layer` does the work, forward and backward: the blame of a kernel's
weight is the sum over all places where it was used. (LeCun et al. 1989.)
"""

import numpy as np

from .checks.values import float_type, generator, whole_number
from .layers import Layer, Row
from .network import Network


class ConvolutionLayer(Layer):
    """`n_kernels` kernels of `side` × `side` slide over images; of `pool` × `pool` the largest.

    `shape` is (height, width, channels) of an image, which comes as one row of numbers and leaves
    as a row of `shape_out`. The rest of `Layer` stays: `weights` has a column for each kernel.
    Raises TypeError or ValueError for a kernel that does not fit, or maps that `pool` does not
    divide.

    >>> ConvolutionLayer((8, 8, 1), n_kernels=16, pool=3).shape_out
    (2, 2, 16)
    """

    def __init__(self, shape, n_kernels, side=3, pool=1, seed=0, dtype=np.float64):
        self.shape = tuple(whole_number(f"shape[{i}]", n, least=1) for i, n in enumerate(shape))
        self.side = whole_number("side", side, least=1)
        self.pool = whole_number("pool", pool, least=1)
        rows, columns = (n - self.side + 1 for n in self.shape[:2])
        if min(rows, columns) < 1:
            raise ValueError(f"side is {side}, but expected at most {min(self.shape[:2])}: the "
                             "kernel must fit on the image.")
        if rows % self.pool or columns % self.pool:
            raise ValueError(f"pool is {pool}, but the maps have {rows} × {columns} places: "
                             "choose a number that divides both.")
        super().__init__(side * side * self.shape[2], n_kernels, "relu", seed=seed, dtype=dtype)
        self.map_shape = (rows, columns, self.n_neurons)
        self.shape_out = (rows // self.pool, columns // self.pool, self.n_neurons)

    def _forward(self, X):
        windows = np.lib.stride_tricks.sliding_window_view(
            X.reshape(-1, *self.shape), (self.side, self.side), axis=(1, 2))
        answers = super()._forward(windows.reshape(-1, self.n_inputs))  # a row for each window
        pieces = self._pieces(answers)
        self.largest = pieces.argmax(axis=3)[:, :, :, None]
        return np.take_along_axis(pieces, self.largest, axis=3).reshape(len(X), -1)

    def _pieces(self, answers):
        """Return the maps in pieces (n_samples, rows, columns, pool · pool, n_kernels)."""
        (rows, columns, kernels), pool = self.shape_out, self.pool
        cut = answers.reshape(-1, rows, pool, columns, pool, kernels).swapaxes(2, 3)
        return cut.reshape(-1, rows, columns, pool * pool, kernels)

    def _z_grad(self, a_grad):
        """Hand the blame to the largest answer of each piece: the others changed nothing."""
        (rows, columns, kernels), pool = self.shape_out, self.pool
        a_grad = a_grad.reshape(-1, rows, columns, 1, kernels)
        pieces = np.zeros((len(a_grad), rows, columns, pool * pool, kernels), a_grad.dtype)
        np.put_along_axis(pieces, self.largest, a_grad, axis=3)
        whole = pieces.reshape(-1, rows, columns, pool, pool, kernels).swapaxes(2, 3)
        return super()._z_grad(whole.reshape(-1, kernels))

    def _inputs_grad(self, z_grad):
        """Return the blame of each pixel: the sum over all windows that it was part of."""
        (rows, columns, _), side = self.map_shape, self.side
        blame = super()._inputs_grad(z_grad).reshape(-1, rows, columns, self.shape[2], side, side)
        images = np.zeros((len(blame), *self.shape), blame.dtype)
        for i in range(side):
            for j in range(side):
                images[:, i : i + rows, j : j + columns] += blame[..., i, j]
        return images.reshape(len(blame), -1)


class ConvolutionalNetwork(Network):
    """A network for square grey images: layers of kernels, then one neuron for each class.

    `n_kernels` is a number, or one for each layer of kernels; `hidden` are the sizes of dense
    layers in between. All else is as in `Network`: `train` it, ask it to `predict`. Raises
    TypeError or ValueError as its layers do.

    >>> ConvolutionalNetwork(8, n_kernels=16, pool=3)
    ConvolutionalNetwork 64 → 64 → 10 (relu, softmax), 810 parameters
    """

    def __init__(self, width, n_kernels=16, side=3, pool=2, hidden=(), n_classes=10, seed=0,
                 dtype=np.float64):
        self.dtype, rng = float_type("dtype", dtype), generator(seed)
        shape, layers = (width, width, 1), []
        for n in np.atleast_1d(n_kernels).tolist():
            layers.append(ConvolutionLayer(shape, n, side, pool, rng, self.dtype))
            shape = layers[-1].shape_out
        sizes = [int(np.prod(shape)), *hidden, n_classes]
        names = ["relu"] * len(hidden) + ["softmax"]
        layers += [Layer(n, m, name, seed=rng, dtype=self.dtype)
                   for n, m, name in zip(sizes, sizes[1:], names)]
        self._layers = Row(layers)
        maps = [int(np.prod(layer.shape_out)) for layer in layers[: -len(names)]]
        self.sizes = [width * width, *maps, *sizes[1:]]
        self._in_one_vector()
