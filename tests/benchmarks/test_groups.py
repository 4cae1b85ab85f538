"""A program and those it starts are measured together."""

import pytest

from benchmarks.groups import run_group

_TWO = """
import subprocess, sys, time
hold = "x = bytearray(50_000_000); x[::4096] = b'1' * len(x[::4096]); import time; time.sleep(1)"
both = [subprocess.Popen([sys.executable, "-c", hold]) for _ in range(2)]
[each.wait() for each in both]
print(7)
"""


def test_the_memory_of_all_processes_is_added_up() -> None:
    done = run_group("-c", _TWO)
    assert done.output == "7\n"
    assert 100 < done.megabytes < 250
    assert done.processor_seconds > 0 and done.seconds > 1


def test_a_program_that_failed_is_not_measured() -> None:
    with pytest.raises(RuntimeError, match="ended with 3"):
        run_group("-c", "import sys; sys.exit(3)")
