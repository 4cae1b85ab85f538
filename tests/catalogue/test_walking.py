"""Path columns: complete, shortest, smallest, and in time that grows with the rows alone."""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import BrokenQuery
from queries.answers import Path, Thing, cell, plain
from queries.catalogue.heads import PathWay
from queries.catalogue.walking import path_of_ids, retraced, with_paths
from tests.queries.graphs import SOME, Edges, best_path

NEAR = PathWay(start="s", near="near", relation="REQUIRES")
ENDS = PathWay(start="s", near="near", ends="ends", relation="REQUIRES")
START = "/n0"

_IDS = [f"/n{number}" for number in range(8)]
_EDGES = st.dictionaries(
    st.sampled_from(_IDS), st.sets(st.sampled_from(_IDS), max_size=4), max_size=8
)


def row(id_: str, *near: str, **more: Any) -> dict[str, Any]:
    """A row as a statement gives it."""
    return {"id": id_, "near": list(near), **more}


def paths(rows: list[dict[str, Any]], way: PathWay = NEAR, to: str | None = None) -> dict[str, Any]:
    """The ids of each row's path."""
    return {each["id"]: path.ids() for each, path in with_paths(rows, way, START, to)}


def _backward(edges: Edges) -> Edges:
    near: Edges = {}
    for source, targets in edges.items():
        for target in targets:
            near.setdefault(target, set()).add(source)
    return near


@SOME
@given(_EDGES, st.randoms())
def test_each_row_has_the_path_that_trying_them_all_finds(edges: Edges, random: Any) -> None:
    near = _backward(edges)
    reached = [id_ for id_ in _IDS if id_ != START and best_path(edges, START, id_)]
    rows = [row(id_, *near.get(id_, ())) for id_ in reached]
    random.shuffle(rows)
    found = paths(rows)
    assert found == {id_: best_path(edges, START, id_) for id_ in reached}
    assert list(found) == [each["id"] for each in rows]


def _best_with_ends(edges: Edges, ends: Edges, id_: str) -> tuple[str, ...] | None:
    """The better of the path that goes on and the one that may only end here, by trying all."""
    goes_on = best_path(edges, START, id_)
    bases = [(START,) if n == START else best_path(edges, START, n) for n in _backward(ends)[id_]]
    ending = [(*base, id_) for base in bases if base is not None]
    return min([*ending, *([goes_on] if goes_on else [])], key=lambda p: (len(p), p), default=None)


@SOME
@given(_EDGES, _EDGES)
def test_a_path_may_end_where_none_goes_on(edges: Edges, ends: Edges) -> None:
    near, ending = _backward(edges), {id_: set[str]() for id_ in _IDS} | _backward(ends)
    whole = {id_: _best_with_ends(edges, ends, id_) for id_ in _IDS if ending[id_]}
    whole |= {id_: best_path(edges, START, id_) for id_ in _IDS if not ending[id_]}
    expected = {id_: path for id_, path in whole.items() if path and id_ != START}
    rows = [row(id_, *near.get(id_, ()), ends=list(ending[id_])) for id_ in expected]
    assert paths(rows, ENDS) == expected


def test_a_path_may_end_behind_the_start_itself() -> None:
    assert paths([row("/n1", ends=[START])], ENDS) == {"/n1": (START, "/n1")}


def test_nothing_goes_on_from_where_a_path_ends() -> None:
    with pytest.raises(BrokenQuery) as caught:
        paths([row("/n1", ends=[START]), row("/n2", "/n1", ends=[])], ENDS)
    assert caught.value.key == "question-row-unreached" and "/n2" in str(caught.value)


def test_the_row_of_the_start_is_left_out() -> None:
    assert paths([row("/n1", START), row(START, "/n1")]) == {"/n1": (START, "/n1")}


def test_arrows_say_how_each_row_is_met() -> None:
    rows = [
        row("/n1", "<-IMPLEMENTS- /n0", "-CITES-> /n0"),
        row("/n2", "-ASSIGNS-> /n1", "-ASSIGNS-> /elsewhere"),
        row("/n3", "/n2"),
    ]
    chains = [cell(path) for _, path in with_paths(rows, NEAR, START, None)]
    assert chains[-1] == "/n0 -CITES-> /n1 -ASSIGNS-> /n2 -REQUIRES-> /n3"


def test_rows_of_other_kinds_only_carry_the_paths() -> None:
    way = PathWay(start="s", near="near", only="Task", relation="R")
    rows = [row("/n1", START, kind="Document"), row("/n2", "/n1", kind="Task")]
    assert paths(rows, way) == {"/n2": (START, "/n1", "/n2")}


TO = PathWay(start="s", near="near", to="t", relation="CITES", forward=False)
CHAIN = [row("/n2", "/n1"), row("/n3", START), row("/n1", START), row(START)]


def test_a_path_to_a_thing_gives_the_rows_on_it_in_their_order() -> None:
    found = list(with_paths(CHAIN, TO, START, "/n2"))
    assert [each["id"] for each, _ in found] == [START, "/n1", "/n2"]
    assert [path.length for _, path in found] == [0, 1, 2]
    assert cell(found[-1][1]) == "/n0 <-CITES- /n1 <-CITES- /n2"


@pytest.mark.parametrize(
    ("rows", "to", "ids"),
    [
        (CHAIN, "/n9", []),
        ([*CHAIN, row("/n8", "/n9")], "/n8", []),
        (CHAIN, START, [START]),
    ],
)
def test_a_path_to_what_is_not_reached_has_no_rows(
    rows: list[dict[str, Any]], to: str, ids: list[str]
) -> None:
    assert list(paths(rows, TO, to)) == ids


def test_a_path_is_a_list_of_ids_for_programs() -> None:
    path = path_of_ids(["/a", "/b", "/c"], "REQUIRES", False)
    assert plain(path) == ["/a", "/b", "/c"]
    assert cell(path) == "/a <-REQUIRES- /b <-REQUIRES- /c"
    first = Path(Thing("/a", "Task", "A"))
    other = retraced(Path(Thing("/b", "Task", "B"), first, "REQUIRES", False))
    assert cell(other) == "/a <-REQUIRES- /b"


@pytest.mark.parametrize("neighbours", [1, 300])
def test_many_rows_take_linear_time(neighbours: int) -> None:
    """A chain of 60,000 and a thicket: both take a second or two at most on a busy machine."""
    count = 60_000 if neighbours == 1 else 1_000
    ids = [f"/n{number:06}" for number in range(count)]
    rows = [row(id_, *ids[max(0, n - neighbours) : n]) for n, id_ in enumerate(ids)][1:]
    began = time.process_time()
    found = list(with_paths(rows, NEAR, ids[0], None))
    assert time.process_time() - began < 5
    assert found[-1][1].length == -(-(count - 1) // neighbours)
