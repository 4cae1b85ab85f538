"""What a build did, document by document."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.rendering.csv_text import write_csv
from kg.rendering.json_text import write_answer
from kg.rendering.wording import words_of_code, words_of_key
from kg.settings import Settings
from kg.streams import tell, write_lines
from loaders.building.changes import Change
from loaders.building.counts import Counts
from loaders.building.report import BuildReport, DocumentReport
from loaders.building.sources import SUFFIXES
from ontology.model import Unread

_COLUMNS = (
    "name",
    "outcome",
    "document",
    "reason",
    "same_as",
    *Counts._fields,
    "unread",
    "changes",
)

_KINDS = 8
"""Endings of files that were not read that are counted one by one."""


def emit_report(report: BuildReport, settings: Settings) -> None:
    """Write the report to standard output; what was refused is said on standard error as well.

    A person sees refusals in their place in the report; a program that reads JSON or CSV finds
    them there, and who runs it is told all the same.
    """
    if settings.format == "table":
        write_lines(_lines(report, settings))
        return
    rows = [_plain(file, settings) for file in report.files]
    if settings.format == "json":
        head = {
            "documents": report.documents,
            "tasks": report.tasks,
            "barren": list(map(str, report.barren)),
            "others": dict(report.others),
        }
        write_answer(sys.stdout, head, rows)
    else:
        cells = ([_cell(row[name]) for name in _COLUMNS] for row in map(_with_counts, rows))
        write_csv(sys.stdout, _COLUMNS, cells)
    for file in report.refused:
        tell(f"{_name(file)}: {_reason(file, settings)}")
    for folder in report.barren:
        tell(_barren(folder, settings))


def _lines(report: BuildReport, settings: Settings) -> Iterator[str]:
    for file in report.files:
        yield from _file(file, settings)
    for folder in report.barren:
        yield _barren(folder, settings)
    if report.others:
        yield _others(report.others, settings)
    outcomes = Counter(file.outcome for file in report.files)
    counted = [settings.say(f"count-{outcome}", count=n) for outcome, n in outcomes.items()]
    if counted:
        yield settings.say("build-files", count=len(report.files), outcomes=counted)
    yield settings.say("build-graph", documents=report.documents, tasks=report.tasks)


def _file(file: DocumentReport, settings: Settings) -> Iterator[str]:
    say = settings.say
    yield f"{_name(file)}: {say(f'outcome-{file.outcome}')}"
    if file.same_as:
        yield f"  {say('build-same-as', name=file.same_as)}"
    if file.document:
        yield f"  {file.document}"
    if file.error:
        yield f"  {_reason(file, settings)}"
    if file.facts_kept:
        yield f"  {say('build-facts-kept')}"
    if file.counts and file.outcome != "merged":
        yield f"  {_counts(file.counts, settings)}"
    if file.outcome in ("read", "kept"):
        yield from _gaps(file, settings)
    for change in file.changes:
        yield f"  {_change(change, settings)}"


def _barren(folder: Path, settings: Settings) -> str:
    return settings.say("build-barren", path=_from_here(str(folder)), endings=SUFFIXES)


def _others(others: Mapping[str, int], settings: Settings) -> str:
    """Say how many files of a folder are not read, by their endings, the rarest left out."""
    kinds = [f"{kind or settings.say('no-ending')} {n}" for kind, n in others.items()]
    shown = [*kinds[:_KINDS], "…"] if len(kinds) > _KINDS else kinds
    return settings.say("build-others", count=sum(others.values()), kinds=shown)


def _name(file: DocumentReport) -> str:
    """Return the exported name, or the path of a file that has none, as it was given."""
    return _from_here(file.name)


def _from_here(name: str) -> str:
    """Return a path as a person standing in this folder writes it, on one line."""
    path = Path(name.replace("\n", "\ufffd"))
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _reason(file: DocumentReport, settings: Settings) -> str:
    return settings.say(file.error.key, **file.error.values) if file.error else ""


def _counts(counts: Counts, settings: Settings) -> str:
    parts = []
    if counts.tasks:
        both = counts.body and counts.appendix
        parts.append(settings.say("count-tasks-parts" if both else "count-tasks", **_tasks(counts)))
    parts.extend(
        settings.say(f"count-{name}", count=count)
        for name, count in counts._asdict().items()
        if count and name not in ("tasks", "body", "appendix")
    )
    return ", ".join(parts) or settings.say("build-nothing")


def _tasks(counts: Counts) -> dict[str, int]:
    return {"count": counts.tasks, "body": counts.body, "appendix": counts.appendix}


def _gaps(file: DocumentReport, settings: Settings) -> Iterator[str]:
    """Yield what the text says of itself and what was read otherwise, then what was not read."""
    same = [count for count in file.declared if count.value == count.read]
    if same:
        yield "  " + settings.say("build-declared", count=len(same))
    for count in file.declared:
        if count not in same:
            yield "  " + settings.say("build-declared-otherwise", **count.model_dump())
    if file.unread:
        yield "  " + settings.say("build-unread", count=len(file.unread))
    if file.outcome == "read":
        for unread in file.unread:
            yield f"    - {_unread(unread, settings)}"


def _unread(unread: Unread, settings: Settings) -> str:
    words = " ".join(unread.quote.split())
    return f"{words_of_key(unread.reason, settings)} [{unread.start}-{unread.end}]: {words}"


def _change(change: Change, settings: Settings) -> str:
    if change.kind in ("another", "moved"):
        return settings.say(f"change-{change.kind}", old=change.old, new=change.new)
    where = f"{settings.say(f'thing-{change.thing}')} {change.ref}".rstrip()
    if change.kind != "changed":
        return f"{where}: {settings.say(f'change-{change.kind}')}: {change.new or change.old}"
    field = words_of_code("column", change.field or "", settings)
    nothing = settings.say("nothing")
    return f"{where}, {field}: {change.old or nothing} → {change.new or nothing}"


def _plain(file: DocumentReport, settings: Settings) -> dict[str, Any]:
    return {
        "name": file.name,
        "outcome": file.outcome,
        "document": file.document,
        "reason": _reason(file, settings) or None,
        "same_as": file.same_as,
        "facts_kept": file.facts_kept,
        "counts": file.counts._asdict() if file.counts else None,
        "declared": [each.model_dump(mode="json", exclude={"document"}) for each in file.declared],
        "unread": [each.model_dump(mode="json", exclude={"document"}) for each in file.unread],
        "changes": [change._asdict() for change in file.changes],
    }


def _with_counts(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row for a table of one line for each file: lists are counted."""
    counts = row["counts"] or {}
    return {
        **row,
        **{name: counts.get(name) for name in Counts._fields},
        "unread": len(row["unread"]),
        "changes": len(row["changes"]),
    }


def _cell(value: object) -> str:
    return "" if value is None else str(value)
