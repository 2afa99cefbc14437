"""The four files of MNIST: found in a folder or downloaded once, and known by their contents."""

import gzip
import hashlib
import re
import zlib
from pathlib import Path

# The four files of LeCun, Cortes and Burges; the SHA-256 of what is in each, and of each as it
# was published: packed with gzip, which packs the same contents in more ways than one.
CONTENTS = {
    "train-images-idx3-ubyte":
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte":
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images-idx3-ubyte":
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte":
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}
PACKED = {
    "train-images-idx3-ubyte":
        "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
    "train-labels-idx1-ubyte":
        "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
    "t10k-images-idx3-ubyte":
        "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
    "t10k-labels-idx1-ubyte":
        "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
}
MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
)
FOLDER_VARIABLE = "ONE_NEURON_MNIST"
WHAT_TO_DO = (
    "Go on with digits(), which needs no network. Or put the four files "
    f"{', '.join(CONTENTS)}, packed (.gz) or not, into a folder, and name it: mnist(folder=...), "
    f"or the environment variable {FOLDER_VARIABLE}."
)


class MnistMissing(RuntimeError):
    """MNIST is not to be had now; the message says why, and what to do."""


def from_folder(name, folder):
    """Return the contents of `name`, packed or not, dots or dashes in its name, from `folder`."""
    try:
        folder = Path(folder).expanduser()
        found = [path for path in sorted(folder.iterdir())
                 if _plain(path.name) == _plain(name) and path.is_file()]
    except (OSError, RuntimeError, ValueError) as error:    # the last two: "~nobody", "\0"
        raise MnistMissing(f"{folder} cannot be read ({_reason(error)}). {WHAT_TO_DO}") from None
    if not found:
        raise MnistMissing(f"there is no {name} in {folder}. {WHAT_TO_DO}")
    # A browser that unpacks leaves two: one that is whole will do.
    *others, last = found
    for path in others:
        try:
            return _contents(name, path)
        except MnistMissing:
            continue
    return _contents(name, last)


def _plain(name):
    """Return the letters and digits of a file's name: hosts write dots for dashes, add .gz."""
    return re.sub(r"[^a-z0-9]", "", name.lower().removesuffix(".gz"))


def _contents(name, path):
    """Return the bytes of a file, unpacked, if they are those of the published file `name`."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise MnistMissing(f"{path} cannot be read ({_reason(error)}). {WHAT_TO_DO}") from None
    if data.startswith(b"\x1f\x8b"):        # gzip's mark, whatever the name says
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            data = b""
    if hashlib.sha256(data).hexdigest() != CONTENTS[name]:
        raise MnistMissing(
            f"{path} does not hold what was published: it was cut short or changed. Take it out "
            f"of that folder, and get it again. {WHAT_TO_DO}"
        )
    return data


def _reason(error):
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def downloaded(name, progress):
    """Return the contents of `name` from the cache, fetched once from a mirror that answers."""
    try:
        import pooch
    except ImportError:
        raise MnistMissing("nothing is downloaded here, as in a browser tab: the package pooch is "
                           f"missing. {WHAT_TO_DO}") from None
    packed, reasons = f"{name}.gz", []
    for mirror in MIRRORS:
        try:
            # pooch fetches into a temporary file, and moves it only when the hash is right.
            return _contents(name, pooch.retrieve(
                mirror + packed, known_hash=PACKED[name], fname=packed, progressbar=progress,
                path=pooch.os_cache("one-neuron-at-a-time") / "mnist"))
        except (OSError, ValueError) as error:  # no network, a full disk; a wrong hash
            reasons.append(f"{mirror}: {type(error).__name__}")
    raise MnistMissing(f"{packed} could not be downloaded ({'; '.join(reasons)}). {WHAT_TO_DO}")
