"""Passages keep their places through cutting, joining and cleaning."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.layout.markup import readable
from loaders.passage import EMPTY, Passage

_MARKUP = st.text(st.sampled_from("ab ĐÀ<>p/br*~`&;#\n\t(.-"), max_size=60)


def test_a_joined_passage_gives_one_range_for_each_piece() -> None:
    text = "Sở Tài    chính --- và Sở Y tế"
    joined = Passage.join([readable(text, 0, 15), readable(text, 20, len(text))])
    assert joined.text == "Sở Tài chính và Sở Y tế"
    assert [text[a:b] for a, b in joined.ranges()] == ["Sở Tài    chính", "và Sở Y tế"]
    assert [text[a:b] for a, b in joined.ranges(13)] == ["và Sở Y tế"]


def test_a_cut_drops_blanks_and_keeps_places() -> None:
    text = "x  Quý I/2026 ; y"
    cut = readable(text, 0, len(text)).cut(1, 14)
    assert cut.text == "Quý I/2026 ;"
    assert [text[a:b] for a, b in cut.ranges()] == ["Quý I/2026 ;"]


def test_nothing_joined_is_empty() -> None:
    assert not Passage.join([EMPTY, EMPTY])
    assert EMPTY.ranges() == []


@given(_MARKUP)
def test_every_character_of_a_cleaned_text_has_its_place(text: str) -> None:
    passage = readable(text, 0, len(text))
    for at, char in enumerate(passage.text):
        ((start, _),) = passage.ranges(at, at + 1)
        assert text[start] == char or char in " \n" or text[start] in "&$"


@given(st.lists(_MARKUP, max_size=4), st.integers(0, 80), st.integers(0, 80))
def test_ranges_of_a_joined_passage_stay_inside_its_pieces(
    parts: list[str], start: int, end: int
) -> None:
    text, pieces, at = "".join(parts), [], 0
    for part in parts:
        pieces.append((readable(text, at, at + len(part)), at, at + len(part)))
        at += len(part)
    joined = Passage.join([p for p, _, _ in pieces])
    for low, high in joined.ranges(start, min(end, len(joined))):
        assert any(a <= low < high <= b for _, a, b in pieces)
