"""Elastic distortions of handwritten digits: each image pulled about like a rubber sheet.

Simard, Steinkraus, Platt, "Best practices for convolutional neural networks applied to visual
document analysis" (2003): random displacements of every pixel, smoothed by a Gaussian, and with
them a little turning, stretching and leaning.
"""

import numpy as np

SIDE = 28
SMOOTHING = 4.0  # standard deviation of the Gaussian, in pixels
STRENGTH = 34.0  # displacements are uniform from −1 to 1, smoothed, times this


def distort(X, rng, strength=STRENGTH, turn=0.1, stretch=0.1, lean=0.1, portion=500):
    """Return X (n_samples, 784) with every image distorted in its own way.

    `turn` is the largest angle in radians, `stretch` and `lean` the largest relative changes;
    `portion` images at a time, few enough to stay in the processor's cache.
    """
    found = np.empty_like(X)
    for start in range(0, len(X), portion):
        images = X[start : start + portion].reshape(-1, SIDE, SIDE)
        rows, columns = _affine(len(images), rng, turn, stretch, lean)
        rows += strength * _smooth_noise(len(images), rng)
        columns += strength * _smooth_noise(len(images), rng)
        found[start : start + portion] = _read_at(images, rows, columns).reshape(-1, SIDE * SIDE)
    return found


def _smoother():
    """Return S such that S @ image smooths the columns of an image with a Gaussian."""
    distance = np.subtract.outer(np.arange(SIDE), np.arange(SIDE))
    kernel = np.exp(-0.5 * (distance / SMOOTHING) ** 2) / (SMOOTHING * np.sqrt(2 * np.pi))
    return kernel.astype(np.float32)


def _smooth_noise(n_images, rng):
    noise = 2 * rng.random((n_images, SIDE, SIDE), np.float32) - 1
    smoother = _smoother()
    return smoother @ (noise @ smoother.T)


def _affine(n_images, rng, turn, stretch, lean):
    """Return where each pixel of each image reads from, rows and columns (n_images, 28, 28)."""
    angle, leaning = (rng.uniform(-most, most, (n_images, 1, 1)) for most in (turn, lean))
    taller, wider = (1 + rng.uniform(-stretch, stretch, (n_images, 1, 1)) for _ in range(2))
    middle = (SIDE - 1) / 2
    down, across = np.mgrid[:SIDE, :SIDE] - middle
    rows = taller * (np.cos(angle) * down - np.sin(angle) * across) + middle
    columns = wider * (np.sin(angle) * down + np.cos(angle) * across) + leaning * down + middle
    return rows.astype(np.float32), columns.astype(np.float32)


def _read_at(images, rows, columns):
    """Return the brightness at places between the pixels, as a mean of the four around."""
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))  # paper all round
    rows, columns = (np.clip(at + 1, 0, SIDE + 0.999) for at in (rows, columns))
    top, left = rows.astype(np.int32), columns.astype(np.int32)
    down, across = rows - top, columns - left
    width = SIDE + 2
    first = (np.arange(len(images), dtype=np.int32) * width * width)[:, None, None]
    at, flat = first + top * width + left, padded.ravel()
    above = flat[at] * (1 - across) + flat[at + 1] * across
    below = flat[at + width] * (1 - across) + flat[at + width + 1] * across
    return above * (1 - down) + below * down
