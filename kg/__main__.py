"""Where ``kg`` begins; ``python -m kg`` is the same program."""

import os
import sys
import threading


def main() -> None:
    """Run the program on the words of the command line and end with its exit status."""
    _be_utf8()
    try:
        from kg.program import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:  # while the program itself was still being loaded
        status = 130
    _end(status)


def _end(status: int) -> None:
    """End the program, at once where an engine still works on what nobody waits for any more.

    It heeds nothing, and would break the interpreter when it came back while that is ending.
    """
    if any(thread.daemon for thread in threading.enumerate()):
        os._exit(status)
    sys.exit(status)


def _be_utf8() -> None:
    """Begin again where a locale makes Python take names for something else than UTF-8.

    Words of the command line and names of files would be broken before anybody sees them.
    """
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode and sys.executable:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


if __name__ == "__main__":
    main()
