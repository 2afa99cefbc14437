"""MNIST from a folder, from a server on this machine, and with the network gone."""

import gzip
import hashlib
import http.server
import os
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from course_lib import datasets

BESIDE = Path(__file__).parents[3]
module = sys.modules["course_lib.datasets.mnist"]


def real_folder():
    """Return a folder with the published files, or skip: they are not part of the course."""
    named = os.environ.get(module.FOLDER_VARIABLE)
    for folder in [Path(named)] if named else BESIDE.glob("*/mnist"):
        if all((folder / name).is_file() for name in module.FILES):
            return folder
    pytest.skip(f"the real MNIST files are in no folder {module.FOLDER_VARIABLE} names, "
                "nor in a folder `mnist` beside the course")


def idx(array):
    axes = b"".join(size.to_bytes(4, "big") for size in array.shape)
    return gzip.compress(bytes([0, 0, 8, array.ndim]) + axes + array.tobytes(), mtime=0)


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A folder with four small files in MNIST's format, taken for the published ones."""
    rng = np.random.default_rng(0)
    arrays = [rng.integers(0, 256, (12, 28, 28), dtype=np.uint8),
              rng.integers(0, 10, 12, dtype=np.uint8),
              rng.integers(0, 256, (5, 28, 28), dtype=np.uint8),
              rng.integers(0, 10, 5, dtype=np.uint8)]
    folder = tmp_path / "files"
    folder.mkdir()
    hashes = {}
    for name, array in zip(module.FILES, arrays):
        (folder / name).write_bytes(idx(array))
        hashes[name] = hashlib.sha256(idx(array)).hexdigest()
    monkeypatch.setattr(module, "FILES", hashes)
    monkeypatch.delenv(module.FOLDER_VARIABLE, raising=False)
    return folder, arrays


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty cache in place of the learner's own."""
    import pooch

    monkeypatch.setattr(pooch, "os_cache", lambda name: tmp_path / "cache")
    return tmp_path / "cache" / "mnist"


@pytest.fixture
def serve(monkeypatch):
    """A function that serves a folder on 127.0.0.1, counts requests, and becomes the mirrors."""
    servers = []

    def serve_(*folders):
        asked = []
        for folder in folders:
            class Handler(http.server.SimpleHTTPRequestHandler):
                def __init__(self, *arguments, folder=str(folder)):
                    super().__init__(*arguments, directory=folder)

                def log_message(self, *message):
                    asked.append(self.path)

            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            servers.append(server)
        monkeypatch.setattr(module, "MIRRORS", tuple(
            f"http://127.0.0.1:{server.server_port}/" for server in servers))
        return asked

    yield serve_
    for server in servers:
        server.shutdown()
        server.server_close()


def check(found, arrays):
    X_train, y_train, X_test, y_test = found
    assert X_train.dtype == np.float32 and X_train.shape == (12, 784) and X_test.shape == (5, 784)
    assert np.array_equal(np.round(X_train * 255).reshape(12, 28, 28), arrays[0])
    assert np.array_equal(y_train, arrays[1]) and np.array_equal(y_test, arrays[3])
    assert 0 <= X_test.min() and X_test.max() <= 1


def test_read_from_a_folder_by_argument_and_by_variable(small, monkeypatch):
    folder, arrays = small
    check(datasets.mnist(folder), arrays)
    check(datasets.mnist(str(folder)), arrays)
    monkeypatch.setenv(module.FOLDER_VARIABLE, str(folder))
    check(datasets.mnist(), arrays)


def test_downloaded_once_then_read_from_the_cache(small, cache, serve):
    folder, arrays = small
    asked = serve(folder)
    check(datasets.mnist(), arrays)
    assert len(asked) == 4
    check(datasets.mnist(), arrays)
    assert len(asked) == 4


def test_the_second_mirror_serves_when_the_first_does_not(small, cache, serve, tmp_path):
    folder, arrays = small
    empty = tmp_path / "empty"
    empty.mkdir()
    serve(empty, folder)
    check(datasets.mnist(), arrays)


def spoil(folder, how):
    path = folder / list(module.FILES)[0]
    data = path.read_bytes()
    path.write_bytes({"cut short": data[:-50], "changed": data[:99] + b"?" + data[100:],
                      "empty": b""}[how])
    return path


@pytest.mark.parametrize("how", ["cut short", "changed", "empty"])
def test_a_broken_download_leaves_nothing_and_says_what_to_do(how, small, cache, serve):
    folder, arrays = small
    whole = spoil(folder, how)
    asked = serve(folder)
    with pytest.raises(datasets.MnistMissing, match="digits()") as error:
        datasets.mnist()
    assert whole.name in str(error.value) and asked
    assert not list(cache.glob("*")) if cache.exists() else True


@pytest.mark.parametrize("how", ["cut short", "changed", "empty"])
def test_a_broken_file_in_a_folder_is_named_and_left_alone(how, small):
    folder, _ = small
    path = spoil(folder, how)
    before = path.read_bytes()
    with pytest.raises(datasets.MnistMissing, match="cut short or changed") as error:
        datasets.mnist(folder)
    assert str(path) in str(error.value) and path.read_bytes() == before


def test_no_network_says_what_to_do_and_the_course_goes_on(small, cache, monkeypatch):
    monkeypatch.setattr(module, "MIRRORS", ("http://127.0.0.1:9/",))  # nobody listens there
    with pytest.raises(datasets.MnistMissing, match="could not be downloaded") as error:
        datasets.mnist()
    for part in ("digits()", "folder=", module.FOLDER_VARIABLE, "train-images-idx3-ubyte.gz"):
        assert part in str(error.value)
    assert not list(cache.glob("*")) if cache.exists() else True
    assert datasets.digits()[0].shape == (1437, 64)


def test_an_intact_cache_serves_without_a_network(small, cache, serve, monkeypatch):
    folder, arrays = small
    serve(folder)
    datasets.mnist()
    before = {path: path.stat().st_mtime_ns for path in cache.glob("*")}
    monkeypatch.setattr(module, "MIRRORS", ("http://127.0.0.1:9/",))
    check(datasets.mnist(), arrays)
    assert {path: path.stat().st_mtime_ns for path in cache.glob("*")} == before


def test_a_broken_file_in_the_cache_is_fetched_again(small, cache, serve):
    folder, arrays = small
    serve(folder)
    datasets.mnist()
    spoil(cache, "changed")
    check(datasets.mnist(), arrays)


def test_a_missing_folder_or_file_is_named(small):
    folder, _ = small
    with pytest.raises(datasets.MnistMissing, match="no such place"):
        datasets.mnist("no such place")
    (folder / "t10k-labels-idx1-ubyte.gz").unlink()
    with pytest.raises(datasets.MnistMissing, match="there is no t10k-labels-idx1-ubyte.gz"):
        datasets.mnist(folder)


def test_the_mirrors_are_more_than_one_and_secure():
    assert len(module.MIRRORS) >= 2
    assert all(mirror.startswith("https://") and mirror.endswith("/") for mirror in module.MIRRORS)


def test_the_real_mnist():
    X_train, y_train, X_test, y_test = datasets.mnist(real_folder())
    assert X_train.shape == (60000, 784) and X_test.shape == (10000, 784)
    assert X_train.dtype == np.float32 and X_train.max() == 1 and X_train.min() == 0
    assert np.bincount(y_train).tolist() == [
        5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    assert y_train[:5].tolist() == [5, 0, 4, 1, 9] and y_test[:5].tolist() == [7, 2, 1, 0, 4]


def test_the_real_mnist_from_a_server(cache, serve, monkeypatch):
    folder = real_folder()
    monkeypatch.delenv(module.FOLDER_VARIABLE, raising=False)
    serve(folder)
    assert datasets.mnist()[2].shape == (10000, 784)


def test_digits_need_no_network_and_keep_train_and_test_apart():
    X_train, y_train, X_test, y_test = datasets.digits()
    assert X_train.shape == (1437, 64) and X_test.shape == (360, 64)
    assert y_train.shape == (1437,) and set(y_train) == set(y_test) == set(range(10))
    assert X_train.min() == 0 and X_train.max() == 1
    again = datasets.digits(seed=0)[0]
    assert np.array_equal(X_train, again) and not np.array_equal(X_train, datasets.digits(1)[0])
