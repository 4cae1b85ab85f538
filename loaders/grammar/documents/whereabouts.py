"""The city or province that a document belongs to, where its issuer's name does not say it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from loaders.grammar.documents.header import HeadDate
from ontology.places import Place, place_named, place_of_code

_A_PLACE = re.compile(r"[tT](?:hành phố|HÀNH PHỐ|ỉnh|ỈNH|P\.?|hành ủy|ỉnh ủy)[ ](?=[^\W\d_])")
_MOST = 400
_LONGEST_NAME = 24


def home_of(text: str, day: HeadDate | None) -> str | None:
    """Return the code of the place where the head is dated, else of the one most often named.

    A city that only the date line names ("Sao Mai, ngày …") must be spoken of in the text.
    """
    counted = Counter(place.code for place in _places(text))
    if day:
        named = place_named(day.place)
        if named:
            return named.code
        guess = place_named(f"thành phố {day.place}"), place_named(f"tỉnh {day.place}")
        spoken = [place.code for place in guess if place and place.code in counted]
        if spoken:
            return spoken[0]
    return min(counted, key=lambda code: (-counted[code], code)) if counted else None


def invented(code: str | None, names: Iterable[str], text: str) -> Place | None:
    """Return the place of a code that no table knows, as ``names`` spell it, else as the text does.

    >>> invented("vn-sao-mai", ["UBND TỈNH SAO MAI"], "").name
    'Sao Mai'
    """
    if code is None or place_of_code(code):
        return None
    named = (place_named(name) for name in names)
    said = (place for place in chain(named, _places(text)) if place and place.code == code)
    return next(said, None)


def _places(text: str) -> Iterator[Place]:
    met: dict[str, Place | None] = {}
    for count, found in enumerate(_A_PLACE.finditer(text)):
        if count > _MOST:
            break
        if not text[found.end()].isupper():
            continue
        words = text[found.start() : found.end() + _LONGEST_NAME].split("\n", 1)[0]
        if words not in met:
            met[words] = place_named(words)
        place = met[words]
        if place:
            yield place
