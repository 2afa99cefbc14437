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


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Give each notebook's kernel a folder in which nobody has answered anything yet."""
    home = Path(os.environ["ONE_NEURON_HOME"])
    if home.suffix == ".ipynb":
        home = home.parent
    if item.path.suffix == ".ipynb":
        home /= item.path.name
    os.environ["ONE_NEURON_HOME"] = str(home)
