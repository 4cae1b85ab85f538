"""Which files are read, what they are called, and why one cannot be."""

import os
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.building.sources import FoundFile, exported_names, find_files, is_within, read_bytes
from ontology.errors import UnreadableFile


def written(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def names(*paths: Path) -> list[str]:
    found, missed = find_files(paths)
    assert not missed
    return [file.name for file in found]


def test_a_folder_gives_its_plans_at_any_depth(tmp_path: Path) -> None:
    for name in ("b.txt", "a.MD", "Kế hoạch số 5/một hai.txt", "c.pdf", ".ẩn/d.txt", ".e.txt"):
        written(tmp_path / name)
    assert names(tmp_path) == ["Kế hoạch số 5/một hai.txt", "a.MD", "b.txt"]


def test_a_file_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    assert names(written(tmp_path / "c.html"), written(tmp_path / ".ẩn")) == [".ẩn", "c.html"]


def test_a_file_is_named_from_the_outermost_folder_in_any_order(tmp_path: Path) -> None:
    file = written(tmp_path / "sâu" / "a.txt")
    for paths in permutations([file, file.parent, tmp_path, tmp_path / "sâu" / ".." / "sâu"]):
        assert names(*paths) == ["sâu/a.txt"]


def test_what_cannot_be_looked_at_is_listed(tmp_path: Path) -> None:
    written(tmp_path / "a.txt")
    found, missed = find_files([tmp_path / "none", tmp_path])
    assert [file.name for file in found] == ["a.txt"]
    assert [(item.name, item.error.key) for item in missed] == [
        (str(tmp_path / "none"), "file-missing")
    ]


def test_a_name_that_is_not_utf8_is_listed(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text("x")
    found, missed = find_files([tmp_path])
    assert not found and [item.error.key for item in missed] == ["file-name-broken"]
    assert missed[0].name.encode()


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(tmp_path / "a.txt", 10)
    assert caught.value.key == "file-not-regular"


def test_a_file_may_be_as_large_as_the_limit(tmp_path: Path) -> None:
    file = written(tmp_path / "a.txt", "12345")
    assert read_bytes(file, 5) == b"12345"
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(file, 4)
    assert caught.value.values == {"size": 5, "limit": 4}
    with pytest.raises(UnreadableFile):
        read_bytes(tmp_path / "none.txt", 4)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (["/a/x.txt"], ["x.txt"]),
        (["/a/x.txt", "/b/y.txt"], ["x.txt", "y.txt"]),
        (["/a/x.txt", "/b/x.txt"], ["a/x.txt", "b/x.txt"]),
        (["/1/a/x.txt", "/2/a/x.txt"], ["1/a/x.txt", "2/a/x.txt"]),
        (["/x.txt", "/b/x.txt"], ["x.txt", "b/x.txt"]),
    ],
)
def test_names_are_prefixed_where_they_clash(places: list[str], expected: list[str]) -> None:
    files = [FoundFile(Path(place), Path(place).parent) for place in places]
    assert list(exported_names(files).values()) == expected


_PARTS = st.lists(st.sampled_from("ab"), min_size=1, max_size=4)


@given(st.lists(st.tuples(_PARTS, st.integers(0, 3)), max_size=8))
def test_no_two_files_have_one_name(places: list[tuple[list[str], int]]) -> None:
    files = {}
    for parts, depth in places:
        place = Path("/", *parts)
        files[place] = FoundFile(place, place.parents[min(depth, len(parts) - 1)])
    found = exported_names(files.values())
    assert set(found) == set(files)
    assert len(set(found.values())) == len(files)
    assert all(f"/{place}".endswith(f"/{name}") for place, name in found.items())


def test_a_folder_is_within_itself_and_no_neighbour() -> None:
    assert is_within(Path("/a/b"), Path("/a/b")) and is_within(Path("/a/b/c"), Path("/a/b"))
    assert not is_within(Path("/a/bc"), Path("/a/b"))
