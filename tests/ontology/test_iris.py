"""IRIs of ids: such as RFC 3987 allows, and exactly turned back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from ontology.errors import WrongUse
from ontology.iris import DEFAULT_BASE, checked_base, id_of, iri_of

_IDS = st.text(max_size=20) | st.text(max_size=20).map(lambda text: f"/{text}")


@given(_IDS)
@example('/a b<>"{}|\\^`%#x#y[z]\x00\x85\ue000\ufffe')
@example("%2F")
@example("/%2F")
@example("//x/../y?z=1")
def test_an_id_comes_back(id_: str) -> None:
    iri = iri_of(id_)
    assert NamedNode(iri).value == iri
    assert id_of(iri) == id_


@given(st.text(max_size=20))
def test_what_is_no_iri_of_ours_is_none(text: str) -> None:
    found = id_of(f"{DEFAULT_BASE}{text}")
    assert found is None or iri_of(found) == f"{DEFAULT_BASE}{text}"


@given(_IDS, _IDS)
def test_two_ids_never_share_an_iri(one: str, other: str) -> None:
    assert (iri_of(one) == iri_of(other)) == (one == other)


@pytest.mark.parametrize("base", ["", "x", "/x", "https:", "https://a b", "https://a#", "h://a?b"])
def test_a_base_must_be_an_iri(base: str) -> None:
    with pytest.raises(WrongUse):
        checked_base(base)
