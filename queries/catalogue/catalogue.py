"""The questions of one or several folders, each read when it is asked for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.errors import BrokenQuery, WrongUse
from queries.catalogue.reading import parameters_in, read_head, read_parts
from queries.engines.engine import Dialect

if TYPE_CHECKING:
    from queries.catalogue.heads import Head

OWN = Path(__file__).parent.parent / "cypher"
"""The folder of the program's own questions."""

_FILE = re.compile(r"(?P<name>[\w-]+?)(?:\.(?P<dialect>neo4j|ladybug))?\.cypher")


@dataclass(frozen=True)
class Question:
    """A named question: its head, and a text of Cypher for each engine that has one.

    ``computed``: without a text for Ladybug, Python of the program answers from the store.
    """

    name: str
    path: Path
    head: "Head"
    texts: Mapping[Dialect, str]
    computed: bool


class Catalogue:
    """The questions of folders; of two with one name the one of the later folder is meant.

    Nothing is read but the names of files until a question is asked for.

    Raises:
        WrongUse: a folder is not there.
    """

    def __init__(self, folders: Sequence[Path] = (OWN,)) -> None:
        self._folders = folders
        for folder in folders:
            if not folder.is_dir():
                raise WrongUse("queries-no-folder", folder=folder)

    @cached_property
    def _files(self) -> dict[str, dict[str, Path]]:
        """The files of each question by dialect, ``""`` for a file that is for both."""
        found: dict[str, dict[str, Path]] = {}
        for folder in self._folders:
            here: dict[str, dict[str, Path]] = {}
            for path in sorted(folder.glob("*.cypher")):
                if match := _FILE.fullmatch(path.name):
                    here.setdefault(match["name"], {})[match["dialect"] or ""] = path
            found.update(here)
        return dict(sorted(found.items()))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all questions, in order."""
        return tuple(self._files)

    @cached_property
    def replaced(self) -> Mapping[str, Path]:
        """Questions of the program whose name a later folder has taken, with its file."""
        own = set(Catalogue(self._folders[:1]).names)
        taken = {name: next(iter(self._files[name].values())) for name in own}
        return {n: path for n, path in sorted(taken.items()) if path.parent != self._folders[0]}

    def question(self, name: str) -> Question:
        """Return a question, read now.

        Raises:
            WrongUse: there is no question of this name; the message has the nearest names.
            BrokenQuery: its file is broken.
        """
        if name not in self._files:
            raise self._unknown(name)
        return _read(name, self._files[name])

    def questions(self) -> Iterator[Question | BrokenQuery]:
        """Yield all questions in order of name, and what is wrong with those that are broken."""
        for name in self.names:
            try:
                yield self.question(name)
            except BrokenQuery as error:
                yield error

    def _unknown(self, name: str) -> WrongUse:
        from difflib import get_close_matches

        nearest = get_close_matches(name, self.names, n=5, cutoff=0.5)
        if nearest:
            return WrongUse("question-unknown-nearest", name=name, names=nearest)
        return WrongUse("question-unknown", name=name)


def _read(name: str, files: Mapping[str, Path]) -> Question:
    """Read the files of a question; the head stands in the one for both, or for Neo4j."""
    path = files.get("") or files.get("neo4j")
    if path is None:
        raise BrokenQuery("question-no-main-file", file=files["ladybug"], name=name)
    toml, text = read_parts(path)
    head = read_head(path, toml)
    texts: dict[Dialect, str] = {"neo4j": text}
    if "" in files:
        texts["ladybug"] = text
    if "ladybug" in files:
        texts["ladybug"] = files["ladybug"].read_text(encoding="utf-8-sig").strip()
    _check(path, head, toml, texts)
    own = path.parent == OWN
    return Question(name, path, head, texts, computed=own and "ladybug" not in texts)


def _check(path: Path, head: "Head", toml: str, texts: Mapping[Dialect, str]) -> None:
    for text in texts.values():
        if not text:
            raise BrokenQuery("question-no-text", file=path)
        undeclared = sorted(parameters_in(text) - set(head.parameters))
        if undeclared:
            raise BrokenQuery("question-undeclared", file=path, name=undeclared[0])
