"""The registry says what it holds, takes a planner's own file, and names what is wrong in one."""

from pathlib import Path

import pytest

from ontology.agencies import Registry, default_registry
from ontology.agency_files import Entry
from ontology.agency_words import Phrases, Spellings, tokens_of, variants, words_of_each
from ontology.errors import WrongUse

REGISTRY = default_registry()


@pytest.mark.parametrize("entry", REGISTRY.entries.values(), ids=lambda entry: entry.name)
def test_every_entry_has_an_example_of_another_spelling(entry: Entry) -> None:
    assert entry.also or entry.cell or entry.short


@pytest.mark.parametrize("entry", REGISTRY.entries.values(), ids=lambda entry: entry.name)
def test_a_successor_is_an_entry(entry: Entry) -> None:
    assert entry.successor is None or entry.successor in REGISTRY.entries


def test_no_organ_stands_for_two_agencies_of_one_side() -> None:
    organs = [(e.scope == "local", organ) for e in REGISTRY.entries.values() for organ in e.organ]
    assert len(organs) == len(set(organs))


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_own_file_adds_and_overrides(tmp_path: Path) -> None:
    own = _file(
        tmp_path,
        """
[local.department]
"Sở Kinh tế biển" = { also = ["Sở KTB"], short = ["Kinh tế biển"], organ = ["sktb"] }
"Sở Tài chính" = { also = ["Sở Ngân khố"] }
[abbreviations]
XTTM = "xúc tiến thương mại"
[branches]
names = ["Bốn Biển"]
""",
    )
    registry = Registry.load(own)
    assert registry.entries["Sở Kinh tế biển"].organ == ("sktb",)
    assert registry.entries["Sở Tài chính"].short == ("Tài chính",)
    assert registry.entries["Sở Nội vụ"] == REGISTRY.entries["Sở Nội vụ"]
    assert [token.word for token in registry.tokens("XTTM")] == ["xúc", "tiến", "thương", "mại"]
    assert registry.fingerprint != REGISTRY.fingerprint
    assert Registry.load().fingerprint == REGISTRY.fingerprint
    issuer = registry.issuer("sktb", local=True)
    assert issuer is not None
    assert issuer.name == "Sở Kinh tế biển"


WRONG = [
    ("[local.department", "agencies-unreadable", None),
    ("[city.department]\nA = {}", "agencies-unknown-scope", "city"),
    ("[local.palace]\nA = {}", "agencies-unknown-level", "local.palace"),
    ("local = 3", "agencies-not-a-table", "local"),
    ("[local]\ndepartment = 3", "agencies-not-a-table", "local.department"),
    ('[local.department]\n"Sở A" = "x"', "agencies-not-a-table", "Sở A"),
    ('[local.department]\n"Sở A" = { alias = [] }', "agencies-unknown-field", "Sở A"),
    ('[local.department]\n"Sở A" = { also = "Sở B" }', "agencies-wrong-value", "Sở A"),
    ('[local.department]\n"Sở A" = { also = [3] }', "agencies-wrong-value", "Sở A"),
    ('[local.department]\n"Sở A" = { also = [""] }', "agencies-wrong-value", "Sở A"),
    ('[local.department]\n"Sở A" = { collective = 1 }', "agencies-wrong-value", "Sở A"),
    ('[local.department]\n"Sở A" = { successor = 1 }', "agencies-wrong-value", "Sở A"),
    ('[local.department]\n"Sở A" = { act = 1 }', "agencies-wrong-value", "Sở A"),
    ('[local.department]\n"Sở A" = { act = "1/2031/QH1" }', "agencies-unknown-act", "Sở A"),
    ('[local.department]\n"" = { also = ["Sở B"] }', "agencies-wrong-value", "department"),
    (
        '[local.department]\n"Sở Y tế" = { also = ["Sở  tài chính"] }',
        "agencies-name-of-another",
        "Sở Y tế",
    ),
    (
        '[local.department]\n"Sở A" = { cell = ["Sở B"] }\n"Sở B" = {}',
        "agencies-name-of-another",
        "Sở A",
    ),
    ("abbreviations = 3", "agencies-not-a-table", "abbreviations"),
    ("[abbreviations]\nXT = 3", "agencies-wrong-value", "abbreviations"),
    ("branches = 3", "agencies-wrong-value", "branches"),
    ("[branches]\nnames = [1]", "agencies-wrong-value", "branches"),
]


@pytest.mark.parametrize(("text", "key", "entry"), WRONG)
def test_a_broken_file_is_refused_by_name(
    tmp_path: Path, text: str, key: str, entry: str | None
) -> None:
    own = _file(tmp_path, text)
    with pytest.raises(WrongUse) as refused:
        Registry.load(own)
    assert refused.value.key == key
    assert refused.value.values["file"] == str(own)
    assert refused.value.values.get("entry") == entry


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    binary = tmp_path / "own.toml"
    binary.write_bytes(b"\xff\xfe\x00\x81")
    for path in (binary, tmp_path / "none.toml", tmp_path):
        with pytest.raises(WrongUse) as refused:
            Registry.load(path)
        assert refused.value.key == "agencies-unreadable"


def test_a_planners_spelling_wins_over_the_registry(tmp_path: Path) -> None:
    own = _file(tmp_path, '[local.department]\n"Sở Kho bạc" = { also = ["Sở TC"] }')
    names = Registry.load(own).names
    _, meanings = next(names.starting(["sở", "tc"], 0))
    assert meanings[0].entry.name == "Sở Kho bạc"


def test_a_department_is_called_in_lists_by_its_name_without_the_head(tmp_path: Path) -> None:
    own = _file(
        tmp_path,
        """
[local.department]
"Sở Cảng biển" = { also = ["Sở Cảng"], short = ["CB"] }
"Trung tâm Điều hành vịnh" = {}
[state.ministry]
"Bộ Biển đảo" = {}
""",
    )
    entries = Registry.load(own).entries
    assert entries["Sở Cảng biển"].short == ("Cảng biển", "CB")
    assert entries["Bộ Biển đảo"].short == ("Biển đảo",)
    assert entries["Trung tâm Điều hành vịnh"].short == ()


def test_words_keep_the_place_of_their_abbreviation() -> None:
    tokens = tokens_of("UBND TP. Sao", {"ubnd": ("ủy", "ban"), "tp": ("thành", "phố")})
    assert [token.word for token in tokens] == ["ủy", "ban", "thành", "phố", "sao"]
    assert [(token.start, token.end) for token in tokens][2:] == [(5, 8), (5, 8), (9, 12)]


def test_words_of_many_texts_are_those_of_each() -> None:
    texts = ["Sở A, B", "", "Ban – C"]
    each = [[token.word for token in tokens_of(text, {})] for text in texts]
    assert list(words_of_each(texts, {})) == each


def test_variants_leave_out_commas_and_dashes() -> None:
    assert ("a", "b", "c") in variants(("a", ",", "b", "-", "c"))
    assert ("a", ",", "b") in variants(("a", "-", "b"))


def test_spellings_are_found_longest_first() -> None:
    names: Spellings[str] = Spellings()
    names.add(["sở", "y"], "short")
    names.add(["sở", "y", "tế"], "long")
    names.add(["sở", "y", "tế"], "long")
    assert list(names.starting(["sở", "y", "tế", "x"], 0)) == [(3, ["long"]), (2, ["short"])]
    assert list(names.starting(["sở"], 4)) == []


def test_phrases_are_told_longest_first() -> None:
    phrases = Phrases(["cùng", "cùng với"])
    assert phrases.length_at(["cùng", "với", "a"], 0) == 2
    assert phrases.length_at(["a"], 0) == 0
