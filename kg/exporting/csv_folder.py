"""The CSV export: a folder with a file for each list of the graph."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from kg.exporting.flattening import columns_of, flat
from kg.exporting.replacing import replaced
from kg.rendering.csv_text import write_csv
from ontology.model import Graph
from queries.answers import cell
from queries.graph_source import GraphSource


def write_csv_folder(folder: Path, source: GraphSource) -> None:
    """Write ``documents.csv``, ``tasks.csv`` … into a folder, made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, field in Graph.model_fields.items():
        columns = columns_of(get_args(field.annotation)[0])
        with replaced(folder / f"{name}.csv") as out:
            write_csv(out, columns, _rows(source.facts(name), columns))


def _rows(entries: Iterator[dict[str, Any]], columns: list[str]) -> Iterator[list[str]]:
    for entry in entries:
        values = flat(entry)
        yield [cell(values.get(name)) for name in columns]
