"""The lists of the graph: documents, tasks, agencies … with what people ask of each at a glance."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from queries import rows
from queries.answers import Answer, Thing
from queries.days import progress_of, risk_of
from queries.filters import Filters, check_filters
from queries.graph_source import GraphSource, Node
from queries.reachability import thing_of
from queries.states import judge, situation


class _Asked(NamedTuple):
    source: GraphSource
    today: dt.date
    filters: Filters
    names: dict[str, Thing]

    def thing(self, id_: str) -> Thing:
        """Return a document or agency by its id, as answers name it."""
        return self.names.get(id_) or Thing(id_, "", id_)

    def things(self, ids: list[str]) -> tuple[Thing, ...]:
        """Return documents or agencies by their ids."""
        return tuple(self.thing(id_) for id_ in ids)


def list_of(
    source: GraphSource, list_: str, day: dt.date, filters: Filters | None = None
) -> Answer:
    """Return the entries of a list, in the order of the export, that the filters let through.

    Tasks are counted with their parts: ``tasks``, ``body``, ``appendix``.

    Raises:
        WrongUse: there is no such list, or it cannot be filtered so.
    """
    filters = filters or Filters()
    check_filters(list_, filters)
    names = {node.id: thing_of(node) for node in source.of_kind("Document", "Agency")}
    columns, make = _MAKERS[list_]
    found = list(make(_Asked(source, day, filters, names)))
    return Answer(list_, columns, found, counts=_counts(list_, found))


def _counts(list_: str, found: list[Any]) -> dict[str, int | str]:
    if list_ != "tasks":
        return {list_: len(found)}
    body = sum(is_body(row.ref) for row in found)
    return {"tasks": len(found), "body": body, "appendix": len(found) - body}


def is_body(ref: str) -> bool:
    """Return whether a task stands in the body of its plan, not in an appendix.

    >>> is_body("body/III/2.5/-3"), is_body("PL/II/3.2")
    (True, False)
    """
    return ref.startswith("body")


def _documents(asked: _Asked) -> Iterator[rows.DocumentRow]:
    tasks: dict[str, Counter[bool]] = {}
    for node in asked.source.of_kind("Task"):
        ref = node.id.rpartition("#")[2]
        tasks.setdefault(node.document or "", Counter())[is_body(ref)] += 1
    for entry in asked.source.facts("documents"):
        if _is(asked.filters.document, entry["id"]) and _is(asked.filters.agency, entry["issuer"]):
            count = tasks.get(entry["id"], Counter())
            issuer = asked.thing(entry["issuer"]).label if entry["issuer"] else None
            yield rows.DocumentRow(
                entry["id"], entry["number"], entry["type"], issuer, entry["date"],
                entry["title"], entry["level"], entry["file"] is not None,
                count.total(), count[True], count[False], entry["file"],
            )  # fmt: skip


def _tasks(asked: _Asked) -> Iterator[rows.TaskRow]:
    now = situation(asked.source, asked.today)
    states = {
        now.nodes[number].id: (number, is_) for number, is_ in judge(asked.source, now).items()
    }
    for entry in asked.source.facts("tasks"):
        number, judged = states[entry["id"]]
        node = now.nodes[number]
        if _task_wanted(asked.filters, entry, judged.state):
            held = judged.state in ("blocked", "partly_blocked")
            yield rows.TaskRow(
                entry["id"], asked.thing(entry["document"]), entry["ref"], entry["title"],
                asked.things(entry["leads"]), entry["deadline"]["raw"], node.due,
                judged.state, judged.stage, risk_of(node, now.today) if held else None,
            )  # fmt: skip


def _task_wanted(filters: Filters, entry: Mapping[str, Any], state: str) -> bool:
    end = entry["deadline"]["end"]
    return (
        _is(filters.document, entry["document"])
        and (filters.agency is None or filters.agency.id in entry["leads"])
        and filters.state in (None, state)
        and (filters.due_before is None or (end or "9999") < filters.due_before.isoformat())
    )


def _agencies(asked: _Asked) -> Iterator[rows.AgencyRow]:
    tallies = {name: _tally(asked, name) for name in ("LED_BY", "COORDINATED_BY", "DECIDED_BY")}
    awaited = _tally(asked, "AWAITED_FROM")
    for entry in asked.source.facts("agencies"):
        id_ = entry["id"]
        counts = [tally[id_] for tally in (*tallies.values(), awaited)]
        tied = asked.filters.document is None or any(counts)
        if tied and _is(asked.filters.agency, id_):
            yield rows.AgencyRow(
                id_, entry["name"], entry["place"], entry["level"], entry["collective"], *counts
            )


def _tally(asked: _Asked, type_: str) -> Counter[str]:
    """Count the tasks (of the document asked about) or awaited acts at each agency."""
    among = _tied_to(asked, *asked.source.of_kind("Task", "Prerequisite"))
    things = {node.number: node.id for node in asked.source.of_kind("Agency")}
    ties = asked.source.ties(type_)
    return Counter(
        things[agency] for number in among for agency in ties[number] if agency in things
    )


def _tied_to(asked: _Asked, *nodes: Node) -> list[int]:
    """Return the numbers of tasks of the document asked about, and of acts that they require."""
    document = asked.filters.document
    if document is None:
        return [node.number for node in nodes]
    tasks = [node.number for node in nodes if node.document == document.id]
    requires = asked.source.ties("REQUIRES")
    wanted = {other for number in tasks for other in requires[number]}
    acts = [node.number for node in nodes if node.kind == "Prerequisite" and node.number in wanted]
    return tasks + acts


def _prerequisites(asked: _Asked) -> Iterator[rows.AwaitedRow]:
    acts = list(asked.source.of_kind("Prerequisite"))
    tied = set(_tied_to(asked, *acts, *asked.source.of_kind("Task")))
    nodes = {node.id: node for node in acts if node.number in tied}
    waiting = asked.source.ties("REQUIRES", backward=True)
    for entry in asked.source.facts("prerequisites"):
        node = nodes.get(entry["id"])
        if node is None or not _is(asked.filters.agency, entry["issuer"]):
            continue
        state = progress_of(node, asked.today.isoformat())
        tasks = waiting[node.number]
        if asked.filters.state in (None, state):
            yield rows.AwaitedRow(
                node.id, entry["text"], entry["object"], entry["event"], entry["level"],
                asked.thing(entry["issuer"]) if entry["issuer"] else None,
                state, node.met if state == "met" else None, len(tasks),
                thing_of(asked.source.nodes(tasks[:1])[tasks[0]]) if tasks else None,
            )  # fmt: skip


def _targets(asked: _Asked) -> Iterator[rows.TargetRow]:
    for entry in _of_document_and_lead(asked, "targets"):
        yield rows.TargetRow(
            entry["id"], asked.thing(entry["document"]), entry["no"], entry["name"],
            entry["unit"], entry["value"], entry["average"], entry["by_year"],
            asked.things(entry["leads"]), entry["note"],
        )  # fmt: skip


def _projects(asked: _Asked) -> Iterator[rows.ProjectRow]:
    for entry in _of_document_and_lead(asked, "projects"):
        yield rows.ProjectRow(
            entry["id"], asked.thing(entry["document"]), entry["no"], entry["name"],
            tuple(entry["group"]), tuple(entry["funding"]), asked.things(entry["leads"]),
        )  # fmt: skip


def _of_document_and_lead(asked: _Asked, list_: str) -> Iterator[dict[str, Any]]:
    agency = asked.filters.agency
    for entry in asked.source.facts(list_):
        if _is(asked.filters.document, entry["document"]) and (
            agency is None or agency.id in entry["leads"]
        ):
            yield entry


def _events(asked: _Asked) -> Iterator[rows.EventRow]:
    applied = asked.source.ties("OF")
    for entry in asked.source.facts("events"):
        document = asked.filters.document
        node = asked.source.find(entry["id"])
        subjects = asked.source.nodes(applied[node.number]) if node else {}
        about = [subjects[number] for number in (applied[node.number] if node else ())]
        if document is None or any(subject.document == document.id for subject in about):
            yield rows.EventRow(
                entry["id"], entry["kind"], entry["subject"], entry["title"], entry["by"],
                entry["on"], entry["note"], bool(about),
            )  # fmt: skip


def _unresolved(asked: _Asked) -> Iterator[rows.UnresolvedRow]:
    for entry in asked.source.facts("unresolved"):
        if _is(asked.filters.document, entry["source"].partition("#")[0]):
            yield rows.UnresolvedRow(
                entry["id"], entry["source"], entry["text"], asked.things(entry["candidates"])
            )


def _unread(asked: _Asked) -> Iterator[rows.UnreadRow]:
    for entry in asked.source.facts("unread"):
        if _is(asked.filters.document, entry["document"]):
            yield rows.UnreadRow(
                asked.thing(entry["document"]), entry["reason"], entry["file"], entry["start"],
                entry["end"], entry["quote"],
            )  # fmt: skip


def _is(wanted: Node | None, id_: str | None) -> bool:
    return wanted is None or wanted.id == id_


_MAKERS: dict[str, tuple[tuple[str, ...], Callable[[_Asked], Iterator[Any]]]] = {
    "documents": (rows.DocumentRow._fields, _documents),
    "tasks": (rows.TaskRow._fields, _tasks),
    "agencies": (rows.AgencyRow._fields, _agencies),
    "prerequisites": (rows.AwaitedRow._fields, _prerequisites),
    "targets": (rows.TargetRow._fields, _targets),
    "projects": (rows.ProjectRow._fields, _projects),
    "events": (rows.EventRow._fields, _events),
    "unresolved": (rows.UnresolvedRow._fields, _unresolved),
    "unread": (rows.UnreadRow._fields, _unread),
}
