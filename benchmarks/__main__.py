"""``python -m benchmarks``: the table of ``make bench``."""

from benchmarks.bench import main

if __name__ == "__main__":
    main()
