"""Rows of targets and projects: matched by name, then field by field."""

from collections.abc import Sequence
from typing import TypeVar

from benchmarks.scoring import Tally
from benchmarks.scoring_answer import Answer
from benchmarks.scoring_facts import ExpectedProject, ExpectedTarget, Facts
from benchmarks.scoring_tasks import place_name
from benchmarks.scoring_words import agency, heading, likeness, plain
from ontology.model import Project, Target

E = TypeVar("E", ExpectedTarget, ExpectedProject)
G = TypeVar("G", Target, Project)


def score_targets(tally: Tally, facts: Facts, answer: Answer) -> None:
    """Compare the targets, where the facts list them."""
    if facts.targets is None:
        return
    for expected, got in _pairs(tally, "targets", facts.targets, answer.targets):
        where = expected.name[:60]
        for field in ("no", "unit", "value", "average", "note"):
            wanted, read = plain(getattr(expected, field)), plain(getattr(got, field))
            tally.same(f"target.{field}", wanted, read, where)
        tally.same("target.by_year", expected.by_year, got.by_year, where)
        _score_leads(tally, "target.leads", expected, got, facts, answer)


def score_projects(tally: Tally, facts: Facts, answer: Answer) -> None:
    """Compare the projects, where the facts list them."""
    if facts.projects is None:
        return
    for expected, got in _pairs(tally, "projects", facts.projects, answer.projects):
        where = expected.name[:60]
        tally.same("project.no", plain(expected.no), plain(got.no), where)
        groups = [heading(g) for g in expected.group], [heading(g) for g in got.group]
        tally.same("project.group", *groups, where)
        funding = [plain(f) for f in expected.funding], [plain(f) for f in got.funding]
        tally.found("project.funding", *funding, where)
        _score_leads(tally, "project.leads", expected, got, facts, answer)


def _pairs(
    tally: Tally, measure: str, expected: Sequence[E], got: Sequence[G]
) -> list[tuple[E, G]]:
    rest, pairs, missing = list(got), [], []
    for one in expected:
        name = plain(one.name)
        best = max(rest, key=lambda g: likeness(name, plain(g.name)), default=None)
        if best is None or likeness(name, plain(best.name)) < tally.like.name:
            missing.append(one.name)
            continue
        rest.remove(best)
        pairs.append((one, best))
    tally.add(measure, len(pairs), [one.name for one in rest], missing, "")
    return pairs


def _score_leads(
    tally: Tally,
    measure: str,
    expected: ExpectedTarget | ExpectedProject,
    got: Target | Project,
    facts: Facts,
    answer: Answer,
) -> None:
    place = place_name(facts.document.place or facts.document.issuer)
    wanted = [agency(name, place) for name in expected.leads]
    read = [agency(name, place) for name in answer.names(got.leads)]
    tally.found(measure, wanted, read, expected.name[:60], tally.like.agency)
