"""Vietnamese spelling: one form for each word, whatever the writer's keyboard did.

``fold`` keeps the length of its text, so that a place in the folded text is the same place in
the text itself; every grammar matches on folded text and answers with places.
"""

import re
import unicodedata
from functools import lru_cache

_TONES = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
_NEW_STYLE = {old: new for new, old in _TONES.items()}
_OPEN_SYLLABLE = re.compile(r"[ou][àáảãạèéẻẽẹỳýỷỹỵ](?!\w)(?<!qu.)")  # not in quý, hoàn
_ONE_FORM = {
    "đ": "Ðð", "-": "–—‐‑−", " ": "\u00a0\u2009\u202f\t\n\r", '"': "“”„«»", "'": "‘’",
}  # fmt: skip
_REPLACED = tuple((odd, one) for one, odds in _ONE_FORM.items() for odd in odds)


_SHORT = 2000


def fold(text: str) -> str:
    """Return NFC ``text`` in lower case, one dash, one quote, one blank, one tone placement.

    The result has as many characters as the text.

    >>> fold("Uỷ ban – Văn hoá")
    'ủy ban - văn hóa'
    """
    return _fold_again(text) if len(text) < _SHORT else _fold(text)


def _fold(text: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c if len(low := c.lower()) != 1 else low for c in text)
    for odd, one in _REPLACED:  # many searches for one character beat one table for all
        if odd in lower:
            lower = lower.replace(odd, one)
    return _OPEN_SYLLABLE.sub(lambda m: _NEW_STYLE.get(m[0], m[0]), lower)


_fold_again = lru_cache(maxsize=16384)(_fold)
"""A cell is folded by each grammar that reads it: short texts are remembered."""


def tidy(text: str) -> str:
    """Return ``text`` in NFC with single blanks and none at its ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Return ASCII letters and digits of ``text``, words tied by hyphens.

    >>> slug("Kế hoạch hành động")
    'ke-hoach-hanh-dong'
    """
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ð", "d"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
