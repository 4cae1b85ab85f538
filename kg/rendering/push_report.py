"""What a push did, for people and for programs."""

import sys
from collections.abc import Iterator

from kg.rendering.csv_text import write_csv
from kg.rendering.json_text import write_object
from kg.settings import Settings
from kg.streams import write_lines
from loaders.server.pushing import Report

_LISTED = 10
"""Nodes that had to be kept which a person is shown; JSON has them all."""


def emit_push(report: Report, settings: Settings, *, dry_run: bool) -> None:
    """Write what was changed, or would be, to standard output."""
    if settings.format == "table":
        write_lines(_lines(report, settings, dry_run))
        return
    values = {
        "dry_run": dry_run,
        "changes": report.changes,
        **{action.replace("-", "_"): count for action, count in report.counts.items()},
        "documents": report.documents,
        "documents_in_all": report.documents_in_all,
        "kept": list(report.kept),
        "seconds": round(report.seconds, 3),
    }
    if settings.format == "json":
        write_object(sys.stdout, values)
    else:
        cells = [" ".join(v) if isinstance(v, list) else str(v) for v in values.values()]
        write_csv(sys.stdout, list(values), [cells])


def _lines(report: Report, settings: Settings, dry_run: bool) -> Iterator[str]:
    say, counts = settings.say, report.counts
    if report.changes:
        yield say("push-documents", count=report.documents, total=report.documents_in_all)
        yield say(
            "push-nodes",
            created=counts["create-node"],
            set=counts["set-node"],
            deleted=counts["delete-node"],
        )
        yield say(
            "push-edges",
            created=counts["create-edge"],
            set=counts["set-edge"],
            deleted=counts["delete-edge"],
        )
    if report.kept:
        yield say("push-kept", count=len(report.kept), ids=report.kept[:_LISTED])
    if dry_run:
        yield say("push-would", changes=report.changes)
    else:
        rate = round(report.changes / report.seconds) if report.changes else 0
        yield say("push-done", changes=report.changes, rate=rate, seconds=f"{report.seconds:.1f}")
