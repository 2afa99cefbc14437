"""Finds the made submissions, which stand beside this, and says once why there is no jail."""

import sys
from pathlib import Path

import pytest

from course_lib.teaching.grading.jail import why_no_jail

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def jail():
    """Skip a test of the jail, and say why, where none can be had."""
    if why_no_jail():
        pytest.skip(f"no jail: {why_no_jail()}")
