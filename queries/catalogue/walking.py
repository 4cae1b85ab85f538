"""The path column: for each row the shortest chain of rows from the thing asked about.

A statement returns, beside each row, the neighbours that stand one step nearer to the start.
A neighbour is written as its id, or as an arrow and its id: ``-ASSIGNS-> /akn/…`` where the edge
runs from the neighbour to the row, ``<-IMPLEMENTS- /akn/…`` where it runs against the path.

Among paths of one length the smallest sequence of ids, read from the start, is taken. Rows are
met in that order: level by level, the children of a row by their ids; so each row is looked at
once, and so is each neighbour.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ontology.errors import BrokenQuery
from queries.answers import Path, Plain, Thing
from queries.catalogue.heads import PathWay

Row = Mapping[str, Any]


class IdPath(Path):
    """A path of which only ids are known: as JSON it is the list of them."""

    def plain(self) -> Plain:
        """Return the ids along the path."""
        return list(self.ids())


class _Way(NamedTuple):
    """How a row is met: from which id, and over which arrow."""

    before: str
    relation: str
    forward: bool


def path_of_ids(ids: Sequence[str], relation: str, forward: bool = True) -> IdPath:
    """Return the path over ids, all tied by one relation.

    >>> path_of_ids(["/a", "/b"], "REQUIRES", False).plain()
    ['/a', '/b']
    """
    first, *rest = ids
    path = IdPath(_thing(first))
    for id_ in rest:
        path = IdPath(_thing(id_), path, relation, forward)
    return path


def retraced(path: Path) -> IdPath:
    """Return the same path by its ids alone."""
    first, *rest = path.steps()
    copy = IdPath(_thing(first.thing.id))
    for step in rest:
        copy = IdPath(_thing(step.thing.id), copy, step.relation, step.forward)
    return copy


def with_paths(
    rows: Sequence[Row], way: PathWay, start: str, to: str | None
) -> Iterator[tuple[Row, IdPath]]:
    """Yield the rows with their paths: in their own order, or along the path ``to`` a thing.

    The row of the start is left out, but for a path ``to`` a thing, and so are rows of other
    kinds than ``only``.

    Raises BrokenQuery for a row that no path leads to: the statement returns rows too many.
    """
    walk = _Walk(rows, way, start)
    if way.to is not None:
        yield from _chain(rows, walk, start, to)
        return
    for row in rows:
        id_ = row["id"]
        if id_ != start and (way.only is None or row["kind"] == way.only):
            yield row, walk.path(id_)


def _chain(
    rows: Sequence[Row], walk: "_Walk", start: str, to: str | None
) -> Iterator[tuple[Row, IdPath]]:
    """Yield the rows on the path to a thing, the start's first; none where nothing leads there."""
    by_id = {row["id"]: row for row in rows}
    if to is None or to not in by_id or not walk.reaches(to):
        return
    for id_ in walk.path(to).ids():
        yield by_id[id_], walk.path(id_)


class _Walk:
    """A walk over the rows of one answer."""

    def __init__(self, rows: Iterable[Row], way: PathWay, start: str) -> None:
        self._way = way
        near: dict[str, dict[str, _Way]] = {start: {}}
        ends: dict[str, dict[str, _Way]] = {}
        for row in rows:
            self._add(near, row["id"], row[way.near or ""])
            if way.ends is not None:
                self._add(ends, row["id"], row[way.ends])
        self._paths = {start: IdPath(_thing(start))}
        self._position = self._walked(near, start)
        self._best = dict(self._paths)
        for id_, ways in ends.items():
            self._end_at(id_, ways, start)

    def reaches(self, id_: str) -> bool:
        """Return whether a path leads to this row."""
        return id_ in self._best

    def path(self, id_: str) -> IdPath:
        """Return the path to a row."""
        if id_ not in self._best:
            raise BrokenQuery("question-row-unreached", id=id_)
        return self._best[id_]

    def _add(self, found: dict[str, dict[str, _Way]], id_: str, items: Iterable[str]) -> None:
        """Remember from where a row is met: of two ways from one neighbour the first by text."""
        ways = found.setdefault(id_, {})
        for item in sorted(items or ()):
            way = self._read(item)
            ways.setdefault(way.before, way)

    def _read(self, item: str) -> _Way:
        if item.startswith("/"):
            return _Way(item, self._way.relation or "", self._way.forward)
        arrow, _, id_ = item.partition(" ")
        return _Way(id_, arrow.strip("<->"), arrow.endswith(">"))

    def _walked(self, near: Mapping[str, Mapping[str, _Way]], start: str) -> dict[str, int]:
        """Walk from the start; return the place of each row met in the order of their paths."""
        children: dict[str, list[str]] = {id_: [] for id_ in near}
        for id_ in sorted(near):
            for before in near[id_]:
                if before in children:
                    children[before].append(id_)
        order = [start]
        for id_ in order:  # grows while it is read
            for child in children[id_]:
                if child not in self._paths:
                    self._paths[child] = self._step(child, near[child][id_])
                    order.append(child)
        return {id_: place for place, id_ in enumerate(order)}

    def _end_at(self, id_: str, ways: Mapping[str, _Way], start: str) -> None:
        """Let a path end at a row, where that is better than the path that goes on from it.

        Both are one step longer than a path of the walk, whose order is that of all paths.
        """
        places = [self._position[before] for before in ways if before in self._position]
        if not places or id_ == start:
            return
        nearest = min(ways, key=lambda before: self._position.get(before, len(self._position)))
        walked = self._paths.get(id_)
        if walked is None or min(places) < self._position[_before(walked)]:
            self._best[id_] = self._step(id_, ways[nearest])

    def _step(self, id_: str, way: _Way) -> IdPath:
        return IdPath(_thing(id_), self._paths[way.before], way.relation, way.forward)


def _before(path: Path) -> str:
    assert path.before is not None, "only the start has nothing before it"
    return path.before.thing.id


def _thing(id_: str) -> Thing:
    return Thing(id_, "", id_)
