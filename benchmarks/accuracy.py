"""How true is what was read? Plans with hand-written facts beside them, measure by measure.

``python -m benchmarks.accuracy [PLANS [FACTS]]`` — the sample plans, else the folders given (or
named by ``KG_PLANS`` and ``KG_FACTS``). A facts file ``X.json`` belongs to the plan whose name
begins with ``X``; all plans of the folder are read, since they settle each other's references.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scoring import Likeness, Tally
from benchmarks.scoring_answer import Answer, wrong_quotes
from benchmarks.scoring_documents import (
    score_citations,
    score_declared,
    score_identity,
    score_names,
    score_unresolved,
)
from benchmarks.scoring_facts import Facts, read_facts
from benchmarks.scoring_links import score_prerequisites, score_requirements, score_shared
from benchmarks.scoring_tables import score_projects, score_targets
from benchmarks.scoring_tasks import score_tasks
from ontology.model import Graph

SAMPLES = Path(__file__).parent.parent / "samples"


@dataclass(frozen=True)
class Read:
    """All plans of a folder: the graph, and each file's decoded text by its exported name."""

    graph: Graph
    texts: Mapping[str, str]


def read_folder(plans: Path) -> Read:
    """Return everything that the text files of a folder say, read in memory.

    The reader is imported here, so that scoring a graph from elsewhere does not need it.
    """
    from loaders.reader import read_plan
    from loaders.resolving.graph import resolve
    from loaders.text import decode
    from ontology.agencies import default_registry

    registry = default_registry()
    data = {path.relative_to(plans).as_posix(): path.read_bytes() for path in _texts_in(plans)}
    readings = {name: read_plan(content, registry) for name, content in data.items()}
    graph = resolve(readings, {name: name for name in readings}, registry)
    return Read(graph, {name: decode(content).raw for name, content in data.items()})


def _texts_in(plans: Path) -> list[Path]:
    return sorted(path for path in plans.rglob("*.txt") if path.is_file())


def score_document(facts: Facts, stem: str, read: Read, like: Likeness | None = None) -> Tally:
    """Return all measures of one plan; one that was not read at all has a single miss."""
    tally = Tally(like or Likeness())
    answer = Answer(read.graph, stem)
    if answer.document is None:
        tally.yes("document.read", False, stem, "no document was read from this file")
        return tally
    score_identity(tally, facts, answer.document)
    pairs = score_tasks(tally, facts, answer)
    score_prerequisites(tally, facts, answer, pairs)
    score_requirements(tally, facts, answer)
    score_shared(tally, facts, answer)
    score_citations(tally, facts, answer)
    score_names(tally, facts, answer)
    score_unresolved(tally, facts, answer)
    score_declared(tally, facts, answer)
    score_targets(tally, facts, answer)
    score_projects(tally, facts, answer)
    _score_evidence(tally, answer, read)
    return tally


def _score_evidence(tally: Tally, answer: Answer, read: Read) -> None:
    for thing, equal, quote in wrong_quotes(answer, read.texts):
        tally.yes("evidence", equal, thing, f"«{quote[:60]}» does not stand at its place")
    for task in answer.tasks:
        tally.yes("evidence.present", bool(task.evidence), task.ref, "no evidence")


def score_folder(plans: Path, facts: Path, like: Likeness | None = None) -> dict[str, Tally]:
    """Return the measures of each plan that has a facts file, by the facts file's name."""
    read = read_folder(plans)
    stems = {path.stem: path for path in sorted(facts.glob("*.json")) if _is_of_a_plan(path)}
    return {
        stem: score_document(read_facts(path), stem, read, like) for stem, path in stems.items()
    }


def _is_of_a_plan(path: Path) -> bool:
    """Beside the facts of plans may lie other tables, such as pairs of tasks."""
    found = json.loads(path.read_bytes())
    return isinstance(found, dict) and "document" in found


def table(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """Yield the lines of the table: each document, then all together."""
    everything = Tally()
    for tally in tallies.values():
        everything.take_in(tally)
    for name, tally in {**tallies, "all": everything}.items():
        for measure, count in tally.counts.items():
            yield f"{name[:24]:24} {measure:22} {count.line()}"


def main(words: Sequence[str] | None = None) -> int:
    """Print the table (and each miss); return 2 where there is nothing to compare."""
    options = _options(words)
    plans = options.plans or Path(os.environ.get("KG_PLANS") or SAMPLES)
    facts = options.facts or options.facts_beside or _facts_of(plans)
    tallies = score_folder(plans, facts) if plans.is_dir() and facts.is_dir() else {}
    if not tallies:
        print(f"no plans with facts: {plans} and {facts}; name both folders", file=sys.stderr)
        return 2
    for line in table(tallies):
        print(line)
    for name, tally in tallies.items():
        shown = tally.misses if options.verbose else tally.misses[: options.misses]
        print(f"\n{name}: {len(tally.misses)} misses")
        print("".join(f"  {miss}\n" for miss in shown), end="")
        if len(shown) < len(tally.misses):
            print(f"  … {len(tally.misses) - len(shown)} more, with --verbose")
    return 0


def _facts_of(plans: Path) -> Path:
    """Return the folder named by ``KG_FACTS``, else ``facts`` in or beside the plans' folder."""
    named = os.environ.get("KG_FACTS")
    if named:
        return Path(named)
    inside = plans / "facts"
    return inside if inside.is_dir() else plans.parent / "facts"


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("plans", nargs="?", type=Path, help="folder of plans")
    parser.add_argument("facts_beside", nargs="?", type=Path, help="folder of their facts")
    parser.add_argument("--facts", type=Path, help="the same, by name")
    parser.add_argument("--misses", type=int, default=40, help="how many misses to print per plan")
    parser.add_argument("--verbose", action="store_true", help="print every miss")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
