"""The tables of the grammar of deadlines, in both directions."""

import re

import pytest

from loaders.grammar.time.conditions import CONDITION, CONDITION_WORDS, ConditionWords
from loaders.grammar.time.misread import MISREADINGS, Misread, as_meant
from loaders.grammar.time.named_times import NAMED_TIMES, NamedTime, without_named_times
from loaders.grammar.time.readers import READERS
from loaders.grammar.time.scan import time_words
from loaders.grammar.time.stage_words import STAGE_WORDS, StageWords
from loaders.grammar.time.words import TIME_PATTERNS, TimePattern
from ontology.spelling import fold


@pytest.mark.parametrize("row", TIME_PATTERNS, ids=lambda row: row.name)
def test_time_patterns(row: TimePattern) -> None:
    pattern = re.compile(row.pattern)
    assert row.examples
    for example in row.examples:
        assert pattern.search(fold(example)), example
        assert row.sort in {word.sort for word in time_words(fold(example))}, example
    for look_alike in row.look_alikes:
        assert not pattern.search(fold(look_alike)), look_alike


@pytest.mark.parametrize("row", MISREADINGS, ids=lambda row: row.meant)
def test_misread_signs(row: Misread) -> None:
    for printed, meant in row.examples:
        assert as_meant(printed) == meant
        assert len(printed) == len(meant)
    for look_alike in row.look_alikes:
        assert as_meant(look_alike) == look_alike


def test_every_moment_has_a_reader() -> None:
    moments = {row.name for row in TIME_PATTERNS if row.sort == "moment"}
    assert moments == set(READERS)


def test_names_of_rows_are_unique() -> None:
    assert len({row.name for row in TIME_PATTERNS}) == len(TIME_PATTERNS)


@pytest.mark.parametrize("row", NAMED_TIMES, ids=lambda row: row.name)
def test_times_that_belong_to_a_name(row: NamedTime) -> None:
    pattern = re.compile(row.pattern)
    assert row.examples
    for example in row.examples:
        assert pattern.search(fold(example)), example
        clear = without_named_times(fold(example))
        assert len(clear) == len(example) and not time_words(clear), example
    for look_alike in row.look_alikes:
        assert not pattern.search(fold(look_alike)), look_alike


@pytest.mark.parametrize("row", CONDITION_WORDS, ids=lambda row: row.examples[0])
def test_condition_words(row: ConditionWords) -> None:
    pattern = re.compile(rf"(?<!\w)(?:{row.pattern})(?!\w)")
    assert row.examples
    for example in row.examples:
        assert pattern.search(fold(example)) and CONDITION.search(fold(example)), example
    for look_alike in row.look_alikes:
        assert not pattern.search(fold(look_alike)), look_alike


@pytest.mark.parametrize("row", STAGE_WORDS, ids=lambda row: row.name)
def test_stage_words(row: StageWords) -> None:
    anchored = row.name in ("act", "manner")
    pattern = re.compile(row.pattern)
    find = pattern.match if anchored else pattern.search
    assert row.examples
    for example in row.examples:
        assert find(fold(example)), example
    for look_alike in row.look_alikes:
        assert not find(fold(look_alike)), look_alike
