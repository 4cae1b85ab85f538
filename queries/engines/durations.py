"""Spans of time as text."""


def iso_duration(months: int, days: int, seconds: int, nanoseconds: int) -> str:
    """Return a span of time as ISO 8601 writes it.

    >>> iso_duration(6, 0, 0, 0), iso_duration(0, 3, 7200, 500_000_000), iso_duration(0, 0, 0, 0)
    ('P6M', 'P3DT7200.5S', 'PT0S')
    """
    clock = f"{seconds + nanoseconds / 1e9:.9f}".rstrip("0").rstrip(".")
    date = "".join(f"{number}{unit}" for number, unit in ((months, "M"), (days, "D")) if number)
    time = f"T{clock}S" if clock != "0" or not date else ""
    return f"P{date}{time}"
