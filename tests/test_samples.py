"""The sample plans: their facts fit the words, and reading them gives just these facts."""

import re
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path

import pytest

from benchmarks.accuracy import SAMPLES, Read, main, read_folder, score_document
from benchmarks.scoring import EXACT, Tally
from benchmarks.scoring_facts import Expected, ExpectedTask, Facts, read_facts
from benchmarks.scoring_words import plain

PLANS = sorted(SAMPLES.glob("*.txt"))
STEMS = [path.stem for path in PLANS]

of_each_plan = pytest.mark.parametrize("stem", STEMS)


@lru_cache(maxsize=1)
def samples_read() -> Read:
    """All samples, read once: they settle each other's references."""
    return read_folder(SAMPLES)


@cache
def facts_of(stem: str) -> Facts:
    """The hand-written facts of a sample."""
    return read_facts(SAMPLES / "facts" / f"{stem}.json")


@cache
def words_of(stem: str) -> str:
    """The words of a sample without markup, cells in their order."""
    text = (SAMPLES / f"{stem}.txt").read_text(encoding="utf-8").replace("&nbsp;", " ")
    return plain(re.sub(r"<[^<>]{1,200}>|\|", " ", text))


def stands_in(words: str, text: str) -> bool:
    """Whether the words stand in the text, whole or cut in two by a page break."""
    wanted = plain(words)
    return wanted in text or (wanted[:20] in text and wanted[-6:] in text)


# The facts themselves


def test_every_plan_has_facts_and_every_facts_file_a_plan() -> None:
    assert len(PLANS) >= 7
    assert [path.stem for path in sorted((SAMPLES / "facts").glob("*.json"))] == STEMS


@of_each_plan
def test_facts_name_no_field_that_does_not_exist(stem: str) -> None:
    def unknown(fact: Expected) -> set[str]:
        found = set(fact.model_extra or {})
        for name in type(fact).model_fields:
            inner = getattr(fact, name)
            for one in inner if isinstance(inner, tuple) else (inner,):
                found |= unknown(one) if isinstance(one, Expected) else set()
        return found

    assert unknown(facts_of(stem)) <= {"variants"}


@of_each_plan
def test_the_words_of_the_facts_stand_in_the_plan(stem: str) -> None:
    facts, text = facts_of(stem), words_of(stem)
    quoted = [c.quote for c in facts.citations] + [c.quote for c in facts.unnumbered_citations]
    quoted += [words for task in facts.tasks for words in _words(task)]
    quoted += [one.says for one in facts.declared_counts]
    quoted += [one.text for one in facts.unresolved or ()]
    quoted += [t.name for t in facts.targets or ()] + [p.name for p in facts.projects or ()]
    assert [words for words in quoted if not stands_in(words, text)] == []


def _words(task: ExpectedTask) -> list[str]:
    prerequisites = [one.text for one in task.prerequisites]
    stages = [m.label for m in task.deadline.milestones if m.label]
    given = [task.title, task.deadline_raw, task.note, *task.products, *task.enables]
    return [words for words in [*given, *stages, *prerequisites] if words]


@of_each_plan
def test_ids_are_unique_and_links_lead_somewhere(stem: str) -> None:
    facts = facts_of(stem)
    ids = Counter(task.id for task in facts.tasks)
    assert [id_ for id_, times in ids.items() if times > 1] == []
    named = [r.task for r in facts.requirements or ()]
    named += [r.requires for r in facts.requirements or ()]
    named += [place for shared in facts.shared_prerequisites for place in shared.tasks]
    named += [u.source for u in facts.unresolved or () if u.source]
    assert [place for place in named if not _leads_to_a_task(place, stem)] == []


def _leads_to_a_task(place: str, stem: str) -> bool:
    other, _, ref = place.rpartition(":")
    return ref in {task.id for task in facts_of(other or stem).tasks}


@of_each_plan
def test_requirements_are_those_of_the_prerequisites_and_of_what_tasks_enable(stem: str) -> None:
    facts = facts_of(stem)
    waiting = {(t.id, p.requires) for t in facts.tasks for p in t.prerequisites if p.requires}
    listed = {(r.task, r.requires) for r in facts.requirements or ()}
    enabling = {task.id for task in facts.tasks if task.enables}
    assert waiting <= listed
    assert {requires for _, requires in listed - waiting} <= enabling


@of_each_plan
def test_declared_counts_add_up_with_the_printed_numbers(stem: str) -> None:
    """``read`` of each heading is the count of printed numbers under it."""
    facts = facts_of(stem)
    numbered = [task.id for task in facts.tasks if task.no]
    for one in facts.declared_counts:
        part = one.where.split(" ")[0]
        if part in ("body/II", "body/III", "PL"):
            under = numbered
        elif part.count("/") == 2:
            under = [id_ for id_ in numbered if id_.startswith(part + ".")]
        else:
            under = [id_ for id_ in numbered if id_.startswith(part + "/")]
        assert one.read == len(under), one.where


def test_one_declared_count_is_wrong_on_purpose() -> None:
    counts = [c for stem in STEMS for c in facts_of(stem).declared_counts]
    assert [c.where for c in counts if c.value != c.read] == ["PL/IV"]


def test_the_samples_show_every_kind_of_fact() -> None:
    tasks = [task for stem in STEMS for task in facts_of(stem).tasks]
    kinds = {task.deadline.kind for task in tasks}
    assert kinds == {"fixed", "period", "recurring", "continuous", "conditional", "mixed"}
    assert {"done", "partly_done"} <= {task.status for task in tasks}
    events = {p.event for task in tasks for p in task.prerequisites}
    assert len(events) == 8
    relations = {c.relation for stem in STEMS for c in facts_of(stem).citations}
    assert len(relations) == 6
    assert any(p.offset for task in tasks for p in task.prerequisites)
    assert any(p.stage for task in tasks for p in task.prerequisites)


# What is read from them


@of_each_plan
def test_reading_a_sample_gives_its_facts_and_no_other(stem: str) -> None:
    tally = score_document(facts_of(stem), stem, samples_read(), EXACT)
    assert tally.misses == []


def test_nothing_of_a_sample_is_left_unread_in_silence() -> None:
    graph = samples_read().graph
    assert [(one.document, one.quote) for one in graph.unread] == []


# The measure itself


def test_a_list_is_matched_one_to_one_and_each_miss_is_named() -> None:
    tally = Tally()
    tally.found("leads", ["sở tài chính", "sở y tế"], ["sở tài chính", "sở nội vụ"], "PL/1")
    count = tally.counts["leads"]
    assert (count.right, count.extra, count.missing) == (1, 1, 1)
    assert (count.precision, count.recall, count.f1) == (0.5, 0.5, 0.5)
    assert tally.misses == [
        "leads PL/1: missing 'sở y tế'",
        "leads PL/1: extra 'sở nội vụ'",
    ]


def test_a_yes_and_no_counts_as_accuracy() -> None:
    tally = Tally()
    tally.same("status", "done", None, "PL/1")
    tally.same("status", None, None, "PL/2")
    assert tally.counts["status"].line() == "accuracy 0.500  n=2"
    assert tally.misses == ["status PL/1: expected 'done', got None"]


def test_a_plan_that_was_not_read_is_a_miss() -> None:
    from ontology.model import Graph

    tally = score_document(facts_of(STEMS[0]), STEMS[0], Read(Graph(), {}))
    assert len(tally.misses) == 1


def test_measuring_nothing_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "--facts", str(tmp_path)]) == 2
    assert "name both folders" in capsys.readouterr().err


def test_samples_lie_where_the_program_looks_for_them() -> None:
    assert Path(__file__).parent.parent / "samples" == SAMPLES
