"""What holds for every test: no test touches the learner's own progress, none is timed."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine must not fail a test; in CI the same inputs are tried in every run.
settings.register_profile("course", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("course")


def pytest_configure(config):
    """Keep the progress file of every test and of every kernel in a temporary folder."""
    folder = tempfile.TemporaryDirectory(prefix="one-neuron-")
    os.environ["ONE_NEURON_HOME"] = folder.name
    config.add_cleanup(folder.cleanup)
    # Workers take the files in the order below, and not those of many tests first.
    config.option.loadscopereorder = False


# What takes longest begins first, so that no worker is left with it while the others are idle.
LONGEST = ("browser/test_chapters.py", "browser/test_explorers.py", "views/stage/test_view.py",
           "notebooks/test_rules.py", "browser/test_next_day.py", "browser/test_travel.py",
           "setup/test_binder.py", "notebooks/test_mnist_switch.py", "browser/test_tab.py",
           "views/test_steady.py", "views/stage/test_style.py", "grading/test_batch.py")


def pytest_collection_modifyitems(items):
    """Put the longest files first, then the chapters, then all others as they come."""
    def turn(item):
        path = item.path.as_posix()
        place = next((i for i, end in enumerate(LONGEST) if path.endswith(end)), len(LONGEST))
        return place, item.path.suffix != ".ipynb"

    items.sort(key=turn)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Give each notebook's kernel a folder in which nobody has answered anything yet."""
    home = Path(os.environ["ONE_NEURON_HOME"])
    if home.suffix == ".ipynb":
        home = home.parent
    if item.path.suffix == ".ipynb":
        home /= item.path.name
    os.environ["ONE_NEURON_HOME"] = str(home)
