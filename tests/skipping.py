"""Tests that cannot run on a machine: skipped, and said in one line that is seen."""

import os
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest


def skip_folder(items: Sequence[pytest.Item], folder: Path, why: Callable[[], str]) -> None:
    """Skip the tests of a folder where ``why`` gives a reason; it is asked only if there are some.

    The line stands among the warnings of the summary, the one thing that all processes can reach.
    """
    here = [item for item in items if folder in item.path.parents]
    reason = why() if here else ""
    if not reason:
        return
    for item in here:
        item.add_marker(pytest.mark.skip(reason=reason))
    if os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0":
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.warn(f"{len(here)} tests are skipped: {reason}", stacklevel=1)
