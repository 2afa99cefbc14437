"""The files of MNIST: in a folder, from a server on this machine, and with the network gone."""

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
module = sys.modules["course_lib.datasets.mnist_files"]


def real_folder():
    """Return a folder with the published files, or skip: they are not part of the course."""
    named = os.environ.get(module.FOLDER_VARIABLE)
    for folder in [Path(named)] if named else BESIDE.glob("*/mnist"):
        if all((folder / f"{name}.gz").is_file() for name in module.PACKED):
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
    for name, array in zip(list(module.CONTENTS), arrays):
        packed = idx(array)
        (folder / f"{name}.gz").write_bytes(packed)
        monkeypatch.setitem(module.PACKED, name, hashlib.sha256(packed).hexdigest())
        monkeypatch.setitem(module.CONTENTS, name,
                            hashlib.sha256(gzip.decompress(packed)).hexdigest())
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
    path = folder / f"{list(module.PACKED)[0]}.gz"
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
    for part in ("digits()", "folder=", module.FOLDER_VARIABLE, "train-images-idx3-ubyte"):
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
    with pytest.raises(datasets.MnistMissing, match="there is no t10k-labels-idx1-ubyte"):
        datasets.mnist(folder)


def renamed(rename, pack=None):
    """Return a change of a folder: every file gets another name, and its contents are packed."""
    def change(folder):
        for path in list(folder.iterdir()):
            contents = gzip.decompress(path.read_bytes())
            path.unlink()
            (folder / rename(path.stem)).write_bytes(pack(contents) if pack else contents)
    return change


@pytest.mark.parametrize("change", [
    renamed(lambda name: name),                                     # unpacked by the browser
    renamed(lambda name: f"{name}.gz"),                             # unpacked, under the old name
    renamed(lambda name: name.replace("-idx", ".idx")),             # other hosts' names
    renamed(lambda name: f"{name.replace('-idx', '.idx')}.gz", gzip.compress),
    renamed(lambda name: f"{name}.gz", lambda contents: gzip.compress(contents, 1)),
    renamed(lambda name: f"{name.upper()}.GZ", gzip.compress),
    renamed(lambda name: name, gzip.compress),                      # packed, and not named so
], ids=["unpacked", "unpacked .gz", "dots", "dots packed", "packed anew", "capitals", "no .gz"])
def test_the_same_contents_are_taken_under_other_names_and_packings(change, small):
    folder, arrays = small
    change(folder)
    check(datasets.mnist(folder), arrays)


def test_of_two_copies_one_that_is_whole_will_do(small):
    folder, arrays = small
    path = spoil(folder, "cut short")
    with pytest.raises(datasets.MnistMissing, match="cut short or changed"):
        datasets.mnist(folder)
    for name in (path.stem, path.name.upper()):     # before and after it in the alphabet
        (folder / name).write_bytes(idx(arrays[0]))
        check(datasets.mnist(folder), arrays)
        (folder / name).unlink()


def test_other_contents_in_mnists_form_are_not_taken(small):
    folder, arrays = small
    (folder / "train-labels-idx1-ubyte.gz").write_bytes(idx(arrays[1][::-1]))
    with pytest.raises(datasets.MnistMissing, match="does not hold what was published"):
        datasets.mnist(folder)


def test_a_file_that_may_not_be_read_is_named_with_the_reason(small, monkeypatch):
    folder, _ = small
    real = Path.read_bytes

    def read_bytes(path):
        if path.name.startswith("t10k-images"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    with pytest.raises(datasets.MnistMissing, match="Permission denied") as error:
        datasets.mnist(folder)
    for part in (str(folder / "t10k-images-idx3-ubyte.gz"), "cannot be read", "digits()"):
        assert part in str(error.value)


@pytest.mark.parametrize("folder, reason", [
    ("no such place", "No such file"), ("~nobodyknows/mnist", "home directory"),
    ("a\0b", "null"), (__file__, "Not a directory"), ("x" * 5000, "too long"),
], ids=["none", "no home", "null byte", "a file", "long"])
def test_a_folder_that_cannot_be_read_is_named_with_the_reason(folder, reason):
    with pytest.raises(datasets.MnistMissing, match=reason) as error:
        datasets.mnist(folder)
    assert "cannot be read" in str(error.value) and "digits()" in str(error.value)


def test_a_file_in_the_cache_that_may_not_be_read_says_what_to_do(small, cache, monkeypatch):
    import pooch

    def retrieve(*arguments, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(pooch, "retrieve", retrieve)
    with pytest.raises(datasets.MnistMissing, match="PermissionError.*digits()"):
        datasets.mnist()


def test_the_mirrors_are_more_than_one_and_secure():
    assert len(module.MIRRORS) >= 2
    assert all(mirror.startswith("https://") and mirror.endswith("/") for mirror in module.MIRRORS)


def test_the_real_mnist_from_a_server(cache, serve, monkeypatch):
    folder = real_folder()
    monkeypatch.delenv(module.FOLDER_VARIABLE, raising=False)
    serve(folder)
    assert datasets.mnist()[2].shape == (10000, 784)


def test_where_nothing_can_be_downloaded_it_says_what_to_do(monkeypatch):
    monkeypatch.delenv(module.FOLDER_VARIABLE, raising=False)
    monkeypatch.setitem(sys.modules, "pooch", None)     # as in a browser tab
    with pytest.raises(datasets.MnistMissing, match=r"browser tab.* pooch .*Go on with digits\(\)"):
        datasets.mnist()
