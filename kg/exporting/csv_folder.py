"""The CSV export: a folder with a file for each list of the graph."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from kg.exporting.flattening import columns_of, flat
from kg.exporting.guarding import refuse_foreign_table
from kg.exporting.replacing import replaced
from kg.rendering.csv_text import write_csv
from ontology.model import Graph
from queries.answers import cell
from queries.graph_source import GraphSource


def files_of(folder: Path) -> dict[str, Path]:
    """Return the file of each list of the export in a folder."""
    return {name: folder / f"{name}.csv" for name in Graph.model_fields}


def write_csv_folder(folder: Path, source: GraphSource) -> None:
    """Write ``documents.csv``, ``tasks.csv`` … into a folder, made if it is not there.

    Raises WrongUse, and writes nothing, when one of these names is somebody else's table.
    """
    folder.mkdir(parents=True, exist_ok=True)
    columns = {
        name: columns_of(get_args(field.annotation)[0])
        for name, field in Graph.model_fields.items()
    }
    files = files_of(folder)
    for name, file in files.items():
        refuse_foreign_table(file, columns[name])
    for name, file in files.items():
        with replaced(file) as out:
            write_csv(out, columns[name], _rows(source.facts(name), columns[name]))


def _rows(entries: Iterator[dict[str, Any]], columns: list[str]) -> Iterator[list[str]]:
    for entry in entries:
        values = flat(entry)
        yield [cell(values.get(name)) for name in columns]
