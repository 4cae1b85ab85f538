"""The JSON export: every list of the graph, an entry on each line, the same bytes each time."""

import json
from typing import TextIO

from ontology.model import Graph
from queries.graph_source import GraphSource


def write_json(out: TextIO, source: GraphSource) -> None:
    """Write all facts of a graph, one list after another, without holding them in memory."""
    out.write("{")
    before_list = "\n"
    for name in Graph.model_fields:
        out.write(f'{before_list}"{name}": [')
        before_entry = "\n"
        for entry in source.facts(name):
            out.write(before_entry + json.dumps(entry, ensure_ascii=False))
            before_entry = ",\n"
        out.write("]")
        before_list = ",\n"
    out.write("\n}\n")
