"""Names that last on the web: the ids of the contract as IRIs under a base, and back.

The IRI of a thing is the base with its id behind it. What an IRI may not hold is written as the
bytes of its UTF-8, each as ``%`` and two capital digits; letters beyond ASCII stay as they are.
"""

import re
from functools import lru_cache
from urllib.parse import unquote

from ontology.errors import WrongUse

DEFAULT_BASE = "https://policy-graph.example"

_KEPT = re.compile(
    # The first "#" of an id stays too: it parts a document from what stands in it.
    "[A-Za-z0-9\\-._~:/?@!$&'()*+,;="
    "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    + "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0xE0000, 0x10000))
    + "\U000e1000-\U000efffd]"
)
"""The characters of RFC 3987 but ``[``, ``]``, ``%`` and ``#``."""

_OTHER = re.compile(f"[^{_KEPT.pattern[1:-1]}]")
_BASE = re.compile(rf"[A-Za-z][A-Za-z0-9+.\-]*:(?:{_KEPT.pattern}|%[0-9A-Fa-f]{{2}})+")
_NO_PATH = "/%2F"
"""Before an id that does not begin with ``/``: no other has an encoded slash."""


def checked_base(base: str) -> str:
    """Return a base without a slash at its end; WrongUse where it is no absolute IRI.

    >>> checked_base("https://data.example.vn/kế-hoạch/")
    'https://data.example.vn/kế-hoạch'
    """
    bare = base.rstrip("/")
    if not _BASE.fullmatch(bare) or "?" in bare:
        raise WrongUse("rdf-no-base", base=base)
    return bare


def iri_of(id_: str, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of a thing.

    >>> iri_of("/akn/vn-hp/doc/ke-hoach/ubnd/nd/9-kh-ubnd#PL/Mục 1/2#b", "https://x.example")
    'https://x.example/akn/vn-hp/doc/ke-hoach/ubnd/nd/9-kh-ubnd#PL/Mục%201/2%23b'
    """
    return base + encoded(id_)


@lru_cache(maxsize=1 << 16)
def encoded(id_: str) -> str:
    """Return what stands behind the base in the IRI of an id.

    >>> encoded("/agency/vn/bộ-cây"), encoded("bộ cây")
    ('/agency/vn/bộ-cây', '/%2Fbộ%20cây')
    """
    before, mark, behind = id_.partition("#")
    written = _OTHER.sub(_percent, before) + mark + _OTHER.sub(_percent, behind)
    return written if written.startswith("/") else _NO_PATH + written


def id_of(iri: str, base: str = DEFAULT_BASE) -> str | None:
    """Return the id of a thing; None for an IRI that ``iri_of`` never gives.

    >>> id_of("https://policy-graph.example/agency/vn/b%E1%BB%99"), id_of("https://other.example/a")
    (None, None)
    >>> id_of(iri_of("/agency/vn/bộ"))
    '/agency/vn/bộ'
    """
    if not iri.startswith(f"{base}/"):
        return None
    id_ = unquote(iri[len(base) :].removeprefix(_NO_PATH), errors="replace")
    return id_ if encoded(id_) == iri[len(base) :] else None


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
