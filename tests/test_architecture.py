"""The shape of the project: imports run one way, public names are explained, files are short."""

import ast
from collections.abc import Iterator

import pytest

from tests.sources import LAYERS, Source, program, sources

LONGEST_FILE = 400
LONGEST_FUNCTION = 60

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""


def _named(source: Source) -> str:
    return source.place


@pytest.mark.parametrize("source", program(), ids=_named)
def test_imports_run_from_the_program_down_to_the_concepts(source: Source) -> None:
    own = LAYERS.index(source.layer)
    tops = {name.partition(".")[0] for name in _imported(source.tree)}
    above = {*LAYERS[own + 1 :], "tests", "benchmarks"}
    assert not tops & above, f"{source.place} imports from a layer above it"


_BELOW = {"files", "passage", "reading", "text"}
_MAY_IMPORT = {
    **{part: set[str]() for part in _BELOW},
    "layout": _BELOW,
    "grammar": _BELOW,
    "extracting": {*_BELOW, "layout", "grammar"},
    "reader": {*_BELOW, "layout", "grammar", "extracting"},
    "resolving": _BELOW,
    "store": _BELOW,
    "server": {*_BELOW, "store"},
    "processes": set(),
    "building": {*_BELOW, "processes", "reader", "resolving", "store"},
    "recording": {*_BELOW, "store"},
    "rdf": {"store"},
}
"""What each part of the loaders may import beside itself: text becomes readings, these become a
graph, and only building and recording write to the store, which knows neither."""


@pytest.mark.parametrize(
    "source", [each for each in program() if each.layer == "loaders"], ids=_named
)
def test_imports_inside_the_loaders_run_one_way(source: Source) -> None:
    own = source.place.removesuffix(".py").split("/")[1]
    named = {name.split(".")[1] for name in _imported(source.tree) if name.startswith("loaders.")}
    if own != "__init__":
        assert named <= {own, *_MAY_IMPORT[own]}, f"{source.place} imports from a part above it"


@pytest.mark.parametrize("source", sources(), ids=_named)
def test_files_and_functions_stay_small(source: Source) -> None:
    assert source.text.count("\n") <= LONGEST_FILE
    for node in ast.walk(source.tree):
        if isinstance(node, Function):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("source", program(), ids=_named)
def test_public_names_are_documented_and_typed(source: Source) -> None:
    if source.text.strip():
        assert ast.get_docstring(source.tree), f"{source.place} does not say what it is"
    for name, node in _public(source.tree):
        assert ast.get_docstring(node), f"{name} does not say what it is"
        if isinstance(node, Function):
            assert _is_typed(node), f"{name} does not say what it takes and returns"


def _public(tree: ast.Module) -> Iterator[tuple[str, Function | ast.ClassDef]]:
    for node in tree.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node.name, node
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from _public_methods(node)


def _public_methods(owner: ast.ClassDef) -> Iterator[tuple[str, Function]]:
    """Methods that a caller sees; a signature of a protocol that the class explains is enough."""
    protocol = any(ast.unparse(base).startswith("Protocol") for base in owner.bases)
    for node in owner.body:
        if isinstance(node, Function) and not node.name.startswith("_") and not protocol:
            yield f"{owner.name}.{node.name}", node


def _is_typed(function: Function) -> bool:
    named = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    taken = [a for a in named if a.arg not in ("self", "cls")]
    return function.returns is not None and all(a.annotation for a in taken)


@pytest.mark.parametrize("source", program(), ids=_named)
def test_nothing_is_caught_blindly(source: Source) -> None:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = "" if node.type is None else ast.unparse(node.type)
            assert caught not in ("", "BaseException"), f"{source.place}:{node.lineno}"


@pytest.mark.parametrize("source", sources(), ids=_named)
def test_no_folder_or_file_is_a_drawer_for_anything(source: Source) -> None:
    drawers = {"utils", "util", "helpers", "helper", "misc", "common"}
    assert not drawers & set(source.place.removesuffix(".py").split("/"))
