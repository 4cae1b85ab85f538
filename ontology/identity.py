"""Names that last: ids made from the text alone, never from file names or order of loading."""

import datetime as dt
import hashlib
import re
from collections.abc import Sequence

from ontology.document_types import acts, slugs
from ontology.spelling import fold, slug

_PARTY_ORGAN = re.compile(r"(?:du|vpdu|ubkt|btg).*|.*(?:tw|tu|du)")
"""Slugs of Party organs: what the Centre, a city's committee or a Party cell signs with."""


def document_class(type_: str | None, organ: str | None) -> str:
    """Return the Akoma Ntoso class: ``statement`` for the Party, ``act`` for what binds, ``doc``.

    >>> document_class("NQ", "tw"), document_class("NQ", "cp"), document_class("KH", "ubnd")
    ('statement', 'act', 'doc')
    >>> document_class("TT", "btc"), document_class("KH", "vpdu"), document_class("HD", "ubkttw")
    ('act', 'statement', 'statement')
    """
    if organ and _PARTY_ORGAN.fullmatch(organ):
        return "statement"
    return "act" if type_ in acts() else "doc"


def document_id(
    place: str | None,
    type_: str | None,
    organ: str | None,
    date: dt.date | None,
    number: str | None,
    title: str | None,
) -> str:
    """Return the Akoma Ntoso path of a document.

    >>> document_id("vn-hp", "KH", "ubnd", dt.date(2031, 3, 12), "15/KH-UBND", None)
    '/akn/vn-hp/doc/ke-hoach/ubnd/2031-03-12/15-kh-ubnd'
    >>> document_id("vn", "NQ", "tw", None, "91-NQ/TW", None)
    '/akn/vn/statement/nghi-quyet/tw/nd/91-nq-tw'
    """
    kind = slugs().get(type_ or "") or slug(type_ or "") or "van-ban"
    tail = slug(number) if number else _slug_of_title(title or "")
    parts = [place or "vn", document_class(type_, organ), kind, organ or "khac"]
    return "/".join(["/akn", *parts, date.isoformat() if date else "nd", tail])


def _slug_of_title(title: str) -> str:
    words = slug(title).split("-")[:8]
    return "-".join([*words, _digest(" ".join(fold(title).split()), 8)])


def agency_id(place: str | None, name: str) -> str:
    """Return the id of an agency: its place and its canonical name.

    >>> agency_id("vn-hp", "Sở Tài chính")
    '/agency/vn-hp/sở-tài-chính'
    """
    words = "".join(c if c.isalnum() else " " for c in fold(name)).split()
    return f"/agency/{place or 'int'}/{'-'.join(words)}"


def prerequisite_id(issuer: str | None, event: str, object_: str | None, task: str | None) -> str:
    """Return the id of an awaited act: a hash of issuer, event and normalised object.

    ``task`` is given when the object is the task's own, or nobody is named as issuer.
    """
    parts = [issuer or "", event, normal_object(object_ or ""), task or ""]
    return "/prerequisite/" + _digest("\x1f".join(parts), 16)


def normal_object(text: str) -> str:
    """Return the words of an awaited object alone: folded, no punctuation.

    >>> normal_object("Hướng dẫn  về (phân cấp).")
    'hướng dẫn về phân cấp'
    """
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())


def task_id(document: str, ref: str) -> str:
    """Return the id of a task: its document's, and the ref that finds it there."""
    return f"{document}#{ref}"


def product_id(task: str, position: int) -> str:
    """Return the id of a task's product (one node for each task and product)."""
    return f"{task}/product/{position}"


def milestone_id(task: str, position: int) -> str:
    """Return the id of a stage of a task's deadline."""
    return f"{task}/milestone/{position}"


def finding_id(rule: str, subjects: Sequence[str], message: str) -> str:
    """Return the id of a finding: a hash of what it says."""
    return "/finding/" + _digest("\x1f".join([rule, *subjects, message]), 16)


def event_id(kind: str, subject: str) -> str:
    """Return the id of what people recorded: one event for each kind and subject."""
    return f"/event/{kind}/{_digest(subject, 16)}"


def _digest(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]
