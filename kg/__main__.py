"""Where ``kg`` begins; ``python -m kg`` is the same program."""

import sys


def main() -> None:
    """Run the program on the words of the command line and end with its exit status."""
    try:
        from kg.program import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:  # while the program itself was still being loaded
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    main()
