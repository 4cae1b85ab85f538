"""A program that does not outlive the one that started it, even where that one is killed.

    python tethered.py PARENT COMMAND ARGUMENT…

asks Linux to kill this process when its parent goes, and becomes the command. On other systems
the command is only run: there a parent that is killed leaves it behind.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Sequence

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def tethered(command: Sequence[str]) -> list[str]:
    """Return the command that runs a command and ends with the process that starts it.

    Linux watches the thread that starts it, not only its process: start it from one that stays.
    """
    return [sys.executable, "-I", "-S", __file__, str(os.getpid()), *command]


def _become(parent: int, command: list[str]) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it went before it was watched
            sys.exit("The process that asked for this one is gone.")
    os.execv(command[0], command)


if __name__ == "__main__":
    _become(int(sys.argv[1]), sys.argv[2:])
