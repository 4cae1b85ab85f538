"""Text that a terminal only shows, whatever stands in it."""

import re

_COMMANDING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]|\r(?!\n)"
)
"""Control characters (but tabs and ends of lines), marks that turn the direction of writing, and
bytes of names that are no UTF-8: a scanned text or a file's name may hold any of them."""

_SHOWN_AS = "\ufffd"


def harmless(text: str) -> str:
    """Return the text with a mark in the place of each character that a terminal would obey.

    >>> harmless("Đề án\\x1b[2J chợ\\u202e nổi")
    'Đề án�[2J chợ� nổi'
    """
    return _COMMANDING.sub(_SHOWN_AS, text)
