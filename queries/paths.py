"""How two things are connected: one shortest chain over edges of any type, in any direction.

An agency is only an end of it: half of all tasks meet in "các sở, ban, ngành". References that
name no single document and findings are only ends too: they are no facts that tie things.
"""

from queries.answers import Answer
from queries.graph_source import Edge, GraphSource, Node
from queries.reachability import thing_of
from queries.rows import StepRow
from queries.ties import Packed, StoredTies, pack

_ONLY_ENDS = ("Agency", "Unresolved", "Finding")
_ORDER = (
    "REQUIRES", "ASSIGNS", "REPLACES", "AMENDS", "IMPLEMENTS", "BASED_ON", "ISSUED_AS", "CITES",
    "DERIVED_FROM", "PRODUCES", "LED_BY", "COORDINATED_BY", "DECIDED_BY", "ISSUED_BY",
)  # fmt: skip
"""Which edge is named where two things are tied by several."""


def connection(source: GraphSource, first: Node, last: Node) -> Answer:
    """Return the chain from ``first`` to ``last``, a row for each thing on it; none: no rows.

    Among the shortest chains it is the one with the smallest sequence of ids.
    """
    chain = _chain(source, first.number, last.number)
    nodes = source.nodes(chain)
    rows = [
        _step(source, position, [nodes[number] for number in chain])
        for position in range(len(chain))
    ]
    return Answer(
        "path",
        StepRow._fields,
        rows,
        subject=thing_of(first),
        counts={"steps": max(0, len(rows) - 1), "connected": int(bool(rows))},
    )


def _chain(source: GraphSource, first: int, last: int) -> list[int]:
    closed = {node.number for node in source.of_kind(*_ONLY_ENDS)} - {first}
    around = _around(source)
    before = {first: first}
    order = [first]
    for number in order:
        if last in before:
            return _back(last, before)
        for neighbour in () if number in closed else around[number]:
            if neighbour not in before:
                before[neighbour] = number
                order.append(neighbour)
    return []


def _back(last: int, before: dict[int, int]) -> list[int]:
    chain = [last]
    while before[chain[-1]] != chain[-1]:
        chain.append(before[chain[-1]])
    return chain[::-1]


def _around(source: GraphSource) -> StoredTies:
    def one(number: int) -> list[int]:
        out = {edge.target for edge in source.edges_of(number)}
        return sorted(out | {edge.source for edge in source.edges_of(number, backward=True)})

    def everything() -> Packed:
        pairs = [(edge.source, edge.target) for edge in source.edges()]
        return pack(source.size, sorted(pairs + [(b, a) for a, b in pairs]))

    return StoredTies(one, everything)


def _step(source: GraphSource, position: int, chain: list[Node]) -> StepRow:
    node = chain[position]
    if position == 0:
        return StepRow(0, None, None, node.kind, node.id, node.label)
    before = chain[position - 1].number
    there = [e for e in source.edges_of(before) if e.target == node.number]
    back = [e for e in source.edges_of(node.number) if e.target == before]
    edge = min(there + back, key=lambda e: (_rank(e), e.source != before))
    forward = edge.source == before
    return StepRow(position, edge.type, forward, node.kind, node.id, node.label)


def _rank(edge: Edge) -> tuple[int, str]:
    return (_ORDER.index(edge.type) if edge.type in _ORDER else len(_ORDER), edge.type)
