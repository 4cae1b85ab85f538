"""What a new text of a document says otherwise than the text before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from loaders.building.jobs import claimed_id
from loaders.reading import AgencyName, ProjectReading, Reading, TargetReading, TaskReading

Item = TaskReading | TargetReading | ProjectReading

_PLAIN = ("title", "name", "no", "unit", "value", "average", "note", "status")
_AGENCIES = ("leads", "coordinators", "authority")
_LISTS = ("section", "products", "enables", "group", "funding")


class Change(NamedTuple):
    """One difference: something added or removed (``new`` or ``old`` is what it is called), or a
    field of it.

    ``another``: the file holds another document than before, which is not compared with it
    (``ref`` is the id of the old one); ``moved``: and the old one is read from another file now.

    ``thing`` is ``document``, ``task``, ``target`` or ``project``; ``ref`` finds it in its
    document (the new text's, where both have it).
    """

    kind: Literal["added", "removed", "changed", "another", "moved"]
    thing: Literal["document", "task", "target", "project"]
    ref: str
    field: str | None
    old: str | None
    new: str | None


def changes(old: Reading, new: Reading) -> tuple[Change, ...]:
    """Return what differs between two readings: the document's own facts, then item by item.

    A file that was overwritten with another document has one change: rows of two plans that
    have the same numbers by chance are not the same tasks.
    """
    if _is_another(old, new):
        return (Change("another", "document", claimed_id(old), None, _called(old), _called(new)),)
    return (
        *_fields("document", "", _document(old), _document(new)),
        *_citations(old, new),
        *_items("task", old.tasks, new.tasks),
        *_items("target", old.targets, new.targets),
        *_items("project", old.projects, new.projects),
    )


def _is_another(old: Reading, new: Reading) -> bool:
    """A number or date that was read wrongly before is of the same document: its rows stay."""
    if claimed_id(old) == claimed_id(new):
        return False
    before, after = (Counter(map(_title, _all_items(reading))) for reading in (old, new))
    if not before and not after:
        return old.document.title != new.document.title
    return 2 * (before & after).total() < max(before.total(), after.total())


def _all_items(reading: Reading) -> tuple[Item, ...]:
    return (*reading.tasks, *reading.targets, *reading.projects)


def _called(reading: Reading) -> str:
    name = reading.document
    return name.number or name.title or claimed_id(reading)


def _items(
    thing: Literal["task", "target", "project"], old: Iterable[Item], new: Iterable[Item]
) -> Iterator[Change]:
    before, after = _by_ref(old), _by_ref(new)
    pairs = dict(_pairs(before, after))
    for ref, item in after.items():
        if ref not in pairs:
            yield Change("added", thing, ref, None, None, _title(item))
            continue
        if pairs[ref] != ref:
            yield Change("changed", thing, ref, "ref", pairs[ref], ref)
        yield from _fields(thing, ref, _facts(before[pairs[ref]]), _facts(item))
    kept = set(pairs.values())
    for ref, item in before.items():
        if ref not in kept:
            yield Change("removed", thing, ref, None, _title(item), None)


def _pairs(before: Mapping[str, Item], after: Mapping[str, Item]) -> Iterator[tuple[str, str]]:
    """Yield refs of the same item, new and old: same ref and title, else the title, else the ref.

    A row put in between moves the refs of all rows below it; they are not new tasks.
    """
    left = dict(before)
    rest: list[str] = []
    for ref, item in after.items():
        if ref in left and _title(left[ref]) == _title(item):
            del left[ref]
            yield ref, ref
        else:
            rest.append(ref)
    by_title = {_title(item): ref for ref, item in reversed(left.items())}
    unmatched = []
    for ref in rest:
        same = by_title.pop(_title(after[ref]), None)
        if same is None:
            unmatched.append(ref)
        else:
            del left[same]
            yield ref, same
    yield from ((ref, ref) for ref in unmatched if ref in left)


def _by_ref(items: Iterable[Item]) -> dict[str, Item]:
    """A ref that stands twice gets a number, as its id does."""
    found: dict[str, Item] = {}
    for item in items:
        ref, count = item.ref, 1
        while ref in found:
            count += 1
            ref = f"{item.ref}~{count}"
        found[ref] = item
    return found


def _fields(
    thing: Literal["document", "task", "target", "project"],
    ref: str,
    old: Mapping[str, str | None],
    new: Mapping[str, str | None],
) -> Iterator[Change]:
    for field in {**old, **new}:
        if old.get(field) != new.get(field):
            yield Change("changed", thing, ref, field, old.get(field), new.get(field))


def _title(item: Item) -> str:
    return item.title if isinstance(item, TaskReading) else item.name


def _document(reading: Reading) -> dict[str, str | None]:
    name = reading.document
    return {
        "number": name.number,
        "date": name.date.isoformat() if name.date else None,
        "issuer": name.issuer,
        "title": name.title,
    }


def _citations(old: Reading, new: Reading) -> Iterator[Change]:
    before, after = _cited(old), _cited(new)
    for name in sorted(after - before):
        yield Change("added", "document", "", "citation", None, name)
    for name in sorted(before - after):
        yield Change("removed", "document", "", "citation", name, None)


def _cited(reading: Reading) -> set[str]:
    names = (citation.name for citation in reading.citations)
    return {
        f"{name.number or name.title}" + (f" ({name.date.isoformat()})" if name.date else "")
        for name in names
    }


def _facts(item: Item) -> dict[str, str | None]:
    """Return the fields of an item as a person would read them; None for an empty one."""
    facts: dict[str, str | None] = {field: getattr(item, field, None) for field in _PLAIN}
    for field in _AGENCIES:
        names: tuple[AgencyName, ...] = getattr(item, field, ())
        facts[field] = _joined(agency.name for agency in names)
    for field in _LISTS:
        facts[field] = _joined(getattr(item, field, ()))
    if isinstance(item, TaskReading):
        facts["deadline"] = item.deadline.raw
        facts["prerequisites"] = _joined(mention.text for mention in item.prerequisites)
    if isinstance(item, TargetReading):
        facts["by_year"] = _joined(f"{year}: {value}" for year, value in item.by_year.items())
    return facts


def _joined(texts: Iterable[str]) -> str | None:
    return "; ".join(texts) or None
