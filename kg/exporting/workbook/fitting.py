"""Text that a cell takes: no character that XML refuses, no more than there is room for."""

import re
from typing import NamedTuple

from kg.rendering.harmless import harmless

_NOT_XML = re.compile("[\ufffe\uffff]")
_SHOWN_AS = "\ufffd"
_CUT = "…"


class Fitted(NamedTuple):
    """A text as a cell has it; ``cut`` at its end, ``changed`` where a character had no sign."""

    text: str
    cut: bool
    changed: bool


def fitted(text: str, most: int) -> Fitted:
    """Return a text that a cell takes, of at most ``most`` UTF-16 units, as Excel counts them.

    >>> fitted("chợ\\x00 nổi", 6)
    Fitted(text='chợ� …', cut=True, changed=True)
    """
    plain = text.replace("\r\n", "\n")
    shown = _NOT_XML.sub(_SHOWN_AS, harmless(plain))
    changed = shown != plain
    if len(shown) * 2 <= most:
        return Fitted(shown, False, changed)
    units = shown.encode("utf-16-le")
    if len(units) <= most * 2:
        return Fitted(shown, False, changed)
    kept = units[: (most - len(_CUT)) * 2].decode("utf-16-le", "ignore")
    return Fitted(kept + _CUT, True, changed)
