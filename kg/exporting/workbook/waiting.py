"""The sheets of what waits: blocked tasks with their chains, and awaited acts."""

from collections import Counter
from collections.abc import Iterator

from kg.exporting.workbook.asked import Asked
from kg.exporting.workbook.sheets import Row, Sheet, day_of
from kg.rendering.wording import Arrows
from queries.answers import Answer, Thing
from queries.computed.root_sets import first_of, root_sets
from queries.graph_source import Node
from queries.rows import BlockedRow

_CHAINS = (
    ("act", 50),
    ("event", 16),
    ("must-act", 24),
    ("blocked-task", 26),
    ("title", 60),
    ("document", 16),
    ("leads", 26),
    ("state", 14),
    ("stage", 14),
    ("deadline_end", 12),
    ("risk", 13),
    ("distance", 8),
    ("chain", 70),
    ("act-id", 28),
    ("words", 12),
)
_ACTS = (
    ("act", 60),
    ("event", 16),
    ("must-act", 28),
    ("object", 40),
    ("direct", 12),
    ("in-all", 12),
    ("nearest-direct", 14),
    ("nearest-in-all", 14),
    ("id", 28),
    ("words", 12),
)


def chains_sheet(asked: Asked, answer: Answer) -> Sheet:
    """Return the sheet with a row for each awaited act and each task that it holds."""
    return Sheet("chains", asked.columns(*_CHAINS), _chains(asked, answer))


def _chains(asked: Asked, answer: Answer) -> Iterator[Row]:
    arrows = Arrows(asked.say)
    for row in answer.rows:
        assert isinstance(row, BlockedRow)
        yield (
            row.cause_label,
            _event(asked, row.event),
            _who(asked, row.actor and row.actor.id),
            asked.short(Thing(row.task, "Task", row.label)),
            row.label,
            asked.document(row.task),
            asked.named(lead.id for lead in row.leads),
            asked.coded("state", row.state),
            row.stage,
            day_of(row.due),
            asked.coded("risk", row.risk),
            row.distance,
            row.chain.text(arrows, asked.short),
            row.cause,
            asked.words_at(row.cause),
        )


def acts_sheet(asked: Asked) -> Sheet:
    """Return the sheet of awaited acts: for which most tasks wait directly comes first."""
    return Sheet("acts", asked.columns(*_ACTS), _acts(asked))


def _acts(asked: Asked) -> Iterator[Row]:
    entries = {entry["id"]: entry for entry in asked.source.facts("prerequisites")}
    in_all, nearest = _behind(asked)
    for node, direct, due in _awaited(asked):
        entry = entries[node.id]
        yield (
            entry["text"],
            _event(asked, entry["event"]),
            _who(asked, entry["issuer"]),
            entry["object"],
            direct,
            in_all[node.number],
            day_of(due),
            day_of(nearest.get(node.number)),
            node.id,
            asked.words_at(node.id),
        )


def _awaited(asked: Asked) -> list[tuple[Node, int, str | None]]:
    """Return each awaited act, how many tasks wait directly for it, their nearest deadline."""
    now = asked.now
    found = []
    for number in _acts_awaited(asked):
        waiting = now.waiters.get(number, ())
        dues = [due for task in waiting if (due := now.nodes[task].due)]
        found.append((now.nodes[number], len(waiting), min(dues, default=None)))
    return sorted(found, key=lambda act: (-act[1], act[2] or "9999-99", act[0].id))


def _acts_awaited(asked: Asked) -> list[int]:
    """Return the numbers of acts that are awaited on the day, requests too."""
    today = asked.now.today
    acts = (node for node in asked.now.nodes.values() if node.kind == "Prerequisite")
    return [node.number for node in acts if not node.met or node.met > today]


def _behind(asked: Asked) -> tuple[Counter[int], dict[int, str]]:
    """Return by act how many tasks wait for it over any number of steps, and the nearest deadline.

    Tasks that wait for the same acts are counted together: in a graph where all hangs together
    these are few sets.
    """
    now = asked.now
    roots = _acts_awaited(asked)
    all_acts = now._replace(roots=roots, held=now.held | now.on_call)
    groups: dict[int, list[int]] = {}
    for task, acts in root_sets(all_acts).items():
        groups.setdefault(acts, []).append(task)
    counts: Counter[int] = Counter()
    nearest: dict[int, str] = {}
    for acts, tasks in groups.items():
        due = min((due for task in tasks if (due := now.nodes[task].due)), default=None)
        for place in first_of(acts, len(roots)):
            act = roots[place]
            counts[act] += len(tasks)
            if due is not None:
                nearest[act] = min(due, nearest.get(act, due))
    return counts, nearest


def _event(asked: Asked, event: str) -> str | None:
    coded = asked.coded("event", event or None)
    return coded and coded.words


def _who(asked: Asked, agency: str | None) -> str:
    return asked.named([agency]) if agency else asked.say("nobody-named")
