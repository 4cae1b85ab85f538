"""What is folded into what, so that the first view is a picture and not a crowd.

Every item of the picture, a thing or a fold, has one parent or none. Sections of a long plan,
the documents that are only cited, the agencies and the awaited acts of a layer are folds; a task
is the parent of its products.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from queries.graph_source import Node
from viz.layers import LAYERS, layer_of

MOST = 40
"""Tasks that lie side by side in one document or section; with more, sections are folded."""

MOST_READ = 12
"""Documents that were read in one layer; with more, they are folded by type and year."""

Entry = Mapping[str, Any]


class Fold(NamedTuple):
    """An item that stands for others: its name in the address, its layer, what it is called.

    ``word`` is a key of the table of words that names it, ``label`` the words of the text that
    do; ``parent`` the name of the fold, or the id of the thing, that it lies in.
    """

    name: str
    layer: int
    word: str
    label: str = ""
    parent: str | None = None


class Folds:
    """The folds of a graph, and the parent of each thing: the name of a fold, or an id."""

    def __init__(self) -> None:
        self.folds: dict[str, Fold] = {}
        self.parents: dict[str, str] = {}

    def _into(self, fold: Fold, ids: Iterable[str] = ()) -> str:
        self.folds.setdefault(fold.name, fold)
        self.parents.update(dict.fromkeys(ids, fold.name))
        return fold.name

    def add_documents(self, documents: Iterable[Entry]) -> None:
        """Fold the documents that are only cited, and those that were read where they are many."""
        documents = [*documents]
        layers = {each["id"]: layer_of("Document", each["level"]) for each in documents}
        read = Counter(layers[each["id"]] for each in documents if each["file"])
        for document in documents:
            layer = layers[document["id"]]
            if not document["file"]:
                name = f"cited:{LAYERS[layer]}"
                self._into(Fold(name, layer, "page-fold-cited"), [document["id"]])
            elif read[layer] > MOST_READ:
                self._into(_kind_and_year(document, layer), [document["id"]])

    def add_levelled(self, kind: str, entries: Iterable[Entry]) -> None:
        """Fold the agencies, or the awaited acts, of each layer."""
        for entry in entries:
            layer = layer_of(kind, entry["level"])
            name = f"{kind}:{LAYERS[layer]}"
            self._into(Fold(name, layer, f"page-fold-{kind}"), [entry["id"]])

    def add_tasks(self, tasks: Iterable[Entry]) -> None:
        """Fold the tasks of each document, by section where they are many."""
        of_document: dict[str, list[Entry]] = {}
        for task in tasks:
            of_document.setdefault(task["document"], []).append(task)
        for document, own in of_document.items():
            self._add_sections(document, own, 0)

    def _add_sections(self, parent: str, tasks: list[Entry], depth: int) -> None:
        sections: dict[str, list[Entry]] = {}
        for task in tasks:
            sections.setdefault(_section(task, depth), []).append(task)
        if len(tasks) <= MOST or set(sections) == {""}:
            self.parents.update((task["id"], parent) for task in tasks)
            return
        for title, own in sections.items():
            if title:
                name = f"{parent}|{title}"
                fold = Fold(name, LAYERS.index("tasks"), "page-fold-section", title, parent)
                self._add_sections(self._into(fold), own, depth + 1)
            else:
                self.parents.update((task["id"], parent) for task in own)

    def add_listed(self, kind: str, entries: Iterable[Entry]) -> None:
        """Fold the targets, or the projects, of each document."""
        for entry in entries:
            document = entry["document"]
            name = f"{kind}:{document}"
            fold = Fold(name, LAYERS.index("results"), f"page-fold-{kind}", parent=document)
            self._into(fold, [entry["id"]])

    def add_products(self, products: Iterable[Node]) -> None:
        """Fold each product into its task: its id is that of the task and a place."""
        self.parents.update((node.id, node.id.rpartition("/product/")[0]) for node in products)


def _section(task: Entry, depth: int) -> str:
    sections: list[str] = task["section"]
    return sections[depth] if depth < len(sections) else ""


def _kind_and_year(document: Entry, layer: int) -> Fold:
    year = (document["date"] or "")[:4]
    label = f"{document['type'] or ''} {year}".strip()
    return Fold(f"read:{LAYERS[layer]}:{label}", layer, "page-fold-read", label)
