"""Which files are read, what they are called, and why one cannot be."""

import os
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.building.sources import find_files, read_bytes
from loaders.files import FoundFile, exported_names, is_within
from ontology.errors import UnreadableFile


def written(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def names(*paths: Path) -> list[str]:
    search = find_files(paths)
    assert not search.missed
    return [file.name for file in search.files]


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
    search = find_files([tmp_path / "none", tmp_path])
    assert [file.name for file in search.files] == ["a.txt"]
    assert [(item.name, item.error.key) for item in search.missed] == [
        (str(tmp_path / "none"), "file-missing")
    ]


def test_a_name_that_is_not_utf8_is_listed(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text("x")
    search = find_files([tmp_path])
    assert not search.files
    assert [item.error.key for item in search.missed] == ["file-name-broken"]
    assert search.missed[0].name.encode()


def test_files_of_other_kinds_are_counted(tmp_path: Path) -> None:
    for name in ("a.docx", "b.DOCX", "c.pdf", "sâu/README", "sâu/5. Về việc", ".ẩn.pdf", "kho.kg"):
        written(tmp_path / name)
    search = find_files([tmp_path, tmp_path / "sâu"], [tmp_path / "kho.kg"])
    assert list(search.others.items()) == [("", 2), (".docx", 2), (".pdf", 1)]
    assert search.barren == [tmp_path, tmp_path / "sâu"]
    named = find_files([tmp_path, tmp_path / "c.pdf"])
    assert [file.name for file in named.files] == ["c.pdf"] and ".pdf" not in named.others


def test_a_folder_of_which_one_file_is_refused_is_not_barren(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text("x")
    assert not find_files([tmp_path]).barren


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
    assert read_bytes(file, 10**24) == b"12345"


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
